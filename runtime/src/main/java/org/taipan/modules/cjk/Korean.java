package org.taipan.modules.cjk;

/** EUC-KR and Johab, which make syllables of their letters. */
final class Korean {
    static final int SYLLABLES = 0xAC00;
    static final int SYLLABLES_END = 0xD7A3;

    private Korean() {
    }

    /** Whether a code of cp949 is one of KS X 1001. */
    static boolean isStandard(int code) {
        return (code & 0xFF) >= 0xA1 && code >= 0xA100;
    }

    /** The character of a KS X 1001 code with the top bits set, or {@link CodeTable#NONE}. */
    static int decode(int lead, int trail) {
        return lead >= 0xA1 && trail >= 0xA1 ? CodedSet.CP949.table().decode(lead, trail) : CodeTable.NONE;
    }

    /** The KS X 1001 code of a character with the top bits set, or {@link CodeTable#NONE}. */
    static int encode(int c) {
        int code = CodedSet.CP949.table().encode(c);
        return code != CodeTable.NONE && isStandard(code) ? code : CodeTable.NONE;
    }

    private static int syllable(int initial, int vowel, int coda) {
        return SYLLABLES + (initial * 21 + vowel) * 28 + coda;
    }

    /** KS X 1001; a syllable without a code is four letters, the first of them the filler. */
    static final class EucKr extends DoubleByte {
        private static final int LETTERS = 0xA4;
        private static final int FILLER = 0xD4;
        /** The trail bytes of the initials and of the codas, by number; the vowels' are one after the other. */
        private static final String INITIALS = "\u00a1\u00a2\u00a4\u00a7\u00a8\u00a9\u00b1\u00b2\u00b3\u00b5\u00b6"
                + "\u00b7\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be";
        private static final String CODAS = "\u00d4\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a9\u00aa\u00ab\u00ac"
                + "\u00ad\u00ae\u00af\u00b0\u00b1\u00b2\u00b4\u00b5\u00b6\u00b7\u00b8\u00ba\u00bb\u00bc\u00bd\u00be";
        private static final int FIRST_VOWEL = 0xBF;

        EucKr() {
            super("euc_kr", CodedSet.CP949);
        }

        @Override
        int decodeTwo(Bytes b, int lead, int trail) {
            if (lead != LETTERS || trail != FILLER) {
                int c = Korean.decode(lead, trail);
                return c == CodeTable.NONE ? 1 : b.emit(c, 2);
            }
            if (b.left() < 8) {
                return TOO_FEW;
            }
            if (b.at(2) != LETTERS || b.at(4) != LETTERS || b.at(6) != LETTERS) {
                return 1;
            }
            int initial = INITIALS.indexOf(b.at(3));
            int vowel = b.at(5) - FIRST_VOWEL;
            int coda = CODAS.indexOf(b.at(7));
            return initial < 0 || vowel < 0 || vowel >= 21 || coda < 0 ? 1 : b.emit(syllable(initial, vowel, coda), 8);
        }

        @Override
        int encodeTwo(Chars s, int c) {
            int code = table().encode(c);
            if (code == CodeTable.NONE) {
                return 1;
            }
            if (isStandard(code)) {
                return s.emitTwo(code, 1);
            }
            int n = c - SYLLABLES;
            s.out.add(LETTERS).add(FILLER).add(LETTERS).add(INITIALS.charAt(n / 588)).add(LETTERS)
                    .add(FIRST_VOWEL + n / 28 % 21).add(LETTERS);
            return s.emit(CODAS.charAt(n % 28));
        }
    }

    /** Johab: five bits for each letter of a syllable, KS X 1001 squeezed in above. */
    static final class Johab extends DoubleByte {
        private static final int FILL = 0;
        /** By the five bits: -1 nothing, 0 no letter, else the letter from U+3130. Their order gives the numbers. */
        private static final int[] INITIALS = bits(0, 2, 0x01, 0x02, 0x04, 0x07, 0x08, 0x09, 0x11, 0x12, 0x13, 0x15,
                0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E);
        private static final int[] CODAS = bits(1, 2, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0C,
                0x0D, 0x0E, 0x0F, 0x10, 0x11, -1, 0x12, 0x14, 0x15, 0x16, 0x17, 0x18, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E);
        private static final int[] VOWELS = bits(2, 3, 0x1F, 0x20, 0x21, 0x22, 0x23, -1, -1, 0x24, 0x25, 0x26, 0x27,
                0x28, 0x29, -1, -1, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, -1, -1, 0x30, 0x31, 0x32, 0x33);

        Johab() {
            super("johab", CodedSet.CP949);
        }

        private static int[] bits(int kind, int from, int... letters) {
            int[] r = new int[32];
            java.util.Arrays.fill(r, -1);
            r[kind == 2 ? 2 : 1] = FILL;
            System.arraycopy(letters, 0, r, from, letters.length);
            return r;
        }

        /** The number of a letter among those of its kind. */
        private static int number(int[] kind, int bits) {
            int n = 0;
            for (int i = kind == VOWELS ? 3 : 2; i < bits; i++) {
                n += kind[i] > 0 ? 1 : 0;
            }
            return n;
        }

        private static int bits(int[] kind, int number) {
            int i = kind == VOWELS ? 3 : 2;
            for (int n = 0; n < number || kind[i] < 0; i++) {
                n += kind[i] > 0 ? 1 : 0;
            }
            return i;
        }

        private static int indexOf(int[] kind, int letter) {
            for (int i = 0; i < 32; i++) {
                if (kind[i] == letter) {
                    return i;
                }
            }
            return -1;
        }

        private static int code(int initial, int vowel, int coda) {
            return 0x8000 | initial << 10 | vowel << 5 | coda;
        }

        @Override
        int decodeTwo(Bytes b, int lead, int trail) {
            int c = lead < 0xD8 ? decodeLetters(lead << 8 | trail) : decodeOther(lead, trail);
            return c == CodeTable.NONE ? 1 : b.emit(c, 2);
        }

        private static int decodeLetters(int code) {
            int initial = INITIALS[code >> 10 & 31];
            int vowel = VOWELS[code >> 5 & 31];
            int coda = CODAS[code & 31];
            if (initial < 0 || vowel < 0 || coda < 0) {
                return CodeTable.NONE;
            }
            if (initial != FILL && vowel != FILL) {
                return syllable(number(INITIALS, code >> 10 & 31), number(VOWELS, code >> 5 & 31),
                        coda == FILL ? 0 : number(CODAS, code & 31) + 1);
            }
            int letters = (initial == FILL ? 0 : 1) + (vowel == FILL ? 0 : 1) + (coda == FILL ? 0 : 1);
            return letters == 0 ? 0x3000 : letters == 1 ? 0x3130 + initial + vowel + coda : CodeTable.NONE;
        }

        private static int decodeOther(int lead, int trail) {
            if (lead == 0xDF || lead > 0xF9 || trail < 0x31 || trail >= 0x80 && trail < 0x91 || (trail & 0x7F) == 0x7F
                    || lead == 0xDA && trail >= 0xA1 && trail <= 0xD3) {
                return CodeTable.NONE;
            }
            int row = lead < 0xE0 ? 2 * (lead - 0xD9) : 2 * lead - 0x197;
            int cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
            row = row + (cell < 0x5E ? 0 : 1) + 0xA1 & 0xFF;
            return Korean.decode(row, cell % 0x5E + 0xA1);
        }

        @Override
        int encodeTwo(Chars s, int c) {
            if (c >= SYLLABLES && c <= SYLLABLES_END) {
                int n = c - SYLLABLES;
                int coda = n % 28;
                return s.emitTwo(code(bits(INITIALS, n / 588), bits(VOWELS, n / 28 % 21),
                        coda == 0 ? 1 : bits(CODAS, coda - 1)), 1);
            }
            if (c > 0x3130 && c <= 0x3163) {
                return s.emitTwo(letter(c - 0x3130), 1);
            }
            int code = Korean.encode(c);
            int row = code >> 8 & 0x7F;
            if (code == CodeTable.NONE || row > 0x2C && row < 0x4A || row > 0x7D) {
                return 1;
            }
            int t = row < 0x4A ? row - 0x21 + 0x1B2 : row - 0x21 + 0x197;
            int cell = ((t & 1) != 0 ? 0x5E : 0) + (code & 0x7F) - 0x21;
            return s.emitTwo(t >> 1 << 8 | cell + (cell < 0x4E ? 0x31 : 0x43), 1);
        }

        private static int letter(int letter) {
            int initial = indexOf(INITIALS, letter);
            if (initial >= 0) {
                return code(initial, 2, 1);
            }
            int vowel = indexOf(VOWELS, letter);
            return vowel >= 0 ? code(1, vowel, 1) : code(1, 2, indexOf(CODAS, letter));
        }
    }
}
