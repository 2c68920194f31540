package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** What compiled code does at a CALL whose callee changes. */
final class ManyCallees {
    private ManyCallees() {
    }

    /** Calls; {@code self} may be absent. */
    static Object invoke(ThreadState ts, Object callable, Object self) {
        if (self == null && callable instanceof PyType t && t.isHeapType()) {
            return Calls.instantiate(ts, t);
        }
        PyObject o = callable(callable);
        return self == null ? o.call0(ts) : o.call1(ts, self);
    }

    static Object invoke(ThreadState ts, Object callable, Object self, Object a) {
        if (self == null && callable instanceof PyType t && t.isHeapType()) {
            return Calls.instantiate(ts, t, a);
        }
        PyObject o = callable(callable);
        return self == null ? o.call1(ts, a) : o.call2(ts, self, a);
    }

    static Object invoke(ThreadState ts, Object callable, Object self, Object a, Object b) {
        if (self == null && callable instanceof PyType t && t.isHeapType()) {
            return Calls.instantiate(ts, t, a, b);
        }
        PyObject o = callable(callable);
        return self == null ? o.call2(ts, a, b) : o.call3(ts, self, a, b);
    }

    static Object invoke(ThreadState ts, Object callable, Object self, Object a, Object b, Object c) {
        if (self == null && callable instanceof PyType t && t.isHeapType()) {
            return Calls.instantiate(ts, t, a, b, c);
        }
        PyObject o = callable(callable);
        return self == null ? o.call3(ts, a, b, c) : o instanceof Function fn ? fn.call4(ts, self, a, b, c)
                : o.call(ts, new Object[] {self, a, b, c}, null);
    }

    private static PyObject callable(Object o) {
        if (o instanceof PyObject p) {
            return p;
        }
        throw Calls.notCallable(o);
    }
}
