package org.taipan.modules.io;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;

/** The reading half of {@link Buffered}. */
final class BufferedReading {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private BufferedReading() {
    }

    /** Locks for reading; pending writes go out first. */
    private static void begin(ThreadState ts, Buffered b, String what) {
        b.requireOpen(ts, what);
        b.lock(ts);
        try {
            if (b.writeEnd > 0) {
                BufferedWriting.flush(ts, b);
            }
        } catch (RuntimeException e) {
            b.unlock();
            throw e;
        }
    }

    /** Fills the empty buffer: a count, 0 at the end, -1 if it would block. */
    private static int fill(ThreadState ts, Buffered b) {
        b.dropRead();
        int n = b.rawRead(ts, b.buffer, 0, b.buffer.length);
        if (n > 0) {
            b.readEnd = n;
        }
        return n;
    }

    private static byte[] take(Buffered b, int count) {
        byte[] bytes = Arrays.copyOfRange(b.buffer, b.position, b.position + count);
        b.position += count;
        return bytes;
    }

    static Object read(ThreadState ts, Buffered b, Object size) {
        long n = PyIOBase.size(ts, size);
        if (n < -1) {
            throw Errors.valueError("read length must be non-negative or -1");
        }
        begin(ts, b, "read of");
        try {
            if (n == -1) {
                return readAll(ts, b);
            }
            if (n <= b.readEnd - b.position) {
                return new PyBytes(take(b, (int) n));
            }
            return readCount(ts, b, n);
        } finally {
            b.unlock();
        }
    }

    private static Object readAll(ThreadState ts, Buffered b) {
        byte[] start = take(b, b.readEnd - b.position);
        b.dropRead();
        Object readall = Attr.lookup(ts, b.raw(), "readall");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(start);
        boolean any = start.length > 0;
        while (true) {
            Object data = readall != null ? Call.call(ts, readall) : Call.methodNamed(ts, b.raw(), "read");
            if (data != PyNone.NONE && !(data instanceof PyBytes)) {
                throw Errors.typeError(readall != null ? "readall() should return bytes" : "read() should return "
                        + "bytes");
            }
            boolean ended = data == PyNone.NONE || ((PyBytes) data).size() == 0;
            if (readall != null) {
                b.rawMoved();
                return start.length == 0 ? data : ended ? new PyBytes(start) : joined(start, (PyBytes) data);
            }
            if (ended) {
                b.rawMoved();
                return any ? new PyBytes(all.toByteArray()) : data;
            }
            all.writeBytes(((PyBytes) data).value());
            any = true;
        }
    }

    private static PyBytes joined(byte[] start, PyBytes rest) {
        byte[] all = Arrays.copyOf(start, start.length + rest.size());
        System.arraycopy(rest.value(), 0, all, start.length, rest.size());
        return new PyBytes(all);
    }

    /** Reads until there are {@code n} bytes, the end comes, or it would block. */
    private static Object readCount(ThreadState ts, Buffered b, long n) {
        if (n > LARGEST) {
            throw Errors.of(Exc.MemoryError, org.taipan.ops.Args.NONE);
        }
        int have = b.readEnd - b.position;
        byte[] result = new byte[(int) Math.min(n, Math.max(have + b.buffer.length, 1 << 16))];
        System.arraycopy(b.buffer, b.position, result, 0, have);
        b.dropRead();
        while (have < n) {
            if (have == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(n, 2L * have));
            }
            int wanted = (int) Math.min(n - have, result.length - have);
            int count;
            if (b.position < b.readEnd) { // what did not fit into the result before it grew
                count = Math.min(wanted, b.readEnd - b.position);
                System.arraycopy(b.buffer, b.position, result, have, count);
                b.position += count;
                have += count;
            } else if (wanted >= b.buffer.length) {
                count = b.rawRead(ts, result, have, wanted - wanted % b.buffer.length);
                have += Math.max(count, 0);
            } else {
                count = fill(ts, b);
                int taken = Math.min(Math.max(count, 0), wanted);
                System.arraycopy(b.buffer, 0, result, have, taken);
                b.position = taken;
                have += taken;
            }
            if (count <= 0) {
                if (have == 0 && count < 0) {
                    return PyNone.NONE;
                }
                break;
            }
        }
        return new PyBytes(have == result.length ? result : Arrays.copyOf(result, have));
    }

    static Object read1(ThreadState ts, Buffered b, Object size) {
        long n = PyIOBase.size(ts, size);
        if (n < 0) {
            n = b.buffer.length;
        }
        begin(ts, b, "read of");
        try {
            if (n == 0) {
                return PyBytes.EMPTY;
            }
            int have = b.readEnd - b.position;
            if (have > 0) {
                return new PyBytes(take(b, (int) Math.min(have, n)));
            }
            b.dropRead();
            byte[] result = new byte[(int) Math.min(n, LARGEST)];
            int count = Math.max(b.rawRead(ts, result, 0, result.length), 0);
            return new PyBytes(count == result.length ? result : Arrays.copyOf(result, count));
        } finally {
            b.unlock();
        }
    }

    /** At most one raw read's worth of bytes, for the text layer; null if it would block. */
    static byte[] chunk(ThreadState ts, Buffered b, int size) {
        begin(ts, b, "read of");
        try {
            int have = b.readEnd - b.position;
            if (have > 0) {
                return take(b, Math.min(have, size));
            }
            if (size >= b.buffer.length) {
                b.dropRead();
                byte[] result = new byte[size];
                int count = Math.max(b.rawRead(ts, result, 0, size), 0);
                return count == size ? result : Arrays.copyOf(result, count);
            }
            int count = fill(ts, b);
            return take(b, Math.min(Math.max(count, 0), size));
        } finally {
            b.unlock();
        }
    }

    static Object readInto(ThreadState ts, Buffered b, Object target, boolean once) {
        try (Buffer into = Buffers.acquireWritable(ts, target, "readinto() argument")) {
            begin(ts, b, "readinto of");
            try {
                int length = (int) Math.min(into.length, LARGEST);
                int done = 0;
                boolean filled = false;
                while (done < length) {
                    int have = Math.min(b.readEnd - b.position, length - done);
                    if (have > 0) {
                        into.memory.put(into.offset + done, b.buffer, b.position, have);
                        b.position += have;
                        done += have;
                        if (once && filled) {
                            break;
                        }
                        continue;
                    }
                    int count;
                    if (length - done > b.buffer.length) {
                        b.dropRead();
                        byte[] data = new byte[Math.min(length - done, 1 << 20)];
                        count = b.rawRead(ts, data, 0, data.length);
                        if (count > 0) {
                            into.memory.put(into.offset + done, data, 0, count);
                            done += count;
                        }
                    } else {
                        count = once && done > 0 ? 0 : fill(ts, b);
                        filled = true;
                    }
                    if (count < 0 && done == 0) {
                        return PyNone.NONE;
                    }
                    if (count <= 0 || once && !filled) {
                        break;
                    }
                }
                return (long) done;
            } finally {
                b.unlock();
            }
        }
    }

    static Object peek(ThreadState ts, Buffered b) {
        begin(ts, b, "peek of");
        try {
            if (b.position == b.readEnd) {
                fill(ts, b);
            }
            return new PyBytes(Arrays.copyOfRange(b.buffer, b.position, b.readEnd));
        } finally {
            b.unlock();
        }
    }

    /** A line, empty at the end. */
    static PyBytes readLine(ThreadState ts, Buffered b, long limit) {
        begin(ts, b, "readline of");
        try {
            byte[] line = null;
            while (true) {
                int from = b.position;
                int have = b.readEnd - from;
                int done = line == null ? 0 : line.length;
                int max = limit < 0 ? have : (int) Math.min(have, limit - done);
                int end = from;
                boolean found = false;
                while (end < from + max && !found) {
                    found = b.buffer[end++] == '\n';
                }
                if (line == null) {
                    line = Arrays.copyOfRange(b.buffer, from, end);
                } else {
                    line = Arrays.copyOf(line, done + end - from);
                    System.arraycopy(b.buffer, from, line, done, end - from);
                }
                b.position = end;
                if (found || limit >= 0 && line.length >= limit || fill(ts, b) <= 0) {
                    return new PyBytes(line);
                }
            }
        } finally {
            b.unlock();
        }
    }
}
