package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Warnings;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;
import org.taipan.types.StrRepr;
import org.taipan.types.str.UnicodeNames;

/** The codecs {@code unicode_escape} and {@code raw_unicode_escape}: text as in source code. */
public final class UnicodeEscape {
    private UnicodeEscape() {
    }

    /** Decodes {@code bytes}; if they are not the last, an incomplete escape at the end is left over. */
    public static Utf8.Decoded decode(ThreadState ts, byte[] bytes, String errors, boolean last) {
        Decoder d = new Decoder(new DecodeErrors(ts, "unicodeescape", errors, bytes), last);
        Utf8.Decoded r = d.run();
        if (d.invalid > 0xFF) {
            Warnings.deprecated(ts, "invalid octal escape sequence '\\" + Integer.toOctalString(d.invalid) + "'");
        } else if (d.invalid >= 0) {
            Warnings.deprecated(ts, "invalid escape sequence '\\" + (char) d.invalid + "'");
        }
        return r;
    }

    /** Decodes {@code bytes}; if they are not the last, an incomplete escape at the end is left over. */
    public static Utf8.Decoded decodeRaw(ThreadState ts, byte[] bytes, String errors, boolean last) {
        return new Decoder(new DecodeErrors(ts, "rawunicodeescape", errors, bytes), last).runRaw();
    }

    private static final class Decoder {
        private final DecodeErrors errors;
        private final boolean last;
        private final StrBuilder out;
        private byte[] in;
        private int pos;
        /** The first character after a backslash that means nothing, or octal escape above 0o377; else -1. */
        int invalid = -1;

        Decoder(DecodeErrors errors, boolean last) {
            this.errors = errors;
            this.last = last;
            in = errors.input();
            out = new StrBuilder(in.length);
        }

        Utf8.Decoded run() {
            while (pos < in.length) {
                int c = in[pos] & 0xFF;
                if (c != '\\') {
                    out.append(c);
                    pos++;
                } else if (!escape(pos++)) {
                    break;
                }
            }
            return new Utf8.Decoded(out.toStr(), pos);
        }

        /** One escape from its backslash on. @return false if it is incomplete and left over */
        private boolean escape(int start) {
            if (pos >= in.length) {
                return incomplete(start, "\\ at end of string");
            }
            int c = in[pos++] & 0xFF;
            switch (c) {
                case '\n' -> {
                }
                case '\\', '\'', '"' -> out.append(c);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 't' -> out.append('\t');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 'v' -> out.append(0x0B);
                case 'a' -> out.append(7);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
                case 'x' -> {
                    return hex(start, 2, "truncated \\xXX escape", "illegal Unicode character");
                }
                case 'u' -> {
                    return hex(start, 4, "truncated \\uXXXX escape", "illegal Unicode character");
                }
                case 'U' -> {
                    return hex(start, 8, "truncated \\UXXXXXXXX escape", "illegal Unicode character");
                }
                case 'N' -> {
                    return named(start);
                }
                default -> {
                    invalid = invalid < 0 ? c : invalid;
                    out.append('\\').append(c);
                }
            }
            return true;
        }

        private void octal(int first) {
            int c = first;
            for (int i = 0; i < 2 && pos < in.length && in[pos] >= '0' && in[pos] <= '7'; i++) {
                c = c << 3 | in[pos++] - '0';
            }
            if (c > 0xFF && invalid < 0) {
                invalid = c;
            }
            out.append(c);
        }

        private boolean hex(int start, int count, String truncated, String illegal) {
            int c = 0;
            for (int i = 0; i < count; i++, pos++) {
                if (pos >= in.length) {
                    return incomplete(start, truncated);
                }
                int digit = in[pos] < 0 ? -1 : Character.digit(in[pos], 16);
                if (digit < 0) {
                    return fail(start, truncated);
                }
                c = c << 4 | digit;
            }
            if (c < 0 || c > Character.MAX_CODE_POINT) {
                return fail(start, illegal);
            }
            out.append(c);
            return true;
        }

        private boolean named(int start) {
            String message = "malformed \\N character escape";
            if (pos >= in.length) {
                return incomplete(start, message);
            }
            if (in[pos] == '{') {
                int from = ++pos;
                while (pos < in.length && in[pos] != '}') {
                    pos++;
                }
                if (pos >= in.length) {
                    return incomplete(start, message);
                }
                if (pos > from) {
                    String name = new String(in, from, pos - from, java.nio.charset.StandardCharsets.ISO_8859_1);
                    pos++;
                    int c = UnicodeNames.lookup(name);
                    if (c >= 0) {
                        out.append(c);
                        return true;
                    }
                    message = "unknown Unicode character name";
                }
            }
            return fail(start, message);
        }

        private boolean incomplete(int start, String reason) {
            if (!last) {
                pos = start;
                return false;
            }
            return fail(start, reason);
        }

        private boolean fail(int start, String reason) {
            pos = errors.handle(start, pos, reason, out);
            in = errors.input();
            return true;
        }

        Utf8.Decoded runRaw() {
            while (pos < in.length) {
                int start = pos;
                int c = in[pos++] & 0xFF;
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                if (pos >= in.length) {
                    if (!last) {
                        pos = start;
                        break;
                    }
                    out.append('\\');
                    continue;
                }
                c = in[pos++] & 0xFF;
                if (c != 'u' && c != 'U') {
                    out.append('\\').append(c);
                } else if (!(c == 'u' ? hex(start, 4, "truncated \\uXXXX escape", "")
                        : hex(start, 8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range"))) {
                    break;
                }
            }
            return new Utf8.Decoded(out.toStr(), pos);
        }
    }

    public static byte[] encode(Object text) {
        StringBuilder b = new StringBuilder();
        for (int i = 0, n = PyStr.length(text); i < n; i++) {
            int c = PyStr.codePointAt(text, i);
            if (c == '\\') {
                b.append("\\\\");
            } else if (c >= ' ' && c < 127) {
                b.append((char) c);
            } else if (c == '\t' || c == '\n' || c == '\r') {
                b.append('\\').append(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
            } else {
                StrRepr.hex(b, c);
            }
        }
        return new ByteSink(0).addAscii(b.toString()).toByteArray();
    }

    public static byte[] encodeRaw(Object text) {
        StringBuilder b = new StringBuilder();
        for (int i = 0, n = PyStr.length(text); i < n; i++) {
            int c = PyStr.codePointAt(text, i);
            if (c < 256) {
                b.append((char) c);
            } else {
                StrRepr.hex(b, c);
            }
        }
        return new ByteSink(0).addAscii(b.toString()).toByteArray();
    }
}
