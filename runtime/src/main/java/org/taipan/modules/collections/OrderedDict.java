package org.taipan.modules.collections;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.DictIterator;
import org.taipan.types.DictValues;
import org.taipan.types.DictView;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code collections.OrderedDict}. A dict keeps the order already; its table moves keys to either end in amortised
 * constant time. Concurrent use as for {@link PyDict}.
 */
@PyTypeDef(name = "OrderedDict", module = "collections", doc = "Dictionary that remembers insertion order")
public final class OrderedDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(new OrderedDictTable(), PyDict.TYPE,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);
    private static final PyType KEYS = view("odict_keys", DictView.KEYS_TYPE);
    private static final PyType ITEMS = view("odict_items", DictView.ITEMS_TYPE);
    private static final PyType VALUES = view("odict_values", DictValues.TYPE);

    private static PyType view(String name, PyType base) {
        return PyType.builtin(new SimpleTable("builtins", name, null), base, 0);
    }

    public OrderedDict(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        return new OrderedDict(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError("expected at most 1 arguments, got " + args.length);
        }
        addAll(ts, args, kwargs);
    }

    // ---- adding: as MutableMapping does, through __setitem__ of subclasses ------------------------------------------

    private void addAll(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length > 0) {
            addFrom(ts, args[0]);
        }
        for (Object[] item : kwargs.items()) {
            Item.set(ts, this, item[0], item[1]);
        }
    }

    private void addFrom(ThreadState ts, Object arg) {
        if (typeOf(arg) == PyDict.TYPE) {
            for (Object[] item : ((PyDict) arg).items()) {
                Item.set(ts, this, item[0], item[1]);
            }
            return;
        }
        Object method = Attr.lookup(ts, arg, "keys");
        if (method != null) {
            Object it = Iter.iter(ts, Call.call(ts, method));
            for (Object key = Iter.next(ts, it); key != null; key = Iter.next(ts, it)) {
                Item.set(ts, this, key, Item.get(ts, arg, key));
            }
            return;
        }
        method = Attr.lookup(ts, arg, "items");
        addPairs(ts, method == null ? arg : Call.call(ts, method));
    }

    private void addPairs(ThreadState ts, Object pairs) {
        Object it = Iter.iter(ts, pairs);
        for (Object pair = Iter.next(ts, it); pair != null; pair = Iter.next(ts, it)) {
            Object parts = Iter.iter(ts, pair);
            Object key = Iter.next(ts, parts);
            if (key == null) {
                throw Errors.valueError("need more than 0 values to unpack");
            }
            Object value = Iter.next(ts, parts);
            if (value == null) {
                throw Errors.valueError("need more than 1 value to unpack");
            }
            if (Iter.next(ts, parts) != null) {
                throw Errors.valueError("too many values to unpack (expected 2)");
            }
            Item.set(ts, this, key, value);
        }
    }

    @PyMethod(value = "update(*args, **kwargs)", doc = "Add the items of a mapping or of an iterable of pairs, then "
            + "the keyword arguments.")
    void updateMethod(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError("update() takes at most 1 positional argument (" + args.length + " given)");
        }
        addAll(ts, args, kwargs);
    }

    @PyClassMethod(value = "fromkeys(iterable, value=None)", doc = "A new dictionary with the keys of an iterable, "
            + "all with the same value.")
    static Object fromKeys(ThreadState ts, PyType cls, Object iterable, Object value) {
        Object d = Call.call(ts, cls);
        Object it = Iter.iter(ts, iterable);
        for (Object key = Iter.next(ts, it); key != null; key = Iter.next(ts, it)) {
            Item.set(ts, d, key, value);
        }
        return d;
    }

    @PyMethod(value = "setdefault(key, default=None)", doc = "The value of key, set to default first if key is absent.")
    Object setDefault(ThreadState ts, Object key, Object otherwise) {
        if (type() == TYPE) {
            return putIfAbsent(ts, key, otherwise);
        }
        if (Item.contains(ts, this, key)) {
            return Item.get(ts, this, key);
        }
        Item.set(ts, this, key, otherwise);
        return otherwise;
    }

    // ---- removing and moving ----------------------------------------------------------------------------------------

    @PyMethod(value = "pop(key, default=<unrepresentable>)", doc = "Remove key and return its value, or default if "
            + "it is absent.\n\nRaises KeyError if key is absent and there is no default.")
    Object popKey(ThreadState ts, Object key, Object otherwise) {
        Object v = remove(ts, key);
        if (v != null) {
            return v;
        }
        if (otherwise == null) {
            throw Errors.keyError(key);
        }
        return otherwise;
    }

    @PyMethod(value = "popitem(last=True)", doc = "Remove and return the pair of key and value that is last in the "
            + "order, or first.")
    Object popItem(boolean last) {
        Object[] item = removeEnd(last);
        if (item == null) {
            throw Errors.of(Exc.KeyError, "dictionary is empty");
        }
        return new PyTuple(item);
    }

    @PyMethod(value = "move_to_end(key, last=True)", doc = "Move key to the end of the order, or to its "
            + "beginning.\n\nRaises KeyError if key is absent.")
    void moveToEnd(ThreadState ts, Object key, boolean last) {
        if (!move(ts, key, Obj.hash(ts, key), last)) {
            throw Errors.keyError(key);
        }
    }

    @PyMethod(value = "clear()", doc = "Remove all items.")
    void clearItems() {
        clear();
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copyMethod(ThreadState ts) {
        if (type() == TYPE) {
            OrderedDict d = new OrderedDict(TYPE);
            d.merge(ts, this, Merge.REPLACE);
            return d;
        }
        Object d = Call.call(ts, type());
        for (Object key : keys()) {
            Item.set(ts, d, key, Item.get(ts, this, key));
        }
        return d;
    }

    Object __or__(ThreadState ts, Object other) {
        return other instanceof PyDict ? merged(ts, type(), this, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __ror__(ThreadState ts, Object other) {
        return other instanceof PyDict ? merged(ts, type(), other, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static Object merged(ThreadState ts, PyType type, Object left, Object right) {
        Object d = Call.call(ts, type, left);
        ((OrderedDict) d).addFrom(ts, right);
        return d;
    }

    Object __ior__(ThreadState ts, Object other) {
        addFrom(ts, other);
        return this;
    }

    // ---- views and iterators ----------------------------------------------------------------------------------------

    @Override
    protected NativeIterator iterate(DictIterator.Kind kind, boolean backwards) {
        return new OrderedDictIterator(this, kind, backwards);
    }

    Object __iter__() {
        return iterate(DictIterator.Kind.KEYS, false);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the keys, last first.")
    Object reversedKeys() {
        return iterate(DictIterator.Kind.KEYS, true);
    }

    @PyMethod("keys()")
    Object keysMethod() {
        return new DictView(this, KEYS, false);
    }

    @PyMethod("items()")
    Object itemsMethod() {
        return new DictView(this, ITEMS, true);
    }

    @PyMethod("values()")
    Object valuesMethod() {
        return new DictValues(this, VALUES);
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE || !(other instanceof PyDict d)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = equalItems(ts, d) && (!(d instanceof OrderedDict o) || sameOrder(ts, o));
        return equal == (op == Slot.EQ);
    }

    private boolean sameOrder(ThreadState ts, OrderedDict other) {
        int mine = version();
        int theirs = other.version();
        Object[] a = keys();
        Object[] b = other.keys();
        for (int i = 0; i < a.length && i < b.length; i++) {
            boolean equal = org.taipan.ops.Compare.eq(ts, a[i], b[i]);
            if (version() != mine || other.version() != theirs) {
                throw Errors.runtimeError("OrderedDict mutated during iteration");
            }
            if (!equal) {
                return false;
            }
        }
        return a.length == b.length;
    }

    Object __repr__(ThreadState ts) {
        if (size() == 0) {
            return PyStr.of(type().name() + "()");
        }
        if (!ts.reprEnter(this)) {
            return "...";
        }
        try {
            PyDict d = new PyDict();
            d.updateFrom(ts, this);
            return PyStr.of(type().name() + "(" + Obj.reprJava(ts, d) + ")");
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeOf() {
        return 56 + storeBytes();
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object state = Call.methodNamed(ts, this, "__getstate__");
        Object items = Iter.iter(ts, Call.methodNamed(ts, this, "items"));
        return new PyTuple(type(), PyTuple.EMPTY, state, PyNone.NONE, items);
    }
}
