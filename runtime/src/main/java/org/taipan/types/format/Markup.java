package org.taipan.types.format;

import org.taipan.ops.Errors;
import org.taipan.types.PyStr;

/** Takes a format string apart into literal text and replacement fields. */
public final class Markup {
    private final Object text;
    private final int end;
    private int pos;

    /** The literal text before the field. */
    int literalStart;
    int literalEnd;
    boolean hasField;
    private int nameStart;
    private int nameEnd;
    private int specStart;
    private int specEnd;
    /** Whether the specification contains fields itself. */
    boolean specHasFields;
    /** The character after '!', or 0. */
    int conversion;

    public Markup(Object text) {
        this.text = text;
        this.end = PyStr.length(text);
    }

    public Object literal() {
        return PyStr.slice(text, literalStart, literalEnd);
    }

    public boolean hasField() {
        return hasField;
    }

    public Object fieldName() {
        return PyStr.slice(text, nameStart, nameEnd);
    }

    public Object formatSpec() {
        return PyStr.slice(text, specStart, specEnd);
    }

    public int conversion() {
        return conversion;
    }

    private int read() {
        return PyStr.codePointAt(text, pos++);
    }

    /** Goes on to the next literal text and field. @return false at the end */
    public boolean next() {
        hasField = false;
        specHasFields = false;
        conversion = 0;
        nameStart = nameEnd = specStart = specEnd = 0;
        if (pos >= end) {
            return false;
        }
        literalStart = pos;
        int c = 0;
        boolean brace = false;
        while (pos < end && !brace) {
            c = read();
            brace = c == '{' || c == '}';
        }
        literalEnd = pos;
        if (!brace) {
            return true;
        }
        boolean doubled = pos < end && PyStr.codePointAt(text, pos) == c;
        if (c == '}' && !doubled || pos >= end) {
            throw Errors.valueError("Single '" + (char) c + "' encountered in format string");
        }
        if (doubled) {
            pos++;
            return true;
        }
        literalEnd--;
        hasField = true;
        field();
        return true;
    }

    private void field() {
        int c = 0;
        nameStart = pos;
        scan:
        while (pos < end) {
            c = read();
            switch (c) {
                case '{' -> throw Errors.valueError("unexpected '{' in field name");
                case '[' -> {
                    while (pos < end && PyStr.codePointAt(text, pos) != ']') {
                        pos++;
                    }
                }
                case '}', ':', '!' -> {
                    break scan;
                }
                default -> {
                }
            }
        }
        nameEnd = pos - 1;
        if (c != '!' && c != ':') {
            if (c != '}') {
                throw Errors.valueError("expected '}' before end of string");
            }
            return;
        }
        if (c == '!') {
            if (pos >= end) {
                throw Errors.valueError("end of string while looking for conversion specifier");
            }
            conversion = read();
            if (pos < end) {
                c = read();
                if (c == '}') {
                    return;
                }
                if (c != ':') {
                    throw Errors.valueError("expected ':' after conversion specifier");
                }
            }
        }
        spec();
    }

    private void spec() {
        specStart = pos;
        int depth = 1;
        while (pos < end) {
            int c = read();
            if (c == '{') {
                specHasFields = true;
                depth++;
            } else if (c == '}' && --depth == 0) {
                specEnd = pos - 1;
                return;
            }
        }
        throw Errors.valueError("unmatched '{' in format spec");
    }
}
