package org.taipan.modules.math;

import org.taipan.types.PyComplex;

/**
 * What complex functions give where a part of the argument is infinite or not a number (C99, Annex G). A table has a
 * row for each kind of real part and a column for each kind of imaginary part: negative infinity, negative, -0, 0,
 * positive, infinity, NaN. An entry is two characters, the parts of the result.
 */
final class SpecialValues {
    static final String ACOS = """
            ti pi pi pI pI tI ni
            hi .. .. .. .. hI nn
            hi .. h0 ho .. hI hn
            hi .. h0 ho .. hI hn
            hi .. .. .. .. hI nn
            qi 0i 0i 0I 0I qI ni
            ni nn nn nn nn nI nn
            """;
    static final String ACOSH = """
            iT iP iP ip ip it in
            iH .. .. .. .. ih nn
            iH .. 0H 0h .. ih nn
            iH .. 0H 0h .. ih nn
            iH .. .. .. .. ih nn
            iQ io io i0 i0 iq in
            in nn nn nn nn in nn
            """;
    static final String ASINH = """
            IQ Io Io I0 I0 Iq In
            IH .. .. .. .. Ih nn
            IH .. oo o0 .. Ih nn
            iH .. 0o 00 .. ih nn
            iH .. .. .. .. ih nn
            iQ io io i0 i0 iq in
            in nn no n0 nn in nn
            """;
    static final String ATANH = """
            oH oH oH oh oh oh on
            oH .. .. .. .. oh nn
            oH .. oo o0 .. oh on
            0H .. 0o 00 .. 0h 0n
            0H .. .. .. .. 0h nn
            0H 0H 0H 0h 0h 0h 0n
            0H nn nn nn nn 0h nn
            """;
    static final String COSH = """
            in .. i0 io .. in in
            nn .. .. .. .. nn nn
            n0 .. 10 1o .. n0 n0
            n0 .. 1o 10 .. n0 n0
            nn .. .. .. .. nn nn
            in .. io i0 .. in in
            nn nn n0 n0 nn nn nn
            """;
    static final String EXP = """
            00 .. 0o 00 .. 00 00
            nn .. .. .. .. nn nn
            nn .. 1o 10 .. nn nn
            nn .. 1o 10 .. nn nn
            nn .. .. .. .. nn nn
            in .. io i0 .. in in
            nn nn no n0 nn nn nn
            """;
    static final String LOG = """
            iT iP iP ip ip it in
            iH .. .. .. .. ih nn
            iH .. IP Ip .. ih nn
            iH .. Io I0 .. ih nn
            iH .. .. .. .. ih nn
            iQ io io i0 i0 iq in
            in nn nn nn nn in nn
            """;
    static final String SINH = """
            in .. Io I0 .. in in
            nn .. .. .. .. nn nn
            0n .. oo o0 .. 0n 0n
            0n .. 0o 00 .. 0n 0n
            nn .. .. .. .. nn nn
            in .. io i0 .. in in
            nn nn no n0 nn nn nn
            """;
    static final String SQRT = """
            iI 0I 0I 0i 0i ii ni
            iI .. .. .. .. ii nn
            iI .. 0o 00 .. ii nn
            iI .. 0o 00 .. ii nn
            iI .. .. .. .. ii nn
            iI io io i0 i0 ii in
            iI nn nn nn nn ii nn
            """;
    static final String TANH = """
            m0 .. mo m0 .. m0 m0
            nn .. .. .. .. nn nn
            nn .. oo o0 .. nn nn
            nn .. 0o 00 .. nn nn
            nn .. .. .. .. nn nn
            10 .. 1o 10 .. 10 10
            nn nn no n0 nn nn nn
            """;
    static final String RECT = """
            in .. I0 Io .. in in
            nn .. .. .. .. nn nn
            00 .. o0 oo .. 00 00
            00 .. 0o 00 .. 00 00
            nn .. .. .. .. nn nn
            in .. io i0 .. in in
            nn nn n0 n0 nn nn nn
            """;
    private static final int ROW = 21, ENTRY = 3;

    private SpecialValues() {
    }

    /** The entry of a table for an argument that is not finite. */
    static PyComplex get(String table, double re, double im) {
        int i = kind(re) * ROW + kind(im) * ENTRY;
        return new PyComplex(value(table.charAt(i)), value(table.charAt(i + 1)));
    }

    private static int kind(double d) {
        if (Double.isNaN(d)) {
            return 6;
        }
        boolean negative = Math.copySign(1, d) < 0;
        if (Double.isInfinite(d)) {
            return negative ? 0 : 5;
        }
        return d == 0 ? negative ? 2 : 3 : negative ? 1 : 4;
    }

    private static double value(char c) {
        return switch (c) {
            case '0' -> 0.0;
            case 'o' -> -0.0;
            case '1' -> 1.0;
            case 'm' -> -1.0;
            case 'i' -> Double.POSITIVE_INFINITY;
            case 'I' -> Double.NEGATIVE_INFINITY;
            case 'p' -> Math.PI;
            case 'P' -> -Math.PI;
            case 'h' -> 0.5 * Math.PI;
            case 'H' -> -0.5 * Math.PI;
            case 'q' -> 0.25 * Math.PI;
            case 'Q' -> -0.25 * Math.PI;
            case 't' -> 0.75 * Math.PI;
            case 'T' -> -0.75 * Math.PI;
            default -> Double.NaN;
        };
    }
}
