package org.taipan.types;

import java.math.BigInteger;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Hash;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** {@code range}. Immutable. Computes with {@code long} when bounds and length fit, else with big integers. */
@PyTypeDef(name = "range", doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe "
        + "integers from start (inclusive, by default 0) to stop (exclusive) by step.")
public final class PyRange extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyRangeTable(), PyType.OBJECT, TypeFlags.SEQUENCE);

    private final Object start;
    private final Object stop;
    private final Object step;
    private final Object length;
    /** Whether all four are Longs. */
    private final boolean small;

    /** A range of canonical ints; {@code step} is not zero. */
    public PyRange(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.length = length(start, stop, step);
        this.small = start instanceof Long && stop instanceof Long && step instanceof Long && length instanceof Long;
    }

    static Object length(Object start, Object stop, Object step) {
        if (start instanceof Long a && stop instanceof Long b && step instanceof Long s) {
            boolean up = s > 0;
            if (up ? a >= b : a <= b) {
                return 0L;
            }
            long n = Long.divideUnsigned(up ? b - a - 1 : a - b - 1, up ? s : -s);
            if (n >= 0 && n < Long.MAX_VALUE) {
                return n + 1;
            }
        }
        BigInteger s = PyLong.big(step);
        BigInteger distance = PyLong.big(stop).subtract(PyLong.big(start));
        if (s.signum() < 0) {
            s = s.negate();
            distance = distance.negate();
        }
        return distance.signum() <= 0 ? 0L : PyLong.of(distance.subtract(BigInteger.ONE).divide(s).add(BigInteger.ONE));
    }

    @PyMethod("__new__(*args)")
    static Object create(ThreadState ts, PyType cls, Object[] args) {
        return switch (args.length) {
            case 1 -> new PyRange(0L, Number.index(ts, args[0]), 1L);
            case 2 -> new PyRange(Number.index(ts, args[0]), Number.index(ts, args[1]), 1L);
            case 3 -> {
                Object start = Number.index(ts, args[0]);
                Object stop = Number.index(ts, args[1]);
                Object step = Number.index(ts, args[2]);
                if (step.equals(0L)) {
                    throw Errors.valueError("range() arg 3 must not be zero");
                }
                yield new PyRange(start, stop, step);
            }
            case 0 -> throw Errors.typeError("range expected at least 1 argument, got 0");
            default -> throw Errors.typeError("range expected at most 3 arguments, got " + args.length);
        };
    }

    /** Whether bounds, step and length fit in {@code long}: then the three methods below give them. */
    public boolean isSmall() {
        return small;
    }

    public long longStart() {
        return (Long) start;
    }

    public long longStep() {
        return (Long) step;
    }

    public long longLength() {
        return (Long) length;
    }

    @PyGetter(value = "start", member = true)
    Object getStart() {
        return start;
    }

    @PyGetter(value = "stop", member = true)
    Object getStop() {
        return stop;
    }

    @PyGetter(value = "step", member = true)
    Object getStep() {
        return step;
    }

    long __len__() {
        if (length instanceof Long n) {
            return n;
        }
        throw Errors.overflowError("Python int too large to convert to C ssize_t");
    }

    boolean __bool__() {
        return !length.equals(0L);
    }

    /** {@code start + i * step}. */
    private Object at(BigInteger i) {
        return PyLong.of(PyLong.big(start).add(i.multiply(PyLong.big(step))));
    }

    Object __getitem__(ThreadState ts, Object key) {
        if (key instanceof PySlice s) {
            return slice(ts, s);
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("range indices must be integers or slices, not " + Obj.typeName(key));
        }
        Object index = Number.index(ts, key);
        if (small && index instanceof Long k) {
            long n = (Long) length;
            long j = k < 0 ? k + n : k;
            if (j < 0 || j >= n) {
                throw Errors.indexError("range object index out of range");
            }
            return (Long) start + j * (Long) step;
        }
        BigInteger n = PyLong.big(length);
        BigInteger j = PyLong.big(index);
        j = j.signum() < 0 ? j.add(n) : j;
        if (j.signum() < 0 || j.compareTo(n) >= 0) {
            throw Errors.indexError("range object index out of range");
        }
        return at(j);
    }

    private Object slice(ThreadState ts, PySlice s) {
        PyTuple x = org.taipan.ops.Slices.indices(ts, s, length);
        Object by = PyLong.of(PyLong.big(x.get(2)).multiply(PyLong.big(step)));
        return new PyRange(at(PyLong.big(x.get(0))), at(PyLong.big(x.get(1))), by);
    }

    private static boolean isExactInt(Object o) {
        return o instanceof Long || o instanceof BigInteger || o instanceof Boolean;
    }

    /** The index of an int in the range, or null. */
    private Object indexOf(Object o) {
        Object v = PyLong.value(o);
        if (small) {
            if (!(v instanceof Long x)) {
                return null;
            }
            long by = (Long) step;
            long a = (Long) start;
            long b = (Long) stop;
            if (by > 0 ? x < a || x >= b : x > a || x <= b) {
                return null;
            }
            long distance = by > 0 ? x - a : a - x;
            long unit = by > 0 ? by : -by;
            return Long.remainderUnsigned(distance, unit) == 0 ? (Object) Long.divideUnsigned(distance, unit) : null;
        }
        BigInteger[] r = PyLong.big(v).subtract(PyLong.big(start)).divideAndRemainder(PyLong.big(step));
        boolean inside = r[1].signum() == 0 && r[0].signum() >= 0 && r[0].compareTo(PyLong.big(length)) < 0;
        return inside ? PyLong.of(r[0]) : null;
    }

    boolean __contains__(ThreadState ts, Object o) {
        if (isExactInt(o)) {
            return indexOf(o) != null;
        }
        Object it = __iter__();
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Compare.eq(ts, v, o)) {
                return true;
            }
        }
        return false;
    }

    @PyMethod(value = "count(object, /)", doc = "How often a value occurs.")
    Object count(ThreadState ts, Object o) {
        if (isExactInt(o)) {
            return indexOf(o) == null ? 0L : 1L;
        }
        long n = 0;
        Object it = __iter__();
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Compare.eq(ts, v, o)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod(value = "index(object, /)", doc = "The index of a value.\n\nRaises ValueError if it is absent.")
    Object index(ThreadState ts, Object o) {
        if (isExactInt(o)) {
            Object i = indexOf(o);
            if (i == null) {
                throw Errors.valueError(Obj.reprJava(ts, o) + " is not in range");
            }
            return i;
        }
        long i = 0;
        Object it = __iter__();
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it), i++) {
            if (Compare.eq(ts, v, o)) {
                return i;
            }
        }
        throw Errors.valueError("sequence.index(x): x not in sequence");
    }

    Object __iter__() {
        return iterator(start, step, stop);
    }

    private Object iterator(Object first, Object by, Object end) {
        return iterator(first, by, end, length);
    }

    /** Of the type that CPython chooses: {@code range_iterator} if {@code stop + step} fits in a C long, too. */
    static NativeIterator iterator(Object first, Object by, Object end, Object length) {
        if (first instanceof Long a && by instanceof Long s && end instanceof Long z && length instanceof Long n
                && (s > 0 ? z <= Long.MAX_VALUE - s : z >= Long.MIN_VALUE - s)) {
            return new RangeIterator(a, s, n);
        }
        return new LongRangeIterator(first, by, length);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the range, last integer first.")
    Object reversed() {
        BigInteger by = PyLong.big(step);
        Object last = at(PyLong.big(length).subtract(BigInteger.ONE));
        return iterator(last, PyLong.of(by.negate()), PyLong.of(PyLong.big(start).subtract(by)));
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return new PyTuple(TYPE, new PyTuple(start, stop, step));
    }

    long __hash__(ThreadState ts) {
        boolean empty = length.equals(0L);
        return Hash.tuple(ts, new Object[] {length, empty ? PyNone.NONE : start,
            empty || length.equals(1L) ? PyNone.NONE : step});
    }

    Object __richcmp__(Object other, int op) {
        if (!(other instanceof PyRange r) || op != Slot.EQ && op != Slot.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = length.equals(r.length) && (length.equals(0L) || start.equals(r.start)
                && (length.equals(1L) || step.equals(r.step)));
        return equal == (op == Slot.EQ);
    }

    Object __repr__(ThreadState ts) {
        return "range(" + start + ", " + stop + (step.equals(1L) ? "" : ", " + step) + ")";
    }
}
