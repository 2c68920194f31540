package org.taipan.objects;

import org.taipan.ops.Errors;

/**
 * An iterator written in Java. {@link #next} returns null at the end, so that loops over it throw nothing. Its type still
 * declares {@code __iter__} and {@code __next__}; the latter calls {@link #nextOrStop}.
 */
public abstract class NativeIterator extends PyObject {
    /**
     * Takes items from a loop in Java without leaving the code that makes them: what sums, collects or tests plain values.
     * It runs no Python code and throws nothing.
     */
    public interface Sink {
        /** Takes an item; false, without an effect, if that needs more: then the loop gets it. */
        boolean take(Object item);
    }

    protected NativeIterator(PyType type) {
        super(type);
    }

    /** The next item, or null at the end and ever after. */
    public abstract Object next(ThreadState ts);

    /** Whether {@link #next} runs no Python code: asked before each. */
    public boolean isPlain() {
        return false;
    }

    /** Gives items to {@code sink}; the first that it does not take, or null at the end. */
    public Object next(ThreadState ts, Sink sink) {
        Object v = next(ts);
        while (v != null && sink.take(v)) {
            v = next(ts);
        }
        return v;
    }

    /**
     * Tells that Python code holds the iterator and may share it among threads: from then on those of builtin containers
     * hand out each item once. A loop's own iterator does without the monitor that this takes. No other thread has the
     * iterator yet, so what this notes need not be volatile, which would keep loops from being optimised.
     */
    public void share() {
    }

    /** The next item. @throws PyException StopIteration at the end */
    protected final Object nextOrStop(ThreadState ts) {
        Object v = next(ts);
        if (v == null) {
            throw Errors.of(org.taipan.types.Exc.StopIteration, new Object[0]);
        }
        return v;
    }
}
