package org.taipan.modules.queue;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.time.Clocks;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.threads.ItemQueue;
import org.taipan.types.PyNone;

/** {@code queue.SimpleQueue}. Its methods are atomic; {@code put} may be called by a signal handler or callback. */
@PyTypeDef(name = "SimpleQueue", module = "_queue", doc = "Simple, unbounded, reentrant FIFO queue.")
public final class SimpleQueue extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new SimpleQueueTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_WEAKREF);

    private final ItemQueue<Object> items = new ItemQueue<>();

    private SimpleQueue(PyType type) {
        super(type);
    }

    @PyMethod("__new__()")
    static Object create(PyType cls) {
        return new SimpleQueue(cls);
    }

    @PyMethod(value = "put(item, block=True, timeout=None)", doc = "Put an item on the queue.\n\nThe other arguments "
            + "are ignored, as this never blocks.")
    void put(Object item, boolean block, Object timeout) {
        items.add(item);
    }

    @PyMethod(value = "put_nowait(item)", doc = "Put an item on the queue.")
    void putNowait(Object item) {
        items.add(item);
    }

    @PyMethod(value = "get(block=True, timeout=None)", doc = "Remove and return an item.\n\nIf there is none, wait "
            + "for one, at most timeout seconds if that is not None; unless\nblock is true, do not wait. Raises "
            + "Empty if there still is none.")
    Object get(ThreadState ts, boolean block, Object timeout) {
        long nanos = -1;
        if (block && timeout != PyNone.NONE) {
            nanos = Clocks.nanos(ts, timeout);
            if (nanos < 0) {
                throw Errors.valueError("'timeout' must be a non-negative number");
            }
        }
        Object item = items.poll();
        if (item != null) {
            return item;
        }
        if (!block) {
            throw empty();
        }
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (true) {
            ts.releaseGil();
            try {
                item = items.take(left, () -> ts.interrupts.pending);
            } finally {
                ts.takeGil();
            }
            if (item != null) {
                return item;
            }
            if (nanos >= 0) {
                left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw empty();
                }
            }
            ts.interrupts.run(ts);
        }
    }

    @PyMethod(value = "get_nowait()", doc = "Remove and return an item.\n\nRaises Empty if there is none.")
    Object getNowait() {
        Object item = items.poll();
        if (item == null) {
            throw empty();
        }
        return item;
    }

    private static PyException empty() {
        return Errors.of(QueueModule.EMPTY, new Object[0]);
    }

    @PyMethod(value = "empty()", doc = "Whether the queue is empty; no promise for the next moment.")
    boolean isEmpty() {
        return items.isEmpty();
    }

    @PyMethod(value = "qsize()", doc = "About how many items there are.")
    long qsize() {
        return items.size();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
