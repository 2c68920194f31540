package org.taipan.modules.threading;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
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
 * {@code _thread._local}: an object with attributes of its own in every thread. A thread's dictionary is reachable from
 * the thread alone as far as this object is concerned, so it dies with the thread.
 */
@PyTypeDef(name = "_local", module = "_thread", doc = "Thread-local data")
public final class PyLocal extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyLocalTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_WEAKREF);

    private final Map<Thread, PyDict> dicts = Collections.synchronizedMap(new WeakHashMap<>());
    private final Object[] args;
    private final PyDict kwargs;

    private PyLocal(PyType type, Object[] args, PyDict kwargs) {
        super(type);
        this.args = args;
        this.kwargs = kwargs;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        boolean plain = cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT);
        if (plain && (args.length > 0 || kwargs.size() > 0)) {
            throw Errors.typeError("Initialization arguments are not supported");
        }
        PyLocal local = new PyLocal(cls, args, kwargs);
        local.dicts.put(ts.thread, new PyDict());
        return local;
    }

    /** The running thread's dictionary; the first use in a thread runs {@code __init__} there. */
    private PyDict dict(ThreadState ts) {
        PyDict dict = dicts.get(ts.thread);
        if (dict == null) {
            dict = new PyDict();
            dicts.put(ts.thread, dict);
            Object init = type().slot(Slot.INIT);
            if (init != PyType.OBJECT.slot(Slot.INIT)) {
                try {
                    Call.withDict(ts, Call.bind(ts, init, this), args, kwargs);
                } catch (org.taipan.objects.PyException e) {
                    dicts.remove(ts.thread);
                    throw e;
                }
            }
        }
        return dict;
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(Object[] initArgs, PyDict initKwargs) {
    }

    @PyGetter("__dict__")
    Object getDict(ThreadState ts) {
        return dict(ts);
    }

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        PyDict dict = dict(ts);
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
        if (name.equals("__dict__")) {
            throw Errors.attributeError("'" + type().tpName() + "' object attribute '__dict__' is read-only");
        }
        PyDict dict = dict(ts);
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
