package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Division, integer division, remainders, square roots. */
final class Division {
    /** Above this precision, results are first sought among the exact ones, which are short. */
    private static final long HUGE = 50_000_000;
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private Division() {
    }

    /** Quotient and remainder. */
    record Pair(PyDecimal quotient, PyDecimal remainder) {
    }

    static PyDecimal divide(PyDecimal a, PyDecimal b, Op op) {
        boolean negative = a.negative != b.negative;
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return nan;
            }
            if (a.isInfinite()) {
                return b.isInfinite() ? op.error(Signals.INVALID_OPERATION) : PyDecimal.infinity(negative);
            }
            op.status |= Signals.CLAMPED;
            return PyDecimal.of(negative, 0, op.ctx.etiny());
        }
        if (b.hasZeroCoefficient()) {
            return byZero(a, negative, op);
        }
        if (a.hasZeroCoefficient()) {
            return Rounding.finish(negative, 0, a.exp - b.exp, op);
        }
        long prec = op.ctx.prec;
        if (prec > HUGE) {
            long exactPrec = a.digits() + b.digits() * 4L;
            if (exactPrec < prec) {
                Ctx x = op.ctx.work();
                x.prec = exactPrec;
                Op exact = new Op(x);
                PyDecimal q = quotient(a, b, negative, exactPrec, exact);
                if (exact.status == 0) {
                    return q;
                }
                throw org.taipan.ops.Errors.memoryError();
            }
        }
        return quotient(a, b, negative, prec, op);
    }

    private static PyDecimal byZero(PyDecimal a, boolean negative, Op op) {
        if (a.isZero()) {
            return op.error(Signals.DIVISION_UNDEFINED);
        }
        op.status |= Signals.DIVISION_BY_ZERO;
        return PyDecimal.infinity(negative);
    }

    private static PyDecimal quotient(PyDecimal a, PyDecimal b, boolean negative, long prec, Op op) {
        long ideal = a.exp - b.exp;
        if (a.isLong() && b.isLong() && a.small % b.small == 0) {
            return Rounding.finish(negative, a.small / b.small, ideal, op);
        }
        long shift = b.digits() - a.digits() + prec + 1;
        BigInteger x = a.coefficient(), y = b.coefficient();
        if (shift > 0) {
            x = PowersOfTen.scale(x, shift);
        } else if (shift < 0) {
            y = PowersOfTen.scale(y, -shift);
        }
        BigInteger[] qr = x.divideAndRemainder(y);
        BigInteger q = qr[0];
        long exp = ideal - shift;
        if (qr[1].signum() != 0) {
            // One more digit stands for all that follow: nothing is taken for an exact result or a tie.
            q = q.multiply(BigInteger.TEN).add(BigInteger.ONE);
            exp--;
        } else if (shift > 0) {
            PyDecimal exact = PyDecimal.of(negative, q, exp);
            long drop = Math.min(exact.trailingZeros(), shift);
            q = drop == 0 ? q : q.divide(PowersOfTen.big(drop));
            exp += drop;
        }
        return Rounding.finish(negative, q, exp, op);
    }

    // ---- integer division -------------------------------------------------------------------------------------------

    static PyDecimal divideInteger(PyDecimal a, PyDecimal b, Op op) {
        boolean negative = a.negative != b.negative;
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return nan;
            }
            if (a.isInfinite()) {
                return b.isInfinite() ? op.error(Signals.INVALID_OPERATION) : PyDecimal.infinity(negative);
            }
            return PyDecimal.of(negative, 0, 0);
        }
        return b.hasZeroCoefficient() ? byZero(a, negative, op) : Rounding.finish(pair(a, b, op).quotient, op);
    }

    static PyDecimal remainder(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal special = specialRemainder(a, b, op);
        return special != null ? special : Rounding.finish(pair(a, b, op).remainder, op);
    }

    private static PyDecimal specialRemainder(PyDecimal a, PyDecimal b, Op op) {
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            return nan != null ? nan : a.isInfinite() ? op.error(Signals.INVALID_OPERATION) : Rounding.finish(a, op);
        }
        return !b.hasZeroCoefficient() ? null
                : op.error(a.isZero() ? Signals.DIVISION_UNDEFINED : Signals.INVALID_OPERATION);
    }

    static Pair divmod(PyDecimal a, PyDecimal b, Op op) {
        boolean negative = a.negative != b.negative;
        if ((a.kind | b.kind) != Dec.FINITE) {
            PyDecimal nan = Rounding.nan(a, b, op);
            if (nan != null) {
                return new Pair(nan, nan);
            }
            if (a.isInfinite()) {
                PyDecimal q = b.isInfinite() ? PyDecimal.nan() : PyDecimal.infinity(negative);
                return new Pair(q, op.error(Signals.INVALID_OPERATION));
            }
            return new Pair(PyDecimal.of(negative, 0, 0), Rounding.finish(a, op));
        }
        if (b.hasZeroCoefficient()) {
            if (a.isZero()) {
                return new Pair(PyDecimal.nan(), op.error(Signals.DIVISION_UNDEFINED));
            }
            op.status |= Signals.DIVISION_BY_ZERO;
            return new Pair(PyDecimal.infinity(negative), op.error(Signals.INVALID_OPERATION));
        }
        Pair p = pair(a, b, op);
        return new Pair(Rounding.finish(p.quotient, op), Rounding.finish(p.remainder, op));
    }

    /** Integral quotient and remainder of finite values; NaN if the quotient has too many digits. */
    private static Pair pair(PyDecimal a, PyDecimal b, Op op) {
        boolean negative = a.negative != b.negative;
        long ideal = Math.min(a.exp, b.exp);
        if (a.hasZeroCoefficient()) {
            return new Pair(PyDecimal.of(negative, 0, 0), PyDecimal.of(a.negative, 0, ideal));
        }
        long difference = a.adjusted() - b.adjusted();
        if (difference < 0) {
            PyDecimal r = a.exp <= b.exp ? a
                    : PyDecimal.of(a.negative, PowersOfTen.scale(a.coefficient(), a.exp - b.exp), ideal);
            return new Pair(PyDecimal.of(negative, 0, 0), r);
        }
        long prec = op.ctx.prec;
        if (difference > prec) {
            return new Pair(PyDecimal.nan(), op.error(Signals.DIVISION_IMPOSSIBLE));
        }
        if (a.exp == b.exp && a.isLong() && b.isLong() && prec > PowersOfTen.MAX_LONG) {
            return new Pair(PyDecimal.of(negative, a.small / b.small, 0),
                    PyDecimal.of(a.negative, a.small % b.small, ideal));
        }
        BigInteger x = a.coefficient(), y = b.coefficient();
        if (a.exp > b.exp) {
            x = PowersOfTen.scale(x, a.exp - b.exp);
        } else if (a.exp < b.exp) {
            y = PowersOfTen.scale(y, b.exp - a.exp);
        }
        BigInteger[] qr = x.divideAndRemainder(y);
        if (PowersOfTen.digits(qr[0]) > prec) {
            return new Pair(PyDecimal.nan(), op.error(Signals.DIVISION_IMPOSSIBLE));
        }
        return new Pair(PyDecimal.of(negative, qr[0], 0), PyDecimal.of(a.negative, qr[1], ideal));
    }

    static PyDecimal remainderNear(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal special = specialRemainder(a, b, op);
        if (special != null) {
            return special;
        }
        Pair p = pair(a, b, op);
        PyDecimal r = p.remainder;
        if (r.isNan() || r.hasZeroCoefficient()) {
            return Rounding.finish(r, op);
        }
        long difference = b.adjusted() - r.adjusted();
        if (difference >= -1 && difference <= 1) {
            Op exact = new Op(Ctx.MAX);
            PyDecimal other = a.negative == b.negative ? Arithmetic.subtract(r, b, exact) : Arithmetic.add(r, b, exact);
            int order = Comparison.compareMagnitude(other, r);
            if (order < 0 || order == 0 && p.quotient.isOdd()) {
                long prec = op.ctx.prec;
                if (p.quotient.digits() == prec
                        && p.quotient.coefficient().add(BigInteger.ONE).equals(PowersOfTen.big(prec))) {
                    return op.error(Signals.DIVISION_IMPOSSIBLE);
                }
                r = other;
            }
        }
        return Rounding.finish(r, op);
    }

    // ---- square root ------------------------------------------------------------------------------------------------

    static PyDecimal squareRoot(PyDecimal a, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : a.negative ? op.error(Signals.INVALID_OPERATION) : PyDecimal.infinity(false);
        }
        long ideal = (a.exp - (a.exp & 1)) / 2;
        if (a.hasZeroCoefficient()) {
            return Rounding.finish(a.negative, 0, ideal, op);
        }
        if (a.negative) {
            return op.error(Signals.INVALID_OPERATION);
        }
        long prec = op.ctx.prec;
        if (prec > HUGE && a.digits() < prec) {
            Ctx x = op.ctx.work();
            x.prec = a.digits();
            Op exact = new Op(x);
            PyDecimal root = root(a, ideal, exact);
            if (exact.status == 0) {
                return root;
            }
            throw org.taipan.ops.Errors.memoryError();
        }
        return root(a, ideal, op);
    }

    private static PyDecimal root(PyDecimal a, long ideal, Op op) {
        BigInteger c = a.coefficient();
        boolean odd = (a.exp & 1) != 0;
        if (odd) {
            c = c.multiply(BigInteger.TEN);
        }
        long length = odd ? (a.digits() >> 1) + 1 : a.digits() + 1 >> 1;
        long shift = op.ctx.prec + 1 - length;
        boolean exact = true;
        if (shift >= 0) {
            c = PowersOfTen.scale(c, 2 * shift);
        } else {
            Rounding.Cut cut = Rounding.cut(c, -2 * shift);
            c = cut.quotient();
            exact = cut.rest() == Rounding.EXACT;
        }
        BigInteger[] root = c.sqrtAndRemainder();
        BigInteger r = root[0];
        long exp = ideal - shift;
        if (exact && root[1].signum() == 0) {
            r = shift >= 0 ? r.divide(PowersOfTen.big(shift)) : PowersOfTen.scale(r, -shift);
            exp += shift;
        } else if (r.mod(FIVE).signum() == 0) {
            r = r.add(BigInteger.ONE);
        }
        Op rounded = new Op(op.ctx.rounding(Ctx.HALF_EVEN));
        PyDecimal result = Rounding.finish(false, r, exp, rounded);
        op.status |= rounded.status;
        return result;
    }
}
