package org.taipan.modules.decimal;

import java.math.BigInteger;

/** {@code power}, with libmpdec's choices where the specification leaves room, and {@code power} modulo. */
final class Power {
    /** The digits that the largest exponent has. */
    private static final int EXPONENT_DIGITS = 19;
    private static final PyDecimal ONE = PyDecimal.of(false, 1, 0);

    private Power() {
    }

    static PyDecimal power(PyDecimal base, PyDecimal exponent, Op op) {
        PyDecimal nan = Rounding.nan(base, exponent, op);
        if (nan != null) {
            return nan;
        }
        boolean integral = exponent.isIntegral();
        boolean negative = integral && base.negative && exponent.isOdd();
        if (base.isZero()) {
            if (exponent.isZero()) {
                return op.error(Signals.INVALID_OPERATION);
            }
            return exponent.negative ? PyDecimal.infinity(negative) : PyDecimal.of(negative, 0, 0);
        }
        if (base.negative && !integral) {
            return op.error(Signals.INVALID_OPERATION);
        }
        if (exponent.isInfinite()) {
            int order = Comparison.compare(base, ONE);
            if (order == 0) {
                op.status |= Signals.INEXACT | Signals.ROUNDED;
                return paddedOne(negative, op.ctx.prec - 1);
            }
            return order > 0 == exponent.negative ? PyDecimal.of(negative, 0, 0) : PyDecimal.infinity(negative);
        }
        if (base.isInfinite()) {
            return exponent.isZero() ? PyDecimal.of(negative, 1, 0)
                    : exponent.negative ? PyDecimal.of(negative, 0, 0) : PyDecimal.infinity(negative);
        }
        if (exponent.isZero()) {
            return PyDecimal.of(negative, 1, 0);
        }
        if (Comparison.compareMagnitude(base, ONE) == 0) {
            return ofOne(base, exponent, integral, negative, op);
        }
        PyDecimal beyond = beyondBounds(base.withSign(false), exponent, negative, op);
        if (beyond != null) {
            return beyond;
        }
        return integral ? integerPower(base, exponent, negative, op) : realPower(base, exponent, op);
    }

    /** 1 with zeros behind the point. */
    static PyDecimal paddedOne(boolean negative, long zeros) {
        return PyDecimal.of(negative, PowersOfTen.big(zeros), -zeros);
    }

    private static PyDecimal ofOne(PyDecimal base, PyDecimal exponent, boolean integral, boolean negative, Op op) {
        long limit = op.ctx.prec - 1;
        if (!integral) {
            op.status |= Signals.INEXACT | Signals.ROUNDED;
            return paddedOne(negative, limit);
        }
        if (exponent.negative) {
            return PyDecimal.of(negative, 1, 0);
        }
        PyDecimal zeros = Arithmetic.multiply(exponent, PyDecimal.of(false, -base.exp, 0), new Op(Ctx.MAX));
        if (Comparison.compare(zeros, PyDecimal.of(false, limit, 0)) > 0) {
            op.status |= Signals.ROUNDED;
            return paddedOne(negative, limit);
        }
        return paddedOne(negative, PowersOfTen.scale(zeros.coefficient(), Math.max(zeros.exp, 0)).longValue());
    }

    /** Certain overflow or underflow, by bounds of log10(abs(log10(x))) and log10(abs(y)); null if it is uncertain. */
    private static PyDecimal beyondBounds(PyDecimal x, PyDecimal y, boolean negative, Op op) {
        long adjusted = x.adjusted();
        long zeta;
        if (adjusted > 0) {
            zeta = PowersOfTen.digits(adjusted) - 1;
        } else if (adjusted < -1) {
            zeta = PowersOfTen.digits(-(adjusted + 1)) - 1;
        } else {
            long u = Arithmetic.subtract(x, ONE, new Op(Ctx.MAX)).adjusted();
            zeta = adjusted == 0 ? u - 2 : u - 1;
        }
        boolean small = adjusted < 0 != y.negative;
        long limit = PowersOfTen.digits(small ? -op.ctx.etiny() : op.ctx.emax);
        if (limit >= zeta + y.adjusted()) {
            return null;
        }
        return small ? Rounding.finish(negative, 1, op.ctx.etiny() - 1, op) : huge(negative, op);
    }

    /** Overflow by the context's rounding. */
    private static PyDecimal huge(boolean negative, Op op) {
        return Rounding.finish(negative, 1, 2 * Ctx.MAX_EMAX, op);
    }

    private static PyDecimal integerPower(PyDecimal base, PyDecimal exponent, boolean negative, Op op) {
        Ctx x = new Ctx(op.ctx.prec + exponent.digits() + exponent.exp + 2, op.ctx.emax, op.ctx.emin, Ctx.HALF_EVEN, 0);
        Op work = new Op(x);
        PyDecimal b = base;
        if (exponent.negative) {
            x.prec++;
            b = Division.divide(ONE, base, work);
            op.status |= work.status;
            if ((work.status & Signals.ERRORS) != 0) {
                return PyDecimal.nan();
            }
        }
        BigInteger n = exponent.exp >= 0 ? PowersOfTen.scale(exponent.coefficient(), exponent.exp)
                : exponent.coefficient().divide(PowersOfTen.big(-exponent.exp));
        PyDecimal r = b;
        work.status = 0;
        for (int bit = n.bitLength() - 2; bit >= 0; bit--) {
            r = Arithmetic.multiply(r, r, work);
            if (n.testBit(bit)) {
                r = Arithmetic.multiply(r, b, work);
            }
            if (r.isSpecial() || r.hasZeroCoefficient() && (work.status & Signals.CLAMPED) != 0) {
                break;
            }
        }
        op.status |= work.status;
        return r.isInfinite() ? huge(negative, op) : Rounding.finish(r.withSign(negative), op);
    }

    private static PyDecimal realPower(PyDecimal base, PyDecimal exponent, Op op) {
        long prec = Math.max(base.digits(), op.ctx.prec) + 4 + EXPONENT_DIGITS;
        Op work = new Op(new Ctx(prec, Ctx.MAX_EMAX, Ctx.MIN_EMIN, Ctx.HALF_EVEN, 0));
        PyDecimal r = Arithmetic.multiply(Logarithms.ln(base, work), exponent, work);
        Op last = new Op(work.ctx);
        r = Exponential.exp(r, last);
        op.status |= work.status & Signals.ERRORS | last.status | Signals.INEXACT | Signals.ROUNDED;
        if (!r.isSpecial() && Comparison.compare(r, ONE) == 0) {
            r = paddedOne(false, op.ctx.prec - 1);
        }
        return r.isInfinite() ? huge(false, op) : Rounding.finish(r, op);
    }

    /** {@code pow(base, exponent, modulus)} of integral values. */
    static PyDecimal modular(PyDecimal base, PyDecimal exponent, PyDecimal modulus, Op op) {
        if (base.isSpecial() || exponent.isSpecial() || modulus.isSpecial()) {
            PyDecimal first = signalingOrNan(base, exponent, modulus);
            return first != null ? Rounding.nan(first, op) : op.error(Signals.INVALID_OPERATION);
        }
        if (!base.isIntegral() || !exponent.isIntegral() || !modulus.isIntegral() || modulus.isZero()
                || modulus.digits() + modulus.exp > op.ctx.prec) {
            return op.error(Signals.INVALID_OPERATION);
        }
        boolean negative = base.negative && exponent.isOdd();
        BigInteger m = integer(modulus);
        if (exponent.isZero()) {
            return base.isZero() ? op.error(Signals.INVALID_OPERATION)
                    : PyDecimal.of(negative, m.equals(BigInteger.ONE) ? 0 : 1, 0);
        }
        if (exponent.negative) {
            return op.error(Signals.INVALID_OPERATION);
        }
        if (base.isZero()) {
            return PyDecimal.of(negative, 0, 0);
        }
        BigInteger b = base.exp <= 0 ? integer(base) : base.coefficient().multiply(
                BigInteger.TEN.modPow(BigInteger.valueOf(base.exp), m));
        BigInteger r = b.mod(m);
        if (exponent.exp <= 0) {
            r = r.modPow(integer(exponent), m);
        } else {
            r = r.modPow(exponent.coefficient(), m);
            for (long i = 0; i < exponent.exp && r.signum() != 0 && !r.equals(BigInteger.ONE); i++) {
                r = r.modPow(BigInteger.TEN, m);
            }
        }
        return PyDecimal.of(negative, r, 0);
    }

    private static PyDecimal signalingOrNan(PyDecimal... operands) {
        for (byte kind = Dec.SIGNALING; kind >= Dec.QUIET; kind--) {
            for (PyDecimal d : operands) {
                if (d.kind == kind) {
                    return d;
                }
            }
        }
        return null;
    }

    /** The magnitude of an integral value. */
    static BigInteger integer(PyDecimal d) {
        return d.exp >= 0 || d.hasZeroCoefficient()
                ? d.hasZeroCoefficient() ? BigInteger.ZERO : PowersOfTen.scale(d.coefficient(), d.exp)
                : d.coefficient().divide(PowersOfTen.big(-d.exp));
    }
}
