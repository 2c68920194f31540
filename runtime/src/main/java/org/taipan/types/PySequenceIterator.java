package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Item;

/** The iterator over an object that has {@code __getitem__} only. */
@PyTypeDef(name = "iterator")
public final class PySequenceIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PySequenceIteratorTable(), PyType.OBJECT, 0);

    /** Null once exhausted. */
    private Object sequence;
    private long index;

    public PySequenceIterator(Object sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    @Override
    public Object next(ThreadState ts) {
        Object s = sequence;
        if (s == null) {
            return null;
        }
        try {
            Object v = Item.get(ts, s, index);
            index++;
            return v;
        } catch (PyException e) {
            if (e.matches(Exc.IndexError) || e.matches(Exc.StopIteration)) {
                sequence = null;
                return null;
            }
            throw e;
        }
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }
}
