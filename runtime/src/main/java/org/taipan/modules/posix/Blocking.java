package org.taipan.modules.posix;

import org.taipan.objects.ThreadState;
import org.taipan.os.Errno;
import org.taipan.threads.Waker;

/**
 * Calls that may wait. A signal that arrives meanwhile ends the wait of the main thread, its Python handler runs, and
 * the call goes on unless the handler raised (PEP 475).
 */
public final class Blocking {
    /** A foreign call; gives a value or {@code -errno}. */
    @FunctionalInterface
    public interface NativeCall {
        long run();
    }

    private Blocking() {
    }

    /**
     * Makes the call, again after each interruption.
     *
     * @throws org.taipan.objects.PyException what a signal handler raises
     */
    public static long call(ThreadState ts, NativeCall call) {
        Waker waker = Waker.ofCurrentThread();
        while (true) {
            long r = once(ts, waker, call);
            if (r != -Errno.EINTR) {
                return r;
            }
            if (ts.interrupts.pending) {
                ts.interrupts.run(ts);
            }
        }
    }

    /** Makes the call once: {@code -EINTR} if it was interrupted; the caller runs the handlers. */
    public static long once(ThreadState ts, NativeCall call) {
        return once(ts, Waker.ofCurrentThread(), call);
    }

    private static long once(ThreadState ts, Waker waker, NativeCall call) {
        ts.releaseGil();
        try {
            if (waker == null) {
                return call.run();
            }
            waker.enterCall();
            try {
                return ts.interrupts.pending ? -Errno.EINTR : call.run();
            } finally {
                waker.leave();
            }
        } finally {
            ts.takeGil();
        }
    }
}
