package org.taipan.interpreter;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;

/** An iterator written in Java that ends with a result; {@code await} takes it without an exception being made. */
public abstract class Awaitable extends NativeIterator {
    private Object result;

    protected Awaitable(PyType type) {
        super(type);
    }

    /**
     * Goes on with {@code value} as the value of the yield.
     *
     * @return what is yielded next; null at the end, then {@link #takeResult} has the result
     */
    protected abstract Object step(ThreadState ts, Object value);

    final Object takeResult() {
        Object r = result;
        result = null;
        return r == null ? PyNone.NONE : r;
    }

    /** Ends with {@code value}. */
    protected final Object end(Object value) {
        result = value;
        return null;
    }

    /** For {@code __next__}, {@code send} and {@code throw}: StopIteration at the end. */
    protected final Object valueOrStop(Object yielded) {
        if (yielded == null) {
            throw Exceptions.stopIteration(takeResult());
        }
        return yielded;
    }

    /** For loops, which have no use for the result. */
    @Override
    public final Object next(ThreadState ts) {
        Object v = step(ts, PyNone.NONE);
        if (v == null) {
            takeResult();
        }
        return v;
    }
}
