package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code dict}: keeps insertion order. */
@PyTypeDef(name = "dict")
public final class PyDict extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyDictTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.MAPPING | PyType.DICT_SUBCLASS);

    private final DictTable map = new DictTable();

    public PyDict() {
        super(TYPE);
    }

    /** An empty instance of {@code type}, a subtype of dict. */
    public PyDict(PyType type) {
        super(type);
    }

    public int size() {
        return map.size();
    }

    /** The value of {@code key}, or null. */
    public Object get(ThreadState ts, Object key) {
        return key instanceof String s ? map.getStr(s) : map.get(ts, key, Obj.hash(ts, key));
    }

    /** The value of a string key given as Java text, or null. */
    public Object getStr(String key) {
        return map.getStr(key);
    }

    /** {@code self[key]}. @throws org.taipan.objects.PyException KeyError */
    public Object getItem(ThreadState ts, Object key) {
        Object v = get(ts, key);
        if (v == null) {
            throw Errors.keyError(key);
        }
        return v;
    }

    /** {@code self[key] = value}; returns the previous value or null. */
    public Object put(ThreadState ts, Object key, Object value) {
        return key instanceof String s ? map.putStr(s, value) : map.put(ts, key, Obj.hash(ts, key), value);
    }

    /** Sets a string key given as Java text; returns the previous value or null. */
    public Object putStr(String key, Object value) {
        return map.putStr(key, value);
    }

    /** The value of {@code key}; sets it to {@code value} if there was none: {@code setdefault}, atomic. */
    public Object putIfAbsent(ThreadState ts, Object key, Object value) {
        return map.putIfAbsent(ts, key, Obj.hash(ts, key), value);
    }

    /** Removes {@code key} and returns its value, or null. */
    public Object remove(ThreadState ts, Object key) {
        return map.remove(ts, key, Obj.hash(ts, key));
    }

    /** Removes a string key given as Java text and returns its value, or null. */
    public Object removeStr(String key) {
        return map.removeStr(key);
    }

    public void clear() {
        map.clear();
    }

    /** A snapshot of the items: pairs of key and value, in order. */
    public Object[][] items() {
        return map.items();
    }

    /** A snapshot of the keys, in order. */
    public Object[] keys() {
        return map.keys();
    }

    /** The table behind it, for iterators and views. */
    DictTable table() {
        return map;
    }
}
