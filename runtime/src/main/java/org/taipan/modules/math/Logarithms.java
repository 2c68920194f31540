package org.taipan.modules.math;

import java.math.BigInteger;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Number;
import org.taipan.types.PyLong;

/** Logarithms of floats and of ints of any size. */
final class Logarithms {
    static final int NATURAL = 0, BINARY = 2, DECIMAL = 10;
    /** 1 / ln 2 in two parts. */
    private static final double INVERSE_LN2 = 1.4426950408889634, INVERSE_LN2_REST = 2.0355273740931033e-17;

    private Logarithms() {
    }

    /** @throws org.taipan.objects.PyException ValueError unless {@code x} is positive */
    static double of(ThreadState ts, Object x, int base) {
        if (PyLong.check(x) && PyLong.value(x) instanceof BigInteger b && Double.isInfinite(b.doubleValue())) {
            if (b.signum() < 0) {
                throw MathErrors.domain();
            }
            int exponent = b.bitLength();
            double m = Math.scalb(b.shiftRight(exponent - 62).doubleValue(), -62);
            return of(m, base) + of(2.0, base) * exponent;
        }
        return of(Number.toDouble(ts, x), base);
    }

    private static double of(double x, int base) {
        if (x <= 0) {
            throw MathErrors.domain();
        }
        return base == BINARY ? log2(x) : base == DECIMAL ? Math.log10(x) : Math.log(x);
    }

    /** Exact for powers of two. */
    private static double log2(double x) {
        if (!Double.isFinite(x)) {
            return x;
        }
        int e = MathErrors.exponent(x);
        double m = Math.scalb(Math.scalb(x, -e / 2), -e - -e / 2);
        if (m < 0.7071067811865476) {
            m *= 2;
            e--;
        }
        double log = Math.log(m);
        double high = log * INVERSE_LN2;
        return e + (high + (Math.fma(log, INVERSE_LN2, -high) + log * INVERSE_LN2_REST));
    }
}
