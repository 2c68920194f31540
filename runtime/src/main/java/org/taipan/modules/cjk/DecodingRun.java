package org.taipan.modules.cjk;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;
import org.taipan.types.codecs.CodecRegistry;

/** One buffer of a decoder and its error handling ({@code decoder_feed_buffer}, {@code multibytecodec_decerror}). */
final class DecodingRun {
    private final ThreadState ts;
    private final Codec codec;
    private final byte[] state;
    private final String errors;
    private final Codec.Bytes bytes;
    private PyBaseException exception;

    DecodingRun(ThreadState ts, Codec codec, byte[] state, byte[] in, String errors, StrBuilder out) {
        this.ts = ts;
        this.codec = codec;
        this.state = state;
        this.errors = errors;
        this.bytes = new Codec.Bytes(in, out);
    }

    /** Decodes all there is; half a character at the end is an error. */
    void runWhole() {
        while (bytes.left() > 0) {
            int r = codec.decode(state, bytes);
            if (r == Codec.DONE) {
                return;
            }
            handle(r);
        }
    }

    /** Decodes what is complete. */
    void run() {
        while (bytes.left() > 0) {
            int r = codec.decode(state, bytes);
            if (r == Codec.DONE || r == Codec.TOO_FEW) {
                return;
            }
            handle(r);
        }
    }

    boolean hasRest() {
        return bytes.left() > 0;
    }

    /** Half a character at the end, which is an error: nothing more comes. */
    void end() {
        handle(Codec.TOO_FEW);
    }

    /**
     * What is not decoded yet.
     *
     * @throws PyException UnicodeDecodeError if that is more than a codec keeps
     */
    byte[] rest() {
        if (bytes.left() > PyMultibyteIncrementalDecoder.LONGEST_PENDING) {
            throw error(ts, codec, bytes.in, "pending buffer overflow");
        }
        return java.util.Arrays.copyOfRange(bytes.in, bytes.pos, bytes.in.length);
    }

    static PyException error(ThreadState ts, Codec codec, byte[] all, String reason) {
        return Errors.of(Exc.UnicodeDecodeError, codec.name, new PyBytes(all.clone()), 0L, (long) all.length, reason);
    }

    private void handle(int r) {
        if (r == Codec.INTERNAL) {
            throw Errors.runtimeError("internal codec error");
        }
        int size = r == Codec.TOO_FEW ? bytes.left() : r;
        switch (errors) {
            case "ignore" -> skip(size);
            case "replace" -> {
                bytes.out.append(0xFFFD);
                skip(size);
            }
            default -> callHandler(bytes.pos, bytes.pos + size,
                    r == Codec.TOO_FEW ? "incomplete multibyte sequence" : "illegal multibyte sequence");
        }
    }

    private void skip(int size) {
        bytes.pos = Math.min(bytes.pos + size, bytes.in.length);
    }

    private void callHandler(int start, int end, String reason) {
        PyBaseException e = exception(start, end, reason);
        if (errors.equals("strict")) {
            throw new PyException(e);
        }
        Object result = Call.call(ts, CodecRegistry.of(ts.interp).lookupError(errors), e);
        if (!(result instanceof PyTuple t && t.size() == 2 && PyStr.check(t.get(0)) && PyLong.check(t.get(1)))) {
            throw Errors.typeError("decoding error handler must return (str, int) tuple");
        }
        bytes.out.append(PyStr.exact(t.get(0)));
        bytes.pos = EncodingRun.position(t.get(1), bytes.in.length);
    }

    private PyBaseException exception(int start, int end, String reason) {
        if (exception == null) {
            exception = Errors.of(Exc.UnicodeDecodeError, codec.name, new PyBytes(bytes.in.clone()), (long) start,
                    (long) end, reason).value;
        } else {
            Attr.set(ts, exception, "start", (long) start);
            Attr.set(ts, exception, "end", (long) end);
            Attr.set(ts, exception, "reason", reason);
        }
        return exception;
    }
}
