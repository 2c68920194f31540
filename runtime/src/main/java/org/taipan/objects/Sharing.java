package org.taipan.objects;

/**
 * Whether Python objects can be reached by more than one thread.
 *
 * <p><b>Contract.</b> While {@link #concurrent} is false only one thread changes objects that others could reach, and short
 * critical sections in Java need no lock. Once true it stays so.
 *
 * <p><b>Why it holds.</b> Each thread that runs Python code has a {@link ThreadState}, which is made before the thread
 * starts, by the thread that starts it. Making the second one sets the flag. The maker runs no critical section then, and
 * sees the flag in all that follow; the new thread sees it since starting happens after. Threads of the runtime itself
 * (compiling, reading ahead, finding dead objects) read shared objects, for which no lock is needed, but change only what is
 * theirs or has a monitor. Threads of Java that each make an interpreter hand no object to each other before both are made.
 */
public final class Sharing {
    private static Thread only;
    private static boolean concurrent;

    private Sharing() {
    }

    /** Whether locks are needed. Must not change between taking a lock and giving it back: no thread starts meanwhile. */
    public static boolean concurrent() {
        return concurrent;
    }

    /** A thread is about to run Python code. */
    static synchronized void enter(Thread thread) {
        if (only == null) {
            only = thread;
        } else if (only != thread) {
            concurrent = true;
        }
    }
}
