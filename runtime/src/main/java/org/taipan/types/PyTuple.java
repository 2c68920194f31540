package org.taipan.types;

import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Hash;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Slices;

/** {@code tuple}. Immutable; the items are final and so published safely. */
@PyTypeDef(name = "tuple", doc = "tuple(iterable=(), /)\n--\n\n"
        + "An immutable sequence: empty, or with the items of an iterable.\n\nOf an exact tuple the "
        + "result is that object itself.")
public sealed class PyTuple extends PyObject permits PyStructSequence {
    public static final PyType TYPE = PyType.builtin(new PyTupleTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE | PyType.TUPLE_SUBCLASS | PyType.SEQUENCE_OPERATORS);
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;

    /** A tuple of {@code items}, which it takes over. */
    public PyTuple(Object... items) {
        super(TYPE);
        this.items = items;
    }

    /** An instance of a subtype. */
    public PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /** A tuple of {@code items}, which it takes over; the one empty tuple if there are none. */
    public static PyTuple of(Object[] items) {
        return items.length == 0 ? EMPTY : new PyTuple(items);
    }

    @PyMethod("__new__(iterable=NULL, /)")
    static Object create(ThreadState ts, PyType cls, Object iterable) {
        if (cls == TYPE) {
            return iterable == null ? EMPTY : from(ts, iterable);
        }
        return new PyTuple(cls, iterable == null ? new Object[0] : Iter.toArray(ts, iterable));
    }

    /** {@code tuple(iterable)}. */
    public static PyTuple from(ThreadState ts, Object iterable) {
        return typeOf(iterable) == TYPE ? (PyTuple) iterable : of(Iter.toArray(ts, iterable));
    }

    public final int size() {
        return items.length;
    }

    public final Object get(int i) {
        return items[i];
    }

    /** The items themselves; not to be modified. */
    public final Object[] items() {
        return items;
    }

    /** A copy of the items. */
    public final Object[] toArray() {
        return Arrays.copyOf(items, items.length, Object[].class);
    }

    /** {@code self[i]}. @throws org.taipan.objects.PyException IndexError */
    public final Object getItem(long i) {
        long j = i < 0 ? i + items.length : i;
        if (j < 0 || j >= items.length) {
            throw Errors.indexError("tuple index out of range");
        }
        return items[(int) j];
    }

    // ---- the sequence -----------------------------------------------------------------------------------------------

    Object __getitem__(ThreadState ts, Object key) {
        if (key instanceof Long i) {
            return getItem(i);
        }
        if (key instanceof PySlice s) {
            return slice(ts, s);
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("tuple indices must be integers or slices, not " + Obj.typeName(key));
        }
        return getItem(Number.indexSize(ts, key));
    }

    private Object slice(ThreadState ts, PySlice s) {
        PySlice.Range x = Slices.of(ts, s, items.length);
        int n = (int) x.length();
        if (n == items.length && x.step() == 1 && type() == TYPE) {
            return this;
        }
        if (x.step() == 1) {
            return of(Arrays.copyOfRange(items, (int) x.start(), (int) x.start() + n, Object[].class));
        }
        Object[] selected = new Object[n];
        long at = x.start();
        for (int i = 0; i < n; i++, at += x.step()) {
            selected[i] = items[(int) at];
        }
        return of(selected);
    }

    /** {@code self[start:stop]} of an exact tuple; negative indices count from the end. */
    public final PyTuple slice(long start, long stop) {
        int n = items.length;
        int from = Slices.clip(start, n);
        int to = Math.max(from, Slices.clip(stop, n));
        return from == 0 && to == n ? this : of(Arrays.copyOfRange(items, from, to, Object[].class));
    }

    long __len__() {
        return items.length;
    }

    boolean __contains__(ThreadState ts, Object value) {
        return contains(ts, value);
    }

    /** {@code value in self}. */
    public final boolean contains(ThreadState ts, Object value) {
        for (Object v : items) {
            if (Compare.eq(ts, v, value)) {
                return true;
            }
        }
        return false;
    }

    Object __iter__() {
        return iterator();
    }

    public final NativeIterator iterator() {
        return new TupleIterator(this);
    }

    Object __add__(Object other) {
        if (!(other instanceof PyTuple t)) {
            throw Errors.typeError("can only concatenate tuple (not \"" + Obj.typeName(other) + "\") to tuple");
        }
        if (items.length == 0 && t.type() == TYPE) {
            return t;
        }
        if (t.items.length == 0 && type() == TYPE) {
            return this;
        }
        Object[] all = Arrays.copyOf(items, items.length + t.items.length, Object[].class);
        System.arraycopy(t.items, 0, all, items.length, t.items.length);
        return of(all);
    }

    Object __mul__(ThreadState ts, Object n) {
        long times = PyList.times(ts, n);
        if ((items.length == 0 || times == 1) && type() == TYPE) {
            return this;
        }
        return of((Object[]) ListItems.repeated(items, items.length, times));
    }

    Object __rmul__(ThreadState ts, Object n) {
        return __mul__(ts, n);
    }

    @PyMethod(value = "index(value, start=0, stop=sys.maxsize, /)", doc = "The index of the first item equal to "
            + "value.\n\n"
            + "Raises ValueError if there is none.")
    long index(ThreadState ts, Object value, Object start, Object stop) {
        long from = Slices.argument(ts, start);
        long to = Slices.argument(ts, stop);
        from = from < 0 ? Math.max(from + items.length, 0) : from;
        to = Math.min(to < 0 ? to + items.length : to, items.length);
        for (long i = from; i < to; i++) {
            if (Compare.eq(ts, items[(int) i], value)) {
                return i;
            }
        }
        throw Errors.valueError("tuple.index(x): x not in tuple");
    }

    @PyMethod(value = "count(value, /)", doc = "How many items are equal to value.")
    long count(ThreadState ts, Object value) {
        long n = 0;
        for (Object v : items) {
            if (Compare.eq(ts, v, value)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod("__getnewargs__()")
    Object getnewargs() {
        return new PyTuple(new PyTuple(toArray()));
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    long __hash__(ThreadState ts) {
        return Hash.tuple(ts, items);
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return other instanceof PyTuple b ? compare(ts, b, op) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    /** {@code self op b}, item by item. */
    public Object compare(ThreadState ts, PyTuple b, int op) {
        int n = Math.min(items.length, b.items.length);
        for (int i = 0; i < n; i++) {
            Object v = items[i];
            Object w = b.items[i];
            if (v != w && !Compare.eq(ts, v, w)) {
                return op == Slot.EQ ? (Object) false : op == Slot.NE ? (Object) true : Compare.rich(ts, v, w, op);
            }
        }
        return Compare.ordered(Integer.compare(items.length, b.items.length), op);
    }

    /** {@code a < b} of two exact tuples. */
    static boolean less(ThreadState ts, PyTuple a, PyTuple b) {
        int n = Math.min(a.items.length, b.items.length);
        for (int i = 0; i < n; i++) {
            Object v = a.items[i];
            Object w = b.items[i];
            if (v != w && !Compare.eq(ts, v, w)) {
                return Compare.lt(ts, v, w);
            }
        }
        return a.items.length < b.items.length;
    }

    Object __repr__(ThreadState ts) {
        if (items.length == 0) {
            return "()";
        }
        if (!ts.reprEnter(this)) {
            return "(...)";
        }
        try {
            StringBuilder b = new StringBuilder("(");
            for (int i = 0; i < items.length; i++) {
                b.append(i > 0 ? ", " : "").append(Obj.reprJava(ts, items[i]));
            }
            return PyStr.of(b.append(items.length == 1 ? ",)" : ")").toString());
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
