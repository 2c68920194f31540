package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;

/** {@code slice}. Immutable. */
@PyTypeDef(name = "slice")
public final class PySlice extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySliceTable(), PyType.OBJECT, 0);

    public final Object start;
    public final Object stop;
    public final Object step;

    public PySlice(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    /** The indices that a slice selects: {@code length} of them from {@code start} on, {@code step} apart. */
    public record Range(long start, long stop, long step, long length) {
    }

    /** {@code PySlice_Unpack} and {@code PySlice_AdjustIndices} for a sequence of that length. */
    public Range range(ThreadState ts, long length) {
        long by = step == PyNone.NONE ? 1 : index(ts, step);
        if (by == 0) {
            throw Errors.valueError("slice step cannot be zero");
        }
        by = Math.max(by, -Long.MAX_VALUE);
        long from = start == PyNone.NONE ? by < 0 ? Long.MAX_VALUE : 0 : index(ts, start);
        long to = stop == PyNone.NONE ? by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : index(ts, stop);
        from = clip(from, length, by);
        to = clip(to, length, by);
        long n = by < 0 ? to < from ? (from - to - 1) / -by + 1 : 0 : from < to ? (to - from - 1) / by + 1 : 0;
        return new Range(from, to, by, n);
    }

    private static long clip(long i, long length, long step) {
        if (i < 0) {
            i += length;
            return i < 0 ? step < 0 ? -1 : 0 : i;
        }
        return i >= length ? step < 0 ? length - 1 : length : i;
    }

    /** {@code _PyEval_SliceIndexNotNone}: an integer clipped to 64 bits. */
    public static long index(ThreadState ts, Object o) {
        if (!Number.hasIndex(o)) {
            throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Number.indexClipped(ts, o);
    }
}
