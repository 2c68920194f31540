package org.taipan.ops;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.AnySet;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySlice;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Subscription and containment: {@code o[k]}, {@code o[k] = v}, {@code del o[k]}, {@code v in o}. */
public final class Item {
    private Item() {
    }

    /** {@code o[key]}: {@code PyObject_GetItem}. */
    public static Object get(ThreadState ts, Object o, Object key) {
        PyType type = PyObject.typeOf(o);
        if (key instanceof Long l) {
            if (o instanceof String) {
                return PyStr.item(o, l);
            }
            if (type == PyList.TYPE) {
                return ((PyList) o).getItem(l);
            }
            if (type == PyTuple.TYPE) {
                return ((PyTuple) o).getItem(l);
            }
        }
        if (type == PyDict.TYPE) {
            return ((PyDict) o).getItem(ts, key);
        }
        if (type == PyList.TYPE) {
            return ((PyList) o).__getitem__(ts, key);
        }
        Object slot = type.slot(Slot.GETITEM);
        if (slot != null) {
            return Call.method(ts, slot, o, key);
        }
        if (o == PyType.TYPE) {
            return Generics.alias(ts, o, key);
        }
        if (o instanceof PyType t) {
            Object generic = Attr.lookup(ts, t, "__class_getitem__");
            if (generic != null && generic != PyNone.NONE) {
                return Call.call(ts, generic, key);
            }
            throw Errors.typeError("type '" + t.tpName() + "' is not subscriptable");
        }
        throw Errors.typeError("'" + type.tpName() + "' object is not subscriptable");
    }

    /** {@code o[start:stop]}: strings, lists and tuples need no slice object. */
    public static Object slice(ThreadState ts, Object o, Object start, Object stop) {
        boolean plain = (start instanceof Long || start == PyNone.NONE) && (stop instanceof Long || stop == PyNone.NONE);
        if (plain) {
            long from = start instanceof Long l ? l : 0;
            long to = stop instanceof Long l ? l : Long.MAX_VALUE;
            if (o instanceof String s) {
                int n = s.length();
                int i = Slices.clip(from, n);
                return s.substring(i, Math.max(i, Slices.clip(to, n)));
            }
            PyType type = PyObject.typeOf(o);
            if (type == PyList.TYPE) {
                return ((PyList) o).slice(from, to);
            }
            if (type == PyTuple.TYPE) {
                return ((PyTuple) o).slice(from, to);
            }
        }
        return get(ts, o, new PySlice(start, stop, PyNone.NONE));
    }

    /** {@code o[key] = value}. */
    public static void set(ThreadState ts, Object o, Object key, Object value) {
        PyType type = PyObject.typeOf(o);
        if (type == PyDict.TYPE) {
            ((PyDict) o).put(ts, key, value);
            return;
        }
        if (type == PyList.TYPE) {
            ((PyList) o).__setitem__(ts, key, value);
            return;
        }
        Object slot = type.slot(Slot.SETITEM);
        if (slot == null) {
            throw Errors.typeError("'" + type.tpName() + "' object does not support item assignment");
        }
        Call.method(ts, slot, o, key, value);
    }

    /** {@code del o[key]}. */
    public static void delete(ThreadState ts, Object o, Object key) {
        PyType type = PyObject.typeOf(o);
        Object slot = type.slot(Slot.DELITEM);
        if (slot == null) {
            // CPython asks the sequence methods when the key is an index and the type has the table for them, as classes do.
            boolean asSequence = Number.hasIndex(key) && (type.isHeapType() || type.slot(Slot.LEN) != null);
            throw Errors.typeError("'" + type.tpName() + "' object does" + (asSequence ? "n't" : " not")
                    + " support item deletion");
        }
        Call.method(ts, slot, o, key);
    }

    /** {@code value in o}: {@code PySequence_Contains}. */
    public static boolean contains(ThreadState ts, Object o, Object value) {
        PyType type = PyObject.typeOf(o);
        if (type == PyDict.TYPE) {
            return ((PyDict) o).get(ts, value) != null;
        }
        if (o instanceof String && value instanceof String) {
            return PyStr.contains(o, value);
        }
        if (o instanceof AnySet s && !type.isHeapType()) {
            return s.contains(ts, value);
        }
        if (type == PyTuple.TYPE) {
            return ((PyTuple) o).contains(ts, value);
        }
        if (type == PyList.TYPE) {
            return ((PyList) o).contains(ts, value);
        }
        Object slot = type.slot(Slot.CONTAINS);
        if (slot == PyNone.NONE) {
            throw Errors.typeError("'" + type.tpName() + "' object is not a container");
        }
        if (slot != null) {
            return Obj.isTrue(ts, Call.method(ts, slot, o, value));
        }
        if (type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("argument of type '" + type.tpName() + "' is not iterable");
        }
        Object it = Iter.iter(ts, o);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Compare.eq(ts, v, value)) {
                return true;
            }
        }
        return false;
    }
}
