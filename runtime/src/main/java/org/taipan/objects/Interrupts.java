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

        /**
         * Whether it is to find the thread's frames as they are, or may raise. Other requests come up at no point that a
         * program could tell, and compiled code need not be left for them.
         */
        default boolean interruptsCode() {
            return true;
        }
    }

    /** A request that compiled code need not be left for. */
    @FunctionalInterface
    public interface Aside extends Request {
        @Override
        default boolean interruptsCode() {
            return false;
        }
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

    /** Runs what compiled code need not be left for; false if there is something else, which waits with what is behind it. */
    public boolean runAside(ThreadState ts) {
        pending = false;
        for (Request next = queue.peek(); next != null; next = queue.peek()) {
            if (next.interruptsCode()) {
                pending = true;
                return false;
            }
            queue.poll();
            next.run(ts);
        }
        return true;
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
