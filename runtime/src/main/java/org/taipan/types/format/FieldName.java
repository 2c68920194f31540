package org.taipan.types.format;

import org.taipan.ops.Errors;
import org.taipan.types.PyStr;
import org.taipan.types.str.Chars;

/** The name of a replacement field taken apart: {@code first.attribute[item]…}. */
public final class FieldName {
    private final Object name;
    private final int end;
    private final int firstEnd;
    private int pos;
    private boolean attribute;
    private Object item;

    public FieldName(Object name) {
        this.name = name;
        this.end = PyStr.length(name);
        int i = 0;
        while (i < end && PyStr.codePointAt(name, i) != '.' && PyStr.codePointAt(name, i) != '[') {
            i++;
        }
        firstEnd = i;
        pos = i;
    }

    /** The part before the first dot or bracket: an int if it is digits, else a str. */
    public Object first() {
        return numberOrText(0, firstEnd);
    }

    /** Goes on to the next attribute or item. @return false at the end */
    public boolean next() {
        if (pos >= end) {
            return false;
        }
        int c = PyStr.codePointAt(name, pos++);
        int start = pos;
        int stop;
        if (c == '.') {
            while (pos < end && PyStr.codePointAt(name, pos) != '.' && PyStr.codePointAt(name, pos) != '[') {
                pos++;
            }
            stop = pos;
        } else if (c == '[') {
            while (pos < end && PyStr.codePointAt(name, pos) != ']') {
                pos++;
            }
            if (pos == end) {
                throw Errors.valueError("Missing ']' in format string");
            }
            stop = pos++;
        } else {
            throw Errors.valueError("Only '.' or '[' may follow ']' in format field specifier");
        }
        attribute = c == '.';
        item = attribute ? PyStr.slice(name, start, stop) : numberOrText(start, stop);
        if (start == stop) {
            throw Errors.valueError("Empty attribute in format string");
        }
        return true;
    }

    /** Whether the present part is an attribute; else it is an item. */
    public boolean isAttribute() {
        return attribute;
    }

    /** The attribute's name, or the item's key: an int if it is digits, else a str. */
    public Object item() {
        return item;
    }

    private Object numberOrText(int from, int to) {
        long n = 0;
        for (int i = from; i < to; i++) {
            int d = Chars.decimal(PyStr.codePointAt(name, i));
            if (d < 0) {
                return PyStr.slice(name, from, to);
            }
            if (n > (Long.MAX_VALUE - d) / 10) {
                throw Errors.valueError("Too many decimal digits in format string");
            }
            n = n * 10 + d;
        }
        return from < to ? (Object) n : "";
    }
}
