package org.taipan.modules.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.PathArg;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** {@code select.epoll}: the descriptor of an epoll instance, -1 when closed. */
@PyTypeDef(name = "epoll", module = "select", doc = "select.epoll(sizehint=-1, flags=0)\n\nReturns an epolling "
        + "object\n\nsizehint must be a positive integer or -1 for the default size. The\nsizehint is used to "
        + "optimize internal data structures. It doesn't limit\nthe maximum number of monitored events.")
public final class Epoll extends PyObject {
    public static final PyType TYPE = PyType.builtin(new EpollTable(), PyType.OBJECT, PyType.BASETYPE);
    private static final int CLOEXEC = 02000000;
    private static final int ADD = 1, DELETE = 2, MODIFY = 3;
    private static final int MOST_EVENTS = 1023;
    private static final Libc.Function CREATE = Libc.function("epoll_create1");
    private static final Libc.Function CONTROL = Libc.function("epoll_ctl");
    private static final Libc.Function WAIT = Libc.function("epoll_wait");

    /** The descriptor while the instance has yet to be made. */
    private static final int UNMADE = -2;

    private volatile int fd;

    private Epoll(PyType type, int fd) {
        super(type);
        this.fd = fd;
    }

    @PyMethod("__new__(sizehint=-1, flags=0)")
    static Object make(PyType cls, int sizeHint, int flags) {
        if (sizeHint != -1 && sizeHint <= 0) {
            throw Errors.valueError("negative sizehint");
        }
        if ((flags & ~CLOEXEC) != 0) {
            throw Errors.of(Exc.OSError, "invalid flags");
        }
        // Linking the C library is dear, and "selectors" makes an instance on import only to see whether it can. Once
        // linked, the instance is made at once; else on first use.
        return new Epoll(cls, Libc.isLinked() ? create() : UNMADE);
    }

    @PyClassMethod(value = "fromfd(fd, /)", doc = "Create an epoll object from a given control fd.")
    static Object fromFd(PyType cls, int fd) {
        return new Epoll(cls, fd);
    }

    private static int create() {
        return (int) OsErrors.check(Libc.call(CREATE, CLOEXEC));
    }

    private int open() {
        int n = fd;
        if (n == UNMADE) {
            synchronized (this) {
                n = fd;
                if (n == UNMADE) {
                    n = create();
                    fd = n;
                }
            }
        }
        if (n < 0) {
            throw Errors.valueError("I/O operation on closed epoll object");
        }
        return n;
    }

    @PyMethod(value = "close()", doc = "Close the epoll control file descriptor.\n\nFurther operations on the epoll "
            + "object will raise an exception.")
    synchronized void close() {
        int n = fd;
        fd = -1;
        if (n >= 0) {
            OsErrors.check(FileCalls.close(n));
        }
    }

    @PyGetter(value = "closed", doc = "True if the epoll handler is closed")
    boolean closed() {
        return fd == -1;
    }

    @PyMethod(value = "fileno()", doc = "Return the epoll control file descriptor.")
    long fileno() {
        return open();
    }

    private void control(ThreadState ts, int operation, Object target, Object mask) {
        int n = PathArg.fileDescriptor(ts, target);
        long events = mask == null ? 0 : PyLong.big(Number.index(ts, mask)).longValue();
        if (events < 0) {
            throw Errors.valueError("value must be positive");
        }
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(16);
            s.set(ValueLayout.JAVA_INT, 0, (int) events);
            s.set(ValueLayout.JAVA_INT, 4, n);
            OsErrors.check(Libc.call(CONTROL, open(), operation, n, s.address()));
        }
    }

    @PyMethod(value = "register(fd, eventmask=7)", doc = "Registers a new fd or raises an OSError if the fd is "
            + "already registered.")
    void register(ThreadState ts, Object target, Object mask) {
        control(ts, ADD, target, mask);
    }

    @PyMethod(value = "modify(fd, eventmask)", doc = "Modify event mask for a registered file descriptor.")
    void modify(ThreadState ts, Object target, Object mask) {
        control(ts, MODIFY, target, mask);
    }

    @PyMethod(value = "unregister(fd)", doc = "Remove a registered file descriptor from the epoll object.")
    void unregister(ThreadState ts, Object target) {
        control(ts, DELETE, target, null);
    }

    @PyMethod(value = "poll(timeout=None, maxevents=-1)", doc = "Wait for events on the epoll file descriptor.")
    Object poll(ThreadState ts, Object timeout, int maxEvents) {
        int control = open();
        TimeLimit limit = TimeLimit.ofSeconds(ts, timeout, "timeout must be an integer or None", false);
        int most = maxEvents == -1 ? MOST_EVENTS : maxEvents;
        if (most <= 0) {
            throw Errors.valueError("maxevents must be greater than 0, got " + most);
        }
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(12L * most);
            while (true) {
                int millis = limit.millis();
                long n = Blocking.once(ts, () -> Libc.call(WAIT, control, s.address(), most, millis));
                if (n >= 0) {
                    Object[] result = new Object[(int) n];
                    for (int i = 0; i < n; i++) {
                        result[i] = new PyTuple((long) s.get(ValueLayout.JAVA_INT_UNALIGNED, 12L * i + 4),
                                s.get(ValueLayout.JAVA_INT_UNALIGNED, 12L * i) & 0xffffffffL);
                    }
                    return new PyList(result);
                }
                if (n != -Errno.EINTR) {
                    throw OsErrors.of((int) n);
                }
                if (ts.interrupts.pending) {
                    ts.interrupts.run(ts);
                }
            }
        }
    }

    @PyMethod("__enter__()")
    Object enter() {
        open();
        return this;
    }

    @PyMethod("__exit__(exc_type=None, exc_value=None, exc_tb=None, /)")
    void exit(Object type, Object value, Object traceback) {
        close();
    }
}
