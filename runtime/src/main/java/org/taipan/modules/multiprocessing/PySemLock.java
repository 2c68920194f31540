package org.taipan.modules.multiprocessing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * {@code _multiprocessing.SemLock}: a named POSIX semaphore. The semaphore itself is the kernel's; here is only how often
 * this process has it, and which thread took it last, which is exact for recursive mutexes because their owner alone
 * changes it.
 */
@PyTypeDef(name = "SemLock", module = "_multiprocessing", doc = "Semaphore/Mutex type")
public final class PySemLock extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySemLockTable(), PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.namespace().putStr("SEM_VALUE_MAX", (long) Integer.MAX_VALUE);
    }

    private static final int RECURSIVE_MUTEX = 0;
    private static final int SEMAPHORE = 1;
    private static final int CREATE_NEW = 0100 | 0200;
    private static final int OWNER_ONLY = 0600;
    private static final Libc.Function OPEN = Libc.function("sem_open");
    private static final Libc.Function UNLINK = Libc.function("sem_unlink");
    private static final Libc.Function CLOSE = Libc.function("sem_close");
    private static final Libc.Function TRY_WAIT = Libc.function("sem_trywait");
    private static final Libc.Function WAIT = Libc.function("sem_wait");
    private static final Libc.Function TIMED_WAIT = Libc.function("sem_timedwait");
    private static final Libc.Function POST = Libc.function("sem_post");
    private static final Libc.Function GET_VALUE = Libc.function("sem_getvalue");

    private final long handle;
    private final int kind;
    private final int maxValue;
    private final String name;
    private final AtomicInteger count = new AtomicInteger();
    private volatile long lastThread;

    private PySemLock(PyType type, long handle, int kind, int maxValue, String name) {
        super(type);
        this.handle = handle;
        this.kind = kind;
        this.maxValue = maxValue;
        this.name = name;
    }

    @PyMethod("__new__(kind, value, maxvalue, name, unlink)")
    static Object __new__(ThreadState ts, PyType cls, int kind, int value, int maxvalue, String name, boolean unlink) {
        if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE) {
            throw Errors.valueError("unrecognized kind");
        }
        try (Memory m = Memory.open()) {
            long text = m.string(name);
            long handle = Libc.callRaw(OPEN, text, CREATE_NEW, OWNER_ONLY, value, 0, 0);
            if (handle == 0) {
                throw OsErrors.of(Libc.errno());
            }
            if (unlink) {
                int r = Libc.call(UNLINK, text);
                if (r < 0) {
                    Libc.call(CLOSE, handle);
                    throw OsErrors.of(-r);
                }
            }
            return new PySemLock(cls, handle, kind, maxvalue, unlink ? null : name);
        }
    }

    @PyClassMethod("_rebuild(handle, kind, maxvalue, name, /)")
    static Object rebuild(ThreadState ts, PyType cls, Object handle, int kind, int maxvalue, Object name) {
        if (!PyStr.check(name)) {
            return new PySemLock(cls, org.taipan.types.PyLong.big(handle).longValue(), kind, maxvalue, null);
        }
        try (Memory m = Memory.open()) {
            long opened = Libc.callRaw(OPEN, m.string(PyStr.toJava(name)), 0);
            if (opened == 0) {
                throw OsErrors.of(Libc.errno());
            }
            return new PySemLock(cls, opened, kind, maxvalue, PyStr.toJava(name));
        }
    }

    private boolean mine(ThreadState ts) {
        return count.get() > 0 && lastThread == ts.ident();
    }

    @PyMethod(value = "acquire(block=True, timeout=None)", doc = "Acquire the semaphore/lock.")
    boolean acquire(ThreadState ts, boolean block, Object timeout) {
        if (kind == RECURSIVE_MUTEX && mine(ts)) {
            count.incrementAndGet();
            return true;
        }
        double seconds = timeout == PyNone.NONE ? -1 : Math.max(Number.toDouble(ts, timeout), 0);
        long r = Libc.call(TRY_WAIT, handle);
        if (r == -Errno.EAGAIN && block) {
            r = seconds < 0 ? Blocking.call(ts, () -> Libc.call(WAIT, handle)) : waitUntil(ts, seconds);
        }
        if (r == -Errno.EAGAIN || r == -Errno.ETIMEDOUT) {
            return false;
        }
        OsErrors.check(r);
        count.incrementAndGet();
        lastThread = ts.ident();
        return true;
    }

    private long waitUntil(ThreadState ts, double seconds) {
        java.time.Instant end = java.time.Instant.now().plusNanos((long) Math.min(seconds * 1e9, Long.MAX_VALUE / 2.0));
        return Blocking.call(ts, () -> {
            try (Memory m = Memory.open()) {
                MemorySegment deadline = m.zeros(16);
                deadline.set(ValueLayout.JAVA_LONG, 0, end.getEpochSecond());
                deadline.set(ValueLayout.JAVA_LONG, 8, end.getNano());
                return Libc.call(TIMED_WAIT, handle, deadline.address());
            }
        });
    }

    @PyMethod(value = "release()", doc = "Release the semaphore/lock.")
    void release(ThreadState ts) {
        if (kind == RECURSIVE_MUTEX) {
            if (!mine(ts)) {
                throw Errors.of(Exc.AssertionError, "attempt to release recursive lock not owned by thread");
            }
            if (count.get() > 1) {
                count.decrementAndGet();
                return;
            }
        } else if (value() >= maxValue) {
            throw Errors.valueError("semaphore or lock released too many times");
        }
        // The count goes down first: who is woken may be another thread of this process.
        count.decrementAndGet();
        OsErrors.check(Libc.call(POST, handle));
    }

    private int value() {
        try (Memory m = Memory.open()) {
            MemorySegment v = m.zeros(8);
            OsErrors.check(Libc.call(GET_VALUE, handle, v.address()));
            return v.get(ValueLayout.JAVA_INT, 0);
        }
    }

    @PyMethod(value = "__enter__()", doc = "Enter the semaphore/lock.")
    boolean enter(ThreadState ts) {
        return acquire(ts, true, PyNone.NONE);
    }

    @PyMethod(value = "__exit__(exc_type=None, exc_value=None, exc_tb=None, /)", doc = "Exit the semaphore/lock.")
    void exit(ThreadState ts, Object type, Object value, Object traceback) {
        release(ts);
    }

    @PyMethod(value = "_count()", doc = "Num of `acquire()`s minus num of `release()`s for this process.")
    int count() {
        return count.get();
    }

    @PyMethod(value = "_is_mine()", doc = "Whether the lock is owned by this thread.")
    boolean isMine(ThreadState ts) {
        return mine(ts);
    }

    @PyMethod(value = "_get_value()", doc = "Get the value of the semaphore.")
    int getValue() {
        return Math.max(value(), 0);
    }

    @PyMethod(value = "_is_zero()", doc = "Return whether semaphore has value zero.")
    boolean isZero() {
        return value() <= 0;
    }

    @PyMethod(value = "_after_fork()", doc = "Rezero the net acquisition count after fork().")
    void afterFork() {
        count.set(0);
    }

    @PyGetter(value = "handle", member = true)
    long handle() {
        return handle;
    }

    @PyGetter(value = "kind", member = true)
    int kind() {
        return kind;
    }

    @PyGetter(value = "maxvalue", member = true)
    int maxvalue() {
        return maxValue;
    }

    @PyGetter(value = "name", member = true)
    Object name() {
        return name == null ? PyNone.NONE : PyStr.of(name);
    }
}
