package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Warnings;

/** {@code codecs.escape_decode} and {@code escape_encode}: bytes as in source code. */
public final class BytesEscape {
    private BytesEscape() {
    }

    public static byte[] decode(ThreadState ts, byte[] in, String errors) {
        ByteSink out = new ByteSink(in.length);
        int invalid = -1;
        for (int i = 0; i < in.length;) {
            int c = in[i++];
            if (c != '\\') {
                out.add(c);
                continue;
            }
            if (i == in.length) {
                throw Errors.valueError("Trailing \\ in string");
            }
            c = in[i++] & 0xFF;
            switch (c) {
                case '\n' -> {
                }
                case '\\', '\'', '"' -> out.add(c);
                case 'b' -> out.add('\b');
                case 'f' -> out.add('\f');
                case 't' -> out.add('\t');
                case 'n' -> out.add('\n');
                case 'r' -> out.add('\r');
                case 'v' -> out.add(0x0B);
                case 'a' -> out.add(7);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int v = c - '0';
                    for (int k = 0; k < 2 && i < in.length && in[i] >= '0' && in[i] <= '7'; k++) {
                        v = v << 3 | in[i++] - '0';
                    }
                    if (v > 0xFF && invalid < 0) {
                        invalid = v;
                    }
                    out.add(v);
                }
                case 'x' -> i = hex(in, i, errors, out);
                default -> {
                    invalid = invalid < 0 ? c : invalid;
                    out.add('\\');
                    i--;
                }
            }
        }
        if (invalid > 0xFF) {
            Warnings.deprecated(ts, "invalid octal escape sequence '\\" + Integer.toOctalString(invalid) + "'");
        } else if (invalid >= 0) {
            Warnings.deprecated(ts, "invalid escape sequence '\\" + (char) invalid + "'");
        }
        return out.toByteArray();
    }

    private static int digit(byte[] in, int i) {
        return i < in.length && in[i] >= 0 ? Character.digit(in[i], 16) : -1;
    }

    private static int hex(byte[] in, int i, String errors, ByteSink out) {
        int high = digit(in, i);
        int low = digit(in, i + 1);
        if (high >= 0 && low >= 0) {
            out.add(high << 4 | low);
            return i + 2;
        }
        switch (errors == null ? "strict" : errors) {
            case "strict" -> throw Errors.valueError("invalid \\x escape at position " + (i - 2));
            case "replace" -> out.add('?');
            case "ignore" -> {
            }
            default -> throw Errors.valueError("decoding error; unknown error handling code: " + errors);
        }
        return high >= 0 ? i + 1 : i;
    }

    public static byte[] encode(byte[] in) {
        ByteSink out = new ByteSink(in.length);
        for (byte c : in) {
            switch (c) {
                case '\'', '\\' -> out.add('\\').add(c);
                case '\t' -> out.add('\\').add('t');
                case '\n' -> out.add('\\').add('n');
                case '\r' -> out.add('\\').add('r');
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.addAscii(String.format("\\x%02x", c & 0xFF));
                    } else {
                        out.add(c);
                    }
                }
            }
        }
        return out.toByteArray();
    }
}
