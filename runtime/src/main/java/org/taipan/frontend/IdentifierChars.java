package org.taipan.frontend;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
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

    /**
     * {@code text} in normalisation form KC. As in CPython it is the module {@code unicodedata} that is asked, once it has
     * been imported: Python code may have replaced its function.
     *
     * @throws org.taipan.objects.PyException TypeError if that function returns no string, or what it raises
     */
    static String normalize(String text) {
        ThreadState ts = ThreadState.current();
        Object module = ts == null ? null : ts.interp.modules.getStr("unicodedata");
        if (module != null) {
            Object form = Call.methodNamed(ts, module, "normalize", "NFKC", PyStr.of(text));
            if (!PyStr.check(form)) {
                throw Errors.typeError("unicodedata.normalize() must return a string, not " + Obj.typeName(form));
            }
            return PyStr.toJava(form);
        }
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
