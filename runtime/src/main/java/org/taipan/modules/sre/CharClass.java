package org.taipan.modules.sre;

import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;
import org.taipan.types.str.Chars;

/** Classes and case of characters, by ASCII, Unicode and locale rules; a locale's are those of the C locale. */
final class CharClass {
    private static final int ALPHANUMERIC = Chars.ALPHA | Chars.DECIMAL | Chars.DIGIT | Chars.NUMERIC;

    private CharClass() {
    }

    /** Whether {@code ch} is in a category of {@link Op}; the odd ones are the complements. */
    static boolean is(int category, int ch) {
        boolean in = switch (category & ~1) {
            case Op.CATEGORY_DIGIT -> ch >= '0' && ch <= '9';
            case Op.CATEGORY_SPACE -> ch == ' ' || ch >= 9 && ch <= 13;
            case Op.CATEGORY_WORD, Op.CATEGORY_LOC_WORD -> isWord(ch);
            case Op.CATEGORY_LINEBREAK -> ch == '\n';
            case Op.CATEGORY_UNI_DIGIT -> Chars.is(ch, Chars.DECIMAL);
            case Op.CATEGORY_UNI_SPACE -> Chars.isSpace(ch);
            case Op.CATEGORY_UNI_WORD -> isUnicodeWord(ch);
            default -> Chars.isLineBreak(ch);
        };
        return in == ((category & 1) == 0);
    }

    static boolean isWord(int ch) {
        return ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9' || ch == '_';
    }

    static boolean isUnicodeWord(int ch) {
        return ch < 128 ? isWord(ch) : Chars.is(ch, ALPHANUMERIC);
    }

    static int lowerAscii(int ch) {
        return ch >= 'A' && ch <= 'Z' ? ch + 32 : ch;
    }

    static int upperAscii(int ch) {
        return ch >= 'a' && ch <= 'z' ? ch - 32 : ch;
    }

    static int lowerUnicode(int ch) {
        return ch < 128 ? lowerAscii(ch) : Chars.toLower(ch);
    }

    /** The first code point of the upper-case form: ß gives S. */
    static int upperUnicode(int ch) {
        if (ch < 128) {
            return upperAscii(ch);
        }
        StrBuilder full = new StrBuilder();
        Chars.upper(ch, full);
        return PyStr.codePointAt(full.toStr(), 0);
    }

    /** Whether {@code ch} is the pattern's character, whose case the locale may change. */
    static boolean equalsInLocale(int pattern, int ch) {
        return ch == pattern || lowerAscii(ch) == pattern || upperAscii(ch) == pattern;
    }
}
