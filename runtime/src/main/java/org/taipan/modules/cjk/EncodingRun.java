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
import org.taipan.types.codecs.ByteSink;
import org.taipan.types.codecs.CodecRegistry;

/** One call of an encoder: {@code multibytecodec_encode} and its error handling. */
final class EncodingRun {
    private final ThreadState ts;
    private final Codec codec;
    private final byte[] state;
    private final Object text;
    private final String errors;
    private final Codec.Chars chars;
    private PyBaseException exception;

    /** @param last whether no more text follows */
    EncodingRun(ThreadState ts, Codec codec, byte[] state, Object text, String errors, boolean last) {
        this.ts = ts;
        this.codec = codec;
        this.state = state;
        this.text = text;
        this.errors = errors;
        int[] in = PyStr.codePoints(text);
        this.chars = new Codec.Chars(in, new ByteSink(in.length), last);
    }

    /** How far the text has been encoded. */
    int position() {
        return chars.pos;
    }

    /**
     * Encodes the text; what may be the first half of something stays when more is to follow.
     *
     * @param reset whether to go back to the codec's first state at the end
     */
    byte[] run(boolean reset) {
        while (chars.left() > 0) {
            int r = codec.encode(state, chars);
            if (r == Codec.DONE || r == Codec.TOO_FEW && !chars.last) {
                break;
            }
            handle(r);
        }
        if (reset) {
            codec.endEncoding(state, chars.out);
        }
        return chars.out.toByteArray();
    }

    private void handle(int r) {
        if (r < 0) {
            throw Errors.runtimeError("internal codec error");
        }
        if (errors.equals("replace")) {
            Codec.Chars mark = new Codec.Chars(new int[] {'?'}, chars.out, false);
            if (codec.encode(state, mark) != Codec.DONE) {
                chars.out.add('?');
            }
        }
        if (errors.equals("replace") || errors.equals("ignore")) {
            chars.pos += r;
            return;
        }
        PyBaseException e = exception(chars.pos, chars.pos + r);
        if (errors.equals("strict")) {
            throw new PyException(e);
        }
        Object result = Call.call(ts, CodecRegistry.of(ts.interp).lookupError(errors), e);
        if (!(result instanceof PyTuple t && t.size() == 2 && (PyStr.check(t.get(0)) || t.get(0) instanceof PyBytes)
                && PyLong.check(t.get(1)))) {
            throw Errors.typeError("encoding error handler must return (str, int) tuple");
        }
        chars.out.add(t.get(0) instanceof PyBytes b ? b.value()
                : new EncodingRun(ts, codec, state, t.get(0), "strict", true).run(false));
        chars.pos = position(t.get(1), chars.in.length);
    }

    private PyBaseException exception(int start, int end) {
        if (exception == null) {
            exception = Errors.of(Exc.UnicodeEncodeError, codec.name, text, (long) start, (long) end,
                    "illegal multibyte sequence").value;
        } else {
            Attr.set(ts, exception, "start", (long) start);
            Attr.set(ts, exception, "end", (long) end);
            Attr.set(ts, exception, "reason", "illegal multibyte sequence");
        }
        return exception;
    }

    /** The place where a handler says to go on. */
    static int position(Object given, int size) {
        long p = PyLong.value(given) instanceof Long n ? n : -1L - size;
        if (p < 0) {
            p += size;
        }
        if (p < 0 || p > size) {
            throw Errors.indexError("position " + p + " from error handler out of bounds");
        }
        return (int) p;
    }
}
