package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;

/** {@code iter(callable, sentinel)}. */
@PyTypeDef(name = "callable_iterator")
public final class PyCallableIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyCallableIteratorTable(), PyType.OBJECT, 0);

    /** Null once exhausted. */
    private Object callable;
    private final Object sentinel;

    public PyCallableIterator(Object callable, Object sentinel) {
        super(TYPE);
        this.callable = callable;
        this.sentinel = sentinel;
    }

    @Override
    public Object next(ThreadState ts) {
        Object f = callable;
        if (f == null) {
            return null;
        }
        Object v;
        try {
            v = Call.call(ts, f);
        } catch (PyException e) {
            if (e.matches(Exc.StopIteration)) {
                callable = null;
                return null;
            }
            throw e;
        }
        if (callable != null && !Compare.eq(ts, sentinel, v)) {
            return v;
        }
        callable = null;
        return null;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        Object f = callable;
        return f == null ? new PyTuple(iter, new PyTuple(PyTuple.EMPTY)) : new PyTuple(iter, new PyTuple(f, sentinel));
    }
}
