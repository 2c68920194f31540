package org.taipan.modules.collections;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Slices;
import org.taipan.types.PlainContainer;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code collections.deque}. Each method that runs no Python code is atomic; see {@link DequeStorage}. */
@PyTypeDef(name = "deque", module = "collections", doc = "deque([iterable[, maxlen]])\n--\n\n"
        + "A list-like sequence optimized for data accesses near its endpoints.")
public final class Deque extends DequeStorage implements PlainContainer {
    public static final PyType TYPE = PyType.builtin(new DequeTable(), PyType.OBJECT,
            TypeFlags.BASETYPE | TypeFlags.SEQUENCE | TypeFlags.SEQUENCE_OPERATORS | TypeFlags.HAS_WEAKREF);

    public Deque(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        return new Deque(cls);
    }

    @PyMethod("__init__(iterable=NULL, maxlen=NULL)")
    void init(ThreadState ts, Object iterable, Object maxlenArgument) {
        long max = -1;
        if (maxlenArgument != null && maxlenArgument != PyNone.NONE) {
            if (!PyLong.check(maxlenArgument)) {
                throw Errors.typeError("an integer is required");
            }
            max = org.taipan.ops.Args.toLong(ts, maxlenArgument);
            if (max < 0) {
                throw Errors.valueError("maxlen must be non-negative");
            }
        }
        reset(max);
        if (iterable != null) {
            extend(ts, iterable);
        }
    }

    // ---- ends -------------------------------------------------------------------------------------------------------

    @PyMethod(value = "append(item, /)", doc = "Add an item at the right end.")
    void append(Object item) {
        addLast(item);
    }

    @PyMethod(value = "appendleft(item, /)", doc = "Add an item at the left end.")
    void appendLeft(Object item) {
        addFirst(item);
    }

    @PyMethod(value = "pop()", doc = "Remove and return the rightmost item.")
    Object pop() {
        return present(removeLast());
    }

    @PyMethod(value = "popleft()", doc = "Remove and return the leftmost item.")
    Object popLeft() {
        return present(removeFirst());
    }

    private static Object present(Object v) {
        if (v == null) {
            throw Errors.indexError("pop from an empty deque");
        }
        return v;
    }

    @PyMethod(value = "extend(iterable, /)", doc = "Add the items of an iterable at the right end.")
    void extend(ThreadState ts, Object iterable) {
        Object source = iterable == this ? new PyList(toArray()) : iterable;
        Object it = Iter.iter(ts, source);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            addLast(v);
        }
    }

    @PyMethod(value = "extendleft(iterable, /)", doc = "Add the items of an iterable at the left end, one after the "
            + "other.")
    void extendLeft(ThreadState ts, Object iterable) {
        Object source = iterable == this ? new PyList(toArray()) : iterable;
        Object it = Iter.iter(ts, source);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            addFirst(v);
        }
    }

    @PyMethod(value = "clear()", doc = "Remove all items.")
    void clear() {
        removeAll();
    }

    @PyMethod(value = "rotate(n=1, /)", doc = "Rotate n steps to the right, or to the left if n is negative.")
    void rotateMethod(long n) {
        rotate(n);
    }

    @PyMethod(value = "reverse()", doc = "Reverse the order of the items in place.")
    void reverseMethod() {
        reverse();
    }

    @PyGetter(value = "maxlen", doc = "The maximal length, or None.")
    Object getMaxlen() {
        long max = maxlen();
        return max < 0 ? PyNone.NONE : (Object) max;
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    private static long index(ThreadState ts, Object key) {
        if (key instanceof Long i) {
            return i;
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("sequence index must be integer, not '" + Obj.typeName(key) + "'");
        }
        return Number.indexSize(ts, key);
    }

    Object __getitem__(ThreadState ts, Object key) {
        Object v = get(index(ts, key));
        if (v == null) {
            throw Errors.indexError("deque index out of range");
        }
        return v;
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        if (!set(index(ts, key), value)) {
            throw Errors.indexError("deque index out of range");
        }
    }

    void __delitem__(ThreadState ts, Object key) {
        if (removeAt(index(ts, key)) == null) {
            throw Errors.indexError("deque index out of range");
        }
    }

    long __len__() {
        return size();
    }

    boolean __contains__(ThreadState ts, Object value) {
        return find(ts, value, 0, Long.MAX_VALUE) >= 0;
    }

    /**
     * The index of the first item equal to {@code value}, or -1. @throws RuntimeError if the deque changes meanwhile
     */
    private long find(ThreadState ts, Object value, long from, long to) {
        int before = changes();
        Object v;
        for (long i = from; i < to && (v = get(i)) != null; i++) {
            boolean equal = Compare.eq(ts, v, value);
            if (changes() != before) {
                throw Errors.runtimeError("deque mutated during iteration");
            }
            if (equal) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod(value = "index(value, start=0, stop=NULL, /)", doc = "The index of the first item equal to "
            + "value.\n\nRaises ValueError if there is none.")
    long indexOf(ThreadState ts, Object value, Object start, Object stop) {
        long from = Slices.argument(ts, start);
        long to = stop == null ? size() : Slices.argument(ts, stop);
        int n = size();
        from = from < 0 ? Math.max(from + n, 0) : from;
        to = Math.min(to < 0 ? Math.max(to + n, 0) : to, n);
        long i = find(ts, value, from, to);
        if (i < 0) {
            throw Errors.valueError(Obj.reprJava(ts, value) + " is not in deque");
        }
        return i;
    }

    @PyMethod(value = "count(value, /)", doc = "How many items are equal to value.")
    long count(ThreadState ts, Object value) {
        int before = changes();
        long n = 0;
        Object v;
        for (long i = 0; (v = get(i)) != null; i++) {
            boolean equal = Compare.eq(ts, v, value);
            if (changes() != before) {
                throw Errors.runtimeError("deque mutated during iteration");
            }
            n += equal ? 1 : 0;
        }
        return n;
    }

    @PyMethod(value = "remove(value, /)", doc = "Remove the first item equal to value.\n\nRaises ValueError if there "
            + "is none.")
    void remove(ThreadState ts, Object value) {
        int before = changes();
        int n = size();
        Object v;
        for (int i = 0; i < n && (v = get(i)) != null; i++) {
            boolean equal = Compare.eq(ts, v, value);
            if (changes() != before) {
                throw Errors.indexError("deque mutated during remove().");
            }
            if (equal) {
                if (!removeUnchanged(i, before)) {
                    throw Errors.indexError("deque mutated during remove().");
                }
                return;
            }
        }
        throw Errors.valueError(Obj.reprJava(ts, value) + " is not in deque");
    }

    @PyMethod(value = "insert(index, value, /)", doc = "Insert an item before index.")
    void insertMethod(long index, Object value) {
        if (!insert(index, value)) {
            throw Errors.indexError("deque already at its maximum size");
        }
    }

    // ---- concatenation and repetition -------------------------------------------------------------------------------

    Object __add__(ThreadState ts, Object other) {
        if (!(other instanceof Deque d)) {
            throw Errors.typeError("can only concatenate deque (not \"" + Obj.typeName(other) + "\") to deque");
        }
        Object copy = copy(ts);
        if (copy instanceof Deque c) {
            c.extend(ts, d);
        }
        return copy;
    }

    Object __iadd__(ThreadState ts, Object other) {
        extend(ts, other);
        return this;
    }

    private static long times(ThreadState ts, Object n) {
        if (!Number.hasIndex(n)) {
            throw Errors.typeError("can't multiply sequence by non-int of type '" + Obj.typeName(n) + "'");
        }
        return Number.indexSize(ts, n);
    }

    Object __mul__(ThreadState ts, Object n) {
        long times = times(ts, n);
        Object copy = copy(ts);
        if (copy instanceof Deque c) {
            c.repeat(times);
        }
        return copy;
    }

    Object __rmul__(ThreadState ts, Object n) {
        return __mul__(ts, n);
    }

    Object __imul__(ThreadState ts, Object n) {
        repeat(times(ts, n));
        return this;
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copy(ThreadState ts) {
        if (type() == TYPE) {
            Deque d = new Deque(TYPE);
            d.reset(maxlen());
            for (Object v : toArray()) {
                d.addLast(v);
            }
            return d;
        }
        long max = maxlen();
        Object made = max < 0 ? Call.call(ts, type(), this) : Call.call(ts, type(), this, (Object) max);
        if (!(made instanceof Deque)) {
            throw Errors.typeError(type().name() + "() must return a deque, not " + Obj.typeName(made));
        }
        return made;
    }

    @PyMethod(value = "__copy__()", doc = "A shallow copy.")
    Object copyModule(ThreadState ts) {
        return copy(ts);
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    @Override
    public NativeIterator plainIterator() {
        return new DequeIterator(this);
    }

    Object __iter__() {
        return plainIterator();
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the deque, last item first.")
    Object reversed() {
        return new DequeReverseIterator(this);
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof Deque d)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (op == Slot.EQ && d == this) {
            return true;
        }
        if (op == Slot.NE && d == this) {
            return false;
        }
        if (size() != d.size() && (op == Slot.EQ || op == Slot.NE)) {
            return op == Slot.NE;
        }
        DequeIterator a = new DequeIterator(this);
        DequeIterator b = new DequeIterator(d);
        while (true) {
            Object v = a.next(ts);
            Object w = v == null && op != Slot.EQ && op != Slot.NE || v != null ? b.next(ts) : null;
            if (v == null || w == null) {
                return Compare.ordered(v != null ? 1 : w != null ? -1 : 0, op);
            }
            if (!Compare.eq(ts, v, w)) {
                return op == Slot.EQ ? (Object) false : op == Slot.NE ? (Object) true : Compare.rich(ts, v, w, op);
            }
        }
    }

    Object __repr__(ThreadState ts) {
        if (!ts.reprEnter(this)) {
            return "[...]";
        }
        try {
            String items = Obj.reprJava(ts, new PyList(toArray()));
            long max = maxlen();
            return PyStr.of(type().name() + "(" + items + (max < 0 ? "" : ", maxlen=" + max) + ")");
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object state = Call.methodNamed(ts, this, "__getstate__");
        long max = maxlen();
        Object args = max < 0 ? PyTuple.EMPTY : new PyTuple(PyTuple.EMPTY, max);
        return new PyTuple(type(), args, state, Iter.iter(ts, this));
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 64 + 8L * capacity();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
