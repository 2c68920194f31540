package org.taipan.types.format;

import java.math.BigInteger;
import java.util.Locale;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.LongText;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** {@code __format__} of {@code int}, {@code float} and {@code complex}. */
public final class NumberFormat {
    private NumberFormat() {
    }

    /** Writes {@code format(n, text)}; {@code n} is an int or an instance of a subclass. */
    public static void formatInt(ThreadState ts, Object n, String text, StrBuilder out) {
        if (text.isEmpty()) {
            out.append(Obj.str(ts, n));
            return;
        }
        FormatSpec f = FormatSpec.parse(n, text, 'd', '>');
        switch (f.type()) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> integer(ts, f, PyLong.value(n), out);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> floating(ts, f, PyLong.toDouble(PyLong.value(n)), out);
            default -> throw f.unknownType(n);
        }
    }

    /** Writes {@code format(object, text)}; {@code object} is a float or an instance of a subclass. */
    public static void formatFloat(ThreadState ts, Object object, double value, String text, StrBuilder out) {
        if (text.isEmpty()) {
            out.append(Obj.str(ts, object));
            return;
        }
        FormatSpec f = FormatSpec.parse(object, text, (char) 0, '>');
        switch (f.type()) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> floating(ts, f, value, out);
            default -> throw f.unknownType(object);
        }
    }

    /** {@code complex.__format__}; {@code object} is the complex or instance of a subclass. */
    public static Object formatComplex(ThreadState ts, Object object, double real, double imag, String text) {
        if (text.isEmpty()) {
            return Obj.str(ts, object);
        }
        FormatSpec f = FormatSpec.parse(object, text, (char) 0, '>');
        return switch (f.type()) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> complex(ts, f, real, imag);
            default -> throw f.unknownType(object);
        };
    }

    private static NumericLocale locale(ThreadState ts, FormatSpec f) {
        if (f.type() == 'n') {
            return NumericLocale.of(ts.interp).locale;
        }
        return switch (f.separator()) {
            case ',' -> NumericLocale.COMMAS;
            case '_' -> f.type() == 'b' || f.type() == 'o' || f.type() == 'x' || f.type() == 'X' ? NumericLocale.FOURS
                    : NumericLocale.UNDERSCORES;
            default -> NumericLocale.C;
        };
    }

    private static void integer(ThreadState ts, FormatSpec f, Object n, StrBuilder out) {
        if (f.precision() != -1) {
            throw Errors.valueError("Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero()) {
            throw Errors.valueError("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type() == 'c') {
            character(f, n, out);
            return;
        }
        int base = switch (f.type()) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = digits(ts, n, base);
        boolean negative = digits.charAt(0) == '-';
        digits = negative ? digits.substring(1) : digits;
        String prefix = !f.alternate() || base == 10 ? "" : base == 2 ? "0b" : base == 8 ? "0o" : "0x";
        if (f.type() == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
            prefix = prefix.toUpperCase(Locale.ROOT);
        }
        layout(f, locale(ts, f), f.signText(negative), prefix, digits, "", "", out);
    }

    /** The digits of an int, with a minus sign if it is negative; base 10 obeys {@code sys.set_int_max_str_digits}. */
    static String digits(ThreadState ts, Object n, int base) {
        if (base == 10) {
            return LongText.toDecimal(ts, n);
        }
        return n instanceof Long l ? Long.toString(l, base) : ((BigInteger) n).toString(base);
    }

    private static void character(FormatSpec f, Object n, StrBuilder out) {
        if (f.sign() != 0) {
            throw Errors.valueError("Sign not allowed with integer format specifier 'c'");
        }
        if (f.alternate()) {
            throw Errors.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!(n instanceof Long c)) {
            throw Errors.overflowError("Python int too large to convert to C long");
        }
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw Errors.overflowError("%c arg not in range(0x110000)");
        }
        layout(f, NumericLocale.C, "", "", "", "", PyStr.ofCodePoint((int) (long) c), out);
    }

    private static int precision(FormatSpec f, int otherwise) {
        if (f.precision() > Integer.MAX_VALUE) {
            throw Errors.valueError("precision too big");
        }
        return f.precision() < 0 ? otherwise : (int) f.precision();
    }

    private static int flags(FormatSpec f) {
        return (f.alternate() ? FloatFormat.ALT : 0) | (f.noNegativeZero() ? FloatFormat.NO_NEG_0 : 0);
    }

    private static void floating(ThreadState ts, FormatSpec f, double value, StrBuilder out) {
        int flags = flags(f);
        int precision = precision(f, f.type() == 0 ? 0 : 6);
        String text = switch (f.type()) {
            case 0 -> FloatFormat.format(value, f.precision() < 0 ? 'r' : 'g', precision,
                    flags | FloatFormat.ADD_DOT_0);
            case 'n' -> FloatFormat.format(value, 'g', precision, flags);
            case '%' -> FloatFormat.format(value * 100, 'f', precision, flags) + '%';
            default -> FloatFormat.format(value, (char) f.type(), precision, flags);
        };
        number(f, locale(ts, f), text, out);
    }

    /** Lays out the text of a float: digits, the rest after a point or directly. */
    private static void number(FormatSpec f, NumericLocale locale, String text, StrBuilder out) {
        if (locale == NumericLocale.C && f.width() <= text.length() && (f.sign() == 0 || f.sign() == '-')) {
            out.append(text);
            return;
        }
        boolean negative = text.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean point = end < text.length() && text.charAt(end) == '.';
        layout(f, locale, f.signText(negative), "", text.substring(start, end), point ? locale.decimalPoint() : "",
                text.substring(point ? end + 1 : end), out);
    }

    /** {@code <padding><sign><prefix><padding><grouped digits><point><rest><padding>}. */
    private static void layout(FormatSpec f, NumericLocale locale, String sign, String prefix, String digits,
            String point, Object rest, StrBuilder out) {
        long others = (long) sign.length() + prefix.length() + point.length() + PyStr.length(rest);
        String grouped = digits.isEmpty() ? ""
                : locale.group(digits, f.fill() == '0' && f.align() == '=' ? f.width() - others : 0);
        long padding = Math.max(0, f.width() - others - grouped.length());
        long left = f.align() == '>' ? padding : f.align() == '^' ? padding / 2 : 0;
        long inside = f.align() == '=' ? padding : 0;
        out.repeat(f.fill(), left).append(sign).append(prefix).repeat(f.fill(), inside).append(grouped).append(point)
                .append(rest).repeat(f.fill(), padding - left - inside);
    }

    private static Object complex(ThreadState ts, FormatSpec f, double real, double imag) {
        int precision = precision(f, f.type() == 0 ? 0 : 6);
        if (f.fill() == '0') {
            throw Errors.valueError("Zero padding is not allowed in complex format specifier");
        }
        if (f.align() == '=') {
            throw Errors.valueError("'=' alignment flag is not allowed in complex format specifier");
        }
        boolean skipReal = f.type() == 0 && real == 0 && 1 / real > 0;
        boolean parentheses = f.type() == 0 && !skipReal;
        char code = f.type() == 0 ? f.precision() < 0 ? 'r' : 'g' : f.type() == 'n' ? 'g' : (char) f.type();
        NumericLocale locale = locale(ts, f);
        StrBuilder out = new StrBuilder();
        if (parentheses) {
            out.append('(');
        }
        if (!skipReal) {
            number(f.bare(f.sign()), locale, FloatFormat.format(real, code, precision, flags(f)), out);
        }
        number(f.bare(skipReal ? f.sign() : '+'), locale, FloatFormat.format(imag, code, precision, flags(f)), out);
        out.append('j');
        if (parentheses) {
            out.append(')');
        }
        Object text = out.toStr();
        StrBuilder aligned = new StrBuilder();
        f.align(text, 0, PyStr.length(text), aligned);
        return aligned.toStr();
    }
}
