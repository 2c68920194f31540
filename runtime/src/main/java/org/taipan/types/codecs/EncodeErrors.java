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
import org.taipan.types.StrRepr;

/** What an encoder does about characters it cannot encode. One for each call. */
public final class EncodeErrors {
    private final ThreadState ts;
    private final String encoding;
    private final String errors;
    private final Object text;
    private PyBaseException exception;
    private Object handler;
    /** Where to go on after {@link #handle}. */
    int next;

    /** @param errors the name of the error handler; null means strict */
    public EncodeErrors(ThreadState ts, String encoding, String errors, Object text) {
        this.ts = ts;
        this.encoding = encoding;
        this.errors = errors == null ? "strict" : errors;
        this.text = text;
    }

    String errors() {
        return errors;
    }

    boolean isStrict() {
        return errors.equals("strict");
    }

    /** The UnicodeEncodeError for {@code text[start:end]}. */
    PyException error(int start, int end, String reason) {
        return new PyException(exception(start, end, reason));
    }

    private PyBaseException exception(int start, int end, String reason) {
        if (exception == null) {
            exception = Errors.of(Exc.UnicodeEncodeError, encoding, text, (long) start, (long) end, reason).value;
        } else {
            Attr.set(ts, exception, "start", (long) start);
            Attr.set(ts, exception, "end", (long) end);
            Attr.set(ts, exception, "reason", reason);
        }
        return exception;
    }

    /**
     * The replacement of {@code text[start:end]}, {@code str} or {@code bytes}; {@link #next} tells where to go on.
     *
     * @throws PyException UnicodeEncodeError, or what the handler raises
     */
    Object handle(int start, int end, String reason) {
        next = end;
        switch (errors) {
            case "strict" -> throw error(start, end, reason);
            case "ignore" -> {
                return "";
            }
            case "replace" -> {
                return "?".repeat(end - start);
            }
            case "backslashreplace" -> {
                StringBuilder b = new StringBuilder();
                for (int i = start; i < end; i++) {
                    StrRepr.hex(b, PyStr.codePointAt(text, i));
                }
                return b.toString();
            }
            case "xmlcharrefreplace" -> {
                StringBuilder b = new StringBuilder();
                for (int i = start; i < end; i++) {
                    b.append("&#").append(PyStr.codePointAt(text, i)).append(';');
                }
                return b.toString();
            }
            case "surrogateescape" -> {
                int n = 0;
                while (start + n < end && isEscape(PyStr.codePointAt(text, start + n))) {
                    n++;
                }
                if (n == 0 || n < end - start && encoding.equals("charmap")) {
                    throw error(start, end, reason);
                }
                byte[] b = new byte[n];
                for (int i = 0; i < n; i++) {
                    b[i] = (byte) PyStr.codePointAt(text, start + i);
                }
                next = start + n;
                return new PyBytes(b);
            }
            default -> {
                return callHandler(start, end, reason);
            }
        }
    }

    private static boolean isEscape(int c) {
        return c >= 0xDC80 && c <= 0xDCFF;
    }

    private Object callHandler(int start, int end, String reason) {
        if (handler == null) {
            handler = CodecRegistry.of(ts.interp).lookupError(errors);
        }
        Object r = Call.call(ts, handler, exception(start, end, reason));
        if (!(r instanceof PyTuple t && t.size() == 2 && (PyStr.check(t.get(0)) || t.get(0) instanceof PyBytes)
                && PyLong.check(t.get(1)))) {
            throw Errors.typeError("encoding error handler must return (str/bytes, int) tuple");
        }
        next = DecodeErrors.position(t.get(1), PyStr.length(text));
        return t.get(0);
    }
}
