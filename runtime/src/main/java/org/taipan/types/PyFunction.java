package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/**
 * {@code function}: a Python function's data and attributes. How it is called is the interpreter's, in the one subclass.
 *
 * <p>{@link #version} is replaced whenever a call might go differently: on assignment to {@code __code__},
 * {@code __defaults__} or {@code __kwdefaults__}.
 *
 * <p><b>Concurrency.</b> Every field holds a whole value at any time. They are plain, since functions are made often and
 * changed hardly ever; what is written to one that others may know of is {@link #publish published} first.
 */
@PyTypeDef(name = "function", doc = "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals "
        + "dictionary\n  name\n    a string that overrides the name from the code object\n  argdefs\n    a tuple that "
        + "specifies the default argument values\n  closure\n    a tuple that supplies the bindings for free variables"
        + "\n  kwdefaults\n    a dictionary that specifies the default keyword argument values")
public abstract class PyFunction extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFunctionTable(), PyType.OBJECT,
            TypeFlags.HAS_DICT | TypeFlags.HAS_WEAKREF | TypeFlags.METHOD_DESCRIPTOR);
    private static final int KINDS = PyCode.GENERATOR | PyCode.COROUTINE | PyCode.ASYNC_GENERATOR;

    /** Makes functions; the interpreter's, found at {@code Interpreter.functions}. */
    public interface Factory {
        PyFunction make(ThreadState ts, PyCode code, PyDict globals);
    }

    /** {@code __globals__}. */
    public final PyDict globals;
    /** {@code __builtins__}, a dict but for rare uses. */
    public final Object builtins;
    private PyCode code;
    /** {@code __defaults__}, or null; the items are not to be modified. */
    protected Object[] defaults;
    private PyTuple defaultsTuple;
    /** {@code __kwdefaults__}, or null. */
    protected PyDict kwdefaults;
    /** {@code __closure__}, or null. */
    protected PyCell[] closure;
    private PyTuple closureTuple;
    private Object name;
    private Object qualname;
    private Object doc;
    private Object module;
    /** A dict, or a tuple of names and values that becomes one on demand, or null. */
    private Object annotations;
    private Object typeParams;
    /** An identity that changes when calls may go differently; null for the function itself. */
    private Object version;

    protected PyFunction(PyCode code, PyDict globals, Object builtins) {
        super(TYPE);
        this.code = code;
        this.globals = globals;
        this.builtins = builtins;
        this.name = PyStr.of(code.name);
        this.qualname = code.qualname.equals(code.name) ? name : PyStr.of(code.qualname);
        this.doc = code.consts.length > 0 && PyStr.check(code.consts[0]) ? code.consts[0] : PyNone.NONE;
        this.module = globals.getStr("__name__");
    }

    /** {@code _PyEval_BuiltinsFromGlobals}: the namespace of builtins for code with these globals. */
    public static Object builtinsOf(ThreadState ts, PyDict globals) {
        Object b = globals.getStr("__builtins__");
        if (b == null) {
            return ts.frame == null ? ts.interp.builtins : ts.frame.builtins();
        }
        return b instanceof PyModule m ? m.dict() : b;
    }

    public final PyCode code() {
        return code;
    }

    /** What {@link #code} and the defaults amount to; a new object whenever they change. */
    public final Object version() {
        Object v = version;
        return v == null ? this : v;
    }

    public final Object name() {
        return name;
    }

    public final Object qualname() {
        return qualname;
    }

    /** Sets {@code __defaults__} from a tuple. */
    public final void initDefaults(PyTuple tuple) {
        publish();
        defaultsTuple = tuple;
        defaults = tuple == null ? null : tuple.items();
        changed();
    }

    public final void initKwdefaults(PyDict dict) {
        publish();
        kwdefaults = dict;
        changed();
    }

    /** Sets {@code __closure__} of a fresh function: a tuple of cells. */
    public final void initClosure(PyTuple tuple) {
        closureTuple = tuple;
        PyCell[] cells = new PyCell[tuple.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (PyCell) tuple.get(i);
        }
        closure = cells;
    }

    /** Sets {@code __annotations__}: a dict, or a tuple of names and values in turn. */
    public final void initAnnotations(Object dictOrTuple) {
        publish();
        annotations = dictOrTuple;
    }

    /** Sets {@code __type_params__}. */
    public final void initTypeParams(Object tuple) {
        typeParams = tuple;
    }

    /** Before a field is written that others may be reading: they see the new value fully built. */
    private static void publish() {
        VarHandle.releaseFence();
    }

    /** The code or the defaults were replaced. */
    protected void changed() {
        Object v = new Object();
        publish();
        version = v;
    }

    @PyMethod("__new__(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
    static Object make(ThreadState ts, PyType cls, PyCode code, PyDict globals, Object name, Object argdefs,
            Object closure, Object kwdefaults) {
        if (name != PyNone.NONE && !PyStr.check(name)) {
            throw Errors.typeError("arg 3 (name) must be None or string");
        }
        if (argdefs != PyNone.NONE && !(argdefs instanceof PyTuple)) {
            throw Errors.typeError("arg 4 (defaults) must be None or tuple");
        }
        if (!(closure instanceof PyTuple)) {
            if (code.freeCount > 0 && closure == PyNone.NONE) {
                throw Errors.typeError("arg 5 (closure) must be tuple");
            }
            if (closure != PyNone.NONE) {
                throw Errors.typeError("arg 5 (closure) must be None or tuple");
            }
        }
        if (kwdefaults != PyNone.NONE && !(kwdefaults instanceof PyDict)) {
            throw Errors.typeError("arg 6 (kwdefaults) must be None or dict");
        }
        int cells = closure instanceof PyTuple t ? t.size() : 0;
        if (cells != code.freeCount) {
            throw Errors.valueError(code.name + " requires closure of length " + code.freeCount + ", not " + cells);
        }
        for (int i = 0; i < cells; i++) {
            Object cell = ((PyTuple) closure).get(i);
            if (!(cell instanceof PyCell)) {
                throw Errors.typeError("arg 5 (closure) expected cell, found " + Obj.typeName(cell));
            }
        }
        PyFunction f = ts.interp.functions.make(ts, code, globals);
        if (name != PyNone.NONE) {
            f.name = name;
        }
        if (argdefs instanceof PyTuple t) {
            f.initDefaults(t);
        }
        if (closure instanceof PyTuple t) {
            f.initClosure(t);
        }
        if (kwdefaults instanceof PyDict d) {
            f.initKwdefaults(d);
        }
        return f;
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callFunction(ThreadState ts, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, this, args, kwargs);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object owner) {
        return instance == PyNone.NONE ? this : new org.taipan.types.PyMethod(this, instance);
    }

    Object __repr__() {
        return PyStr.of("<function " + PyStr.toJava(qualname) + " at " + Obj.address(this) + ">");
    }

    // ---- attributes ---------------------------------------------------------------------------------------------------

    @PyGetter("__code__")
    Object getCode() {
        return code;
    }

    @PySetter("__code__")
    void setCode(ThreadState ts, Object value) {
        if (!(value instanceof PyCode c)) {
            throw Errors.typeError("__code__ must be set to a code object");
        }
        int cells = closure == null ? 0 : closure.length;
        if (cells != c.freeCount) {
            throw Errors.valueError(PyStr.toJava(name) + "() requires a code object with " + cells
                    + " free vars, not " + c.freeCount);
        }
        if ((code.flags & KINDS) != (c.flags & KINDS)) {
            org.taipan.ops.Warnings.warn(ts, Exc.DeprecationWarning, "Assigning a code object of non-matching type is "
                    + "deprecated (e.g., from a generator to a plain function)", 1);
        }
        publish();
        code = c;
        changed();
    }

    @PyDeleter("__code__")
    void deleteCode() {
        throw Errors.typeError("__code__ must be set to a code object");
    }

    @PyGetter("__defaults__")
    Object getDefaults() {
        PyTuple t = defaultsTuple;
        return t == null ? PyNone.NONE : t;
    }

    @PySetter("__defaults__")
    void setDefaults(Object value) {
        if (value != PyNone.NONE && !(value instanceof PyTuple)) {
            throw Errors.typeError("__defaults__ must be set to a tuple object");
        }
        initDefaults(value instanceof PyTuple t ? t : null);
    }

    @PyDeleter("__defaults__")
    void deleteDefaults() {
        initDefaults(null);
    }

    @PyGetter("__kwdefaults__")
    Object getKwdefaults() {
        PyDict d = kwdefaults;
        return d == null ? PyNone.NONE : d;
    }

    @PySetter("__kwdefaults__")
    void setKwdefaults(Object value) {
        if (value != PyNone.NONE && !(value instanceof PyDict)) {
            throw Errors.typeError("__kwdefaults__ must be set to a dict object");
        }
        initKwdefaults(value instanceof PyDict d ? d : null);
    }

    @PyDeleter("__kwdefaults__")
    void deleteKwdefaults() {
        initKwdefaults(null);
    }

    @PyGetter("__annotations__")
    Object getAnnotations(ThreadState ts) {
        Object a = annotations;
        if (a instanceof PyDict) {
            return a;
        }
        synchronized (this) {
            if (annotations instanceof PyDict d) {
                return d;
            }
            PyDict d = new PyDict();
            if (annotations instanceof PyTuple t) {
                for (int i = 0; i + 1 < t.size(); i += 2) {
                    d.putStr(PyStr.toJava(t.get(i)), t.get(i + 1));
                }
            }
            publish();
            annotations = d;
            return d;
        }
    }

    @PySetter("__annotations__")
    void setAnnotations(Object value) {
        if (value != PyNone.NONE && !(value instanceof PyDict)) {
            throw Errors.typeError("__annotations__ must be set to a dict object");
        }
        publish();
        annotations = value == PyNone.NONE ? null : value;
    }

    @PyDeleter("__annotations__")
    void deleteAnnotations() {
        annotations = null;
    }

    @PyGetter("__name__")
    Object getName() {
        return name;
    }

    @PySetter("__name__")
    void setName(Object value) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("__name__ must be set to a string object");
        }
        publish();
        name = value;
    }

    @PyDeleter("__name__")
    void deleteName() {
        throw Errors.typeError("__name__ must be set to a string object");
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return qualname;
    }

    @PySetter("__qualname__")
    void setQualname(Object value) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("__qualname__ must be set to a string object");
        }
        publish();
        qualname = value;
    }

    @PyDeleter("__qualname__")
    void deleteQualname() {
        throw Errors.typeError("__qualname__ must be set to a string object");
    }

    @PyGetter("__type_params__")
    Object getTypeParams() {
        Object t = typeParams;
        return t == null ? PyTuple.EMPTY : t;
    }

    @PySetter("__type_params__")
    void setTypeParams(Object value) {
        if (!(value instanceof PyTuple)) {
            throw Errors.typeError("__type_params__ must be set to a tuple");
        }
        publish();
        typeParams = value;
    }

    @PyDeleter("__type_params__")
    void deleteTypeParams() {
        throw Errors.typeError("__type_params__ must be set to a tuple");
    }

    @PyGetter(value = "__doc__", member = true)
    Object getDoc() {
        Object d = doc;
        return d == null ? PyNone.NONE : d;
    }

    @PySetter("__doc__")
    void setDoc(Object value) {
        publish();
        doc = value;
    }

    @PyDeleter("__doc__")
    void deleteDoc() {
        doc = null;
    }

    @PyGetter(value = "__module__", member = true)
    Object getModule() {
        Object m = module;
        return m == null ? PyNone.NONE : m;
    }

    @PySetter("__module__")
    void setModule(Object value) {
        publish();
        module = value;
    }

    @PyDeleter("__module__")
    void deleteModule() {
        module = null;
    }

    @PyGetter(value = "__closure__", member = true)
    Object getClosure() {
        PyTuple t = closureTuple;
        return t == null ? PyNone.NONE : t;
    }

    @PyGetter(value = "__globals__", member = true)
    Object getGlobals() {
        return globals;
    }

    @PyGetter(value = "__builtins__", member = true)
    Object getBuiltins() {
        return builtins;
    }

    @PyGetter("__dict__")
    Object getDict() {
        return dict();
    }

    @PySetter("__dict__")
    void setDictAttribute(Object value) {
        if (!(value instanceof PyDict d)) {
            throw Errors.typeError("__dict__ must be set to a dictionary, not a '" + Obj.typeName(value) + "'");
        }
        setDict(d);
    }

    @PyDeleter("__dict__")
    void deleteDict() {
        throw Errors.typeError("cannot delete __dict__");
    }
}
