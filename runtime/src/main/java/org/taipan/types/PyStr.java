package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/**
 * {@code str}. A Java {@link String} when it holds no surrogate code unit, so that code unit and code point are the same;
 * otherwise, and for instances of subclasses, a {@link WideStr}.
 */
@PyTypeDef(name = "str")
public final class PyStr {
    public static final PyType TYPE = PyType.builtin(new PyStrTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.STR_SUBCLASS | PyType.SEQUENCE_OPERATORS);

    private PyStr() {
    }

    /** Whether {@code o} is a {@code str} or of a subclass. */
    public static boolean check(Object o) {
        return o instanceof String || o instanceof WideStr;
    }

    /** The Python string with the code points of {@code utf16}. */
    public static Object of(String utf16) {
        for (int i = 0, n = utf16.length(); i < n; i++) {
            if (Character.isSurrogate(utf16.charAt(i))) {
                return new WideStr(TYPE, utf16.codePoints().toArray(), null);
            }
        }
        return utf16;
    }

    /** The text of a {@code str} as UTF-16; lone surrogates stay. */
    public static String toJava(Object str) {
        return str instanceof String s ? s : ((WideStr) str).toUtf16();
    }

    /** {@code hash(s)}; equal for equal text in either representation. */
    public static long hash(String s) {
        return s.hashCode() * 0x9E3779B97F4A7C15L >> 3;
    }
}
