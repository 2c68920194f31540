package org.taipan.modules.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** {@code select.poll}. The object's monitor guards the table; a poll works on a copy of it. */
@PyTypeDef(name = "poll", module = "select")
final class Poll extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PollTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
    private static final Libc.Function PPOLL = Libc.function("ppoll");

    private final Map<Integer, Short> events = new TreeMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();

    Poll() {
        super(TYPE);
    }

    private static short mask(ThreadState ts, Object mask) {
        java.math.BigInteger n = PyLong.big(Number.index(ts, mask));
        if (n.signum() < 0) {
            throw Errors.valueError("value must be positive");
        }
        if (n.bitLength() > 16) {
            throw Errors.overflowError("Python int too large to convert to C unsigned short");
        }
        return n.shortValue();
    }

    @PyMethod("register(fd, eventmask=7, /)")
    void register(ThreadState ts, Object fd, Object mask) {
        int n = PathArg.fileDescriptor(ts, fd);
        short m = mask(ts, mask);
        synchronized (this) {
            events.put(n, m);
        }
    }

    @PyMethod("modify(fd, eventmask, /)")
    void modify(ThreadState ts, Object fd, Object mask) {
        int n = PathArg.fileDescriptor(ts, fd);
        short m = mask(ts, mask);
        synchronized (this) {
            if (events.replace(n, m) == null) {
                throw OsErrors.of(Errno.ENOENT);
            }
        }
    }

    @PyMethod("unregister(fd, /)")
    void unregister(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        synchronized (this) {
            if (events.remove(n) == null) {
                throw Errors.keyError((long) n);
            }
        }
    }

    @PyMethod("poll(timeout=None, /)")
    Object poll(ThreadState ts, Object timeout) {
        TimeLimit limit = TimeLimit.ofMillis(ts, timeout);
        if (!polling.compareAndSet(false, true)) {
            throw Errors.runtimeError("concurrent poll() invocation");
        }
        try (Memory m = Memory.open()) {
            MemorySegment fds;
            int count;
            synchronized (this) {
                count = events.size();
                fds = m.zeros(Math.max(8L * count, 8));
                int i = 0;
                for (Map.Entry<Integer, Short> e : events.entrySet()) {
                    fds.set(ValueLayout.JAVA_INT, 8L * i, e.getKey());
                    fds.set(ValueLayout.JAVA_SHORT, 8L * i++ + 4, e.getValue());
                }
            }
            while (true) {
                long spec = limit.spec(m);
                long n = Blocking.once(ts, () -> Libc.call(PPOLL, fds.address(), count, spec, 0, 8));
                if (n >= 0) {
                    return results(fds, count);
                }
                if (n != -Errno.EINTR) {
                    throw OsErrors.of((int) n);
                }
                if (ts.interrupts.pending) {
                    ts.interrupts.run(ts);
                }
            }
        } finally {
            polling.set(false);
        }
    }

    private static Object results(MemorySegment fds, int count) {
        PyList result = new PyList();
        for (int i = 0; i < count; i++) {
            long found = fds.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & 0xffff;
            if (found != 0) {
                result.append(new PyTuple((long) fds.get(ValueLayout.JAVA_INT, 8L * i), found));
            }
        }
        return result;
    }
}
