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

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /**
     * {@code v × 10^scale}, rounded half to even from its exact value.
     *
     * @param v finite and not negative
     * @return -1 if it does not fit 63 bits, takes more than 128 bits to compute, or {@code scale} is above 18
     */
    static long scaled(double v, int scale) {
        if (v == 0) {
            return scale > 18 ? -1 : 0;
        }
        int exponent = Math.getExponent(v) - 52;
        if (scale > 18 || scale < -18 || exponent > 10 || v < Double.MIN_NORMAL) {
            return -1;
        }
        if (scale < 0) {
            long whole = (long) v;
            long d = POWERS[-scale];
            long twice = whole % d * 2;
            return whole / d + (twice > d || twice == d && (whole != v || (whole / d & 1) != 0) ? 1 : 0);
        }
        long m = Double.doubleToRawLongBits(v) & (1L << 52) - 1 | 1L << 52;
        long power = POWERS[scale];
        if (exponent >= 0) {
            long n = m << exponent;
            return n <= Long.MAX_VALUE / power ? n * power : -1;
        }
        long high = Math.multiplyHigh(m, power);
        long low = m * power;
        int k = -exponent;
        long q;
        int half;
        if (k < 64) {
            q = high << 64 - k | low >>> k;
            if (high >>> k - 1 != 0) {
                return -1;
            }
            half = Long.compare(low & (1L << k) - 1, 1L << k - 1);
        } else if (k < 127) {
            q = k == 64 ? high : high >>> k - 64;
            long rest = high & (1L << k - 64) - 1;
            half = k == 64 ? Long.compareUnsigned(low, Long.MIN_VALUE) : Long.compare(rest, 1L << k - 65);
            if (half == 0 && k > 64 && low != 0) {
                half = 1;
            }
        } else {
            return 0;
        }
        return q + (half > 0 || half == 0 && (q & 1) != 0 ? 1 : 0);
    }

    /** {@code count} significant digits (at least 1): mode 2. */
    public static FloatDigits significant(double v, int count) {
        if (v == 0) {
            return ZERO;
        }
        if (count < POWERS.length) {
            int power = (int) Math.floor(Math.getExponent(v) * 0.30102999566398120);
            for (int tries = 0; tries < 2; tries++, power++) {
                long q = scaled(v, count - 1 - power);
                if (q < 0) {
                    break;
                }
                if (q < POWERS[count]) {
                    return of(new StringBuilder().append(q), power + 1);
                }
            }
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
