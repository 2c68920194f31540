package org.taipan.modules.contextvars;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyTuple;

/**
 * {@code contextvars.Context}. Only the thread that has entered a context changes it, and one thread at a time can have
 * entered it; any thread may read, and sees one state of the whole map.
 */
@PyTypeDef(name = "Context", module = "_contextvars")
public final class PyContext extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyContextTable(), PyType.OBJECT, PyType.MAPPING | PyType.HAS_WEAKREF);

    private VarMap vars;
    private boolean entered;
    private Object previous;

    private PyContext(VarMap vars) {
        super(TYPE);
        this.vars = vars;
    }

    /** {@code PyContext_New}. */
    public static PyContext empty() {
        return new PyContext(VarMap.EMPTY);
    }

    /** {@code PyContext_CopyCurrent}. */
    public static PyContext copyCurrent(ThreadState ts) {
        return new PyContext(current(ts).vars);
    }

    /** The context of the thread, made if there is none. */
    static PyContext current(ThreadState ts) {
        if (ts.context == null) {
            ts.context = empty();
        }
        return (PyContext) ts.context;
    }

    VarMap vars() {
        return vars;
    }

    void setVars(VarMap map) {
        vars = map;
    }

    /** {@code PyContext_Enter}. @throws org.taipan.objects.PyException RuntimeError */
    public void enter(ThreadState ts) {
        boolean taken;
        synchronized (this) {
            taken = entered;
            if (!taken) {
                entered = true;
                previous = ts.context;
            }
        }
        if (taken) {
            throw Errors.runtimeError("cannot enter context: " + Obj.reprJava(ts, this) + " is already entered");
        }
        ts.context = this;
    }

    /** {@code PyContext_Exit}. @throws org.taipan.objects.PyException RuntimeError */
    public void exit(ThreadState ts) {
        if (!entered) {
            throw Errors.runtimeError("cannot exit context: " + Obj.reprJava(ts, this) + " has not been entered");
        }
        if (ts.context != this) {
            throw Errors.runtimeError("cannot exit context: thread state references a different context object");
        }
        synchronized (this) {
            ts.context = previous;
            previous = null;
            entered = false;
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            throw Errors.typeError("Context() does not accept any arguments");
        }
        return empty();
    }

    /** @param kwargs a PyDict, or null without keywords */
    @PyMethod("run(*args, **kwargs)")
    Object run(ThreadState ts, Object[] args, Object kwargs) {
        if (args.length == 0) {
            throw Errors.typeError("run() missing 1 required positional argument");
        }
        enter(ts);
        try {
            Object f = args[0];
            return kwargs == null && args.length == 1 ? Call.call(ts, f)
                    : kwargs == null && args.length == 2 ? Call.call(ts, f, args[1])
                    : Call.withDict(ts, f, java.util.Arrays.copyOfRange(args, 1, args.length), (PyDict) kwargs);
        } finally {
            exit(ts);
        }
    }

    @PyMethod(value = "copy()", doc = "Return a shallow copy of the context object.")
    Object copy() {
        return new PyContext(vars);
    }

    private static PyContextVar key(ThreadState ts, Object key) {
        if (key instanceof PyContextVar var) {
            return var;
        }
        throw Errors.typeError("a ContextVar key was expected, got " + Obj.reprJava(ts, key));
    }

    @PyMethod(value = "get(key, default=None, /)", doc = "Return the value for `key` if `key` has the value in the "
            + "context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.")
    Object get(ThreadState ts, Object key, Object otherwise) {
        Object v = vars.get(key(ts, key));
        return v == null ? otherwise : v;
    }

    Object __getitem__(ThreadState ts, Object key) {
        Object v = vars.get(key(ts, key));
        if (v == null) {
            throw Errors.keyError(key);
        }
        return v;
    }

    boolean __contains__(ThreadState ts, Object key) {
        return vars.get(key(ts, key)) != null;
    }

    long __len__() {
        return vars.size;
    }

    Object __iter__(ThreadState ts) {
        return keys(ts);
    }

    @PyMethod(value = "keys()", doc = "Return a list of all variables in the context object.")
    Object keys(ThreadState ts) {
        List<Object> keys = new ArrayList<>();
        vars.collect(keys, new ArrayList<>());
        return Iter.iter(ts, new PyList(keys.toArray()));
    }

    @PyMethod(value = "values()", doc = "Return a list of all variables' values in the context object.")
    Object values(ThreadState ts) {
        List<Object> values = new ArrayList<>();
        vars.collect(new ArrayList<>(), values);
        return Iter.iter(ts, new PyList(values.toArray()));
    }

    @PyMethod(value = "items()", doc = "Return all variables and their values in the context object.\n\nThe result is "
            + "returned as a list of 2-tuples (variable, value).")
    Object items(ThreadState ts) {
        List<Object> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        vars.collect(keys, values);
        Object[] items = new Object[keys.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = new PyTuple(keys.get(i), values.get(i));
        }
        return Iter.iter(ts, new PyList(items));
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof PyContext c) || op != Slot.EQ && op != Slot.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return equal(ts, vars, c.vars) == (op == Slot.EQ);
    }

    private static boolean equal(ThreadState ts, VarMap a, VarMap b) {
        if (a == b) {
            return true;
        }
        if (a.size != b.size) {
            return false;
        }
        List<Object> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        a.collect(keys, values);
        for (int i = 0; i < keys.size(); i++) {
            Object other = b.get((PyContextVar) keys.get(i));
            if (other == null || !Compare.eq(ts, values.get(i), other)) {
                return false;
            }
        }
        return true;
    }
}
