package org.taipan.frontend;

import java.math.BigInteger;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Makes the Python objects that literals stand for. */
final class Constants {
    private Constants() {
    }

    static Object none() {
        return PyNone.NONE;
    }

    static Object ellipsis() {
        return PyEllipsis.ELLIPSIS;
    }

    static Object bytes(byte[] value) {
        return new PyBytes(value);
    }

    static byte[] bytesValue(Object bytes) {
        return ((PyBytes) bytes).value();
    }

    static boolean isBytes(Object value) {
        return value instanceof PyBytes;
    }

    static Object imaginary(double value) {
        return new PyComplex(0.0, value);
    }

    static boolean isComplex(Object value) {
        return value instanceof PyComplex;
    }

    /** A str of UTF-16 text. */
    static Object str(String text) {
        return PyStr.of(text);
    }

    /** The code points of a str. */
    static int[] codePoints(Object str) {
        return PyStr.codePoints(str);
    }

    /** Whether {@code value} is a str without characters. */
    static boolean isEmptyStr(Object value) {
        return "".equals(value);
    }

    /** A canonical int. */
    static Object integer(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }
}
