package org.taipan.modules.io;

import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** The reading half of a text stream. Characters are counted in code points. */
final class TextReading {
    private final PyTextIOWrapper stream;
    TextDecoder decoder;
    private boolean hasRead1;
    /** Whether {@code tell} works: not while the stream is iterated over. */
    boolean telling;
    /** The text of the last chunk, of which {@link #used} characters have been read. */
    Object decoded = "";
    int used;
    /** The decoder's state before the last chunk and all bytes it has been given since; null if not known. */
    TextDecoder.State snapshot;
    byte[] snapshotInput;
    double bytesPerCharacter;

    TextReading(PyTextIOWrapper stream) {
        this.stream = stream;
    }

    void setUp(ThreadState ts, Object buffer, TextCodec codec) {
        decoder = null;
        setDecoded("");
        snapshot = null;
        hasRead1 = stream.direct != null || Attr.lookup(ts, buffer, "read1") != null;
        if (Obj.isTrue(ts, Call.methodNamed(ts, buffer, "readable"))) {
            TextDecoder d = codec.decoder(ts);
            String n = stream.newline;
            decoder = n == null || n.isEmpty() ? new TextDecoder.NewlineDecoder(d, n == null) : d;
        }
    }

    /** Whether something has been read that a new encoding would have decoded differently. */
    boolean hasStarted() {
        return decoder != null && (snapshot != null || PyStr.length(decoded) > 0);
    }

    Object newlinesSeen() {
        return decoder instanceof TextDecoder.NewlineDecoder d ? d.newlines.seen() : PyNone.NONE;
    }

    /** Something was written: what was read ahead is void. */
    void forget(ThreadState ts) {
        if (snapshot != null) {
            setDecoded("");
            snapshot = null;
        }
        if (decoder != null) {
            decoder.reset(ts);
        }
    }

    void endIteration() {
        snapshot = null;
        telling = stream.seekable;
    }

    void setDecoded(Object text) {
        decoded = text;
        used = 0;
    }

    private int available() {
        return PyStr.length(decoded) - used;
    }

    /** The next {@code n} characters of the chunk, or all. */
    private Object take(long n) {
        int count = (int) Math.min(n < 0 ? Integer.MAX_VALUE : n, available());
        Object text = slice(decoded, used, used + count);
        used += count;
        return text;
    }

    private static Object slice(Object text, int from, int to) {
        return text instanceof String s ? s.substring(from, to) : PyStr.slice(text, from, to);
    }

    private static Object join(Object a, Object b) {
        return a instanceof String s && b instanceof String t ? s.concat(t)
                : PyStr.of(PyStr.toJava(a) + PyStr.toJava(b));
    }

    private void requireDecoder(ThreadState ts) {
        if (decoder == null) {
            throw IoErrors.unsupported(ts, "not readable");
        }
    }

    /** Decodes one more chunk; false at the end of the file. */
    private boolean readChunk(ThreadState ts, long hint) {
        requireDecoder(ts);
        TextDecoder.State before = telling ? decoder.state(ts) : null;
        int size = (int) Math.min(Math.max(stream.chunkSize, hint > 0 ? bytesPerCharacter * hint : 0), 1 << 28);
        byte[] input = input(ts, size);
        boolean end = input.length == 0;
        Object text = decoder.decode(ts, input, end);
        setDecoded(text);
        int count = PyStr.length(text);
        if (count > 0) {
            bytesPerCharacter = (double) input.length / count;
            end = false;
        } else {
            bytesPerCharacter = 0;
        }
        if (before != null) {
            snapshot = before;
            snapshotInput = before.pending().length == 0 ? input : concatenate(before.pending(), input);
        } else {
            snapshot = null;
        }
        return !end;
    }

    static byte[] concatenate(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private byte[] input(ThreadState ts, int size) {
        if (stream.direct != null && stream.direct.canRead()) {
            return BufferedReading.chunk(ts, stream.direct, size);
        }
        String method = hasRead1 ? "read1" : "read";
        Object data = Call.methodNamed(ts, stream.buffer(), method, (long) size);
        return bytes(ts, data, method);
    }

    private static byte[] bytes(ThreadState ts, Object data, String method) {
        if (data instanceof PyBytes b) {
            return b.value();
        }
        if (!Buffers.isExporter(data)) {
            throw Errors.typeError("underlying " + method + "() should have returned a bytes-like object, not '"
                    + Obj.typeName(data) + "'");
        }
        return Buffers.toBytes(ts, data);
    }

    Object read(ThreadState ts, long n) {
        requireDecoder(ts);
        stream.writing.flushPending(ts);
        if (n < 0) {
            Object data = Call.methodNamed(ts, stream.buffer(), "read");
            Object rest = decoder.decode(ts, bytes(ts, data, "read"), true);
            Object result = available() == 0 ? rest : join(take(-1), rest);
            if (snapshot != null) {
                setDecoded("");
                snapshot = null;
            }
            return result;
        }
        Object result = take(n);
        long rest = n - PyStr.length(result);
        StringBuilder more = null;
        while (rest > 0 && readChunk(ts, rest)) {
            if (more == null) {
                more = new StringBuilder(PyStr.toJava(result));
            }
            Object piece = take(rest);
            more.append(PyStr.toJava(piece));
            rest -= PyStr.length(piece);
        }
        return more == null ? result : PyStr.of(more.toString());
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    /** A line with its end, empty at the end of the file; not more than {@code limit} characters unless that is -1. */
    Object readLine(ThreadState ts, long limit) {
        stream.writing.flushPending(ts);
        if (decoder == null) {
            throw IoErrors.unsupported(ts, "not readable");
        }
        StringBuilder before = null;
        long taken = 0;
        while (true) {
            if (used == PyStr.length(decoded)) {
                boolean more;
                do {
                    more = readChunk(ts, 0);
                } while (more && PyStr.length(decoded) == 0);
                if (!more) {
                    setDecoded("");
                    snapshot = null;
                    return before == null ? "" : PyStr.of(before.toString());
                }
            }
            if (before != null && "\r\n".equals(stream.newline) && before.charAt(before.length() - 1) == '\r'
                    && PyStr.codePointAt(decoded, used) == '\n') {
                used++;
                return PyStr.of(before.append('\n').toString());
            }
            int end = lineEnd(decoded, used);
            int stop = end < 0 ? PyStr.length(decoded) : end;
            if (limit >= 0 && stop - used >= limit - taken) {
                stop = used + (int) (limit - taken);
                end = stop;
            }
            Object piece = slice(decoded, used, stop);
            taken += stop - used;
            used = stop;
            if (end >= 0) {
                return before == null ? piece : PyStr.of(before.append(PyStr.toJava(piece)).toString());
            }
            if (before == null) {
                before = new StringBuilder();
            }
            before.append(PyStr.toJava(piece));
        }
    }

    /** Where the line that starts at {@code from} ends, its line end included; -1 if that is not in the text. */
    private int lineEnd(Object text, int from) {
        String s = text instanceof String t ? t : PyStr.narrow(text);
        String newline = stream.newline;
        if (s == null) {
            return wideLineEnd(text, from);
        }
        if (newline == null || newline.equals("\n")) {
            int i = s.indexOf('\n', from);
            return i < 0 ? -1 : i + 1;
        }
        if (!newline.isEmpty()) {
            int i = s.indexOf(newline, from);
            return i < 0 ? -1 : i + newline.length();
        }
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\n' || c == '\r') {
                return c == '\r' && i + 1 < s.length() && s.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    private int wideLineEnd(Object text, int from) {
        String newline = stream.newline;
        int[] points = PyStr.codePoints(text);
        for (int i = from; i < points.length; i++) {
            int c = points[i];
            boolean crlf = c == '\r' && i + 1 < points.length && points[i + 1] == '\n';
            if (newline == null || newline.equals("\n") ? c == '\n'
                    : newline.equals("\r") ? c == '\r'
                    : newline.equals("\r\n") ? crlf : c == '\n' || c == '\r') {
                return i + (crlf && newline != null && newline.length() != 1 ? 2 : 1);
            }
        }
        return -1;
    }
}
