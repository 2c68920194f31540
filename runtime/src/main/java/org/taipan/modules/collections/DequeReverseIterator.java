package org.taipan.modules.collections;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyTuple;

/**
 * {@code _collections._deque_reverse_iterator}. Ends in RuntimeError when the deque changes, also by another thread.
 */
@PyTypeDef(name = "_deque_reverse_iterator", module = "collections")
public final class DequeReverseIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new DequeReverseIteratorTable(), PyType.OBJECT, 0);

    private final DequeIterator.DequeWalk walk;

    DequeReverseIterator(Deque deque) {
        super(TYPE);
        walk = new DequeIterator.DequeWalk(deque, true);
    }

    @PyMethod("__new__(deque, index=0, /)")
    static Object create(ThreadState ts, PyType cls, Deque deque, long index) {
        DequeReverseIterator it = new DequeReverseIterator(deque);
        it.walk.skip(ts, index);
        return it;
    }

    @Override
    public Object next(ThreadState ts) {
        return walk.next();
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
}
