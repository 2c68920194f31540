package org.taipan.modules.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.modules.posix.FsText;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.os.Memory;
import org.taipan.types.Buffers;
import org.taipan.types.Codecs;
import org.taipan.types.Exc;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Socket addresses: Python's tuples and strings, C's {@code struct sockaddr}. */
record SocketAddress(MemorySegment memory, int length) {
    static final int AF_UNIX = 1, AF_INET = 2, AF_INET6 = 10;
    static final int LARGEST = 128;
    private static final int UNIX_PATH = 108;

    long address() {
        return memory.address();
    }

    /** {@code getsockaddrarg}. */
    static SocketAddress parse(ThreadState ts, Memory m, int family, Object address, String function) {
        return switch (family) {
            case AF_UNIX -> unix(ts, m, address);
            case AF_INET -> inet(ts, m, address, function);
            case AF_INET6 -> inet6(ts, m, address, function);
            default -> throw Errors.of(Exc.OSError, function + "(): bad family");
        };
    }

    private static SocketAddress unix(ThreadState ts, Memory m, Object address) {
        byte[] path = PyStr.check(address) ? FsText.encode(address) : Buffers.toBytes(ts, address);
        boolean isAbstract = path.length > 0 && path[0] == 0;
        if (isAbstract ? path.length > UNIX_PATH : path.length >= UNIX_PATH) {
            throw Errors.of(Exc.OSError, "AF_UNIX path too long");
        }
        MemorySegment s = m.zeros(LARGEST);
        s.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, s, ValueLayout.JAVA_BYTE, 2, path.length);
        return new SocketAddress(s, path.length == 0 ? 2 : 2 + path.length + (isAbstract ? 0 : 1));
    }

    private static Object[] parts(Object address, String family, String function) {
        if (!(address instanceof PyTuple t)) {
            throw Errors.typeError(function + "(): " + family + " address must be tuple, not " + Obj.typeName(address));
        }
        return t.items();
    }

    private static int port(ThreadState ts, Object port, String function) {
        long n = Args.toInt(ts, port);
        if (n < 0 || n > 0xffff) {
            throw Errors.overflowError(function + "(): port must be 0-65535.");
        }
        return (int) n;
    }

    private static SocketAddress inet(ThreadState ts, Memory m, Object address, String function) {
        Object[] p = parts(address, "AF_INET", function);
        if (p.length != 2) {
            throw Errors.typeError("AF_INET address must be a pair (host, port)");
        }
        byte[] host = host(ts, p[0]);
        int port = port(ts, p[1], function);
        byte[] ip = Resolver.address(ts, host, AF_INET);
        MemorySegment s = m.zeros(LARGEST);
        s.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
        putPort(s, port);
        MemorySegment.copy(ip, 0, s, ValueLayout.JAVA_BYTE, 4, 4);
        return new SocketAddress(s, 16);
    }

    private static SocketAddress inet6(ThreadState ts, Memory m, Object address, String function) {
        Object[] p = parts(address, "AF_INET6", function);
        if (p.length < 2 || p.length > 4) {
            throw Errors.typeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        }
        byte[] host = host(ts, p[0]);
        int port = port(ts, p[1], function);
        long flow = p.length > 2 ? Args.toLong(ts, p[2]) : 0;
        if (flow < 0 || flow > 0xfffff) {
            throw Errors.overflowError(function + "(): flowinfo must be 0-1048575.");
        }
        byte[] ip = Resolver.address(ts, host, AF_INET6);
        MemorySegment s = m.zeros(LARGEST);
        s.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET6);
        putPort(s, port);
        s.set(ValueLayout.JAVA_INT, 4, Integer.reverseBytes((int) flow));
        MemorySegment.copy(ip, 0, s, ValueLayout.JAVA_BYTE, 8, 16);
        s.set(ValueLayout.JAVA_INT, 24, p.length > 3 ? (int) Args.toLong(ts, p[3]) : Resolver.scope(host));
        return new SocketAddress(s, 28);
    }

    private static void putPort(MemorySegment s, int port) {
        s.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
        s.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
    }

    /** {@code idna_converter}. */
    static byte[] host(ThreadState ts, Object host) {
        byte[] b;
        if (host instanceof PyBytes y) {
            b = y.value();
        } else if (host instanceof PyByteArray a) {
            b = a.toByteArray();
        } else if (PyStr.check(host)) {
            b = PyStr.isAscii(host) ? FsText.encode(host) : Codecs.encode(ts, host, "idna", "strict").value();
        } else {
            throw Errors.typeError("str, bytes or bytearray expected, not " + Obj.typeName(host));
        }
        for (byte c : b) {
            if (c == 0) {
                throw Errors.typeError("host name must not contain null character");
            }
        }
        return b;
    }

    /** {@code makesockaddr}. */
    static Object toPython(MemorySegment s, int length) {
        if (length == 0) {
            return PyNone.NONE;
        }
        int family = s.get(ValueLayout.JAVA_SHORT, 0);
        switch (family) {
            case AF_INET -> {
                return new PyTuple(Resolver.text(AF_INET, s.asSlice(4, 4)), port(s));
            }
            case AF_INET6 -> {
                String host = Resolver.text(AF_INET6, s.asSlice(8, 16));
                long scope = s.get(ValueLayout.JAVA_INT, 24) & 0xffffffffL;
                Object name = scope == 0 ? host : Resolver.scoped(host, scope);
                return new PyTuple(name, port(s), Integer.reverseBytes(s.get(ValueLayout.JAVA_INT, 4)) & 0xffffffffL,
                        scope);
            }
            case AF_UNIX -> {
                byte[] path = s.asSlice(2, Math.max(length - 2, 0)).toArray(ValueLayout.JAVA_BYTE);
                if (path.length > 0 && path[0] == 0) {
                    return new PyBytes(path);
                }
                int n = 0;
                while (n < path.length && path[n] != 0) {
                    n++;
                }
                return FsText.decode(java.util.Arrays.copyOf(path, n));
            }
            default -> {
                return new PyTuple((long) family,
                        new PyBytes(s.asSlice(2, length - 2).toArray(ValueLayout.JAVA_BYTE)));
            }
        }
    }

    private static Long port(MemorySegment s) {
        return (s.get(ValueLayout.JAVA_BYTE, 2) & 0xffL) << 8 | s.get(ValueLayout.JAVA_BYTE, 3) & 0xffL;
    }
}
