package org.taipan.types;

import java.util.Locale;
import org.taipan.types.str.Chars;

/** The case conversions of {@code str}. */
final class StrCase {
    private static final int CAPITAL_SIGMA = 0x3A3;
    private static final int FINAL_SIGMA = 0x3C2;

    private StrCase() {
    }

    /** The text if it is Latin-1 without the characters whose uppercase is not, so that Java's conversion is Python's. */
    private static String simple(Object str) {
        String s = PyStr.narrow(str);
        if (s != null) {
            for (int i = 0, n = s.length(); i < n; i++) {
                if (s.charAt(i) > 127) {
                    return null;
                }
            }
        }
        return s;
    }

    static Object lower(Object str) {
        String s = simple(str);
        if (s != null) {
            return s.toLowerCase(Locale.ROOT);
        }
        int n = PyStr.length(str);
        StrBuilder out = new StrBuilder(n);
        for (int i = 0; i < n; i++) {
            lower(str, i, out);
        }
        return out.toStr();
    }

    private static void lower(Object str, int i, StrBuilder out) {
        int c = PyStr.codePointAt(str, i);
        if (c == CAPITAL_SIGMA) {
            out.append(isFinalSigma(str, i) ? FINAL_SIGMA : 0x3C3);
        } else {
            Chars.lower(c, out);
        }
    }

    /** The one rule of SpecialCasing that depends on the neighbours: a cased letter before, none after. */
    private static boolean isFinalSigma(Object str, int i) {
        int n = PyStr.length(str);
        int j = i - 1;
        while (j >= 0 && Chars.is(PyStr.codePointAt(str, j), Chars.CASE_IGNORABLE)) {
            j--;
        }
        if (j < 0 || !Chars.is(PyStr.codePointAt(str, j), Chars.CASED)) {
            return false;
        }
        j = i + 1;
        while (j < n && Chars.is(PyStr.codePointAt(str, j), Chars.CASE_IGNORABLE)) {
            j++;
        }
        return j == n || !Chars.is(PyStr.codePointAt(str, j), Chars.CASED);
    }

    static Object upper(Object str) {
        String s = simple(str);
        if (s != null) {
            return s.toUpperCase(Locale.ROOT);
        }
        int n = PyStr.length(str);
        StrBuilder out = new StrBuilder(n);
        for (int i = 0; i < n; i++) {
            Chars.upper(PyStr.codePointAt(str, i), out);
        }
        return out.toStr();
    }

    static Object fold(Object str) {
        String s = simple(str);
        if (s != null) {
            return s.toLowerCase(Locale.ROOT);
        }
        int n = PyStr.length(str);
        StrBuilder out = new StrBuilder(n);
        for (int i = 0; i < n; i++) {
            Chars.fold(PyStr.codePointAt(str, i), out);
        }
        return out.toStr();
    }

    static Object capitalize(Object str) {
        int n = PyStr.length(str);
        if (n == 0) {
            return "";
        }
        StrBuilder out = new StrBuilder(n);
        Chars.title(PyStr.codePointAt(str, 0), out);
        for (int i = 1; i < n; i++) {
            lower(str, i, out);
        }
        return out.toStr();
    }

    static Object title(Object str) {
        int n = PyStr.length(str);
        StrBuilder out = new StrBuilder(n);
        boolean cased = false;
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(str, i);
            if (cased) {
                lower(str, i, out);
            } else {
                Chars.title(c, out);
            }
            cased = Chars.is(c, Chars.CASED);
        }
        return out.toStr();
    }

    static Object swap(Object str) {
        int n = PyStr.length(str);
        StrBuilder out = new StrBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(str, i);
            if (Chars.is(c, Chars.UPPER)) {
                lower(str, i, out);
            } else if (Chars.is(c, Chars.LOWER)) {
                Chars.upper(c, out);
            } else {
                out.append(c);
            }
        }
        return out.toStr();
    }
}
