package org.taipan.modules.time;

import java.math.BigInteger;
import java.time.Instant;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyFloat;
import org.taipan.types.PyLong;

/** Clocks in nanoseconds, and times as Python gives them. */
public final class Clocks {
    static final int REALTIME = 0, MONOTONIC = 1, PROCESS_CPU = 2, THREAD_CPU = 3;
    private static final Libc.Function CLOCK_GETTIME = Libc.function("clock_gettime");
    private static final Libc.Function CLOCK_SETTIME = Libc.function("clock_settime");
    private static final Libc.Function CLOCK_GETRES = Libc.function("clock_getres");
    private static final long BILLION = 1_000_000_000L;

    private Clocks() {
    }

    /** {@code time.time_ns()}, without the C library. */
    static long wall() {
        Instant now = Instant.now();
        return now.getEpochSecond() * BILLION + now.getNano();
    }

    static long get(int clock) {
        return read(CLOCK_GETTIME, clock);
    }

    static long resolution(int clock) {
        return read(CLOCK_GETRES, clock);
    }

    private static long read(Libc.Function f, int clock) {
        try (Memory m = Memory.open()) {
            var time = m.zeros(16);
            OsErrors.check(Libc.call(f, clock, time.address()));
            return time.get(java.lang.foreign.ValueLayout.JAVA_LONG, 0) * BILLION
                    + time.get(java.lang.foreign.ValueLayout.JAVA_LONG, 8);
        }
    }

    static void set(int clock, long nanos) {
        try (Memory m = Memory.open()) {
            var time = m.zeros(16);
            time.set(java.lang.foreign.ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, BILLION));
            time.set(java.lang.foreign.ValueLayout.JAVA_LONG, 8, Math.floorMod(nanos, BILLION));
            OsErrors.check(Libc.call(CLOCK_SETTIME, clock, time.address()));
        }
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /** Seconds given as int or float, in nanoseconds, rounded up: {@code _PyTime_FromSecondsObject}. */
    public static long nanos(ThreadState ts, Object seconds) {
        if (PyFloat.check(seconds)) {
            double d = PyFloat.value(seconds);
            if (Double.isNaN(d)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
            double n = Math.ceil(d * 1e9);
            if (!(n >= -0x1p63 && n < 0x1p63)) {
                throw Errors.overflowError("timestamp too large to convert to C PyTime_t");
            }
            return (long) n;
        }
        if (!Number.hasIndex(seconds)) {
            throw Errors.typeError("'" + Obj.typeName(seconds) + "' object cannot be interpreted as an integer");
        }
        BigInteger n = PyLong.big(Number.index(ts, seconds)).multiply(BigInteger.valueOf(BILLION));
        if (n.bitLength() > 63) {
            throw Errors.overflowError("timestamp too large to convert to C PyTime_t");
        }
        return n.longValue();
    }

    /** A time stamp in whole seconds, rounded down: {@code _PyTime_ObjectToTime_t}. */
    static long wholeSeconds(ThreadState ts, Object seconds) {
        if (PyFloat.check(seconds)) {
            double d = PyFloat.value(seconds);
            if (Double.isNaN(d)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
            double floor = Math.floor(d);
            if (!(floor >= -0x1p63 && floor < 0x1p63)) {
                throw Errors.overflowError("timestamp out of range for platform time_t");
            }
            return (long) floor;
        }
        if (Number.index(ts, seconds) instanceof Long l) {
            return l;
        }
        throw Errors.overflowError("timestamp out of range for platform time_t");
    }
}
