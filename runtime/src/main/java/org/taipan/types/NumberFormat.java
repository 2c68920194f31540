package org.taipan.types;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** Where the number types meet the format mini-language. */
final class NumberFormat {
    private NumberFormat() {
    }

    static String repr(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == Math.rint(d) && Math.abs(d) < 1e16) {
            return (d == 0 && 1 / d < 0 ? "-0" : Long.toString((long) d)) + ".0";
        }
        java.math.BigDecimal b = new java.math.BigDecimal(Double.toString(d)).stripTrailingZeros();
        int exponent = b.precision() - b.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return b.toPlainString();
        }
        String digits = b.unscaledValue().abs().toString();
        return (d < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** A part of a complex number: without ".0". */
    static String reprPart(double d) {
        String s = repr(d);
        return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
    }

    static Object ofInt(ThreadState ts, Object self, String spec) {
        return plain(ts, self, spec);
    }

    static Object ofFloat(ThreadState ts, Object self, String spec) {
        return plain(ts, self, spec);
    }

    static Object ofComplex(ThreadState ts, Object self, String spec) {
        return plain(ts, self, spec);
    }

    private static Object plain(ThreadState ts, Object self, String spec) {
        if (!spec.isEmpty()) {
            throw Errors.notImplementedError("format specification " + spec);
        }
        return Obj.str(ts, self);
    }
}
