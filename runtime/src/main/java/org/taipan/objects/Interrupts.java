package org.taipan.objects;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What other threads want a Python thread to do at its next safe point: signal handlers, asynchronous exceptions,
 * weak reference callbacks.
 *
 * <p>Any thread may post; only the owner runs. {@link #pending} is set after the request is queued and read plainly at
 * back-edges and calls, so a request is seen soon but not at once.
 */
public final class Interrupts {
    /** A thing to do on the owner's thread; may throw a {@link PyException}. */
    @FunctionalInterface
    public interface Request {
        void run(ThreadState ts);
    }

    private final ConcurrentLinkedQueue<Request> queue = new ConcurrentLinkedQueue<>();
    /** Plain on purpose: a volatile read at every back-edge would cost. */
    public boolean pending;

    public void post(Request request) {
        queue.add(request);
        java.lang.invoke.VarHandle.fullFence();
        pending = true;
    }

    /** Posts a request unless it is waiting already; two threads that post it at once may both succeed. */
    public void postOnce(Request request) {
        if (!queue.contains(request)) {
            post(request);
        }
    }

    /** Runs what is queued; an exception leaves the rest for the next time. */
    public void run(ThreadState ts) {
        pending = false;
        java.lang.invoke.VarHandle.fullFence();
        Request request;
        while ((request = queue.poll()) != null) {
            try {
                request.run(ts);
            } catch (PyException e) {
                pending = !queue.isEmpty();
                throw e;
            }
        }
    }
}
