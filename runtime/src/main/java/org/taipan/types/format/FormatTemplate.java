package org.taipan.types.format;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.PyException;
import org.taipan.types.PyStr;

/**
 * A format string taken apart: the text and fields that {@link Markup} finds in it. Immutable.
 *
 * @param failure what is wrong behind the last part, or null
 */
record FormatTemplate(List<Part> parts, PyException failure) {
    /** Templates used lately, by the hash of their text. Threads replace them as they like. */
    private static final Parsed[] LATELY = new Parsed[128];
    /** Longer ones are not kept. */
    private static final int SHORT = 200;

    private record Parsed(String text, FormatTemplate template) {
    }

    /**
     * Literal text, and the field after it.
     *
     * @param field null at the end of the string, or between two pieces of text
     */
    record Part(Object literal, Field field) {
    }

    /**
     * A replacement field.
     *
     * @param first the name, if it is a number or identifier only, or {@code ""}; null if it has to be taken apart
     * @param conversion the character after '!', or 0
     * @param specHasFields whether the specification contains fields itself
     */
    record Field(Object name, Object first, int conversion, Object spec, boolean specHasFields) {
    }

    static FormatTemplate of(Object format) {
        if (!(format instanceof String s) || s.length() > SHORT) {
            return parse(format);
        }
        int place = s.hashCode() & LATELY.length - 1;
        Parsed p = LATELY[place];
        if (p != null && p.text.equals(s)) {
            return p.template;
        }
        FormatTemplate t = parse(s);
        if (t.failure == null) {
            LATELY[place] = new Parsed(s, t);
        }
        return t;
    }

    private static FormatTemplate parse(Object format) {
        List<Part> parts = new ArrayList<>();
        Markup m = new Markup(format);
        try {
            while (m.next()) {
                parts.add(new Part(PyStr.slice(format, m.literalStart, m.literalEnd), m.hasField ? field(m) : null));
            }
        } catch (PyException e) {
            return new FormatTemplate(parts, e);
        }
        return new FormatTemplate(List.copyOf(parts), null);
    }

    private static Field field(Markup m) {
        Object name = m.fieldName();
        return new Field(name, isPlain(name) ? new FieldName(name).first() : null, m.conversion, m.formatSpec(),
                m.specHasFields);
    }

    /** Whether a name has no attributes or items, and is short enough for a number. */
    private static boolean isPlain(Object name) {
        return name instanceof String s && s.length() < 18 && s.indexOf('.') < 0 && s.indexOf('[') < 0;
    }
}
