package org.taipan.modules.cjk;

/** EUC-JP, and with JIS X 0213 in place of JIS X 0208 EUC-JIS-2004 and EUC-JISX0213. */
final class EucJp extends Codec {
    private static final int SS2 = 0x8E;
    private static final int SS3 = 0x8F;
    private static final int BACKSLASH = 0x2140;
    private static final int TILDE = 0x2232;

    /** Null for EUC-JP. */
    private final Jisx0213 edition;

    EucJp(String name, Jisx0213 edition) {
        super(name);
        this.edition = edition;
    }

    @Override
    int decodeNext(byte[] state, Bytes b) {
        int lead = b.at(0);
        if (lead < 0x80) {
            return b.emit(lead, 1);
        }
        int size = lead == SS3 ? 3 : 2;
        if (b.left() < size) {
            return TOO_FEW;
        }
        if (lead == SS2) {
            return ShiftJis.isHalfKatakana(b.at(1)) ? b.emit(b.at(1) + 0xFEC0, 2) : 1;
        }
        int row = b.at(size - 2) ^ 0x80;
        int cell = b.at(size - 1) ^ 0x80;
        if (row >= 0x80 || cell >= 0x80) {
            return 1;
        }
        int code = row << 8 | cell;
        if (size == 2 && edition != null && edition.lacks(code)) {
            return 2;
        }
        int c = size == 3 ? decodeThird(code) : decodeTwo(code);
        return c == CodeTable.NONE ? 1 : b.emit(c, size);
    }

    private int decodeTwo(int code) {
        if (edition == null) {
            return CodedSet.JIS_X_0208.table().decode(code >> 8, code & 0xFF);
        }
        return code == BACKSLASH ? 0xFF3C : code == TILDE ? 0xFF5E : edition.decode(code);
    }

    private int decodeThird(int code) {
        int c = edition == null ? CodeTable.NONE : edition.decode(0x8000 | code);
        return c == CodeTable.NONE ? CodedSet.JIS_X_0212.table().decode(code >> 8, code & 0xFF) : c;
    }

    @Override
    int encodeNext(byte[] state, Chars s) {
        int c = s.in[s.pos];
        if (c < 0x80) {
            return s.emit(c);
        }
        if (c >= 0xFF61 && c <= 0xFF9F) {
            return s.emitTwo(SS2 << 8 | c - 0xFEC0, 1);
        }
        int code;
        int n = 1;
        if (edition == null) {
            if (c == 0xA5 || c == 0x203E) {
                return s.emit(c == 0xA5 ? 0x5C : 0x7E);
            }
            code = CodedSet.JIS_X_0208.table().encode(c);
        } else if (c == 0xFF3C || c == 0xFF5E) {
            code = c == 0xFF3C ? BACKSLASH : TILDE;
        } else {
            int found = edition.encode(s);
            if (found == TOO_FEW) {
                return TOO_FEW;
            }
            code = found == CodeTable.NONE ? CodeTable.NONE : found & 0xFFFF;
            n = found == CodeTable.NONE ? 1 : found >>> 16;
        }
        if (code == CodeTable.NONE) {
            code = CodedSet.JIS_X_0212.table().encode(c);
            if (code == CodeTable.NONE || edition != null && edition.excludes(c)) {
                return 1;
            }
            code |= 0x8000;
        }
        if (code >= 0x8000) {
            s.out.add(SS3);
        }
        return s.emitTwo(code | 0x8080, n);
    }
}
