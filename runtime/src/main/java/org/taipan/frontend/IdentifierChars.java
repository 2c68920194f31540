package org.taipan.frontend;

import org.taipan.types.PyStr;
import org.taipan.types.str.Chars;
import org.taipan.types.str.NormalForm;
import org.taipan.types.str.UnicodeDatabase;
import org.taipan.types.str.UnicodeNames;

/** The Unicode facts the tokenizer needs: identifiers (PEP 3131), NFKC, printability and character names. */
final class IdentifierChars {
    private IdentifierChars() {
    }

    /** Whether an identifier may start with {@code cp}: XID_Start or an underscore. */
    static boolean isStart(int cp) {
        return Chars.isIdentifierStart(cp);
    }

    /** Whether an identifier may go on with {@code cp}: XID_Continue. */
    static boolean isPart(int cp) {
        return Chars.isIdentifierPart(cp);
    }

    /** {@code text} in normalisation form KC. */
    static String normalize(String text) {
        return PyStr.toJava(NormalForm.NFKC.normalize(UnicodeDatabase.CURRENT, PyStr.of(text)));
    }

    /** Whether {@code repr()} shows {@code cp} as it is. */
    static boolean isPrintable(int cp) {
        return Chars.isPrintable(cp);
    }

    /** The character named {@code name} in Unicode, or -1. */
    static int codePointOf(String name) {
        return UnicodeNames.lookup(name);
    }
}
