package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.objects.WeakReferences;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyWeakProxy;
import org.taipan.types.PyWeakRef;

/** The {@code _weakref} module. */
@PyModuleDef(name = "_weakref", doc = "Weak-reference support module.",
        types = {PyWeakRef.class, PyWeakProxy.class, PyWeakProxy.Callable.class})
final class WeakrefModule {
    @PyConstant("ref")
    static final Object REF = PyWeakRef.TYPE;

    private WeakrefModule() {
    }

    @PyMethod(value = "getweakrefcount(object, /)", doc = "Return the number of weak references to 'object'.")
    static long getweakrefcount(Object object) {
        WeakReferences references = object instanceof PyObject o ? o.weakReferences() : null;
        return references == null ? 0 : references.all().size();
    }

    @PyMethod(value = "getweakrefs(object, /)",
            doc = "Return a list of all weak reference objects pointing to 'object'.")
    static Object getweakrefs(Object object) {
        WeakReferences references = object instanceof PyObject o ? o.weakReferences() : null;
        return references == null ? new PyList() : new PyList(references.all().toArray());
    }

    @PyMethod(value = "proxy(object, callback=None, /)", doc = "Create a proxy object that weakly references 'object'.\n\n"
            + "'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.")
    static Object proxy(ThreadState ts, Object object, Object callback) {
        return PyWeakProxy.to(ts, object, callback == PyNone.NONE ? null : callback);
    }

    @PyMethod(value = "_remove_dead_weakref(dct, key, /)",
            doc = "Atomically remove key from dict if it points to a dead weakref.")
    static void removeDeadWeakref(ThreadState ts, PyDict dct, Object key) {
        Object value = dct.get(ts, key);
        if (value == null) {
            return;
        }
        if (!(value instanceof PyWeakRef r)) {
            throw Errors.typeError("not a weakref");
        }
        if (r.object() == null && dct.remove(ts, key) instanceof PyWeakRef removed && removed.object() != null) {
            dct.putIfAbsent(ts, key, removed);
        }
    }
}
