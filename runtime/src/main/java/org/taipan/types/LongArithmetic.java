package org.taipan.types;

import java.math.BigInteger;
import org.taipan.objects.PyException;
import org.taipan.ops.Errors;

/**
 * Arithmetic on exact ints: every argument is a {@link Long} or a {@link BigInteger}, every result a canonical int.
 * {@code Objects/longobject.c}.
 */
public final class LongArithmetic {
    private static final int MAX_BITS = Integer.MAX_VALUE;
    private static final int DOUBLE_MIN_EXPONENT = -1021;
    private static final int DOUBLE_MAX_EXPONENT = 1024;
    private static final int DOUBLE_DIGITS = 53;

    private LongArithmetic() {
    }

    static BigInteger big(Object a) {
        return a instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) a;
    }

    /** -1, 0 or 1. */
    public static int sign(Object a) {
        return a instanceof Long l ? Long.signum(l) : ((BigInteger) a).signum();
    }

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x + y;
            if (((x ^ r) & (y ^ r)) >= 0) {
                return r;
            }
        }
        return PyLong.of(big(a).add(big(b)));
    }

    public static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x - y;
            if (((x ^ y) & (x ^ r)) >= 0) {
                return r;
            }
        }
        return PyLong.of(big(a).subtract(big(b)));
    }

    public static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long low = x * y;
            if (Math.multiplyHigh(x, y) == low >> 63) {
                return low;
            }
        }
        BigInteger p = big(a);
        BigInteger q = big(b);
        if ((long) p.bitLength() + q.bitLength() > MAX_BITS) {
            throw Errors.memoryError();
        }
        try {
            return PyLong.of(p.bitLength() > 8192 && q.bitLength() > 8192 ? p.parallelMultiply(q) : p.multiply(q));
        } catch (ArithmeticException e) {
            throw Errors.memoryError();
        }
    }

    /** {@code a // b}. @throws PyException ZeroDivisionError */
    public static Object floorDivide(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0 && (y != -1 || x != Long.MIN_VALUE)) {
            return Math.floorDiv(x, (long) y);
        }
        requireNonZero(b, "integer division or modulo by zero");
        BigInteger[] qr = big(a).divideAndRemainder(big(b));
        return PyLong.of(roundsDown(qr[1], b) ? qr[0].subtract(BigInteger.ONE) : qr[0]);
    }

    /** {@code a % b}: the result has the sign of {@code b}. @throws PyException ZeroDivisionError */
    public static Object remainder(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0) {
            return Math.floorMod(x, (long) y);
        }
        requireNonZero(b, "integer modulo by zero");
        if (b instanceof BigInteger n && n.signum() > 0 && n.bitCount() == 1) {
            return PyLong.of(big(a).and(n.subtract(BigInteger.ONE)));
        }
        BigInteger r = big(a).remainder(big(b));
        return PyLong.of(roundsDown(r, b) ? r.add(big(b)) : r);
    }

    /** {@code a * b % m} for a positive {@code m}, without the product being made. */
    public static long multiplyModulo(long a, long b, long m) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == low >> 63) {
            return Math.floorMod(low, m);
        }
        long p = Math.abs(a);
        long q = Math.abs(b);
        long r = remainder128(Long.remainderUnsigned(Math.unsignedMultiplyHigh(p, q), m), p * q, m);
        return a < 0 != b < 0 && r != 0 ? m - r : r;
    }

    /** The remainder of an unsigned number of 128 bits; {@code high} is less than {@code m}. Schoolbook, in base 2^32. */
    private static long remainder128(long high, long low, long m) {
        int shift = Long.numberOfLeadingZeros(m);
        long divisor = m << shift;
        long rest = high << shift | low >>> 64 - shift;
        long digits = low << shift;
        rest = (rest << 32 | digits >>> 32) - digit(rest, digits >>> 32, divisor) * divisor;
        rest = (rest << 32 | digits & 0xFFFFFFFFL) - digit(rest, digits & 0xFFFFFFFFL, divisor) * divisor;
        return rest >>> shift;
    }

    /** The digit of the quotient of {@code rest * 2^32 + next}, whose divisor has its highest bit set. */
    private static long digit(long rest, long next, long divisor) {
        long top = divisor >>> 32;
        long q = Long.divideUnsigned(rest, top);
        long r = rest - q * top;
        while (q >>> 32 != 0 || Long.compareUnsigned(q * (divisor & 0xFFFFFFFFL), r << 32 | next) > 0) {
            q--;
            r += top;
            if (r >>> 32 != 0) {
                break;
            }
        }
        return q;
    }

    /** {@code divmod(a, b)}. @throws PyException ZeroDivisionError */
    public static PyTuple divmod(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0 && (y != -1 || x != Long.MIN_VALUE)) {
            return new PyTuple((Object) Math.floorDiv(x, (long) y), (Object) Math.floorMod(x, (long) y));
        }
        requireNonZero(b, "integer division or modulo by zero");
        BigInteger[] qr = big(a).divideAndRemainder(big(b));
        return roundsDown(qr[1], b)
                ? new PyTuple(PyLong.of(qr[0].subtract(BigInteger.ONE)), PyLong.of(qr[1].add(big(b))))
                : new PyTuple(PyLong.of(qr[0]), PyLong.of(qr[1]));
    }

    private static void requireNonZero(Object b, String message) {
        if (b instanceof Long l && l == 0) {
            throw Errors.zeroDivisionError(message);
        }
    }

    /** Whether a quotient truncated with remainder {@code r} must go one down to be the floor. */
    private static boolean roundsDown(BigInteger r, Object b) {
        return r.signum() != 0 && r.signum() != sign(b);
    }

    /** {@code a / b}, correctly rounded. @throws PyException ZeroDivisionError or OverflowError */
    public static double trueDivide(Object a, Object b) {
        requireNonZero(b, "division by zero");
        if (a instanceof Long x && b instanceof Long y && isExactDouble(x) && isExactDouble(y)) {
            return (double) x / (double) y;
        }
        boolean negative = sign(a) < 0 != sign(b) < 0;
        BigInteger p = big(a).abs();
        BigInteger q = big(b).abs();
        if (p.signum() == 0) {
            return negative ? -0.0 : 0.0;
        }
        long diff = (long) p.bitLength() - q.bitLength();
        if (diff > DOUBLE_MAX_EXPONENT) {
            throw Errors.overflowError("integer division result too large for a float");
        }
        if (diff < DOUBLE_MIN_EXPONENT - DOUBLE_DIGITS - 1) {
            return negative ? -0.0 : 0.0;
        }
        // Scaled so that the quotient has two or three bits more than a result can hold; the last one is sticky.
        int shift = (int) (Math.max(diff, DOUBLE_MIN_EXPONENT) - DOUBLE_DIGITS - 2);
        BigInteger[] qr = shift <= 0 ? p.shiftLeft(-shift).divideAndRemainder(q)
                : p.divideAndRemainder(q.shiftLeft(shift));
        long x = qr[0].longValue() | (qr[1].signum() == 0 ? 0 : 1);
        int bits = 64 - Long.numberOfLeadingZeros(x);
        int extra = Math.max(bits, DOUBLE_MIN_EXPONENT - shift) - DOUBLE_DIGITS;
        long half = 1L << extra - 1;
        if ((x & half) != 0 && (x & 3 * half - 1) != 0) {
            x += half;
        }
        x &= -2 * half;
        double d = Math.scalb((double) x, shift);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError("integer division result too large for a float");
        }
        return negative ? -d : d;
    }

    private static boolean isExactDouble(long x) {
        return x >= -(1L << 53) && x <= 1L << 53;
    }

    public static Object negate(Object a) {
        return a instanceof Long x && x != Long.MIN_VALUE ? (Object) (-x) : PyLong.of(big(a).negate());
    }

    public static Object absolute(Object a) {
        return sign(a) < 0 ? negate(a) : a;
    }

    public static Object invert(Object a) {
        return a instanceof Long x ? (Object) (~x) : PyLong.of(((BigInteger) a).not());
    }

    public static Object and(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x & y;
        }
        if (a instanceof BigInteger p && isNatural(b)) {
            return p.longValue() & (Long) b;
        }
        return b instanceof BigInteger && isNatural(a) ? and(b, a) : PyLong.of(big(a).and(big(b)));
    }

    public static Object or(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x | y;
        }
        if (a instanceof BigInteger p && isNatural(b)) {
            return more(p, (Long) b & ~p.longValue());
        }
        return b instanceof BigInteger && isNatural(a) ? or(b, a) : PyLong.of(big(a).or(big(b)));
    }

    public static Object xor(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x ^ y;
        }
        if (a instanceof BigInteger p && isNatural(b)) {
            long bits = (Long) b;
            return more(p, bits - 2 * (bits & p.longValue()));
        }
        return b instanceof BigInteger && isNatural(a) ? xor(b, a) : PyLong.of(big(a).xor(big(b)));
    }

    /** Of two's complements, those of natural numbers change only the low bits: adding does that faster than going through all. */
    private static boolean isNatural(Object o) {
        return o instanceof Long l && l >= 0;
    }

    private static Object more(BigInteger p, long n) {
        return n == 0 ? p : PyLong.of(p.add(BigInteger.valueOf(n)));
    }

    /** {@code a << b}. @throws PyException ValueError, OverflowError, MemoryError */
    public static Object shiftLeft(Object a, Object b) {
        if (sign(b) < 0) {
            throw Errors.valueError("negative shift count");
        }
        if (sign(a) == 0) {
            return 0L;
        }
        if (!(b instanceof Long n)) {
            throw Errors.overflowError("too many digits in integer");
        }
        if (n < 63 && a instanceof Long x) {
            long r = x << n;
            if (r >> n == x) {
                return r;
            }
        }
        BigInteger p = big(a);
        if (n + p.bitLength() >= MAX_BITS || n >= MAX_BITS) {
            throw Errors.memoryError();
        }
        return PyLong.of(p.shiftLeft((int) (long) n));
    }

    /** {@code a >> b}, rounding down. @throws PyException ValueError */
    public static Object shiftRight(Object a, Object b) {
        if (sign(b) < 0) {
            throw Errors.valueError("negative shift count");
        }
        if (b instanceof Long n && n < MAX_BITS) {
            return a instanceof Long x ? (Object) (x >> Math.min(n, 63))
                    : PyLong.of(((BigInteger) a).shiftRight((int) (long) n));
        }
        return sign(a) < 0 ? -1L : 0L;
    }

    /** {@code a ** b} with {@code b >= 0}. @throws PyException MemoryError if the result is out of reach */
    public static Object power(Object a, Object b) {
        if (b instanceof Long n && n < 64 && a instanceof Long x) {
            Object r = smallPower(x, (int) (long) n);
            if (r != null) {
                return r;
            }
        }
        BigInteger p = big(a);
        if (p.bitLength() <= 1 && p.compareTo(BigInteger.TWO.negate()) > 0) {
            boolean odd = big(b).testBit(0);
            return p.signum() == 0 ? (Object) (sign(b) == 0 ? 1L : 0L) : p.signum() > 0 || !odd ? 1L : (Object) (-1L);
        }
        if (!(b instanceof Long n) || n > MAX_BITS || (p.bitLength() - 1L) * n >= MAX_BITS) {
            throw Errors.memoryError();
        }
        try {
            return PyLong.of(p.pow((int) (long) n));
        } catch (ArithmeticException e) {
            throw Errors.memoryError();
        }
    }

    /** By squaring, or null if it leaves 64 bits. */
    private static Object smallPower(long base, int exponent) {
        long result = 1;
        long square = base;
        for (int n = exponent;;) {
            if ((n & 1) != 0) {
                long r = result * square;
                if (Math.multiplyHigh(result, square) != r >> 63) {
                    return null;
                }
                result = r;
            }
            n >>= 1;
            if (n == 0) {
                return result;
            }
            long s = square * square;
            if (Math.multiplyHigh(square, square) != s >> 63) {
                return null;
            }
            square = s;
        }
    }

    /** {@code pow(a, b, c)}. @throws PyException ValueError */
    public static Object power(Object a, Object b, Object c) {
        if (sign(c) == 0) {
            throw Errors.valueError("pow() 3rd argument cannot be 0");
        }
        BigInteger modulus = big(c).abs();
        if (modulus.equals(BigInteger.ONE)) {
            return 0L;
        }
        BigInteger base = big(a);
        BigInteger exponent = big(b);
        if (exponent.signum() < 0) {
            exponent = exponent.negate();
            if (!base.gcd(modulus).equals(BigInteger.ONE)) {
                throw Errors.valueError("base is not invertible for the given modulus");
            }
            base = base.modInverse(modulus);
        }
        BigInteger r = modulus.bitLength() < 32 ? BigInteger.valueOf(smallModPower(base, exponent, modulus))
                : base.modPow(exponent, modulus);
        return PyLong.of(sign(c) < 0 && r.signum() != 0 ? r.subtract(modulus) : r);
    }

    private static long smallModPower(BigInteger base, BigInteger exponent, BigInteger modulus) {
        long m = modulus.longValue();
        long b = base.mod(modulus).longValue();
        long r = 1;
        for (int i = exponent.bitLength() - 1; i >= 0; i--) {
            r = r * r % m;
            if (exponent.testBit(i)) {
                r = r * b % m;
            }
        }
        return r % m;
    }

    /** {@code round(a, -digits)}: to a multiple of {@code 10 ** digits}, ties to an even one. */
    static Object roundToPower(Object a, Object digits) {
        BigInteger p = big(a);
        if (!(digits instanceof Long n) || n > p.bitLength()) {
            return 0L;
        }
        BigInteger unit = BigInteger.TEN.pow((int) (long) n);
        BigInteger[] qr = p.divideAndRemainder(unit);
        int half = qr[1].abs().shiftLeft(1).compareTo(unit);
        boolean away = half > 0 || half == 0 && qr[0].testBit(0);
        BigInteger q = away ? qr[0].add(BigInteger.valueOf(p.signum())) : qr[0];
        return PyLong.of(q.multiply(unit));
    }

    public static int compare(Object a, Object b) {
        if (a instanceof Long x) {
            return b instanceof Long y ? Long.compare(x, y) : -((BigInteger) b).signum();
        }
        return b instanceof Long ? ((BigInteger) a).signum() : ((BigInteger) a).compareTo((BigInteger) b);
    }

    /** Compares exactly with a float that is not NaN. */
    static int compare(Object a, double d) {
        if (a instanceof Long x) {
            if (isExactDouble(x)) {
                return Double.compare((double) x, d + 0.0);
            }
            if (d >= 0x1p63) {
                return -1;
            }
            if (d < -0x1p63) {
                return 1;
            }
            // A float with a fraction is below 2^52 and so on the same side of x as its integral part.
            return Long.compare(x, (long) d);
        }
        BigInteger b = (BigInteger) a;
        if (Double.isInfinite(d)) {
            return d > 0 ? -1 : 1;
        }
        if (Math.abs(d) < 0x1p63 || b.signum() != (d > 0 ? 1 : -1)) {
            return b.signum();
        }
        return b.compareTo(fromIntegral(d));
    }

    /** The big integer of a finite float without fraction. */
    static BigInteger fromIntegral(double d) {
        int exponent = Math.getExponent(d);
        if (exponent < 63) {
            return BigInteger.valueOf((long) d);
        }
        long bits = Double.doubleToRawLongBits(d);
        BigInteger m = BigInteger.valueOf(bits & (1L << 52) - 1 | 1L << 52).shiftLeft(exponent - 52);
        return d < 0 ? m.negate() : m;
    }

    /** {@code int(d)}. @throws PyException OverflowError for infinities, ValueError for NaN */
    public static Object fromDouble(double d) {
        long n = (long) d;
        if (n != Long.MAX_VALUE && n != Long.MIN_VALUE && d == d) {
            return n;
        }
        if (Double.isInfinite(d)) {
            throw Errors.overflowError("cannot convert float infinity to integer");
        }
        if (Double.isNaN(d)) {
            throw Errors.valueError("cannot convert float NaN to integer");
        }
        return PyLong.of(fromIntegral(d));
    }

    /** {@code abs(a).bit_length()}. */
    public static int bitLength(Object a) {
        if (a instanceof Long x) {
            return 64 - Long.numberOfLeadingZeros(Math.abs(x));
        }
        BigInteger b = (BigInteger) a;
        return b.signum() < 0 ? b.abs().bitLength() : b.bitLength();
    }

    static int bitCount(Object a) {
        if (a instanceof Long x) {
            return Long.bitCount(Math.abs(x));
        }
        return ((BigInteger) a).abs().bitCount();
    }
}
