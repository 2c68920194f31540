package org.taipan.modules.posix;

import java.math.BigInteger;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.PyFloat;
import org.taipan.types.PyLong;

/** Times and durations as arguments: the conversions of {@code pytime.c}. */
public final class TimeArg {
    public static final long SECOND = 1_000_000_000L;

    private TimeArg() {
    }

    /** Nanoseconds of a number of seconds, rounded away from zero, as time limits are. */
    public static long timeout(ThreadState ts, Object seconds) {
        if (PyFloat.check(seconds)) {
            double d = Number.toDouble(ts, seconds);
            if (Double.isNaN(d)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
            double nanos = d * 1e9;
            nanos = nanos >= 0 ? Math.ceil(nanos) : Math.floor(nanos);
            if (!(nanos >= -0x1p63 && nanos < 0x1p63)) {
                throw tooLarge();
            }
            return (long) nanos;
        }
        Object n = Number.index(ts, seconds);
        if (!(n instanceof Long s) || s > Long.MAX_VALUE / SECOND || s < Long.MIN_VALUE / SECOND) {
            throw tooLarge();
        }
        return s * SECOND;
    }

    private static PyException tooLarge() {
        return Errors.overflowError("timestamp too large to convert to C PyTime_t");
    }

    /** Whole seconds since the epoch, rounded down. */
    public static long seconds(ThreadState ts, Object o) {
        if (PyFloat.check(o)) {
            double d = Number.toDouble(ts, o);
            if (Double.isNaN(d)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
            double whole = Math.floor(d);
            if (!(whole >= -0x1p63 && whole < 0x1p63)) {
                throw range();
            }
            return (long) whole;
        }
        return seconds(Number.index(ts, o));
    }

    private static long seconds(Object index) {
        if (!(index instanceof Long n)) {
            throw range();
        }
        return n;
    }

    private static PyException range() {
        return Errors.overflowError("timestamp out of range for platform time_t");
    }

    /** A number of nanoseconds. */
    public static long nanoseconds(ThreadState ts, Object o) {
        Object n = PyLong.check(o) ? PyLong.of(PyLong.big(o)) : null;
        if (n == null) {
            throw Errors.typeError("expect int, got " + org.taipan.ops.Obj.typeName(o));
        }
        if (n instanceof BigInteger) {
            throw tooLarge();
        }
        return (Long) n;
    }

    /** Seconds as a float. */
    public static double toDouble(long nanos) {
        return nanos % SECOND == 0 ? (double) (nanos / SECOND) : nanos / 1e9;
    }
}
