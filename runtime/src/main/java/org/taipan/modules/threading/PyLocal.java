package org.taipan.modules.threading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyBaseObject;
import org.taipan.types.PyDict;

/**
 * {@code _thread._local}: an object with attributes of its own in every thread.
 *
 * <p><b>Concurrency.</b> A thread asks for and stores its own dictionary alone; only the map of them is shared. A thread
 * that ends takes its dictionary out, so that the dictionary lives as long as both the thread and this object.
 */
@PyTypeDef(name = "_local", module = "_thread", doc = "Thread-local data")
public final class PyLocal extends PyObject implements ThreadState.EndListener {
    public static final PyType TYPE =
            PyType.builtin(new PyLocalTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_WEAKREF);

    private final Map<ThreadState, PyDict> dicts = new ConcurrentHashMap<>(2);
    private final Object[] args;
    private final PyDict kwargs;

    private PyLocal(PyType type, Object[] args, PyDict kwargs) {
        super(type);
        this.args = args;
        this.kwargs = kwargs;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        if (!hasInit(cls) && (args.length > 0 || kwargs.size() > 0)) {
            throw Errors.typeError("Initialization arguments are not supported");
        }
        PyLocal local = new PyLocal(cls, args, kwargs);
        local.makeDict(ts);
        return local;
    }

    private static boolean hasInit(PyType cls) {
        return cls.slot(Slot.INIT) != PyType.OBJECT.slot(Slot.INIT);
    }

    private PyDict makeDict(ThreadState ts) {
        PyDict dict = new PyDict();
        dicts.put(ts, dict);
        ts.tellEnd(this);
        return dict;
    }

    /** The running thread's dictionary; the first use in a thread runs {@code __init__} there. */
    private PyDict attributes(ThreadState ts) {
        PyDict dict = dicts.get(ts);
        if (dict == null) {
            dict = makeDict(ts);
            if (hasInit(type())) {
                try {
                    Call.withDict(ts, Call.bind(ts, type().slot(Slot.INIT), this), args, kwargs);
                } catch (PyException e) {
                    dicts.remove(ts);
                    throw e;
                }
            }
        }
        return dict;
    }

    @Override
    public void ended(ThreadState ts) {
        dicts.remove(ts);
    }

    @PyGetter("__dict__")
    Object getDict(ThreadState ts) {
        return attributes(ts);
    }

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        PyDict dict = attributes(ts);
        if (n.equals("__dict__")) {
            return dict;
        }
        Object v = Attr.generic(ts, this, type(), n, dict);
        if (v == null) {
            throw Errors.noAttribute(this, n);
        }
        return v;
    }

    void __setattr__(ThreadState ts, Object name, Object value) {
        store(ts, PyBaseObject.attributeName(name), value);
    }

    void __delattr__(ThreadState ts, Object name) {
        store(ts, PyBaseObject.attributeName(name), null);
    }

    private void store(ThreadState ts, String name, Object value) {
        PyDict dict = attributes(ts);
        if (name.equals("__dict__")) {
            throw Errors.attributeError("'" + type().tpName() + "' object attribute '__dict__' is read-only");
        }
        Object descriptor = type().lookup(name);
        if (descriptor != null && Attr.setThrough(ts, descriptor, this, value)) {
            return;
        }
        if (value != null) {
            dict.putStr(name, value);
        } else if (dict.removeStr(name) == null) {
            throw Errors.noAttribute(this, name);
        }
    }
}
