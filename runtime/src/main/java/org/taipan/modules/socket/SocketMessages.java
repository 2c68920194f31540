package org.taipan.modules.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code sendmsg} and {@code recvmsg}: data in pieces, and ancillary data such as descriptors. */
final class SocketMessages {
    /** The sizes of {@code struct msghdr} and {@code struct cmsghdr}. */
    private static final int HEADER = 56, CONTROL_HEADER = 16;
    private static final Libc.Function SENDMSG = Libc.function("sendmsg");
    private static final Libc.Function RECVMSG = Libc.function("recvmsg");

    private SocketMessages() {
    }

    private static MemorySegment header(Memory m, long address, int addressLength, long vector, int count,
            long control, long controlLength) {
        MemorySegment s = m.zeros(HEADER);
        s.set(ValueLayout.JAVA_LONG, 0, address);
        s.set(ValueLayout.JAVA_INT, 8, addressLength);
        s.set(ValueLayout.JAVA_LONG, 16, vector);
        s.set(ValueLayout.JAVA_LONG, 24, count);
        s.set(ValueLayout.JAVA_LONG, 32, control);
        s.set(ValueLayout.JAVA_LONG, 40, controlLength);
        return s;
    }

    static long send(ThreadState ts, PySocket socket, Object buffers, Object ancillary, int flags, Object address) {
        Object[] pieces = Iter.toArray(ts, buffers);
        Object[] items = ancillary == null ? Args.NONE : Iter.toArray(ts, ancillary);
        try (Memory m = Memory.open()) {
            MemorySegment vector = m.zeros(Math.max(16L * pieces.length, 16));
            for (int i = 0; i < pieces.length; i++) {
                byte[] b = Buffers.toBytes(ts, pieces[i]);
                vector.set(ValueLayout.JAVA_LONG, 16L * i, m.bytes(b, 0, b.length).address());
                vector.set(ValueLayout.JAVA_LONG, 16L * i + 8, (long) b.length);
            }
            SocketAddress to = address == null || address == PyNone.NONE ? null
                    : SocketAddress.parse(ts, m, (int) socket.family(), address, "sendmsg");
            byte[][] data = new byte[items.length][];
            long size = 0;
            for (int i = 0; i < items.length; i++) {
                if (!(items[i] instanceof PyTuple t) || t.size() != 3) {
                    throw Errors.typeError("[sendmsg() ancillary data items] must be sequences of length 3");
                }
                data[i] = Buffers.toBytes(ts, t.get(2));
                size += SocketModule.cmsgSpace(data[i].length);
            }
            MemorySegment control = m.zeros(Math.max(size, 1));
            long at = 0;
            for (int i = 0; i < items.length; i++) {
                PyTuple t = (PyTuple) items[i];
                control.set(ValueLayout.JAVA_LONG, at, (long) CONTROL_HEADER + data[i].length);
                control.set(ValueLayout.JAVA_INT, at + 8, Args.toInt(ts, t.get(0)));
                control.set(ValueLayout.JAVA_INT, at + 12, Args.toInt(ts, t.get(1)));
                MemorySegment.copy(data[i], 0, control, ValueLayout.JAVA_BYTE, at + CONTROL_HEADER, data[i].length);
                at += SocketModule.cmsgSpace(data[i].length);
            }
            MemorySegment header = header(m, to == null ? 0 : to.address(), to == null ? 0 : to.length(),
                    vector.address(), pieces.length, size == 0 ? 0 : control.address(), size);
            return org.taipan.modules.posix.OsErrors.check(socket.call(ts, true,
                    () -> Libc.callLong(SENDMSG, socket.descriptor(), header.address(), flags)));
        }
    }

    /** Receives {@code count} bytes: the data, ancillary data, flags and address. */
    static Object receive(ThreadState ts, PySocket socket, long count, long controlSize, int flags) {
        if (count < 0) {
            throw Errors.valueError("negative buffer size in recvmsg()");
        }
        try (Memory m = Memory.open()) {
            MemorySegment data = m.zeros(Math.max(count, 1));
            MemorySegment vector = m.zeros(16);
            vector.set(ValueLayout.JAVA_LONG, 0, data.address());
            vector.set(ValueLayout.JAVA_LONG, 8, count);
            Object[] result = new Object[4];
            long n = receive(ts, socket, m, vector, 1, controlSize, flags, result);
            result[0] = new PyBytes(data.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
            return new PyTuple(result);
        }
    }

    static Object receiveInto(ThreadState ts, PySocket socket, Object buffers, long controlSize, int flags) {
        Object[] objects = Iter.toArray(ts, buffers);
        Buffer[] into = new Buffer[objects.length];
        try (Memory m = Memory.open()) {
            MemorySegment vector = m.zeros(Math.max(16L * into.length, 16));
            MemorySegment[] memory = new MemorySegment[into.length];
            for (int i = 0; i < into.length; i++) {
                into[i] = Buffers.acquire(ts, objects[i], Buffer.WRITABLE);
                memory[i] = m.zeros(Math.max(into[i].length, 1));
                vector.set(ValueLayout.JAVA_LONG, 16L * i, memory[i].address());
                vector.set(ValueLayout.JAVA_LONG, 16L * i + 8, into[i].length);
            }
            Object[] result = new Object[4];
            long n = receive(ts, socket, m, vector, into.length, controlSize, flags, result);
            long left = n;
            for (int i = 0; i < into.length && left > 0; i++) {
                long part = Math.min(left, into[i].length);
                into[i].memory.put(into[i].offset, memory[i].asSlice(0, part).toArray(ValueLayout.JAVA_BYTE));
                left -= part;
            }
            result[0] = n;
            return new PyTuple(result);
        } finally {
            for (Buffer b : into) {
                if (b != null) {
                    b.release();
                }
            }
        }
    }

    private static long receive(ThreadState ts, PySocket socket, Memory m, MemorySegment vector, int count,
            long controlSize, int flags, Object[] result) {
        if (controlSize < 0 || controlSize > Integer.MAX_VALUE) {
            throw Errors.valueError("invalid ancillary data buffer length");
        }
        MemorySegment address = m.zeros(SocketAddress.LARGEST);
        MemorySegment control = m.zeros(Math.max(controlSize, 1));
        MemorySegment header = header(m, address.address(), SocketAddress.LARGEST, vector.address(), count,
                controlSize == 0 ? 0 : control.address(), controlSize);
        long n = org.taipan.modules.posix.OsErrors.check(socket.call(ts, false,
                () -> Libc.callLong(RECVMSG, socket.descriptor(), header.address(), flags)));
        PyList items = new PyList();
        long end = header.get(ValueLayout.JAVA_LONG, 40);
        for (long at = 0; at + CONTROL_HEADER <= end;) {
            long length = control.get(ValueLayout.JAVA_LONG, at);
            if (length < CONTROL_HEADER) {
                break;
            }
            long stop = Math.min(at + length, end);
            items.append(new PyTuple((long) control.get(ValueLayout.JAVA_INT, at + 8),
                    (long) control.get(ValueLayout.JAVA_INT, at + 12), new PyBytes(control
                            .asSlice(at + CONTROL_HEADER, stop - at - CONTROL_HEADER).toArray(ValueLayout.JAVA_BYTE))));
            at += length + 7 & ~7L;
        }
        result[1] = items;
        result[2] = (long) header.get(ValueLayout.JAVA_INT, 48);
        result[3] = SocketAddress.toPython(address, header.get(ValueLayout.JAVA_INT, 8));
        return n;
    }
}
