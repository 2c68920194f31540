package org.taipan.modules.cjk;

import org.taipan.types.codecs.ByteSink;

/**
 * The ISO 2022 encodings: escape sequences call in the sets. The state is the marks of the sets in G0 to G3, then a
 * byte of flags.
 */
final class Iso2022 extends Codec {
    /** What an encoding of the family may do. */
    static final int NO_SHIFT = 1;
    static final int USE_G2 = 2;
    static final int USE_JIS_X_0208_PREFIX = 4;

    private static final int ESC = 0x1B;
    private static final int SO = 0x0E;
    private static final int SI = 0x0F;
    private static final int LONGEST_ESCAPE = 16;
    private static final int FLAGS = 4;
    private static final int SHIFTED = 1;
    /** Within an escape sequence of another family, which goes through as it is. */
    private static final int PASSING = 2;

    private final int features;
    private final Designation[] designations;

    Iso2022(String name, int features, Designation... designations) {
        super(name);
        this.features = features;
        this.designations = designations;
    }

    private boolean has(int feature) {
        return (features & feature) != 0;
    }

    // ---- encoding ---------------------------------------------------------------------------------------------------

    @Override
    void startEncoding(byte[] state) {
        state[FLAGS] = 0;
        state[0] = Designation.ASCII;
        state[1] = Designation.ASCII;
    }

    @Override
    void endEncoding(byte[] state, ByteSink out) {
        shiftIn(state, out);
        toAscii(state, out);
    }

    private static void shiftIn(byte[] state, ByteSink out) {
        if ((state[FLAGS] & SHIFTED) != 0) {
            out.add(SI);
            state[FLAGS] &= ~SHIFTED;
        }
    }

    private static void toAscii(byte[] state, ByteSink out) {
        if (state[0] != Designation.ASCII) {
            out.add(ESC).add('(').add('B');
            state[0] = Designation.ASCII;
        }
    }

    @Override
    int encodeNext(byte[] state, Chars s) {
        int c = s.in[s.pos];
        if (c < 0x80) {
            toAscii(state, s.out);
            shiftIn(state, s.out);
            return s.emit(c);
        }
        for (Designation d : designations) {
            int code = d.encode(c);
            int n = 1;
            if (code == Designation.MAYBE_PAIR) {
                if (s.left() < 2 && !s.last) {
                    return TOO_FEW;
                }
                int found = d.encodePair(c, s.left() < 2 ? Designation.NONE : s.in[s.pos + 1]);
                code = found == Designation.NONE ? found : found & 0xFFFF;
                n = found >>> 16;
            }
            if (code != Designation.NONE) {
                callIn(state, d, s.out);
                return d.width == 1 ? s.emit(code) : s.emitTwo(code, n);
            }
        }
        return 1;
    }

    private static void callIn(byte[] state, Designation d, ByteSink out) {
        if (d.plane == 0) {
            shiftIn(state, out);
        }
        if (state[d.plane] != (byte) d.mark) {
            out.add(ESC);
            if (d.width == 2) {
                out.add('$');
            }
            if (d.plane == 1 || d.mark != Designation.JIS_X_0208_MARK) {
                out.add(d.plane == 0 ? '(' : ')');
            }
            out.add(d.mark & 0x7F);
            state[d.plane] = (byte) d.mark;
        }
        if (d.plane == 1 && (state[FLAGS] & SHIFTED) == 0) {
            out.add(SO);
            state[FLAGS] |= SHIFTED;
        }
    }

    // ---- decoding ---------------------------------------------------------------------------------------------------

    @Override
    void startDecoding(byte[] state) {
        state[FLAGS] = 0;
        state[0] = Designation.ASCII;
        state[1] = Designation.ASCII;
        state[2] = Designation.ASCII;
    }

    @Override
    void resetDecoding(byte[] state) {
        state[0] = Designation.ASCII;
        state[FLAGS] &= ~SHIFTED;
    }

    @Override
    int decodeNext(byte[] state, Bytes b) {
        int c = b.at(0);
        if ((state[FLAGS] & PASSING) != 0) {
            if (isFinal(c)) {
                state[FLAGS] &= ~PASSING;
            }
            return b.emit(c, 1);
        }
        if (c == ESC) {
            return decodeEscape(state, b);
        }
        if ((c == SI || c == SO) && !has(NO_SHIFT)) {
            state[FLAGS] = (byte) (c == SO ? state[FLAGS] | SHIFTED : state[FLAGS] & ~SHIFTED);
            b.pos++;
            return DONE;
        }
        if (c == '\n') {
            state[FLAGS] &= ~SHIFTED;
        }
        if (c < 0x20) {
            return b.emit(c, 1);
        }
        if (c >= 0x80) {
            return 1;
        }
        int mark = state[(state[FLAGS] & SHIFTED) != 0 ? 1 : 0] & 0xFF;
        if (mark == Designation.ASCII) {
            return b.emit(c, 1);
        }
        Designation d = find(mark);
        if (d == null) {
            return INTERNAL;
        }
        if (b.left() < d.width) {
            return TOO_FEW;
        }
        int decoded = d.decode(c, d.width == 1 ? 0 : b.at(1));
        return decoded == Designation.NONE ? d.width : b.emit(decoded, d.width);
    }

    private Designation find(int mark) {
        for (Designation d : designations) {
            if (d.mark == mark) {
                return d;
            }
        }
        return null;
    }

    private static boolean isFinal(int c) {
        return c >= '@' && c <= 'Z';
    }

    private int decodeEscape(byte[] state, Bytes b) {
        if (b.left() < 2) {
            return TOO_FEW;
        }
        int next = b.at(1);
        if (next == '(' || next == ')' || next == '$' || next == '.' || next == '&') {
            return designate(state, b);
        }
        if (next == 'N' && has(USE_G2)) {
            return b.left() < 3 ? TOO_FEW : decodeG2(state, b, b.at(2));
        }
        state[FLAGS] |= PASSING;
        return b.emit(ESC, 1);
    }

    private int designate(byte[] state, Bytes b) {
        int size = 0;
        for (int i = 1; i < LONGEST_ESCAPE && size == 0; i++) {
            if (i >= b.left()) {
                return TOO_FEW;
            }
            if (isFinal(b.at(i))) {
                size = i + 1;
            } else if (has(USE_JIS_X_0208_PREFIX) && i + 1 < b.left() && b.at(i) == '&' && b.at(i + 1) == '@') {
                i += 2;
            }
        }
        if (size == 0) {
            return 1;
        }
        int slot = slot(b, size);
        if (slot < 0) {
            return size;
        }
        int mark = b.at(size - 1) | (b.at(1) == '$' || size == 6 ? Designation.DOUBLE : 0);
        if (mark != Designation.ASCII && find(mark) == null) {
            return size;
        }
        state[slot] = (byte) mark;
        b.pos += size;
        return DONE;
    }

    /** Which of G0 to G2 an escape sequence designates; −1 for none that is known. */
    private int slot(Bytes b, int size) {
        int which = switch (size) {
            case 3 -> b.at(1) == '$' ? '(' : b.at(1);
            case 4 -> b.at(1) == '$' ? b.at(2) : 0;
            case 6 -> has(USE_JIS_X_0208_PREFIX) && b.at(3) == ESC && b.at(4) == '$' && b.at(5) == 'B' ? '(' : 0;
            default -> 0;
        };
        return switch (which) {
            case '(' -> 0;
            case ')' -> 1;
            case '.' -> size == 3 && has(USE_G2) ? 2 : -1;
            default -> -1;
        };
    }

    private static int decodeG2(byte[] state, Bytes b, int c) {
        int decoded = switch (state[2]) {
            case Designation.LATIN1 -> c < 0x80 ? c + 0x80 : Designation.NONE;
            case Designation.GREEK -> greek(c ^ 0x80);
            case Designation.ASCII -> c < 0x80 ? c : Designation.NONE;
            default -> -2;
        };
        return decoded == -2 ? INTERNAL : decoded == Designation.NONE ? 3 : b.emit(decoded, 3);
    }

    /** ISO 8859-7 of 1987, with its quotation marks and bar at A1, A2 and AF. */
    private static int greek(int c) {
        if (c < 0xA0 || c < 0xC0 && (0x288F3BC9L & 1L << c - 0xA0) != 0) {
            return c;
        }
        if (c >= 0xB4 && c <= 0xFE && (c >= 0xD4 || (0xBFFFFD77L & 1L << c - 0xB4) != 0)) {
            return c + 0x2D0;
        }
        return switch (c) {
            case 0xA1 -> 0x2018;
            case 0xA2 -> 0x2019;
            case 0xAF -> 0x2015;
            default -> Designation.NONE;
        };
    }
}
