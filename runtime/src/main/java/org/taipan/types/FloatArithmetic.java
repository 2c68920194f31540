package org.taipan.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.ops.Errors;

/** Arithmetic on floats where it is more than Java's: {@code Objects/floatobject.c}. */
public final class FloatArithmetic {
    private static final int HASH_BITS = 61;
    private static final long HASH_MODULUS = (1L << HASH_BITS) - 1;
    private static final long HASH_INFINITY = 314159;
    /** More decimal places than any float has, and more than any float has digits before the point. */
    private static final int MAX_PLACES = 323, MIN_PLACES = -308;
    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
        1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    private FloatArithmetic() {
    }

    /** {@code a / b}. @throws PyException ZeroDivisionError */
    public static double divide(double a, double b) {
        if (b == 0) {
            throw Errors.zeroDivisionError("float division by zero");
        }
        return a / b;
    }

    /** {@code a % b}: the result has the sign of {@code b}. @throws PyException ZeroDivisionError */
    public static double remainder(double a, double b) {
        if (b == 0) {
            throw Errors.zeroDivisionError("float modulo by zero");
        }
        double mod = a % b;
        if (mod != 0) {
            return b < 0 != mod < 0 ? mod + b : mod;
        }
        return Math.copySign(0.0, b);
    }

    /** {@code a // b}. @throws PyException ZeroDivisionError */
    public static double floorDivide(double a, double b) {
        if (b == 0) {
            throw Errors.zeroDivisionError("float floor division by zero");
        }
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0 && b < 0 != mod < 0) {
            div -= 1.0;
        }
        if (div == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1.0 : floor;
    }

    /** {@code divmod(a, b)}. @throws PyException ZeroDivisionError */
    static PyTuple divmod(double a, double b) {
        if (b == 0) {
            throw Errors.zeroDivisionError("float divmod()");
        }
        return new PyTuple((Object) floorDivide(a, b), (Object) remainder(a, b));
    }

    private static boolean isOddInteger(double d) {
        return Math.abs(d % 2.0) == 1.0;
    }

    /**
     * {@code a ** b}: a float, or a complex for a negative base and a broken exponent.
     *
     * @throws PyException ZeroDivisionError or OverflowError
     */
    public static Object power(double a, double b) {
        if (b == 0) {
            return 1.0;
        }
        if (Double.isNaN(a)) {
            return a;
        }
        if (Double.isNaN(b)) {
            return a == 1.0 ? 1.0 : b;
        }
        if (Double.isInfinite(b)) {
            double abs = Math.abs(a);
            return abs == 1.0 ? 1.0 : b > 0 == abs > 1.0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        if (a == 0 && b < 0) {
            throw Errors.zeroDivisionError("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && !Double.isInfinite(a) && b != Math.floor(b)) {
            return ComplexArithmetic.power(a, 0, b, 0);
        }
        double r = Math.pow(Math.abs(a), b);
        if (Double.isInfinite(r) && !Double.isInfinite(a)) {
            throw overflow();
        }
        return Math.copySign(1, a) < 0 && isOddInteger(b) ? -r : r;
    }

    /** OverflowError as {@code errno} ERANGE makes it. */
    static PyException overflow() {
        return Errors.of(Exc.OverflowError, 34L, "Numerical result out of range");
    }

    /** The closest integer, ties to even: {@code round(d)}. */
    static Object round(double d) {
        return LongArithmetic.fromDouble(Math.rint(d));
    }

    /** {@code round(d, places)}: the float closest to the decimal fraction closest to {@code d}, ties to even. */
    static double round(double d, long places) {
        if (Double.isNaN(d) || Double.isInfinite(d) || places > MAX_PLACES) {
            return d;
        }
        if (places < MIN_PLACES) {
            return 0.0 * d;
        }
        if (places >= 0 && places < POWERS_OF_TEN.length) {
            double scale = POWERS_OF_TEN[(int) places];
            double scaled = d * scale;
            double nearest = Math.rint(scaled);
            // The product is off by half an ulp at most: that decides unless the fraction is close to one half.
            if (Math.abs(scaled) < 0x1p51 && Math.abs(Math.abs(scaled - nearest) - 0.5) > Math.ulp(scaled)) {
                return nearest / scale;
            }
        }
        double r = new BigDecimal(d).setScale((int) places, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(r)) {
            throw Errors.overflowError("rounded value too large to represent");
        }
        return Math.copySign(r, d);
    }

    /** The hash of a float: that of the equal number of any other type; of NaN, which equals nothing, its owner's. */
    public static long hash(double d, PyObject owner) {
        return d != d && owner != null ? System.identityHashCode(owner) : hash(d);
    }

    /** {@link #hash(double, PyObject)} of an exact float. */
    public static long hash(double d) {
        long n = (long) d;
        if (n == d && n != Long.MAX_VALUE) {
            return PyLong.hash(n);
        }
        if (Double.isNaN(d)) {
            // A box has no identity to hash; equal bits are the same object here.
            return Double.hashCode(d);
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? HASH_INFINITY : -HASH_INFINITY;
        }
        long bits = Double.doubleToRawLongBits(d);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long m = bits & (1L << 52) - 1;
        if (exponent == 0) {
            exponent = 1;
        } else {
            m |= 1L << 52;
        }
        // Multiplying by two modulo 2^61 - 1 rotates 61 bits.
        int r = Math.floorMod(exponent - 1075, HASH_BITS);
        long h = m << r & HASH_MODULUS | m >>> HASH_BITS - r;
        h = bits < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** {@code d.as_integer_ratio()}. @throws PyException OverflowError or ValueError */
    static PyTuple integerRatio(double d) {
        if (Double.isInfinite(d)) {
            throw Errors.overflowError("cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(d)) {
            throw Errors.valueError("cannot convert NaN to integer ratio");
        }
        if (d == Math.rint(d)) {
            return new PyTuple(LongArithmetic.fromDouble(d), (Object) 1L);
        }
        // A fraction means that the exponent of the last bit is negative.
        int exponent = Math.max(Math.getExponent(d), Double.MIN_EXPONENT) - 52;
        long m = (long) Math.scalb(Math.scalb(d, -exponent / 2), -exponent - -exponent / 2);
        int zeros = Long.numberOfTrailingZeros(m);
        return new PyTuple((Object) (m >> zeros), PyLong.of(BigInteger.ONE.shiftLeft(-exponent - zeros)));
    }
}
