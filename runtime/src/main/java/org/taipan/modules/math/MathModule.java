package org.taipan.modules.math;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.FloatArithmetic;
import org.taipan.types.LongArithmetic;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The {@code math} module. Functions of floats take and return {@code double}, so that compiled code calls them so. */
@PyModuleDef(name = "math",
        doc = "This module provides access to the mathematical functions\ndefined by the C standard.")
final class MathModule {
    @PyConstant
    static final double pi = Math.PI;
    @PyConstant
    static final double e = Math.E;
    @PyConstant
    static final double tau = 2 * Math.PI;
    @PyConstant
    static final double inf = Double.POSITIVE_INFINITY;
    @PyConstant
    static final double nan = Double.NaN;

    private MathModule() {
    }

    @PyMethod(value = "acos(x, /)", doc = "Return the arc cosine (measured in radians) of x.\n\nThe result is "
            + "between 0 and pi.")
    static double acos(double x) {
        return MathErrors.domain(x, Math.acos(x));
    }

    @PyMethod(value = "acosh(x, /)", doc = "Return the inverse hyperbolic cosine of x.")
    static double acosh(double x) {
        return MathErrors.domain(x, Hyperbolic.acosh(x));
    }

    @PyMethod(value = "asin(x, /)", doc = "Return the arc sine (measured in radians) of x.\n\nThe result is between "
            + "-pi/2 and pi/2.")
    static double asin(double x) {
        return MathErrors.domain(x, Math.asin(x));
    }

    @PyMethod(value = "asinh(x, /)", doc = "Return the inverse hyperbolic sine of x.")
    static double asinh(double x) {
        return MathErrors.domain(x, Hyperbolic.asinh(x));
    }

    @PyMethod(value = "atan(x, /)", doc = "Return the arc tangent (measured in radians) of x.\n\nThe result is "
            + "between -pi/2 and pi/2.")
    static double atan(double x) {
        return Math.atan(x);
    }

    @PyMethod(value = "atan2(y, x, /)", doc = "Return the arc tangent (measured in radians) of y/x.\n"
            + "\nUnlike atan(y/x), the signs of both x and y are considered.")
    static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    @PyMethod(value = "atanh(x, /)", doc = "Return the inverse hyperbolic tangent of x.")
    static double atanh(double x) {
        return MathErrors.domain(x, Hyperbolic.atanh(x));
    }

    @PyMethod(value = "cbrt(x, /)", doc = "Return the cube root of x.")
    static double cbrt(double x) {
        return Math.cbrt(x);
    }

    @PyMethod(value = "copysign(x, y, /)", doc = "Return a float with the magnitude (absolute value) of x but the "
            + "sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n")
    static double copysign(double x, double y) {
        return Math.copySign(x, Double.isNaN(y) && Double.doubleToRawLongBits(y) < 0 ? -1.0 : y);
    }

    @PyMethod(value = "cos(x, /)", doc = "Return the cosine of x (measured in radians).")
    static double cos(double x) {
        return MathErrors.domain(x, Math.cos(x));
    }

    @PyMethod(value = "cosh(x, /)", doc = "Return the hyperbolic cosine of x.")
    static double cosh(double x) {
        return MathErrors.range(x, Math.cosh(x));
    }

    @PyMethod(value = "degrees(x, /)", doc = "Convert angle x from radians to degrees.")
    static double degrees(double x) {
        return x * (180.0 / Math.PI);
    }

    @PyMethod(value = "erf(x, /)", doc = "Error function at x.")
    static double erf(double x) {
        return SpecialFunctions.erf(x);
    }

    @PyMethod(value = "erfc(x, /)", doc = "Complementary error function at x.")
    static double erfc(double x) {
        return SpecialFunctions.erfc(x);
    }

    @PyMethod(value = "exp(x, /)", doc = "Return e raised to the power of x.")
    static double exp(double x) {
        return MathErrors.range(x, Math.exp(x));
    }

    @PyMethod(value = "exp2(x, /)", doc = "Return 2 raised to the power of x.")
    static double exp2(double x) {
        return MathErrors.range(x, Math.pow(2.0, x));
    }

    @PyMethod(value = "expm1(x, /)", doc = "Return exp(x)-1.\n\nThis function avoids the loss of precision involved "
            + "in the direct evaluation of exp(x)-1 for small x.")
    static double expm1(double x) {
        return MathErrors.range(x, Math.expm1(x));
    }

    @PyMethod(value = "fabs(x, /)", doc = "Return the absolute value of the float x.")
    static double fabs(double x) {
        return Math.abs(x);
    }

    @PyMethod(value = "fma(x, y, z, /)", doc = "Fused multiply-add operation.\n\nCompute (x * y) + z with a single "
            + "round.")
    static double fma(double x, double y, double z) {
        double r = Math.fma(x, y, z);
        if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
            throw Errors.valueError("invalid operation in fma");
        }
        if (Double.isInfinite(r) && Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
            throw Errors.overflowError("overflow in fma");
        }
        return r;
    }

    @PyMethod(value = "fmod(x, y, /)", doc = "Return fmod(x, y), according to platform C.\n\nx % y may differ.")
    static double fmod(double x, double y) {
        return MathErrors.domain(x, y, x % y);
    }

    @PyMethod(value = "gamma(x, /)", doc = "Gamma function at x.")
    static double gamma(double x) {
        return SpecialFunctions.gamma(x);
    }

    @PyMethod(value = "lgamma(x, /)", doc = "Natural logarithm of absolute value of Gamma function at x.")
    static double lgamma(double x) {
        return SpecialFunctions.logGamma(x);
    }

    @PyMethod(value = "log1p(x, /)", doc = "Return the natural logarithm of 1+x (base e).\n\nThe result is computed "
            + "in a way which is accurate for x near zero.")
    static double log1p(double x) {
        return MathErrors.domain(x, Math.log1p(x));
    }

    @PyMethod(value = "pow(x, y, /)", doc = "Return x**y (x to the power of y).")
    static double pow(double x, double y) {
        if (x == 1.0 || y == 0.0) {
            return 1.0;
        }
        if (Math.abs(x) == 1.0 && Double.isInfinite(y)) {
            return 1.0;
        }
        double r = Math.pow(x, y);
        if (Double.isFinite(x) && Double.isFinite(y) && !Double.isFinite(r)) {
            throw Double.isNaN(r) || x == 0.0 ? MathErrors.domain() : MathErrors.range();
        }
        return r;
    }

    @PyMethod(value = "radians(x, /)", doc = "Convert angle x from degrees to radians.")
    static double radians(double x) {
        return x * (Math.PI / 180.0);
    }

    @PyMethod(value = "remainder(x, y, /)", doc = "Difference between x and the closest integer multiple of y.\n"
            + "\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly "
            + "halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.")
    static double remainder(double x, double y) {
        return MathErrors.domain(x, y, Math.IEEEremainder(x, y));
    }

    @PyMethod(value = "sin(x, /)", doc = "Return the sine of x (measured in radians).")
    static double sin(double x) {
        return MathErrors.domain(x, Math.sin(x));
    }

    @PyMethod(value = "sinh(x, /)", doc = "Return the hyperbolic sine of x.")
    static double sinh(double x) {
        return MathErrors.range(x, Math.sinh(x));
    }

    @PyMethod(value = "sqrt(x, /)", doc = "Return the square root of x.")
    static double sqrt(double x) {
        return MathErrors.domain(x, Math.sqrt(x));
    }

    @PyMethod(value = "tan(x, /)", doc = "Return the tangent of x (measured in radians).")
    static double tan(double x) {
        return MathErrors.domain(x, Math.tan(x));
    }

    @PyMethod(value = "tanh(x, /)", doc = "Return the hyperbolic tangent of x.")
    static double tanh(double x) {
        return Math.tanh(x);
    }

    @PyMethod(value = "ulp(x, /)", doc = "Return the value of the least significant bit of the float x.")
    static double ulp(double x) {
        return Math.ulp(x);
    }

    @PyMethod(value = "isfinite(x, /)", doc = "Return True if x is neither an infinity nor a NaN, and False "
            + "otherwise.")
    static boolean isfinite(double x) {
        return Double.isFinite(x);
    }

    @PyMethod(value = "isinf(x, /)", doc = "Return True if x is a positive or negative infinity, and False otherwise.")
    static boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    @PyMethod(value = "isnan(x, /)", doc = "Return True if x is a NaN (not a number), and False otherwise.")
    static boolean isnan(double x) {
        return Double.isNaN(x);
    }

    @PyMethod(value = "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc = "Determine whether two floating-point "
            + "numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", "
            + "relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being "
            + "considered \"close\", regardless of the\n    magnitude of the input values\n"
            + "\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered "
            + "close, the difference between them\nmust be smaller than at least one of the tolerances.\n"
            + "\n-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\nis, NaN is not close to "
            + "anything, even itself.  inf and -inf are\nonly close to themselves.")
    static boolean isclose(double a, double b, double rel_tol, double abs_tol) {
        if (rel_tol < 0.0 || abs_tol < 0.0) {
            throw Errors.valueError("tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double diff = Math.abs(b - a);
        return diff <= Math.abs(rel_tol * b) || diff <= Math.abs(rel_tol * a) || diff <= abs_tol;
    }

    @PyMethod(value = "frexp(x, /)", doc = "Return the mantissa and exponent of x, as pair (m, e).\n"
            + "\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 "
            + "<= abs(m) < 1.0.")
    static Object frexp(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return new PyTuple((Object) x, (Object) 0L);
        }
        int e = MathErrors.exponent(x);
        return new PyTuple((Object) Math.scalb(Math.scalb(x, -e / 2), -e - -e / 2), (Object) (long) e);
    }

    @PyMethod(value = "ldexp(x, i, /)", doc = "Return x * (2**i).\n\nThis is essentially the inverse of frexp().")
    static double ldexp(double x, Object i) {
        if (!PyLong.check(i)) {
            throw Errors.typeError("Expected an int as second argument to ldexp.");
        }
        long n = PyLong.value(i) instanceof Long l ? l : PyLong.big(i).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        double r = Math.scalb(x, (int) Math.clamp(n, -10_000L, 10_000L));
        if (Double.isInfinite(r) && Double.isFinite(x)) {
            throw MathErrors.range();
        }
        return r;
    }

    @PyMethod(value = "modf(x, /)", doc = "Return the fractional and integer parts of x.\n\nBoth results carry the "
            + "sign of x and are floats.")
    static Object modf(double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        double fraction = Double.isInfinite(x) ? 0.0 : x - whole;
        return new PyTuple((Object) (Double.isNaN(x) ? x : Math.copySign(fraction, x)), (Object) whole);
    }

    @PyMethod(value = "nextafter(x, y, /, *, steps=None)", doc = "Return the floating-point value the given number "
            + "of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1.\n"
            + "\nRaises a TypeError, if x or y is not a double, or if steps is not an integer.\n"
            + "Raises ValueError if steps is negative.")
    static double nextafter(ThreadState ts, double x, double y, Object steps) {
        if (steps == PyNone.NONE) {
            return Math.nextAfter(x, y);
        }
        Object n = Number.index(ts, steps);
        if (n instanceof Long l ? l < 0 : PyLong.big(n).signum() < 0) {
            throw Errors.valueError("steps must be a non-negative integer");
        }
        return MathErrors.step(x, y, PyLong.big(n).bitLength() > 64 ? -1 : PyLong.big(n).longValue());
    }

    @PyMethod(value = "ceil(x, /)", doc = "Return the ceiling of x as an Integral.\n\nThis is the smallest integer "
            + ">= x.")
    static Object ceil(ThreadState ts, Object x) {
        Object method = x instanceof Double ? null : PyObject.typeOf(x).slot(Slot.CEIL);
        return method != null ? Call.method(ts, method, x)
                : LongArithmetic.fromDouble(Math.ceil(Number.toDouble(ts, x)));
    }

    @PyMethod(value = "floor(x, /)", doc = "Return the floor of x as an Integral.\n\nThis is the largest integer <= "
            + "x.")
    static Object floor(ThreadState ts, Object x) {
        Object method = x instanceof Double ? null : PyObject.typeOf(x).slot(Slot.FLOOR);
        return method != null ? Call.method(ts, method, x)
                : LongArithmetic.fromDouble(Math.floor(Number.toDouble(ts, x)));
    }

    @PyMethod(value = "trunc(x, /)", doc = "Truncates the Real x to the nearest Integral toward 0.\n"
            + "\nUses the __trunc__ magic method.")
    static Object trunc(ThreadState ts, Object x) {
        Object method = PyObject.typeOf(x).slot(Slot.TRUNC);
        if (method == null) {
            throw Errors.typeError("type " + Obj.typeName(x) + " doesn't define __trunc__ method");
        }
        return Call.method(ts, method, x);
    }

    @PyMethod(value = "log(x, base=NULL, /)", doc = "log(x, [base=math.e])\nReturn the logarithm of x to the given "
            + "base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.")
    static double log(ThreadState ts, Object x, Object base) {
        double r = Logarithms.of(ts, x, Logarithms.NATURAL);
        if (base != null) {
            r = FloatArithmetic.divide(r, Logarithms.of(ts, base, Logarithms.NATURAL));
        }
        return r;
    }

    @PyMethod(value = "log2(x, /)", doc = "Return the base 2 logarithm of x.")
    static double log2(ThreadState ts, Object x) {
        return Logarithms.of(ts, x, Logarithms.BINARY);
    }

    @PyMethod(value = "log10(x, /)", doc = "Return the base 10 logarithm of x.")
    static double log10(ThreadState ts, Object x) {
        return Logarithms.of(ts, x, Logarithms.DECIMAL);
    }

    @PyMethod(value = "fsum(seq, /)", doc = "Return an accurate floating-point sum of values in the iterable seq.\n"
            + "\nAssumes IEEE-754 floating-point arithmetic.")
    static double fsum(ThreadState ts, Object seq) {
        return ExactSums.sum(ts, seq);
    }

    @PyMethod(value = "hypot(*coordinates)", doc = "hypot(*coordinates) -> value\n\nMultidimensional Euclidean "
            + "distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in "
            + "coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean "
            + "theorem:  sqrt(x*x + y*y).\n\nFor example, the hypotenuse of a 3/4/5 right triangle is:\n"
            + "\n    >>> hypot(3.0, 4.0)\n    5.0\n")
    static double hypot(ThreadState ts, Object[] coordinates) {
        double[] v = new double[coordinates.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Number.toDouble(ts, coordinates[i]);
        }
        return ExactSums.norm(v);
    }

    @PyMethod(value = "dist(p, q, /)", doc = "Return the Euclidean distance between two points p and q.\n"
            + "\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have "
            + "the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, "
            + "q)))")
    static double dist(ThreadState ts, Object p, Object q) {
        Object[] a = Iter.toArray(ts, p);
        Object[] b = Iter.toArray(ts, q);
        if (a.length != b.length) {
            throw Errors.valueError("both points must have the same number of dimensions");
        }
        double[] v = new double[a.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Number.toDouble(ts, a[i]) - Number.toDouble(ts, b[i]);
        }
        return ExactSums.norm(v);
    }

    @PyMethod(value = "sumprod(p, q, /)", doc = "Return the sum of products of values from two iterables p and q.\n"
            + "\nRoughly equivalent to:\n\n    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))\n"
            + "\nFor float and mixed int/float inputs, the intermediate products\nand sums are computed with "
            + "extended precision.")
    static Object sumprod(ThreadState ts, Object p, Object q) {
        return ExactSums.sumOfProducts(ts, p, q);
    }

    @PyMethod(value = "prod(iterable, /, *, start=1)", doc = "Calculate the product of all the elements in the input "
            + "iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the "
            + "start value.  This function is\nintended specifically for use with numeric values and may reject\n"
            + "non-numeric types.")
    static Object prod(ThreadState ts, Object iterable, Object start) {
        Object it = Iter.iter(ts, iterable);
        Object product = start;
        for (Object x = Iter.next(ts, it); x != null; x = Iter.next(ts, it)) {
            product = Number.multiply(ts, product, x);
        }
        return product;
    }

    @PyMethod(value = "gcd(*integers)", doc = "Greatest Common Divisor.")
    static Object gcd(ThreadState ts, Object[] integers) {
        Object r = 0L;
        for (Object n : integers) {
            r = Combinatorics.gcd(r, Number.index(ts, n));
        }
        return r;
    }

    @PyMethod(value = "lcm(*integers)", doc = "Least Common Multiple.")
    static Object lcm(ThreadState ts, Object[] integers) {
        Object r = 1L;
        for (Object n : integers) {
            r = Combinatorics.lcm(r, Number.index(ts, n));
        }
        return r;
    }

    @PyMethod(value = "factorial(n, /)", doc = "Find n!.")
    static Object factorial(ThreadState ts, Object n) {
        return Combinatorics.factorial(Number.index(ts, n));
    }

    @PyMethod(value = "perm(n, k=None, /)", doc = "Number of ways to choose k items from n items without repetition "
            + "and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n"
            + "\nIf k is not specified or is None, then k defaults to n\nand the function returns n!.\n"
            + "\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the "
            + "arguments are negative.")
    static Object perm(ThreadState ts, Object n, Object k) {
        return k == PyNone.NONE ? factorial(ts, n)
                : Combinatorics.permutations(Number.index(ts, n), Number.index(ts, k));
    }

    @PyMethod(value = "comb(n, k, /)", doc = "Number of ways to choose k items from n items without repetition and "
            + "without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\n"
            + "to zero when k > n.\n\nAlso called the binomial coefficient because it is equivalent\n"
            + "to the coefficient of k-th term in polynomial expansion of the\nexpression (1 + x)**n.\n"
            + "\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the "
            + "arguments are negative.")
    static Object comb(ThreadState ts, Object n, Object k) {
        return Combinatorics.combinations(Number.index(ts, n), Number.index(ts, k));
    }

    @PyMethod(value = "isqrt(n, /)", doc = "Return the integer part of the square root of the input.")
    static Object isqrt(ThreadState ts, Object n) {
        return Combinatorics.squareRoot(Number.index(ts, n));
    }
}
