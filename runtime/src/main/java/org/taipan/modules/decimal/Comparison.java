package org.taipan.modules.decimal;

import java.math.BigInteger;

/** Orders of values, minimum and maximum. */
final class Comparison {
    private Comparison() {
    }

    /** The order of values that are no NaNs. */
    static int compare(PyDecimal a, PyDecimal b) {
        if (a.isInfinite()) {
            return b.isInfinite() && a.negative == b.negative ? 0 : sign(a);
        }
        if (b.isInfinite()) {
            return -sign(b);
        }
        if (a.hasZeroCoefficient()) {
            return b.hasZeroCoefficient() ? 0 : -sign(b);
        }
        if (b.hasZeroCoefficient() || a.negative != b.negative) {
            return sign(a);
        }
        int order = compareFinite(a, b);
        return a.negative ? -order : order;
    }

    private static int sign(PyDecimal d) {
        return d.negative ? -1 : 1;
    }

    /** The order of absolute values that are no NaNs. */
    static int compareMagnitude(PyDecimal a, PyDecimal b) {
        return compare(a.withSign(false), b.withSign(false));
    }

    private static int compareFinite(PyDecimal a, PyDecimal b) {
        if (a.exp == b.exp) {
            return a.isWide() && b.isWide() ? Wide.compare(a.high, a.small, b.high, b.small)
                    : a.coefficient().compareTo(b.coefficient());
        }
        int order = Long.compare(a.adjusted(), b.adjusted());
        if (order != 0) {
            return order;
        }
        if (a.isWide() && b.isWide()) {
            Wide x = a.wide(), y = b.wide();
            if (a.exp > b.exp ? x.scale(a.exp - b.exp) : y.scale(b.exp - a.exp)) {
                return Wide.compare(x.high, x.low, y.high, y.low);
            }
        }
        return a.exp > b.exp ? scaled(a, a.exp - b.exp).compareTo(b.coefficient())
                : a.coefficient().compareTo(scaled(b, b.exp - a.exp));
    }

    private static BigInteger scaled(PyDecimal d, long n) {
        return PowersOfTen.scale(d.coefficient(), n);
    }

    static PyDecimal compare(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        return nan != null ? nan : ofInt(compare(a, b));
    }

    static PyDecimal compareSignal(PyDecimal a, PyDecimal b, Op op) {
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            op.status |= Signals.INVALID_OPERATION;
            return nan;
        }
        return ofInt(compare(a, b));
    }

    private static PyDecimal ofInt(int n) {
        return PyDecimal.of(n < 0, Math.abs(n), 0);
    }

    // ---- the total order of representations -------------------------------------------------------------------------

    static PyDecimal compareTotal(PyDecimal a, PyDecimal b) {
        return ofInt(total(a, b));
    }

    static PyDecimal compareTotalMagnitude(PyDecimal a, PyDecimal b) {
        return ofInt(total(a.withSign(false), b.withSign(false)));
    }

    private static int total(PyDecimal a, PyDecimal b) {
        if (a.negative != b.negative) {
            return b.negative ? 1 : -1;
        }
        if (a.isNan() || b.isNan()) {
            int order = Integer.compare(rank(a), rank(b));
            if (order == 0) {
                order = a.coefficient().compareTo(b.coefficient());
            }
            return a.negative ? -order : order;
        }
        int order = compare(a, b);
        return order != 0 ? order : sameValue(a, b);
    }

    private static int rank(PyDecimal d) {
        return d.kind == Dec.SIGNALING ? 1 : d.isNan() ? 2 : 0;
    }

    /** The order of equal values: by sign, then by exponent. */
    private static int sameValue(PyDecimal a, PyDecimal b) {
        if (a.negative != b.negative) {
            return b.negative ? 1 : -1;
        }
        int order = a.isInfinite() ? 0 : Long.compare(a.exp, b.exp);
        return a.negative ? -order : order;
    }

    static boolean sameQuantum(PyDecimal a, PyDecimal b) {
        return a.isSpecial() || b.isSpecial() ? a.isNan() && b.isNan() || a.isInfinite() && b.isInfinite()
                : a.exp == b.exp;
    }

    // ---- minimum, maximum -------------------------------------------------------------------------------------------

    static PyDecimal max(PyDecimal a, PyDecimal b, Op op) {
        return extreme(a, b, 1, false, op);
    }

    static PyDecimal min(PyDecimal a, PyDecimal b, Op op) {
        return extreme(a, b, -1, false, op);
    }

    static PyDecimal maxMagnitude(PyDecimal a, PyDecimal b, Op op) {
        return extreme(a, b, 1, true, op);
    }

    static PyDecimal minMagnitude(PyDecimal a, PyDecimal b, Op op) {
        return extreme(a, b, -1, true, op);
    }

    private static PyDecimal extreme(PyDecimal a, PyDecimal b, int wanted, boolean magnitude, Op op) {
        if (a.kind == Dec.QUIET && !b.isNan()) {
            return Rounding.finish(b, op);
        }
        if (b.kind == Dec.QUIET && !a.isNan()) {
            return Rounding.finish(a, op);
        }
        PyDecimal nan = Rounding.nan(a, b, op);
        if (nan != null) {
            return nan;
        }
        int order = magnitude ? compareMagnitude(a, b) : compare(a, b);
        if (order == 0) {
            order = sameValue(a, b);
        }
        return Rounding.finish(order * wanted >= 0 ? a : b, op);
    }
}
