package org.taipan.modules.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.Audit;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.TimeArg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code _socket.socket}. It has no lock: the kernel orders what several threads do with it. With a time limit the
 * descriptor is non-blocking and each call waits for it to be ready.
 */
@PyTypeDef(name = "socket", module = "_socket", doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket "
        + "object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\nOpen a socket of the given "
        + "type.  The family argument specifies the\naddress family; it defaults to AF_INET.  The type argument "
        + "specifies\nwhether this is a stream (SOCK_STREAM, this is the default)\nor datagram (SOCK_DGRAM) socket.  "
        + "The protocol argument defaults to 0,\nspecifying the default protocol.  Keyword arguments are "
        + "accepted.\nThe socket is created as non-inheritable.")
public final class PySocket extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySocketTable(), PyType.OBJECT, PyType.BASETYPE);

    private static final int SOCK_CLOEXEC = 02000000, SOCK_NONBLOCK = 04000;
    private static final int O_NONBLOCK = 04000;
    private static final int F_GETFL = 3, F_SETFL = 4;
    private static final int SOL_SOCKET = 1, SO_TYPE = 3, SO_ERROR = 4, SO_PROTOCOL = 38;
    private static final short POLLIN = 1, POLLOUT = 4;

    private static final Libc.Function SOCKET = Libc.function("socket");
    private static final Libc.Function ACCEPT4 = Libc.function("accept4");
    private static final Libc.Function BIND = Libc.function("bind");
    private static final Libc.Function CONNECT = Libc.function("connect");
    private static final Libc.Function LISTEN = Libc.function("listen");
    private static final Libc.Function SHUTDOWN = Libc.function("shutdown");
    private static final Libc.Function GETSOCKNAME = Libc.function("getsockname");
    private static final Libc.Function GETPEERNAME = Libc.function("getpeername");
    private static final Libc.Function GETSOCKOPT = Libc.function("getsockopt");
    private static final Libc.Function SETSOCKOPT = Libc.function("setsockopt");
    private static final Libc.Function FCNTL = Libc.function("fcntl");
    private static final Libc.Function PPOLL = Libc.function("ppoll");
    private static final Libc.Function SEND = Libc.function("send");
    private static final Libc.Function SENDTO = Libc.function("sendto");
    private static final Libc.Function RECV = Libc.function("recv");
    private static final Libc.Function RECVFROM = Libc.function("recvfrom");

    private volatile int fd = -1;
    private int family = -1;
    private int kind = -1;
    private int protocol = -1;
    /** Nanoseconds; 0 does not wait, negative waits for ever. */
    private volatile long timeout = -1;

    private PySocket(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PySocket(cls);
    }

    static PySocket of(ThreadState ts, int fd, int family, int type, int protocol) {
        PySocket s = new PySocket(TYPE);
        s.adopt(ts, fd, family, type, protocol);
        return s;
    }

    private void adopt(ThreadState ts, int descriptor, int f, int type, int p) {
        fd = descriptor;
        family = f;
        kind = type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
        protocol = p;
        timeout = (type & SOCK_NONBLOCK) != 0 ? 0 : SocketModule.of(ts).defaultTimeout;
        if (timeout >= 0 && (type & SOCK_NONBLOCK) == 0) {
            setNonBlocking(true);
        }
    }

    @PyMethod("__init__(family=-1, type=-1, proto=-1, fileno=None)")
    void init(ThreadState ts, int f, int type, int p, Object fileno) {
        Audit.event(ts, "socket.__new__", this, (long) f, (long) type, (long) p);
        if (fileno != PyNone.NONE) {
            int n = Args.toInt(ts, fileno);
            if (n < 0) {
                throw Errors.valueError("negative file descriptor");
            }
            try (Memory m = Memory.open()) {
                MemorySegment a = m.zeros(SocketAddress.LARGEST);
                int[] length = new int[1];
                int r = name(GETSOCKNAME, n, a, length, m);
                if (r < 0 && (f == -1 || r == -Errno.EBADF || r == -Errno.ENOTSOCK)) {
                    throw OsErrors.of(r);
                }
                adopt(ts, n, f != -1 ? f : a.get(ValueLayout.JAVA_SHORT, 0), type != -1 ? type : option(n, SO_TYPE),
                        p != -1 ? p : option(n, SO_PROTOCOL));
            }
            return;
        }
        int af = f == -1 ? SocketAddress.AF_INET : f;
        int st = type == -1 ? 1 : type;
        int sp = p == -1 ? 0 : p;
        adopt(ts, (int) OsErrors.check(Libc.call(SOCKET, af, st | SOCK_CLOEXEC, sp)), af, st, sp);
    }

    private static int option(int fd, int name) {
        try (Memory m = Memory.open()) {
            MemorySegment value = m.zeros(8);
            MemorySegment size = m.zeros(8);
            size.set(ValueLayout.JAVA_INT, 0, 4);
            OsErrors.check(Libc.call(GETSOCKOPT, fd, SOL_SOCKET, name, value.address(), size.address()));
            return value.get(ValueLayout.JAVA_INT, 0);
        }
    }

    // ---- waiting ----------------------------------------------------------------------------------------------------

    private void setNonBlocking(boolean on) {
        long flags = OsErrors.check(Libc.call(FCNTL, fd, F_GETFL));
        OsErrors.check(Libc.call(FCNTL, fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK));
    }

    /** Makes a call, waiting as the time limit says: {@code sock_call}. @return a value or {@code -errno} */
    private long call(ThreadState ts, boolean writing, long deadline, Blocking.NativeCall call) {
        long limit = timeout;
        while (true) {
            if (limit > 0) {
                await(ts, writing, deadline);
            }
            long r = Blocking.call(ts, call);
            if (r != -Errno.EAGAIN || limit <= 0) {
                return r;
            }
        }
    }

    /** As above, with the time limit counted from now. */
    long call(ThreadState ts, boolean writing, Blocking.NativeCall call) {
        return call(ts, writing, deadline(), call);
    }

    private long deadline() {
        return System.nanoTime() + Math.max(timeout, 0);
    }

    /** Waits until the socket is ready. @throws PyException TimeoutError */
    private void await(ThreadState ts, boolean writing, long deadline) {
        if (fd < 0) {
            throw OsErrors.of(Errno.EBADF);
        }
        try (Memory m = Memory.open()) {
            MemorySegment poll = m.zeros(8);
            poll.set(ValueLayout.JAVA_INT, 0, fd);
            poll.set(ValueLayout.JAVA_SHORT, 4, writing ? POLLOUT : POLLIN);
            MemorySegment spec = m.zeros(16);
            while (true) {
                long left = deadline - System.nanoTime();
                if (left < 0) {
                    throw timedOut();
                }
                spec.set(ValueLayout.JAVA_LONG, 0, left / TimeArg.SECOND);
                spec.set(ValueLayout.JAVA_LONG, 8, left % TimeArg.SECOND);
                long n = Blocking.once(ts, () -> Libc.call(PPOLL, poll.address(), 1, spec.address(), 0, 8));
                if (n > 0) {
                    return;
                }
                if (n == 0) {
                    throw timedOut();
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

    private static PyException timedOut() {
        return Errors.of(Exc.TimeoutError, "timed out");
    }

    static long parseTimeout(ThreadState ts, Object o) {
        if (o == PyNone.NONE) {
            return -1;
        }
        long nanos = TimeArg.timeout(ts, o);
        if (nanos < 0) {
            throw Errors.valueError("Timeout value out of range");
        }
        return nanos;
    }

    static Object timeout(long nanos) {
        return nanos < 0 ? PyNone.NONE : (Object) TimeArg.toDouble(nanos);
    }

    @PyMethod("settimeout(timeout, /)")
    void settimeout(ThreadState ts, Object limit) {
        long nanos = parseTimeout(ts, limit);
        setNonBlocking(nanos >= 0);
        timeout = nanos;
    }

    @PyMethod("gettimeout()")
    Object gettimeout() {
        return timeout(timeout);
    }

    @PyMethod("setblocking(flag, /)")
    void setblocking(boolean blocking) {
        setNonBlocking(!blocking);
        timeout = blocking ? -1 : 0;
    }

    @PyMethod("getblocking()")
    boolean getblocking() {
        return timeout != 0;
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    @PyGetter(value = "family", doc = "the socket family")
    long family() {
        return family;
    }

    @PyGetter(value = "type", doc = "the socket type")
    long kind() {
        return kind;
    }

    @PyGetter(value = "proto", doc = "the socket protocol")
    long protocol() {
        return protocol;
    }

    @PyGetter(value = "timeout", doc = "the socket timeout")
    Object timeoutAttribute() {
        return timeout(timeout);
    }

    @PyMethod("fileno()")
    long fileno() {
        return fd;
    }

    int descriptor() {
        return fd;
    }

    Object __repr__() {
        return PyStr.of("<socket object, fd=" + fd + ", family=" + family + ", type=" + kind + ", proto=" + protocol
                + ">");
    }

    // ---- connections ------------------------------------------------------------------------------------------------

    @PyMethod("bind(address, /)")
    void bind(ThreadState ts, Object address) {
        try (Memory m = Memory.open()) {
            SocketAddress a = SocketAddress.parse(ts, m, family, address, "bind");
            Audit.event(ts, "socket.bind", this, address);
            OsErrors.check(Libc.call(BIND, fd, a.address(), a.length()));
        }
    }

    @PyMethod("listen(backlog=128, /)")
    void listen(int backlog) {
        OsErrors.check(Libc.call(LISTEN, fd, Math.max(backlog, 0)));
    }

    @PyMethod("_accept()")
    Object accept(ThreadState ts) {
        try (Memory m = Memory.open()) {
            MemorySegment a = m.zeros(SocketAddress.LARGEST);
            MemorySegment size = m.zeros(8);
            long n = OsErrors.check(call(ts, false, () -> {
                size.set(ValueLayout.JAVA_INT, 0, SocketAddress.LARGEST);
                return Libc.call(ACCEPT4, fd, a.address(), size.address(), SOCK_CLOEXEC);
            }));
            return new PyTuple(n, SocketAddress.toPython(a, size.get(ValueLayout.JAVA_INT, 0)));
        }
    }

    private int connectTo(ThreadState ts, Object address, String function) {
        try (Memory m = Memory.open()) {
            SocketAddress a = SocketAddress.parse(ts, m, family, address, function);
            Audit.event(ts, "socket.connect", this, address);
            long r = Blocking.once(ts, () -> Libc.call(CONNECT, fd, a.address(), a.length()));
            boolean wait = r == -Errno.EINTR ? timeout != 0 : r == -Errno.EINPROGRESS && timeout > 0;
            if (!wait) {
                return (int) r;
            }
            if (ts.interrupts.pending) {
                ts.interrupts.run(ts);
            }
            await(ts, true, timeout > 0 ? deadline() : System.nanoTime() + Long.MAX_VALUE / 2);
            return -option(fd, SO_ERROR);
        }
    }

    @PyMethod("connect(address, /)")
    void connect(ThreadState ts, Object address) {
        OsErrors.check(connectTo(ts, address, "connect"));
    }

    @PyMethod("connect_ex(address, /)")
    long connectEx(ThreadState ts, Object address) {
        try {
            return -connectTo(ts, address, "connect_ex");
        } catch (PyException e) {
            if (e.matches(Exc.TimeoutError) && timeout > 0) {
                return Errno.EAGAIN;
            }
            throw e;
        }
    }

    private static int name(Libc.Function f, int fd, MemorySegment address, int[] length, Memory m) {
        MemorySegment size = m.zeros(8);
        size.set(ValueLayout.JAVA_INT, 0, SocketAddress.LARGEST);
        int r = Libc.call(f, fd, address.address(), size.address());
        length[0] = size.get(ValueLayout.JAVA_INT, 0);
        return r;
    }

    private Object name(Libc.Function f) {
        try (Memory m = Memory.open()) {
            MemorySegment a = m.zeros(SocketAddress.LARGEST);
            int[] length = new int[1];
            OsErrors.check(name(f, fd, a, length, m));
            return SocketAddress.toPython(a, length[0]);
        }
    }

    @PyMethod("getsockname()")
    Object getsockname() {
        return name(GETSOCKNAME);
    }

    @PyMethod("getpeername()")
    Object getpeername() {
        return name(GETPEERNAME);
    }

    @PyMethod("shutdown(how, /)")
    void shutdown(int how) {
        OsErrors.check(Libc.call(SHUTDOWN, fd, how));
    }

    @PyMethod("close()")
    void close() {
        int n = fd;
        fd = -1;
        if (n >= 0) {
            int r = FileCalls.close(n);
            if (r < 0 && r != -Errno.ECONNRESET) {
                throw OsErrors.of(r);
            }
        }
    }

    @PyMethod("detach()")
    long detach() {
        long n = fd;
        fd = -1;
        return n;
    }

    // ---- options ----------------------------------------------------------------------------------------------------

    @PyMethod("getsockopt(level, option, buffersize=0, /)")
    Object getsockopt(int level, int option, int size) {
        if (size < 0 || size > 1024) {
            throw Errors.of(Exc.OSError, "getsockopt buflen out of range");
        }
        try (Memory m = Memory.open()) {
            MemorySegment value = m.zeros(Math.max(size, 8));
            MemorySegment length = m.zeros(8);
            length.set(ValueLayout.JAVA_INT, 0, size == 0 ? 4 : size);
            OsErrors.check(Libc.call(GETSOCKOPT, fd, level, option, value.address(), length.address()));
            return size == 0 ? (Object) (long) value.get(ValueLayout.JAVA_INT, 0)
                    : new PyBytes(value.asSlice(0, length.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod("setsockopt(level, option, value, optlen=NULL, /)")
    void setsockopt(ThreadState ts, int level, int option, Object value, Object length) {
        try (Memory m = Memory.open()) {
            long address = 0;
            long size;
            if (length != null) {
                if (value != PyNone.NONE) {
                    throw Errors.typeError("setsockopt() argument 3 must be None when optlen is given");
                }
                size = Args.toLong(ts, length);
            } else if (PyLong.check(value)) {
                MemorySegment s = m.zeros(8);
                s.set(ValueLayout.JAVA_INT, 0, Args.toInt(ts, value));
                address = s.address();
                size = 4;
            } else {
                byte[] b = Buffers.toBytes(ts, value);
                address = m.bytes(b, 0, b.length).address();
                size = b.length;
            }
            OsErrors.check(Libc.call(SETSOCKOPT, fd, level, option, address, size));
        }
    }

    // ---- sending and receiving --------------------------------------------------------------------------------------

    @PyMethod("send(data, flags=0, /)")
    long send(ThreadState ts, Object data, int flags) {
        byte[] b = Buffers.toBytes(ts, data);
        try (Memory m = Memory.open()) {
            long address = m.bytes(b, 0, b.length).address();
            return OsErrors.check(call(ts, true, () -> Libc.callLong(SEND, fd, address, b.length, flags)));
        }
    }

    @PyMethod("sendall(data, flags=0, /)")
    void sendall(ThreadState ts, Object data, int flags) {
        byte[] b = Buffers.toBytes(ts, data);
        long deadline = deadline();
        try (Memory m = Memory.open()) {
            long address = m.bytes(b, 0, b.length).address();
            for (long done = 0; done < b.length;) {
                long from = done;
                done += OsErrors.check(call(ts, true, deadline,
                        () -> Libc.callLong(SEND, fd, address + from, b.length - from, flags)));
                if (ts.interrupts.pending) {
                    ts.interrupts.run(ts);
                }
            }
        }
    }

    @PyMethod("sendto(data, *args)")
    long sendto(ThreadState ts, Object data, Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError("sendto() takes 2 or 3 arguments (" + (args.length + 1) + " given)");
        }
        int flags = args.length == 2 ? Args.toInt(ts, args[0]) : 0;
        byte[] b = Buffers.toBytes(ts, data);
        try (Memory m = Memory.open()) {
            SocketAddress a = SocketAddress.parse(ts, m, family, args[args.length - 1], "sendto");
            Audit.event(ts, "socket.sendto", this, args[args.length - 1]);
            long address = m.bytes(b, 0, b.length).address();
            return OsErrors.check(call(ts, true,
                    () -> Libc.callLong(SENDTO, fd, address, b.length, flags, a.address(), a.length())));
        }
    }

    /** What a receive needs: memory, and where the address goes. */
    private long receive(ThreadState ts, MemorySegment into, long length, int flags, MemorySegment address,
            MemorySegment size) {
        return OsErrors.check(call(ts, false, () -> {
            if (address == null) {
                return Libc.callLong(RECV, fd, into.address(), length, flags);
            }
            size.set(ValueLayout.JAVA_INT, 0, SocketAddress.LARGEST);
            return Libc.callLong(RECVFROM, fd, into.address(), length, flags, address.address(), size.address());
        }));
    }

    private static long size(long n, String function) {
        if (n < 0) {
            throw Errors.valueError("negative buffersize in " + function);
        }
        return n;
    }

    @PyMethod("recv(buffersize, flags=0, /)")
    Object recv(ThreadState ts, long count, int flags) {
        long length = Math.min(size(count, "recv"), 1 << 24);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(Math.max(length, 1));
            long n = receive(ts, s, length, flags, null, null);
            return new PyBytes(s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod("recvfrom(buffersize, flags=0, /)")
    Object recvfrom(ThreadState ts, long count, int flags) {
        long length = Math.min(size(count, "recvfrom"), 1 << 24);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(Math.max(length, 1));
            MemorySegment address = m.zeros(SocketAddress.LARGEST);
            MemorySegment size = m.zeros(8);
            long n = receive(ts, s, length, flags, address, size);
            return new PyTuple(new PyBytes(s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE)),
                    SocketAddress.toPython(address, size.get(ValueLayout.JAVA_INT, 0)));
        }
    }

    private long receiveInto(ThreadState ts, Object buffer, long count, int flags, Object[] from, String function) {
        try (Buffer into = Buffers.acquire(ts, buffer, Buffer.WRITABLE); Memory m = Memory.open()) {
            if (count < 0) {
                throw Errors.valueError("negative buffersize in " + function);
            }
            long length = count == 0 ? into.length : count;
            if (length > into.length) {
                throw Errors.valueError("nbytes is greater than the length of the buffer");
            }
            MemorySegment s = m.allocate(Math.max(length, 1));
            MemorySegment address = from == null ? null : m.zeros(SocketAddress.LARGEST);
            MemorySegment size = m.zeros(8);
            long n = receive(ts, s, length, flags, address, size);
            into.memory.put(into.offset, s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
            if (from != null) {
                from[0] = SocketAddress.toPython(address, size.get(ValueLayout.JAVA_INT, 0));
            }
            return n;
        }
    }

    @PyMethod("recv_into(buffer, nbytes=0, flags=0)")
    long recvInto(ThreadState ts, Object buffer, long count, int flags) {
        return receiveInto(ts, buffer, count, flags, null, "recv_into");
    }

    @PyMethod("recvfrom_into(buffer, nbytes=0, flags=0)")
    Object recvfromInto(ThreadState ts, Object buffer, long count, int flags) {
        Object[] from = new Object[1];
        long n = receiveInto(ts, buffer, count, flags, from, "recvfrom_into");
        return new PyTuple(n, from[0]);
    }

    @PyMethod("sendmsg(buffers, ancdata=NULL, flags=0, address=NULL, /)")
    long sendmsg(ThreadState ts, Object buffers, Object ancillary, int flags, Object address) {
        return SocketMessages.send(ts, this, buffers, ancillary, flags, address);
    }

    @PyMethod("recvmsg(bufsize, ancbufsize=0, flags=0, /)")
    Object recvmsg(ThreadState ts, long count, long controlSize, int flags) {
        return SocketMessages.receive(ts, this, count, controlSize, flags);
    }

    @PyMethod("recvmsg_into(buffers, ancbufsize=0, flags=0, /)")
    Object recvmsgInto(ThreadState ts, Object buffers, long controlSize, int flags) {
        return SocketMessages.receiveInto(ts, this, buffers, controlSize, flags);
    }
}
