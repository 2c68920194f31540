package org.taipan.objects;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.taipan.ops.Call;

/**
 * What is to be done on a Python thread after the garbage collector found an object dead: weak reference callbacks.
 *
 * <p>A Java thread, started with the first callback, waits for the collector's queue, moves the callbacks due to
 * {@link #due} and asks the main Python thread to run them at its next safe point. It holds the interpreter weakly and
 * ends with it. {@link #collect} runs what is due on the calling thread.
 */
public final class Finalization {
    private static final long SETTLE_MILLIS = 1000;

    /** The referent of a weak reference or proxy, with what happens once it is gone. */
    public static final class Referent extends WeakReference<PyObject> {
        private final PyObject owner;
        private volatile Object callback;

        /** @param callback a Python callable, called with {@code owner}; or null */
        public Referent(PyObject object, PyObject owner, Object callback, Finalization finalization) {
            super(object, callback == null ? null : finalization.started());
            this.owner = owner;
            this.callback = callback;
        }

        /** The callback, or null once it was called. */
        public Object callback() {
            return callback;
        }

        /** Makes the reference dead at once, callback or not. */
        @Override
        public void clear() {
            super.clear();
            callback = null;
        }
    }

    private static final class Sentinel extends WeakReference<Object> {
        volatile boolean seen;

        Sentinel(ReferenceQueue<Object> queue) {
            super(new Object(), queue);
        }
    }

    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final ConcurrentLinkedQueue<Referent> due = new ConcurrentLinkedQueue<>();
    private final WeakReference<Interpreter> interpreter;
    private boolean isStarted;

    private Finalization(Interpreter interp) {
        interpreter = new WeakReference<>(interp);
    }

    public static Finalization of(Interpreter interp) {
        return interp.state(Finalization.class, Finalization::new);
    }

    private synchronized ReferenceQueue<Object> started() {
        if (!isStarted) {
            isStarted = true;
            Thread t = new Thread(this::watch, "taipan-finalization");
            t.setDaemon(true);
            t.start();
        }
        return dead;
    }

    private void watch() {
        while (true) {
            try {
                Reference<?> r = dead.remove(5_000);
                Interpreter interp = interpreter.get();
                if (interp == null || interp.finalizing) {
                    return;
                }
                if (r != null && accept(r) && interp.mainThread != null) {
                    interp.mainThread.interrupts.post(this::run);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean accept(Reference<?> r) {
        if (r instanceof Sentinel s) {
            s.seen = true;
            return false;
        }
        due.add((Referent) r);
        return true;
    }

    /** Calls the callbacks due; their exceptions are reported, not raised. */
    public void run(ThreadState ts) {
        for (Referent r = due.poll(); r != null; r = due.poll()) {
            Object callback = r.callback;
            r.callback = null;
            if (callback == null) {
                continue;
            }
            try {
                Call.call(ts, callback, r.owner);
            } catch (PyException e) {
                ts.interp.unraisable.report(ts, e.value, null, callback);
            }
        }
    }

    /** Collects garbage and runs the callbacks of what died before this call. */
    public void collect(ThreadState ts) {
        Sentinel sentinel = new Sentinel(dead);
        System.gc();
        long deadline = System.nanoTime() + SETTLE_MILLIS * 1_000_000;
        try {
            while (!sentinel.seen && System.nanoTime() < deadline) {
                drain(2);
            }
            drain(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        run(ts);
    }

    private void drain(long patienceMillis) throws InterruptedException {
        for (Reference<?> r = dead.remove(patienceMillis); r != null; r = dead.poll()) {
            accept(r);
        }
    }
}
