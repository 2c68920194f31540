package org.taipan.modules.math;

import java.math.BigInteger;
import org.taipan.ops.Errors;
import org.taipan.types.LongArithmetic;
import org.taipan.types.PyLong;

/** Functions of exact ints: arguments are Long or BigInteger. */
final class Combinatorics {
    private static final long[] SMALL_FACTORIALS = new long[21];
    /** Longer products than this many factors are split, so that big factors meet big factors. */
    private static final long SPLIT = 16;

    static {
        SMALL_FACTORIALS[0] = 1;
        for (int i = 1; i < SMALL_FACTORIALS.length; i++) {
            SMALL_FACTORIALS[i] = SMALL_FACTORIALS[i - 1] * i;
        }
    }

    private Combinatorics() {
    }

    static Object gcd(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
            long p = Math.abs(x);
            long q = Math.abs(y);
            while (q != 0) {
                long r = p % q;
                p = q;
                q = r;
            }
            return p;
        }
        return PyLong.of(PyLong.big(a).gcd(PyLong.big(b)));
    }

    static Object lcm(Object a, Object b) {
        if (LongArithmetic.sign(a) == 0 || LongArithmetic.sign(b) == 0) {
            return 0L;
        }
        return LongArithmetic.absolute(LongArithmetic.multiply(LongArithmetic.floorDivide(a, gcd(a, b)), b));
    }

    static Object factorial(Object n) {
        if (LongArithmetic.sign(n) < 0) {
            throw Errors.valueError("factorial() not defined for negative values");
        }
        if (!(n instanceof Long x)) {
            throw Errors.overflowError("factorial() argument should not exceed " + Long.MAX_VALUE);
        }
        return x < SMALL_FACTORIALS.length ? (Object) SMALL_FACTORIALS[(int) (long) x] : PyLong.of(product(2, x));
    }

    /** The product of the integers {@code from} … {@code to}. @throws org.taipan.objects.PyException MemoryError */
    private static BigInteger product(long from, long to) {
        if (to - from < SPLIT) {
            BigInteger p = BigInteger.valueOf(from);
            long small = 1;
            for (long i = from + 1; i <= to; i++) {
                if (Math.multiplyHigh(small, i) == 0 && small * i > 0) {
                    small *= i;
                } else {
                    p = p.multiply(BigInteger.valueOf(small));
                    small = i;
                }
            }
            return p.multiply(BigInteger.valueOf(small));
        }
        long middle = from + (to - from) / 2;
        Object r = LongArithmetic.multiply(PyLong.of(product(from, middle)), PyLong.of(product(middle + 1, to)));
        return PyLong.big(r);
    }

    static Object permutations(Object n, Object k) {
        requireNatural(n, k);
        if (LongArithmetic.compare(n, k) < 0) {
            return 0L;
        }
        if (!(k instanceof Long count)) {
            throw Errors.overflowError("k must not exceed " + Long.MAX_VALUE);
        }
        return falling(n, count);
    }

    static Object combinations(Object n, Object k) {
        requireNatural(n, k);
        Object rest = LongArithmetic.subtract(n, k);
        if (LongArithmetic.sign(rest) < 0) {
            return 0L;
        }
        Object least = LongArithmetic.compare(k, rest) < 0 ? k : rest;
        if (!(least instanceof Long count)) {
            throw Errors.overflowError("min(n - k, k) must not exceed " + Long.MAX_VALUE);
        }
        return binomial(n, count);
    }

    private static void requireNatural(Object n, Object k) {
        if (LongArithmetic.sign(n) < 0) {
            throw Errors.valueError("n must be a non-negative integer");
        }
        if (LongArithmetic.sign(k) < 0) {
            throw Errors.valueError("k must be a non-negative integer");
        }
    }

    /** {@code n (n - 1) … (n - k + 1)}. */
    private static Object falling(Object n, long k) {
        if (k == 0) {
            return 1L;
        }
        if (n instanceof Long x) {
            return PyLong.of(product(x - k + 1, x));
        }
        if (k == 1) {
            return n;
        }
        long half = k / 2;
        return LongArithmetic.multiply(falling(n, half), falling(LongArithmetic.subtract(n, half), k - half));
    }

    private static Object binomial(Object n, long k) {
        if (n instanceof Long x && k <= 32) {
            long r = 1;
            long i = 0;
            while (i < k && Math.multiplyHigh(r, x - i) == 0 && r * (x - i) >= 0) {
                r = r * (x - i) / (i + 1);
                i++;
            }
            if (i == k) {
                return r;
            }
        }
        return LongArithmetic.floorDivide(falling(n, k), factorial(k));
    }

    static Object squareRoot(Object n) {
        if (LongArithmetic.sign(n) < 0) {
            throw Errors.valueError("isqrt() argument must be nonnegative");
        }
        if (!(n instanceof Long x)) {
            return PyLong.of(((BigInteger) n).sqrt());
        }
        long r = (long) Math.sqrt((double) x);
        while (r * r > x || r > 3037000499L) {
            r--;
        }
        while (r < 3037000499L && (r + 1) * (r + 1) <= x) {
            r++;
        }
        return r;
    }
}
