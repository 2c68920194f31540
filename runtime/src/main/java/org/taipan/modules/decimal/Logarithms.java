package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Natural and decimal logarithms, rounded correctly to half even. */
final class Logarithms {
    private static final int FIRST_EXTRA_DIGITS = 4;

    /** ln(10) * 2**bits. */
    private record Ln10(int bits, BigInteger value) {
    }

    /** The most precise value computed so far: a constant, whoever asks. */
    private static volatile Ln10 known = new Ln10(0, BigInteger.TWO);

    private Logarithms() {
    }

    static PyDecimal ln(PyDecimal a, Op op) {
        PyDecimal special = special(a, op);
        if (special != null) {
            return special;
        }
        if (a.exp <= 0 && -a.exp < a.digits() && a.coefficient().equals(PowersOfTen.big(-a.exp))) {
            return PyDecimal.of(false, 0, 0);
        }
        return rounded(a, false, op);
    }

    static PyDecimal log10(PyDecimal a, Op op) {
        PyDecimal special = special(a, op);
        if (special != null) {
            return special;
        }
        if (a.isPowerOfTen()) {
            long n = a.adjusted();
            Op work = new Op(op.ctx.rounding(Ctx.HALF_EVEN));
            PyDecimal r = Rounding.finish(n < 0, Math.abs(n), 0, work);
            op.status |= work.status;
            return r;
        }
        return rounded(a, true, op);
    }

    private static PyDecimal special(PyDecimal a, Op op) {
        PyDecimal nan = Rounding.nan(a, op);
        if (nan != null) {
            return nan;
        }
        if (a.isZero()) {
            return PyDecimal.infinity(true);
        }
        return a.negative ? op.error(Signals.INVALID_OPERATION) : a.isInfinite() ? a : null;
    }

    private static PyDecimal rounded(PyDecimal a, boolean decimal, Op op) {
        Op work = new Op(op.ctx.rounding(Ctx.HALF_EVEN));
        long prec = op.ctx.prec;
        // a = m * 10**f, m in [1, 10) or [0.1, 1), so that both parts of the logarithm have one sign.
        long adjusted = a.adjusted();
        long f = adjusted >= 0 ? adjusted : adjusted + 1;
        PyDecimal m = PyDecimal.of(false, a.coefficient(), a.exp - f);
        long leading = f == 0 ? lostDigits(m) : -PowersOfTen.digits(Math.abs(f)) + 1;
        for (long digits = prec + FIRST_EXTRA_DIGITS;; digits += digits / 2) {
            long places = Math.max(digits + leading, 2);
            int bits = Exponential.bits(places + 4 + (f == 0 ? 0 : PowersOfTen.digits(Math.abs(f))));
            BigInteger ln = fixedLn(m, bits);
            BigInteger ln10 = f != 0 || decimal ? ln10(bits) : null;
            if (decimal) {
                ln = ln.shiftLeft(bits).divide(ln10).add(BigInteger.valueOf(f).shiftLeft(bits));
            } else if (f != 0) {
                ln = ln.add(ln10.multiply(BigInteger.valueOf(f)));
            }
            BigInteger c = PowersOfTen.scale(ln.abs(), places).shiftRight(bits);
            if (Exponential.isCertain(c, prec)) {
                PyDecimal r = Rounding.finish(ln.signum() < 0, c, -places, work);
                op.status |= work.status | Signals.INEXACT | Signals.ROUNDED;
                return r;
            }
        }
    }

    /** How many zeros ln(m) has after the decimal point, at most and about, where m is near 1. */
    private static long lostDigits(PyDecimal m) {
        PyDecimal d = Arithmetic.subtract(m, PyDecimal.of(false, 1, 0), new Op(Ctx.MAX));
        return Math.max(0, -d.adjusted()) + 2;
    }

    /** ln(m) * 2**bits for 0.1 <= m < 10: roots are drawn until m is near 1, where a series of 1/(2n+1) converges. */
    private static BigInteger fixedLn(PyDecimal m, int bits) {
        int k = (int) Math.sqrt(bits / 4.0) + 3;
        int wide = bits + k + 16;
        BigInteger one = BigInteger.ONE.shiftLeft(wide);
        BigInteger x = Exponential.fixed(m, wide);
        for (int i = 0; i < k; i++) {
            x = x.shiftLeft(wide).sqrt();
        }
        BigInteger z = x.subtract(one).shiftLeft(wide).divide(x.add(one));
        BigInteger square = z.multiply(z).shiftRight(wide);
        BigInteger sum = z, power = z;
        for (int i = 3; power.signum() != 0 && power.bitLength() > 1; i += 2) {
            power = power.multiply(square).shiftRight(wide);
            sum = sum.add(power.divide(BigInteger.valueOf(i)));
        }
        return sum.shiftLeft(k + 1).shiftRight(wide - bits);
    }

    /** ln(10) * 2**bits, from ln(10) = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161). */
    static BigInteger ln10(int bits) {
        Ln10 k = known;
        if (k.bits < bits + 32) {
            int wide = bits + bits / 4 + 96;
            BigInteger sum = artanhInverse(31, wide + 16).multiply(BigInteger.valueOf(46))
                    .add(artanhInverse(49, wide + 16).multiply(BigInteger.valueOf(34)))
                    .add(artanhInverse(161, wide + 16).multiply(BigInteger.valueOf(20)));
            k = new Ln10(wide, sum.shiftRight(16));
            known = k;
        }
        return k.value.shiftRight(k.bits - bits);
    }

    private static BigInteger artanhInverse(int n, int bits) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (int i = 3; power.signum() != 0; i += 2) {
            power = power.divide(square);
            sum = sum.add(power.divide(BigInteger.valueOf(i)));
        }
        return sum;
    }
}
