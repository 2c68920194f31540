package org.taipan.types;

import java.util.Arrays;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;

/** Which types can be bases together and which can stand in for one another: the layouts of instances. */
final class Layout {
    private Layout() {
    }

    /** {@code best_base}: the base whose layout a class with these bases extends. @throws PyException TypeError */
    static PyType bestBase(PyTuple bases) {
        PyType base = null;
        PyType winner = null;
        for (Object o : bases.items()) {
            if (!(o instanceof PyType t)) {
                throw Errors.typeError("bases must be types");
            }
            if (!t.is(PyType.BASETYPE)) {
                throw Errors.typeError("type '" + t.tpName() + "' is not an acceptable base type");
            }
            PyType candidate = t.solidBase();
            if (winner == null || candidate != winner && !winner.isSubtype(candidate)) {
                if (winner != null && !candidate.isSubtype(winner)) {
                    throw Errors.typeError("multiple bases have instance lay-out conflict");
                }
                winner = candidate;
                base = t;
            }
        }
        return base;
    }

    /** {@code tp_itemsize}: what instances add an item to their size; not 0 where they cannot have slots. */
    static long itemSize(PyType type) {
        return type.is(PyType.LONG_SUBCLASS) ? 4 : type.is(PyType.TUPLE_SUBCLASS) ? 8
                : type.is(PyType.BYTES_SUBCLASS) ? 1 : type.is(PyType.TYPE_SUBCLASS) ? 40 : 0;
    }

    /** Whether instances take part in CPython's cyclic garbage collection, which its checks and flags show. */
    static boolean isCollected(PyType type) {
        return type.isHeapType() || switch (type.name()) {
            case "object", "int", "bool", "float", "complex", "str", "bytes", "bytearray", "range", "code", "NoneType",
                "ellipsis", "NotImplementedType" -> false;
            default -> true;
        };
    }

    /** {@code compatible_for_assignment}: whether one type may replace another in place. @throws PyException TypeError */
    static void checkReplaceable(PyType from, PyType to, String attribute) {
        if (isCollected(from) != isCollected(to)) {
            throw Errors.typeError(attribute + " assignment: '" + to.tpName() + "' deallocator differs from '"
                    + from.tpName() + "'");
        }
        PyType newBase = root(to);
        PyType oldBase = root(from);
        if (newBase != oldBase && (newBase.base() != oldBase.base() || !sameSlotsAdded(newBase, oldBase))) {
            throw Errors.typeError(attribute + " assignment: '" + to.tpName() + "' object layout differs from '"
                    + from.tpName() + "'");
        }
    }

    /** The highest supertype on the base chain with the same layout. */
    private static PyType root(PyType type) {
        PyType t = type;
        for (PyType base = t.base(); base != null && t.solidBase() == base.solidBase() && t.hasDict == base.hasDict
                && t.hasWeakref == base.hasWeakref && isCollected(t) == isCollected(base); base = t.base()) {
            t = base;
        }
        return t;
    }

    private static boolean sameSlotsAdded(PyType a, PyType b) {
        return a.isHeapType() && b.isHeapType() && a.hasDict == b.hasDict && a.hasWeakref == b.hasWeakref
                && Arrays.equals(orEmpty(a.slotNames()), orEmpty(b.slotNames()));
    }

    private static String[] orEmpty(String[] names) {
        return names == null ? org.taipan.ops.Args.NO_NAMES : names;
    }
}
