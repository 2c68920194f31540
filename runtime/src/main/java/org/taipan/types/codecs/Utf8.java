package org.taipan.types.codecs;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** UTF-8. */
public final class Utf8 {
    private Utf8() {
    }

    /** Text and how many bytes of the input it came from. */
    public record Decoded(Object text, int consumed) {
    }

    /**
     * Decodes {@code bytes}.
     *
     * @param last whether this is all; if not, an incomplete sequence at the end is left over
     */
    public static Decoded decode(ThreadState ts, byte[] bytes, String errors, boolean last) {
        String s = new String(bytes, StandardCharsets.UTF_8);
        if (s.indexOf(0xFFFD) < 0) {
            return new Decoded(s.length() == bytes.length ? s : PyStr.of(s), bytes.length);
        }
        return new Decoder(new DecodeErrors(ts, "utf-8", errors, bytes), last).run();
    }

    private static final class Decoder {
        private final DecodeErrors errors;
        private final boolean last;
        private final StrBuilder out;
        private byte[] in;
        private int pos;

        Decoder(DecodeErrors errors, boolean last) {
            this.errors = errors;
            this.last = last;
            in = errors.input();
            out = new StrBuilder(in.length);
        }

        Decoded run() {
            while (pos < in.length) {
                int b = in[pos] & 0xFF;
                if (b < 0x80) {
                    out.append(b);
                    pos++;
                    continue;
                }
                int length = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
                if (length == 0) {
                    fail(1, "invalid start byte");
                    continue;
                }
                int valid = 1;
                while (valid < length && pos + valid < in.length && continues(b, valid)) {
                    valid++;
                }
                if (valid == length) {
                    out.append(codePoint(b, length));
                    pos += length;
                } else if (!last && valid == 1 && isHalfSurrogate()) {
                    break;
                } else if (pos + valid < in.length) {
                    fail(valid, "invalid continuation byte");
                } else if (last) {
                    fail(in.length - pos, "unexpected end of data");
                } else {
                    break;
                }
            }
            return new Decoded(out.toStr(), pos);
        }

        /** Whether the input ends with two of the three bytes of a surrogate, which {@code surrogatepass} may want. */
        private boolean isHalfSurrogate() {
            return in.length - pos == 2 && (in[pos] & 0xFF) == 0xED && (in[pos + 1] & 0xE0) == 0xA0;
        }

        /** Whether the byte at {@code pos + i} may follow the start byte. */
        private boolean continues(int start, int i) {
            int b = in[pos + i] & 0xFF;
            if ((b & 0xC0) != 0x80) {
                return false;
            }
            return i != 1 || switch (start) {
                case 0xE0 -> b >= 0xA0;
                case 0xED -> b < 0xA0;
                case 0xF0 -> b >= 0x90;
                case 0xF4 -> b < 0x90;
                default -> true;
            };
        }

        private int codePoint(int start, int length) {
            int c = start & 0x7F >> length;
            for (int i = 1; i < length; i++) {
                c = c << 6 | in[pos + i] & 0x3F;
            }
            return c;
        }

        private void fail(int length, String reason) {
            pos = errors.handle(pos, pos + length, reason, out);
            in = errors.input();
        }
    }

    /** Encodes a {@code str}. */
    public static byte[] encode(ThreadState ts, Object text, String errors) {
        String s = PyStr.narrow(text);
        if (s != null) {
            return s.getBytes(StandardCharsets.UTF_8);
        }
        EncodeErrors handler = new EncodeErrors(ts, "utf-8", errors, text);
        int[] in = PyStr.codePoints(text);
        ByteSink out = new ByteSink(in.length * 2);
        for (int i = 0; i < in.length;) {
            int c = in[i];
            if (c < 0xD800 || c > 0xDFFF) {
                put(out, c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < in.length && in[end] >= 0xD800 && in[end] <= 0xDFFF) {
                end++;
            }
            if (handler.errors().equals("surrogatepass")) {
                for (; i < end; i++) {
                    put(out, in[i]);
                }
                continue;
            }
            Object r = handler.handle(i, end, "surrogates not allowed");
            if (r instanceof PyBytes b) {
                out.add(b.value());
            } else if (PyStr.isAscii(r)) {
                out.addAscii(PyStr.narrow(r));
            } else {
                throw handler.error(i, end, "surrogates not allowed");
            }
            i = handler.next;
        }
        return out.toByteArray();
    }

    static void put(ByteSink out, int c) {
        if (c < 0x80) {
            out.add(c);
        } else if (c < 0x800) {
            out.add(0xC0 | c >> 6).add(0x80 | c & 0x3F);
        } else if (c < 0x10000) {
            out.add(0xE0 | c >> 12).add(0x80 | c >> 6 & 0x3F).add(0x80 | c & 0x3F);
        } else {
            out.add(0xF0 | c >> 18).add(0x80 | c >> 12 & 0x3F).add(0x80 | c >> 6 & 0x3F).add(0x80 | c & 0x3F);
        }
    }
}
