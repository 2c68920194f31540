package org.taipan.modules.math;

/** Inverse hyperbolic functions, which Java lacks; by the formulas that keep accuracy in each range. */
final class Hyperbolic {
    private static final double LN2 = 0.6931471805599453;
    private static final double TINY = 0x1p-28;
    private static final double HUGE = 0x1p28;

    private Hyperbolic() {
    }

    static double asinh(double x) {
        double a = Math.abs(x);
        if (!(a >= TINY) || Double.isInfinite(x)) {
            return x;
        }
        double r;
        if (a > HUGE) {
            r = Math.log(a) + LN2;
        } else if (a > 2) {
            r = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double t = a * a;
            r = Math.log1p(a + t / (1 + Math.sqrt(1 + t)));
        }
        return Math.copySign(r, x);
    }

    /** NaN below 1. */
    static double acosh(double x) {
        if (x >= HUGE) {
            return Double.isInfinite(x) ? x : Math.log(x) + LN2;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    /** Infinite at 1 and -1, NaN beyond. */
    static double atanh(double x) {
        double a = Math.abs(x);
        if (a < TINY) {
            return x;
        }
        double r;
        if (a < 0.5) {
            double t = a + a;
            r = 0.5 * Math.log1p(t + t * a / (1 - a));
        } else {
            r = a == 1 ? Double.POSITIVE_INFINITY : 0.5 * Math.log1p((a + a) / (1 - a));
        }
        return Math.copySign(r, x);
    }
}
