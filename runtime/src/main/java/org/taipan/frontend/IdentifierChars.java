package org.taipan.frontend;

import java.text.Normalizer;
import org.taipan.types.str.Chars;

/** The Unicode facts the tokenizer needs: identifiers (PEP 3131), NFKC, printability and character names. */
final class IdentifierChars {
    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

    private IdentifierChars() {
    }

    /** Whether an identifier may start with {@code cp}: XID_Start or an underscore. */
    static boolean isStart(int cp) {
        return Chars.isIdentifierStart(cp);
    }

    /** Whether an identifier may go on with {@code cp}: XID_Continue. */
    static boolean isPart(int cp) {
        return Chars.isIdentifierPart(cp) && !Character.isIdentifierIgnorable(cp);
    }

    /** {@code text} in normalisation form KC. */
    static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether {@code repr()} shows {@code cp} as it is. */
    static boolean isPrintable(int cp) {
        return Chars.isPrintable(cp);
    }

    /** The character named {@code name} in Unicode, or -1. */
    static int codePointOf(String name) {
        try {
            if (name.regionMatches(true, 0, IDEOGRAPH, 0, IDEOGRAPH.length())) {
                String digits = name.substring(IDEOGRAPH.length());
                int cp = digits.length() == 4 || digits.length() == 5 ? Integer.parseInt(digits, 16) : -1;
                return Character.isIdeographic(cp) && Character.getName(cp).startsWith("CJK UNIFIED") ? cp : -1;
            }
            return name.isBlank() || !name.equals(name.strip()) ? -1 : Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
