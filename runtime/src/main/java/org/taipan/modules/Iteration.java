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
import org.taipan.ops.Sums;
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
            Sums.OfLongs sum = new Sums.OfLongs(first);
            if (item != null && sum.take(item)) {
                item = Iter.next(ts, it, sum);
            }
            total = sum.total();
            if (item != null) {
                total = Number.add(ts, total, item);
                item = Iter.next(ts, it);
            }
        }
        if (item != null && total instanceof Double first) {
            Sums.OfDoubles sum = new Sums.OfDoubles(first);
            if (sum.take(item)) {
                item = Iter.next(ts, it, sum);
            }
            total = sum.total();
        }
        for (; item != null; item = Iter.next(ts, it)) {
            total = Number.add(ts, total, item);
        }
        return total;
    }

    /** The extreme of plain numbers of one kind. */
    private static final class Extreme implements NativeIterator.Sink {
        private final boolean greatest;
        Object best;

        Extreme(boolean greatest) {
            this.greatest = greatest;
        }

        @Override
        public boolean take(Object item) {
            if (item instanceof Long l && best instanceof Long b) {
                if (greatest ? l > b : l < b) {
                    best = item;
                }
                return true;
            }
            if (item instanceof Double d && best instanceof Double b) {
                if (greatest ? d > b : d < b) {
                    best = item;
                }
                return true;
            }
            return false;
        }
    }

    /** {@code any} or {@code all}: whether an item decides, by being true or false. */
    static boolean decides(ThreadState ts, Object iterable, boolean decisive) {
        Object it = Iter.iter(ts, iterable);
        NativeIterator.Sink others = decisive ? item -> item == Boolean.FALSE : item -> item == Boolean.TRUE;
        for (Object v = Iter.next(ts, it, others); v != null; v = Iter.next(ts, it, others)) {
            if (Obj.isTrue(ts, v) == decisive) {
                return true;
            }
        }
        return false;
    }

    /** {@code min} and {@code max}. */
    static Object extreme(ThreadState ts, String name, int op, Object[] args, Object key, Object otherwise) {
        if (args.length == 0) {
            throw Errors.typeError(name + " expected at least 1 argument, got 0");
        }
        if (args.length > 1 && otherwise != null) {
            throw Errors.typeError("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        if (args.length > 1) {
            Object best = args[0];
            Object bestKey = key == PyNone.NONE ? best : Call.call(ts, key, best);
            for (int i = 1; i < args.length; i++) {
                Object k = key == PyNone.NONE ? args[i] : Call.call(ts, key, args[i]);
                if (Compare.test(ts, k, bestKey, op)) {
                    best = args[i];
                    bestKey = k;
                }
            }
            return best;
        }
        Object it = Iter.iter(ts, args[0]);
        Object best = null;
        Object bestKey = null;
        Extreme plain = key == PyNone.NONE ? new Extreme(op == Slot.GT) : null;
        for (Object v = Iter.next(ts, it); v != null;) {
            Object k = key == PyNone.NONE ? v : Call.call(ts, key, v);
            if (best == null || Compare.test(ts, k, bestKey, op)) {
                best = v;
                bestKey = k;
            }
            if (plain == null) {
                v = Iter.next(ts, it);
            } else {
                plain.best = best;
                v = Iter.next(ts, it, plain);
                best = plain.best;
                bestKey = best;
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
