package org.taipan.modules.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Between decimals and the other numbers. */
final class Conversion {
    private static final long HASH_MODULUS = (1L << 61) - 1;
    private static final long INVERSE_OF_TEN = 2075258708292324556L;
    private static final long HASH_INFINITY = 314159;
    /** Powers of ten and integers up to these are doubles exactly. */
    private static final int EXACT_POWERS = 22;
    private static final long EXACT_DOUBLES = 1L << 53;
    private static final double[] DOUBLE_POWERS = new double[EXACT_POWERS + 1];

    static {
        double p = 1;
        for (int i = 0; i <= EXACT_POWERS; i++, p *= 10) {
            DOUBLE_POWERS[i] = p;
        }
    }

    private Conversion() {
    }

    static PyDecimal ofInt(Object n) {
        if (n instanceof Long l && l != Long.MIN_VALUE) {
            return PyDecimal.of(l < 0, Math.abs(l), 0);
        }
        BigInteger b = PyLong.big(n);
        return PyDecimal.of(b.signum() < 0, b.abs(), 0);
    }

    /** The exact value of a float or an int. @throws org.taipan.objects.PyException TypeError */
    static PyDecimal ofFloat(Object o) {
        if (PyLong.check(o)) {
            return ofInt(PyLong.value(o));
        }
        if (!PyFloat.check(o)) {
            throw Errors.typeError("argument must be int or float");
        }
        double d = PyFloat.value(o);
        boolean negative = Double.doubleToRawLongBits(d) < 0;
        if (d != d) {
            return PyDecimal.nan(negative, Dec.QUIET, BigInteger.ZERO);
        }
        if (Double.isInfinite(d)) {
            return PyDecimal.infinity(negative);
        }
        BigDecimal exact = new BigDecimal(Math.abs(d));
        return PyDecimal.of(negative, exact.unscaledValue(), -exact.scale());
    }

    /** A Decimal or an int as an operand, else null. */
    static PyDecimal operandOrNull(Object o) {
        return o instanceof PyDecimal d ? d : o instanceof Long || PyLong.check(o) ? ofInt(PyLong.value(o)) : null;
    }

    /** A Decimal or an int as an operand. @throws org.taipan.objects.PyException TypeError */
    static PyDecimal operand(ThreadState ts, Object o, Ctx ctx) {
        PyDecimal d = operandOrNull(o);
        if (d == null) {
            throw unsupported(o);
        }
        return d;
    }

    private static org.taipan.objects.PyException unsupported(Object o) {
        return Errors.typeError("conversion from " + PyObject.typeOf(o).name() + " to Decimal is not supported");
    }

    /** What {@code Decimal(value)} makes. */
    static PyDecimal exact(ThreadState ts, Object value, Op op) {
        if (value instanceof PyDecimal d) {
            return d;
        }
        if (PyStr.check(value)) {
            return DecText.parseExact(DecText.ascii(value, true), op);
        }
        if (PyLong.check(value)) {
            return ofInt(PyLong.value(value));
        }
        if (value instanceof PyTuple || value instanceof PyList) {
            return DecText.parseExact(DecimalTuples.text(ts, value), op);
        }
        if (PyFloat.check(value)) {
            floatOperation(ts, op);
            return ofFloat(value);
        }
        throw unsupported(value);
    }

    private static void floatOperation(ThreadState ts, Op op) {
        DecimalState.signal(ts, op.ctx, Signals.FLOAT_OPERATION);
    }

    /** What {@code context.create_decimal(value)} makes. */
    static PyDecimal rounded(ThreadState ts, Object value, Op op) {
        if (value instanceof PyDecimal d) {
            if (d.isNan() && !d.hasZeroCoefficient() && d.digits() > op.ctx.prec - op.ctx.clamp) {
                return op.error(Signals.CONVERSION_SYNTAX);
            }
            return Rounding.finish(d.exact(), op);
        }
        if (PyStr.check(value)) {
            return DecText.parse(DecText.ascii(value, false), op);
        }
        if (value instanceof PyTuple || value instanceof PyList) {
            return DecText.parse(DecimalTuples.text(ts, value), op);
        }
        if (PyFloat.check(value)) {
            floatOperation(ts, op);
            return Rounding.finish(ofFloat(value), op);
        }
        return Rounding.finish(exact(ts, value, op), op);
    }

    // ---- from decimals ----------------------------------------------------------------------------------------------

    /** An int by a rounding mode. @throws org.taipan.objects.PyException ValueError or OverflowError */
    static Object toInt(PyDecimal d, int round) {
        checkFinite(d, "integer");
        if (d.exp == 0 && d.isLong()) {
            return d.negative ? -d.small : d.small;
        }
        PyDecimal n = Quantum.toIntegral(d, false, new Op(Ctx.MAX.rounding(round)));
        BigInteger i = Power.integer(n);
        return PyLong.of(d.negative ? i.negate() : i);
    }

    private static void checkFinite(PyDecimal d, String what) {
        if (d.isNan()) {
            throw Errors.valueError("cannot convert NaN to " + what);
        }
        if (d.isInfinite()) {
            throw Errors.overflowError("cannot convert Infinity to " + what);
        }
    }

    static PyTuple ratio(PyDecimal d) {
        checkFinite(d, "integer ratio");
        BigInteger n = d.coefficient(), q = BigInteger.ONE;
        if (d.exp >= 0) {
            n = Power.integer(d);
        } else if (n.signum() != 0) {
            q = PowersOfTen.big(-d.exp);
            BigInteger gcd = n.gcd(q);
            n = n.divide(gcd);
            q = q.divide(gcd);
        }
        return new PyTuple(PyLong.of(d.negative ? n.negate() : n), PyLong.of(q));
    }

    /** The nearest float. @throws org.taipan.objects.PyException ValueError for signaling NaNs */
    static double toDouble(PyDecimal d) {
        if (d.isNan()) {
            if (d.kind == Dec.SIGNALING) {
                throw Errors.valueError("cannot convert signaling NaN to float");
            }
            return Math.copySign(Double.NaN, d.negative ? -1.0 : 1.0);
        }
        double r;
        if (d.isInfinite() || !d.hasZeroCoefficient() && d.adjusted() > Double.MAX_EXPONENT) {
            r = Double.POSITIVE_INFINITY;
        } else if (d.hasZeroCoefficient() || d.adjusted() < 2 * Double.MIN_EXPONENT) {
            r = 0;
        } else if (d.isLong() && d.small <= EXACT_DOUBLES && d.exp <= 0 && d.exp >= -EXACT_POWERS) {
            r = d.small / DOUBLE_POWERS[(int) -d.exp];
        } else {
            r = Double.parseDouble(d.coefficientText() + "E" + d.exp);
        }
        return d.negative ? -r : r;
    }

    // ---- hashes -----------------------------------------------------------------------------------------------------

    /** The hash of the equal number of any other type. */
    static long hash(PyDecimal d) {
        if (d.kind == Dec.SIGNALING) {
            throw Errors.typeError("Cannot hash a signaling NaN value");
        }
        if (d.isNan()) {
            return System.identityHashCode(d);
        }
        if (d.isInfinite()) {
            return d.negative ? -HASH_INFINITY : HASH_INFINITY;
        }
        long c = d.isLong() ? d.small % HASH_MODULUS
                : d.coefficient().mod(BigInteger.valueOf(HASH_MODULUS)).longValue();
        long h = times(c, powerOfTen(d.exp));
        h = d.negative ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** 10**n modulo 2**61 - 1. */
    private static long powerOfTen(long n) {
        long base = n < 0 ? INVERSE_OF_TEN : 10, result = 1;
        for (long e = Math.abs(n); e != 0; e >>= 1) {
            if ((e & 1) != 0) {
                result = times(result, base);
            }
            base = times(base, base);
        }
        return result;
    }

    private static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b), low = a * b;
        long sum = (low & HASH_MODULUS) + (high << 3 | low >>> 61);
        return sum >= HASH_MODULUS ? sum - HASH_MODULUS : sum;
    }

    // ---- comparison -------------------------------------------------------------------------------------------------

    /** The parts of a number that {@code numbers.Rational} describes. */
    static PyDecimal part(ThreadState ts, Object rational, String name) {
        Object n = Attr.get(ts, rational, name);
        if (!PyLong.check(n)) {
            throw Errors.typeError("'" + Obj.typeName(n) + "' object cannot be interpreted as an integer");
        }
        return ofInt(PyLong.value(n));
    }
}
