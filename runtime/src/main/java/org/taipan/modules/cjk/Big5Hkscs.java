package org.taipan.modules.cjk;

/** Big5 with Hong Kong's characters of 2004, four of which are pairs: Ê and ê with a macron or a caron. */
final class Big5Hkscs extends DoubleByte {
    private static final int MACRON = 0x304;
    private static final int CARON = 0x30C;

    Big5Hkscs() {
        super("big5hkscs", CodedSet.BIG5_HKSCS);
    }

    @Override
    int decodeTwo(Bytes b, int lead, int trail) {
        return switch (lead << 8 | trail) {
            case 0x8862 -> b.emit(0xCA << 16 | MACRON, 2);
            case 0x8864 -> b.emit(0xCA << 16 | CARON, 2);
            case 0x88A3 -> b.emit(0xEA << 16 | MACRON, 2);
            case 0x88A5 -> b.emit(0xEA << 16 | CARON, 2);
            default -> super.decodeTwo(b, lead, trail);
        };
    }

    @Override
    int encodeTwo(Chars s, int c) {
        if (c == 0xCA || c == 0xEA) {
            if (s.left() < 2) {
                if (!s.last) {
                    return TOO_FEW;
                }
            } else {
                int mark = s.in[s.pos + 1];
                if (mark == MACRON || mark == CARON) {
                    return s.emitTwo((c == 0xCA ? 0x8862 : 0x88A3) + (mark == CARON ? 2 : 0), 2);
                }
            }
        }
        return super.encodeTwo(s, c);
    }
}
