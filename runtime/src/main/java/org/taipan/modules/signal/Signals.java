package org.taipan.modules.signal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.taipan.modules.Hooks;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.SignalNames;
import org.taipan.threads.Waker;
import org.taipan.types.PyNone;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals of an interpreter: how they get from the JVM's signal thread to the main Python thread.
 *
 * <p><b>Concurrency.</b> {@link #arrive} runs on a thread of the JVM. It marks the signal, writes to the wake-up
 * descriptor, posts to the main thread's interrupts and ends its wait. All fields are atomic; a signal that comes again
 * before its handler has run is delivered once, as in POSIX. The signal masks of {@code pthread_sigmask} are kept
 * here: the JVM's threads take signals regardless of the masks of Python's, so a signal that all Python threads block
 * is held back.
 */
public final class Signals {
    static final int COUNT = 65;
    static final Long DEFAULT = 0L;
    static final Long IGNORE = 1L;

    private final Interpreter interp;
    private final AtomicReferenceArray<Object> handlers = new AtomicReferenceArray<>(COUNT);
    /** Bit n - 1: signal n has arrived and its handler has not run. */
    private final AtomicLong arrived = new AtomicLong();
    /** Signals that arrived while every thread blocked them. */
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentHashMap<Thread, Long> masks = new ConcurrentHashMap<>();
    /** How many signals have come. */
    private final AtomicLong count = new AtomicLong();
    private volatile Waker mainWaker;
    volatile int wakeupFd = -1;
    volatile boolean warnOnFullBuffer = true;
    /** What {@code sigwait} and its like wait for; guarded by the monitor of this object. */
    private long awaited;

    private Signals(Interpreter interp) {
        this.interp = interp;
        for (int n = 1; n < COUNT; n++) {
            handlers.set(n, n == 32 || n == 33 ? PyNone.NONE : DEFAULT);
        }
        handlers.set(13, IGNORE);
        handlers.set(25, IGNORE);
    }

    public static Signals of(Interpreter interp) {
        return interp.state(Signals.class, Signals::new);
    }

    private static long bit(int signal) {
        return 1L << signal - 1;
    }

    /**
     * Makes the running thread, the main one, the one that handles signals. The JVM's own way of ending on a hang-up or
     * termination gives way to the system's.
     */
    void install() {
        mainWaker = Waker.install();
        Signal.handle(new Signal("TERM"), SignalHandler.SIG_DFL);
        Signal.handle(new Signal("HUP"), SignalHandler.SIG_DFL);
    }

    Object handler(int signal) {
        return handlers.get(signal);
    }

    /** Sets a handler and returns the old one. @return null if the system refuses */
    Object setHandler(int signal, Object handler) {
        Object old = handlers.get(signal);
        if (signal == 9 || signal == 19 || old == PyNone.NONE && signal > 31 && signal < 34) {
            return null;
        }
        handlers.set(signal, handler);
        watch(signal);
        return old;
    }

    /** Has Java watch the signal, or not, as its handler, its mask and those who wait for it require. */
    private void watch(int signal) {
        String name = SignalNames.java(signal);
        if (name == null || signal == 13) {
            return;
        }
        Object handler = handlers.get(signal);
        boolean wanted = handler != DEFAULT && handler != IGNORE || isBlockedSomewhere(signal)
                || (awaited() & bit(signal)) != 0;
        Signal.handle(new Signal(name), wanted ? s -> arrive(signal)
                : handler == IGNORE ? SignalHandler.SIG_IGN : SignalHandler.SIG_DFL);
    }

    private synchronized long awaited() {
        return awaited;
    }

    // ---- arrival ----------------------------------------------------------------------------------------------------

    /**
     * Sends a signal to this process by {@code send}. The JVM's signal thread is given a moment to take it, so that its
     * Python handler runs where the signal was sent.
     */
    public int sendToSelf(int signal, java.util.function.IntSupplier send) {
        boolean comes = signal > 0 && signal < COUNT && handlers.get(signal) instanceof PyObject h && h != PyNone.NONE;
        long before = count.get();
        int result = send.getAsInt();
        for (int i = 0; comes && result == 0 && count.get() == before && i < 1000; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000);
        }
        return result;
    }

    /** A signal has come; from any thread. */
    public void arrive(int signal) {
        deliver(signal);
        count.incrementAndGet();
    }

    private void deliver(int signal) {
        synchronized (this) {
            if ((awaited & bit(signal)) != 0) {
                held.accumulateAndGet(bit(signal), (a, b) -> a | b);
                notifyAll();
                return;
            }
        }
        if (isBlockedEverywhere(signal)) {
            held.accumulateAndGet(bit(signal), (a, b) -> a | b);
            return;
        }
        Object handler = handlers.get(signal);
        if (!(handler instanceof PyObject) || handler == PyNone.NONE) {
            return;
        }
        if ((arrived.getAndAccumulate(bit(signal), (a, b) -> a | b) & bit(signal)) == 0) {
            ThreadState main = interp.mainThread;
            main.interrupts.post(ts -> run(ts, signal));
        }
        writeWakeup(signal);
        Waker waker = mainWaker;
        if (waker != null) {
            waker.wake();
        }
    }

    private void run(ThreadState ts, int signal) {
        arrived.accumulateAndGet(~bit(signal), (a, b) -> a & b);
        Object handler = handlers.get(signal);
        if (handler instanceof PyObject && handler != PyNone.NONE) {
            Call.call(ts, handler, (long) signal, ts.frame == null ? PyNone.NONE : ts.frame);
        }
    }

    private void writeWakeup(int signal) {
        int fd = wakeupFd;
        if (fd < 0) {
            return;
        }
        int n = FileCalls.write(fd, new byte[] {(byte) signal}, 0, 1);
        if (n < 0 && (n != -Errno.EAGAIN || warnOnFullBuffer)) {
            interp.mainThread.interrupts.post(ts -> {
                PyException e = org.taipan.modules.posix.OsErrors.of(n);
                Hooks.unraisable(ts, e.value, "Exception ignored when trying to write to the signal wakeup fd", null);
            });
        }
    }

    // ---- masks and waiting ------------------------------------------------------------------------------------------

    long mask(Thread thread) {
        return masks.getOrDefault(thread, 0L);
    }

    private boolean isBlockedSomewhere(int signal) {
        for (Long mask : masks.values()) {
            if ((mask & bit(signal)) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlockedEverywhere(int signal) {
        for (ThreadState t : interp.threads) {
            if ((mask(t.thread) & bit(signal)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Sets the running thread's mask; signals held back that are free now arrive. */
    void setMask(long mask) {
        long before = mask(Thread.currentThread());
        if (mask == 0) {
            masks.remove(Thread.currentThread());
        } else {
            masks.put(Thread.currentThread(), mask);
        }
        for (int n = 1; n < COUNT; n++) {
            if (((before ^ mask) & bit(n)) != 0) {
                release(n);
            }
        }
    }

    private void release(int signal) {
        if (!isBlockedEverywhere(signal) && (held.getAndAccumulate(~bit(signal), (a, b) -> a & b) & bit(signal)) != 0) {
            if (handlers.get(signal) == DEFAULT) {
                watch(signal);
                Libc.call(Libc.function("kill"), FileCalls.processId(), signal);
                return;
            }
            arrive(signal);
        }
        watch(signal);
    }

    /** The signals held back that the running thread blocks. */
    long pending() {
        return held.get() & mask(Thread.currentThread());
    }

    /**
     * Waits for one of a set of signals and takes it.
     *
     * @param nanos how long; negative for ever
     * @return the signal, or 0 when the time is up or the thread has something else to do
     */
    int await(ThreadState ts, long set, long nanos) {
        long deadline = System.nanoTime() + nanos;
        long added;
        synchronized (this) {
            added = set & ~awaited;
            awaited |= set;
        }
        watchAll(added);
        ts.releaseGil();
        try {
            synchronized (this) {
                while (true) {
                    long taken = held.get() & set;
                    if (taken != 0) {
                        int signal = Long.numberOfTrailingZeros(taken) + 1;
                        held.accumulateAndGet(~bit(signal), (a, b) -> a & b);
                        return signal;
                    }
                    long left = nanos < 0 ? 50_000_000 : Math.min(deadline - System.nanoTime(), 50_000_000);
                    if (left <= 0 || ts.interrupts.pending) {
                        return 0;
                    }
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            }
        } catch (InterruptedException e) {
            return 0;
        } finally {
            synchronized (this) {
                awaited &= ~added;
            }
            watchAll(added);
            ts.takeGil();
        }
    }

    private void watchAll(long set) {
        for (int n = 1; n < COUNT; n++) {
            if ((set & bit(n)) != 0) {
                watch(n);
            }
        }
    }
}
