package org.taipan.types;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** Text forms of bytes: {@code repr}, {@code hex} and {@code fromhex}. */
final class BytesText {
    private static final String DIGITS = "0123456789abcdef";

    private BytesText() {
    }

    /** {@code b'…'}. */
    static String repr(byte[] bytes) {
        boolean single = false;
        boolean twice = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        StringBuilder out = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            if (b == quote || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b < 0x20 || b > 0x7E) {
                StrRepr.escape(out, b & 0xFF);
            } else {
                out.append((char) b);
            }
        }
        return out.append(quote).toString();
    }

    /** {@code bytes.hex}: with {@code sep} (or null) between groups, counted from the right, or from the left if negative. */
    static String hex(ThreadState ts, byte[] bytes, Object sep, int perGroup) {
        int c = sep == null ? 0 : separator(ts, sep);
        int n = bytes.length;
        StringBuilder out = new StringBuilder(n * 2);
        long group = Math.abs((long) perGroup);
        for (int i = 0; i < n; i++) {
            if (sep != null && i > 0 && group != 0 && (perGroup > 0 ? n - i : i) % group == 0) {
                out.append((char) c);
            }
            out.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
        }
        return out.toString();
    }

    private static int separator(ThreadState ts, Object sep) {
        if (Obj.length(ts, sep) != 1) {
            throw Errors.valueError("sep must be length 1.");
        }
        int c;
        if (PyStr.check(sep)) {
            c = PyStr.codePointAt(sep, 0);
        } else if (sep instanceof PyBytes b) {
            c = b.value()[0] & 0xFF;
        } else {
            throw Errors.typeError("sep must be str or bytes.");
        }
        if (c > 127) {
            throw Errors.valueError("sep must be ASCII.");
        }
        return c;
    }

    /** {@code bytes.fromhex}. */
    static byte[] fromHex(Object text) {
        int n = PyStr.length(text);
        byte[] out = new byte[n / 2];
        int size = 0;
        for (int i = 0; i < n;) {
            int c = PyStr.codePointAt(text, i);
            if (ByteOps.OPS.isSpace(c)) {
                i++;
                continue;
            }
            int high = digit(c);
            if (high < 0) {
                throw notHex(i);
            }
            int low = i + 1 < n ? digit(PyStr.codePointAt(text, i + 1)) : -1;
            if (low < 0) {
                throw notHex(i + 1);
            }
            out[size++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Arrays.copyOf(out, size);
    }

    private static int digit(int c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static PyException notHex(int i) {
        return Errors.valueError("non-hexadecimal number found in fromhex() arg at position " + i);
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
