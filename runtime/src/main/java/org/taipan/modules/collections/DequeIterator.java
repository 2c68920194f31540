package org.taipan.modules.collections;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyTuple;

/** {@code _collections._deque_iterator}. Ends in RuntimeError when the deque changes, also by another thread. */
@PyTypeDef(name = "_deque_iterator", module = "collections")
public final class DequeIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new DequeIteratorTable(), PyType.OBJECT, 0);

    private final DequeWalk walk;

    DequeIterator(Deque deque) {
        super(TYPE);
        walk = new DequeWalk(deque, false);
    }

    @PyMethod("__new__(deque, index=0, /)")
    static Object create(ThreadState ts, PyType cls, Deque deque, long index) {
        DequeIterator it = new DequeIterator(deque);
        it.walk.skip(ts, index);
        return it;
    }

    @Override
    public Object next(ThreadState ts) {
        return walk.next();
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left.")
    long lengthHint() {
        return walk.left();
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        return new PyTuple(type(), new PyTuple(walk.deque, walk.passed()));
    }

    /** The common part of the iterators in both directions. */
    static final class DequeWalk {
        final Deque deque;
        private final boolean backwards;
        private final int before;
        private final int size;
        private int index;
        private boolean ended;

        DequeWalk(Deque deque, boolean backwards) {
            this.deque = deque;
            this.backwards = backwards;
            this.before = deque.changes();
            this.size = deque.size();
        }

        Object next() {
            int i = index;
            Object v = deque.getUnchanged(i, backwards, before);
            if (v == null) {
                ended = true;
                if (deque.changes() != before) {
                    throw Errors.runtimeError("deque mutated during iteration");
                }
                return null;
            }
            index = i + 1;
            return v;
        }

        void skip(ThreadState ts, long n) {
            index = (int) Math.clamp(n, 0, size);
        }

        long left() {
            return ended ? 0 : size - index;
        }

        long passed() {
            return deque.size() - left();
        }
    }
}
