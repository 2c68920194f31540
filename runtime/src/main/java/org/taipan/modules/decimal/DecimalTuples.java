package org.taipan.modules.decimal;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Values as {@code (sign, digits, exponent)}. */
final class DecimalTuples {
    private DecimalTuples() {
    }

    private static Object[] items(Object o) {
        return o instanceof PyTuple t ? t.items() : o instanceof PyList l ? l.toArray() : null;
    }

    /** The numeric string that a triple describes. @throws org.taipan.objects.PyException ValueError */
    static String text(ThreadState ts, Object triple) {
        Object[] parts = items(triple);
        if (parts.length != 3) {
            throw Errors.valueError("argument must be a sequence of length 3");
        }
        if (!PyLong.check(parts[0]) || !(PyLong.value(parts[0]) instanceof Long sign) || sign != 0 && sign != 1) {
            throw Errors.valueError("sign must be an integer with the value 0 or 1");
        }
        StringBuilder out = new StringBuilder(sign != 0 ? "-" : "");
        String special = "";
        long exp = 0;
        if (PyStr.check(parts[2])) {
            special = switch (PyStr.toJava(parts[2])) {
                case "F" -> "Inf";
                case "n" -> "NaN";
                case "N" -> "sNaN";
                default -> throw Errors.valueError("string argument in the third position must be 'F', 'n' or 'N'");
            };
            out.append(special);
        } else if (PyLong.check(parts[2])) {
            exp = PyDecimalContext.size(parts[2]);
        } else {
            throw Errors.valueError("exponent must be an integer");
        }
        Object[] digits = items(parts[1]);
        if (digits == null) {
            throw badCoefficient();
        }
        if (digits.length == 0 && special.isEmpty()) {
            out.append('0');
        }
        for (Object digit : digits) {
            if (!PyLong.check(digit) || !(PyLong.value(digit) instanceof Long n) || n < 0 || n > 9) {
                throw badCoefficient();
            }
            if (!special.equals("Inf")) {
                out.append((char) ('0' + n));
            }
        }
        return special.isEmpty() ? out.append('E').append(exp).toString() : out.toString();
    }

    private static org.taipan.objects.PyException badCoefficient() {
        return Errors.valueError("coefficient must be a tuple of digits");
    }

    static Object of(ThreadState ts, PyDecimal d) {
        Object exp = d.isInfinite() ? "F" : d.kind == Dec.QUIET ? "n" : d.isNan() ? "N" : (Object) d.exp;
        String text = d.isNan() && d.hasZeroCoefficient() ? "" : d.coefficientText();
        Object[] digits = new Object[text.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (long) (text.charAt(i) - '0');
        }
        return Call.call(ts, DecimalState.of(ts).decimalTuple, d.negative ? 1L : 0L, PyTuple.of(digits), exp);
    }
}
