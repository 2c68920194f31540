package org.taipan.types.format;

import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;
import org.taipan.types.str.Chars;

/**
 * A parsed format specification: the format mini-language, as {@code parse_internal_render_format_spec} reads it.
 *
 * @param sign '+', '-', ' ', or 0 if not given
 * @param width -1 if not given
 * @param separator ',' or '_' between thousands, or 0
 * @param precision -1 if not given
 */
public record FormatSpec(int fill, char align, char sign, boolean noNegativeZero, boolean alternate, long width,
        char separator, long precision, int type) {

    /** Specifications parsed lately, by their hash. Entries are immutable and threads replace them as they like. */
    private static final Parsed[] LATELY = new Parsed[256];
    /** Longer ones are not kept. */
    private static final int SHORT = 40;

    private record Parsed(String text, char defaultType, char defaultAlign, FormatSpec spec) {
    }

    /**
     * Parses a specification.
     *
     * @param object the value to format, for messages
     * @param text a specification as UTF-16
     * @throws PyException ValueError
     */
    static FormatSpec parse(Object object, String text, char defaultType, char defaultAlign) {
        int place = text.hashCode() + defaultType & LATELY.length - 1;
        Parsed p = LATELY[place];
        if (p != null && p.defaultType == defaultType && p.defaultAlign == defaultAlign && p.text.equals(text)) {
            return p.spec;
        }
        Object spec = PyStr.of(text);
        FormatSpec f = new Parser(spec).parse(object, defaultType, defaultAlign);
        if (spec == text && text.length() <= SHORT) {
            LATELY[place] = new Parsed(text, defaultType, defaultAlign, f);
        }
        return f;
    }

    private static final class Parser {
        private final Object spec;
        private final int end;
        private int pos;

        Parser(Object spec) {
            this.spec = spec;
            this.end = PyStr.length(spec);
        }

        private int peek(int ahead) {
            return pos + ahead < end ? PyStr.codePointAt(spec, pos + ahead) : -1;
        }

        private boolean skip(char c) {
            if (peek(0) == c) {
                pos++;
                return true;
            }
            return false;
        }

        FormatSpec parse(Object object, char defaultType, char defaultAlign) {
            int fill = -1;
            char align = 0;
            if (isAlign(peek(1))) {
                fill = peek(0);
                align = (char) peek(1);
                pos += 2;
            } else if (isAlign(peek(0))) {
                align = (char) peek(0);
                pos++;
            }
            char sign = 0;
            if (peek(0) == ' ' || peek(0) == '+' || peek(0) == '-') {
                sign = (char) peek(0);
                pos++;
            }
            boolean noNegativeZero = skip('z');
            boolean alternate = skip('#');
            if (fill < 0 && skip('0')) {
                fill = '0';
                if (align == 0 && defaultAlign == '>') {
                    align = '=';
                }
            }
            long width = integer();
            char separator = separator();
            long precision = -1;
            if (skip('.')) {
                precision = integer();
                if (precision < 0) {
                    throw Errors.valueError("Format specifier missing precision");
                }
            }
            if (end - pos > 1) {
                throw Errors.valueError("Invalid format specifier '" + PyStr.toJava(spec) + "' for object of type '"
                        + Obj.typeName(object) + "'");
            }
            int type = end > pos ? peek(0) : defaultType;
            if (separator != 0) {
                checkSeparator(separator, type);
            }
            return new FormatSpec(fill < 0 ? ' ' : fill, align == 0 ? defaultAlign : align, sign, noNegativeZero, alternate,
                    width, separator, precision, type);
        }

        private static boolean isAlign(int c) {
            return c == '<' || c == '>' || c == '=' || c == '^';
        }

        private char separator() {
            boolean comma = skip(',');
            boolean underscore = skip('_');
            if (underscore && (comma || peek(0) == ',')) {
                throw Errors.valueError("Cannot specify both ',' and '_'.");
            }
            return comma ? ',' : underscore ? '_' : 0;
        }

        private long integer() {
            long n = -1;
            for (int d; pos < end && (d = Chars.decimal(peek(0))) >= 0; pos++) {
                n = Math.max(n, 0);
                if (n > (Long.MAX_VALUE - d) / 10) {
                    throw Errors.valueError("Too many decimal digits in format string");
                }
                n = n * 10 + d;
            }
            return n;
        }

        private static void checkSeparator(char separator, int type) {
            switch (type) {
                case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> {
                    return;
                }
                case 'b', 'o', 'x', 'X' -> {
                    if (separator == '_') {
                        return;
                    }
                }
                default -> {
                }
            }
            throw Errors.valueError("Cannot specify '" + separator + "' with '" + shown(type) + "'.");
        }
    }

    private static String shown(int type) {
        return type > 32 && type < 128 ? Character.toString(type) : "\\x" + Integer.toHexString(type);
    }

    /** ValueError: "Unknown format code". */
    PyException unknownType(Object object) {
        return Errors.valueError("Unknown format code '" + shown(type) + "' for object of type '" + Obj.typeName(object)
                + "'");
    }

    /** The text that {@code sign} and the number's own sign make. */
    String signText(boolean negative) {
        return negative ? "-" : sign == '+' || sign == ' ' ? String.valueOf(sign) : "";
    }

    /** The same without padding, with another sign. */
    FormatSpec bare(char newSign) {
        return new FormatSpec(' ', '<', newSign, noNegativeZero, alternate, -1, separator, precision, type);
    }

    /** Writes {@code text} aligned in the width; {@code '='} is '<' here. */
    void align(Object text, int from, int to, StrBuilder out) {
        long padding = Math.max(0, width - (to - from));
        long left = align == '>' ? padding : align == '^' ? padding / 2 : 0;
        out.repeat(fill, left).append(text, from, to).repeat(fill, padding - left);
    }

    /** {@code str.__format__} for a specification that is not empty. */
    public static void formatStr(Object text, Object spec, StrBuilder out) {
        FormatSpec f = spec instanceof String s ? parse(text, s, 's', '<') : new Parser(spec).parse(text, 's', '<');
        if (f.type != 's') {
            throw f.unknownType(text);
        }
        if (f.sign != 0) {
            throw Errors.valueError((f.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (f.noNegativeZero) {
            throw Errors.valueError("Negative zero coercion (z) not allowed in string format specifier");
        }
        if (f.alternate) {
            throw Errors.valueError("Alternate form (#) not allowed in string format specifier");
        }
        if (f.align == '=') {
            throw Errors.valueError("'=' alignment not allowed in string format specifier");
        }
        int n = PyStr.length(text);
        f.align(text, 0, f.precision >= 0 ? (int) Math.min(n, f.precision) : n, out);
    }
}
