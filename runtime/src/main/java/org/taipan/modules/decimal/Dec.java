package org.taipan.modules.decimal;

import java.math.BigInteger;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** The value of a {@code Decimal}: sign, coefficient, exponent, or a special value. Immutable. */
abstract class Dec extends PyObject {
    static final byte FINITE = 0, INFINITE = 1, QUIET = 2, SIGNALING = 3;

    final boolean negative;
    final byte kind;
    /** The low 64 bits of the coefficient (of a NaN the payload), which is not negative. */
    final long small;
    /** The bits above these; negative if they are too many. */
    final long high;
    /** The coefficient, if it is no long; null until asked for, if {@link #high} and {@link #small} are all of it. */
    private BigInteger big;
    final long exp;
    /** 0 until it is computed. */
    private int digits;

    Dec(PyType type, boolean negative, byte kind, long high, long small, BigInteger big, long exp) {
        super(type);
        this.negative = negative;
        this.kind = kind;
        this.high = high;
        this.small = small;
        this.big = big;
        this.exp = exp;
    }

    final boolean isSpecial() {
        return kind != FINITE;
    }

    final boolean isNan() {
        return kind >= QUIET;
    }

    final boolean isInfinite() {
        return kind == INFINITE;
    }

    /** Finite and zero. */
    final boolean isZero() {
        return kind == FINITE && hasZeroCoefficient();
    }

    final boolean hasZeroCoefficient() {
        return (high | small) == 0;
    }

    /** Whether {@link #small} is the coefficient. */
    final boolean isLong() {
        return high == 0 && small >= 0;
    }

    /** Whether {@link #high} and {@link #small} are the coefficient. */
    final boolean isWide() {
        return high >= 0;
    }

    /** The coefficient, to compute with; only if it {@link #isWide}. */
    final Wide wide() {
        return new Wide(high, small);
    }

    final BigInteger coefficient() {
        if (isLong()) {
            return BigInteger.valueOf(small);
        }
        BigInteger c = big;
        if (c == null) {
            c = Wide.big(high, small);
            big = c;
        }
        return c;
    }

    /** The digits of the coefficient; zero has one. */
    final int digits() {
        int n = digits;
        if (n == 0) {
            n = high >= 0 ? Wide.digits(high, small) : PowersOfTen.digits(big);
            digits = n;
        }
        return n;
    }

    final String coefficientText() {
        return isLong() ? Long.toString(small) : coefficient().toString();
    }

    /** The exponent of the first digit. */
    final long adjusted() {
        return exp + digits() - 1;
    }

    /** Whether a finite value is integral. */
    final boolean isIntegral() {
        return kind == FINITE && (exp >= 0 || hasZeroCoefficient() || trailingZeros() >= -exp);
    }

    /** Whether an integral value is odd. */
    final boolean isOdd() {
        if (exp > 0 || hasZeroCoefficient()) {
            return false;
        }
        if (exp == 0) {
            return (small & 1) != 0;
        }
        return -exp < digits() && coefficient().divide(PowersOfTen.big(-exp)).testBit(0);
    }

    /** How many zeros the coefficient, which is not zero, ends in. */
    final long trailingZeros() {
        if (isLong()) {
            int n = 0;
            for (long c = small; c % 10 == 0 && c != 0; c /= 10) {
                n++;
            }
            return n;
        }
        // No more than factors of two; halving the search keeps the divisions few.
        BigInteger c = coefficient();
        int limit = c.getLowestSetBit();
        long n = 0;
        for (int step = Integer.highestOneBit(Math.max(limit, 1)); step > 0; step >>= 1) {
            if (n + step <= limit && step < PowersOfTen.digits(c)) {
                BigInteger[] qr = c.divideAndRemainder(PowersOfTen.big(step));
                if (qr[1].signum() == 0) {
                    c = qr[0];
                    n += step;
                }
            }
        }
        return n;
    }

    /** Whether the coefficient is a power of ten. */
    final boolean isPowerOfTen() {
        return !hasZeroCoefficient() && coefficient().equals(PowersOfTen.big(digits() - 1));
    }
}
