package org.taipan.modules.json;

import java.util.HashMap;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.FloatText;
import org.taipan.types.PyDict;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code _json.make_scanner}: decodes one JSON term. Immutable. */
@PyTypeDef(name = "Scanner", module = "_json", doc = "JSON scanner object")
public final class JsonScanner extends PyObject {
    public static final PyType TYPE = PyType.builtin(new JsonScannerTable(), PyType.OBJECT);
    private static final int SAFE_DIGITS = 18;

    private final boolean strict;
    private final Object objectHook;
    private final Object objectPairsHook;
    private final Object parseFloat;
    private final Object parseInt;
    private final Object parseConstant;

    private JsonScanner(ThreadState ts, PyType type, Object context) {
        super(type);
        strict = Obj.isTrue(ts, Attr.get(ts, context, "strict"));
        objectHook = Attr.get(ts, context, "object_hook");
        objectPairsHook = Attr.get(ts, context, "object_pairs_hook");
        parseFloat = Attr.get(ts, context, "parse_float");
        parseInt = Attr.get(ts, context, "parse_int");
        parseConstant = Attr.get(ts, context, "parse_constant");
    }

    @PyMethod("__new__(context)")
    static Object create(ThreadState ts, PyType cls, Object context) {
        return new JsonScanner(ts, cls, context);
    }

    @PyMethod("__call__(string, idx)")
    Object scan(ThreadState ts, Object string, long idx) {
        if (!PyStr.check(string)) {
            throw Errors.typeError("first argument must be a string, not " + Obj.typeName(string));
        }
        if (idx < 0) {
            throw Errors.valueError("idx cannot be negative");
        }
        JsonText text = new JsonText(string);
        if (idx >= text.length) {
            throw nothing(idx);
        }
        Object value = term(ts, text, new HashMap<>(), (int) idx);
        return new PyTuple(value, (long) text.end);
    }

    private static PyException nothing(long at) {
        return Errors.stopIteration(at);
    }

    private Object term(ThreadState ts, JsonText t, HashMap<String, String> memo, int i) {
        if (i >= t.length) {
            throw nothing(i);
        }
        switch (t.at(i)) {
            case '"':
                return t.string(ts, i + 1, strict);
            case '{':
                ts.enterCall(" while decoding a JSON object from a unicode string");
                try {
                    return object(ts, t, memo, i + 1);
                } finally {
                    ts.leaveCall();
                }
            case '[':
                ts.enterCall(" while decoding a JSON array from a unicode string");
                try {
                    return array(ts, t, memo, i + 1);
                } finally {
                    ts.leaveCall();
                }
            case 'n':
                if (t.startsWith("null", i)) {
                    t.end = i + 4;
                    return PyNone.NONE;
                }
                break;
            case 't':
                if (t.startsWith("true", i)) {
                    t.end = i + 4;
                    return true;
                }
                break;
            case 'f':
                if (t.startsWith("false", i)) {
                    t.end = i + 5;
                    return false;
                }
                break;
            case 'N':
                if (t.startsWith("NaN", i)) {
                    return constant(ts, t, "NaN", i);
                }
                break;
            case 'I':
                if (t.startsWith("Infinity", i)) {
                    return constant(ts, t, "Infinity", i);
                }
                break;
            case '-':
                if (t.startsWith("-Infinity", i)) {
                    return constant(ts, t, "-Infinity", i);
                }
                break;
            default:
                break;
        }
        return number(ts, t, i);
    }

    private Object constant(ThreadState ts, JsonText t, String word, int i) {
        Object value = Call.call(ts, parseConstant, word);
        t.end = i + word.length();
        return value;
    }

    private Object object(ThreadState ts, JsonText t, HashMap<String, String> memo, int from) {
        boolean pairs = objectPairsHook != PyNone.NONE;
        PyDict dict = pairs ? null : new PyDict();
        PyList list = pairs ? new PyList() : null;
        int i = t.skipSpace(from);
        if (!t.isAt(i, '}')) {
            while (true) {
                if (!t.isAt(i, '"')) {
                    throw t.error(ts, "Expecting property name enclosed in double quotes", i);
                }
                Object key = t.string(ts, i + 1, strict);
                if (key instanceof String s) {
                    String known = memo.putIfAbsent(s, s);
                    key = known == null ? s : known;
                }
                i = t.skipSpace(t.end);
                if (!t.isAt(i, ':')) {
                    throw t.error(ts, "Expecting ':' delimiter", i);
                }
                Object value = term(ts, t, memo, t.skipSpace(i + 1));
                if (pairs) {
                    list.append(new PyTuple(key, value));
                } else {
                    dict.put(ts, key, value);
                }
                i = t.skipSpace(t.end);
                if (t.isAt(i, '}')) {
                    break;
                }
                i = comma(ts, t, i, '}', "object");
            }
        }
        t.end = i + 1;
        int end = t.end;
        Object result = pairs ? Call.call(ts, objectPairsHook, list)
                : objectHook != PyNone.NONE ? Call.call(ts, objectHook, dict) : dict;
        t.end = end;
        return result;
    }

    private Object array(ThreadState ts, JsonText t, HashMap<String, String> memo, int from) {
        PyList list = new PyList();
        int i = t.skipSpace(from);
        if (!t.isAt(i, ']')) {
            while (true) {
                list.append(term(ts, t, memo, i));
                i = t.skipSpace(t.end);
                if (t.isAt(i, ']')) {
                    break;
                }
                i = comma(ts, t, i, ']', "array");
            }
        }
        t.end = i + 1;
        return list;
    }

    /** Passes a comma that is not the last thing before {@code closing}. */
    private static int comma(ThreadState ts, JsonText t, int i, char closing, String what) {
        if (!t.isAt(i, ',')) {
            throw t.error(ts, "Expecting ',' delimiter", i);
        }
        int next = t.skipSpace(i + 1);
        if (t.isAt(next, closing)) {
            throw t.error(ts, "Illegal trailing comma before end of " + what, i);
        }
        return next;
    }

    private static boolean isDigit(JsonText t, int i) {
        return i < t.length && t.at(i) >= '0' && t.at(i) <= '9';
    }

    private static int digits(JsonText t, int i) {
        int k = i;
        while (isDigit(t, k)) {
            k++;
        }
        return k;
    }

    private Object number(ThreadState ts, JsonText t, int start) {
        int i = t.at(start) == '-' ? start + 1 : start;
        if (!isDigit(t, i)) {
            throw nothing(start);
        }
        i = t.at(i) == '0' ? i + 1 : digits(t, i);
        boolean real = false;
        if (t.isAt(i, '.') && isDigit(t, i + 1)) {
            real = true;
            i = digits(t, i + 1);
        }
        if (t.isAt(i, 'e') || t.isAt(i, 'E')) {
            int k = t.isAt(i + 1, '-') || t.isAt(i + 1, '+') ? i + 2 : i + 1;
            if (isDigit(t, k)) {
                real = true;
                i = digits(t, k);
            }
        }
        t.end = i;
        Object parse = real ? parseFloat : parseInt;
        if (parse != (real ? PyFloat.TYPE : PyLong.TYPE)) {
            Object value = Call.call(ts, parse, t.slice(start, i));
            t.end = i;
            return value;
        }
        boolean negative = t.at(start) == '-';
        if (!real && i - start <= SAFE_DIGITS) {
            long n = 0;
            for (int k = negative ? start + 1 : start; k < i; k++) {
                n = n * 10 + (t.at(k) - '0');
            }
            return negative ? -n : n;
        }
        String text = PyStr.toJava(t.slice(start, i));
        if (real) {
            double d = FloatText.unsigned(text, negative ? 1 : 0, text.length());
            return negative ? -d : d;
        }
        return Call.call(ts, PyLong.TYPE, text);
    }

    @PyGetter("strict")
    boolean strict() {
        return strict;
    }

    @PyGetter("object_hook")
    Object objectHook() {
        return objectHook;
    }

    @PyGetter("object_pairs_hook")
    Object objectPairsHook() {
        return objectPairsHook;
    }

    @PyGetter("parse_float")
    Object parseFloat() {
        return parseFloat;
    }

    @PyGetter("parse_int")
    Object parseInt() {
        return parseInt;
    }

    @PyGetter("parse_constant")
    Object parseConstant() {
        return parseConstant;
    }
}
