package org.taipan.types.codecs;

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
import org.taipan.types.StrRepr;

/** What a decoder does about bytes it cannot decode: {@code unicode_decode_call_errorhandler_writer}. One for each call. */
public final class DecodeErrors {
    private final ThreadState ts;
    private final String encoding;
    private final String errors;
    private byte[] input;
    private PyBaseException exception;
    private Object handler;

    /** @param errors the name of the error handler; null means strict */
    public DecodeErrors(ThreadState ts, String encoding, String errors, byte[] input) {
        this.ts = ts;
        this.encoding = encoding;
        this.errors = errors == null ? "strict" : errors;
        this.input = input;
    }

    /** The bytes to decode; a handler may have replaced them. */
    public byte[] input() {
        return input;
    }

    boolean isStrict() {
        return errors.equals("strict");
    }

    /**
     * Handles {@code input[start:end]}: writes the replacement and returns where to go on.
     *
     * @throws PyException UnicodeDecodeError, or what the handler raises
     */
    public int handle(int start, int end, String reason, StrBuilder out) {
        switch (errors) {
            case "strict" -> throw new PyException(exception(start, end, reason));
            case "ignore" -> {
                return end;
            }
            case "replace" -> {
                out.append(0xFFFD);
                return end;
            }
            case "surrogateescape" -> {
                int i = start;
                while (i < end && input[i] < 0) {
                    out.append(0xDC00 | input[i] & 0xFF);
                    i++;
                }
                if (i == start) {
                    throw new PyException(exception(start, end, reason));
                }
                return i;
            }
            case "backslashreplace" -> {
                StringBuilder b = new StringBuilder();
                for (int i = start; i < end; i++) {
                    StrRepr.hex(b, input[i] & 0xFF);
                }
                out.append(b.toString());
                return end;
            }
            default -> {
                return callHandler(start, end, reason, out);
            }
        }
    }

    private PyBaseException exception(int start, int end, String reason) {
        if (exception == null) {
            exception = Errors.of(Exc.UnicodeDecodeError, encoding, new PyBytes(input), (long) start, (long) end,
                    reason).value;
        } else {
            Attr.set(ts, exception, "start", (long) start);
            Attr.set(ts, exception, "end", (long) end);
            Attr.set(ts, exception, "reason", reason);
        }
        return exception;
    }

    private int callHandler(int start, int end, String reason, StrBuilder out) {
        if (handler == null) {
            handler = CodecRegistry.of(ts.interp).lookupError(errors);
        }
        Object r = Call.call(ts, handler, exception(start, end, reason));
        if (!(r instanceof PyTuple t && t.size() == 2 && PyStr.check(t.get(0)) && PyLong.check(t.get(1)))) {
            throw Errors.typeError("decoding error handler must return (str, int) tuple");
        }
        if (!(Attr.get(ts, exception, "object") instanceof PyBytes changed)) {
            throw Errors.typeError("object attribute must be bytes");
        }
        input = changed.value();
        out.append(t.get(0));
        return position(t.get(1), input.length);
    }

    /** The position that a handler returned, within {@code 0 … size}. */
    static int position(Object given, int size) {
        long p = PyLong.value(given) instanceof Long l ? l : Long.MAX_VALUE;
        long q = p < 0 ? p + size : p;
        if (q < 0 || q > size) {
            throw Errors.indexError("position " + p + " from error handler out of bounds");
        }
        return (int) q;
    }
}
