package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code traceback}: one frame an exception went through, and the next inner one. */
@PyTypeDef(name = "traceback", doc = "Create a new traceback object.")
public final class PyTraceback extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyTracebackTable(), PyType.OBJECT, 0);
    private static final int UNKNOWN = Integer.MIN_VALUE;

    /** {@code tb_next}, or null. */
    private PyTraceback next;
    public final PyFrame frame;
    /** {@code tb_lasti}, a byte offset into the code. */
    public final int lasti;
    private int line;

    /** An entry whose line follows from {@code lasti}, computed when asked for. */
    public PyTraceback(PyTraceback next, PyFrame frame, int lasti) {
        this(next, frame, lasti, UNKNOWN);
    }

    public PyTraceback(PyTraceback next, PyFrame frame, int lasti, int line) {
        super(TYPE);
        this.next = next;
        this.frame = frame;
        frame.captured = true;
        this.lasti = lasti;
        this.line = line;
    }

    public PyTraceback next() {
        return next;
    }

    /** Sets {@code tb_next}; the caller sees to it that no loop comes of it. */
    public void link(PyTraceback following) {
        VarHandle.releaseFence();
        next = following;
    }

    /** {@code tb_lineno}, or -1 if the instruction has no line. */
    public int line() {
        if (line == UNKNOWN) {
            line = frame.code.lineAt(lasti);
        }
        return line;
    }

    @PyMethod("__new__(tb_next, tb_frame, tb_lasti, tb_lineno)")
    static Object make(PyType cls, Object tb_next, PyFrame tb_frame, int tb_lasti, int tb_lineno) {
        return new PyTraceback(check(tb_next), tb_frame, tb_lasti, tb_lineno);
    }

    private static PyTraceback check(Object next) {
        if (next == PyNone.NONE) {
            return null;
        }
        if (next instanceof PyTraceback t) {
            return t;
        }
        throw Errors.typeError("expected traceback object or None, got '" + Obj.typeName(next) + "'");
    }

    @PyGetter("tb_next")
    Object getNext() {
        PyTraceback n = next;
        return n == null ? PyNone.NONE : n;
    }

    @PySetter("tb_next")
    void setNext(Object value) {
        PyTraceback n = check(value);
        for (PyTraceback t = n; t != null; t = t.next) {
            if (t == this) {
                throw Errors.valueError("traceback loop detected");
            }
        }
        next = n;
    }

    @PyDeleter("tb_next")
    void deleteNext() {
        throw Errors.typeError("can't delete tb_next attribute");
    }

    @PyGetter(value = "tb_frame", member = true)
    Object getFrame() {
        return frame;
    }

    @PyGetter(value = "tb_lasti", member = true)
    int getLasti() {
        return lasti;
    }

    @PyGetter("tb_lineno")
    Object getLine() {
        int n = line();
        return n < 0 ? PyNone.NONE : (Object) (long) n;
    }

    @PyMethod("__dir__()")
    Object dir() {
        return new PyList("tb_frame", "tb_next", "tb_lasti", "tb_lineno");
    }
}
