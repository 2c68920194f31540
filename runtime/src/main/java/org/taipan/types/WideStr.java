package org.taipan.types;

import java.util.Arrays;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/**
 * The {@code str} values that are not plain Java strings: with code points beyond the BMP or lone surrogates, or of
 * subclasses. Immutable. Private to the string type; everybody else goes through {@link PyStr}.
 */
final class WideStr extends PyObject {
    /** The code points, or null if {@link #text} has them. */
    final int[] codePoints;
    /** The text of an instance of a subclass that holds no surrogates, or null. */
    final String text;
    private String utf16;
    private long hash;

    WideStr(PyType type, int[] codePoints, String text) {
        super(type);
        this.codePoints = codePoints;
        this.text = text;
    }

    String toUtf16() {
        if (text != null) {
            return text;
        }
        String s = utf16;
        if (s == null) {
            s = new String(codePoints, 0, codePoints.length);
            utf16 = s;
        }
        return s;
    }

    long hash() {
        if (text != null) {
            return PyStr.hash(text);
        }
        long h = hash;
        if (h == 0) {
            h = HashSeed.mix(Arrays.hashCode(codePoints));
            hash = h;
        }
        return h;
    }
}
