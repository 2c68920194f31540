package org.taipan.modules.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.PathArg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code select}. */
@PyModuleDef(name = "select", doc = "This module supports asynchronous I/O on multiple file descriptors.\n\n*** "
        + "IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file "
        + "descriptors.", types = Epoll.class)
final class SelectModule {
    private static final String CONSTANTS = """
            EPOLLERR=8 EPOLLET=2147483648 EPOLLEXCLUSIVE=268435456 EPOLLHUP=16 EPOLLIN=1 EPOLLMSG=1024
            EPOLLONESHOT=1073741824 EPOLLOUT=4 EPOLLPRI=2 EPOLLRDBAND=128 EPOLLRDHUP=8192 EPOLLRDNORM=64
            EPOLLWRBAND=512 EPOLLWRNORM=256 EPOLL_CLOEXEC=524288 PIPE_BUF=4096 POLLERR=8 POLLHUP=16 POLLIN=1
            POLLMSG=1024 POLLNVAL=32 POLLOUT=4 POLLPRI=2 POLLRDBAND=128 POLLRDHUP=8192 POLLRDNORM=64 POLLWRBAND=512
            POLLWRNORM=256""";
    private static final int FD_SETSIZE = 1024;
    private static final Libc.Function PSELECT = Libc.function("pselect");

    SelectModule(ThreadState ts, PyModule module) {
        module.add("error", Exc.OSError);
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
    }

    @PyMethod(value = "poll()", doc = "Returns a polling object.\n\nThis object supports registering and "
            + "unregistering file descriptors, and then\npolling them for I/O events.")
    static Object poll() {
        return new Poll();
    }

    /** The objects of one argument, their descriptors, and these as a set. */
    private record Interest(Object[] objects, int[] fds, MemorySegment set) {
        static Interest of(ThreadState ts, Object list, Memory m) {
            Object[] objects;
            try {
                objects = Iter.toArray(ts, list);
            } catch (PyException e) {
                throw e.matches(Exc.TypeError) ? Errors.typeError("arguments 1-3 must be sequences") : e;
            }
            int[] fds = new int[objects.length];
            MemorySegment set = m.zeros(FD_SETSIZE / 8);
            for (int i = 0; i < fds.length; i++) {
                fds[i] = PathArg.fileDescriptor(ts, objects[i]);
                if (fds[i] >= FD_SETSIZE) {
                    throw Errors.valueError("filedescriptor out of range in select()");
                }
            }
            return new Interest(objects, fds, set);
        }

        void fill() {
            set.fill((byte) 0);
            for (int fd : fds) {
                set.set(ValueLayout.JAVA_BYTE, fd / 8, (byte) (set.get(ValueLayout.JAVA_BYTE, fd / 8) | 1 << fd % 8));
            }
        }

        PyList ready() {
            PyList result = new PyList();
            for (int i = 0; i < fds.length; i++) {
                if ((set.get(ValueLayout.JAVA_BYTE, fds[i] / 8) & 1 << fds[i] % 8) != 0) {
                    result.append(objects[i]);
                }
            }
            return result;
        }

        int max() {
            int max = -1;
            for (int fd : fds) {
                max = Math.max(max, fd);
            }
            return max;
        }
    }

    @PyMethod(value = "select(rlist, wlist, xlist, timeout=None, /)", doc = "Wait until one or more file descriptors "
            + "are ready for some kind of I/O.\n\nThe first three arguments are iterables of file descriptors to be "
            + "waited for:\nrlist -- wait until ready for reading\nwlist -- wait until ready for writing\nxlist -- "
            + "wait for an \"exceptional condition\"\nIf only one kind of condition is required, pass [] for the "
            + "other lists.\n\nA file descriptor is either a socket or file object, or a small integer\ngotten from a "
            + "fileno() method call on one of those.\n\nThe optional 4th argument specifies a timeout in seconds; it "
            + "may be\na floating-point number to specify fractions of seconds.  If it is absent\nor None, the call "
            + "will never time out.\n\nThe return value is a tuple of three lists corresponding to the first "
            + "three\narguments; each contains the subset of the corresponding file descriptors\nthat are "
            + "ready.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all "
            + "file\ndescriptors can be used.")
    static Object select(ThreadState ts, Object rlist, Object wlist, Object xlist, Object timeout) {
        TimeLimit limit = TimeLimit.ofSeconds(ts, timeout, "timeout must be a float or None", true);
        try (Memory m = Memory.open()) {
            Interest r = Interest.of(ts, rlist, m);
            Interest w = Interest.of(ts, wlist, m);
            Interest x = Interest.of(ts, xlist, m);
            int count = Math.max(r.max(), Math.max(w.max(), x.max())) + 1;
            while (true) {
                r.fill();
                w.fill();
                x.fill();
                long spec = limit.spec(m);
                long n = Blocking.once(ts, () -> Libc.call(PSELECT, count, r.set.address(), w.set.address(),
                        x.set.address(), spec, 0));
                if (n >= 0) {
                    return n == 0 ? new PyTuple(new PyList(), new PyList(), new PyList())
                            : new PyTuple(r.ready(), w.ready(), x.ready());
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
}
