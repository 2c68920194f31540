package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/** {@code range_iterator}. Once {@link #share shared}, it hands out each integer once. */
@PyTypeDef(name = "range_iterator")
public final class RangeIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new RangeIteratorTable(), PyType.OBJECT, 0);

    private long value;
    private final long step;
    private long left;

    /** Set before other threads can know of the iterator. */
    private boolean shared;

    RangeIterator(long start, long step, long length) {
        super(TYPE);
        this.value = start;
        this.step = step;
        this.left = length;
    }

    /** The iterator of a range, or null where that would be another one. */
    public static RangeIterator over(long start, long stop, long step) {
        if (step == 1 && stop < Long.MAX_VALUE && (start >= stop || stop - start > 0)) {
            return new RangeIterator(start, 1, start < stop ? stop - start : 0);
        }
        return step != 0 && PyRange.iterator(start, step, stop, PyRange.length(start, stop, step)) instanceof RangeIterator i
                ? i : null;
    }

    /** The iterator of any range of longs. */
    public static Object from(long start, long stop, long step) {
        return PyRange.iterator(start, step, stop, PyRange.length(start, stop, step));
    }

    @Override
    public void share() {
        shared = true;
        VarHandle.releaseFence();
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        return shared ? nextShared() : step();
    }

    private synchronized Object nextShared() {
        return step();
    }

    public boolean isShared() {
        return shared;
    }

    private Object step() {
        if (left <= 0) {
            return null;
        }
        left--;
        long v = value;
        value = v + step;
        return v;
    }

    /** Whether an integer is left; {@link #nextLong} hands it out. For compiled loops. */
    public boolean hasNext() {
        return left > 0;
    }

    /** The next integer; only after {@link #hasNext}. */
    public long nextLong() {
        left--;
        long v = value;
        value = v + step;
        return v;
    }

    /** Takes the last step back; only directly after it, and if nobody shares the iterator. */
    void back() {
        left++;
        value -= step;
    }

    /** The integers that are left, all at once, as {@link ListItems} has them. */
    Object rest() {
        long n = left;
        long[] a = (long[]) ListItems.allocate(ListItems.none(0L), n, (int) n);
        boolean fits = true;
        for (int i = 0; i < n; i++) {
            a[i] = nextLong();
            fits &= a[i] != ListItems.NO_LONG;
        }
        return fits ? a : ListItems.boxed(a, a.length, a.length);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many integers are left.")
    long lengthHint() {
        return Math.max(left, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        long n = Math.max(left, 0);
        Object stop = PyLong.of(java.math.BigInteger.valueOf(step).multiply(java.math.BigInteger.valueOf(n))
                .add(java.math.BigInteger.valueOf(value)));
        return new PyTuple(PyFrame.builtin(ts, "iter"), new PyTuple(new PyRange(value, stop, step)), PyNone.NONE);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Math.clamp(Args.toLong(ts, state), 0, Math.max(left, 0));
        value += i * step;
        left -= i;
    }
}
