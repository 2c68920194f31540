package org.taipan.modules.decimal;

import java.math.BigInteger;

/**
 * A coefficient of up to 127 bits while it is computed: enough for what contexts of the usual 28 digits keep, and for most
 * products of such with shorter ones. What would be longer is left to {@link BigInteger}.
 */
final class Wide {
    /** The largest n for which 10**n has 127 bits. */
    static final int MAX_POWER = 38;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int CHUNK = 9;
    private static final long CHUNK_POWER = 1_000_000_000;
    private static final long[] HIGH_POWERS = new long[MAX_POWER + 1];
    private static final long[] LOW_POWERS = new long[MAX_POWER + 1];

    static {
        for (int i = 0; i <= MAX_POWER; i++) {
            BigInteger p = PowersOfTen.big(i);
            HIGH_POWERS[i] = p.shiftRight(Long.SIZE).longValue();
            LOW_POWERS[i] = p.longValue();
        }
    }

    /** Not negative. */
    long high;
    /** Unsigned. */
    long low;

    Wide(long high, long low) {
        this.high = high;
        this.low = low;
    }

    static BigInteger big(long high, long low) {
        byte[] bytes = new byte[2 * Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (high >>> Long.SIZE - Byte.SIZE * (i + 1));
            bytes[Long.BYTES + i] = (byte) (low >>> Long.SIZE - Byte.SIZE * (i + 1));
        }
        return new BigInteger(bytes);
    }

    BigInteger big() {
        return isLong() ? BigInteger.valueOf(low) : big(high, low);
    }

    boolean isLong() {
        return high == 0 && low >= 0;
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    /** How many digits a coefficient has; zero has one. */
    static int digits(long high, long low) {
        if (high == 0 && low >= 0) {
            return PowersOfTen.digits(low);
        }
        int bits = high == 0 ? Long.SIZE : 2 * Long.SIZE - Long.numberOfLeadingZeros(high);
        int estimate = bits * 1233 >>> 12;
        return compare(high, low, HIGH_POWERS[estimate], LOW_POWERS[estimate]) < 0 ? estimate : estimate + 1;
    }

    static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }

    /** Multiplies by a number that is not negative; false, and left as it was, if that takes more bits. */
    boolean multiply(long n) {
        long top = high * n;
        if (Math.multiplyHigh(high, n) != 0 || top < 0) {
            return false;
        }
        top += Math.unsignedMultiplyHigh(low, n);
        if (top < 0) {
            return false;
        }
        high = top;
        low *= n;
        return true;
    }

    /** Multiplies by 10**n; false, and of no use any more, if that takes more bits. */
    boolean scale(long n) {
        if (n > MAX_POWER) {
            return isZero();
        }
        int rest = (int) n;
        while (rest > PowersOfTen.MAX_LONG) {
            if (!multiply(PowersOfTen.small(PowersOfTen.MAX_LONG))) {
                return false;
            }
            rest -= PowersOfTen.MAX_LONG;
        }
        return multiply(PowersOfTen.small(rest));
    }

    /** Adds; false, and of no use any more, if that takes more bits. */
    boolean add(Wide other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
        return high >= 0;
    }

    /** Takes away what is not greater. */
    void subtract(Wide other) {
        high -= other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
        low -= other.low;
    }

    void increment() {
        if (++low == 0) {
            high++;
        }
    }

    /** Takes the last n digits off. @return what they were: {@link Rounding#EXACT} to {@link Rounding#ABOVE_HALF} */
    int cut(long n) {
        if (n > MAX_POWER) {
            int rest = isZero() ? Rounding.EXACT : Rounding.BELOW_HALF;
            high = 0;
            low = 0;
            return rest;
        }
        boolean lower = false;
        int left = (int) n;
        while (left > CHUNK && !(left <= PowersOfTen.MAX_LONG && isLong())) {
            lower |= divideByChunk() != 0;
            left -= CHUNK;
        }
        long p = PowersOfTen.small(left), r;
        if (isLong()) {
            r = low % p;
            low /= p;
        } else {
            r = divide(p);
        }
        if (r == 0) {
            return lower ? Rounding.BELOW_HALF : Rounding.EXACT;
        }
        int order = Long.compare(r, p - r);
        return order > 0 || order == 0 && lower ? Rounding.ABOVE_HALF : order == 0 ? Rounding.HALF : Rounding.BELOW_HALF;
    }

    /** As {@link #divide}: HotSpot multiplies in place of dividing by a constant. */
    private long divideByChunk() {
        long top = high / CHUNK_POWER;
        long part = high - top * CHUNK_POWER << Integer.SIZE | low >>> Integer.SIZE;
        long middle = part / CHUNK_POWER;
        part = part - middle * CHUNK_POWER << Integer.SIZE | low & MASK;
        long bottom = part / CHUNK_POWER;
        high = top;
        low = middle << Integer.SIZE | bottom;
        return part - bottom * CHUNK_POWER;
    }

    /** Divides by a number of up to 30 bits. @return the remainder */
    private long divide(long n) {
        long top = high / n;
        long part = high - top * n << Integer.SIZE | low >>> Integer.SIZE;
        long middle = part / n;
        part = part - middle * n << Integer.SIZE | low & MASK;
        long bottom = part / n;
        high = top;
        low = middle << Integer.SIZE | bottom;
        return part - bottom * n;
    }
}
