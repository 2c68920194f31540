package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;

/** {@code set}. How reads do without a lock is told in {@link SetTable}; single additions and removals are atomic. */
@PyTypeDef(name = "set", doc = "set(iterable=(), /)\n--\n\n"
        + "A mutable collection of distinct hashable elements, in no order.")
public final class PySet extends AnySet {
    public static final PyType TYPE = PyType.builtin(new PySetTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_WEAKREF);

    public PySet() {
        super(TYPE);
    }

    /** An empty instance of {@code type}, a subtype of set. */
    public PySet(PyType type) {
        super(type);
    }

    /** A set of the items of an iterable. */
    public PySet(ThreadState ts, Object iterable) {
        super(TYPE);
        updateFrom(ts, iterable);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE && kwargs.size() > 0) {
            throw Errors.typeError("set() takes no keyword arguments");
        }
        return new PySet(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
        if (kwargs.size() > 0) {
            throw Errors.typeError("set() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Errors.typeError(type().name() + " expected at most 1 argument, got " + args.length);
        }
        removeAll();
        if (args.length == 1) {
            updateFrom(ts, args[0]);
        }
    }

    @Override
    AnySet fresh() {
        return new PySet();
    }

    @PyMethod(value = "add(object, /)", doc = "Add an element; nothing happens if it is there already.")
    void addMethod(ThreadState ts, Object o) {
        add(ts, o);
    }

    @PyMethod(value = "discard(object, /)", doc = "Remove an element if it is there.")
    void discard(ThreadState ts, Object o) {
        remove(ts, o);
    }

    @PyMethod(value = "remove(object, /)", doc = "Remove an element.\n\nRaises KeyError if it is absent.")
    void removeMethod(ThreadState ts, Object o) {
        if (!remove(ts, o)) {
            throw Errors.keyError(o);
        }
    }

    @PyMethod(value = "pop()", doc = "Remove and return some element.\n\nRaises KeyError if the set is empty.")
    Object pop() {
        Object o = removeAny();
        if (o == null) {
            throw Errors.of(Exc.KeyError, "pop from an empty set");
        }
        return o;
    }

    @PyMethod(value = "clear()", doc = "Remove all elements.")
    void clear() {
        removeAll();
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copy() {
        return copyBase();
    }

    @PyMethod(value = "update(*others)", doc = "Add the elements of all others.")
    void update(ThreadState ts, Object[] others) {
        for (Object other : others) {
            updateFrom(ts, other);
        }
    }

    @PyMethod(value = "intersection_update(*others)", doc = "Keep only the elements that are in all others, too.")
    void intersectionUpdate(ThreadState ts, Object[] others) {
        replaceWith(intersection(ts, others));
    }

    @PyMethod(value = "difference_update(*others)", doc = "Remove the elements of all others.")
    void differenceUpdate(ThreadState ts, Object[] others) {
        for (Object other : others) {
            differenceWith(ts, other);
        }
    }

    @PyMethod(value = "symmetric_difference_update(other, /)", doc = "Keep the elements that are in one of both only.")
    void symmetricDifferenceUpdate(ThreadState ts, Object other) {
        symmetricDifferenceWith(ts, other);
    }

    Object __ior__(ThreadState ts, Object other) {
        if (!(other instanceof AnySet s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        updateFrom(ts, s);
        return this;
    }

    Object __iand__(ThreadState ts, Object other) {
        if (!(other instanceof AnySet s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        replaceWith(intersection(ts, s));
        return this;
    }

    Object __isub__(ThreadState ts, Object other) {
        if (!(other instanceof AnySet s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        differenceWith(ts, s);
        return this;
    }

    Object __ixor__(ThreadState ts, Object other) {
        if (!(other instanceof AnySet s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        symmetricDifferenceWith(ts, s);
        return this;
    }

    // ---- what frozenset has, too ------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return compare(ts, other, op);
    }

    Object __repr__(ThreadState ts) {
        return repr(ts);
    }

    long __len__() {
        return size();
    }

    Object __iter__() {
        return new SetIterator(this);
    }

    boolean __contains__(ThreadState ts, Object o) {
        return contains(ts, o);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        return reduceSet(ts);
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 56 + storeBytes();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }

    // ---- operators: both operands must be sets ----------------------------------------------------------------------

    Object __or__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? union(ts, new Object[] {s}) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __ror__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? s.union(ts, new Object[] {this}) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __and__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? intersection(ts, s) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __rand__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? s.intersection(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __sub__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? difference(ts, s) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __rsub__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? s.difference(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __xor__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? symmetricDifference(ts, s) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __rxor__(ThreadState ts, Object other) {
        return other instanceof AnySet s ? s.symmetricDifference(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- methods: any iterables -------------------------------------------------------------------------------------

    @PyMethod(value = "union(*others)", doc = "A new set with the elements of the set and of all others.")
    Object unionMethod(ThreadState ts, Object[] others) {
        return union(ts, others);
    }

    @PyMethod(value = "intersection(*others)", doc = "A new set with the elements common to the set and all others.")
    Object intersectionMethod(ThreadState ts, Object[] others) {
        return intersection(ts, others);
    }

    @PyMethod(value = "difference(*others)", doc = "A new set with the elements of the set that are in no other.")
    Object differenceMethod(ThreadState ts, Object[] others) {
        return difference(ts, others);
    }

    @PyMethod(value = "symmetric_difference(other, /)", doc = "A new set with the elements that are in one of both "
            + "only.")
    Object symmetricDifferenceMethod(ThreadState ts, Object other) {
        return symmetricDifference(ts, other);
    }

    @PyMethod(value = "isdisjoint(other, /)", doc = "Whether the set and an iterable have no element in common.")
    boolean isdisjoint(ThreadState ts, Object other) {
        return isDisjoint(ts, other);
    }

    @PyMethod(value = "issubset(other, /)", doc = "Whether another iterable contains every element of the set.")
    boolean issubset(ThreadState ts, Object other) {
        return isSubset(ts, other);
    }

    @PyMethod(value = "issuperset(other, /)", doc = "Whether the set contains every element of an iterable.")
    boolean issuperset(ThreadState ts, Object other) {
        return isSuperset(ts, other);
    }
}
