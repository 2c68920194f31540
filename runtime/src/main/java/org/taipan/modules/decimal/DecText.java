package org.taipan.modules.decimal;

import java.math.BigInteger;
import org.taipan.types.PyStr;
import org.taipan.types.str.Chars;

/** Values from text and as text. */
final class DecText {
    /** Bounds exponents while they are read: beyond every context, and safe to add to. */
    private static final long FAR = 4_000_000_000_000_000_000L;

    /** More decimals than any value has that is shown without an exponent and whose coefficient is a long. */
    private static final int PLAIN = 30;

    private DecText() {
    }

    /** The ASCII form of a numeric str: spaces and digits of any script; empty if it has other characters. */
    static String ascii(Object str, boolean lenient) {
        String s = PyStr.isAscii(str) ? PyStr.toJava(str) : digitsOf(str);
        if (!lenient) {
            return s.indexOf(0) >= 0 ? "" : s;
        }
        int from = 0, end = s.length();
        while (end > from && Chars.isSpace(s.charAt(end - 1))) {
            end--;
        }
        while (from < end && Chars.isSpace(s.charAt(from))) {
            from++;
        }
        s = s.substring(from, end);
        return s.indexOf('_') >= 0 ? s.replace("_", "") : s;
    }

    private static String digitsOf(Object str) {
        StringBuilder out = new StringBuilder();
        for (int c : PyStr.codePoints(str)) {
            int digit = c < 128 ? -1 : Chars.decimal(c);
            if (c > 0 && c < 128) {
                out.append((char) c);
            } else if (digit >= 0) {
                out.append((char) ('0' + digit));
            } else if (Chars.isSpace(c)) {
                out.append(' ');
            } else {
                return "";
            }
        }
        return out.toString();
    }

    /** A numeric string as it is; null if it is none. The exponent may be beyond the limits. */
    static PyDecimal parse(String s) {
        int i = 0, end = s.length();
        boolean negative = end > 0 && s.charAt(0) == '-';
        if (end > 0 && (negative || s.charAt(0) == '+')) {
            i++;
        }
        if (i < end && (s.charAt(i) | 0x20) > '9') {
            return special(s, i, negative);
        }
        long c = 0;
        int digits = 0, start = i, point = -1;
        boolean any = false;
        for (; i < end; i++) {
            char ch = s.charAt(i);
            if (ch >= '0' && ch <= '9') {
                any = true;
                if (digits > 0 || ch != '0') {
                    digits++;
                    c = c * 10 + ch - '0';
                }
            } else if (ch == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        if (!any) {
            return null;
        }
        long exp = point < 0 ? 0 : -(i - point - 1);
        BigInteger big = null;
        if (digits > PowersOfTen.MAX_LONG) {
            String all = point < 0 ? s.substring(start, i) : s.substring(start, point) + s.substring(point + 1, i);
            if (all.length() > PowersOfTen.MAX_DIGITS) {
                throw org.taipan.ops.Errors.memoryError();
            }
            big = new BigInteger(all);
        }
        if (i < end) {
            if ((s.charAt(i) | 0x20) != 'e') {
                return null;
            }
            long e = exponent(s, i + 1, end);
            if (e == Long.MIN_VALUE) {
                return null;
            }
            exp += e;
        }
        return big != null ? PyDecimal.of(negative, big, exp) : PyDecimal.of(negative, c, exp);
    }

    /** Long.MIN_VALUE if there is no exponent there. */
    private static long exponent(String s, int from, int end) {
        int i = from;
        boolean negative = i < end && s.charAt(i) == '-';
        if (i < end && (negative || s.charAt(i) == '+')) {
            i++;
        }
        if (i == end) {
            return Long.MIN_VALUE;
        }
        long e = 0;
        for (; i < end; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            e = e >= FAR / 10 ? FAR : e * 10 + digit;
        }
        return negative ? -e : e;
    }

    private static PyDecimal special(String s, int from, boolean negative) {
        String rest = s.substring(from);
        if (rest.equalsIgnoreCase("inf") || rest.equalsIgnoreCase("infinity")) {
            return PyDecimal.infinity(negative);
        }
        boolean signaling = rest.regionMatches(true, 0, "s", 0, 1);
        int name = signaling ? 1 : 0;
        if (!rest.regionMatches(true, name, "nan", 0, 3)) {
            return null;
        }
        for (int i = name + 3; i < rest.length(); i++) {
            if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
                return null;
            }
        }
        String payload = rest.substring(name + 3);
        return PyDecimal.nan(negative, signaling ? Dec.SIGNALING : Dec.QUIET,
                payload.isEmpty() ? BigInteger.ZERO : new BigInteger(payload));
    }

    /** In the context: rounded, or NaN after ConversionSyntax. */
    static PyDecimal parse(String s, Op op) {
        PyDecimal d = parse(s);
        if (d == null || d.isNan() && !d.hasZeroCoefficient() && d.digits() > op.ctx.prec - op.ctx.clamp) {
            return op.error(Signals.CONVERSION_SYNTAX);
        }
        return Rounding.finish(d, op);
    }

    /** Exactly; NaN after InvalidOperation where that cannot be. */
    static PyDecimal parseExact(String s, Op op) {
        Op work = new Op(Ctx.MAX);
        return exactly(parse(s, work), work, op);
    }

    /** A result under {@link Ctx#MAX}, if it is exact. */
    static PyDecimal exactly(PyDecimal d, Op work, Op op) {
        if ((work.status & (Signals.INEXACT | Signals.ROUNDED | Signals.CLAMPED)) != 0) {
            work.error(Signals.INVALID_OPERATION);
            op.status |= work.status & Signals.ERRORS;
            return PyDecimal.nan();
        }
        op.status |= work.status & Signals.ERRORS;
        return d;
    }

    // ---- to text ----------------------------------------------------------------------------------------------------

    static String scientific(PyDecimal d, boolean capitals) {
        return text(d, false, capitals);
    }

    static String engineering(PyDecimal d, boolean capitals) {
        return text(d, true, capitals);
    }

    private static String text(PyDecimal d, boolean engineering, boolean capitals) {
        if (d.isSpecial()) {
            return (d.negative ? "-" : "") + specialText(d);
        }
        if (d.isLong() && d.exp <= 0) {
            int n = d.digits(), decimals = (int) Math.max(d.exp, -PLAIN);
            if (d.exp >= -PLAIN && n + decimals > -6) {
                return plain(d, n, -decimals);
            }
        }
        String digits = d.coefficientText();
        long left = d.exp + digits.length();
        long point;
        if (d.exp <= 0 && left > -6) {
            point = left;
        } else if (!engineering) {
            point = 1;
        } else if (d.hasZeroCoefficient()) {
            point = Math.floorMod(left + 1, 3) - 1;
        } else {
            point = Math.floorMod(left - 1, 3) + 1;
        }
        return (d.negative ? "-" : "") + withPoint(digits, point) + exponentText(left - point, capitals, false);
    }

    /** A short coefficient with so many decimals, where no exponent is shown. */
    private static String plain(PyDecimal d, int digits, int decimals) {
        int whole = Math.max(digits - decimals, 1);
        byte[] text = new byte[(d.negative ? 1 : 0) + whole + (decimals > 0 ? decimals + 1 : 0)];
        long c = d.small;
        int i = text.length;
        for (int n = 0; n < decimals; n++, c /= 10) {
            text[--i] = (byte) ('0' + c % 10);
        }
        if (decimals > 0) {
            text[--i] = '.';
        }
        for (int n = 0; n < whole; n++, c /= 10) {
            text[--i] = (byte) ('0' + c % 10);
        }
        if (d.negative) {
            text[0] = '-';
        }
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static String specialText(PyDecimal d) {
        return d.isInfinite() ? "Infinity"
                : (d.kind == Dec.SIGNALING ? "sNaN" : "NaN") + (d.hasZeroCoefficient() ? "" : d.coefficientText());
    }

    /** The exponent part; none for 0 unless it is {@code forced}. */
    static String exponentText(long e, boolean capitals, boolean forced) {
        return e == 0 && !forced ? "" : (capitals ? "E" : "e") + (e < 0 ? "-" : "+") + Math.abs(e);
    }

    /** Digits with a point after {@code point} of them, filled with zeros on either side. */
    static String withPoint(String digits, long point) {
        if (Math.abs(point) > Integer.MAX_VALUE / 4) {
            throw org.taipan.ops.Errors.memoryError();
        }
        if (point <= 0) {
            return "0." + "0".repeat((int) -point) + digits;
        }
        return point >= digits.length() ? digits + "0".repeat((int) point - digits.length())
                : digits.substring(0, (int) point) + "." + digits.substring((int) point);
    }
}
