package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NamedTable;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** {@code dict_keys} and {@code dict_items}: views that behave like sets. Stateless but for the dictionary. */
@PyTypeDef(name = "dict_keys")
public final class DictView extends PyObject {
    private static final DictViewTable TABLE = new DictViewTable();
    public static final PyType TYPE = PyType.builtin(TABLE, PyType.OBJECT, 0);
    public static final PyType KEYS_TYPE = TYPE;
    public static final PyType ITEMS_TYPE = PyType.builtin(new NamedTable(TABLE, "dict_items"), PyType.OBJECT, 0);

    final PyDict dict;
    private final boolean items;

    /** A view of the keys or the items; {@code type} is {@link #KEYS_TYPE}, {@link #ITEMS_TYPE} or a subtype. */
    public DictView(PyDict dict, PyType type, boolean items) {
        super(type);
        this.dict = dict;
        this.items = items;
    }

    private Object iterate(boolean backwards) {
        return dict.iterate(items ? DictIterator.Kind.ITEMS : DictIterator.Kind.KEYS, backwards);
    }

    private static boolean isSetLike(Object o) {
        return o instanceof DictView || o instanceof SetTable;
    }

    @PyGetter(value = "mapping", doc = "The dictionary that this view shows, read only.")
    Object mapping() {
        return new PyMappingProxy(dict);
    }

    long __len__() {
        return dict.size();
    }

    Object __iter__() {
        return iterate(false);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the view, last item first.")
    Object reversed() {
        return iterate(true);
    }

    boolean __contains__(ThreadState ts, Object o) {
        return items ? containsItem(ts, dict, o) : dict.get(ts, o) != null;
    }

    /** Whether {@code o} is a pair of a key and its value. */
    static boolean containsItem(ThreadState ts, PyDict dict, Object o) {
        if (!(o instanceof PyTuple t) || t.size() != 2) {
            return false;
        }
        Object v = dict.get(ts, t.get(0));
        return v != null && Compare.eq(ts, v, t.get(1));
    }

    Object __repr__(ThreadState ts) {
        return repr(ts, this);
    }

    static Object repr(ThreadState ts, PyObject view) {
        if (!ts.reprEnter(view)) {
            return "...";
        }
        try {
            Object list = new PyList(Iter.toArray(ts, view));
            return PyStr.of(view.type().name() + "(" + Obj.reprJava(ts, list) + ")");
        } finally {
            ts.reprLeave(view);
        }
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return compare(ts, this, other, op);
    }

    // ---- the operations of a set, shared with the views of OrderedDict ----------------------------------------------

    static Object compare(ThreadState ts, Object self, Object other, int op) {
        if (!isSetLike(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        long a = Obj.length(ts, self);
        long b = Obj.length(ts, other);
        return switch (op) {
            case Slot.EQ -> a == b && allIn(ts, self, other);
            case Slot.NE -> !(a == b && allIn(ts, self, other));
            case Slot.LT -> a < b && allIn(ts, self, other);
            case Slot.LE -> a <= b && allIn(ts, self, other);
            case Slot.GT -> a > b && allIn(ts, other, self);
            default -> a >= b && allIn(ts, other, self);
        };
    }

    private static boolean allIn(ThreadState ts, Object items, Object container) {
        Object it = Iter.iter(ts, items);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (!Item.contains(ts, container, v)) {
                return false;
            }
        }
        return true;
    }

    private static PySet toSet(ThreadState ts, Object view) {
        return new PySet(ts, view);
    }

    Object __sub__(ThreadState ts, Object other) {
        return subtract(ts, this, other);
    }

    Object __rsub__(ThreadState ts, Object other) {
        return subtract(ts, other, this);
    }

    static Object subtract(ThreadState ts, Object self, Object other) {
        PySet result = toSet(ts, self);
        result.differenceUpdate(ts, new Object[] {other});
        return result;
    }

    Object __and__(ThreadState ts, Object other) {
        return intersect(ts, this, other);
    }

    Object __rand__(ThreadState ts, Object other) {
        return intersect(ts, other, this);
    }

    /** {@code _PyDictView_Intersect}. */
    static Object intersect(ThreadState ts, Object left, Object right) {
        Object self = left;
        Object other = right;
        if (self instanceof SetTable || !isSetLike(self)) {
            self = right;
            other = left;
        }
        long size = Obj.length(ts, self);
        if (PyObject.typeOf(other) == PySet.TYPE && size <= ((PySet) other).size()) {
            return Call.methodNamed(ts, other, "intersection", self);
        }
        if (!(other instanceof SetTable) && isSetLike(other) && Obj.length(ts, other) > size) {
            Object swap = self;
            self = other;
            other = swap;
        }
        PySet result = new PySet();
        Object it = Iter.iter(ts, other);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Item.contains(ts, self, v)) {
                result.add(ts, v);
            }
        }
        return result;
    }

    Object __or__(ThreadState ts, Object other) {
        return unite(ts, this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return unite(ts, other, this);
    }

    static Object unite(ThreadState ts, Object self, Object other) {
        PySet result = toSet(ts, self);
        result.updateFrom(ts, other);
        return result;
    }

    Object __xor__(ThreadState ts, Object other) {
        return symmetricDifference(ts, this, other);
    }

    Object __rxor__(ThreadState ts, Object other) {
        return symmetricDifference(ts, other, this);
    }

    static Object symmetricDifference(ThreadState ts, Object self, Object other) {
        if (self instanceof DictView a && other instanceof DictView b && a.items && b.items) {
            return itemsXor(ts, a.dict, b.dict);
        }
        PySet result = toSet(ts, self);
        result.symmetricDifferenceUpdate(ts, other);
        return result;
    }

    private static Object itemsXor(ThreadState ts, PyDict first, PyDict second) {
        PyDict rest = first.copyExact();
        PySet result = new PySet();
        for (Object[] item : second.items()) {
            Object value = rest.get(ts, item[0]);
            if (value != null && Compare.eq(ts, value, item[1])) {
                rest.remove(ts, item[0]);
            } else {
                result.add(ts, new PyTuple(item));
            }
        }
        for (Object[] item : rest.items()) {
            result.add(ts, new PyTuple(item));
        }
        return result;
    }

    @PyMethod(value = "isdisjoint(object, /)", doc = "Whether the view and an iterable have no item in common.")
    boolean isdisjoint(ThreadState ts, Object other) {
        return disjoint(ts, this, other);
    }

    static boolean disjoint(ThreadState ts, Object view, Object iterable) {
        if (view == iterable) {
            return Obj.length(ts, view) == 0;
        }
        Object self = view;
        Object other = iterable;
        if (isSetLike(other) && Obj.length(ts, other) > Obj.length(ts, self)) {
            self = iterable;
            other = view;
        }
        Object it = Iter.iter(ts, other);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Item.contains(ts, self, v)) {
                return false;
            }
        }
        return true;
    }
}
