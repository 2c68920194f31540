package org.taipan.compiler;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;

/**
 * Turns {@code "…%s…" % (a, b)} into an f-string where they mean the same: conversions s, r and a with simple sizes.
 */
final class FormatFolder {
    private static final int MAX_DIGITS = 3;
    private static final Span NOWHERE = Instr.NO_LOCATION;

    private final String format;
    private int position;

    private FormatFolder(String format) {
        this.format = format;
    }

    /** The f-string, or null if the format asks for more or does not fit the values. */
    static Ast.Expr fold(String format, List<Ast.Expr> values, Span span) {
        List<Ast.Expr> parts = new FormatFolder(format).parts(values);
        return parts == null ? null : new Ast.JoinedStr(parts, span);
    }

    private List<Ast.Expr> parts(List<Ast.Expr> values) {
        var parts = new ArrayList<Ast.Expr>();
        int used = 0;
        while (true) {
            String literal = literal();
            if (!literal.isEmpty()) {
                parts.add(new Ast.Constant(PyStr.of(literal.replace("%%", "%")), null, NOWHERE));
            }
            if (position >= format.length()) {
                break;
            }
            if (used >= values.size()) {
                return null;
            }
            position++;
            Ast.Expr part = field(values.get(used++));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return used < values.size() ? null : parts;
    }

    /** The text up to the next conversion. */
    private String literal() {
        int start = position;
        while (position < format.length()) {
            if (format.charAt(position) != '%') {
                position++;
            } else if (format.startsWith("%%", position)) {
                position += 2;
            } else {
                break;
            }
        }
        return format.substring(start, position);
    }

    private int next() {
        return position < format.length() ? format.charAt(position++) : -1;
    }

    private Ast.Expr field(Ast.Expr value) {
        boolean leftAdjust = false;
        int c = next();
        while (c == '-' || c == '+' || c == ' ' || c == '#' || c == '0') {
            leftAdjust |= c == '-';
            c = next();
        }
        int width = -1;
        if (isDigit(c)) {
            position--;
            width = number();
            c = width < 0 ? -1 : next();
        }
        int precision = -1;
        if (c == '.') {
            c = next();
            precision = 0;
            if (isDigit(c)) {
                position--;
                precision = number();
                c = precision < 0 ? -1 : next();
            }
        }
        if (c != 's' && c != 'r' && c != 'a') {
            return null;
        }
        var spec = new StringBuilder();
        if (!leftAdjust && width > 0) {
            spec.append('>');
        }
        if (width >= 0) {
            spec.append(width);
        }
        if (precision >= 0) {
            spec.append('.').append(precision);
        }
        Ast.Expr formatSpec = spec.isEmpty() ? null : new Ast.Constant(spec.toString(), null, NOWHERE);
        return new Ast.FormattedValue(value, c, formatSpec, value.span());
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A number of fewer than {@link #MAX_DIGITS} digits with something behind it, else -1. */
    private int number() {
        int value = 0;
        int digits = 0;
        while (position < format.length() && isDigit(format.charAt(position))) {
            value = value * 10 + format.charAt(position++) - '0';
            if (position >= format.length() || ++digits >= MAX_DIGITS) {
                return -1;
            }
        }
        return value;
    }
}
