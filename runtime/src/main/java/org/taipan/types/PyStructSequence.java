package org.taipan.types;

import java.util.Arrays;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/**
 * An instance of a type made by {@link StructSequence}: a tuple with named fields, and perhaps fields beyond its items.
 * Immutable.
 */
@PyTypeDef(name = "structseq")
public final class PyStructSequence extends PyTuple {
    /** The fields that are no items. */
    private final Object[] hidden;

    /** An instance of a type made by {@link StructSequence}; fields for which there is no value are None.
     * Fields that are no items may be given as {@link StructSequence.Late}. */
    public PyStructSequence(PyType type, Object... values) {
        super(type, visible(type, values));
        StructSequence.Layout layout = (StructSequence.Layout) type.table;
        hidden = new Object[layout.fields.length - layout.visible];
        for (int i = 0; i < hidden.length; i++) {
            int k = layout.visible + i;
            int otherwise = layout.fields[k].otherwise();
            hidden[i] = k < values.length && values[k] != null ? values[k] : otherwise >= 0 ? get(otherwise)
                    : PyNone.NONE;
        }
    }

    private static Object[] visible(PyType type, Object[] values) {
        Object[] items = new Object[((StructSequence.Layout) type.table).visible];
        for (int i = 0; i < items.length; i++) {
            items[i] = i < values.length && values[i] != null ? values[i] : PyNone.NONE;
        }
        return items;
    }

    private StructSequence.Layout layout() {
        return (StructSequence.Layout) type().table;
    }

    /** Field {@code i}, be it an item or not. */
    public Object field(int i) {
        if (i < size()) {
            return get(i);
        }
        Object v = hidden[i - size()];
        if (v instanceof StructSequence.Late late) {
            v = late.value();
            hidden[i - size()] = v;
        }
        return v;
    }

    @PyMethod("__new__(sequence, dict=NULL)")
    static Object create(ThreadState ts, PyType cls, Object sequence, Object dict) {
        StructSequence.Layout layout = (StructSequence.Layout) cls.table;
        String name = layout.tpName();
        Object[] values;
        try {
            values = Iter.toArray(ts, sequence);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError) ? Errors.typeError("constructor requires a sequence") : e;
        }
        if (dict != null && !(dict instanceof PyDict)) {
            throw Errors.typeError(name + "() takes a dict as second arg, if any");
        }
        int min = layout.visible;
        int max = layout.fields.length;
        if (min != max && values.length < min) {
            throw Errors.typeError(name + "() takes an at least " + min + "-sequence (" + values.length
                    + "-sequence given)");
        }
        if (min != max && values.length > max) {
            throw Errors.typeError(name + "() takes an at most " + max + "-sequence (" + values.length
                    + "-sequence given)");
        }
        if (min == max && values.length != min) {
            throw Errors.typeError(name + "() takes a " + min + "-sequence (" + values.length + "-sequence given)");
        }
        Object[] all = Arrays.copyOf(values, max, Object[].class);
        if (dict instanceof PyDict d) {
            int found = 0;
            for (int i = values.length; i < max; i++) {
                Object v = d.getStr(layout.fields[i].name());
                if (v != null) {
                    all[i] = v;
                    found++;
                }
            }
            if (d.size() > found) {
                throw Errors.typeError(name + "() got duplicate or unexpected field name(s)");
            }
        }
        return new PyStructSequence(cls, all);
    }

    Object __repr__(ThreadState ts) {
        StructSequence.Layout layout = layout();
        StringBuilder b = new StringBuilder(layout.tpName()).append('(');
        for (int i = 0; i < size(); i++) {
            b.append(i > 0 ? ", " : "").append(layout.memberName(i)).append('=').append(Obj.reprJava(ts, get(i)));
        }
        return PyStr.of(b.append(')').toString());
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        PyDict rest = new PyDict();
        StructSequence.Layout layout = layout();
        for (int i = 0; i < hidden.length; i++) {
            rest.putStr(layout.fields[size() + i].name(), field(size() + i));
        }
        return new PyTuple(type(), new PyTuple(new PyTuple(toArray()), rest));
    }

    @PyMethod(value = "__replace__(**changes)", doc = "A copy with other values for some fields.")
    Object replace(ThreadState ts, PyDict changes) {
        StructSequence.Layout layout = layout();
        if (layout.unnamed > 0) {
            throw Errors.typeError("__replace__() is not supported for " + layout.tpName()
                    + " because it has unnamed field(s)");
        }
        Object[] values = new Object[layout.fields.length];
        for (int i = 0; i < values.length; i++) {
            Object v = changes.removeStr(layout.fields[i].name());
            values[i] = v == null ? field(i) : v;
        }
        if (changes.size() > 0) {
            throw Errors.typeError("Got unexpected field name(s): "
                    + Obj.reprJava(ts, new PyList(changes.keys())));
        }
        return new PyStructSequence(type(), values);
    }
}
