package org.taipan.types;

import java.util.function.BooleanSupplier;

/**
 * How much time may go into garbage collections that only find out whether something is still in use. Those that find it
 * in use lead to an error, and are free; those that find it dropped use up the budget, which grows with the time that
 * passes. The collector is the process's, and so is this.
 */
final class CollectionBudget {
    /** Of the process's time, one part in so many. */
    private static final int SHARE = 50;
    /** What may be spent at once, in nanoseconds. */
    private static final long BURST = 500_000_000;
    /** The guess for the first collection: a nanosecond a byte of heap, and this. */
    private static final long LEAST = 5_000_000;

    private static long left = BURST;
    private static long asOf = System.nanoTime();
    private static long lastCost;

    private CollectionBudget() {
    }

    /** Collects garbage if there is time for it, or if it must; whether it did. */
    static boolean collect(boolean must, BooleanSupplier inUse) {
        long start = System.nanoTime();
        synchronized (CollectionBudget.class) {
            left = Math.min(BURST, left + (start - asOf) / SHARE);
            asOf = start;
            long cost = lastCost != 0 ? lastCost
                    : LEAST + Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (!must && left < cost) {
                return false;
            }
        }
        System.gc();
        boolean free = inUse.getAsBoolean();
        synchronized (CollectionBudget.class) {
            lastCost = System.nanoTime() - start;
            left -= free ? 0 : lastCost;
        }
        return true;
    }
}
