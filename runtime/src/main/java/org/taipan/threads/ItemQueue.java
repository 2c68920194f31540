package org.taipan.threads;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * An unbounded queue whose reader may wait.
 *
 * <p><b>Contract.</b> Adding never waits. Each item goes to one reader, in order. A reader that starts to wait as an
 * item arrives does not miss it. <b>Why it holds.</b> A reader queues itself before it looks again and parks, a writer
 * adds the item before it looks at the readers. A reader that stops waiting passes a wake-up on if items are left.
 */
public final class ItemQueue<T> {
    private final ConcurrentLinkedQueue<T> items = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();

    public void add(T item) {
        items.add(item);
        wakeOne();
    }

    private void wakeOne() {
        Thread first = waiters.peek();
        if (first != null) {
            LockSupport.unpark(first);
        }
    }

    /** The first item, or null if there is none. */
    public T poll() {
        return items.poll();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** How many items there are; takes time in proportion. */
    public int size() {
        return items.size();
    }

    /**
     * The first item, for which it waits if need be.
     *
     * @param nanos how long to wait at most; negative waits for ever
     * @return null if the time is up or {@code interruption} is pending
     */
    public T take(long nanos, ParkingLock.Interruption interruption) {
        T item = items.poll();
        if (item != null) {
            return item;
        }
        Waker waker = Waker.ofCurrentThread();
        Thread self = Thread.currentThread();
        long deadline = System.nanoTime() + nanos;
        waiters.add(self);
        try {
            while ((item = items.poll()) == null) {
                if (nanos >= 0 && System.nanoTime() - deadline >= 0
                        || ParkingLock.park(waker, nanos, deadline, interruption) != null) {
                    return null;
                }
            }
            return item;
        } finally {
            waiters.remove(self);
            if (!items.isEmpty()) {
                wakeOne();
            }
        }
    }
}
