package org.taipan.modules.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.FsText;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code _socket}: the functions; the type is {@link PySocket}. */
@PyModuleDef(name = "_socket", doc = "Implementation module for socket operations.\n\nSee the socket module for "
        + "documentation.",
        types = PySocket.class)
final class SocketModule {
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final Libc.Function SOCKETPAIR = Libc.function("socketpair");
    private static final Libc.Function FCNTL = Libc.function("fcntl");
    private static final Libc.Function GETHOSTNAME = Libc.function("gethostname");
    private static final Libc.Function SETHOSTNAME = Libc.function("sethostname");
    private static final Libc.Function INET_ATON = Libc.function("inet_aton");
    private static final Libc.Function IF_NAMETOINDEX = Libc.function("if_nametoindex");
    private static final Libc.Function IF_INDEXTONAME = Libc.function("if_indextoname");
    private static final Libc.Function IF_NAMEINDEX = Libc.function("if_nameindex");
    private static final Libc.Function IF_FREENAMEINDEX = Libc.function("if_freenameindex");

    /** What belongs to the module of one interpreter. */
    static final class State {
        final PyType gaierror = exception("gaierror");
        final PyType herror = exception("herror");
        /** {@code socket.setdefaulttimeout} in nanoseconds; negative for none. */
        volatile long defaultTimeout = -1;

        private State(Interpreter interp) {
        }

        private static PyType exception(String name) {
            PyDict namespace = new PyDict();
            namespace.putStr("__module__", "socket");
            return (PyType) Call.call(ThreadState.current(), PyType.TYPE, name, new PyTuple(Exc.OSError), namespace);
        }
    }

    static State of(ThreadState ts) {
        return ts.interp.state(State.class, State::new);
    }

    SocketModule(ThreadState ts, PyModule module) {
        org.taipan.os.Libc.linkAhead();
        State state = of(ts);
        module.add("error", Exc.OSError);
        module.add("timeout", Exc.TimeoutError);
        module.add("gaierror", state.gaierror);
        module.add("herror", state.herror);
        module.add("SocketType", PySocket.TYPE);
        module.add("has_ipv6", true);
        SocketConstants.enter(module);
    }

    @PyMethod("socketpair(family=1, type=1, proto=0, /)")
    static Object socketpair(ThreadState ts, int family, int type, int protocol) {
        try (Memory m = Memory.open()) {
            MemorySegment fds = m.zeros(8);
            OsErrors.check(Libc.call(SOCKETPAIR, family, type | SOCK_CLOEXEC, protocol, fds.address()));
            return new PyTuple(PySocket.of(ts, fds.get(ValueLayout.JAVA_INT, 0), family, type, protocol),
                    PySocket.of(ts, fds.get(ValueLayout.JAVA_INT, 4), family, type, protocol));
        }
    }

    private static int fd(ThreadState ts, Object o) {
        return Args.toInt(ts, o);
    }

    @PyMethod("close(fd, /)")
    static void close(ThreadState ts, Object fd) {
        int r = FileCalls.close(fd(ts, fd));
        if (r < 0 && r != -Errno.ECONNRESET) {
            throw OsErrors.of(r);
        }
    }

    @PyMethod("dup(fd, /)")
    static long dup(ThreadState ts, Object fd) {
        return OsErrors.check(Libc.call(FCNTL, fd(ts, fd), F_DUPFD_CLOEXEC, 0));
    }

    @PyMethod("getdefaulttimeout()")
    static Object getDefaultTimeout(ThreadState ts) {
        return PySocket.timeout(of(ts).defaultTimeout);
    }

    @PyMethod("setdefaulttimeout(timeout, /)")
    static void setDefaultTimeout(ThreadState ts, Object timeout) {
        of(ts).defaultTimeout = PySocket.parseTimeout(ts, timeout);
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    @PyMethod("gethostname()")
    static Object gethostname() {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(1026);
            OsErrors.check(Libc.call(GETHOSTNAME, s.address(), 1025));
            return FsText.decode(Libc.string(s.address()));
        }
    }

    @PyMethod("sethostname(name, /)")
    static void sethostname(ThreadState ts, Object name) {
        byte[] b = PyStr.check(name) ? FsText.encode(name) : Buffers.toBytes(ts, name);
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(SETHOSTNAME, m.string(b), b.length));
        }
    }

    @PyMethod("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)")
    static Object getaddrinfo(ThreadState ts, Object host, Object port, int family, int type, int protocol, int flags) {
        byte[] name = host == PyNone.NONE ? null : SocketAddress.host(ts, host);
        byte[] service;
        if (port == PyNone.NONE) {
            service = null;
        } else if (PyLong.check(port)) {
            service = String.valueOf(Args.toLong(ts, port)).getBytes();
        } else if (PyStr.check(port)) {
            service = FsText.encode(port);
        } else if (port instanceof PyBytes b) {
            service = b.value();
        } else {
            throw Errors.of(Exc.OSError, "Int or String expected");
        }
        return Resolver.getaddrinfo(ts, name, service, family, type, protocol, flags);
    }

    @PyMethod("getnameinfo(sockaddr, flags, /)")
    static Object getnameinfo(ThreadState ts, Object address, int flags) {
        if (!(address instanceof PyTuple t)) {
            throw Errors.typeError("getnameinfo() argument 1 must be a tuple");
        }
        if (t.size() < 2 || t.size() > 4 || !PyStr.check(t.get(0))) {
            throw Errors.typeError("getnameinfo(): illegal sockaddr argument");
        }
        return Resolver.getnameinfo(ts, FsText.encode(t.get(0)), Args.toInt(ts, t.get(1)), flags);
    }

    private static PyException herror(ThreadState ts) {
        return new PyException((PyBaseException) Call.call(ts, of(ts).herror, 1L, "Unknown host"));
    }

    @PyMethod("gethostbyname(host, /)")
    static Object gethostbyname(ThreadState ts, Object host) {
        byte[] ip = Resolver.address(ts, SocketAddress.host(ts, host), SocketAddress.AF_INET);
        return Resolver.text(SocketAddress.AF_INET, copy(ip));
    }

    private static MemorySegment copy(byte[] bytes) {
        MemorySegment s = java.lang.foreign.Arena.ofAuto().allocate(bytes.length);
        MemorySegment.copy(bytes, 0, s, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return s;
    }

    @PyMethod("gethostbyname_ex(host, /)")
    static Object gethostbynameEx(ThreadState ts, Object host) {
        byte[] name = SocketAddress.host(ts, host);
        Resolver.address(ts, name, SocketAddress.AF_INET);
        Object entry = Resolver.hostByName(name, SocketAddress.AF_INET);
        if (entry == null) {
            throw herror(ts);
        }
        return entry;
    }

    @PyMethod("gethostbyaddr(host, /)")
    static Object gethostbyaddr(ThreadState ts, Object host) {
        byte[] name = SocketAddress.host(ts, host);
        int family = Resolver.parse(SocketAddress.AF_INET6, name) != null ? SocketAddress.AF_INET6
                : SocketAddress.AF_INET;
        Object entry = Resolver.hostByAddress(Resolver.address(ts, name, family), family);
        if (entry == null) {
            throw herror(ts);
        }
        return entry;
    }

    @PyMethod("getservbyname(servicename, protocolname=NULL, /)")
    static long getservbyname(ThreadState ts, String service, String protocol) {
        int port = Resolver.portOfService(service.getBytes(), protocol == null ? null : protocol.getBytes());
        if (port < 0) {
            throw Errors.of(Exc.OSError, "service/proto not found");
        }
        return port;
    }

    @PyMethod("getservbyport(port, protocolname=NULL, /)")
    static Object getservbyport(int port, String protocol) {
        if (port < 0 || port > 0xffff) {
            throw Errors.overflowError("getservbyport: port must be 0-65535.");
        }
        Object name = Resolver.serviceByPort(port, protocol);
        if (name == null) {
            throw Errors.of(Exc.OSError, "port/proto not found");
        }
        return name;
    }

    @PyMethod("getprotobyname(name, /)")
    static long getprotobyname(String name) {
        int number = Resolver.protocol(name.getBytes());
        if (number < 0) {
            throw Errors.of(Exc.OSError, "protocol not found");
        }
        return number;
    }

    // ---- numbers ----------------------------------------------------------------------------------------------------

    private static int number16(ThreadState ts, Object x, String function) {
        BigInteger n = PyLong.big(Number.index(ts, x));
        if (n.signum() < 0) {
            throw Errors.overflowError(function + ": can't convert negative Python int to C 16-bit unsigned integer");
        }
        if (n.bitLength() > 16) {
            throw Errors.overflowError(function + ": Python int too large to convert to C 16-bit unsigned integer");
        }
        return n.intValue();
    }

    @PyMethod("ntohs(x, /)")
    static long ntohs(ThreadState ts, Object x) {
        return Short.reverseBytes((short) number16(ts, x, "ntohs")) & 0xffff;
    }

    @PyMethod("htons(x, /)")
    static long htons(ThreadState ts, Object x) {
        return Short.reverseBytes((short) number16(ts, x, "htons")) & 0xffff;
    }

    private static long swapped32(ThreadState ts, Object x) {
        if (!PyLong.check(x)) {
            throw Errors.typeError("expected int, " + Obj.typeName(x) + " found");
        }
        BigInteger n = PyLong.big(x);
        if (n.signum() < 0) {
            throw Errors.overflowError("can't convert negative value to unsigned int");
        }
        if (n.bitLength() > 32) {
            throw Errors.overflowError("int larger than 32 bits");
        }
        return Integer.reverseBytes(n.intValue()) & 0xffffffffL;
    }

    @PyMethod("ntohl(x, /)")
    static long ntohl(ThreadState ts, Object x) {
        return swapped32(ts, x);
    }

    @PyMethod("htonl(x, /)")
    static long htonl(ThreadState ts, Object x) {
        return swapped32(ts, x);
    }

    @PyMethod("inet_aton(ip_addr, /)")
    static Object inetAton(String address) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(4);
            if (Libc.call(INET_ATON, m.string(address.getBytes()), s.address()) == 0) {
                throw Errors.of(Exc.OSError, "illegal IP address string passed to inet_aton");
            }
            return new PyBytes(s.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod("inet_ntoa(packed_ip, /)")
    static Object inetNtoa(ThreadState ts, Object packed) {
        byte[] b = Buffers.toBytes(ts, packed);
        if (b.length != 4) {
            throw Errors.of(Exc.OSError, "packed IP wrong length for inet_ntoa");
        }
        return Resolver.text(SocketAddress.AF_INET, copy(b));
    }

    private static void knownFamily(int family) {
        if (family != SocketAddress.AF_INET && family != SocketAddress.AF_INET6) {
            throw OsErrors.of(97);
        }
    }

    @PyMethod("inet_pton(address_family, ip_string, /)")
    static Object inetPton(int family, String address) {
        knownFamily(family);
        byte[] ip = Resolver.parse(family, address.getBytes());
        if (ip == null) {
            throw Errors.of(Exc.OSError, "illegal IP address string passed to inet_pton");
        }
        return new PyBytes(ip);
    }

    @PyMethod("inet_ntop(address_family, packed_ip, /)")
    static Object inetNtop(ThreadState ts, int family, Object packed) {
        byte[] b = Buffers.toBytes(ts, packed);
        if (family != SocketAddress.AF_INET && family != SocketAddress.AF_INET6) {
            throw Errors.valueError("unknown address family " + family);
        }
        if (b.length != (family == SocketAddress.AF_INET ? 4 : 16)) {
            throw Errors.valueError("invalid length of packed IP address string");
        }
        return Resolver.text(family, copy(b));
    }

    // ---- interfaces -------------------------------------------------------------------------------------------------

    @PyMethod("if_nametoindex(if_name, /)")
    static long ifNameToIndex(ThreadState ts, Object name) {
        byte[] b = PyStr.check(name) ? FsText.encode(name) : Buffers.toBytes(ts, name);
        try (Memory m = Memory.open()) {
            long n = Libc.callRaw(IF_NAMETOINDEX, m.string(b)) & 0xffffffffL;
            if (n == 0) {
                throw Errors.of(Exc.OSError, "no interface with this name");
            }
            return n;
        }
    }

    @PyMethod("if_indextoname(if_index, /)")
    static Object ifIndexToName(ThreadState ts, Object index) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            if (Libc.callRaw(IF_INDEXTONAME, Args.toLong(ts, index), s.address()) == 0) {
                throw OsErrors.of(Libc.errno());
            }
            return FsText.decode(Libc.string(s.address()));
        }
    }

    @PyMethod("if_nameindex()")
    static Object ifNameIndex() {
        long table = Libc.callRaw(IF_NAMEINDEX, 0);
        if (table == 0) {
            throw OsErrors.of(Libc.errno());
        }
        PyList all = new PyList();
        for (long p = table;; p += 16) {
            MemorySegment entry = Libc.at(p, 16);
            long name = entry.get(ValueLayout.JAVA_LONG, 8);
            if (name == 0) {
                break;
            }
            all.append(new PyTuple(entry.get(ValueLayout.JAVA_INT, 0) & 0xffffffffL, FsText.decode(Libc.string(name))));
        }
        Libc.callRaw(IF_FREENAMEINDEX, table);
        return all;
    }

    // ---- ancillary data ---------------------------------------------------------------------------------------------

    @PyMethod("CMSG_LEN(length, /)")
    static long cmsgLen(long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw Errors.overflowError("CMSG_LEN() argument out of range");
        }
        return 16 + length;
    }

    @PyMethod("CMSG_SPACE(length, /)")
    static long cmsgSpace(long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 32) {
            throw Errors.overflowError("CMSG_SPACE() argument out of range");
        }
        return 16 + (length + 7 & ~7);
    }
}
