package org.taipan.modules.sre;

/**
 * The characters that an instruction for a single one accepts: the code of a set, and a bitmap of what it says about
 * Latin-1.
 */
final class CharSet {
    /** How a character's case counts. */
    enum Case { EXACT, LOWER_ASCII, LOWER_UNICODE, LOCALE }

    private final int[] code;
    private final int start;
    private final Case casing;
    private final long bits0;
    private final long bits1;
    private final long bits2;
    private final long bits3;

    /** The set whose code starts at {@code start}; it has been validated. */
    CharSet(int[] code, int start, Case casing) {
        this.code = code;
        this.start = start;
        this.casing = casing;
        bits0 = bitmap(0);
        bits1 = bitmap(64);
        bits2 = bitmap(128);
        bits3 = bitmap(192);
    }

    private long bitmap(int from) {
        long bits = 0;
        for (int i = 0; i < 64; i++) {
            if (decide(from + i)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    boolean contains(int ch) {
        if (ch < 128) {
            return ((ch < 64 ? bits0 : bits1) >>> ch & 1) != 0;
        }
        if (ch < 256) {
            return ((ch < 192 ? bits2 : bits3) >>> ch & 1) != 0;
        }
        return decide(ch);
    }

    private boolean decide(int ch) {
        return switch (casing) {
            case EXACT -> search(ch);
            case LOWER_ASCII -> search(CharClass.lowerAscii(ch));
            case LOWER_UNICODE -> search(CharClass.lowerUnicode(ch));
            case LOCALE -> search(CharClass.lowerAscii(ch)) || search(CharClass.upperAscii(ch));
        };
    }

    private boolean search(int ch) {
        boolean ok = true;
        int[] set = code;
        for (int i = start;;) {
            switch (set[i++]) {
                case Op.LITERAL -> {
                    if (ch == set[i]) {
                        return ok;
                    }
                    i++;
                }
                case Op.CATEGORY -> {
                    if (CharClass.is(set[i], ch)) {
                        return ok;
                    }
                    i++;
                }
                case Op.CHARSET -> {
                    if (ch < 256 && (set[i + (ch >> 5)] >>> ch & 1) != 0) {
                        return ok;
                    }
                    i += 8;
                }
                case Op.RANGE -> {
                    if (set[i] <= ch && ch <= set[i + 1]) {
                        return ok;
                    }
                    i += 2;
                }
                case Op.RANGE_UNI_IGNORE -> {
                    // The caller has lowered ch.
                    if (set[i] <= ch && ch <= set[i + 1]) {
                        return ok;
                    }
                    int upper = CharClass.upperUnicode(ch);
                    if (set[i] <= upper && upper <= set[i + 1]) {
                        return ok;
                    }
                    i += 2;
                }
                case Op.NEGATE -> ok = !ok;
                case Op.BIGCHARSET -> {
                    int blocks = set[i++];
                    if (ch < 0x10000) {
                        int block = set[i + (ch >> 10)] >>> (ch >> 8 & 3) * 8 & 0xff;
                        if ((set[i + 64 + block * 8 + ((ch & 255) >> 5)] >>> ch & 1) != 0) {
                            return ok;
                        }
                    }
                    i += 64 + blocks * 8;
                }
                default -> {
                    return !ok;
                }
            }
        }
    }
}
