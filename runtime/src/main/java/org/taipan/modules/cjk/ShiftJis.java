package org.taipan.modules.cjk;

/** Shift_JIS and its arithmetic, cp932 and the two codecs of JIS X 0213. */
final class ShiftJis extends Codec {
    ShiftJis() {
        super("shift_jis");
    }

    private static boolean isTrail(int b) {
        return b >= 0x40 && b <= 0xFC && b != 0x7F;
    }

    static boolean isHalfKatakana(int b) {
        return b >= 0xA1 && b <= 0xDF;
    }

    /** The seven-bit code of two bytes of Shift_JIS, that of plane 2 with the top bit set; NONE if they have none. */
    static int toJis(int code) {
        int lead = code >> 8;
        int trail = code & 0xFF;
        if (!(lead >= 0x81 && lead <= 0x9F || lead >= 0xE0 && lead <= 0xFC) || !isTrail(trail)) {
            return CodeTable.NONE;
        }
        int cell = trail - (trail < 0x80 ? 0x40 : 0x41);
        int row = 2 * (lead - (lead < 0xE0 ? 0x81 : 0xC1)) + (cell < 0x5E ? 0 : 1);
        cell = cell % 0x5E + 0x21;
        if (row < 0x5E) {
            return row + 0x21 << 8 | cell;
        }
        int row2 = row >= 0x67 ? row + 7 : row >= 0x63 || row == 0x5F ? row - 0x37 : row - 0x3D;
        return 0x8000 | row2 << 8 | cell;
    }

    /** The two bytes of a seven-bit code. */
    static int fromJis(int code) {
        int row = code >> 8;
        if (row >= 0x80) {
            row -= row >= 0xEE ? 0x87 : row >= 0xAC || row == 0xA8 ? 0x49 : 0x43;
        } else {
            row -= 0x21;
        }
        int cell = (code & 0xFF) - 0x21 + ((row & 1) != 0 ? 0x5E : 0);
        row >>= 1;
        return row + (row < 0x1F ? 0x81 : 0xC1) << 8 | cell + (cell < 0x3F ? 0x40 : 0x41);
    }

    @Override
    int decodeNext(byte[] state, Bytes b) {
        int lead = b.at(0);
        if (lead < 0x80) {
            return b.emit(lead, 1);
        }
        if (isHalfKatakana(lead)) {
            return b.emit(lead + 0xFEC0, 1);
        }
        if (!(lead >= 0x81 && lead <= 0x9F || lead >= 0xE0 && lead <= 0xEA)) {
            return 1;
        }
        if (b.left() < 2) {
            return TOO_FEW;
        }
        int code = toJis(lead << 8 | b.at(1));
        int c = code == CodeTable.NONE ? CodeTable.NONE : CodedSet.JIS_X_0208.table().decode(code >> 8, code & 0xFF);
        return c == CodeTable.NONE ? 1 : b.emit(c, 2);
    }

    @Override
    int encodeNext(byte[] state, Chars s) {
        int c = s.in[s.pos];
        if (c < 0x80) {
            return s.emit(c);
        }
        if (c == 0xA5 || c == 0x203E) {
            return s.emit(c == 0xA5 ? 0x5C : 0x7E);
        }
        if (c >= 0xFF61 && c <= 0xFF9F) {
            return s.emit(c - 0xFEC0);
        }
        int code = CodedSet.JIS_X_0208.table().encode(c);
        return code == CodeTable.NONE ? 1 : s.emitTwo(fromJis(code), 1);
    }

    /** Microsoft's Shift_JIS. */
    static final class Cp932 extends Codec {
        Cp932() {
            super("cp932");
        }

        @Override
        int decodeNext(byte[] state, Bytes b) {
            int lead = b.at(0);
            if (lead <= 0x80) {
                return b.emit(lead, 1);
            }
            if (lead >= 0xA0 && lead <= 0xDF) {
                return b.emit(lead == 0xA0 ? 0xF8F0 : lead + 0xFEC0, 1);
            }
            if (lead >= 0xFD) {
                return b.emit(lead - 0xFD + 0xF8F1, 1);
            }
            if (b.left() < 2) {
                return TOO_FEW;
            }
            int c = CodedSet.CP932.table().decode(lead, b.at(1));
            return c == CodeTable.NONE ? 1 : b.emit(c, 2);
        }

        @Override
        int encodeNext(byte[] state, Chars s) {
            int c = s.in[s.pos];
            if (c <= 0x80) {
                return s.emit(c);
            }
            if (c >= 0xFF61 && c <= 0xFF9F) {
                return s.emit(c - 0xFEC0);
            }
            if (c >= 0xF8F0 && c <= 0xF8F3) {
                return s.emit(c == 0xF8F0 ? 0xA0 : c - 0xF8F1 + 0xFD);
            }
            int code = CodedSet.CP932.table().encode(c);
            return code == CodeTable.NONE ? 1 : s.emitTwo(code, 1);
        }
    }

    /** Shift_JIS-2004 and Shift_JISX0213. */
    static final class Jis2004 extends Codec {
        private final Jisx0213 edition;

        Jis2004(String name, Jisx0213 edition) {
            super(name);
            this.edition = edition;
        }

        @Override
        int decodeNext(byte[] state, Bytes b) {
            int lead = b.at(0);
            if (lead < 0x80) {
                return b.emit(lead == 0x5C ? 0xA5 : lead == 0x7E ? 0x203E : lead, 1);
            }
            if (isHalfKatakana(lead)) {
                return b.emit(lead + 0xFEC0, 1);
            }
            if (!(lead >= 0x81 && lead <= 0x9F || lead >= 0xE0 && lead <= 0xFC)) {
                return 1;
            }
            if (b.left() < 2) {
                return TOO_FEW;
            }
            int code = toJis(lead << 8 | b.at(1));
            if (code == CodeTable.NONE) {
                return 1;
            }
            if (edition.lacks(code)) {
                return 2;
            }
            int c = edition.decode(code);
            return c == CodeTable.NONE ? 1 : b.emit(c, 2);
        }

        @Override
        int encodeNext(byte[] state, Chars s) {
            int c = s.in[s.pos];
            if (c < 0x80 && c != 0x5C && c != 0x7E) {
                return s.emit(c);
            }
            if (c == 0xA5 || c == 0x203E) {
                return s.emit(c == 0xA5 ? 0x5C : 0x7E);
            }
            if (c >= 0xFF61 && c <= 0xFF9F) {
                return s.emit(c - 0xFEC0);
            }
            int found = edition.encode(s);
            return found < 0 ? found == TOO_FEW ? TOO_FEW : 1 : s.emitTwo(fromJis(found & 0xFFFF), found >>> 16);
        }
    }
}
