package org.taipan.modules.decimal;

import java.math.BigInteger;
import org.taipan.ops.Errors;

/** Powers of ten and the lengths of numbers in decimal digits. */
final class PowersOfTen {
    /** The largest n for which 10**n is a long. */
    static final int MAX_LONG = 18;
    /** Coefficients with more digits than this do not fit in memory. */
    static final long MAX_DIGITS = 400_000_000;
    private static final int CACHED = 256;
    private static final long[] LONGS = new long[MAX_LONG + 1];
    private static final BigInteger[] BIGS = new BigInteger[CACHED];
    private static final double LOG10_OF_2 = 0.30102999566398120;

    static {
        long p = 1;
        for (int i = 0; i <= MAX_LONG; i++, p *= 10) {
            LONGS[i] = p;
        }
        BigInteger b = BigInteger.ONE;
        for (int i = 0; i < CACHED; i++, b = b.multiply(BigInteger.TEN)) {
            BIGS[i] = b;
        }
    }

    private PowersOfTen() {
    }

    /** 10**n for n up to {@link #MAX_LONG}. */
    static long small(int n) {
        return LONGS[n];
    }

    /** 10**n. @throws org.taipan.objects.PyException MemoryError */
    static BigInteger big(long n) {
        if (n < CACHED) {
            return BIGS[(int) n];
        }
        checkSize(n);
        // A shift is far cheaper than the factors of two would be.
        return BigInteger.valueOf(5).pow((int) n).shiftLeft((int) n);
    }

    /** c * 10**n. @throws org.taipan.objects.PyException MemoryError */
    static BigInteger scale(BigInteger c, long n) {
        if (n > CACHED) {
            checkSize(digits(c) + n);
        }
        return c.multiply(big(n));
    }

    /** @throws org.taipan.objects.PyException MemoryError if so many digits are beyond what a BigInteger may have */
    static void checkSize(long digits) {
        if (digits > MAX_DIGITS) {
            throw Errors.memoryError();
        }
    }

    /** How many digits a number that is not negative has; zero has one. */
    static int digits(long n) {
        int estimate = (64 - Long.numberOfLeadingZeros(n | 1)) * 1233 >>> 12;
        return estimate > MAX_LONG || n < LONGS[estimate] ? Math.max(estimate, 1) : estimate + 1;
    }

    static int digits(BigInteger n) {
        int bits = n.bitLength();
        if (bits < 64) {
            return digits(n.longValue());
        }
        int estimate = (int) ((bits - 1) * LOG10_OF_2);
        if (bits < 1 << 16) {
            // So many digits have the least and the greatest number of as many bits.
            int most = (int) (bits * LOG10_OF_2) + 1;
            return estimate + 1 == most || n.compareTo(big(most - 1)) >= 0 ? most : estimate + 1;
        }
        return n.compareTo(big(estimate + 1)) >= 0 ? estimate + 2
                : n.compareTo(big(estimate)) >= 0 ? estimate + 1 : estimate;
    }
}
