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

    private static final String[] LATIN1 = new String[256];

    static {
        for (int i = 0; i < 256; i++) {
            LATIN1[i] = String.valueOf((char) i);
        }
    }

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

    /** The text of a {@code str} if it holds no surrogates (one code unit a character), else null. */
    public static String narrow(Object str) {
        return str instanceof String s ? s : ((WideStr) str).text;
    }

    /** The code points of a {@code str}; not to be modified. */
    public static int[] codePoints(Object str) {
        return str instanceof WideStr w && w.codePoints != null ? w.codePoints : narrow(str).chars().toArray();
    }

    static String character(int c) {
        return c < 256 ? LATIN1[c] : String.valueOf((char) c);
    }

    /** The text of a {@code str} as UTF-16; lone surrogates stay. */
    public static String toJava(Object str) {
        return str instanceof String s ? s : ((WideStr) str).toUtf16();
    }

    /** {@code hash(s)}; equal for equal text in either representation. */
    public static long hash(String s) {
        return HashSeed.mix(s.hashCode());
    }
}
