package org.taipan.modules.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyMemoryView;
import org.taipan.types.PyNone;

/**
 * The bytes of a pickle, from memory or from a file. What a file can show without handing it over ({@code peek}) is
 * read ahead; a pickle takes no byte after its end. Used by one thread at a time.
 */
final class PickleInput {
    private static final int PREFETCH = 128 * 1024;
    private static final byte[] EMPTY = {};

    /** The bytes at hand; what {@link #read} returned is valid until the next call. */
    byte[] buffer = EMPTY;
    private int position;
    private int prefetched;
    private Object read;
    private Object readInto;
    private Object readLine;
    private Object peek;

    private PickleInput() {
    }

    static PickleInput ofBytes(ThreadState ts, Object data) {
        PickleInput in = new PickleInput();
        in.fill(Buffers.toBytes(ts, data));
        return in;
    }

    static PickleInput ofFile(ThreadState ts, Object file) {
        PickleInput in = new PickleInput();
        in.peek = Attr.lookup(ts, file, "peek");
        in.readInto = Attr.lookup(ts, file, "readinto");
        in.read = Attr.lookup(ts, file, "read");
        in.readLine = Attr.lookup(ts, file, "readline");
        if (in.read == null || in.readLine == null) {
            throw Errors.typeError("file must have 'read' and 'readline' attributes");
        }
        return in;
    }

    private void fill(byte[] bytes) {
        buffer = bytes;
        position = 0;
        prefetched = bytes.length;
    }

    static PyException truncated() {
        return PickleState.unpicklingError("pickle data was truncated");
    }

    /** The next opcode. @throws PyException EOFError at the end */
    int opcode(ThreadState ts) {
        if (position < buffer.length) {
            return buffer[position++] & 0xff;
        }
        try {
            int at = read(ts, 1);
            return buffer[at] & 0xff;
        } catch (PyException e) {
            if (e.matches(PickleState.UNPICKLING_ERROR)) {
                throw Errors.of(Exc.EOFError, "Ran out of input");
            }
            throw e;
        }
    }

    /** Takes {@code n} bytes; returns where in {@link #buffer} they begin. @throws PyException UnpicklingError */
    int read(ThreadState ts, long n) {
        if (n <= buffer.length - position) {
            int at = position;
            position += (int) n;
            return at;
        }
        if (n > Long.MAX_VALUE - position) {
            throw PickleState.unpicklingError("read would overflow (invalid bytecode)");
        }
        if (read == null) {
            throw truncated();
        }
        if (readFromFile(ts, n) < n) {
            throw truncated();
        }
        position = (int) n;
        return 0;
    }

    /** Goes back by the {@code n} bytes that were just read. */
    void unread(long n) {
        position -= (int) n;
    }

    private long readFromFile(ThreadState ts, long n) {
        skipConsumed(ts);
        if (peek != null && n < PREFETCH) {
            try {
                Object data = Call.call(ts, peek, (long) PREFETCH);
                fill(Buffers.toBytes(ts, data));
                prefetched = 0;
                if (n <= buffer.length) {
                    return n;
                }
            } catch (PyException e) {
                if (!e.matches(Exc.NotImplementedError)) {
                    throw e;
                }
                peek = null;
            }
        }
        fill(Buffers.toBytes(ts, Call.call(ts, read, n)));
        return buffer.length;
    }

    /** Takes from the file what was used of the bytes that it has only shown. */
    void skipConsumed(ThreadState ts) {
        int consumed = position - prefetched;
        if (consumed > 0) {
            Call.call(ts, read, (long) consumed);
            prefetched = position;
        }
    }

    /** A line without its newline, a character a byte. @throws PyException UnpicklingError if there is no newline */
    String line(ThreadState ts) {
        return new String(lineBytes(ts), StandardCharsets.ISO_8859_1);
    }

    byte[] lineBytes(ThreadState ts) {
        for (int i = position; i < buffer.length; i++) {
            if (buffer[i] == '\n') {
                byte[] line = Arrays.copyOfRange(buffer, position, i);
                position = i + 1;
                return line;
            }
        }
        if (read == null) {
            throw truncated();
        }
        skipConsumed(ts);
        fill(Buffers.toBytes(ts, Call.call(ts, readLine)));
        int n = buffer.length;
        if (n == 0 || buffer[n - 1] != '\n') {
            throw truncated();
        }
        position = n;
        return Arrays.copyOf(buffer, n - 1);
    }

    /** Takes {@code n} bytes, straight from the file what is not at hand. */
    byte[] take(ThreadState ts, long n) {
        int have = (int) Math.min(buffer.length - position, n);
        if (have < n && read == null) {
            throw truncated();
        }
        byte[] result;
        try {
            if (n > Integer.MAX_VALUE - 8) {
                throw Errors.memoryError();
            }
            result = new byte[(int) n];
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
        System.arraycopy(buffer, position, result, 0, have);
        position += have;
        if (have < n) {
            skipConsumed(ts);
            if (readInto == null) {
                takeByRead(ts, result, have);
            } else {
                takeByReadInto(ts, result, have);
            }
        }
        return result;
    }

    private void takeByRead(ThreadState ts, byte[] result, int from) {
        int n = result.length - from;
        Object data = Call.call(ts, read, (long) n);
        if (!(data instanceof PyBytes b)) {
            throw Errors.valueError("read() returned non-bytes object ("
                    + Obj.reprJava(ts, PyObject.typeOf(data)) + ")");
        }
        if (b.value().length < n) {
            throw truncated();
        }
        System.arraycopy(b.value(), 0, result, from, n);
    }

    private void takeByReadInto(ThreadState ts, byte[] result, int from) {
        int n = result.length - from;
        Buffer rest = new Buffer(null, PyNone.NONE, ByteBuffer.wrap(result), from, n, 1, false, "B", new long[] {n},
                new long[] {1});
        long got = Args.toLong(ts, Call.call(ts, readInto, new PyMemoryView(rest)));
        if (got < 0) {
            throw Errors.valueError("readinto() returned negative size");
        }
        if (got < n) {
            throw truncated();
        }
    }
}
