package org.taipan.objects;

import org.taipan.ops.Errors;

/**
 * An iterator written in Java. {@link #next} returns null at the end, so that loops over it throw nothing. Its type still
 * declares {@code __iter__} and {@code __next__}; the latter calls {@link #nextOrStop}.
 */
public abstract class NativeIterator extends PyObject {
    protected NativeIterator(PyType type) {
        super(type);
    }

    /** The next item, or null at the end and ever after. */
    public abstract Object next(ThreadState ts);

    /** The next item. @throws PyException StopIteration at the end */
    protected final Object nextOrStop(ThreadState ts) {
        Object v = next(ts);
        if (v == null) {
            throw Errors.of(org.taipan.types.Exc.StopIteration, new Object[0]);
        }
        return v;
    }
}
