package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Slices;

/** {@code list}. How its reads do without a lock, and that its writes are atomic, is told in {@link ListStorage}. */
@PyTypeDef(name = "list", doc = "list(iterable=(), /)\n--\n\n"
        + "A mutable sequence: empty, or with the items of an iterable.")
public final class PyList extends ListStorage {
    public static final PyType TYPE = PyType.builtin(new PyListTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE | PyType.LIST_SUBCLASS | PyType.SEQUENCE_OPERATORS);

    /** What lists have that are of no subclass. */
    private static final Shape PLAIN = new PyList().shape();

    public PyList() {
        super(TYPE);
    }

    /** A list of {@code items}, which it takes over. */
    public PyList(Object... items) {
        super(TYPE, items.getClass() == Object[].class ? items
                : java.util.Arrays.copyOf(items, items.length, Object[].class), items.length);
    }

    /** A list of the items in an array of any kind, which it takes over. */
    private PyList(Object array, int n) {
        super(TYPE, array, n);
    }

    /** An empty instance of {@code type}, a subtype of list. */
    public PyList(PyType type) {
        super(type);
    }

    /** Whether the type is list itself. */
    public boolean isExact() {
        return shape() == PLAIN;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        return new PyList(cls);
    }

    @PyMethod("__init__(iterable=NULL, /)")
    void init(ThreadState ts, Object iterable) {
        if (size() > 0) {
            clear();
        }
        if (iterable != null) {
            extend(ts, iterable);
        }
    }

    /** {@code self[i]}. @throws PyException IndexError */
    public Object getItem(long i) {
        Object v = at(i);
        if (v == null) {
            throw Errors.indexError("list index out of range");
        }
        return v;
    }

    /** {@code self[i]}, which is probably stored as an object. @throws PyException IndexError */
    public Object objectItem(long i) {
        Object v = objectAt(i);
        return v == null ? getItem(i) : v;
    }

    /** {@code self[i] = value}. @throws PyException IndexError */
    public void setItem(long i, Object value) {
        if (!set(i, value)) {
            throw Errors.indexError("list assignment index out of range");
        }
    }

    /** {@code self[i]} if it is stored as a long, else {@link #NO_LONG}. @throws PyException IndexError */
    public long longItem(long i) {
        long v = longAt(i);
        if (v == NO_LONG) {
            getItem(i);
        }
        return v;
    }

    /** {@code self[i]} if it is stored as a double, else NaN. @throws PyException IndexError */
    public double doubleItem(long i) {
        double v = doubleAt(i);
        if (v != v) {
            getItem(i);
        }
        return v;
    }

    /** {@code self[i] = value}. @throws PyException IndexError */
    public void setItem(long i, long value) {
        if (!set(i, value)) {
            throw Errors.indexError("list assignment index out of range");
        }
    }

    /** {@code self[i] = value}. @throws PyException IndexError */
    public void setItem(long i, double value) {
        if (!set(i, value)) {
            throw Errors.indexError("list assignment index out of range");
        }
    }

    // ---- subscription -----------------------------------------------------------------------------------------------

    public Object __getitem__(ThreadState ts, Object key) {
        if (key instanceof Long i) {
            return getItem(i);
        }
        if (key instanceof PySlice s) {
            return of(select(Slices.unpack(ts, s)));
        }
        return getItem(index(ts, key));
    }

    /** {@code self[start:stop]}; negative indices count from the end. */
    public PyList slice(long start, long stop) {
        return of(copyRange(start, stop));
    }

    private static PyList of(Object array) {
        return new PyList(array, ListItems.length(array));
    }

    private static long index(ThreadState ts, Object key) {
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("list indices must be integers or slices, not " + Obj.typeName(key));
        }
        return Number.indexSize(ts, key);
    }

    public void __setitem__(ThreadState ts, Object key, Object value) {
        if (key instanceof Long i) {
            setItem(i, value);
        } else if (key instanceof PySlice s) {
            Slices.Bounds bounds = Slices.unpack(ts, s);
            Object values = array(ts, value);
            long n = assign(bounds, values);
            if (n >= 0) {
                throw Errors.valueError("attempt to assign sequence of size " + ListItems.length(values)
                        + " to extended slice of size " + n);
            }
        } else {
            setItem(index(ts, key), value);
        }
    }

    /** {@code PySequence_Fast}: the items of an iterable. */
    private Object array(ThreadState ts, Object iterable) {
        Object it;
        if (iterable == this || typeOf(iterable) == TYPE) {
            return ((PyList) iterable).copyItems();
        }
        if (typeOf(iterable) == PyTuple.TYPE) {
            return ((PyTuple) iterable).items();
        }
        try {
            it = Iter.iter(ts, iterable);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError) ? Errors.typeError("must assign iterable to extended slice") : e;
        }
        return Iter.toArray(ts, it);
    }

    void __delitem__(ThreadState ts, Object key) {
        if (key instanceof PySlice s) {
            remove(Slices.unpack(ts, s));
        } else if (removeAt(index(ts, key)) == null) {
            throw Errors.indexError("list assignment index out of range");
        }
    }

    long __len__() {
        return size();
    }

    boolean __contains__(ThreadState ts, Object value) {
        return contains(ts, value);
    }

    /** {@code value in self}. */
    public boolean contains(ThreadState ts, Object value) {
        int known = search(0, Integer.MAX_VALUE, value);
        if (known >= -1) {
            return known >= 0;
        }
        Object v;
        for (int i = 0; (v = get(i)) != null; i++) {
            if (Compare.eq(ts, v, value)) {
                return true;
            }
        }
        return false;
    }

    Object __iter__() {
        return iterator();
    }

    public NativeIterator iterator() {
        return new ListIterator(this, false);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the list, last item first.")
    Object reversed() {
        return new ListIterator(this, true);
    }

    // ---- concatenation and repetition -------------------------------------------------------------------------------

    Object __add__(Object other) {
        if (!(other instanceof PyList l)) {
            throw Errors.typeError("can only concatenate list (not \"" + Obj.typeName(other) + "\") to list");
        }
        return of(ListItems.joined(copyItems(), l.copyItems()));
    }

    Object __mul__(ThreadState ts, Object n) {
        Object items = copyItems();
        return of(ListItems.repeated(items, ListItems.length(items), times(ts, n)));
    }

    Object __rmul__(ThreadState ts, Object n) {
        return __mul__(ts, n);
    }

    /** How often a sequence is to be repeated. */
    static long times(ThreadState ts, Object n) {
        if (!Number.hasIndex(n)) {
            throw Errors.typeError("can't multiply sequence by non-int of type '" + Obj.typeName(n) + "'");
        }
        return Number.index(ts, n) instanceof Long l ? l : overflow(n);
    }

    private static long overflow(Object n) {
        throw Errors.overflowError("cannot fit '" + Obj.typeName(n) + "' into an index-sized integer");
    }

    Object __iadd__(ThreadState ts, Object other) {
        extend(ts, other);
        return this;
    }

    Object __imul__(ThreadState ts, Object n) {
        repeat(times(ts, n));
        return this;
    }

    // ---- methods ----------------------------------------------------------------------------------------------------

    @PyMethod(value = "append(object, /)", doc = "Add an item at the end.")
    void appendMethod(Object o) {
        append(o);
    }

    /** {@code self.extend(iterable)}. */
    @PyMethod(value = "extend(iterable, /)", doc = "Add the items of an iterable at the end.")
    public void extend(ThreadState ts, Object iterable) {
        PyType type = typeOf(iterable);
        if (type == TYPE) {
            Object more = ((PyList) iterable).copyItems();
            appendAll(more, ListItems.length(more));
        } else if (type == PyTuple.TYPE) {
            appendAll(((PyTuple) iterable).items(), ((PyTuple) iterable).size());
        } else if (type == PySet.TYPE || type == PyFrozenSet.TYPE) {
            Object[] more = ((AnySet) iterable).toArray();
            appendAll(more, more.length);
        } else if (type == PyDict.TYPE) {
            Object[] more = ((PyDict) iterable).keys();
            appendAll(more, more.length);
        } else if (iterable instanceof String s) {
            appendAll(PyStr.characters(s), s.length());
        } else {
            Object it = Iter.iter(ts, iterable);
            NativeIterator n = Iter.asNative(it);
            if (n instanceof RangeIterator r && !r.isShared()) {
                Object more = r.rest();
                appendAll(more, ListItems.length(more));
                return;
            }
            if (n != null) {
                n.next(ts, v -> {
                    append(v);
                    return true;
                });
                return;
            }
            Iter.lengthHint(ts, iterable, 8);
            for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
                append(v);
            }
        }
    }

    /** Removes and returns the last item; null if there is none. */
    public Object removeLast() {
        return removeAt(-1);
    }

    /** {@code self.insert(index, item)}. */
    public void insertItem(long index, Object item) {
        insert(index, item);
    }

    @PyMethod(value = "insert(index, object, /)", doc = "Insert an item before index.")
    void insertMethod(long index, Object o) {
        insert(index, o);
    }

    @PyMethod(value = "pop(index=-1, /)", doc = "Remove and return the item at index, by default the last.\n\nRaises "
            + "IndexError if there is none.")
    Object pop(long index) {
        Object v = removeAt(index);
        if (v == null) {
            throw Errors.indexError(size() == 0 ? "pop from empty list" : "pop index out of range");
        }
        return v;
    }

    @PyMethod(value = "remove(value, /)", doc = "Remove the first item equal to value.\n\nRaises ValueError if there "
            + "is none.")
    void remove(ThreadState ts, Object value) {
        Object v;
        for (int i = 0; (v = get(i)) != null; i++) {
            if (Compare.eq(ts, v, value)) {
                if (removeIf(i, v)) {
                    return;
                }
                if (get(i) == null || i < size() && get(i) != v) {
                    i = -1;
                }
            }
        }
        throw Errors.valueError("list.remove(x): x not in list");
    }

    @PyMethod(value = "index(value, start=0, stop=sys.maxsize, /)", doc = "The index of the first item equal to "
            + "value.\n\n"
            + "Raises ValueError if there is none.")
    long index(ThreadState ts, Object value, Object start, Object stop) {
        long from = Slices.argument(ts, start);
        long to = Slices.argument(ts, stop);
        int n = size();
        from = from < 0 ? Math.max(from + n, 0) : from;
        to = to < 0 ? Math.max(to + n, 0) : to;
        int known = search(from, to, value);
        if (known >= 0) {
            return known;
        }
        Object v;
        if (known == -1) {
            to = from;
        }
        for (long i = from; i < to && i < Integer.MAX_VALUE && (v = get((int) i)) != null; i++) {
            if (Compare.eq(ts, v, value)) {
                return i;
            }
        }
        throw Errors.valueError(Obj.reprJava(ts, value) + " is not in list");
    }

    @PyMethod(value = "count(value, /)", doc = "How many items are equal to value.")
    long count(ThreadState ts, Object value) {
        long n = 0;
        Object v;
        for (int i = 0; (v = get(i)) != null; i++) {
            if (Compare.eq(ts, v, value)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod(value = "clear()", doc = "Remove all items.")
    void clearMethod() {
        clear();
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copy() {
        return of(copyItems());
    }

    /** {@code list(iterable)}. */
    public static PyList copyOf(ThreadState ts, Object iterable) {
        return typeOf(iterable) == TYPE ? of(((PyList) iterable).copyItems()) : new PyList(Iter.toArray(ts, iterable));
    }

    @PyMethod(value = "reverse()", doc = "Reverse the order of the items in place.")
    void reverse() {
        reverseItems();
    }

    @PyMethod(value = "sort(*, key=None, reverse=False)", doc = "Sort the items in place, ascending and "
            + "stable.\n\nWith a key function, by its results; with reverse, descending, equal items still in\ntheir "
            + "order.")
    void sort(ThreadState ts, Object key, boolean reverse) {
        sortBy(ts, key == PyNone.NONE ? null : key, reverse);
    }

    /** Sorts in place; a null {@code key} sorts the items themselves. */
    public void sortBy(ThreadState ts, Object key, boolean reverse) {
        Object[] token = {};
        Object taken = takeForSort(token);
        Object sorted = taken;
        try {
            if (key != null || !ListItems.sort(taken)) {
                sorted = ListItems.converted(taken, ListItems.length(taken), ListItems.NONE);
                sortObjects(ts, (Object[]) sorted, key, reverse);
                sorted = ListItems.converted(sorted, ListItems.length(taken), taken);
            } else if (reverse) {
                ListItems.reverse(sorted, ListItems.length(sorted));
            }
        } catch (Throwable e) {
            giveBack(token, sorted);
            throw e;
        }
        if (!giveBack(token, sorted)) {
            throw Errors.valueError("list modified during sort");
        }
    }

    private static void sortObjects(ThreadState ts, Object[] items, Object key, boolean reverse) {
        Object[] keys = items;
        if (key != null) {
            keys = new Object[items.length];
            for (int i = 0; i < items.length; i++) {
                keys[i] = Call.call(ts, key, items[i]);
            }
        }
        if (reverse) {
            ListItems.reverse(keys, keys.length);
            if (keys != items) {
                ListItems.reverse(items, items.length);
            }
        }
        try {
            ListSort.sort(ts, keys, keys == items ? null : items);
        } finally {
            if (reverse) {
                ListItems.reverse(items, items.length);
            }
        }
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof PyList b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (size() != b.size() && (op == Slot.EQ || op == Slot.NE)) {
            return op == Slot.NE;
        }
        for (int i = common(b);; i++) {
            Object v = get(i);
            Object w = b.get(i);
            if (v == null || w == null) {
                return Compare.ordered(Integer.compare(size(), b.size()), op);
            }
            if (v != w && !Compare.eq(ts, v, w)) {
                if (i >= size() || i >= b.size()) {
                    return Compare.ordered(Integer.compare(size(), b.size()), op);
                }
                return op == Slot.EQ ? (Object) false : op == Slot.NE ? (Object) true : Compare.rich(ts, v, w, op);
            }
        }
    }

    Object __repr__(ThreadState ts) {
        if (size() == 0) {
            return "[]";
        }
        if (!ts.reprEnter(this)) {
            return "[...]";
        }
        try {
            StringBuilder b = new StringBuilder("[");
            Object v;
            for (int i = 0; (v = get(i)) != null; i++) {
                b.append(i > 0 ? ", " : "").append(Obj.reprJava(ts, v));
            }
            return PyStr.of(b.append(']').toString());
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 40 + 8L * size();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
