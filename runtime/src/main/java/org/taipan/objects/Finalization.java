package org.taipan.objects;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.taipan.ops.Call;

/**
 * What is to be done on a Python thread after the garbage collector found an object dead: weak reference callbacks and
 * {@code __del__}.
 *
 * <p>A Java thread, started with the first of them, waits for the collector's queue, moves what is due to {@link #due}
 * and asks the Python threads to {@link #run} it; the first that comes to a safe point does. It holds the interpreter
 * weakly and ends with it. {@link #collect} runs what is due on the calling thread.
 */
public final class Finalization {
    private static final long SETTLE_MILLIS = 1000;

    /** The referent of a weak reference or proxy, with what happens once it is gone. */
    public static final class Referent extends WeakReference<PyObject> {
        private static final AtomicLong COUNT = new AtomicLong();
        private final PyObject owner;
        private final long number;
        private volatile Object callback;

        /** @param callback a Python callable, called with {@code owner}; or null */
        public Referent(PyObject object, PyObject owner, Object callback, Finalization finalization) {
            super(object, callback == null ? null : finalization.started());
            this.owner = owner;
            this.callback = callback;
            this.number = callback == null ? 0 : COUNT.incrementAndGet();
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

    static final class WeakObject extends WeakReference<PyObject> {
        private static final AtomicLong COUNT = new AtomicLong();
        final long number = COUNT.incrementAndGet();

        WeakObject(PyObject object, ReferenceQueue<PyObject> queue) {
            super(object, queue);
        }
    }

    /**
     * What an object with {@code __del__} holds whose Java class has no finalizer: nothing else refers to it, so it dies
     * with the object, and its finalizer hands the object back.
     */
    static final class Finalizer {
        private volatile PyObject object;
        private final Finalization finalization;
        private final WeakObject registered;

        Finalizer(PyObject object, Finalization finalization) {
            this.object = object;
            this.finalization = finalization;
            registered = finalization.register(object);
        }

        /** There is nothing left for {@code __del__} to do. */
        void release() {
            object = null;
            registered.clear();
            finalization.finalizable.remove(registered);
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            PyObject o = object;
            if (o != null) {
                finalization.isDead(o);
            }
        }
    }

    private static final class Sentinel extends WeakReference<Object> {
        volatile boolean seen;

        Sentinel(ReferenceQueue<Object> queue) {
            super(new Object(), queue);
        }
    }

    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    /** References whose callback is due, and objects whose {@code __del__} is. */
    private final ConcurrentLinkedQueue<Object> due = new ConcurrentLinkedQueue<>();
    /** The objects alive that have {@code __del__}. */
    private final Set<WeakObject> finalizable = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<PyObject> gone = new ReferenceQueue<>();
    private final Interrupts.Aside request = this::run;
    private final WeakReference<Interpreter> interpreter;
    private boolean isStarted;
    /** Guards of objects that may be done before the next garbage collection. */
    final Guard.Rings young = new Guard.Rings(this);

    private Finalization(Interpreter interp) {
        interpreter = new WeakReference<>(interp);
    }

    public static Finalization of(Interpreter interp) {
        return interp.state(Finalization.class, Finalization::new);
    }

    /** The interpreter, or null if it is gone. */
    Interpreter interpreter() {
        return interpreter.get();
    }

    /** A finalizer for an object being made; null outside Python threads. */
    static Finalizer finalizer(PyObject object) {
        ThreadState ts = ThreadState.current();
        return ts == null ? null : new Finalizer(object, of(ts.interp));
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
                if (r != null && accept(r)) {
                    announce(interp);
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
        due.add(r);
        return true;
    }

    /** Notes an object that has {@code __del__}, for {@link #finish}. */
    WeakObject register(PyObject object) {
        for (Object r = gone.poll(); r != null; r = gone.poll()) {
            finalizable.remove(r);
        }
        WeakObject w = new WeakObject(object, gone);
        finalizable.add(w);
        return w;
    }

    /** Has {@code __del__} of an object called that the collector found dead. */
    void isDead(PyObject object) {
        Interpreter interp = interpreter.get();
        if (interp != null && !interp.finalizing) {
            due.add(object);
            announce(interp);
        }
    }

    /** Asks every thread, because any of them may be waiting for something. */
    private void announce(Interpreter interp) {
        for (ThreadState ts : interp.threads) {
            ts.interrupts.postOnce(request);
        }
    }

    /**
     * Calls the callbacks due, those of the newest references first, then the {@code __del__} methods; their exceptions
     * are reported, not raised.
     */
    public void run(ThreadState ts) {
        if (due.isEmpty()) {
            return;
        }
        List<Referent> referents = new ArrayList<>();
        List<PyObject> objects = new ArrayList<>();
        for (Object r = due.poll(); r != null; r = due.poll()) {
            if (r instanceof Referent w) {
                referents.add(w);
            } else {
                objects.add((PyObject) r);
            }
        }
        referents.sort(Comparator.comparingLong(w -> -w.number));
        referents.forEach(w -> callBack(ts, w));
        objects.forEach(o -> callDel(ts, o));
    }

    private static void callBack(ThreadState ts, Referent w) {
        Object callback = w.callback;
        w.callback = null;
        if (callback != null) {
            try {
                Call.call(ts, callback, w.owner);
            } catch (PyException e) {
                ts.interp.unraisable.report(ts, e.value, null, callback);
            }
        }
    }

    private static void callDel(ThreadState ts, PyObject object) {
        Object del = object.type().slot(Slot.DEL);
        if (del != null) {
            try {
                Call.method(ts, del, object);
            } catch (PyException e) {
                ts.interp.unraisable.report(ts, e.value, null, del);
            }
        }
    }

    /** At the end of the interpreter: calls {@code __del__} of all objects left that have one, oldest first. */
    public void finish(ThreadState ts) {
        young.settle();
        run(ts);
        List<WeakObject> left = new ArrayList<>(finalizable);
        if (left.size() > 1) {
            left.sort(Comparator.comparingLong(o -> o.number));
        }
        for (WeakObject w : left) {
            PyObject object = w.get();
            if (object != null) {
                callDel(ts, object);
            }
        }
    }

    /** Collects garbage and runs the callbacks of what died before this call. */
    @SuppressWarnings({"deprecation", "removal"})
    public void collect(ThreadState ts) {
        young.settle();
        Sentinel sentinel = new Sentinel(dead);
        System.gc();
        long deadline = System.nanoTime() + SETTLE_MILLIS * 1_000_000;
        try {
            while (!sentinel.seen && System.nanoTime() < deadline) {
                drain(2);
            }
            System.runFinalization();
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
