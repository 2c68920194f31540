package org.taipan.modules.math;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyComplex;
import org.taipan.types.PyTuple;

/** The {@code cmath} module. */
@PyModuleDef(name = "cmath",
        doc = "This module provides access to mathematical functions for complex\nnumbers.")
final class CmathModule {
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
    @PyConstant
    static final Object infj = new PyComplex(0, Double.POSITIVE_INFINITY);
    @PyConstant
    static final Object nanj = new PyComplex(0, Double.NaN);

    private CmathModule() {
    }

    @PyMethod(value = "acos(z, /)", doc = "Return the arc cosine of z.")
    static Object acos(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.acos(c.real, c.imag);
    }

    @PyMethod(value = "acosh(z, /)", doc = "Return the inverse hyperbolic cosine of z.")
    static Object acosh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.acosh(c.real, c.imag);
    }

    @PyMethod(value = "asin(z, /)", doc = "Return the arc sine of z.")
    static Object asin(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.asin(c.real, c.imag);
    }

    @PyMethod(value = "asinh(z, /)", doc = "Return the inverse hyperbolic sine of z.")
    static Object asinh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.asinh(c.real, c.imag);
    }

    @PyMethod(value = "atan(z, /)", doc = "Return the arc tangent of z.")
    static Object atan(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.atan(c.real, c.imag);
    }

    @PyMethod(value = "atanh(z, /)", doc = "Return the inverse hyperbolic tangent of z.")
    static Object atanh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.atanh(c.real, c.imag);
    }

    @PyMethod(value = "cos(z, /)", doc = "Return the cosine of z.")
    static Object cos(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.cos(c.real, c.imag);
    }

    @PyMethod(value = "cosh(z, /)", doc = "Return the hyperbolic cosine of z.")
    static Object cosh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.cosh(c.real, c.imag);
    }

    @PyMethod(value = "exp(z, /)", doc = "Return the exponential value e**z.")
    static Object exp(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.exp(c.real, c.imag);
    }

    @PyMethod(value = "log10(z, /)", doc = "Return the base-10 logarithm of z.")
    static Object log10(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.log10(c.real, c.imag);
    }

    @PyMethod(value = "sin(z, /)", doc = "Return the sine of z.")
    static Object sin(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.sin(c.real, c.imag);
    }

    @PyMethod(value = "sinh(z, /)", doc = "Return the hyperbolic sine of z.")
    static Object sinh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.sinh(c.real, c.imag);
    }

    @PyMethod(value = "sqrt(z, /)", doc = "Return the square root of z.")
    static Object sqrt(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.sqrt(c.real, c.imag);
    }

    @PyMethod(value = "tan(z, /)", doc = "Return the tangent of z.")
    static Object tan(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.tan(c.real, c.imag);
    }

    @PyMethod(value = "tanh(z, /)", doc = "Return the hyperbolic tangent of z.")
    static Object tanh(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return ComplexFunctions.tanh(c.real, c.imag);
    }

    @PyMethod(value = "log(z, base=NULL, /)", doc = "log(z[, base]) -> the logarithm of z to the given base.\n"
            + "\nIf the base is not specified, returns the natural logarithm (base e) of z.")
    static Object log(ThreadState ts, Object z, Object base) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        PyComplex b = base == null ? null : PyComplex.fromNumber(ts, base);
        return ComplexFunctions.log(c, b);
    }

    @PyMethod(value = "isfinite(z, /)", doc = "Return True if both the real and imaginary parts of z are finite, "
            + "else False.")
    static boolean isfinite(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return Double.isFinite(c.real) && Double.isFinite(c.imag);
    }

    @PyMethod(value = "isinf(z, /)", doc = "Checks if the real or imaginary part of z is infinite.")
    static boolean isinf(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return Double.isInfinite(c.real) || Double.isInfinite(c.imag);
    }

    @PyMethod(value = "isnan(z, /)", doc = "Checks if the real or imaginary part of z not a number (NaN).")
    static boolean isnan(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return Double.isNaN(c.real) || Double.isNaN(c.imag);
    }

    @PyMethod(value = "phase(z, /)", doc = "Return argument, also known as the phase angle, of a complex.")
    static double phase(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        return Math.atan2(c.imag, c.real);
    }

    @PyMethod(value = "polar(z, /)", doc = "Convert a complex from rectangular coordinates to polar coordinates.\n"
            + "\nr is the distance from 0 and phi the phase angle.")
    static Object polar(ThreadState ts, Object z) {
        PyComplex c = PyComplex.fromNumber(ts, z);
        double r = Math.hypot(c.real, c.imag);
        if (Double.isInfinite(r) && Double.isFinite(c.real) && Double.isFinite(c.imag)) {
            throw MathErrors.range();
        }
        return new PyTuple((Object) r, (Object) Math.atan2(c.imag, c.real));
    }

    @PyMethod(value = "rect(r, phi, /)", doc = "Convert from polar coordinates to rectangular coordinates.")
    static Object rect(double r, double phi) {
        return ComplexFunctions.rect(r, phi);
    }

    @PyMethod(value = "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc = "Determine whether two complex numbers "
            + "are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to "
            + "the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \""
            + "close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value "
            + "to b, and False otherwise.\n\nFor the values to be considered close, the difference between them "
            + "must be\nsmaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the "
            + "IEEE 754 Standard. That is, NaN is\nnot close to anything, even itself. inf and -inf are only close "
            + "to themselves.")
    static boolean isclose(ThreadState ts, Object a, Object b, double rel_tol, double abs_tol) {
        PyComplex x = PyComplex.fromNumber(ts, a);
        PyComplex y = PyComplex.fromNumber(ts, b);
        if (rel_tol < 0.0 || abs_tol < 0.0) {
            throw Errors.valueError("tolerances must be non-negative");
        }
        if (x.real == y.real && x.imag == y.imag) {
            return true;
        }
        if (isinf(ts, x) || isinf(ts, y)) {
            return false;
        }
        double diff = Math.hypot(x.real - y.real, x.imag - y.imag);
        return diff <= rel_tol * Math.hypot(y.real, y.imag) || diff <= rel_tol * Math.hypot(x.real, x.imag)
                || diff <= abs_tol;
    }
}
