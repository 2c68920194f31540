package org.taipan.frontend;

import java.math.BigInteger;

/** Makes the Python objects that literals stand for. */
final class Constants {
    private Constants() {
    }

    static Object none() {
        return None.NONE;
    }

    static Object ellipsis() {
        return None.ELLIPSIS;
    }

    static Object bytes(byte[] value) {
        return new Bytes(value);
    }

    static byte[] bytesValue(Object bytes) {
        return ((Bytes) bytes).value();
    }

    static boolean isBytes(Object value) {
        return value instanceof Bytes;
    }

    static Object imaginary(double value) {
        return new Complex(0.0, value);
    }

    static boolean isComplex(Object value) {
        return value instanceof Complex;
    }

    /** A str of UTF-16 text. */
    static Object str(String text) {
        return text;
    }

    /** The UTF-16 text of a str. */
    static String text(Object str) {
        return (String) str;
    }

    /** A canonical int. */
    static Object integer(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    enum None { NONE, ELLIPSIS }

    record Bytes(byte[] value) {
    }

    record Complex(double re, double im) {
    }
}
