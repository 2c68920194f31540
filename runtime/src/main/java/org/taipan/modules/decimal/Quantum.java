package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Changing the exponent: quantize, rounding to integers, normalizing; the neighbours of a value. */
final class Quantum {
    private Quantum() {
    }

    static PyDecimal quantize(PyDecimal a, PyDecimal b, Op op) {
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return nan;
            }
            return a.isInfinite() && b.isInfinite() ? a : op.error(Signals.INVALID_OPERATION);
        }
        Ctx x = op.ctx;
        long exp = b.exp;
        long prec = x.prec;
        long etiny = x.emin - (prec - 1);
        if (exp > x.emax || exp < etiny) {
            return op.error(Signals.INVALID_OPERATION);
        }
        if (a.hasZeroCoefficient()) {
            return Rounding.finish(a.negative, 0, exp, op);
        }
        long shift = a.exp - exp;
        if (a.digits() + shift > prec) {
            return op.error(Signals.INVALID_OPERATION);
        }
        if (a.isLong() && shift >= 0 && a.digits() + shift <= PowersOfTen.MAX_LONG) {
            return inRange(PyDecimal.of(a.negative, a.small * PowersOfTen.small((int) shift), exp), etiny, 0, op);
        }
        if (shift >= 0) {
            Wide wide = a.wide();
            if (a.isWide() && wide.scale(shift)) {
                return inRange(PyDecimal.of(a.negative, wide, exp), etiny, 0, op);
            }
            BigInteger c = PowersOfTen.scale(a.coefficient(), shift);
            return inRange(PyDecimal.of(a.negative, c, exp), etiny, 0, op);
        }
        PyDecimal q;
        int status = Signals.ROUNDED;
        Op cut = new Op(x);
        if (a.isLong() && -shift <= PowersOfTen.MAX_LONG) {
            q = PyDecimal.of(a.negative, Rounding.shiftRounded(a.small, (int) -shift, x.round, a.negative, cut), exp);
        } else if (a.isWide()) {
            Wide c = a.wide();
            Rounding.shiftRounded(c, -shift, x.round, a.negative, cut);
            q = PyDecimal.of(a.negative, c, exp);
        } else {
            q = PyDecimal.of(a.negative, Rounding.shiftRounded(a.coefficient(), -shift, x.round, a.negative, cut,
                    Signals.INEXACT), exp);
        }
        status |= cut.status;
        return q.digits() > prec ? op.error(Signals.INVALID_OPERATION) : inRange(q, etiny, status, op);
    }

    private static PyDecimal inRange(PyDecimal q, long etiny, int status, Op op) {
        long adjusted = q.adjusted();
        if (adjusted > op.ctx.emax || adjusted < etiny) {
            return op.error(Signals.INVALID_OPERATION);
        }
        op.status |= status;
        return Rounding.finish(q, op);
    }

    /** Without regard to precision: what formatting needs. */
    static PyDecimal rescale(PyDecimal a, long exp, Op op) {
        if (a.isSpecial()) {
            return a;
        }
        if (exp > Ctx.MAX_EMAX + 1 || exp < Ctx.MIN_ETINY - Ctx.MAX_PREC) {
            return op.error(Signals.INVALID_OPERATION);
        }
        if (a.hasZeroCoefficient()) {
            return PyDecimal.of(a.negative, 0, exp);
        }
        long shift = a.exp - exp;
        if (shift >= 0) {
            return a.digits() + shift > Ctx.MAX_PREC + 1 ? op.error(Signals.INVALID_OPERATION)
                    : PyDecimal.of(a.negative, PowersOfTen.scale(a.coefficient(), shift), exp);
        }
        op.status |= Signals.ROUNDED;
        return PyDecimal.of(a.negative, Rounding.shiftRounded(a.coefficient(), -shift, op.ctx.round, a.negative, op,
                Signals.INEXACT), exp);
    }

    /** The nearest integer by the context's rounding; signals nothing unless {@code exact}. */
    static PyDecimal toIntegral(PyDecimal a, boolean exact, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : a;
        }
        if (a.exp >= 0) {
            return a;
        }
        if (a.hasZeroCoefficient()) {
            return PyDecimal.of(a.negative, 0, 0);
        }
        BigInteger c = Rounding.shiftRounded(a.coefficient(), -a.exp, op.ctx.round, a.negative, op,
                exact ? Signals.INEXACT : 0);
        op.status |= exact ? Signals.ROUNDED : 0;
        return PyDecimal.of(a.negative, c, 0);
    }

    static PyDecimal normalize(PyDecimal a, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : a;
        }
        PyDecimal r = Rounding.finish(a, op);
        if (r.isSpecial()) {
            return r;
        }
        if (r.hasZeroCoefficient()) {
            return PyDecimal.of(a.negative, 0, 0);
        }
        long limit = op.ctx.clamp != 0 ? op.ctx.etop() : op.ctx.emax;
        long drop = Math.min(r.trailingZeros(), limit - r.exp);
        return drop <= 0 ? r : PyDecimal.of(r.negative, r.coefficient().divide(PowersOfTen.big(drop)), r.exp + drop);
    }

    // ---- neighbours -------------------------------------------------------------------------------------------------

    static PyDecimal nextMinus(PyDecimal a, Op op) {
        return next(a, true, op);
    }

    static PyDecimal nextPlus(PyDecimal a, Op op) {
        return next(a, false, op);
    }

    private static PyDecimal next(PyDecimal a, boolean down, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : a.negative == down ? a : Rounding.largest(!down, op.ctx);
        }
        Ctx x = op.ctx.rounding(down ? Ctx.FLOOR : Ctx.CEILING);
        Op work = new Op(x);
        PyDecimal r = Rounding.finish(a, work);
        if ((work.status & (Signals.INEXACT | Signals.ERRORS)) == 0) {
            work.status = 0;
            PyDecimal tiny = PyDecimal.of(false, 1, x.etiny() - 1);
            r = down ? Arithmetic.subtract(a, tiny, work) : Arithmetic.add(a, tiny, work);
        }
        op.status |= work.status & Signals.ERRORS;
        return r;
    }

    static PyDecimal nextToward(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            return nan;
        }
        int order = Comparison.compare(a, b);
        if (order == 0) {
            return a.withSign(b.negative);
        }
        PyDecimal r = next(a, order > 0, op);
        if (r.isInfinite()) {
            op.status |= Signals.OVERFLOWN;
        } else if (r.adjusted() < op.ctx.emin) {
            op.status |= Signals.UNDERFLOW | Signals.SUBNORMAL | Signals.ROUNDED | Signals.INEXACT;
            if (r.isZero()) {
                op.status |= Signals.CLAMPED;
            }
        }
        return r;
    }
}
