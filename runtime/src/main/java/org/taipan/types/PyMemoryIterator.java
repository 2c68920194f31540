package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** The iterator over a {@code memoryview}. Threads that share one may see an item twice or miss one. */
@PyTypeDef(name = "memory_iterator")
public final class PyMemoryIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyMemoryIteratorTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    /** Null once exhausted. */
    private PyMemoryView view;
    private long index;

    PyMemoryIterator(PyMemoryView view) {
        super(TYPE);
        this.view = view;
    }

    @Override
    public Object next(ThreadState ts) {
        PyMemoryView v = view;
        Object item = v == null ? null : v.itemOrNull(index);
        if (item == null) {
            view = null;
        } else {
            index++;
        }
        return item;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }
}
