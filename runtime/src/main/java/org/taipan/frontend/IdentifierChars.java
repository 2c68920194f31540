package org.taipan.frontend;

import java.text.Normalizer;

/** The Unicode facts the tokenizer needs: identifiers (PEP 3131), NFKC, printability and character names. */
final class IdentifierChars {
    private IdentifierChars() {
    }

    /** Whether an identifier may start with {@code cp}: XID_Start or an underscore. */
    static boolean isStart(int cp) {
        return cp == '_' || Character.isUnicodeIdentifierStart(cp) && staysUnderNfkc(cp, true);
    }

    /** Whether an identifier may go on with {@code cp}: XID_Continue. */
    static boolean isPart(int cp) {
        return Character.isUnicodeIdentifierPart(cp) && !Character.isIdentifierIgnorable(cp) && staysUnderNfkc(cp, false)
            || isStart(cp);
    }

    /** The X in XID: a character leaves the sets if its compatibility form would not be an identifier. */
    private static boolean staysUnderNfkc(int cp, boolean start) {
        if (cp < 0x80) {
            return true;
        }
        String s = Character.toString(cp);
        if (Normalizer.isNormalized(s, Normalizer.Form.NFKC)) {
            return true;
        }
        String n = Normalizer.normalize(s, Normalizer.Form.NFKC);
        for (int i = 0, c; i < n.length(); i += Character.charCount(c)) {
            c = n.codePointAt(i);
            boolean ok = start && i == 0 ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c);
            if (!ok) {
                return false;
            }
        }
        return !n.isEmpty();
    }

    /** {@code text} in normalisation form KC. */
    static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether {@code repr()} shows {@code cp} as it is. */
    static boolean isPrintable(int cp) {
        if (cp == ' ') {
            return true;
        }
        return switch (Character.getType(cp)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The character named {@code name} in Unicode, or -1. */
    static int codePointOf(String name) {
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
