package org.taipan.modules;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** The builtin functions that consume iterables. */
final class Iteration {
    private Iteration() {
    }

    static Object next(ThreadState ts, Object iterator, Object otherwise) {
        NativeIterator n = otherwise == null ? null : Iter.asNative(iterator);
        if (n != null) {
            Object v = n.next(ts);
            return v != null ? v : otherwise;
        }
        Object slot = PyObject.typeOf(iterator).slot(Slot.NEXT);
        if (slot == null) {
            throw Errors.typeError("'" + Obj.typeName(iterator) + "' object is not an iterator");
        }
        try {
            return Call.method(ts, slot, iterator);
        } catch (PyException e) {
            if (otherwise != null && e.matches(Exc.StopIteration)) {
                return otherwise;
            }
            throw e;
        }
    }

    /** {@code sum}: ints in a long as long as they fit, floats with compensation (Neumaier), then in general. */
    static Object sum(ThreadState ts, Object iterable, Object start) {
        Object it = Iter.iter(ts, iterable);
        if (PyStr.check(start)) {
            throw Errors.typeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (start instanceof org.taipan.types.PyBytes) {
            throw Errors.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (Obj.isInstance(start, org.taipan.types.PyByteArray.TYPE)) {
            throw Errors.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        Object total = start;
        Object item = Iter.next(ts, it);
        if (total instanceof Long first) {
            long t = first;
            while (item instanceof Long || item instanceof Boolean) {
                long x = item instanceof Long l ? l : (Boolean) item ? 1 : 0;
                long r = t + x;
                if (((t ^ r) & (x ^ r)) < 0) {
                    break;
                }
                t = r;
                item = Iter.next(ts, it);
            }
            total = t;
        }
        if (item != null && (total instanceof Double || item instanceof Double && total instanceof Long)) {
            double t = total instanceof Double d ? d : (Long) total;
            double c = 0.0;
            while (item instanceof Double || item instanceof Long) {
                double x = item instanceof Double d ? d : (Long) item;
                if (item instanceof Double) {
                    double sum = t + x;
                    c += Math.abs(t) >= Math.abs(x) ? t - sum + x : x - sum + t;
                    t = sum;
                } else {
                    t += x;
                }
                item = Iter.next(ts, it);
            }
            total = c != 0.0 && Double.isFinite(c) ? t + c : t;
        }
        for (; item != null; item = Iter.next(ts, it)) {
            total = Number.add(ts, total, item);
        }
        return total;
    }

    /** {@code min} and {@code max}. */
    static Object extreme(ThreadState ts, String name, int op, Object[] args, Object key, Object otherwise) {
        if (args.length == 0) {
            throw Errors.typeError(name + " expected at least 1 argument, got 0");
        }
        if (args.length > 1 && otherwise != null) {
            throw Errors.typeError("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        Object it = Iter.iter(ts, args.length == 1 ? args[0] : new org.taipan.types.PyTuple(args.clone()));
        Object best = null;
        Object bestKey = null;
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            Object k = key == PyNone.NONE ? v : Call.call(ts, key, v);
            if (best == null || Obj.isTrue(ts, Compare.rich(ts, k, bestKey, op))) {
                best = v;
                bestKey = k;
            }
        }
        if (best != null) {
            return best;
        }
        if (otherwise == null) {
            throw Errors.valueError(name + "() iterable argument is empty");
        }
        return otherwise;
    }
}
