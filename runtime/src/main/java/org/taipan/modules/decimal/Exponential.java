package org.taipan.modules.decimal;

import java.math.BigInteger;

/**
 * The exponential function, rounded correctly to half even. Values are computed in binary fixed point with a few digits
 * more than wanted, and with ever more of them until the rounding is certain.
 */
final class Exponential {
    private static final double BITS_PER_DIGIT = 3.3219280948873626;
    /** Beyond this exponent e**x overflows or underflows in every context. */
    private static final int MAX_EXPONENT = 19;
    private static final int FIRST_EXTRA_DIGITS = 4;
    /** How far, in the last place, an approximation may be off. */
    private static final int ERROR = 4;

    private Exponential() {
    }

    static PyDecimal exp(PyDecimal a, Op op) {
        if (a.isSpecial()) {
            PyDecimal nan = Rounding.nan(a, op);
            return nan != null ? nan : a.negative ? PyDecimal.of(false, 0, 0) : a;
        }
        if (a.hasZeroCoefficient()) {
            return PyDecimal.of(false, 1, 0);
        }
        Op work = new Op(op.ctx.rounding(Ctx.HALF_EVEN));
        if (Comparison.compareMagnitude(a, PyDecimal.of(false, 9, -op.ctx.prec - FIRST_EXTRA_DIGITS)) <= 0) {
            op.status |= Signals.INEXACT | Signals.ROUNDED;
            return Power.paddedOne(false, op.ctx.prec - 1);
        }
        PyDecimal r = Rounding.finish(approximateExp(a, op.ctx.prec), work);
        op.status |= work.status | Signals.INEXACT | Signals.ROUNDED;
        return r;
    }

    /** With more digits than the precision, and such that rounding gives what rounding the true value gives. */
    private static PyDecimal approximateExp(PyDecimal a, long prec) {
        long adjusted = a.adjusted();
        if (adjusted >= MAX_EXPONENT) {
            return PyDecimal.of(false, 1, a.negative ? -4 * Ctx.MAX_EMAX : 4 * Ctx.MAX_EMAX);
        }
        for (long digits = prec + FIRST_EXTRA_DIGITS;; digits += digits / 2) {
            int bits = bits(digits + Math.max(adjusted, 0) + 4);
            BigInteger x = fixed(a, bits);
            BigInteger ln10 = Logarithms.ln10(bits);
            BigInteger[] nr = x.divideAndRemainder(ln10);
            BigInteger n = nr[0], r = nr[1];
            if (r.signum() < 0) {
                n = n.subtract(BigInteger.ONE);
                r = r.add(ln10);
            }
            // e**r is in [1, 10): digits + 1 digits.
            BigInteger c = fixedExp(r, bits).multiply(PowersOfTen.big(digits)).shiftRight(bits);
            if (isCertain(c, prec)) {
                return PyDecimal.of(false, c, n.longValue() - digits);
            }
        }
    }

    static int bits(long digits) {
        double bits = digits * BITS_PER_DIGIT + 16;
        if (bits > PowersOfTen.MAX_DIGITS) {
            throw org.taipan.ops.Errors.memoryError();
        }
        return (int) bits;
    }

    /** A value times 2**bits, truncated. */
    static BigInteger fixed(PyDecimal d, int bits) {
        BigInteger c = d.coefficient();
        BigInteger x = d.exp >= 0 ? PowersOfTen.scale(c, d.exp).shiftLeft(bits)
                : -d.exp > 2L * PowersOfTen.digits(c) + bits ? BigInteger.ZERO
                : c.shiftLeft(bits).divide(PowersOfTen.big(-d.exp));
        return d.negative ? x.negate() : x;
    }

    /** exp(r / 2**bits) * 2**bits for 0 <= r < ln(10): r is halved k times, the series' sum squared k times. */
    private static BigInteger fixedExp(BigInteger r, int bits) {
        int k = (int) Math.sqrt(bits) + 2;
        int wide = bits + 2 * k + 8;
        BigInteger x = r.shiftLeft(wide - bits).shiftRight(k);
        BigInteger sum = BigInteger.ONE.shiftLeft(wide).add(x), term = x;
        for (int i = 2; term.signum() != 0; i++) {
            term = term.multiply(x).shiftRight(wide).divide(BigInteger.valueOf(i));
            sum = sum.add(term);
        }
        for (int i = 0; i < k; i++) {
            sum = sum.multiply(sum).shiftRight(wide);
        }
        return sum.shiftRight(wide - bits);
    }

    /** Whether an error in the last place cannot change the rounding to {@code prec} digits. */
    static boolean isCertain(BigInteger c, long prec) {
        long drop = PowersOfTen.digits(c) - prec;
        if (drop < 2) {
            return false;
        }
        BigInteger half = PowersOfTen.big(drop - 1).multiply(BigInteger.valueOf(5));
        BigInteger rest = c.mod(half);
        BigInteger error = BigInteger.valueOf(ERROR);
        return rest.compareTo(error) > 0 && rest.add(error).compareTo(half) < 0;
    }
}
