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

/** {@code _thread.lock}. */
@PyTypeDef(name = "lock", module = "_thread", doc = "A lock object is a synchronization primitive.")
public final class PyLock extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyLockTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

    private final ParkingLock lock = new ParkingLock();

    public PyLock() {
        super(TYPE);
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return new PyLock();
    }

    @PyMethod(value = "acquire(blocking=True, timeout=-1)", doc = "Lock the lock; return whether it was acquired.")
    boolean acquire(ThreadState ts, boolean blocking, Object timeout) {
        return LockWait.acquire(ts, lock, LockWait.nanos(ts, blocking, timeout));
    }

    @PyMethod(value = "acquire_lock(blocking=True, timeout=-1)", doc = "An obsolete synonym of acquire().")
    boolean acquireLock(ThreadState ts, boolean blocking, Object timeout) {
        return acquire(ts, blocking, timeout);
    }

    @PyMethod(value = "release()", doc = "Release the lock.")
    void release() {
        if (!lock.release()) {
            throw Errors.runtimeError("release unlocked lock");
        }
    }

    @PyMethod(value = "release_lock()", doc = "An obsolete synonym of release().")
    void releaseLock() {
        release();
    }

    @PyMethod(value = "locked()", doc = "Return whether the lock is in the locked state.")
    boolean locked() {
        return lock.isLocked();
    }

    @PyMethod(value = "locked_lock()", doc = "An obsolete synonym of locked().")
    boolean lockedLock() {
        return lock.isLocked();
    }

    @PyMethod("_at_fork_reinit()")
    void atForkReinit() {
        lock.reset();
    }

    @PyMethod(value = "__enter__()", doc = "Lock the lock.")
    boolean enter(ThreadState ts) {
        return LockWait.acquire(ts, lock, -1);
    }

    @PyMethod(value = "__exit__(*exc_info)", doc = "Release the lock.")
    void exit(Object[] excInfo) {
        release();
    }

    Object __repr__() {
        return PyStr.of("<" + (lock.isLocked() ? "locked" : "unlocked") + " _thread.lock object at " + Obj.address(this)
                + ">");
    }
}
