package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.pairwise}. */
@PyTypeDef(name = "pairwise", module = "itertools",
        doc = "Overlapping pairs of neighbours: (s[0], s[1]), (s[1], s[2]), ...")
public final class Pairwise extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PairwiseTable(), PyType.OBJECT);

    /** Null once exhausted. */
    private Object iterator;
    private Object previous;

    private Pairwise(PyType type, Object iterator) {
        super(type);
        this.iterator = iterator;
    }

    @PyMethod("__new__(iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object iterable) {
        return new Pairwise(cls, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        Object it = iterator;
        if (it == null) {
            return null;
        }
        Object old = previous;
        if (old == null) {
            old = Iter.next(ts, it);
            previous = old;
            if (old == null) {
                iterator = null;
                return null;
            }
            it = iterator;
            if (it == null) {
                previous = null;
                return null;
            }
        }
        Object v = Iter.next(ts, it);
        if (v == null) {
            iterator = null;
            previous = null;
            return null;
        }
        previous = v;
        return new PyTuple(old, v);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }
}
