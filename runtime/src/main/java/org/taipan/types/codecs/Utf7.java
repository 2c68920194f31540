package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** UTF-7 (RFC 2152). */
public final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** What is encoded as itself: set D of the RFC, set O and white space. */
    private static final String DIRECT = BASE64.substring(0, 62) + "'(),-./:?" + "!\"#$%&*;<=>@[]^_`{|}" + " \t\n\r";

    private Utf7() {
    }

    /** Decodes {@code bytes}; if they are not the last, a sequence that is still open is left over. */
    public static Utf8.Decoded decode(ThreadState ts, byte[] bytes, String errors, boolean last) {
        return new Decoder(new DecodeErrors(ts, "utf7", errors, bytes), last).run();
    }

    private static final class Decoder {
        private final DecodeErrors errors;
        private final boolean last;
        private byte[] in;
        private StrBuilder out;
        private int pos;
        private boolean shifted;
        private int shiftStart;
        /** The text before the open sequence. */
        private int shiftOut;
        private int bits;
        private int buffer;
        private int surrogate;

        Decoder(DecodeErrors errors, boolean last) {
            this.errors = errors;
            this.last = last;
            in = errors.input();
            out = new StrBuilder(in.length);
        }

        Utf8.Decoded run() {
            do {
                while (pos < in.length) {
                    int c = in[pos] & 0xFF;
                    if (shifted) {
                        inSequence(c);
                    } else {
                        outside(c);
                    }
                }
            } while (last && shifted && unterminated());
            if (shifted && !last) {
                Object text = out.toStr();
                return new Utf8.Decoded(PyStr.slice(text, 0, shiftOut), shiftStart);
            }
            return new Utf8.Decoded(out.toStr(), pos);
        }

        /** The end within a sequence. @return whether a handler moved back */
        private boolean unterminated() {
            shifted = false;
            if (surrogate == 0 && bits < 6 && (bits == 0 || buffer == 0)) {
                return false;
            }
            fail(in.length, "unterminated shift sequence");
            return pos < in.length;
        }

        private void fail(int end, String reason) {
            pos = errors.handle(shiftStart, end, reason, out);
            in = errors.input();
        }

        private void outside(int c) {
            if (c == '+') {
                shiftStart = pos++;
                if (pos < in.length && in[pos] == '-') {
                    pos++;
                    out.append('+');
                } else if (pos < in.length && BASE64.indexOf(in[pos] & 0xFF) < 0) {
                    fail(++pos, "ill-formed sequence");
                } else {
                    shifted = true;
                    surrogate = 0;
                    shiftOut = out.length();
                    bits = 0;
                    buffer = 0;
                }
            } else if (c < 128) {
                pos++;
                out.append(c);
            } else {
                shiftStart = pos++;
                fail(pos, "unexpected special character");
            }
        }

        private void inSequence(int c) {
            int digit = BASE64.indexOf(c);
            if (digit < 0) {
                leave(c);
                return;
            }
            buffer = buffer << 6 | digit;
            bits += 6;
            pos++;
            if (bits < 16) {
                return;
            }
            bits -= 16;
            char unit = (char) (buffer >> bits);
            buffer &= (1 << bits) - 1;
            if (surrogate != 0) {
                if (Character.isLowSurrogate(unit)) {
                    out.append(Character.toCodePoint((char) surrogate, unit));
                    surrogate = 0;
                    return;
                }
                out.append(surrogate);
                surrogate = 0;
            }
            if (Character.isHighSurrogate(unit)) {
                surrogate = unit;
            } else {
                out.append(unit);
            }
        }

        private void leave(int c) {
            shifted = false;
            if (bits >= 6) {
                fail(++pos, "partial character in shift sequence");
                return;
            }
            if (bits > 0 && buffer != 0) {
                fail(++pos, "non-zero padding bits in shift sequence");
                return;
            }
            if (surrogate != 0 && c < 128 && c != '+') {
                out.append(surrogate);
            }
            surrogate = 0;
            if (c == '-') {
                pos++;
            }
        }
    }

    /** Encodes a {@code str}; nothing can go wrong. */
    public static byte[] encode(Object text) {
        ByteSink out = new ByteSink(PyStr.length(text));
        boolean shifted = false;
        int bits = 0;
        long buffer = 0;
        for (int i = 0, n = PyStr.length(text); i < n; i++) {
            int c = PyStr.codePointAt(text, i);
            if (DIRECT.indexOf(c) >= 0) {
                if (shifted) {
                    if (bits > 0) {
                        out.add(BASE64.charAt((int) (buffer << 6 - bits & 63)));
                        bits = 0;
                        buffer = 0;
                    }
                    shifted = false;
                    if (BASE64.indexOf(c) >= 0 || c == '-') {
                        out.add('-');
                    }
                }
                out.add(c);
                continue;
            }
            if (!shifted && c == '+') {
                out.add('+').add('-');
                continue;
            }
            if (!shifted) {
                out.add('+');
                shifted = true;
            }
            for (char unit : Character.toChars(c)) {
                buffer = buffer << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    bits -= 6;
                    out.add(BASE64.charAt((int) (buffer >> bits & 63)));
                }
                buffer &= (1L << bits) - 1;
            }
        }
        if (bits > 0) {
            out.add(BASE64.charAt((int) (buffer << 6 - bits & 63)));
        }
        if (shifted) {
            out.add('-');
        }
        return out.toByteArray();
    }
}
