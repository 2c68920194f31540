package org.taipan.types.format;

import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;
import org.taipan.types.StrRepr;

/** {@code str.format} and {@code str.format_map} (PEP 3101). */
public final class StrFormat {
    private enum Numbering { UNKNOWN, AUTOMATIC, MANUAL }

    private final ThreadState ts;
    private final Object[] args;
    private final Object kwargs;
    private Numbering numbering = Numbering.UNKNOWN;
    private int next;

    private StrFormat(ThreadState ts, Object[] args, Object kwargs) {
        this.ts = ts;
        this.args = args;
        this.kwargs = kwargs;
    }

    /**
     * {@code format.format(*args, **kwargs)}.
     *
     * @param args null for {@code format_map}
     * @param kwargs any mapping, or null for an empty one
     */
    public static Object format(ThreadState ts, Object format, Object[] args, Object kwargs) {
        return new StrFormat(ts, args, kwargs).build(format, 2);
    }

    private Object build(Object format, int depth) {
        if (depth <= 0) {
            throw Errors.valueError("Max string recursion exceeded");
        }
        StrBuilder out = new StrBuilder(PyStr.length(format) + 16);
        FormatTemplate template = FormatTemplate.of(format);
        for (FormatTemplate.Part part : template.parts()) {
            out.append(part.literal());
            if (part.field() != null) {
                field(part.field(), depth, out);
            }
        }
        if (template.failure() != null) {
            throw template.failure();
        }
        return out.toStr();
    }

    private void field(FormatTemplate.Field f, int depth, StrBuilder out) {
        Object value = convert(f.first() != null ? named(f.first()) : value(new FieldName(f.name())), f.conversion());
        Obj.format(ts, value, f.specHasFields() ? build(f.spec(), depth - 1) : f.spec(), out);
    }

    private Object value(FieldName field) {
        Object value = named(field.first());
        while (field.next()) {
            value = field.isAttribute() ? Attr.get(ts, value, PyStr.toJava(field.item()))
                    : Item.get(ts, value, field.item());
        }
        return value;
    }

    /** The argument with a name; an int, a str, or "" for the next one. */
    private Object named(Object first) {
        boolean empty = first instanceof String s && s.isEmpty();
        if (!empty && !(first instanceof Long)) {
            if (kwargs == null) {
                throw Errors.keyError(first);
            }
            return Item.get(ts, kwargs, first);
        }
        if (numbering == Numbering.UNKNOWN) {
            numbering = empty ? Numbering.AUTOMATIC : Numbering.MANUAL;
        }
        if (empty != (numbering == Numbering.AUTOMATIC)) {
            throw Errors.valueError(empty
                    ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification");
        }
        long index = empty ? next++ : (Long) first;
        if (args == null) {
            throw Errors.valueError("Format string contains positional fields");
        }
        if (index >= args.length) {
            throw Errors.indexError("Replacement index " + index + " out of range for positional args tuple");
        }
        return args[(int) index];
    }

    private Object convert(Object value, int conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 'r' -> Obj.repr(ts, value);
            case 's' -> Obj.str(ts, value);
            case 'a' -> PyObject.typeOf(value) == PyStr.TYPE ? StrRepr.ascii(value)
                    : StrRepr.escapeNonAscii(Obj.repr(ts, value));
            default -> throw Errors.valueError("Unknown conversion specifier "
                    + (conversion > 32 && conversion < 127 ? Character.toString(conversion)
                            : "\\x" + Integer.toHexString(conversion)));
        };
    }
}
