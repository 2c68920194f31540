package org.taipan.objects;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What other threads want a Python thread to do at its next safe point: signal handlers, asynchronous exceptions,
 * weak reference callbacks.
 *
 * <p>Any thread may post; only the owner runs. {@link #pending} is set after the request is queued and read at
 * back-edges and calls.
 */
public final class Interrupts {
    /** A thing to do on the owner's thread; may throw a {@link PyException}. */
    @FunctionalInterface
    public interface Request {
        void run(ThreadState ts);
    }

    private final ConcurrentLinkedQueue<Request> queue = new ConcurrentLinkedQueue<>();
    /** Volatile: a plain read may be hoisted out of a compiled loop that does nothing else. */
    public volatile boolean pending;

    public void post(Request request) {
        queue.add(request);
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
