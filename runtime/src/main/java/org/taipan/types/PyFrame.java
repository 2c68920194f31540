package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;

/** A frame, as far as the rest of the runtime sees it; the interpreter's frames extend it. */
@PyTypeDef(name = "frame")
public abstract class PyFrame extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFrameTable(), PyType.OBJECT, 0);
    private static final Shape ROOT = TYPE.rootShape();

    /** Whether Python code may have a reference to this: then compiled code leaves the last values of the variables here. */
    public boolean captured;
    /** Set when someone changes variables or tracing of the running frame: compiled code then leaves it to the loop. */
    public boolean disturbed;
    /** The calling frame, or null. */
    public PyFrame back;
    public final PyCode code;

    protected PyFrame(PyCode code) {
        super(ROOT);
        this.code = code;
    }

    /** {@code f_globals}. */
    public abstract PyDict globals();

    /** {@code f_builtins}: a dict but for rare uses. */
    public abstract Object builtins();

    /**
     * What the running code has under the name of a builtin function: {@code _PyEval_GetBuiltin}.
     *
     * @throws PyException AttributeError if it has been taken away
     */
    public static Object builtin(ThreadState ts, String name) {
        Object builtins = ts.frame == null ? ts.interp.builtins : ts.frame.builtins();
        Object value = null;
        if (builtins instanceof PyDict d) {
            value = d.getStr(name);
        } else {
            try {
                value = Item.get(ts, builtins, name);
            } catch (PyException e) {
                if (!e.matches(Exc.KeyError)) {
                    throw e;
                }
            }
        }
        if (value == null) {
            throw Errors.of(Exc.AttributeError, name);
        }
        return value;
    }

    /** {@code f_locals}: the namespace of a module or class body, a write-through proxy for a function (PEP 667). */
    public abstract Object locals(ThreadState ts);

    /** {@code locals()}: as {@link #locals}, but for a function a fresh dict. */
    public abstract Object localsSnapshot(ThreadState ts);

    /** {@code f_lineno}, or -1 when there is none. */
    public abstract int lineNumber();

    /** The local variable, cell or free variable with an index into {@code co_localsplusnames}; null when unbound. */
    public abstract Object localPlus(int index);

    /** Jumps to a line, as a trace function may: {@code f_lineno = line}. */
    public abstract void setLineNumber(ThreadState ts, Object line);

    /** {@code f_lasti}, a byte offset into {@code co_code}. */
    public abstract int lasti();

    /** {@code f_trace}, or null. */
    public abstract Object trace();

    public abstract void setTrace(ThreadState ts, Object function);

    public abstract boolean traceLines();

    public abstract void setTraceLines(boolean on);

    public abstract boolean traceOpcodes();

    public abstract void setTraceOpcodes(ThreadState ts, boolean on);

    /** {@code clear()}: drops what the locals refer to. */
    public abstract void clear(ThreadState ts);

    @PyMethod(value = "clear()", doc = "F.clear(): clear all references held by the frame")
    void clearFrame(ThreadState ts) {
        clear(ts);
    }

    @PyGetter("f_back")
    Object getBack() {
        PyFrame b = back;
        if (b != null) {
            b.captured = true;
        }
        return b == null ? PyNone.NONE : b;
    }

    @PyGetter("f_code")
    Object getCode() {
        return code;
    }

    @PyGetter("f_globals")
    Object getGlobals() {
        return globals();
    }

    @PyGetter("f_builtins")
    Object getBuiltins() {
        return builtins();
    }

    @PyGetter("f_locals")
    Object getLocals(ThreadState ts) {
        return locals(ts);
    }

    @PyGetter("f_lasti")
    int getLasti() {
        return lasti();
    }

    @PyGetter("f_lineno")
    Object getLine() {
        int n = lineNumber();
        return n < 0 ? PyNone.NONE : (Object) (long) n;
    }

    @PySetter("f_lineno")
    void setLine(ThreadState ts, Object value) {
        setLineNumber(ts, value);
    }

    @PyDeleter("f_lineno")
    void deleteLine() {
        throw org.taipan.ops.Errors.attributeError("cannot delete attribute");
    }

    @PyGetter("f_trace")
    Object getTrace() {
        Object t = trace();
        return t == null ? PyNone.NONE : t;
    }

    @PySetter("f_trace")
    void setTraceAttribute(ThreadState ts, Object value) {
        setTrace(ts, value == PyNone.NONE ? null : value);
    }

    @PyDeleter("f_trace")
    void deleteTrace(ThreadState ts) {
        setTrace(ts, null);
    }

    @PyGetter(value = "f_trace_lines", member = true)
    boolean getTraceLines() {
        return traceLines();
    }

    @PySetter("f_trace_lines")
    void setTraceLinesAttribute(Object value) {
        setTraceLines(bool(value));
    }

    @PyGetter("f_trace_opcodes")
    boolean getTraceOpcodes() {
        return traceOpcodes();
    }

    @PySetter("f_trace_opcodes")
    void setTraceOpcodesAttribute(ThreadState ts, Object value) {
        setTraceOpcodes(ts, bool(value));
    }

    private static boolean bool(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        throw org.taipan.ops.Errors.typeError("attribute value type must be bool");
    }

    Object __repr__(ThreadState ts) {
        int n = lineNumber();
        return PyStr.of("<frame at " + Obj.address(this) + ", file " + Obj.reprJava(ts, code.filename) + ", line "
                + (n < 0 ? "None" : Integer.toString(n)) + ", code " + code.name + ">");
    }
}
