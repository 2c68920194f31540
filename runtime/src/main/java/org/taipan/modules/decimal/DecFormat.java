package org.taipan.modules.decimal;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Imports;
import org.taipan.ops.Warnings;
import org.taipan.objects.PyException;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.format.NumericLocale;

/** {@code Decimal.__format__}. */
final class DecFormat {
    private static final byte[] THREES = {3};
    private static final byte[] NO_GROUPS = {};

    private int fill = ' ';
    private char align = '>';
    private char sign = '-';
    private long width;
    private long precision = -1;
    private char type;
    private String point = "";
    private String separator = "";
    private byte[] grouping = NO_GROUPS;
    private int at;

    private DecFormat(boolean capitals) {
        type = capitals ? 'G' : 'g';
    }

    static Object format(ThreadState ts, PyDecimal d, Object spec, Object override) {
        PyDecimalContext context = DecimalState.of(ts).current(ts);
        if (!PyStr.check(spec)) {
            throw Errors.typeError("format arg must be str");
        }
        int[] text = PyStr.codePoints(spec);
        if (text.length > 0 && text[text.length - 1] == 'N') {
            Warnings.deprecated(ts, "Format specifier 'N' is deprecated");
        }
        DecFormat f = new DecFormat(context.ctx.capitals != 0);
        if (!f.parse(ts, text)) {
            return inPython(ts, d, spec, context);
        }
        if (override != null) {
            f.override(ts, override);
        }
        Op op = new Op(context.ctx);
        if (f.width > Ctx.MAX_PREC || f.precision > Ctx.MAX_PREC) {
            throw beyondLimits();
        }
        String body = f.body(d, op);
        if ((op.status & Signals.ERRORS) != 0) {
            throw beyondLimits();
        }
        return PyStr.of(f.padded(f.localized(d, body)));
    }

    private static PyException beyondLimits() {
        return Errors.valueError("format specification exceeds internal limits of _decimal");
    }

    /** The Python version knows what this one, like libmpdec, does not: the 'z' option, separators of a kind. */
    private static Object inPython(ThreadState ts, PyDecimal d, Object spec, PyDecimalContext context) {
        Object type = Attr.get(ts, Imports.module(ts, "_pydecimal"), "Decimal");
        Object decimal = Call.call(ts, type, PyStr.of(DecText.scientific(d, context.ctx.capitals != 0)));
        try {
            return Call.methodNamed(ts, decimal, "__format__", spec, context);
        } catch (PyException e) {
            if (e.matches(Exc.ValueError)) {
                throw Errors.valueError("invalid format string");
            }
            throw e;
        }
    }

    // ---- the specification ------------------------------------------------------------------------------------------

    private static boolean isAlign(int c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private static int peek(int[] s, int i) {
        return i < s.length ? s[i] : 0;
    }

    private boolean parse(ThreadState ts, int[] s) {
        boolean aligned = false;
        if (s.length > 1 && isAlign(s[1])) {
            fill = s[0];
            align = (char) s[1];
            at = 2;
            aligned = true;
        } else if (isAlign(peek(s, 0))) {
            align = (char) s[0];
            at = 1;
            aligned = true;
        }
        int c = peek(s, at);
        if (c == '+' || c == '-' || c == ' ') {
            sign = (char) c;
            at++;
        }
        if (peek(s, at) == '0') {
            if (aligned) {
                return false;
            }
            align = 'z';
            fill = '0';
            at++;
        }
        if (isDigit(peek(s, at))) {
            if (s[at] == '0') {
                return false;
            }
            width = number(s);
        }
        if (peek(s, at) == ',') {
            point = ".";
            separator = ",";
            grouping = THREES;
            at++;
        }
        if (peek(s, at) == '.') {
            at++;
            if (!isDigit(peek(s, at))) {
                return false;
            }
            precision = number(s);
        }
        return width >= 0 && precision >= -1 && parseType(ts, s) && at == s.length;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A number; -2 if it is no long. */
    private long number(int[] s) {
        long n = 0;
        for (; isDigit(peek(s, at)); at++) {
            int digit = s[at] - '0';
            n = n < 0 || n > (Long.MAX_VALUE - digit) / 10 ? -2 : n * 10 + digit;
        }
        return n;
    }

    private boolean parseType(ThreadState ts, int[] s) {
        int c = peek(s, at);
        if (c != 0 && "EeFfGg%".indexOf(c) >= 0) {
            type = (char) c;
            at++;
        } else if (c == 'N' || c == 'n') {
            if (!separator.isEmpty()) {
                return false;
            }
            type = c == 'N' ? 'G' : 'g';
            at++;
            NumericLocale locale = NumericLocale.of(ts.interp).locale;
            point = locale.decimalPoint();
            separator = locale.thousandsSeparator();
            grouping = locale.grouping();
        }
        return true;
    }

    /** An undocumented way to give the locale's conventions. */
    private void override(ThreadState ts, Object dict) {
        if (!(dict instanceof PyDict d)) {
            throw Errors.typeError("optional argument must be a dict");
        }
        point = overridden(ts, d, "decimal_point", point);
        separator = overridden(ts, d, "thousands_sep", separator);
        Object groups = d.get(ts, "grouping");
        if (groups != null) {
            grouping = PyStr.toJava(groups).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        boolean valid = true;
        for (byte size : grouping) {
            valid &= size >= 0;
        }
        if (!valid || point.isEmpty() || bytes(point) > 4 || bytes(separator) > 4) {
            throw Errors.valueError("invalid override dict");
        }
    }

    private static int bytes(String s) {
        return s.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private static String overridden(ThreadState ts, PyDict d, String key, String otherwise) {
        Object value = d.get(ts, key);
        if (value == null) {
            return otherwise;
        }
        if (!PyStr.check(value)) {
            throw Errors.typeError("bad argument type for built-in operation");
        }
        return PyStr.toJava(value);
    }

    // ---- the number -------------------------------------------------------------------------------------------------

    private String body(PyDecimal value, Op op) {
        boolean upper = Character.isUpperCase(type);
        char kind = Character.toLowerCase(type);
        boolean percent = kind == '%';
        PyDecimal d = value;
        if (d.isSpecial()) {
            if (align == 'z') {
                fill = ' ';
                align = '>';
            }
            return signOf(d) + DecText.specialText(d) + (percent ? "%" : "");
        }
        long place = 1;
        if (percent) {
            d = PyDecimal.of(d.negative, d.coefficient(), d.exp + 2);
            kind = 'f';
        }
        if (precision >= 0) {
            switch (kind) {
                case 'g' -> d = d.digits() > Math.max(precision, 1) ? rounded(d, Math.max(precision, 1), op) : d;
                case 'e' -> {
                    place = d.isZero() ? 1 - precision : 1;
                    d = d.isZero() ? d : rounded(d, precision + 1, op);
                }
                default -> d = Quantum.rescale(d, -precision, op);
            }
        }
        if (kind == 'f' && d.isZero() && d.exp > 0) {
            d = PyDecimal.of(d.negative, 0, 0);
        }
        if (d.isSpecial()) {
            return "";
        }
        String digits = d.coefficientText();
        long left = d.exp + digits.length();
        String text = switch (kind) {
            case 'f' -> DecText.withPoint(digits, left);
            case 'e' -> DecText.withPoint(digits, place) + DecText.exponentText(left - place, upper, true);
            default -> {
                long p = d.exp <= 0 && left > -6 ? left : 1;
                yield DecText.withPoint(digits, p) + DecText.exponentText(left - p, upper, false);
            }
        };
        return signOf(d) + text + (percent ? "%" : "");
    }

    private String signOf(PyDecimal d) {
        return d.negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    /** A number that is not zero, rounded to so many digits. */
    private static PyDecimal rounded(PyDecimal d, long digits, Op op) {
        if (d.hasZeroCoefficient()) {
            return d;
        }
        long exp = d.exp + d.digits() - digits;
        PyDecimal r = Quantum.rescale(d, exp, op);
        return r.digits() > digits ? Quantum.rescale(r, exp + 1, op) : r;
    }

    // ---- the layout -------------------------------------------------------------------------------------------------

    private String localized(PyDecimal d, String body) {
        if (point.isEmpty() || d.isSpecial()) {
            return body;
        }
        int start = !body.isEmpty() && !isDigit(body.charAt(0)) ? 1 : 0;
        int end = start;
        while (end < body.length() && isDigit(body.charAt(end))) {
            end++;
        }
        boolean dotted = end < body.length() && body.charAt(end) == '.';
        if (!dotted && (separator.isEmpty() || grouping.length == 0)) {
            return body;
        }
        String tail = dotted ? point + body.substring(end + 1) : body.substring(end);
        return body.substring(0, start) + grouped(body.substring(start, end), start + length(tail)) + tail;
    }

    private static int length(String s) {
        return s.codePointCount(0, s.length());
    }

    /** A group's size; 0 where the rest is one group. */
    private int group(int i) {
        return i < grouping.length && grouping[i] != Byte.MAX_VALUE ? Math.max(grouping[i], 0) : 0;
    }

    /** Digits in groups; zeros that fill the width are grouped as well. {@code others} counts the other characters. */
    private String grouped(String digits, int others) {
        StringBuilder reversed = new StringBuilder();
        String reversedSeparator = new StringBuilder(separator).reverse().toString();
        long left = digits.length(), chars = others;
        boolean padding = false;
        int i = 0;
        long size = group(0);
        while (true) {
            if (group(i) == 0 || size > left) {
                size = left;
            }
            left -= size;
            if (chars + size > Integer.MAX_VALUE / 2) {
                throw Errors.memoryError();
            }
            if (padding) {
                reversed.repeat('0', (int) size);
            } else {
                reversed.append(new StringBuilder(digits.substring((int) left, (int) (left + size))).reverse());
            }
            chars += size;
            if (left == 0) {
                if (align != 'z' || chars >= width) {
                    return reversed.reverse().toString();
                }
                left = width - chars;
                size = group(i) - size;
                padding = true;
                continue;
            }
            if (!separator.isEmpty()) {
                left -= padding && left > 1 ? 1 : 0;
                reversed.append(reversedSeparator);
                chars++;
            }
            if (group(i) != 0 && i + 1 < grouping.length && grouping[i + 1] != 0) {
                i++;
            }
            size = group(i);
        }
    }

    private String padded(String s) {
        long n = width - length(s);
        if (n <= 0) {
            return s;
        }
        if (n > Integer.MAX_VALUE / 4) {
            throw Errors.memoryError();
        }
        int left = switch (align) {
            case '<' -> 0;
            case '^' -> (int) n / 2;
            default -> (int) n;
        };
        int start = (align == 'z' || align == '=') && "+- ".indexOf(s.charAt(0)) >= 0 ? 1 : 0;
        String f = Character.toString(fill);
        return s.substring(0, start) + f.repeat(left) + s.substring(start) + f.repeat((int) n - left);
    }
}
