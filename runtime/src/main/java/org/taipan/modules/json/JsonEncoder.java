package org.taipan.modules.json;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;

/**
 * {@code _json.make_encoder}: encodes an object. Immutable. The dict of markers only says that circular references shall
 * be found; each call notes the open containers for itself, so that threads may share an encoder.
 */
@PyTypeDef(name = "Encoder", module = "_json", doc = "Encoder(markers, default, encoder, indent, key_separator, "
        + "item_separator, sort_keys, skipkeys, allow_nan)")
public final class JsonEncoder extends PyObject {
    public static final PyType TYPE = PyType.builtin(new JsonEncoderTable(), PyType.OBJECT);

    /** Which function encodes strings. */
    private enum Strings { PLAIN, ASCII, CUSTOM }

    /** Null: circular references are not looked for. */
    private final PyDict markers;
    private final Object defaultFunction;
    private final Object encoder;
    private final Strings strings;
    /** None: all on one line. */
    private final Object indent;
    private final Object keySeparator;
    private final Object itemSeparator;
    private final boolean sortKeys;
    private final boolean skipKeys;
    private final boolean allowNan;

    private JsonEncoder(PyType type, PyDict markers, Object defaultFunction, Object encoder, Object indent,
            Object keySeparator, Object itemSeparator, boolean sortKeys, boolean skipKeys, boolean allowNan) {
        super(type);
        this.markers = markers;
        this.defaultFunction = defaultFunction;
        this.encoder = encoder;
        this.indent = indent;
        this.keySeparator = keySeparator;
        this.itemSeparator = itemSeparator;
        this.sortKeys = sortKeys;
        this.skipKeys = skipKeys;
        this.allowNan = allowNan;
        this.strings = kindOf(encoder);
    }

    private static Strings kindOf(Object encoder) {
        if (encoder instanceof PyBuiltinFunction f && f.table instanceof JsonModuleTable) {
            return switch (f.table.name(f.index)) {
                case "encode_basestring" -> Strings.PLAIN;
                case "encode_basestring_ascii" -> Strings.ASCII;
                default -> Strings.CUSTOM;
            };
        }
        return Strings.CUSTOM;
    }

    @PyMethod("__new__(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, "
            + "allow_nan)")
    static Object create(PyType cls, Object markers, Object defaultFunction, Object encoder, Object indent,
            Object keySeparator, Object itemSeparator, boolean sortKeys, boolean skipKeys, boolean allowNan) {
        if (markers != PyNone.NONE && !(markers instanceof PyDict)) {
            throw Errors.typeError("make_encoder() argument 1 must be dict or None, not " + Obj.typeName(markers));
        }
        requireString(keySeparator, 5);
        requireString(itemSeparator, 6);
        return new JsonEncoder(cls, markers instanceof PyDict d ? d : null, defaultFunction, encoder, indent,
                keySeparator, itemSeparator, sortKeys, skipKeys, allowNan);
    }

    private static void requireString(Object o, int number) {
        if (!PyStr.check(o)) {
            throw Errors.typeError("make_encoder() argument " + number + " must be str, not " + Obj.typeName(o));
        }
    }

    @PyMethod("__call__(obj, _current_indent_level)")
    Object encode(ThreadState ts, Object o, long level) {
        StrBuilder b = new StrBuilder();
        OpenContainers open = markers == null ? null : new OpenContainers();
        Object newline = null;
        if (indent != PyNone.NONE) {
            newline = Number.add(ts, "\n", Number.multiply(ts, indent, level));
        }
        term(ts, b, open, o, newline);
        return new PyTuple(b.toStr());
    }

    /** Encodes one object; {@code newline} is a line break and the present indent, or null. */
    private void term(ThreadState ts, StrBuilder b, OpenContainers open, Object o, Object newline) {
        if (o == PyNone.NONE) {
            b.append("null");
        } else if (o instanceof Boolean v) {
            b.append(v ? "true" : "false");
        } else if (PyStr.check(o)) {
            string(ts, b, o);
        } else if (o instanceof Long n) {
            b.appendDigits(n);
        } else if (PyLong.check(o)) {
            b.append(Obj.repr(ts, PyLong.value(o)));
        } else if (PyFloat.check(o)) {
            b.append(real(ts, o));
        } else {
            ts.enterCall(" while encoding a JSON object");
            try {
                if (o instanceof PyList || o instanceof PyTuple) {
                    list(ts, b, open, o, newline);
                } else if (o instanceof PyDict d) {
                    dict(ts, b, open, d, newline);
                } else {
                    enter(open, o);
                    term(ts, b, open, Call.call(ts, defaultFunction, o), newline);
                    leave(open);
                }
            } finally {
                ts.leaveCall();
            }
        }
    }

    private void string(ThreadState ts, StrBuilder b, Object s) {
        if (strings != Strings.CUSTOM) {
            JsonModule.quote(b, s, strings == Strings.ASCII);
            return;
        }
        Object encoded = Call.call(ts, encoder, s);
        if (!PyStr.check(encoded)) {
            throw Errors.typeError("encoder() must return a string, not " + Obj.typeName(encoded));
        }
        b.append(encoded);
    }

    private Object real(ThreadState ts, Object o) {
        double d = PyFloat.value(o);
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            if (!allowNan) {
                throw Errors.valueError("Out of range float values are not JSON compliant: " + Obj.reprJava(ts, o));
            }
            return d > 0 ? "Infinity" : d < 0 ? "-Infinity" : "NaN";
        }
        return o instanceof Double ? Obj.repr(ts, o) : Call.method(ts, PyFloat.TYPE.slot(Slot.REPR), o);
    }

    /** Notes that {@code o} is being encoded. @throws org.taipan.objects.PyException ValueError if it was already */
    private static void enter(OpenContainers open, Object o) {
        if (open != null && !open.enter(o)) {
            throw Errors.valueError("Circular reference detected");
        }
    }

    private static void leave(OpenContainers open) {
        if (open != null) {
            open.leave();
        }
    }

    private void list(ThreadState ts, StrBuilder b, OpenContainers open, Object o, Object newline) {
        // a list is read as it is when its turn comes, as callbacks may change it
        PyList items = o instanceof PyList l ? l : new PyList(Iter.toArray(ts, o));
        if (items.size() == 0) {
            b.append("[]");
            return;
        }
        enter(open, o);
        b.append('[');
        Object inner = null;
        Object separator = itemSeparator;
        if (indent != PyNone.NONE) {
            inner = Number.add(ts, newline, indent);
            separator = Number.add(ts, separator, inner);
            b.append(inner);
        }
        Object item;
        for (int i = 0; (item = items.get(i)) != null; i++) {
            if (i > 0) {
                b.append(separator);
            }
            term(ts, b, open, item, inner);
        }
        leave(open);
        if (inner != null) {
            b.append(newline);
        }
        b.append(']');
    }

    private void dict(ThreadState ts, StrBuilder b, OpenContainers open, PyDict dict, Object newline) {
        if (dict.size() == 0) {
            b.append("{}");
            return;
        }
        enter(open, dict);
        b.append('{');
        Object inner = null;
        Object separator = itemSeparator;
        if (indent != PyNone.NONE) {
            inner = Number.add(ts, newline, indent);
            separator = Number.add(ts, separator, inner);
        }
        boolean first = true;
        for (Object[] item : items(ts, dict)) {
            Object key = key(ts, item[0]);
            if (key == null) {
                continue;
            }
            if (!first) {
                b.append(separator);
            } else if (inner != null) {
                b.append(inner);
            }
            first = false;
            string(ts, b, key);
            b.append(keySeparator);
            term(ts, b, open, item[1], inner);
        }
        leave(open);
        if (inner != null && !first) {
            b.append(newline);
        }
        b.append('}');
    }

    private Object[][] items(ThreadState ts, PyDict dict) {
        if (!sortKeys && dict.type() == PyDict.TYPE) {
            return dict.items();
        }
        PyList list = new PyList(Iter.toArray(ts, Call.methodNamed(ts, dict, "items")));
        if (sortKeys) {
            list.sortBy(ts, null, false);
        }
        Object[][] items = new Object[list.size()][];
        for (int i = 0; i < items.length; i++) {
            if (!(list.get(i) instanceof PyTuple t) || t.size() != 2) {
                throw Errors.valueError("items must return 2-tuples");
            }
            items[i] = t.items();
        }
        return items;
    }

    /** A key as a string; null if it is to be skipped. */
    private Object key(ThreadState ts, Object key) {
        if (PyStr.check(key)) {
            return key;
        }
        if (PyFloat.check(key)) {
            return real(ts, key);
        }
        if (key == PyNone.NONE) {
            return "null";
        }
        if (key instanceof Boolean v) {
            return v ? "true" : "false";
        }
        if (PyLong.check(key)) {
            return Obj.repr(ts, PyLong.value(key));
        }
        if (skipKeys) {
            return null;
        }
        throw Errors.typeError("keys must be str, int, float, bool or None, not " + Obj.typeName(key));
    }

    @PyGetter("markers")
    Object markers() {
        return markers == null ? PyNone.NONE : markers;
    }

    @PyGetter("default")
    Object defaultFunction() {
        return defaultFunction;
    }

    @PyGetter("encoder")
    Object encoder() {
        return encoder;
    }

    @PyGetter("indent")
    Object indent() {
        return indent;
    }

    @PyGetter("key_separator")
    Object keySeparator() {
        return keySeparator;
    }

    @PyGetter("item_separator")
    Object itemSeparator() {
        return itemSeparator;
    }

    @PyGetter("sort_keys")
    boolean sortKeys() {
        return sortKeys;
    }

    @PyGetter("skipkeys")
    boolean skipKeys() {
        return skipKeys;
    }
}
