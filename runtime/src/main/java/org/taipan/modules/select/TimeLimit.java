package org.taipan.modules.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.modules.posix.TimeArg;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyFloat;
import org.taipan.types.PyNone;

/** How long a wait may last, over interruptions. */
final class TimeLimit {
    private final long nanos;
    private final long deadline;

    /** @param nanos negative for ever */
    private TimeLimit(long nanos) {
        this.nanos = nanos;
        this.deadline = System.nanoTime() + Math.max(nanos, 0);
    }

    /** A number of seconds, or None. */
    static TimeLimit ofSeconds(ThreadState ts, Object timeout, String typeMessage, boolean refuseNegative) {
        if (timeout == PyNone.NONE) {
            return new TimeLimit(-1);
        }
        long nanos;
        try {
            nanos = TimeArg.timeout(ts, timeout);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError) ? Errors.typeError(typeMessage) : e;
        }
        if (nanos < 0 && refuseNegative) {
            throw Errors.valueError("timeout must be non-negative");
        }
        return new TimeLimit(nanos < 0 ? -1 : nanos);
    }

    /** A number of milliseconds, or None. */
    static TimeLimit ofMillis(ThreadState ts, Object timeout) {
        if (timeout == PyNone.NONE) {
            return new TimeLimit(-1);
        }
        double millis;
        if (PyFloat.check(timeout)) {
            millis = Number.toDouble(ts, timeout);
            if (Double.isNaN(millis)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
        } else if (Number.hasIndex(timeout)) {
            millis = Args.toLong(ts, timeout);
        } else {
            throw Errors.typeError("timeout must be an integer or None");
        }
        if (millis > Integer.MAX_VALUE) {
            throw Errors.overflowError("timeout is too large");
        }
        return new TimeLimit(millis < 0 ? -1 : (long) Math.ceil(millis * 1e6));
    }

    /** What is left as a {@code struct timespec}: its address, 0 for ever. */
    long spec(Memory m) {
        if (nanos < 0) {
            return 0;
        }
        long left = Math.max(deadline - System.nanoTime(), 0);
        MemorySegment s = m.allocate(16);
        s.set(ValueLayout.JAVA_LONG, 0, left / TimeArg.SECOND);
        s.set(ValueLayout.JAVA_LONG, 8, left % TimeArg.SECOND);
        return s.address();
    }

    /** What is left in milliseconds, rounded up; -1 for ever. */
    int millis() {
        return nanos < 0 ? -1
                : (int) Math.min(Math.max(deadline - System.nanoTime() + 999_999, 0) / 1_000_000, Integer.MAX_VALUE);
    }
}
