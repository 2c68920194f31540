package org.taipan.types.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a finite, non-negative double: the value is {@code 0.digits × 10^point}, without trailing zeros.
 * Zero is "0" with point 1. These are the modes of {@code _Py_dg_dtoa}, rounding half to even on the exact binary value.
 */
public record FloatDigits(String digits, int point) {
    private static final FloatDigits ZERO = new FloatDigits("0", 1);
    /** So many digits survive the way decimal, double, decimal: the shortest form padded with zeros is exact so far. */
    private static final int SAFE_DIGITS = 15;

    /** The fewest digits that read back as {@code v}, the closest to it among those: mode 0. */
    public static FloatDigits shortest(double v) {
        if (v == 0) {
            return ZERO;
        }
        String s = Double.toString(v);
        int e = s.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(s, e + 1, s.length(), 10);
        int end = e < 0 ? s.length() : e;
        int dot = s.indexOf('.');
        StringBuilder digits = new StringBuilder(end).append(s, 0, dot).append(s, dot + 1, end);
        int point = dot + exponent;
        int zeros = 0;
        while (digits.charAt(zeros) == '0') {
            zeros++;
        }
        digits.delete(0, zeros);
        FloatDigits d = of(digits, point - zeros);
        return d.digits.length() == 2 ? d.asOneDigit(v) : d;
    }

    /** {@code Double.toString} never gives less than two digits, even where one would do (4.9E-324). */
    private FloatDigits asOneDigit(double v) {
        int n = Integer.parseInt(digits);
        int nearest = (n + 5) / 10;
        for (int digit : new int[] {nearest, n % 10 < 5 ? nearest + 1 : nearest - 1}) {
            if (digit > 0 && Double.parseDouble(digit + "e" + (point - 1)) == v) {
                return digit == 10 ? new FloatDigits("1", point + 1) : new FloatDigits(Integer.toString(digit), point);
            }
        }
        return this;
    }

    /** {@code count} significant digits (at least 1): mode 2. */
    public static FloatDigits significant(double v, int count) {
        if (v == 0) {
            return ZERO;
        }
        FloatDigits s = shortest(v);
        FloatDigits r = s.rounded(v, count);
        return r != null ? r : of(new BigDecimal(v).round(new MathContext(count, RoundingMode.HALF_EVEN)));
    }

    /** {@code places} digits after the decimal point, which may be negative: mode 3. Without digits if nothing is left. */
    public static FloatDigits fixed(double v, int places) {
        if (v == 0) {
            return ZERO;
        }
        FloatDigits s = shortest(v);
        long count = (long) s.point + places;
        if (count < 0) {
            return new FloatDigits("", -places);
        }
        FloatDigits r = count == 0 || count > 2000 ? null : s.rounded(v, (int) count);
        if (r == null) {
            BigDecimal exact = new BigDecimal(v);
            BigDecimal b = exact.scale() <= places ? exact : exact.setScale(places, RoundingMode.HALF_EVEN);
            r = b.signum() == 0 ? new FloatDigits("", -places) : of(b);
        }
        return r;
    }

    /** These digits, the shortest ones of {@code v}, rounded to {@code count}; null if that needs the exact value. */
    private FloatDigits rounded(double v, int count) {
        int n = digits.length();
        if (count >= n) {
            return count <= SAFE_DIGITS && v >= Double.MIN_NORMAL ? this : null;
        }
        char next = digits.charAt(count);
        if (next == '5' && count + 1 == n) {
            return null;
        }
        StringBuilder b = new StringBuilder(digits).delete(count, n);
        int p = point;
        if (next >= '5') {
            int i = count - 1;
            while (i >= 0 && b.charAt(i) == '9') {
                i--;
            }
            if (i < 0) {
                return new FloatDigits("1", point + 1);
            }
            b.setCharAt(i, (char) (b.charAt(i) + 1));
            b.setLength(i + 1);
        }
        return of(b, p);
    }

    private static FloatDigits of(BigDecimal b) {
        String s = b.unscaledValue().toString();
        return of(new StringBuilder(s), s.length() - b.scale());
    }

    private static FloatDigits of(StringBuilder digits, int point) {
        int n = digits.length();
        while (n > 1 && digits.charAt(n - 1) == '0') {
            n--;
        }
        digits.setLength(n);
        return new FloatDigits(digits.toString(), point);
    }
}
