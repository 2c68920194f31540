package org.taipan.modules.decimal;

import java.math.BigInteger;

/** From exact coefficients to values of a context: precision, rounding, overflow, subnormal numbers, clamping. */
final class Rounding {
    /** What a division by a power of ten has cut off: nothing, less than half, half, more than half. */
    static final int EXACT = 0, BELOW_HALF = 1, HALF = 2, ABOVE_HALF = 3;

    private Rounding() {
    }

    /** A coefficient from which digits have been cut off, and what they were. */
    record Cut(BigInteger quotient, int rest) {
    }

    static Cut cut(BigInteger c, long n) {
        if (n == 0) {
            return new Cut(c, EXACT);
        }
        if (n > c.bitLength() || n > PowersOfTen.digits(c)) {
            return new Cut(BigInteger.ZERO, c.signum() == 0 ? EXACT : BELOW_HALF);
        }
        BigInteger p = PowersOfTen.big(n);
        BigInteger[] qr = c.divideAndRemainder(p);
        int rest = EXACT;
        if (qr[1].signum() != 0) {
            rest = BELOW_HALF + Integer.signum(qr[1].shiftLeft(1).compareTo(p)) + 1;
        }
        return new Cut(qr[0], rest);
    }

    /** Whether a quotient must be incremented. */
    static boolean increments(int mode, boolean negative, int rest, BigInteger quotient) {
        return rest != EXACT && increments(mode, negative, rest, quotient.testBit(0),
                mode == Ctx.ZERO_FIVE_UP ? quotient.mod(BigInteger.TEN).intValue() : 0);
    }

    private static boolean increments(int mode, boolean negative, int rest, boolean odd, int lastDigit) {
        return switch (mode) {
            case Ctx.UP -> true;
            case Ctx.CEILING -> !negative;
            case Ctx.FLOOR -> negative;
            case Ctx.HALF_UP -> rest >= HALF;
            case Ctx.HALF_DOWN -> rest > HALF;
            case Ctx.HALF_EVEN -> rest > HALF || rest == HALF && odd;
            case Ctx.ZERO_FIVE_UP -> lastDigit == 0 || lastDigit == 5;
            default -> false;
        };
    }

    /** A coefficient without its last n digits, rounded. */
    static BigInteger shiftRounded(BigInteger c, long n, int mode, boolean negative, Op op, int inexact) {
        Cut cut = cut(c, n);
        if (cut.rest != EXACT) {
            op.status |= inexact;
        }
        return increments(mode, negative, cut.rest, cut.quotient) ? cut.quotient.add(BigInteger.ONE) : cut.quotient;
    }

    static long shiftRounded(long c, int n, int mode, boolean negative, Op op) {
        long p = PowersOfTen.small(n);
        long q = c / p, r = c - q * p;
        if (r == 0) {
            return q;
        }
        op.status |= Signals.INEXACT;
        int rest = BELOW_HALF + Integer.signum(Long.compare(r, p - r)) + 1;
        return increments(mode, negative, rest, (q & 1) != 0, (int) (q % 10)) ? q + 1 : q;
    }

    /** Takes the last n digits off a coefficient and rounds it. */
    static void shiftRounded(Wide c, long n, int mode, boolean negative, Op op) {
        int rest = c.cut(n);
        if (rest == EXACT) {
            return;
        }
        op.status |= Signals.INEXACT;
        if (increments(mode, negative, rest, (c.low & 1) != 0,
                mode == Ctx.ZERO_FIVE_UP ? c.big().mod(BigInteger.TEN).intValue() : 0)) {
            c.increment();
        }
    }

    /** {@code mpd_qfinalize} of a value. */
    static PyDecimal finish(PyDecimal d, Op op) {
        if (d.kind != Dec.FINITE) {
            return d.isNan() ? fitPayload(d, op.ctx) : d;
        }
        Ctx x = op.ctx;
        if (d.digits() <= x.prec && d.exp >= x.emin && d.adjusted() <= x.emax && x.clamp == 0) {
            return d;
        }
        return d.isLong() ? finish(d.negative, d.small, d.exp, op)
                : d.isWide() ? finish(d.negative, d.wide(), d.exp, op) : finish(d.negative, d.coefficient(), d.exp, op);
    }

    static PyDecimal finish(boolean negative, long c, long exp, Op op) {
        Ctx x = op.ctx;
        long prec = x.prec;
        int digits = PowersOfTen.digits(c);
        long adjusted = exp + digits - 1;
        if (adjusted >= x.emax || adjusted < x.emin || x.clamp != 0 && exp > x.emax - (prec - 1)) {
            return unusual(negative, BigInteger.valueOf(c), exp, op);
        }
        if (digits <= prec) {
            return PyDecimal.of(negative, c, exp);
        }
        int drop = (int) (digits - prec);
        if (drop > PowersOfTen.MAX_LONG) {
            return unusual(negative, BigInteger.valueOf(c), exp, op);
        }
        op.status |= Signals.ROUNDED;
        long q = shiftRounded(c, drop, x.round, negative, op);
        if (PowersOfTen.digits(q) > prec) {
            q /= 10;
            drop++;
        }
        return PyDecimal.of(negative, q, exp + drop);
    }

    static PyDecimal finish(boolean negative, Wide c, long exp, Op op) {
        if (c.isLong()) {
            return finish(negative, c.low, exp, op);
        }
        Ctx x = op.ctx;
        long prec = x.prec;
        int digits = Wide.digits(c.high, c.low);
        long adjusted = exp + digits - 1;
        if (adjusted >= x.emax || adjusted < x.emin || x.clamp != 0 && exp > x.emax - (prec - 1)) {
            return unusual(negative, c.big(), exp, op);
        }
        if (digits <= prec) {
            return PyDecimal.of(negative, c, exp);
        }
        long drop = digits - prec;
        op.status |= Signals.ROUNDED;
        shiftRounded(c, drop, x.round, negative, op);
        if (Wide.digits(c.high, c.low) > prec) {
            c.cut(1);
            drop++;
        }
        return PyDecimal.of(negative, c, exp + drop);
    }

    static PyDecimal finish(boolean negative, BigInteger c, long exp, Op op) {
        if (c.bitLength() < 64) {
            return finish(negative, c.longValue(), exp, op);
        }
        Ctx x = op.ctx;
        long prec = x.prec;
        int digits = PowersOfTen.digits(c);
        long adjusted = exp + digits - 1;
        if (adjusted >= x.emax || adjusted < x.emin || x.clamp != 0 && exp > x.emax - (prec - 1)) {
            return unusual(negative, c, exp, op);
        }
        return digits <= prec ? PyDecimal.of(negative, c, exp) : toPrecision(negative, c, digits, exp, prec, op);
    }

    private static PyDecimal toPrecision(boolean negative, BigInteger c, int digits, long exp, long prec, Op op) {
        long drop = digits - prec;
        op.status |= Signals.ROUNDED;
        BigInteger q = shiftRounded(c, drop, op.ctx.round, negative, op, Signals.INEXACT);
        long e = exp + drop;
        if (q.equals(PowersOfTen.big(prec))) {
            q = PowersOfTen.big(prec - 1);
            e++;
            if (e + prec - 1 > op.ctx.emax) {
                return overflow(negative, op);
            }
        }
        return PyDecimal.of(negative, q, e);
    }

    /** {@code _mpd_check_exp}, then {@code _mpd_check_round}. */
    private static PyDecimal unusual(boolean negative, BigInteger coefficient, long exponent, Op op) {
        Ctx x = op.ctx;
        long prec = x.prec;
        BigInteger c = coefficient;
        long exp = exponent;
        boolean zero = c.signum() == 0;
        long adjusted = exp + PowersOfTen.digits(c) - 1;
        long etop = x.emax - (prec - 1);
        if (adjusted > x.emax) {
            if (zero) {
                op.status |= Signals.CLAMPED;
                return PyDecimal.of(negative, 0, x.clamp != 0 ? etop : x.emax);
            }
            return overflow(negative, op);
        }
        if (x.clamp != 0 && exp > etop) {
            op.status |= Signals.CLAMPED | (!zero && adjusted < x.emin ? Signals.SUBNORMAL : 0);
            c = zero ? c : PowersOfTen.scale(c, exp - etop);
            exp = etop;
        } else if (adjusted < x.emin) {
            long etiny = x.emin - (prec - 1);
            if (zero) {
                op.status |= exp < etiny ? Signals.CLAMPED : 0;
                return PyDecimal.of(negative, 0, Math.max(exp, etiny));
            }
            op.status |= Signals.SUBNORMAL;
            if (exp < etiny) {
                op.status |= Signals.ROUNDED;
                c = shiftRounded(c, etiny - exp, x.round, negative, op, Signals.INEXACT | Signals.UNDERFLOW);
                exp = etiny;
                if (c.signum() == 0) {
                    op.status |= Signals.CLAMPED;
                }
            }
        }
        int digits = PowersOfTen.digits(c);
        return digits <= prec ? PyDecimal.of(negative, c, exp) : toPrecision(negative, c, digits, exp, prec, op);
    }

    private static PyDecimal overflow(boolean negative, Op op) {
        op.status |= Signals.OVERFLOWN;
        boolean finite = switch (op.ctx.round) {
            case Ctx.DOWN, Ctx.ZERO_FIVE_UP -> true;
            case Ctx.CEILING -> negative;
            case Ctx.FLOOR -> !negative;
            default -> false;
        };
        return finite ? largest(negative, op.ctx) : PyDecimal.infinity(negative);
    }

    /** The finite value of a context with the greatest magnitude. */
    static PyDecimal largest(boolean negative, Ctx x) {
        long prec = x.prec;
        return PyDecimal.of(negative, PowersOfTen.big(prec).subtract(BigInteger.ONE), x.emax - (prec - 1));
    }

    /** {@code _mpd_fix_nan}: a payload keeps the digits that fit. */
    private static PyDecimal fitPayload(PyDecimal d, Ctx x) {
        long room = x.prec - x.clamp;
        if (d.hasZeroCoefficient() || d.digits() <= room) {
            return d;
        }
        return PyDecimal.nan(d.negative, d.kind, d.coefficient().mod(PowersOfTen.big(room)));
    }

    /** The result that NaN operands determine, or null if there is none. */
    static PyDecimal nan(PyDecimal a, Op op) {
        if (a.kind < Dec.QUIET) {
            return null;
        }
        if (a.kind == Dec.SIGNALING) {
            op.status |= Signals.INVALID_OPERATION;
        }
        return fitPayload(PyDecimal.nan(a.negative, Dec.QUIET, a.coefficient()), op.ctx);
    }

    /** The first signaling NaN counts, else the first quiet one. */
    static PyDecimal nan(PyDecimal a, PyDecimal b, Op op) {
        if (a.kind < Dec.QUIET && b.kind < Dec.QUIET) {
            return null;
        }
        boolean second = a.kind < Dec.QUIET || a.kind != Dec.SIGNALING && b.kind == Dec.SIGNALING;
        return nan(second ? b : a, op);
    }
}
