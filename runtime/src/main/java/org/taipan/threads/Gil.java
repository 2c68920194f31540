package org.taipan.threads;

/**
 * The global interpreter lock of programs that ask for one ({@code -X gil=1}).
 *
 * <p><b>Contract.</b> At most one thread holds the lock, and Python code runs only while it does. A thread that waits
 * longer than the switch interval asks the holder to give way; a holder that gives way does not get the lock back before
 * a waiting thread has had it. Waits for the lock cannot be interrupted. <b>Why it holds.</b> All fields are guarded by
 * the monitor of this object, but for {@link #intervalNanos}. A holder waits for nothing while it has the lock: whoever
 * calls something that may wait releases it first, and takes it again afterwards, when it holds no monitor that another
 * holder could want.
 */
public final class Gil {
    /** A thread that may hold the lock. */
    @FunctionalInterface
    public interface Holder {
        /** Another thread waits; give way at the next safe point. Called with the lock's monitor held. */
        void requestSwitch();
    }

    private volatile long intervalNanos = 5_000_000;
    private Holder holder;
    private int waiting;
    /** Counts the times that the lock was taken. */
    private long switches;

    /** {@code sys.setswitchinterval}. */
    public void setInterval(double seconds) {
        intervalNanos = (long) Math.min(Math.max(seconds * 1e9, 1), Long.MAX_VALUE);
    }

    public synchronized void acquire(Holder self) {
        boolean interrupted = false;
        waiting++;
        while (holder != null) {
            long seen = switches;
            long nanos = intervalNanos;
            try {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (holder != null && seen == switches) {
                holder.requestSwitch();
            }
        }
        waiting--;
        switches++;
        holder = self;
        notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Releases the lock, which the calling thread must hold. */
    public synchronized void release() {
        holder = null;
        notifyAll();
    }

    /** Lets a waiting thread have the lock, then takes it again. */
    public synchronized void yield(Holder self) {
        if (waiting == 0) {
            return;
        }
        long seen = switches;
        release();
        boolean interrupted = false;
        while (switches == seen && waiting > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        acquire(self);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
