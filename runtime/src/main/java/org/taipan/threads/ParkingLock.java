package org.taipan.threads;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that any thread may release, as Python's is.
 *
 * <p><b>Contract.</b> At most one acquisition is in force; a release makes one waiter try again, if there is one; a
 * thread that starts to wait as the lock is released does not miss it. <b>Why it holds.</b> A waiter queues itself
 * before it tries again and parks, a releaser clears the flag before it looks at the queue. The woken waiter competes
 * with new arrivals and stays queued, in front, until it succeeds or gives up; giving up passes a wake-up on.
 */
public final class ParkingLock {
    /** What ended a try to acquire. */
    public enum Outcome { ACQUIRED, TIMED_OUT, INTERRUPTED }

    /** Tells a waiter that it has something else to do. */
    @FunctionalInterface
    public interface Interruption {
        boolean pending();
    }

    private final AtomicBoolean locked = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();

    public boolean isLocked() {
        return locked.get();
    }

    public boolean tryAcquire() {
        return !locked.get() && locked.compareAndSet(false, true);
    }

    /**
     * Acquires the lock.
     *
     * @param nanos how long to wait at most; negative waits for ever
     */
    public Outcome acquire(long nanos, Interruption interruption) {
        if (tryAcquire()) {
            return Outcome.ACQUIRED;
        }
        if (nanos == 0) {
            return Outcome.TIMED_OUT;
        }
        Thread self = Thread.currentThread();
        Waker waker = Waker.ofCurrentThread();
        long deadline = System.nanoTime() + nanos;
        waiters.add(self);
        Outcome outcome = null;
        while (outcome == null) {
            if (tryAcquire()) {
                outcome = Outcome.ACQUIRED;
            } else if (nanos > 0 && System.nanoTime() - deadline >= 0) {
                outcome = Outcome.TIMED_OUT;
            } else {
                outcome = park(waker, nanos, deadline, interruption);
            }
        }
        waiters.remove(self);
        if (outcome != Outcome.ACQUIRED && !locked.get()) {
            wakeOne();
        }
        return outcome;
    }

    static Outcome park(Waker waker, long nanos, long deadline, Interruption interruption) {
        if (waker != null) {
            waker.enterPark();
        }
        try {
            if (interruption.pending()) {
                return Outcome.INTERRUPTED;
            }
            if (nanos < 0) {
                LockSupport.park(interruption);
            } else {
                LockSupport.parkNanos(interruption, deadline - System.nanoTime());
            }
            return null;
        } finally {
            if (waker != null) {
                waker.leave();
            }
        }
    }

    /** Releases the lock; false if it was not locked. */
    public boolean release() {
        if (!locked.compareAndSet(true, false)) {
            return false;
        }
        wakeOne();
        return true;
    }

    /** Makes the lock free and forgets who waits; for locks that nobody can hold any more. */
    public void reset() {
        locked.set(false);
        wakeOne();
    }

    private void wakeOne() {
        Thread first = waiters.peek();
        if (first != null) {
            LockSupport.unpark(first);
        }
    }
}
