package org.taipan.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What generators and futures hold as long as their {@code __del__} has something to do. Most of them are done soon, and
 * an object with a finalizer of Java's is dear to make and to collect. So a guard is noted in a ring of its thread first,
 * which keeps the object alive, and gets a {@link Finalization.Finalizer} only when newer guards push it out, or at the
 * next garbage collection: one that is released before has cost next to nothing.
 *
 * <p><b>Concurrency.</b> The state changes by compare-and-set or exchange, from the object to its finalizer or to null, so
 * that a guard that is released while it is settled leaves no finalizer behind. A place of the ring is emptied and filled
 * by exchange: each guard is settled by one thread, and none is lost.
 */
public final class Guard {
    private static final VarHandle STATE;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Guard[].class);

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Guard.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The object; then what finalizes it; null once this is released. */
    private Object state;

    private Guard(PyObject object) {
        state = object;
    }

    /** A guard that {@code object} is to hold as long as its {@code __del__} has something to do. */
    public static Guard of(ThreadState ts, PyObject object) {
        Guard g = new Guard(object);
        Ring r = ts.guards;
        if (r == null) {
            r = Finalization.of(ts.interp).young.open(ts);
            ts.guards = r;
        }
        r.add(g);
        return g;
    }

    /** There is nothing left for {@code __del__} to do. */
    public void release() {
        if (STATE.getAndSet(this, null) instanceof Finalization.Finalizer f) {
            f.release();
        }
    }

    private boolean isReleased() {
        return state == null;
    }

    /** Lets the object die, with a finalizer. */
    private void settle(Finalization finalization) {
        if (state instanceof PyObject object) {
            Finalization.Finalizer f = new Finalization.Finalizer(object, finalization);
            if (!STATE.compareAndSet(this, object, f)) {
                f.release();
            }
        }
    }

    /** The newest guards of a thread, which adds to it; any thread may empty it. */
    static final class Ring {
        private static final int SMALLEST = 32, LARGEST = 4096;
        private final ThreadState owner;
        private final Finalization finalization;
        private volatile Guard[] slots = new Guard[SMALLEST];
        private int next;

        private Ring(ThreadState owner, Finalization finalization) {
            this.owner = owner;
            this.finalization = finalization;
        }

        private void add(Guard g) {
            Guard[] s = slots;
            int i = next;
            next = i + 1 & s.length - 1;
            Guard oldest = (Guard) SLOT.getAndSet(s, i, g);
            if (oldest != null && !oldest.isReleased()) {
                if (s.length < LARGEST) {
                    grow(s, oldest);
                } else {
                    oldest.settle(finalization);
                }
            }
        }

        private void grow(Guard[] s, Guard oldest) {
            Guard[] more = new Guard[s.length * 2];
            more[0] = oldest;
            for (int i = 0; i < s.length; i++) {
                more[i + 1] = (Guard) SLOT.getAndSet(s, next + i & s.length - 1, null);
            }
            next = s.length + 1;
            slots = more;
        }

        private void settle() {
            Guard[] s = slots;
            for (int i = 0, from = next; i < s.length; i++) {
                Guard g = (Guard) SLOT.getAndSet(s, from + i & s.length - 1, null);
                if (g != null) {
                    g.settle(finalization);
                }
            }
        }
    }

    /** The rings of an interpreter. */
    static final class Rings {
        private final Finalization finalization;
        private final Set<Ring> all = ConcurrentHashMap.newKeySet();
        private boolean beats;

        Rings(Finalization finalization) {
            this.finalization = finalization;
        }

        private synchronized Ring open(ThreadState ts) {
            Ring r = new Ring(ts, finalization);
            all.add(r);
            if (!beats) {
                beats = true;
                new Beat(finalization);
            }
            return r;
        }

        /** Settles all guards, so that the next garbage collection finds what nothing else refers to. */
        void settle() {
            for (Ring r : all) {
                r.settle();
            }
        }

        /** After a garbage collection: the same; threads that have ended need no ring any more. */
        private void afterCollection(Interpreter interp) {
            for (Ring r : all) {
                boolean ended = !interp.threads.contains(r.owner);
                r.settle();
                if (ended) {
                    all.remove(r);
                }
            }
        }
    }

    /** Notices garbage collections: nothing refers to it. */
    private static final class Beat {
        private final WeakReference<Finalization> finalization;

        Beat(Finalization finalization) {
            this.finalization = new WeakReference<>(finalization);
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            Finalization f = finalization.get();
            Interpreter interp = f == null ? null : f.interpreter();
            if (interp != null && !interp.finalizing) {
                f.young.afterCollection(interp);
                new Beat(f);
            }
        }
    }
}
