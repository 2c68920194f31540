package org.taipan.modules.math;

import java.math.BigInteger;
import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.types.Exc;

/** Sums that lose nothing on the way: {@code fsum}, {@code sumprod}, {@code hypot} and {@code dist}. */
final class ExactSums {
    private ExactSums() {
    }

    /** {@code fsum}: Shewchuk's partial sums, which do not overlap and add up to the exact sum; rounded once. */
    static double sum(ThreadState ts, Object seq) {
        Object it = Iter.iter(ts, seq);
        double[] partials = new double[32];
        int n = 0;
        double special = 0;
        double infinities = 0;
        for (Object item = Iter.next(ts, it); item != null; item = Iter.next(ts, it)) {
            double term = Number.toDouble(ts, item);
            double x = term;
            int kept = 0;
            for (int j = 0; j < n; j++) {
                double y = partials[j];
                if (Math.abs(x) < Math.abs(y)) {
                    double t = x;
                    x = y;
                    y = t;
                }
                double high = x + y;
                double low = y - (high - x);
                if (low != 0) {
                    partials[kept++] = low;
                }
                x = high;
            }
            n = kept;
            if (x == 0) {
                continue;
            }
            if (!Double.isFinite(x)) {
                if (Double.isFinite(term)) {
                    throw Errors.overflowError("intermediate overflow in fsum");
                }
                if (Double.isInfinite(term)) {
                    infinities += term;
                }
                special += term;
                n = 0;
                continue;
            }
            if (n == partials.length) {
                partials = Arrays.copyOf(partials, 2 * n);
            }
            partials[n++] = x;
        }
        if (special != 0) {
            if (Double.isNaN(infinities)) {
                throw Errors.valueError("-inf + inf in fsum");
            }
            return special;
        }
        return rounded(partials, n);
    }

    private static double rounded(double[] partials, int count) {
        if (count == 0) {
            return 0.0;
        }
        int n = count;
        double high = partials[--n];
        double low = 0;
        while (n > 0) {
            double x = high;
            double y = partials[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0) {
                break;
            }
        }
        // A tie that the partials left over would break has been rounded to even: correct it.
        if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
        return high;
    }

    /** The length of a vector, with an error below one unit in the last place. Overwrites {@code v}. */
    static double norm(double[] v) {
        double max = 0;
        boolean nan = false;
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.abs(v[i]);
            nan |= Double.isNaN(v[i]);
            if (v[i] > max) {
                max = v[i];
            }
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        if (nan) {
            return Double.NaN;
        }
        return max == 0 || v.length <= 1 ? max : norm(v, max);
    }

    private static double norm(double[] v, double max) {
        int exponent = MathErrors.exponent(max);
        if (exponent < -1023) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= Double.MIN_NORMAL;
            }
            return Double.MIN_NORMAL * norm(v, max / Double.MIN_NORMAL);
        }
        double scale = Math.scalb(1.0, -exponent);
        double sum = 1;
        double low1 = 0;
        double low2 = 0;
        for (double x : v) {
            x *= scale;
            double square = x * x;
            low1 += Math.fma(x, x, -square);
            double next = sum + square;
            low2 += sum - next + square;
            sum = next;
        }
        double h = Math.sqrt(sum - 1 + (low1 + low2));
        // One step of Newton's method on the rounding error of the root.
        double square = -h * h;
        low1 += Math.fma(-h, h, -square);
        double next = sum + square;
        low2 += sum - next + square;
        h += (next - 1 + (low1 + low2)) / (2 * h);
        return h / scale;
    }

    // ---- sumprod ----------------------------------------------------------------------------------------------------

    /** A sum of products of floats in three parts (Ogita, Rump and Oishi). */
    private static final class Triple {
        private double high;
        private double low;
        private double tiny;
        boolean used;

        /** Adds a product; false, changing nothing, if the sum would not be finite. */
        boolean add(double x, double y) {
            double product = x * y;
            double productLow = Math.fma(x, y, -product);
            double sum = high + product;
            if (!Double.isFinite(sum)) {
                return false;
            }
            double sumLow = error(high, product, sum);
            double r1 = low + productLow;
            double r1Low = error(low, productLow, r1);
            double r2 = r1 + sumLow;
            tiny += r1Low + error(r1, sumLow, r2);
            low = r2;
            high = sum;
            used = true;
            return true;
        }

        private static double error(double a, double b, double sum) {
            double z = sum - a;
            return a - (sum - z) + (b - z);
        }

        double value() {
            double sum = low + high;
            return tiny + error(low, high, sum) + sum;
        }
    }

    static Object sumOfProducts(ThreadState ts, Object p, Object q) {
        Object a = Iter.iter(ts, p);
        Object b = Iter.iter(ts, q);
        Object total = 0L;
        long small = 0;
        Triple floats = new Triple();
        boolean ints = true;
        boolean onlyFloats = true;
        while (true) {
            Object x = Iter.next(ts, a);
            Object y = Iter.next(ts, b);
            if ((x == null) != (y == null)) {
                throw Errors.valueError("Inputs are not the same length");
            }
            if (ints) {
                if (x instanceof Long m && y instanceof Long n && fits(small, m, n)) {
                    small += m * n;
                    continue;
                }
                ints = false;
                total = small;
            }
            if (onlyFloats) {
                if (x != null && isFloatPair(x, y) && addProduct(ts, floats, x, y)) {
                    continue;
                }
                onlyFloats = false;
                if (floats.used) {
                    total = Number.add(ts, total, floats.value());
                }
            }
            if (x == null) {
                return total;
            }
            total = Number.add(ts, total, Number.multiply(ts, x, y));
        }
    }

    /** Whether {@code sum + m * n} is a long. */
    private static boolean fits(long sum, long m, long n) {
        long product = m * n;
        long next = sum + product;
        return Math.multiplyHigh(m, n) == product >> 63 && ((sum ^ next) & (product ^ next)) >= 0;
    }

    private static boolean isInt(Object o) {
        return o instanceof Long || o instanceof BigInteger;
    }

    private static boolean isFloatPair(Object x, Object y) {
        return x instanceof Double && (y instanceof Double || isInt(y) || y instanceof Boolean)
                || y instanceof Double && (isInt(x) || x instanceof Boolean);
    }

    private static boolean addProduct(ThreadState ts, Triple sum, Object x, Object y) {
        try {
            return sum.add(Number.toDouble(ts, x), Number.toDouble(ts, y));
        } catch (PyException e) {
            if (e.matches(Exc.OverflowError)) {
                return false;
            }
            throw e;
        }
    }
}
