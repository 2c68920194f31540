package org.taipan.modules.cjk;

/**
 * A character set that ISO 2022 escapes can call in: its final byte, where it goes and its two directions. A mark has
 * the top bit set for a double-byte set.
 */
abstract class Designation {
    static final int NONE = CodeTable.NONE;
    /** The character may be the first of a pair. */
    static final int MAYBE_PAIR = -2;
    static final int DOUBLE = 0x80;
    static final int ASCII = 'B';
    static final int LATIN1 = 'A';
    static final int GREEK = 'F';
    static final int JIS_X_0208_MARK = 'B' | DOUBLE;

    final int mark;
    final int plane;
    final int width;

    Designation(int mark, int plane) {
        this.mark = mark;
        this.plane = plane;
        this.width = mark >= DOUBLE ? 2 : 1;
    }

    /** The character or pair of a seven-bit code, or {@link #NONE}; {@code trail} is 0 for a single-byte set. */
    abstract int decode(int lead, int trail);

    /** The seven-bit code of a character, {@link #NONE} or {@link #MAYBE_PAIR}. */
    abstract int encode(int c);

    /**
     * The code after {@link #MAYBE_PAIR}, how many characters it is of in the upper half; or {@link #NONE}.
     *
     * @param next the next character, or {@link #NONE} at the end of the text
     */
    int encodePair(int c, int next) {
        return NONE;
    }

    /** A set of which nothing is encoded; G2 is decoded by {@link Iso2022} itself. */
    static Designation forG2(int mark) {
        return new Designation(mark, 2) {
            @Override
            int decode(int lead, int trail) {
                return NONE;
            }

            @Override
            int encode(int c) {
                return NONE;
            }
        };
    }

    static Designation ksX1001(int plane) {
        return new Designation('C' | DOUBLE, plane) {
            @Override
            int decode(int lead, int trail) {
                return Korean.decode(lead ^ 0x80, trail ^ 0x80);
            }

            @Override
            int encode(int c) {
                int code = Korean.encode(c);
                return code == NONE ? NONE : code & 0x7F7F;
            }
        };
    }

    static Designation gb2312() {
        return new Designation('A' | DOUBLE, 0) {
            @Override
            int decode(int lead, int trail) {
                return CodedSet.GB2312.table().decode(lead ^ 0x80, trail ^ 0x80);
            }

            @Override
            int encode(int c) {
                int code = CodedSet.GB2312.table().encode(c);
                return code == NONE ? NONE : code & 0x7F7F;
            }
        };
    }

    /** JIS X 0208, its edition of 1978 or JIS X 0212: seven-bit codes as they stand. */
    static Designation jis(int letter, CodedSet set) {
        return new Designation(letter | DOUBLE, 0) {
            @Override
            int decode(int lead, int trail) {
                return set.table().decode(lead, trail);
            }

            @Override
            int encode(int c) {
                return set.table().encode(c);
            }
        };
    }

    /** The Roman half of JIS X 0201: a yen sign and an overline in ASCII. */
    static Designation roman() {
        return new Designation('J', 0) {
            @Override
            int decode(int lead, int trail) {
                return lead == 0x5C ? 0xA5 : lead == 0x7E ? 0x203E : lead < 0x80 ? lead : NONE;
            }

            @Override
            int encode(int c) {
                return c == 0xA5 ? 0x5C : c == 0x203E ? 0x7E : NONE;
            }
        };
    }

    /** The katakana half of JIS X 0201. */
    static Designation katakana() {
        return new Designation('I', 0) {
            @Override
            int decode(int lead, int trail) {
                return ShiftJis.isHalfKatakana(lead ^ 0x80) ? (lead ^ 0x80) + 0xFEC0 : NONE;
            }

            @Override
            int encode(int c) {
                return c >= 0xFF61 && c <= 0xFF9F ? c - 0xFEC0 - 0x80 : NONE;
            }
        };
    }

    /** Plane 1 or 2 of JIS X 0213; {@code pairsOnly} encodes nothing but pairs. */
    static Designation jisX0213(int letter, Jisx0213 edition, int plane, boolean pairsOnly) {
        return new Jis0213(letter, edition, plane, pairsOnly);
    }

    private static final class Jis0213 extends Designation {
        private static final int BACKSLASH = 0x2140;
        private final Jisx0213 edition;
        private final int top;
        private final boolean pairsOnly;

        Jis0213(int letter, Jisx0213 edition, int planeOfSet, boolean pairsOnly) {
            super(letter | DOUBLE, 0);
            this.edition = edition;
            this.top = planeOfSet == 2 ? 0x8000 : 0;
            this.pairsOnly = pairsOnly;
        }

        @Override
        int decode(int lead, int trail) {
            int code = lead << 8 | trail;
            if (top == 0 && (edition.lacks(code) || code == BACKSLASH)) {
                return code == BACKSLASH ? 0xFF3C : NONE;
            }
            // The older form of U+9B1C is encoded in plane 2 but not decoded from it, in CPython as well.
            return lead < 0x80 ? Jisx0213.OF_2004.decode(top | code) : NONE;
        }

        /** A code of this plane without its top bit. */
        private int own(int code) {
            return code != NONE && (code & 0x8000) == top ? code & 0x7FFF : NONE;
        }

        @Override
        int encode(int c) {
            if (CodedSet.JIS_X_0213.table().startsPair(c)) {
                return MAYBE_PAIR;
            }
            return pairsOnly ? NONE : own(edition.encode(c));
        }

        @Override
        int encodePair(int c, int next) {
            int pair = next == NONE ? NONE : own(CodedSet.JIS_X_0213.table().encodePair(c, next));
            if (pair != NONE) {
                return 2 << 16 | pair;
            }
            int code = pairsOnly ? NONE : own(edition.encode(c));
            return code == NONE ? NONE : 1 << 16 | code;
        }
    }
}
