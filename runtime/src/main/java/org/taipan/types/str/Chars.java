package org.taipan.types.str;

import org.taipan.types.StrBuilder;

/**
 * The properties of characters that {@code str} and the tokenizer ask for, as in Unicode 15.1 (CPython's
 * {@code unicodectype.c}). Latin-1, which cannot change between versions of Unicode, is answered without the tables.
 */
public final class Chars {
    public static final int ALPHA = 0x01, DECIMAL = 0x02, DIGIT = 0x04, LOWER = 0x08, LINE_BREAK = 0x10, SPACE = 0x20,
            TITLE = 0x40, UPPER = 0x80, XID_START = 0x100, XID_CONTINUE = 0x200, PRINTABLE = 0x400, NUMERIC = 0x800,
            CASE_IGNORABLE = 0x1000, CASED = 0x2000;

    private static final short[] LATIN1 = latin1();

    private Chars() {
    }

    private static short[] latin1() {
        short[] table = new short[256];
        for (int c = 0; c < 256; c++) {
            int f = 0;
            boolean ordinal = c == 0xAA || c == 0xBA;
            if (Character.isLetter(c)) {
                f |= ALPHA | XID_START | XID_CONTINUE | CASED;
                f |= Character.isUpperCase(c) ? UPPER : LOWER;
            }
            if (c >= '0' && c <= '9') {
                f |= DECIMAL | DIGIT | NUMERIC | XID_CONTINUE;
            } else if (c == 0xB2 || c == 0xB3 || c == 0xB9) {
                f |= DIGIT | NUMERIC;
            } else if (c >= 0xBC && c <= 0xBE) {
                f |= NUMERIC;
            }
            if (c == '_' || c == 0xB7) {
                f |= XID_CONTINUE;
            }
            if (c >= 10 && c <= 13 || c >= 0x1C && c <= 0x1E || c == 0x85) {
                f |= LINE_BREAK;
            }
            if (c >= 9 && c <= 13 || c >= 0x1C && c <= 0x20 || c == 0x85 || c == 0xA0) {
                f |= SPACE;
            }
            if (c >= 0x20 && c < 0x7F || c > 0xA0 && c != 0xAD) {
                f |= PRINTABLE;
            }
            if ("'.:^`\u00A8\u00AD\u00AF\u00B4\u00B7\u00B8".indexOf(c) >= 0) {
                f |= CASE_IGNORABLE;
            }
            table[c] = (short) (ordinal ? f | LOWER : f);
        }
        return table;
    }

    /** The properties of a code point, as bits. */
    public static int flags(int c) {
        return c < 256 ? LATIN1[c] : UnicodeData.flags(c);
    }

    public static boolean is(int c, int property) {
        return (flags(c) & property) != 0;
    }

    public static boolean isSpace(int c) {
        return c < 256 ? (LATIN1[c] & SPACE) != 0
                : c >= 0x1680 && c <= 0x3000 && (UnicodeData.flags(c) & SPACE) != 0;
    }

    public static boolean isLineBreak(int c) {
        return c < 256 ? (LATIN1[c] & LINE_BREAK) != 0 : c == 0x2028 || c == 0x2029;
    }

    /** Whether {@code repr} shows the character as it is. */
    public static boolean isPrintable(int c) {
        return is(c, PRINTABLE);
    }

    /** Whether an identifier may start with the character (XID_Start or underscore). */
    public static boolean isIdentifierStart(int c) {
        return c == '_' || is(c, XID_START);
    }

    /** Whether an identifier may contain the character. */
    public static boolean isIdentifierPart(int c) {
        return is(c, XID_CONTINUE);
    }

    /** The value of a decimal digit, or -1. */
    public static int decimal(int c) {
        return c < 256 ? c >= '0' && c <= '9' ? c - '0' : -1 : UnicodeData.decimal(c);
    }

    /** The value of a digit, superscripts and the like included, or -1. */
    public static int digit(int c) {
        if (c >= 256) {
            return UnicodeData.digit(c);
        }
        return c >= '0' && c <= '9' ? c - '0' : c == 0xB2 || c == 0xB3 ? c - 0xB0 : c == 0xB9 ? 1 : -1;
    }

    /** The numeric value, or -1. */
    public static double numeric(int c) {
        if (c >= 256) {
            return UnicodeDatabase.numericValue(c);
        }
        return c >= 0xBC && c <= 0xBE ? (c - 0xBB) / 4.0 : digit(c);
    }

    /** The simple lowercase mapping. */
    public static int toLower(int c) {
        return c < 256 ? is(c, UPPER) ? c + 32 : c : UnicodeData.toLower(c);
    }

    /** The simple uppercase mapping. */
    public static int toUpper(int c) {
        if (c >= 256) {
            return UnicodeData.toUpper(c);
        }
        return switch (c) {
            case 0xB5 -> 0x39C;
            case 0xFF -> 0x178;
            case 0xAA, 0xBA, 0xDF -> c;
            default -> is(c, LOWER) ? c - 32 : c;
        };
    }

    /** The simple titlecase mapping. */
    public static int toTitle(int c) {
        return c < 256 ? toUpper(c) : UnicodeData.toTitle(c);
    }

    /** Writes the full lowercase mapping, without the rule for a final sigma. */
    public static void lower(int c, StrBuilder out) {
        if (c < 256) {
            out.append(toLower(c));
        } else {
            UnicodeData.lower(c, out);
        }
    }

    /** Writes the full uppercase mapping. */
    public static void upper(int c, StrBuilder out) {
        if (c == 0xDF) {
            out.append("SS");
        } else if (c < 256) {
            out.append(toUpper(c));
        } else {
            UnicodeData.upper(c, out);
        }
    }

    /** Writes the full titlecase mapping. */
    public static void title(int c, StrBuilder out) {
        if (c == 0xDF) {
            out.append("Ss");
        } else if (c < 256) {
            out.append(toUpper(c));
        } else {
            UnicodeData.title(c, out);
        }
    }

    /** Writes the full case folding. */
    public static void fold(int c, StrBuilder out) {
        if (c == 0xDF) {
            out.append("ss");
        } else if (c == 0xB5) {
            out.append(0x3BC);
        } else if (c < 256) {
            out.append(toLower(c));
        } else {
            UnicodeData.fold(c, out);
        }
    }
}
