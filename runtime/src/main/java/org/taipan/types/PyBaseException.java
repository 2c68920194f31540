package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** {@code BaseException}, and the Java class of every exception without fields of its own. */
@PyTypeDef(name = "BaseException", doc = "Common base class for all exceptions.")
public class PyBaseException extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyBaseExceptionTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.EXCEPTION_SUBCLASS);

    // The first three are written whenever an exception is raised, and plain, to need no fence: what they hold has final
    // fields, or was released before, so that whoever sees it sees it fully built.
    private PyTuple args;
    /** {@code __traceback__}, or null. */
    public Object traceback;
    /** {@code __context__}, or null. */
    public PyBaseException context;
    /** {@code __cause__}, or null. */
    public volatile PyBaseException cause;
    public volatile boolean suppressContext;

    public PyBaseException(PyType type, PyTuple args) {
        super(type);
        this.args = args;
    }

    public final PyTuple args() {
        return args;
    }

    public final void setArgs(PyTuple newArgs) {
        args = newArgs;
    }

    /** An instance of a builtin exception type with its fields set from {@code args}, made without running Python code. */
    public static PyBaseException create(PyType type, PyTuple args) {
        PyBaseException e = Exc.allocate(type, args);
        e.setFields(args.items());
        return e;
    }

    /** Sets the fields that follow from the arguments, as {@code __init__} does. Types with fields override it. */
    protected void setFields(Object[] arguments) {
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return Exc.allocate(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
    }

    /** {@code BaseException.__init__}. @throws org.taipan.objects.PyException TypeError if there are keywords */
    protected final void init(PyTuple arguments, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw Errors.typeError(type().tpName() + "() takes no keyword arguments");
        }
        args = arguments;
    }

    /** The values of the keyword arguments {@code names}, null where not given; as {@code "|$O…:fname"} parses them. */
    protected static Object[] keywordFields(String fname, PyDict kwargs, String... names) {
        Object[] values = new Object[names.length];
        if (kwargs.size() > names.length) {
            throw Errors.typeError(fname + "() takes at most " + names.length + " keyword argument"
                    + (names.length == 1 ? "" : "s") + " (" + kwargs.size() + " given)");
        }
        int found = 0;
        for (int i = 0; i < names.length; i++) {
            values[i] = kwargs.getStr(names[i]);
            found += values[i] == null ? 0 : 1;
        }
        if (found < kwargs.size()) {
            for (Object key : kwargs.keys()) {
                String name = PyStr.toJava(key);
                if (!java.util.List.of(names).contains(name)) {
                    String near = org.taipan.ops.Suggestions.closest(names, name);
                    throw Errors.typeError(fname + "() got an unexpected keyword argument '" + name + "'"
                            + (near == null ? "" : ". Did you mean '" + near + "'?"));
                }
            }
        }
        return values;
    }

    /** A field as Python sees it: None when unset. */
    protected static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    Object __str__(ThreadState ts) {
        return defaultStr(ts);
    }

    /** {@code BaseException.__str__}. */
    protected final Object defaultStr(ThreadState ts) {
        PyTuple a = args;
        return switch (a.size()) {
            case 0 -> "";
            case 1 -> Obj.str(ts, a.get(0));
            default -> Obj.str(ts, a);
        };
    }

    Object __repr__(ThreadState ts) {
        PyTuple a = args;
        return PyStr.of(type().name()
                + (a.size() == 1 ? "(" + Obj.reprJava(ts, a.get(0)) + ")" : Obj.reprJava(ts, a)));
    }

    // ---- pickling ---------------------------------------------------------------------------------------------------

    @PyMethod("__reduce__()")
    Object reduce() {
        return reduction(args, ownState());
    }

    /** {@code (type, args)} or {@code (type, args, state)}. */
    protected final Object reduction(PyTuple arguments, PyDict state) {
        return state == null ? new PyTuple(type(), arguments) : new PyTuple(type(), arguments, state);
    }

    /** The instance dictionary, or null while there is nothing in it. */
    protected final PyDict ownState() {
        if (!shape().isDictionary && shape().attributeNames().length == 0) {
            return null;
        }
        return dict();
    }

    /** A copy of the instance dictionary. */
    protected final PyDict copyOfState() {
        PyDict copy = new PyDict();
        PyDict own = ownState();
        if (own != null) {
            for (Object[] item : own.items()) {
                copy.putStr(PyStr.toJava(item[0]), item[1]);
            }
        }
        return copy;
    }

    @PyMethod("__setstate__(state, /)")
    void setState(ThreadState ts, Object state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict d)) {
            throw Errors.typeError("state is not a dictionary");
        }
        for (Object[] item : d.items()) {
            Attr.set(ts, this, PyBaseObject.attributeName(item[0]), item[1]);
        }
    }

    // ---- notes and traceback ----------------------------------------------------------------------------------------

    @PyMethod(value = "with_traceback(object, /)",
            doc = "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.")
    Object withTraceback(Object tb) {
        setTraceback(tb);
        return this;
    }

    /** {@code add_note(note)}. */
    @PyMethod(value = "add_note(object, /)", doc = "Exception.add_note(note) --\n    add a note to the exception")
    public void addNote(ThreadState ts, Object note) {
        if (!PyStr.check(note)) {
            throw Errors.typeError("note must be a str, not '" + Obj.typeName(note) + "'");
        }
        Object notes = Attr.lookup(ts, this, "__notes__");
        if (notes == null) {
            notes = new PyList();
            Attr.set(ts, this, "__notes__", notes);
        }
        if (!(notes instanceof PyList list)) {
            throw Errors.typeError("Cannot add note: __notes__ is not a list");
        }
        list.append(note);
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    @PyGetter("args")
    Object getArgs() {
        return args;
    }

    @PySetter("args")
    void setArgsAttribute(ThreadState ts, Object value) {
        args = new PyTuple(Iter.toArray(ts, value));
    }

    @PyDeleter("args")
    void deleteArgs() {
        throw Errors.typeError("args may not be deleted");
    }

    @PyGetter("__traceback__")
    Object getTraceback() {
        return orNone(traceback);
    }

    @PySetter("__traceback__")
    void setTraceback(Object tb) {
        if (tb != PyNone.NONE && !(tb instanceof PyTraceback)) {
            throw Errors.typeError("__traceback__ must be a traceback or None");
        }
        traceback = tb == PyNone.NONE ? null : tb;
    }

    @PyDeleter("__traceback__")
    void deleteTraceback() {
        throw Errors.typeError("__traceback__ may not be deleted");
    }

    @PyGetter(value = "__context__", doc = "exception context")
    Object getContext() {
        return orNone(context);
    }

    @PySetter("__context__")
    void setContext(Object value) {
        context = exceptionOrNull(value, "context");
    }

    @PyDeleter("__context__")
    void deleteContext() {
        throw Errors.typeError("__context__ may not be deleted");
    }

    @PyGetter(value = "__cause__", doc = "exception cause")
    Object getCause() {
        return orNone(cause);
    }

    @PySetter("__cause__")
    void setCause(Object value) {
        cause = exceptionOrNull(value, "cause");
        suppressContext = true;
    }

    @PyDeleter("__cause__")
    void deleteCause() {
        throw Errors.typeError("__cause__ may not be deleted");
    }

    private static PyBaseException exceptionOrNull(Object value, String what) {
        if (value == PyNone.NONE) {
            return null;
        }
        if (value instanceof PyBaseException e) {
            return e;
        }
        throw Errors.typeError("exception " + what + " must be None or derive from BaseException");
    }

    @PyGetter(value = "__suppress_context__", member = true)
    boolean getSuppressContext() {
        return suppressContext;
    }

    @PySetter("__suppress_context__")
    void setSuppressContext(Object value) {
        if (!(value instanceof Boolean b)) {
            throw Errors.typeError("attribute value type must be bool");
        }
        suppressContext = b;
    }

    @PyDeleter("__suppress_context__")
    void deleteSuppressContext() {
        throw Errors.typeError("can't delete numeric/char attribute");
    }
}
