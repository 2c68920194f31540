package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Sharing;

/**
 * A mutable builtin container: an object with a lock of one word, for short critical sections in Java only.
 *
 * <p><b>Contract.</b> The lock is not reentrant, a thread holds at most one of them, and runs no Python code, allocates
 * no unbounded memory without {@code finally} and waits for nothing while it does. So it is always given back soon, and
 * there is no order of locks to keep. A monitor would do the same at twice the price where nobody contends. As long
 * as there is one thread, the lock is not taken at all ({@link Sharing}).
 */
public abstract class LockedObject extends PyObject {
    private static final VarHandle LOCK;
    private static final int SPINS = 64;
    private static final int YIELDS = 256;

    static {
        try {
            LOCK = MethodHandles.lookup().findVarHandle(LockedObject.class, "lock", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int lock;

    protected LockedObject(PyType type) {
        super(type);
    }

    /** Takes the lock; always followed by {@code try … finally unlock()}. */
    protected final void lock() {
        if (Sharing.concurrent() && !LOCK.compareAndSet(this, 0, 1)) {
            await();
        }
    }

    protected final void unlock() {
        if (Sharing.concurrent()) {
            LOCK.setRelease(this, 0);
        }
    }

    private void await() {
        for (int i = 0;; i++) {
            if ((int) LOCK.getOpaque(this) == 0 && LOCK.compareAndSet(this, 0, 1)) {
                return;
            }
            if (i < SPINS) {
                Thread.onSpinWait();
            } else if (i < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(20_000);
            }
        }
    }
}
