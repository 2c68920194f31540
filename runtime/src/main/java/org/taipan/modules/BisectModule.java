package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;

/** The {@code _bisect} module: binary search. */
@PyModuleDef(name = "_bisect", doc = "Bisection algorithms: keep a list in sorted order without sorting it again.")
final class BisectModule {
    private BisectModule() {
    }

    @PyMethod(value = "bisect_right(a, x, lo=0, hi=None, *, key=None)", doc = "The index where to insert x in a sorted "
            + "sequence, after any items equal to it.")
    static long bisectRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        return search(ts, a, x, lo, hi, key, true);
    }

    @PyMethod(value = "bisect_left(a, x, lo=0, hi=None, *, key=None)", doc = "The index where to insert x in a sorted "
            + "sequence, before any items equal to it.")
    static long bisectLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        return search(ts, a, x, lo, hi, key, false);
    }

    @PyMethod(value = "insort_right(a, x, lo=0, hi=None, *, key=None)", doc = "Insert x in a sorted list, after any "
            + "items equal to it.")
    static void insortRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        insert(ts, a, x, search(ts, a, keyOf(ts, key, x), lo, hi, key, true));
    }

    @PyMethod(value = "insort_left(a, x, lo=0, hi=None, *, key=None)", doc = "Insert x in a sorted list, before any "
            + "items equal to it.")
    static void insortLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        insert(ts, a, x, search(ts, a, keyOf(ts, key, x), lo, hi, key, false));
    }

    private static Object keyOf(ThreadState ts, Object key, Object x) {
        return key == PyNone.NONE ? x : Call.call(ts, key, x);
    }

    private static void insert(ThreadState ts, Object a, Object x, long index) {
        if (PyObject.typeOf(a) == PyList.TYPE) {
            ((PyList) a).insertItem(index, x);
        } else {
            Call.methodNamed(ts, a, "insert", index, x);
        }
    }

    private static long search(ThreadState ts, Object a, Object x, long from, Object to, Object key, boolean right) {
        if (from < 0) {
            throw Errors.valueError("lo must be non-negative");
        }
        long lo = from;
        long hi = to == PyNone.NONE ? -1 : Args.toLong(ts, to);
        if (hi == -1) {
            hi = Obj.length(ts, a);
        }
        PyType type = PyObject.typeOf(a);
        if (type.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("'" + type.tpName() + "' object does not support indexing");
        }
        if (type.is(PyType.DICT_SUBCLASS)) {
            throw Errors.typeError(type.tpName() + " is not a sequence");
        }
        ts.enterCall(right ? " in _bisect.bisect_right" : " in _bisect.bisect_left");
        try {
            while (lo < hi) {
                long mid = lo + hi >>> 1;
                Object v = keyOf(ts, key, Item.get(ts, a, mid));
                if (right ? Compare.lt(ts, x, v) : !Compare.lt(ts, v, x)) {
                    hi = mid;
                } else {
                    lo = mid + 1;
                }
            }
        } finally {
            ts.leaveCall();
        }
        return lo;
    }
}
