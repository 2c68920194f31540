package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Operations on digits and exponents: logical operations, shifts, rotation, scaling; the class of a value. */
final class Digits {
    private Digits() {
    }

    static PyDecimal invert(PyDecimal a, Op op) {
        if (!isLogical(a)) {
            return op.error(Signals.INVALID_OPERATION);
        }
        long prec = op.ctx.prec;
        BigInteger ones = PowersOfTen.big(Math.max(prec, a.digits())).divide(BigInteger.valueOf(9));
        return capped(ones.subtract(a.coefficient()), 0, prec, false);
    }

    private static boolean isLogical(PyDecimal d) {
        if (d.isSpecial() || d.negative || d.exp != 0) {
            return false;
        }
        String text = d.coefficientText();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '1') {
                return false;
            }
        }
        return true;
    }

    static PyDecimal logical(PyDecimal a, PyDecimal b, char operation, Op op) {
        if (!isLogical(a) || !isLogical(b)) {
            return op.error(Signals.INVALID_OPERATION);
        }
        BigInteger x = new BigInteger(a.coefficientText(), 2), y = new BigInteger(b.coefficientText(), 2);
        BigInteger r = switch (operation) {
            case '&' -> x.and(y);
            case '|' -> x.or(y);
            default -> x.xor(y);
        };
        return capped(new BigInteger(r.toString(2)), 0, op.ctx.prec, false);
    }

    /** With the last {@code prec} digits of a coefficient. */
    private static PyDecimal capped(BigInteger c, long exp, long prec, boolean negative) {
        return PyDecimal.of(negative, PowersOfTen.digits(c) > prec ? c.mod(PowersOfTen.big(prec)) : c, exp);
    }

    /** An operand that is a small integer with exponent 0, or null after InvalidOperation. */
    private static Long count(PyDecimal b, long limit, Op op) {
        if (b.exp != 0 || b.isSpecial() || !b.isLong() || b.small > limit) {
            op.status |= Signals.INVALID_OPERATION;
            return null;
        }
        return b.negative ? -b.small : b.small;
    }

    static PyDecimal rotate(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            return nan;
        }
        long prec = op.ctx.prec;
        Long n = count(b, prec, op);
        if (n == null) {
            return PyDecimal.nan();
        }
        if (a.isInfinite()) {
            return a;
        }
        long left = n >= 0 ? n : prec + n;
        BigInteger c = capped(a.coefficient(), 0, prec, false).coefficient();
        BigInteger high = capped(PowersOfTen.scale(c, left), 0, prec, false).coefficient();
        return PyDecimal.of(a.negative, high.add(c.divide(PowersOfTen.big(prec - left))), a.exp);
    }

    static PyDecimal shift(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            return nan;
        }
        long prec = op.ctx.prec;
        Long n = count(b, prec, op);
        if (n == null) {
            return PyDecimal.nan();
        }
        if (a.isInfinite()) {
            return a;
        }
        if (n >= 0) {
            return capped(PowersOfTen.scale(a.coefficient(), n), a.exp, prec, a.negative);
        }
        BigInteger c = capped(a.coefficient(), 0, prec, false).coefficient();
        return PyDecimal.of(a.negative, Rounding.cut(c, -n).quotient(), a.exp);
    }

    static PyDecimal scaleb(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            return nan;
        }
        Long n = count(b, 2 * (op.ctx.emax + op.ctx.prec), op);
        if (n == null) {
            return PyDecimal.nan();
        }
        if (a.isInfinite()) {
            return a;
        }
        // Far outside of any context the exponent matters no more.
        long limit = 2_000_000_000_000_000_001L;
        long exp = Math.max(-2 * limit, Math.min(limit, a.exp + n));
        return Rounding.finish(PyDecimal.of(a.negative, a.coefficient(), exp), op);
    }

    static PyDecimal logb(PyDecimal a, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : PyDecimal.infinity(false);
        }
        if (a.hasZeroCoefficient()) {
            op.status |= Signals.DIVISION_BY_ZERO;
            return PyDecimal.infinity(true);
        }
        long n = a.adjusted();
        return Rounding.finish(n < 0, Math.abs(n), 0, op);
    }

    static boolean isNormal(PyDecimal a, Ctx x) {
        return !a.isSpecial() && !a.hasZeroCoefficient() && a.adjusted() >= x.emin;
    }

    static boolean isSubnormal(PyDecimal a, Ctx x) {
        return !a.isSpecial() && !a.hasZeroCoefficient() && a.adjusted() < x.emin;
    }

    /** {@code number_class}. */
    static String classOf(PyDecimal a, Ctx x) {
        if (a.isNan()) {
            return a.kind == Dec.QUIET ? "NaN" : "sNaN";
        }
        String name = a.isInfinite() ? "Infinity" : a.hasZeroCoefficient() ? "Zero"
                : isSubnormal(a, x) ? "Subnormal" : "Normal";
        return (a.negative ? "-" : "+") + name;
    }
}
