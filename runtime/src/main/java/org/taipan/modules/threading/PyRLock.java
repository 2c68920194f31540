package org.taipan.modules.threading;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.threads.ParkingLock;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code _thread.RLock}. {@link #count} is touched by the owner alone; {@link #owner} is volatile, so that a thread reads
 * its own identity there exactly when it holds the lock.
 */
@PyTypeDef(name = "RLock", module = "_thread")
public final class PyRLock extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyRLockTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_WEAKREF);

    private final ParkingLock lock = new ParkingLock();
    private volatile Thread owner;
    private long count;

    public PyRLock(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyRLock(cls);
    }

    private boolean acquire(ThreadState ts, long nanos) {
        if (owner == ts.thread) {
            count++;
            return true;
        }
        if (!LockWait.acquire(ts, lock, nanos)) {
            return false;
        }
        owner = ts.thread;
        count = 1;
        return true;
    }

    @PyMethod(value = "acquire(blocking=True, timeout=-1)", doc = "Lock the lock, again if this thread holds it.")
    boolean acquire(ThreadState ts, boolean blocking, Object timeout) {
        return acquire(ts, LockWait.nanos(ts, blocking, timeout));
    }

    @PyMethod(value = "release()", doc = "Release the lock once.")
    void release(ThreadState ts) {
        if (owner != ts.thread) {
            throw Errors.runtimeError("cannot release un-acquired lock");
        }
        if (--count == 0) {
            owner = null;
            lock.release();
        }
    }

    @PyMethod(value = "__enter__()", doc = "Lock the lock.")
    boolean enter(ThreadState ts) {
        return acquire(ts, -1);
    }

    @PyMethod(value = "__exit__(*exc_info)", doc = "Release the lock.")
    void exit(ThreadState ts, Object[] excInfo) {
        release(ts);
    }

    @PyMethod("_is_owned()")
    boolean isOwned(ThreadState ts) {
        return owner == ts.thread;
    }

    @PyMethod("_recursion_count()")
    long recursionCount(ThreadState ts) {
        return owner == ts.thread ? count : 0;
    }

    @PyMethod("_release_save()")
    Object releaseSave(ThreadState ts) {
        if (owner == null) {
            throw Errors.runtimeError("cannot release un-acquired lock");
        }
        PyTuple state = new PyTuple(count, ts.ident());
        count = 0;
        owner = null;
        lock.release();
        return state;
    }

    @PyMethod("_acquire_restore(state, /)")
    void acquireRestore(ThreadState ts, PyTuple state) {
        LockWait.acquire(ts, lock, -1);
        owner = ts.thread;
        count = (Long) state.get(0);
    }

    @PyMethod("_at_fork_reinit()")
    void atForkReinit() {
        owner = null;
        count = 0;
        lock.reset();
    }

    Object __repr__() {
        Thread holder = owner;
        return PyStr.of("<" + (holder != null ? "locked" : "unlocked") + " " + type().tpName() + " object owner="
                + (holder == null ? 0 : holder.threadId()) + " count=" + count + " at " + Obj.address(this) + ">");
    }
}
