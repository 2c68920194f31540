package org.taipan.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the heap near twice what lives in it. The JVM's collector for throughput lets the old generation grow to the
 * machine's limit before it looks for garbage there, which is most of what is there in a program that makes and drops
 * structures of some size.
 *
 * <p>A thread looks now and then whether the heap has grown beyond a limit. It then asks for a full collection, and sets the
 * limit by what is left: the work is in proportion to what has survived the young generation meanwhile.
 */
final class HeapGrowth {
    private static final long MEGABYTE = 1 << 20;
    /** Programs that need less are let alone: the old generation they begin with, and all of the young one. */
    private static final long LEAST = 200 * MEGABYTE;
    /** The largest young generation: the launcher's MaxNewSize. */
    private static final long YOUNG = 128 * MEGABYTE;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private HeapGrowth() {
    }

    static void limit() {
        Thread.ofPlatform().daemon().name("taipan-heap").start(HeapGrowth::watch);
    }

    private static void watch() {
        Runtime heap = Runtime.getRuntime();
        long limit = LEAST;
        while (true) {
            // Thread.sleep would load two classes of the JVM's event recording, which no AOT cache holds.
            LockSupport.parkNanos(PERIOD);
            if (heap.totalMemory() > limit) {
                System.gc();
                long total = heap.totalMemory();
                limit = Math.max(Math.max(LEAST, total), 2 * (total - heap.freeMemory()) + YOUNG);
            }
        }
    }
}
