package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/**
 * {@code dict}: keeps insertion order.
 *
 * <p>Reads take no lock; setting, removing, {@code setdefault}, {@code pop}, {@code popitem}, {@code copy} and
 * {@code clear} are atomic, {@code update} from a dict as far as the keys need no Python code to compare. How, is told
 * in {@link DictTable}. Iteration over a dictionary that changes ends in RuntimeError as in CPython, or shows a state
 * of each entry that it had during the iteration.
 */
@PyTypeDef(name = "dict", doc = "A mapping of hashable keys to values, in the order in which the keys were first "
        + "set.\n\n"
        + "dict() is empty; dict(mapping) and dict(iterable of pairs) copy, and keyword\narguments are added last.")
public class PyDict extends DictTable {
    public static final PyType TYPE = PyType.builtin(new PyDictTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.MAPPING | PyType.DICT_SUBCLASS);

    /** What merging does with a key that is already there. */
    public enum Merge { REPLACE, KEEP, UNIQUE }

    public PyDict() {
        super(TYPE);
    }

    /** An empty instance of {@code type}, a subtype of dict. */
    public PyDict(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        return new PyDict(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
        update(ts, "dict", args, kwargs);
    }

    // ---- access from Java -------------------------------------------------------------------------------------------

    /** The value of {@code key}, or null; no {@code __missing__}. */
    public final Object get(ThreadState ts, Object key) {
        return key instanceof String s ? getStr(s) : get(ts, key, Obj.hash(ts, key));
    }

    /** {@code self[key]} of an exact dict. @throws PyException KeyError */
    public final Object getItem(ThreadState ts, Object key) {
        Object v = get(ts, key);
        if (v == null) {
            throw Errors.keyError(key);
        }
        return v;
    }

    /** {@code self[key] = value}; returns the previous value or null. */
    public final Object put(ThreadState ts, Object key, Object value) {
        return put(ts, key, Obj.hash(ts, key), value);
    }

    /** The value of {@code key}; sets it to {@code value} if there was none: {@code setdefault}, atomic. */
    public final Object putIfAbsent(ThreadState ts, Object key, Object value) {
        return putIfAbsent(ts, key, Obj.hash(ts, key), value);
    }

    /** Removes {@code key} and returns its value, or null. */
    public final Object remove(ThreadState ts, Object key) {
        return remove(ts, key, Obj.hash(ts, key));
    }

    /** An exact dict with the items of this one as they are at one moment. */
    public final PyDict copyExact() {
        PyDict d = new PyDict();
        d.copyFrom(this);
        return d;
    }

    // ---- merging ----------------------------------------------------------------------------------------------------

    /** {@code PyDict_Merge}: adds the items of a mapping. */
    public final void merge(ThreadState ts, Object mapping, Merge how) {
        if (mapping instanceof PyDict d && isPlainIter(d)) {
            mergeDict(ts, d, how);
            return;
        }
        Object keys = Iter.iter(ts, Call.call(ts, Attr.get(ts, mapping, "keys")));
        for (Object key = Iter.next(ts, keys); key != null; key = Iter.next(ts, keys)) {
            if (how != Merge.REPLACE && get(ts, key) != null) {
                if (how == Merge.UNIQUE) {
                    throw Errors.keyError(key);
                }
                continue;
            }
            put(ts, key, Item.get(ts, mapping, key));
        }
    }

    /** Whether a dict's items may be read directly: its {@code __iter__} is dict's own. */
    private static boolean isPlainIter(PyDict d) {
        return d.type() == TYPE || d.type().slot(Slot.ITER) == TYPE.slot(Slot.ITER);
    }

    private void mergeDict(ThreadState ts, PyDict other, Merge how) {
        if (other == this || other.size() == 0) {
            return;
        }
        Snapshot shot = other.snapshot();
        int n = shot.keys.length;
        int i = 0;
        while (i < n) {
            if (how != Merge.UNIQUE) {
                i = putAll(shot, i, how == Merge.REPLACE);
                if (i == n) {
                    return;
                }
            }
            Object key = shot.keys[i];
            long hash = shot.hashes[i];
            if (how == Merge.REPLACE) {
                put(ts, key, hash, shot.values[i]);
            } else {
                if (how == Merge.UNIQUE && get(ts, key, hash) != null) {
                    throw Errors.keyError(key);
                }
                putIfAbsent(ts, key, hash, shot.values[i]);
            }
            i++;
            if (other.size() != n) {
                throw Errors.runtimeError("dict mutated during update");
            }
        }
    }

    /** {@code PyDict_MergeFromSeq2}: adds the pairs of an iterable. */
    public final void mergePairs(ThreadState ts, Object pairs) {
        Object it = Iter.iter(ts, pairs);
        long i = 0;
        for (Object item = Iter.next(ts, it); item != null; item = Iter.next(ts, it), i++) {
            Object key;
            Object value;
            long n;
            if (item instanceof PyTuple t && t.type() == PyTuple.TYPE) {
                n = t.size();
                key = n == 2 ? t.get(0) : null;
                value = n == 2 ? t.get(1) : null;
            } else {
                Object[] pair = pair(ts, item, i);
                n = pair.length;
                key = n == 2 ? pair[0] : null;
                value = n == 2 ? pair[1] : null;
            }
            if (n != 2) {
                throw Errors.valueError("dictionary update sequence element #" + i + " has length " + n
                        + "; 2 is required");
            }
            put(ts, key, value);
        }
    }

    private static Object[] pair(ThreadState ts, Object item, long i) {
        try {
            return Iter.toArray(ts, item);
        } catch (PyException e) {
            if (e.matches(Exc.TypeError)) {
                throw Errors.typeError("cannot convert dictionary update sequence element #" + i + " to a sequence");
            }
            throw e;
        }
    }

    /** {@code update(arg)}: from a mapping, which has {@code keys}, or from pairs. */
    public final void updateFrom(ThreadState ts, Object arg) {
        if (typeOf(arg) == TYPE || Attr.lookup(ts, arg, "keys") != null) {
            merge(ts, arg, Merge.REPLACE);
        } else {
            mergePairs(ts, arg);
        }
    }

    /** The arguments of {@code dict} and {@code update}. */
    protected final void update(ThreadState ts, String name, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError(name + " expected at most 1 argument, got " + args.length);
        }
        if (args.length == 1) {
            updateFrom(ts, args[0]);
        }
        if (kwargs.size() > 0) {
            merge(ts, kwargs, Merge.REPLACE);
        }
    }

    @PyMethod(value = "update(*args, **kwargs)", doc = "Add the items of a mapping or of an iterable of pairs, then "
            + "the keyword arguments.")
    void update(ThreadState ts, Object[] args, PyDict kwargs) {
        update(ts, "update", args, kwargs);
    }

    @PyClassMethod(value = "fromkeys(iterable, value=None, /)", doc = "A new dictionary with the keys of an "
            + "iterable, all with the same value.")
    static Object fromkeys(ThreadState ts, PyType cls, Object iterable, Object value) {
        Object d = Call.call(ts, cls);
        boolean exact = typeOf(d) == TYPE;
        if (exact && (typeOf(iterable) == TYPE || iterable instanceof AnySet)) {
            ((PyDict) d).putKeys(ts, iterable, value);
            return d;
        }
        Object it = Iter.iter(ts, iterable);
        for (Object key = Iter.next(ts, it); key != null; key = Iter.next(ts, it)) {
            if (exact) {
                ((PyDict) d).put(ts, key, value);
            } else {
                Item.set(ts, d, key, value);
            }
        }
        return d;
    }

    /** Sets all keys of a dict or set, whose hashes are known. */
    private void putKeys(ThreadState ts, Object source, Object value) {
        Object[] keys;
        long[] hashes;
        if (source instanceof PyDict d) {
            Snapshot shot = d.snapshot();
            keys = shot.keys;
            hashes = shot.hashes;
        } else {
            SetTable.Snapshot shot = ((AnySet) source).snapshot();
            keys = shot.keys;
            hashes = shot.hashes;
        }
        reserve(keys.length);
        for (int i = 0; i < keys.length; i++) {
            put(ts, keys[i], hashes[i], value);
        }
    }

    Object __or__(ThreadState ts, Object value) {
        return union(ts, this, value);
    }

    Object __ror__(ThreadState ts, Object value) {
        return union(ts, value, this);
    }

    private static Object union(ThreadState ts, Object left, Object right) {
        if (!(left instanceof PyDict l) || !(right instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict d = copyOf(ts, l);
        d.updateFrom(ts, right);
        return d;
    }

    /** {@code PyDict_Copy}: exact, through the methods of a subclass that iterates differently. */
    private static PyDict copyOf(ThreadState ts, PyDict d) {
        if (isPlainIter(d)) {
            return d.copyExact();
        }
        PyDict copy = new PyDict();
        copy.merge(ts, d, Merge.REPLACE);
        return copy;
    }

    Object __ior__(ThreadState ts, Object value) {
        updateFrom(ts, value);
        return this;
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    Object __getitem__(ThreadState ts, Object key) {
        Object v = get(ts, key);
        if (v == null) {
            Object missing = type() == TYPE ? null : type().slot(Slot.MISSING);
            if (missing != null) {
                return Call.method(ts, missing, this, key);
            }
            throw Errors.keyError(key);
        }
        return v;
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        put(ts, key, value);
    }

    void __delitem__(ThreadState ts, Object key) {
        if (remove(ts, key) == null) {
            throw Errors.keyError(key);
        }
    }

    boolean __contains__(ThreadState ts, Object key) {
        return get(ts, key) != null;
    }

    long __len__() {
        return size();
    }

    @PyMethod(value = "get(key, default=None, /)", doc = "The value of key if it is present, else default.")
    Object getOr(ThreadState ts, Object key, Object otherwise) {
        Object v = get(ts, key);
        return v == null ? otherwise : v;
    }

    @PyMethod(value = "setdefault(key, default=None, /)", doc = "The value of key, set to default first if key is "
            + "absent.")
    Object setdefault(ThreadState ts, Object key, Object otherwise) {
        return putIfAbsent(ts, key, otherwise);
    }

    @PyMethod(value = "pop(key, default=<unrepresentable>, /)", doc = "Remove key and return its value, or default "
            + "if it is absent.\n\nRaises KeyError if key is absent and there is no default.")
    Object pop(ThreadState ts, Object key, Object otherwise) {
        Object v = size() == 0 ? null : remove(ts, key);
        if (v != null) {
            return v;
        }
        if (otherwise == null) {
            throw Errors.keyError(key);
        }
        return otherwise;
    }

    @PyMethod(value = "popitem()", doc = "Remove the pair of key and value that was added last and return it.")
    Object popitem() {
        Object[] item = removeEnd(true);
        if (item == null) {
            throw Errors.of(Exc.KeyError, "popitem(): dictionary is empty");
        }
        return new PyTuple(item);
    }

    @PyMethod(value = "clear()", doc = "Remove all items.")
    void clearAll() {
        clear();
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copy(ThreadState ts) {
        return copyOf(ts, this);
    }

    // ---- views and iterators ----------------------------------------------------------------------------------------

    /** An iterator of the dictionary's own kind. */
    protected NativeIterator iterate(DictIterator.Kind kind, boolean backwards) {
        return new DictIterator(this, kind, backwards);
    }

    Object __iter__() {
        return new DictIterator(this, DictIterator.Kind.KEYS, false);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the keys, last first.")
    Object reversed() {
        return new DictIterator(this, DictIterator.Kind.KEYS, true);
    }

    @PyMethod(value = "keys()", doc = "A view of the keys that behaves like a set.")
    Object keysView() {
        return new DictView(this, DictView.KEYS_TYPE, false);
    }

    @PyMethod(value = "items()", doc = "A view of the items that behaves like a set.")
    Object itemsView() {
        return new DictView(this, DictView.ITEMS_TYPE, true);
    }

    @PyMethod(value = "values()", doc = "A view of the values.")
    Object valuesView() {
        return new DictValues(this, DictValues.TYPE);
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE || !(other instanceof PyDict d)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return equalItems(ts, d) == (op == Slot.EQ);
    }

    /** Whether both have the same keys with equal values. */
    protected final boolean equalItems(ThreadState ts, PyDict other) {
        if (size() != other.size()) {
            return false;
        }
        Snapshot shot = snapshot();
        for (int i = 0; i < shot.keys.length; i++) {
            Object v = other.get(ts, shot.keys[i], shot.hashes[i]);
            if (v == null || !Compare.eq(ts, shot.values[i], v)) {
                return false;
            }
        }
        return true;
    }

    Object __repr__(ThreadState ts) {
        return reprItems(ts);
    }

    /** {@code dict.__repr__}. */
    protected final Object reprItems(ThreadState ts) {
        if (!ts.reprEnter(this)) {
            return "{...}";
        }
        try {
            StringBuilder b = new StringBuilder("{");
            DictCursor c = new DictCursor(this, false);
            while (c.advance()) {
                Object value = c.value;
                b.append(b.length() > 1 ? ", " : "").append(Obj.reprJava(ts, c.key)).append(": ")
                        .append(Obj.reprJava(ts, value));
            }
            return PyStr.of(b.append('}').toString());
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 48 + storeBytes();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
