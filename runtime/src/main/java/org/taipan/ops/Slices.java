package org.taipan.ops;

import java.math.BigInteger;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PySlice;
import org.taipan.types.PyTuple;

/** The arithmetic of slices. */
public final class Slices {
    private Slices() {
    }

    /** What a slice says, before the length of the sequence is known. */
    public record Bounds(long start, long stop, long step) {
        /** {@code PySlice_AdjustIndices}. */
        public PySlice.Range adjust(long length) {
            long a = clip(start, length, step < 0 ? -1 : 0);
            long b = clip(stop, length, step < 0 ? -1 : 0);
            long n = step > 0 ? a < b ? (b - a - 1) / step + 1 : 0 : b < a ? (a - b - 1) / -step + 1 : 0;
            return new PySlice.Range(a, b, step, n);
        }

        private long clip(long i, long length, long low) {
            if (i < 0) {
                return Math.max(i + length, low);
            }
            return Math.min(i, step < 0 ? length - 1 : length);
        }
    }

    /** {@code PySlice_Unpack}; runs {@code __index__} methods. */
    public static Bounds unpack(ThreadState ts, PySlice s) {
        long step = 1;
        if (s.step != PyNone.NONE) {
            step = index(ts, s.step);
            if (step == 0) {
                throw Errors.valueError("slice step cannot be zero");
            }
            step = Math.max(step, -Long.MAX_VALUE);
        }
        long start = s.start == PyNone.NONE ? step < 0 ? Long.MAX_VALUE : 0 : index(ts, s.start);
        long stop = s.stop == PyNone.NONE ? step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : index(ts, s.stop);
        return new Bounds(start, stop, step);
    }

    /** The indices of a slice in a sequence of that length. */
    public static PySlice.Range of(ThreadState ts, PySlice s, long length) {
        return unpack(ts, s).adjust(length);
    }

    /** A bound of a slice with step 1 in a sequence of that length; a negative one counts from the end. */
    public static int clip(long i, int length) {
        return (int) (i < 0 ? Math.max(i + length, 0) : Math.min(i, length));
    }

    /** An index in a slice, clipped to 64 bits. */
    public static long index(ThreadState ts, Object o) {
        if (o instanceof Long n) {
            return n;
        }
        if (!Number.hasIndex(o)) {
            throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return Number.indexClipped(ts, o);
    }

    /** The {@code start} or {@code stop} argument of an {@code index} method: {@code _PyEval_SliceIndexNotNone}. */
    public static long argument(ThreadState ts, Object o) {
        if (o instanceof Long n) {
            return n;
        }
        if (!Number.hasIndex(o)) {
            throw Errors.typeError("slice indices must be integers or have an __index__ method");
        }
        return Number.indexClipped(ts, o);
    }

    /** {@code slice.indices(length)}, for integers of any size. */
    public static PyTuple indices(ThreadState ts, PySlice s, Object lengthArgument) {
        BigInteger length = PyLong.big(Number.index(ts, lengthArgument));
        if (length.signum() < 0) {
            throw Errors.valueError("length should not be negative");
        }
        BigInteger step = s.step == PyNone.NONE ? BigInteger.ONE : big(ts, s.step);
        if (step.signum() == 0) {
            throw Errors.valueError("slice step cannot be zero");
        }
        boolean down = step.signum() < 0;
        BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = down ? length.add(lower) : length;
        BigInteger start = s.start == PyNone.NONE ? down ? upper : lower : clip(big(ts, s.start), length, lower, upper);
        BigInteger stop = s.stop == PyNone.NONE ? down ? lower : upper : clip(big(ts, s.stop), length, lower, upper);
        return new PyTuple(PyLong.of(start), PyLong.of(stop), PyLong.of(step));
    }

    private static BigInteger clip(BigInteger i, BigInteger length, BigInteger lower, BigInteger upper) {
        return i.signum() < 0 ? i.add(length).max(lower) : i.min(upper);
    }

    private static BigInteger big(ThreadState ts, Object o) {
        if (!Number.hasIndex(o)) {
            throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
        }
        return PyLong.big(Number.index(ts, o));
    }
}
