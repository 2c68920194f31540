package org.taipan.types;

import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.os.Libm;

/** Arithmetic on complex numbers: {@code Objects/complexobject.c}. */
public final class ComplexArithmetic {
    private ComplexArithmetic() {
    }

    /** {@code a op b} of complex numbers proper, for the operators that are simple; null for others. */
    public static Object simple(PyComplex a, PyComplex b, int operator) {
        if (a.type() != PyComplex.TYPE || b.type() != PyComplex.TYPE) {
            return null;
        }
        return switch (operator) {
            case Oparg.NB_ADD -> new PyComplex(a.real + b.real, a.imag + b.imag);
            case Oparg.NB_SUBTRACT -> new PyComplex(a.real - b.real, a.imag - b.imag);
            case Oparg.NB_MULTIPLY -> multiply(a.real, a.imag, b.real, b.imag);
            default -> null;
        };
    }

    static PyComplex multiply(double ar, double ai, double br, double bi) {
        return new PyComplex(ar * br - ai * bi, ar * bi + ai * br);
    }

    /** {@code a / b} by Smith's method. @throws PyException ZeroDivisionError */
    public static PyComplex divide(double ar, double ai, double br, double bi) {
        if (br == 0 && bi == 0) {
            throw Errors.zeroDivisionError("complex division by zero");
        }
        return quotient(ar, ai, br, bi);
    }

    private static PyComplex quotient(double ar, double ai, double br, double bi) {
        double absReal = Math.abs(br);
        double absImag = Math.abs(bi);
        if (absReal >= absImag) {
            double ratio = bi / br;
            double denominator = br + bi * ratio;
            return new PyComplex((ar + ai * ratio) / denominator, (ai - ar * ratio) / denominator);
        }
        if (absImag >= absReal) {
            double ratio = br / bi;
            double denominator = br * ratio + bi;
            return new PyComplex((ar * ratio + ai) / denominator, (ai * ratio - ar) / denominator);
        }
        return new PyComplex(Double.NaN, Double.NaN);
    }

    /** {@code a ** b}. @throws PyException ZeroDivisionError or OverflowError */
    static PyComplex power(double ar, double ai, double br, double bi) {
        PyComplex r = bi == 0 && br == Math.floor(br) && Math.abs(br) <= 100.0 ? integerPower(ar, ai, (int) br)
                : generalPower(ar, ai, br, bi);
        if (Double.isInfinite(r.real) || Double.isInfinite(r.imag)) {
            throw Errors.overflowError("complex exponentiation");
        }
        return r;
    }

    private static PyException zeroToNegative() {
        return Errors.zeroDivisionError("0.0 to a negative or complex power");
    }

    private static PyComplex integerPower(double ar, double ai, int n) {
        double rr = 1;
        double ri = 0;
        double pr = ar;
        double pi = ai;
        for (int bits = Math.abs(n); bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                double t = rr * pr - ri * pi;
                ri = rr * pi + ri * pr;
                rr = t;
            }
            double t = pr * pr - pi * pi;
            pi = pr * pi + pi * pr;
            pr = t;
        }
        if (n > 0) {
            return new PyComplex(rr, ri);
        }
        if (rr == 0 && ri == 0) {
            throw zeroToNegative();
        }
        return quotient(1, 0, rr, ri);
    }

    private static PyComplex generalPower(double ar, double ai, double br, double bi) {
        if (br == 0 && bi == 0) {
            return new PyComplex(1, 0);
        }
        if (ar == 0 && ai == 0) {
            if (bi != 0 || br < 0) {
                throw zeroToNegative();
            }
            return new PyComplex(0, 0);
        }
        double abs = Libm.hypot(ar, ai);
        double length = Libm.pow(abs, br);
        double angle = Libm.atan2(ai, ar);
        double phase = angle * br;
        if (bi != 0) {
            length *= Libm.exp(-angle * bi);
            phase += bi * Libm.log(abs);
        }
        if (Double.isInfinite(phase)) {
            throw zeroToNegative(); // C's cos sets EDOM for it, whatever the message says
        }
        return new PyComplex(length * Libm.cos(phase), length * Libm.sin(phase));
    }

    /** {@code abs(z)}. @throws PyException OverflowError */
    public static double absolute(double re, double im) {
        double r = Libm.hypot(re, im);
        if (Double.isInfinite(r) && !Double.isInfinite(re) && !Double.isInfinite(im)) {
            throw Errors.overflowError("absolute value too large");
        }
        return r;
    }
}
