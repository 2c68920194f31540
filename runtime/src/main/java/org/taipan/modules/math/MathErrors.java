package org.taipan.modules.math;

import org.taipan.objects.PyException;
import org.taipan.ops.Errors;

/** When a result is an error, as {@code math_1} and {@code math_2} decide; and steps from float to float. */
final class MathErrors {
    private MathErrors() {
    }

    static PyException domain() {
        return Errors.valueError("math domain error");
    }

    static PyException range() {
        return Errors.overflowError("math range error");
    }

    /** {@code r}, the value of a function at {@code x} that cannot overflow: an infinity is a singularity. */
    static double domain(double x, double r) {
        if (r - r != 0 && (Double.isNaN(r) ? !Double.isNaN(x) : Double.isFinite(x))) {
            throw domain();
        }
        return r;
    }

    /** {@code r}, the value of a function at {@code x} and {@code y} that cannot overflow. */
    static double domain(double x, double y, double r) {
        if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw domain();
        }
        return r;
    }

    /** {@code r}, the value of a function at {@code x} that can overflow. */
    static double range(double x, double r) {
        if (Double.isNaN(r) && !Double.isNaN(x)) {
            throw domain();
        }
        if (Double.isInfinite(r) && Double.isFinite(x)) {
            throw range();
        }
        return r;
    }

    /** The exponent that {@code frexp} gives a finite float other than zero. */
    static int exponent(double x) {
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - 53 : Math.getExponent(x) + 1;
    }

    /** The float {@code steps}, an unsigned number, after {@code x} towards {@code y}. */
    static double step(double x, double y, long steps) {
        if (steps == 0 || Double.isNaN(x)) {
            return x;
        }
        if (Double.isNaN(y)) {
            return y;
        }
        // Floats in order are consecutive integers once the negative ones are turned round.
        long from = ordinal(x);
        long to = ordinal(y);
        if (Long.compareUnsigned(from < to ? to - from : from - to, steps) <= 0) {
            return y;
        }
        long at = from < to ? from + steps : from - steps;
        return at < 0 || at == 0 && from < 0 ? -Double.longBitsToDouble(-at) : Double.longBitsToDouble(at);
    }

    private static long ordinal(double d) {
        long bits = Double.doubleToRawLongBits(d);
        return bits < 0 ? -(bits & Long.MAX_VALUE) : bits;
    }
}
