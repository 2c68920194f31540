package org.taipan.modules.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.taipan.modules.posix.FsText;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** Names and addresses: the C library's resolver. */
final class Resolver {
    private static final int INET6_ADDRSTRLEN = 46;
    private static final int SOCK_DGRAM = 2;
    private static final int AI_PASSIVE = 1;
    private static final Libc.Function GETADDRINFO = Libc.function("getaddrinfo");
    private static final Libc.Function FREEADDRINFO = Libc.function("freeaddrinfo");
    private static final Libc.Function GAI_STRERROR = Libc.function("gai_strerror");
    private static final Libc.Function GETHOSTBYADDR = Libc.function("gethostbyaddr");
    private static final Libc.Function GETHOSTBYNAME2 = Libc.function("gethostbyname2");
    private static final Libc.Function GETSERVBYPORT = Libc.function("getservbyport");
    private static final Libc.Function GETSERVBYNAME = Libc.function("getservbyname");
    private static final Libc.Function GETPROTOBYNAME = Libc.function("getprotobyname");
    private static final Libc.Function INET_NTOP = Libc.function("inet_ntop");
    private static final Libc.Function INET_PTON = Libc.function("inet_pton");
    private static final Libc.Function IF_INDEXTONAME = Libc.function("if_indextoname");
    private static final Libc.Function IF_NAMETOINDEX = Libc.function("if_nametoindex");
    private static final int EAI_SYSTEM = -11;

    private Resolver() {
    }

    /** {@code socket.gaierror}. */
    static PyException error(ThreadState ts, int code) {
        if (code == EAI_SYSTEM) {
            return OsErrors.of(Libc.errno());
        }
        Object text = FsText.decode(Libc.string(Libc.callRaw(GAI_STRERROR, code)));
        return new PyException((PyBaseException) Call.call(ts, SocketModule.of(ts).gaierror, (long) code, text));
    }

    /** The numeric form of an address. */
    static String text(int family, MemorySegment ip) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(INET6_ADDRSTRLEN + 2);
            Libc.callRaw(INET_NTOP, family, ip.address(), s.address(), INET6_ADDRSTRLEN, 0, 0);
            return new String(Libc.string(s.address()), StandardCharsets.ISO_8859_1);
        }
    }

    /** The bytes of an address in numeric form, or null. */
    static byte[] parse(int family, byte[] text) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(16);
            int r = Libc.call(INET_PTON, family, m.string(text), s.address());
            if (r < 0) {
                throw OsErrors.of(r);
            }
            return r == 0 ? null : s.asSlice(0, family == SocketAddress.AF_INET ? 4 : 16)
                    .toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** {@code setipaddr}: the address of a host; an empty name is any address. */
    static byte[] address(ThreadState ts, byte[] host, int family) {
        String name = new String(host, StandardCharsets.ISO_8859_1);
        if (name.equals("<broadcast>") || name.equals("255.255.255.255")) {
            if (family != SocketAddress.AF_INET) {
                throw Errors.of(Exc.OSError, "address family mismatched");
            }
            return new byte[] {-1, -1, -1, -1};
        }
        byte[] numeric = host.length == 0 ? null : parse(family, host);
        if (numeric != null) {
            return numeric;
        }
        byte[][] result = new byte[1][];
        int code = lookup(host.length == 0 ? null : host, host.length == 0 ? "0".getBytes() : null, family,
                host.length == 0 ? SOCK_DGRAM : 0, 0, host.length == 0 ? AI_PASSIVE : 0, info -> {
                    if (result[0] == null) {
                        int f = info.get(ValueLayout.JAVA_INT, 4);
                        MemorySegment a = Libc.at(info.get(ValueLayout.JAVA_LONG, 24), 28);
                        result[0] = (f == SocketAddress.AF_INET ? a.asSlice(4, 4) : a.asSlice(8, 16))
                                .toArray(ValueLayout.JAVA_BYTE);
                    }
                });
        if (code != 0) {
            throw error(ts, code);
        }
        return result[0];
    }

    /** What to do with one {@code struct addrinfo}. */
    interface Visitor {
        void visit(MemorySegment info);
    }

    /** Calls {@code getaddrinfo}: its error code. */
    private static int lookup(byte[] host, byte[] service, int family, int type, int protocol, int flags,
            Visitor visitor) {
        try (Memory m = Memory.open()) {
            MemorySegment hints = m.zeros(48);
            hints.set(ValueLayout.JAVA_INT, 0, flags);
            hints.set(ValueLayout.JAVA_INT, 4, family);
            hints.set(ValueLayout.JAVA_INT, 8, type);
            hints.set(ValueLayout.JAVA_INT, 12, protocol);
            MemorySegment result = m.zeros(8);
            int code = (int) Libc.callRaw(GETADDRINFO, host == null ? 0 : m.string(host),
                    service == null ? 0 : m.string(service), hints.address(), result.address(), 0, 0);
            if (code != 0) {
                return code;
            }
            long first = result.get(ValueLayout.JAVA_LONG, 0);
            for (long p = first; p != 0;) {
                MemorySegment info = Libc.at(p, 48);
                visitor.visit(info);
                p = info.get(ValueLayout.JAVA_LONG, 40);
            }
            Libc.callRaw(FREEADDRINFO, first);
            return 0;
        }
    }

    static Object getaddrinfo(ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol,
            int flags) {
        PyList all = new PyList();
        int code = lookup(host, service, family, type, protocol, flags, info -> {
            int length = info.get(ValueLayout.JAVA_INT, 16);
            Object address = SocketAddress.toPython(Libc.at(info.get(ValueLayout.JAVA_LONG, 24), length), length);
            long canonical = info.get(ValueLayout.JAVA_LONG, 32);
            all.append(new PyTuple((long) info.get(ValueLayout.JAVA_INT, 4), (long) info.get(ValueLayout.JAVA_INT, 8),
                    (long) info.get(ValueLayout.JAVA_INT, 12),
                    canonical == 0 ? "" : FsText.decode(Libc.string(canonical)), address));
        });
        if (code != 0) {
            throw error(ts, code);
        }
        return all;
    }

    /** What is known of a host: its name, aliases and addresses; null if nothing is. */
    static synchronized Object hostByAddress(byte[] ip, int family) {
        try (Memory m = Memory.open()) {
            long entry = Libc.callRaw(GETHOSTBYADDR, m.bytes(ip, 0, ip.length).address(), ip.length, family);
            return entry == 0 ? null : host(Libc.at(entry, 32), family);
        }
    }

    /** As above, by name. */
    static synchronized Object hostByName(byte[] name, int family) {
        try (Memory m = Memory.open()) {
            long entry = Libc.callRaw(GETHOSTBYNAME2, m.string(name), family);
            return entry == 0 ? null : host(Libc.at(entry, 32), family);
        }
    }

    private static Object host(MemorySegment entry, int family) {
        PyList aliases = new PyList();
        for (long p = entry.get(ValueLayout.JAVA_LONG, 8);; p += 8) {
            long alias = p == 0 ? 0 : Libc.at(p, 8).get(ValueLayout.JAVA_LONG, 0);
            if (alias == 0) {
                break;
            }
            aliases.append(FsText.decode(Libc.string(alias)));
        }
        PyList addresses = new PyList();
        for (long p = entry.get(ValueLayout.JAVA_LONG, 24);; p += 8) {
            long ip = Libc.at(p, 8).get(ValueLayout.JAVA_LONG, 0);
            if (ip == 0) {
                break;
            }
            addresses.append(text(family, Libc.at(ip, family == SocketAddress.AF_INET ? 4 : 16)));
        }
        return new PyTuple(FsText.decode(Libc.string(entry.get(ValueLayout.JAVA_LONG, 0))), aliases, addresses);
    }

    /** The name of a service, or null. */
    static synchronized Object serviceByPort(int port, String protocol) {
        try (Memory m = Memory.open()) {
            long entry = Libc.callRaw(GETSERVBYPORT, Short.reverseBytes((short) port) & 0xffff,
                    protocol == null ? 0 : m.string(protocol));
            return entry == 0 ? null : FsText.decode(Libc.string(Libc.at(entry, 8).get(ValueLayout.JAVA_LONG, 0)));
        }
    }

    /** The port of a service, or -1. */
    static synchronized int portOfService(byte[] name, byte[] protocol) {
        try (Memory m = Memory.open()) {
            long entry = Libc.callRaw(GETSERVBYNAME, m.string(name), protocol == null ? 0 : m.string(protocol));
            return entry == 0 ? -1
                    : Short.reverseBytes((short) Libc.at(entry, 24).get(ValueLayout.JAVA_INT, 16)) & 0xffff;
        }
    }

    /** The number of a protocol, or -1. */
    static synchronized int protocol(byte[] name) {
        try (Memory m = Memory.open()) {
            long entry = Libc.callRaw(GETPROTOBYNAME, m.string(name));
            return entry == 0 ? -1 : Libc.at(entry, 24).get(ValueLayout.JAVA_INT, 16);
        }
    }

    private static final int NI_NUMERICHOST = 1, NI_NUMERICSERV = 2, NI_NOFQDN = 4, NI_NAMEREQD = 8, NI_DGRAM = 16;
    private static final int EAI_NONAME = -2;

    /** {@code getnameinfo}: host and service of an address, which must be numeric. */
    static Object getnameinfo(ThreadState ts, byte[] host, int port, int flags) {
        byte[] ip = parse(SocketAddress.AF_INET, host);
        int family = ip != null ? SocketAddress.AF_INET : SocketAddress.AF_INET6;
        ip = ip != null ? ip : parse(family, host);
        if (ip == null) {
            throw error(ts, EAI_NONAME);
        }
        Object name = null;
        if ((flags & NI_NUMERICHOST) == 0) {
            name = hostByAddress(ip, family) instanceof PyTuple t ? t.get(0) : null;
            if (name instanceof String s && (flags & NI_NOFQDN) != 0 && s.indexOf('.') > 0) {
                name = s.substring(0, s.indexOf('.'));
            }
        }
        if (name == null && (flags & NI_NAMEREQD) != 0) {
            throw error(ts, EAI_NONAME);
        }
        Object service = (flags & NI_NUMERICSERV) != 0 ? null
                : serviceByPort(port, (flags & NI_DGRAM) != 0 ? "udp" : "tcp");
        return new PyTuple(name == null ? new String(host, StandardCharsets.ISO_8859_1) : name,
                service == null ? String.valueOf(port) : service);
    }

    /** A host name with the interface of a link-local address. */
    static Object scoped(String host, long scope) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            return Libc.callRaw(IF_INDEXTONAME, scope, s.address()) == 0 ? host + "%" + scope
                    : host + "%" + new String(Libc.string(s.address()), StandardCharsets.ISO_8859_1);
        }
    }

    /** The interface number in {@code host%interface}, or 0. */
    static int scope(byte[] host) {
        String s = new String(host, StandardCharsets.ISO_8859_1);
        int percent = s.indexOf('%');
        if (percent < 0) {
            return 0;
        }
        try (Memory m = Memory.open()) {
            return (int) Libc.callRaw(IF_NAMETOINDEX, m.string(s.substring(percent + 1)));
        }
    }
}
