package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;

/** {@code frozenset}. Filled by its maker, then immutable. */
@PyTypeDef(name = "frozenset", doc = "frozenset(iterable=(), /)\n--\n\n"
        + "An immutable collection of distinct hashable elements, in no order.")
public final class PyFrozenSet extends AnySet {
    public static final PyType TYPE = PyType.builtin(new PyFrozenSetTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_WEAKREF);

    /** A frozenset of {@code items}. */
    public PyFrozenSet(ThreadState ts, Object... items) {
        super(TYPE);
        for (Object o : items) {
            add(ts, o);
        }
    }

    /** An empty instance of {@code type} for its maker to fill. */
    public PyFrozenSet(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args)")
    static Object create(ThreadState ts, PyType cls, Object[] args) {
        if (args.length > 1) {
            throw Errors.typeError(cls.name() + " expected at most 1 argument, got " + args.length);
        }
        if (cls == TYPE && args.length == 1 && typeOf(args[0]) == TYPE) {
            return args[0];
        }
        PyFrozenSet s = new PyFrozenSet(cls);
        if (args.length == 1) {
            s.updateFrom(ts, args[0]);
        }
        return s;
    }

    @Override
    AnySet fresh() {
        return new PyFrozenSet(TYPE);
    }

    long __hash__() {
        return frozenHash();
    }

    @PyMethod(value = "copy()", doc = "A shallow copy; of an exact frozenset the object itself.")
    Object copy() {
        return type() == TYPE ? this : copyBase();
    }

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
