package org.taipan.modules.threading;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.threads.ParkingLock;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code _thread._ThreadHandle}: a thread that can be waited for. {@link #running} is locked from the start to the end. */
@PyTypeDef(name = "_ThreadHandle", module = "_thread")
public final class PyThreadHandle extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyThreadHandleTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

    /** Where a thread stands. */
    enum State { NOT_STARTED, STARTING, RUNNING, DONE }

    private final ParkingLock running = new ParkingLock();
    volatile State state = State.NOT_STARTED;
    volatile long ident;

    PyThreadHandle() {
        super(TYPE);
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return new PyThreadHandle();
    }

    /** @throws org.taipan.objects.PyException RuntimeError if it was started before */
    synchronized void starting() {
        if (state != State.NOT_STARTED) {
            throw Errors.runtimeError("thread already started");
        }
        state = State.STARTING;
        running.tryAcquire();
    }

    synchronized void startFailed() {
        state = State.NOT_STARTED;
        running.release();
    }

    synchronized void done() {
        if (state != State.DONE) {
            state = State.DONE;
            running.release();
        }
    }

    @PyGetter("ident")
    Object getIdent() {
        return ident;
    }

    @PyMethod("is_done()")
    boolean isDone() {
        return state == State.DONE;
    }

    @PyMethod("_set_done()")
    void setDone() {
        if (state == State.NOT_STARTED || state == State.STARTING) {
            throw Errors.runtimeError("thread not started");
        }
        done();
    }

    @PyMethod("join(timeout=None, /)")
    void join(ThreadState ts, Object timeout) {
        long nanos = -1;
        if (timeout != PyNone.NONE) {
            double seconds = Number.toDouble(ts, timeout);
            nanos = seconds < 0 ? -1 : seconds > LockWait.TIMEOUT_MAX ? tooLarge() : (long) Math.ceil(seconds * 1e9);
        }
        if (state == State.NOT_STARTED || state == State.STARTING) {
            throw Errors.runtimeError("thread not started");
        }
        if (ident == ts.ident() && state != State.DONE) {
            throw Errors.runtimeError("Cannot join current thread");
        }
        if (state != State.DONE && LockWait.acquire(ts, running, nanos)) {
            running.release();
        }
    }

    private static long tooLarge() {
        throw Errors.overflowError("timestamp out of range for platform time_t");
    }

    Object __repr__() {
        return PyStr.of("<" + type().name() + " object: ident=" + ident + ">");
    }
}
