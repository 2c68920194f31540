package org.taipan.threads;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.LockSupport;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;

/**
 * Ends the waits of one thread from another, so that it sees what was posted to it: for main threads and signals.
 *
 * <p><b>Contract.</b> The owner brackets each wait with {@link #enterCall} or {@link #enterPark} and {@link #leave},
 * and looks for posted requests in between, before it waits. A waker posts first and then calls {@link #wake}. The
 * state is volatile: either the owner sees the request before it waits, or the waker sees the state and ends the wait.
 *
 * <p>A wait in the C library is ended by a signal of its own, whose handler does nothing and is installed without
 * {@code SA_RESTART}, so that the call returns {@code EINTR}. The signal may come a moment before the owner is in the
 * kernel; therefore it is repeated until the owner has left.
 */
public final class Waker {
    private static final int SIGNAL = 61;
    private static final long REPEAT_NANOS = 2_000_000;
    private static final Libc.Function SIGACTION = Libc.function("sigaction");
    private static final Libc.Function TGKILL = Libc.function("tgkill");
    /** Does nothing that matters when called with an int: the handler. */
    private static final Libc.Function HANDLER = Libc.function("abs");
    private static final ThreadLocal<Waker> CURRENT = new ThreadLocal<>();
    private static boolean installed;

    private enum State { RUNNING, CALL, PARKED }

    private final Thread owner = Thread.currentThread();
    private volatile State state = State.RUNNING;
    /** Counts the waits, so that a waker does not disturb the next one. */
    private volatile long waits;
    private volatile int threadId;

    private Waker() {
    }

    /** Makes the waker of the running thread. */
    public static Waker install() {
        Waker w = CURRENT.get();
        if (w == null) {
            w = new Waker();
            CURRENT.set(w);
        }
        return w;
    }

    /** The running thread's waker, or null if nobody wakes it. */
    public static Waker ofCurrentThread() {
        return CURRENT.get();
    }

    /** A wait in the C library begins. */
    public void enterCall() {
        if (threadId == 0) {
            prepare();
            threadId = FileCalls.threadId();
        }
        waits++;
        state = State.CALL;
    }

    /** A wait in {@link LockSupport#park} begins; it may end early. */
    public void enterPark() {
        waits++;
        state = State.PARKED;
    }

    /** The wait is over. */
    public void leave() {
        state = State.RUNNING;
    }

    /** Ends the wait under way, if there is one. */
    public void wake() {
        long wait = waits;
        while (waits == wait) {
            switch (state) {
                case RUNNING -> {
                    return;
                }
                case PARKED -> {
                    LockSupport.unpark(owner);
                    return;
                }
                case CALL -> {
                    Libc.call(TGKILL, FileCalls.processId(), threadId, SIGNAL);
                    LockSupport.parkNanos(REPEAT_NANOS);
                }
            }
        }
    }

    private static synchronized void prepare() {
        if (installed) {
            return;
        }
        installed = true;
        try (Memory m = Memory.open()) {
            MemorySegment action = m.zeros(152);
            action.set(ValueLayout.JAVA_LONG, 0, HANDLER.pointer());
            Libc.call(SIGACTION, SIGNAL, action.address(), 0);
        }
    }
}
