package org.taipan.modules.cjk;

/** The two editions of JIS X 0213: that of 2000 lacks ten characters and has another form of one. */
enum Jisx0213 {
    OF_2000, OF_2004;

    private static final int OLD_FORM = 0x9B1D;
    private static final int NEW_FORM = 0x9B1C;
    /** Where both forms are, in plane 2. */
    private static final int FORM_CODE = 0x8000 | 0x7D3B;

    /** Whether the edition lacks a code, given as in {@link CodedSet#JIS_X_0213}. */
    boolean lacks(int code) {
        return this == OF_2000 && switch (code) {
            case 0x2E21, 0x2F7E, 0x4F54, 0x4F7E, 0x7427, 0x7E7A, 0x7E7B, 0x7E7C, 0x7E7D, 0x7E7E -> true;
            default -> false;
        };
    }

    /** The character or pair of a code, or {@link CodeTable#NONE}. */
    int decode(int code) {
        if (this == OF_2000 && code == FORM_CODE) {
            return OLD_FORM;
        }
        return CodedSet.JIS_X_0213.table().decode(code >> 8, code & 0xFF);
    }

    /** The code of one character, or {@link CodeTable#NONE}. */
    int encode(int c) {
        if (this == OF_2000 && c == OLD_FORM) {
            return FORM_CODE;
        }
        int code = CodedSet.JIS_X_0213.table().encode(c);
        return excludes(c, code) ? CodeTable.NONE : code;
    }

    private boolean excludes(int c, int code) {
        return this == OF_2000 && (c == NEW_FORM || code != CodeTable.NONE && lacks(code));
    }

    /** Whether a character is of the later edition only: no older set may stand in for it. */
    boolean excludes(int c) {
        return this == OF_2000 && excludes(c, CodedSet.JIS_X_0213.table().encode(c));
    }

    /**
     * The code of the next character or pair, and in the upper half how many characters that is;
     * {@link CodeTable#NONE}, or {@link Codec#TOO_FEW} when the next call must tell whether it is a pair.
     */
    int encode(Codec.Chars s) {
        int c = s.in[s.pos];
        CodeTable table = CodedSet.JIS_X_0213.table();
        if (table.startsPair(c)) {
            if (s.left() >= 2) {
                int pair = table.encodePair(c, s.in[s.pos + 1]);
                if (pair != CodeTable.NONE) {
                    return 2 << 16 | pair;
                }
            } else if (!s.last) {
                return Codec.TOO_FEW;
            }
        }
        int code = encode(c);
        return code == CodeTable.NONE ? CodeTable.NONE : 1 << 16 | code;
    }
}
