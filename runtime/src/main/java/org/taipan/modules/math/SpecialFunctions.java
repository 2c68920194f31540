package org.taipan.modules.math;

/** The gamma and error functions. */
final class SpecialFunctions {
    /** Lanczos' approximation with 13 terms, the coefficients of Boost: numerator and denominator of the sum. */
    private static final double[] LANCZOS_NUMERATOR = {23531376880.410759688572007674451636754734846804940,
        42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708,
        1439720407.3117216736632230727949123939715485786772, 248874557.86205415651146038641322942321632125127801,
        31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024,
        210.82427775157934587250973392071336271166969580291, 2.5066282746310002701649081771338373386264310793408};
    private static final double[] LANCZOS_DENOMINATOR = {0, 39916800, 120543840, 150917976, 105258076, 45995730,
        13339535, 2637558, 357423, 32670, 1925, 66, 1};
    private static final double LANCZOS_G = 6.024680040776729583740234375;
    private static final double LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
    private static final double LOG_PI = 1.144729885849400174143427351353058711647;
    private static final double SQRT_PI = 1.772453850905516027298167483341145182798;
    private static final int EXACT_FACTORIALS = 23;
    /** From here on the series for erf takes longer than the continued fraction for erfc. */
    private static final double ERF_SERIES_LIMIT = 1.5;
    /** From here on erfc is too small to be what erf leaves of 1. */
    private static final double ERFC_FRACTION_START = 1.0;
    private static final int ERF_SERIES_TERMS = 25, SLOW_FRACTION_TERMS = 180, FAST_FRACTION_TERMS = 60;
    /** Beyond this erfc is 0. */
    private static final double ERFC_LIMIT = 30;

    private SpecialFunctions() {
    }

    private static double lanczosSum(double x) {
        double numerator = 0;
        double denominator = 0;
        int n = LANCZOS_NUMERATOR.length;
        if (x < 5) {
            for (int i = n - 1; i >= 0; i--) {
                numerator = numerator * x + LANCZOS_NUMERATOR[i];
                denominator = denominator * x + LANCZOS_DENOMINATOR[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                numerator = numerator / x + LANCZOS_NUMERATOR[i];
                denominator = denominator / x + LANCZOS_DENOMINATOR[i];
            }
        }
        return numerator / denominator;
    }

    /** {@code sin(pi * x)}, exact at integers. */
    private static double sinPi(double x) {
        double y = Math.abs(x) % 2.0;
        double r = switch ((int) Math.round(2.0 * y)) {
            case 0 -> Math.sin(Math.PI * y);
            case 1 -> Math.cos(Math.PI * (y - 0.5));
            case 2 -> Math.sin(Math.PI * (1.0 - y));
            case 3 -> -Math.cos(Math.PI * (y - 1.5));
            default -> Math.sin(Math.PI * (y - 2.0));
        };
        return Math.copySign(1.0, x) * r;
    }

    /** @throws org.taipan.objects.PyException ValueError at the poles, OverflowError */
    static double gamma(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x == Double.NEGATIVE_INFINITY || x == 0) {
            throw MathErrors.domain();
        }
        if (x == Math.floor(x)) {
            if (x < 0) {
                throw MathErrors.domain();
            }
            if (x <= EXACT_FACTORIALS) {
                double r = 1;
                for (int i = 2; i < x; i++) {
                    r *= i;
                }
                return r;
            }
        }
        double r = finiteGamma(x);
        if (Double.isInfinite(r)) {
            throw MathErrors.range();
        }
        return r;
    }

    private static double finiteGamma(double x) {
        double a = Math.abs(x);
        if (a < 1e-20) {
            return 1.0 / x;
        }
        if (a > 200) {
            return x < 0 ? 0.0 / sinPi(x) : Double.POSITIVE_INFINITY;
        }
        double y = a + LANCZOS_G_MINUS_HALF;
        // The rounding error of y.
        double z = a > LANCZOS_G_MINUS_HALF ? y - a - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - a;
        z = z * LANCZOS_G / y;
        boolean small = a < 140;
        double power = small ? Math.pow(y, a - 0.5) : Math.pow(y, a / 2.0 - 0.25);
        double r;
        if (x < 0) {
            r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
            r -= z * r;
            r /= power;
            return small ? r : r / power;
        }
        r = lanczosSum(a) / Math.exp(y);
        r += z * r;
        r *= power;
        return small ? r : r * power;
    }

    /** @throws org.taipan.objects.PyException ValueError at the poles, OverflowError */
    static double logGamma(double x) {
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
        }
        if (x == Math.floor(x) && x <= 2) {
            if (x <= 0) {
                throw MathErrors.domain();
            }
            return 0.0;
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return -Math.log(a);
        }
        double r = Math.log(lanczosSum(a)) - LANCZOS_G;
        r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
        if (x < 0) {
            r = LOG_PI - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
        }
        if (Double.isInfinite(r)) {
            throw MathErrors.range();
        }
        return r;
    }

    /** {@code exp(-x * x)} with the rounding error of the square put right. */
    private static double gauss(double x) {
        double square = x * x;
        return Math.exp(-square) * (1 - Math.fma(x, x, -square));
    }

    /** The series {@code erf(x) = 2/sqrt(pi) exp(-x²) (x + 2/3 x³ + 4/15 x⁵ + …)}, for {@code |x|} up to 1.5. */
    private static double erfSeries(double x) {
        double square = x * x;
        double sum = 0;
        double k = ERF_SERIES_TERMS + 0.5;
        for (int i = 0; i < ERF_SERIES_TERMS; i++) {
            sum = 2.0 + square * sum / k;
            k -= 1.0;
        }
        return sum * x * gauss(x) / SQRT_PI;
    }

    /** The continued fraction {@code x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))} below erfc, for {@code x} from 1. */
    private static double erfcFraction(double x) {
        if (x >= ERFC_LIMIT) {
            return 0.0;
        }
        double f = x;
        for (int k = x < 2 ? SLOW_FRACTION_TERMS : FAST_FRACTION_TERMS; k > 0; k--) {
            f = x + 0.5 * k / f;
        }
        return gauss(x) / (SQRT_PI * f);
    }

    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        if (a < ERF_SERIES_LIMIT) {
            return erfSeries(x);
        }
        return Math.copySign(1.0 - erfcFraction(a), x);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x >= ERFC_FRACTION_START) {
            return erfcFraction(x);
        }
        return x > -ERF_SERIES_LIMIT ? 1.0 - erfSeries(x) : 2.0 - erfcFraction(-x);
    }
}
