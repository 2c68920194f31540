package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Addition, subtraction, multiplication, fused multiply-add. */
final class Arithmetic {
    private Arithmetic() {
    }

    static PyDecimal add(PyDecimal a, PyDecimal b, Op op) {
        return sum(a, b, b.negative, op);
    }

    static PyDecimal subtract(PyDecimal a, PyDecimal b, Op op) {
        return sum(a, b, !b.negative, op);
    }

    private static PyDecimal sum(PyDecimal a, PyDecimal b, boolean bNegative, Op op) {
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return nan;
            }
            if (!a.isInfinite()) {
                return PyDecimal.infinity(bNegative);
            }
            return b.isInfinite() && a.negative != bNegative ? op.error(Signals.INVALID_OPERATION) : a;
        }
        long diff = a.exp - b.exp;
        if (a.isLong() && b.isLong() && diff <= PowersOfTen.MAX_LONG && diff >= -PowersOfTen.MAX_LONG) {
            long x = a.small, y = b.small, exp = a.exp;
            boolean fits = true;
            if (diff > 0) {
                long p = PowersOfTen.small((int) diff);
                fits = Math.multiplyHigh(x, p) == 0 && x * p >= 0;
                x *= p;
                exp = b.exp;
            } else if (diff < 0) {
                long p = PowersOfTen.small((int) -diff);
                fits = Math.multiplyHigh(y, p) == 0 && y * p >= 0;
                y *= p;
            }
            if (fits) {
                long sum = a.negative == bNegative ? x + y : x - y;
                if (a.negative != bNegative) {
                    boolean negative = sum == 0 ? op.ctx.round == Ctx.FLOOR : a.negative == sum > 0;
                    return Rounding.finish(negative, Math.abs(sum), exp, op);
                }
                if (sum >= 0) {
                    return Rounding.finish(bNegative, sum, exp, op);
                }
            }
        }
        PyDecimal wide = a.isWide() && b.isWide() ? sumWide(a, b, bNegative, op) : null;
        return wide != null ? wide : sumBig(a, b, bNegative, op);
    }

    /** Null if that takes more bits. */
    private static PyDecimal sumWide(PyDecimal a, PyDecimal b, boolean bNegative, Op op) {
        Wide x = a.wide(), y = b.wide();
        if (!(a.exp > b.exp ? x.scale(a.exp - b.exp) : y.scale(b.exp - a.exp))) {
            return null;
        }
        long exp = Math.min(a.exp, b.exp);
        if (a.negative == bNegative) {
            return x.add(y) ? Rounding.finish(bNegative, x, exp, op) : null;
        }
        int order = Wide.compare(x.high, x.low, y.high, y.low);
        if (order < 0) {
            y.subtract(x);
            return Rounding.finish(bNegative, y, exp, op);
        }
        x.subtract(y);
        return Rounding.finish(order == 0 ? op.ctx.round == Ctx.FLOOR : a.negative, x, exp, op);
    }

    private static PyDecimal sumBig(PyDecimal a, PyDecimal b, boolean bNegative, Op op) {
        BigInteger x = a.coefficient(), y = b.coefficient();
        long exp = a.exp;
        if (a.exp > b.exp) {
            exp = alignedExponent(a, b, op);
            y = exp == b.exp ? y : tiny(b);
            x = shifted(x, a.exp - exp);
        } else if (a.exp < b.exp) {
            exp = alignedExponent(b, a, op);
            x = exp == a.exp ? x : tiny(a);
            y = shifted(y, b.exp - exp);
        }
        if (a.negative == bNegative) {
            return Rounding.finish(bNegative, x.add(y), exp, op);
        }
        BigInteger sum = x.subtract(y);
        int sign = sum.signum();
        boolean negative = sign == 0 ? op.ctx.round == Ctx.FLOOR : a.negative == sign > 0;
        return Rounding.finish(negative, sign < 0 ? sum.negate() : sum, exp, op);
    }

    private static BigInteger shifted(BigInteger c, long n) {
        return c.signum() == 0 || n == 0 ? c : PowersOfTen.scale(c, n);
    }

    /**
     * The exponent at which two values are added: that of the lower one, unless it is so far below the digits of the
     * other that any digit beyond the rounding digit does for it.
     */
    private static long alignedExponent(PyDecimal high, PyDecimal low, Op op) {
        if (high.hasZeroCoefficient()) {
            return low.exp;
        }
        long prec = op.ctx.prec;
        int digits = high.digits();
        long limit = high.exp - 1 + (digits > prec ? 0 : digits - prec - 1);
        return low.adjusted() < limit ? limit : low.exp;
    }

    private static BigInteger tiny(PyDecimal d) {
        return d.hasZeroCoefficient() ? BigInteger.ZERO : BigInteger.ONE;
    }

    static PyDecimal multiply(PyDecimal a, PyDecimal b, Op op) {
        if ((a.kind | b.kind) == Dec.FINITE) {
            Wide p = wideProduct(a, b);
            if (p != null) {
                return Rounding.finish(a.negative != b.negative, p, a.exp + b.exp, op);
            }
        }
        PyDecimal p = product(a, b, op);
        return p.kind == Dec.FINITE ? Rounding.finish(p, op) : p;
    }

    /** The product of two finite coefficients, or null if it takes more bits. */
    private static Wide wideProduct(PyDecimal a, PyDecimal b) {
        if (b.isLong()) {
            if (a.isLong()) {
                return new Wide(Math.multiplyHigh(a.small, b.small), a.small * b.small);
            }
            Wide p = a.wide();
            return a.isWide() && p.multiply(b.small) ? p : null;
        }
        return a.isLong() ? wideProduct(b, a) : null;
    }

    /** The exact product; the conditions are those of multiplication. */
    private static PyDecimal product(PyDecimal a, PyDecimal b, Op op) {
        boolean negative = a.negative != b.negative;
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return nan;
            }
            return a.isZero() || b.isZero() ? op.error(Signals.INVALID_OPERATION) : PyDecimal.infinity(negative);
        }
        long exp = a.exp + b.exp;
        Wide p = wideProduct(a, b);
        if (p != null) {
            return PyDecimal.of(negative, p, exp);
        }
        PowersOfTen.checkSize((long) a.digits() + b.digits());
        return PyDecimal.of(negative, a.coefficient().multiply(b.coefficient()), exp);
    }

    static PyDecimal fma(PyDecimal a, PyDecimal b, PyDecimal c, Op op) {
        PyDecimal p = product(a, b, op);
        return (op.status & Signals.INVALID_OPERATION) != 0 ? p : add(p, c, op);
    }

    // ---- signs ------------------------------------------------------------------------------------------------------

    static PyDecimal plus(PyDecimal a, Op op) {
        PyDecimal nan = Rounding.nan(a, op);
        return nan != null ? nan : unsignedZero(a, a, op);
    }

    static PyDecimal minus(PyDecimal a, Op op) {
        PyDecimal nan = Rounding.nan(a, op);
        return nan != null ? nan : unsignedZero(a, a.withSign(!a.negative), op);
    }

    private static PyDecimal unsignedZero(PyDecimal a, PyDecimal result, Op op) {
        return Rounding.finish(a.isZero() && op.ctx.round != Ctx.FLOOR ? result.withSign(false) : result, op);
    }

    static PyDecimal abs(PyDecimal a, Op op) {
        PyDecimal nan = Rounding.nan(a, op);
        return nan != null ? nan : a.negative ? minus(a, op) : plus(a, op);
    }
}
