package org.taipan.modules.math;

import org.taipan.types.ComplexArithmetic;
import org.taipan.types.PyComplex;

/** Elementary functions of a complex number, given by its parts; {@code Modules/cmathmodule.c}. */
final class ComplexFunctions {
    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = 0.6931471805599453, LN10 = 2.302585092994046;
    /** Doubling so often makes normal numbers of subnormal ones; halving half as often undoes it under a root. */
    private static final int SCALE_UP = 53, SCALE_DOWN = -27;

    private ComplexFunctions() {
    }

    private static boolean isFinite(double re, double im) {
        return Double.isFinite(re) && Double.isFinite(im);
    }

    private static boolean isLarge(double re, double im) {
        return Math.abs(re) > LARGE || Math.abs(im) > LARGE;
    }

    /** {@code log(abs(z))} of a large number, whose absolute value may overflow. */
    private static double logOfLarge(double re, double im) {
        return Math.log(Math.hypot(re / 2, im / 2));
    }

    /** {@code -i f}. */
    private static PyComplex rotated(PyComplex f) {
        return new PyComplex(f.imag, -f.real);
    }

    private static PyComplex checked(double re, double im) {
        if (Double.isInfinite(re) || Double.isInfinite(im)) {
            throw MathErrors.range();
        }
        return new PyComplex(re, im);
    }

    // ---- roots and logarithms ---------------------------------------------------------------------------------------

    static PyComplex sqrt(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.SQRT, re, im);
        }
        if (re == 0 && im == 0) {
            return new PyComplex(0, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double s;
        if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            ax = Math.scalb(ax, SCALE_UP);
            s = Math.scalb(Math.sqrt(ax + Math.hypot(ax, Math.scalb(ay, SCALE_UP))), SCALE_DOWN);
        } else {
            ax /= 8;
            s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        return re >= 0 ? new PyComplex(s, Math.copySign(d, im)) : new PyComplex(d, Math.copySign(s, im));
    }

    /** The logarithm, negative infinity for zero. */
    private static PyComplex logarithm(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.LOG, re, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double r;
        if (isLarge(re, im)) {
            r = logOfLarge(ax, ay) + LN2;
        } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            r = ax == 0 && ay == 0 ? Double.NEGATIVE_INFINITY
                    : Math.log(Math.hypot(Math.scalb(ax, 53), Math.scalb(ay, 53))) - 53 * LN2;
        } else {
            double h = Math.hypot(ax, ay);
            if (0.71 <= h && h <= 1.73) {
                double max = Math.max(ax, ay);
                double min = Math.min(ax, ay);
                r = Math.log1p((max - 1) * (max + 1) + min * min) / 2;
            } else {
                r = Math.log(h);
            }
        }
        return new PyComplex(r, Math.atan2(im, re));
    }

    /** @throws org.taipan.objects.PyException ValueError where CPython's {@code errno} says so at the end */
    static PyComplex log(PyComplex z, PyComplex base) {
        PyComplex r = logarithm(z.real, z.imag);
        PyComplex last = z;
        if (base != null) {
            PyComplex b = logarithm(base.real, base.imag);
            last = base;
            if (b.real == 0 && b.imag == 0) {
                throw MathErrors.domain();
            }
            r = ComplexArithmetic.divide(r.real, r.imag, b.real, b.imag);
        }
        if (last.real == 0 && last.imag == 0) {
            throw MathErrors.domain();
        }
        return r;
    }

    static PyComplex log10(double re, double im) {
        PyComplex r = log(new PyComplex(re, im), null);
        return new PyComplex(r.real / LN10, r.imag / LN10);
    }

    static PyComplex exp(double re, double im) {
        if (!isFinite(re, im)) {
            if (Double.isInfinite(im) && (Double.isFinite(re) || re == Double.POSITIVE_INFINITY)) {
                throw MathErrors.domain();
            }
            if (!Double.isInfinite(re) || !Double.isFinite(im) || im == 0) {
                return SpecialValues.get(SpecialValues.EXP, re, im);
            }
            double size = re > 0 ? Double.POSITIVE_INFINITY : 0.0;
            return new PyComplex(Math.copySign(size, Math.cos(im)), Math.copySign(size, Math.sin(im)));
        }
        if (re > LOG_LARGE) {
            double l = Math.exp(re - 1);
            return checked(l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E);
        }
        double l = Math.exp(re);
        return checked(l * Math.cos(im), l * Math.sin(im));
    }

    // ---- hyperbolic and circular functions --------------------------------------------------------------------------

    static PyComplex cosh(double re, double im) {
        if (!isFinite(re, im)) {
            if (Double.isInfinite(im) && !Double.isNaN(re)) {
                throw MathErrors.domain();
            }
            if (!Double.isInfinite(re) || !Double.isFinite(im) || im == 0) {
                return SpecialValues.get(SpecialValues.COSH, re, im);
            }
            return new PyComplex(Math.copySign(Double.POSITIVE_INFINITY, Math.cos(im)),
                    Math.copySign(re, Math.sin(im)) * Math.signum(re));
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return checked(Math.cos(im) * Math.cosh(less) * Math.E, Math.sin(im) * Math.sinh(less) * Math.E);
        }
        return checked(Math.cos(im) * Math.cosh(re), Math.sin(im) * Math.sinh(re));
    }

    static PyComplex sinh(double re, double im) {
        if (!isFinite(re, im)) {
            if (Double.isInfinite(im) && !Double.isNaN(re)) {
                throw MathErrors.domain();
            }
            if (!Double.isInfinite(re) || !Double.isFinite(im) || im == 0) {
                return SpecialValues.get(SpecialValues.SINH, re, im);
            }
            return new PyComplex(Math.copySign(re, Math.cos(im)) * Math.signum(re),
                    Math.copySign(Double.POSITIVE_INFINITY, Math.sin(im)));
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return checked(Math.cos(im) * Math.sinh(less) * Math.E, Math.sin(im) * Math.cosh(less) * Math.E);
        }
        return checked(Math.cos(im) * Math.sinh(re), Math.sin(im) * Math.cosh(re));
    }

    static PyComplex tanh(double re, double im) {
        if (!isFinite(re, im)) {
            if (Double.isInfinite(im) && Double.isFinite(re)) {
                throw MathErrors.domain();
            }
            if (!Double.isInfinite(re) || !Double.isFinite(im) || im == 0) {
                return SpecialValues.get(SpecialValues.TANH, re, im);
            }
            return new PyComplex(Math.signum(re), Math.copySign(0.0, 2 * Math.sin(im) * Math.cos(im)));
        }
        if (Math.abs(re) > LOG_LARGE) {
            return new PyComplex(Math.copySign(1, re),
                    4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re)));
        }
        double tx = Math.tanh(re);
        double ty = Math.tan(im);
        double cx = 1 / Math.cosh(re);
        double denominator = 1 + tx * ty * (tx * ty);
        return new PyComplex(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    static PyComplex cos(double re, double im) {
        return cosh(-im, re);
    }

    static PyComplex sin(double re, double im) {
        return rotated(sinh(-im, re));
    }

    static PyComplex tan(double re, double im) {
        return rotated(tanh(-im, re));
    }

    // ---- their inverses ---------------------------------------------------------------------------------------------

    static PyComplex acos(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.ACOS, re, im);
        }
        if (isLarge(re, im)) {
            double log = logOfLarge(re, im) + LN2 * 2;
            return new PyComplex(Math.atan2(Math.abs(im), re),
                    re < 0 ? -Math.copySign(log, im) : Math.copySign(log, -im));
        }
        PyComplex s1 = sqrt(1 - re, -im);
        PyComplex s2 = sqrt(1 + re, im);
        return new PyComplex(2 * Math.atan2(s1.real, s2.real),
                Hyperbolic.asinh(s2.real * s1.imag - s2.imag * s1.real));
    }

    static PyComplex acosh(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.ACOSH, re, im);
        }
        if (isLarge(re, im)) {
            return new PyComplex(logOfLarge(re, im) + LN2 * 2, Math.atan2(im, re));
        }
        PyComplex s1 = sqrt(re - 1, im);
        PyComplex s2 = sqrt(re + 1, im);
        return new PyComplex(Hyperbolic.asinh(s1.real * s2.real + s1.imag * s2.imag),
                2 * Math.atan2(s1.imag, s2.real));
    }

    static PyComplex asinh(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.ASINH, re, im);
        }
        if (isLarge(re, im)) {
            double log = logOfLarge(re, im) + LN2 * 2;
            return new PyComplex(im >= 0 ? Math.copySign(log, re) : -Math.copySign(log, -re),
                    Math.atan2(im, Math.abs(re)));
        }
        PyComplex s1 = sqrt(1 + im, -re);
        PyComplex s2 = sqrt(1 - im, re);
        return new PyComplex(Hyperbolic.asinh(s1.real * s2.imag - s2.real * s1.imag),
                Math.atan2(im, s1.real * s2.real - s1.imag * s2.imag));
    }

    static PyComplex atanh(double re, double im) {
        if (!isFinite(re, im)) {
            return SpecialValues.get(SpecialValues.ATANH, re, im);
        }
        if (re < 0) {
            PyComplex r = atanh(-re, -im);
            return new PyComplex(-r.real, -r.imag);
        }
        double ay = Math.abs(im);
        if (re > SQRT_LARGE || ay > SQRT_LARGE) {
            double h = Math.hypot(re / 2, im / 2);
            return new PyComplex(re / 4 / h / h, -Math.copySign(Math.PI / 2, -im));
        }
        if (re == 1 && ay < SQRT_MIN) {
            if (ay == 0) {
                throw MathErrors.domain();
            }
            return new PyComplex(-Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))),
                    Math.copySign(Math.atan2(2, -ay) / 2, im));
        }
        return new PyComplex(Math.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4,
                -Math.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2);
    }

    static PyComplex asin(double re, double im) {
        return rotated(asinh(-im, re));
    }

    static PyComplex atan(double re, double im) {
        return rotated(atanh(-im, re));
    }

    // ---- polar coordinates ------------------------------------------------------------------------------------------

    static PyComplex rect(double r, double phi) {
        if (!isFinite(r, phi)) {
            if (r != 0 && !Double.isNaN(r) && Double.isInfinite(phi)) {
                throw MathErrors.domain();
            }
            if (!Double.isInfinite(r) || !Double.isFinite(phi) || phi == 0) {
                return SpecialValues.get(SpecialValues.RECT, r, phi);
            }
            double sign = Math.signum(r);
            return new PyComplex(sign * Math.copySign(Double.POSITIVE_INFINITY, Math.cos(phi)),
                    sign * Math.copySign(Double.POSITIVE_INFINITY, Math.sin(phi)));
        }
        return phi == 0 ? new PyComplex(r, r * phi) : new PyComplex(r * Math.cos(phi), r * Math.sin(phi));
    }
}
