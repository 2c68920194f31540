package org.taipan.types;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.str.Chars;

/** Floats from and to text: {@code float(x)}, {@code float.hex}, {@code float.fromhex}. */
public final class FloatText {
    private FloatText() {
    }

    // ---- float(x) ---------------------------------------------------------------------------------------------------

    /** {@code PyNumber_Float}. */
    static double fromObject(ThreadState ts, Object o) {
        if (o instanceof Double d) {
            return d;
        }
        if (o instanceof String s) {
            return parse(ts, s, o);
        }
        PyType type = PyObject.typeOf(o);
        Object f = type.slot(Slot.FLOAT);
        if (f != null) {
            Object r = Call.method(ts, f, o);
            if (!(r instanceof Double)) {
                checkSubclass(ts, type, r);
            }
            return PyFloat.value(r);
        }
        if (type.slot(Slot.INDEX) != null) {
            return PyLong.toDouble(Number.index(ts, o));
        }
        if (PyFloat.check(o)) {
            return PyFloat.value(o);
        }
        if (PyStr.check(o)) {
            return parse(ts, PyStr.toJava(o), o);
        }
        byte[] bytes = LongText.bytesLike(ts, o);
        if (bytes == null) {
            throw Errors.typeError("float() argument must be a string or a real number, not '" + type.tpName() + "'");
        }
        return parse(ts, new String(bytes, StandardCharsets.US_ASCII), o);
    }

    private static void checkSubclass(ThreadState ts, PyType type, Object r) {
        if (!PyFloat.check(r)) {
            throw Errors.typeError(type.name() + ".__float__ returned non-float (type " + Obj.typeName(r) + ")");
        }
        Warnings.deprecated(ts, type.name() + ".__float__ returned non-float (type "
                + "" + Obj.typeName(r) + ").  The ability "
                + "to return an instance of a strict subclass of float is deprecated, and may be removed in a future "
                + "version of Python.");
    }

    private static double parse(ThreadState ts, String text, Object source) {
        String s = withoutUnderscores(ascii(text));
        if (s != null) {
            int from = skipSpace(s, 0);
            int end = endBeforeSpace(s);
            if (from < end && scan(s, from) == end) {
                return value(s, from, end);
            }
        }
        throw Errors.valueError("could not convert string to float: " + Obj.reprJava(ts, source));
    }

    /** The number a float literal stands for; NaN and infinities included. Null if {@code s} is none. */
    public static Double parseOrNull(String s) {
        return !s.isEmpty() && scan(s, 0) == s.length() ? (Double) value(s, 0, s.length()) : null;
    }

    /**
     * {@code _PyUnicode_TransformDecimalAndSpaceToASCII}: decimal digits of all scripts and white space beyond ASCII
     * are
     * replaced by their ASCII counterparts, what else is not ASCII by a question mark that ends the text.
     */
    static String ascii(String s) {
        int n = s.length();
        int i = 0;
        while (i < n && s.charAt(i) < 127) {
            i++;
        }
        if (i == n) {
            return s;
        }
        StringBuilder out = new StringBuilder(n).append(s, 0, i);
        for (; i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 127) {
                out.append((char) c);
            } else if (Chars.isSpace(c)) {
                out.append(' ');
            } else if (Chars.decimal(c) >= 0) {
                out.append((char) ('0' + Chars.decimal(c)));
            } else {
                return out.append('?').toString();
            }
            i += c >>> 16 == 0 ? 0 : 1;
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    static int skipSpace(String s, int i) {
        while (i < s.length() && isSpace(s.charAt(i))) {
            i++;
        }
        return i;
    }

    static int endBeforeSpace(String s) {
        int end = s.length();
        while (end > 0 && isSpace(s.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isDigit(String s, int i) {
        return i >= 0 && i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
    }

    /** {@code _Py_string_to_number_with_underscores}: underscores may stand between digits only; else null. */
    static String withoutUnderscores(String s) {
        if (s.indexOf('_') < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) != '_') {
                out.append(s.charAt(i));
            } else if (!isDigit(s, i - 1) || !isDigit(s, i + 1)) {
                return null;
            }
        }
        return out.toString();
    }

    /** Where the float literal that starts at {@code from} ends; {@code from} if there is none. */
    static int scan(String s, int from) {
        int n = s.length();
        int i = from;
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        int start = i;
        while (isDigit(s, i)) {
            i++;
        }
        int digits = i - start;
        if (i < n && s.charAt(i) == '.') {
            int point = i++;
            while (isDigit(s, i)) {
                i++;
            }
            digits += i - point - 1;
        }
        if (digits == 0) {
            return s.regionMatches(true, start, "infinity", 0, 8) ? start + 8
                    : s.regionMatches(true, start, "inf", 0, 3) || s.regionMatches(true, start, "nan", 0, 3) ? start + 3
                    : from;
        }
        if (i < n && (s.charAt(i) | 0x20) == 'e') {
            int e = i + 1;
            if (e < n && (s.charAt(e) == '+' || s.charAt(e) == '-')) {
                e++;
            }
            if (isDigit(s, e)) {
                while (isDigit(s, e)) {
                    e++;
                }
                i = e;
            }
        }
        return i;
    }

    /** The value of the literal that {@link #scan} found. */
    static double value(String s, int from, int end) {
        boolean negative = s.charAt(from) == '-';
        int i = negative || s.charAt(from) == '+' ? from + 1 : from;
        double d = switch (s.charAt(i)) {
            case 'i', 'I' -> Double.POSITIVE_INFINITY;
            case 'n', 'N' -> Double.NaN;
            default -> unsigned(s, i, end);
        };
        return negative ? -d : d;
    }

    private static final double[] TENS = new double[23];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    /**
     * The value of an unsigned decimal literal. Where its digits and the power of ten are doubles themselves, as they mostly
     * are, one division gives what the exact value rounds to.
     */
    public static double unsigned(String s, int from, int end) {
        long digits = 0;
        int places = -1;
        boolean few = end - from <= 18;
        for (int i = from; few && i < end; i++) {
            char c = s.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                places += places < 0 ? 0 : 1;
            } else if (c == '.') {
                places = 0;
            } else {
                few = false;
            }
        }
        return few && digits <= 1L << 53 ? digits / TENS[Math.max(places, 0)] : Double.parseDouble(s.substring(from, end));
    }

    // ---- hexadecimal ------------------------------------------------------------------------------------------------

    static String toHex(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return d != d ? "nan" : d > 0 ? "inf" : "-inf";
        }
        String sign = Double.doubleToRawLongBits(d) < 0 ? "-" : "";
        if (d == 0) {
            return sign + "0x0.0p+0";
        }
        long fraction = Double.doubleToRawLongBits(d) & (1L << 52) - 1;
        int exponent = Math.getExponent(d);
        boolean subnormal = exponent < Double.MIN_EXPONENT;
        String digits = Long.toHexString(fraction | 1L << 52).substring(1);
        int e = subnormal ? Double.MIN_EXPONENT : exponent;
        return sign + (subnormal ? "0x0." : "0x1.") + digits + "p" + (e < 0 ? "" : "+") + e;
    }

    /** {@code float.fromhex(s)}. @throws PyException ValueError or OverflowError */
    static double fromHex(String s) {
        int i = skipSpace(s, 0);
        int end = Math.max(i, endBeforeSpace(s));
        boolean negative = i < end && s.charAt(i) == '-';
        if (i < end && (negative || s.charAt(i) == '+')) {
            i++;
        }
        String body = s.substring(i, end).toLowerCase(java.util.Locale.ROOT);
        double d = switch (body) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> hexValue(body);
        };
        return negative ? -d : d;
    }

    private static boolean isHexDigit(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static double hexValue(String s) {
        int i = s.startsWith("0x") ? 2 : 0;
        int start = i;
        int digits = 0;
        int points = 0;
        for (; i < s.length() && (s.charAt(i) == '.' || isHexDigit(s.charAt(i))); i++) {
            if (s.charAt(i) == '.') {
                points++;
            } else {
                digits++;
            }
        }
        String coefficient = s.substring(start, i);
        String exponent = "p0";
        boolean ok = digits > 0 && points <= 1;
        if (i < s.length()) {
            exponent = s.substring(i);
            int e = exponent.startsWith("p+") || exponent.startsWith("p-") ? 2 : 1;
            ok &= exponent.charAt(0) == 'p' && exponent.length() > e;
            for (; ok && e < exponent.length(); e++) {
                ok = isDigit(exponent, e);
            }
        }
        if (!ok) {
            throw Errors.valueError("invalid hexadecimal floating-point string");
        }
        double d = Double.parseDouble("0x" + coefficient + exponent);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError("hexadecimal value too large to represent as a float");
        }
        return d;
    }
}
