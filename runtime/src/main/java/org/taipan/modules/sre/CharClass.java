package org.taipan.modules.sre;

/** Classes and case of characters, by ASCII, Unicode and locale rules; a locale's are those of the C locale. */
final class CharClass {
    private CharClass() {
    }

    /** Whether {@code ch} is in a category of {@link Op}; the odd ones are the complements. */
    static boolean is(int category, int ch) {
        boolean in = switch (category & ~1) {
            case Op.CATEGORY_DIGIT -> ch >= '0' && ch <= '9';
            case Op.CATEGORY_SPACE -> ch == ' ' || ch >= 9 && ch <= 13;
            case Op.CATEGORY_WORD, Op.CATEGORY_LOC_WORD -> isWord(ch);
            case Op.CATEGORY_LINEBREAK -> ch == '\n';
            case Op.CATEGORY_UNI_DIGIT -> Character.getType(ch) == Character.DECIMAL_DIGIT_NUMBER;
            case Op.CATEGORY_UNI_SPACE -> isUnicodeSpace(ch);
            case Op.CATEGORY_UNI_WORD -> isUnicodeWord(ch);
            default -> isUnicodeLinebreak(ch);
        };
        return in == ((category & 1) == 0);
    }

    static boolean isWord(int ch) {
        return ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9' || ch == '_';
    }

    static boolean isUnicodeWord(int ch) {
        if (ch < 128) {
            return isWord(ch);
        }
        return switch (Character.getType(ch)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER,
                Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isUnicodeSpace(int ch) {
        return ch < 128 ? ch == ' ' || ch >= 9 && ch <= 13 || ch >= 28 && ch <= 31
                : ch == 0x85 || Character.isSpaceChar(ch);
    }

    private static boolean isUnicodeLinebreak(int ch) {
        return ch >= 10 && ch <= 13 || ch >= 28 && ch <= 30 || ch == 0x85 || ch == 0x2028 || ch == 0x2029;
    }

    static int lowerAscii(int ch) {
        return ch >= 'A' && ch <= 'Z' ? ch + 32 : ch;
    }

    static int upperAscii(int ch) {
        return ch >= 'a' && ch <= 'z' ? ch - 32 : ch;
    }

    static int lowerUnicode(int ch) {
        return ch < 128 ? lowerAscii(ch) : Character.toLowerCase(ch);
    }

    /** The first code point of the upper-case form: ß gives S. */
    static int upperUnicode(int ch) {
        if (ch < 128) {
            return upperAscii(ch);
        }
        return Character.toString(ch).toUpperCase(java.util.Locale.ROOT).codePointAt(0);
    }

    /** Whether {@code ch} is the pattern's character, whose case the locale may change. */
    static boolean equalsInLocale(int pattern, int ch) {
        return ch == pattern || lowerAscii(ch) == pattern || upperAscii(ch) == pattern;
    }
}
