package org.taipan.modules.threading;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.threads.ParkingLock;

/** Waiting for locks: time limits, and signal handlers that run meanwhile. */
final class LockWait {
    /** {@code threading.TIMEOUT_MAX}, in seconds. */
    static final double TIMEOUT_MAX = 9223372036.0;

    private LockWait() {
    }

    /** The nanoseconds that {@code acquire(blocking, timeout)} waits at most; negative for ever: {@code lock_acquire_parse_args}. */
    static long nanos(ThreadState ts, boolean blocking, Object timeout) {
        double seconds = Number.toDouble(ts, timeout);
        if (!blocking) {
            if (seconds != -1) {
                throw Errors.valueError("can't specify a timeout for a non-blocking call");
            }
            return 0;
        }
        if (seconds == -1) {
            return -1;
        }
        if (Double.isNaN(seconds)) {
            throw Errors.valueError("Invalid value NaN (not a number)");
        }
        if (seconds < 0) {
            throw Errors.valueError("timeout value must be a non-negative number");
        }
        if (seconds > TIMEOUT_MAX) {
            throw Errors.overflowError("timeout value is too large");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    /** Acquires the lock, running signal handlers on the way; false when the time is up. */
    static boolean acquire(ThreadState ts, ParkingLock lock, long nanos) {
        if (lock.tryAcquire()) {
            return true;
        }
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (true) {
            ts.releaseGil();
            ParkingLock.Outcome outcome;
            try {
                outcome = lock.acquire(left, () -> ts.interrupts.pending);
            } finally {
                ts.takeGil();
            }
            switch (outcome) {
                case ACQUIRED -> {
                    return true;
                }
                case TIMED_OUT -> {
                    return false;
                }
                case INTERRUPTED -> ts.interrupts.run(ts);
            }
            if (nanos > 0) {
                left = Math.max(deadline - System.nanoTime(), 0);
            }
        }
    }
}
