package org.taipan.types.str;

import org.taipan.types.StrBuilder;

/** Bridge until the generated tables are there: the JDK's tables, which are of another version. */
final class UnicodeData {
    private UnicodeData() {
    }

    static int flags(int c) {
        int f = 0;
        if (Character.isLetter(c)) {
            f |= Chars.ALPHA;
        }
        if (Character.isLowerCase(c)) {
            f |= Chars.LOWER | Chars.CASED;
        }
        if (Character.isUpperCase(c)) {
            f |= Chars.UPPER | Chars.CASED;
        }
        if (Character.isTitleCase(c)) {
            f |= Chars.TITLE | Chars.CASED;
        }
        if (Character.isDigit(c)) {
            f |= Chars.DECIMAL | Chars.DIGIT | Chars.NUMERIC;
        }
        if (Character.isSpaceChar(c)) {
            f |= Chars.SPACE;
        }
        if (Character.isUnicodeIdentifierStart(c)) {
            f |= Chars.XID_START;
        }
        if (Character.isUnicodeIdentifierPart(c)) {
            f |= Chars.XID_CONTINUE;
        }
        int t = Character.getType(c);
        if (t != Character.UNASSIGNED && t != Character.CONTROL && t != Character.FORMAT && t != Character.SURROGATE
                && t != Character.PRIVATE_USE && !Character.isSpaceChar(c)) {
            f |= Chars.PRINTABLE;
        }
        return f;
    }

    static int decimal(int c) {
        return Character.digit(c, 10);
    }

    static int digit(int c) {
        return Character.digit(c, 10);
    }

    static double numeric(int c) {
        return Character.getNumericValue(c);
    }

    static int toLower(int c) {
        return Character.toLowerCase(c);
    }

    static int toUpper(int c) {
        return Character.toUpperCase(c);
    }

    static int toTitle(int c) {
        return Character.toTitleCase(c);
    }

    static void lower(int c, StrBuilder out) {
        out.append(Character.toLowerCase(c));
    }

    static void upper(int c, StrBuilder out) {
        out.appendUtf16(Character.toString(c).toUpperCase(java.util.Locale.ROOT));
    }

    static void title(int c, StrBuilder out) {
        out.append(Character.toTitleCase(c));
    }

    static void fold(int c, StrBuilder out) {
        out.append(Character.toLowerCase(c));
    }
}
