package org.taipan.modules.itertools;

import java.util.Arrays;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.batched}. */
@PyTypeDef(name = "batched", module = "itertools",
        doc = "Tuples of n items each; the last may be shorter, which raises ValueError if strict is "
                + "true.")
public final class Batched extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new BatchedTable(), PyType.OBJECT);

    /** Null once exhausted. */
    private Object iterator;
    private final long size;
    private final boolean strict;

    private Batched(PyType type, Object iterator, long size, boolean strict) {
        super(type);
        this.iterator = iterator;
        this.size = size;
        this.strict = strict;
    }

    @PyMethod("__new__(iterable, n, *, strict=False)")
    static Object create(ThreadState ts, PyType cls, Object iterable, long n, boolean strict) {
        if (n < 1) {
            throw Errors.valueError("n must be at least one");
        }
        return new Batched(cls, Iter.iter(ts, iterable), n, strict);
    }

    @Override
    public Object next(ThreadState ts) {
        Object it = iterator;
        if (it == null) {
            return null;
        }
        Object[] items = new Object[(int) Math.min(size, 64)];
        int n = 0;
        while (n < size) {
            Object v = Iter.next(ts, it);
            if (v == null) {
                break;
            }
            if (n == items.length) {
                items = Arrays.copyOf(items, (int) Math.min(size, n * 2L));
            }
            items[n++] = v;
        }
        if (n == size) {
            return new PyTuple(items);
        }
        iterator = null;
        if (n == 0) {
            return null;
        }
        if (strict) {
            throw Errors.valueError("batched(): incomplete batch");
        }
        return new PyTuple(Arrays.copyOf(items, n));
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }
}
