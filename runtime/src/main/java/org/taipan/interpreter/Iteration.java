package org.taipan.interpreter;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.types.AnySet;
import org.taipan.types.DictView;
import org.taipan.types.Exc;
import org.taipan.types.ListIterator;
import org.taipan.types.PlainContainer;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyEnumerate;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyRange;
import org.taipan.types.PyTuple;
import org.taipan.types.PyZip;
import org.taipan.types.RangeIterator;
import org.taipan.types.TupleIterator;
import org.taipan.types.TupleSources;

/**
 * FOR_ITER. Its cache is the Java class of the iterator, for the compiler, or how the lists are stored that it has iterated
 * over, or {@link TupleSources}; it changes to {@link Calls#MANY}.
 */
final class Iteration {
    private Iteration() {
    }

    /** GET_ITER. */
    static Object iterator(ThreadState ts, Object o) {
        return o instanceof Generator ? o : Iter.iter(ts, o);
    }

    /** The iterator of a builtin that gives it without running Python code or looking at frames, or null. */
    static Object quiet(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        if (type == PyList.TYPE) {
            return ((PyList) o).iterator();
        }
        if (type == PyTuple.TYPE) {
            return ((PyTuple) o).iterator();
        }
        if (o instanceof NativeIterator && !type.isHeapType()) {
            return o;
        }
        if (o instanceof PlainContainer c && !type.isHeapType()) {
            return c.plainIterator();
        }
        boolean builtin = type == PyRange.TYPE || type == PyDict.TYPE || o instanceof DictView || o instanceof String
                || o instanceof AnySet && !type.isHeapType() || type == PyBytes.TYPE || type == PyByteArray.TYPE;
        return builtin ? Iter.iter(ts, o) : null;
    }

    /** The next item, or null at the end. */
    static Object next(ThreadState ts, Executable x, int pc, Object it) {
        if (ts.observed) {
            return observed(ts, it);
        }
        if (it instanceof ListIterator l) {
            Class<?> kind = l.kind();
            if (x.caches[pc] != kind && kind != null) {
                note(x, pc, kind);
            }
            return l.next(ts);
        }
        if (it instanceof PyZip || it instanceof PyEnumerate) {
            noteTuples(x, pc, it);
        } else if (x.caches[pc] != it.getClass()) {
            note(x, pc, it.getClass());
        }
        return Iter.next(ts, it);
    }

    /** The same of an iterator that makes tuples: what it makes them of. */
    private static void noteTuples(Executable x, int pc, Object it) {
        Object c = x.caches[pc];
        if (c == it.getClass() || c == Calls.MANY || c instanceof TupleSources seen && seen.fit(it)) {
            return;
        }
        TupleSources now = TupleSources.of(it);
        if (c == null) {
            x.caches[pc] = now == null ? it.getClass() : now;
        } else if (c instanceof TupleSources seen) {
            TupleSources both = now == null ? null : seen.meet(now);
            x.widens(pc, both != null ? both : it.getClass());
        } else {
            x.caches[pc] = Calls.MANY;
        }
    }

    /** The same while somebody hears of exceptions: of the StopIteration that ends the loop, too. */
    private static Object observed(ThreadState ts, Object it) {
        if (it instanceof Generator g) {
            Object v = g.resume(ts, PyNone.NONE);
            if (v == null) {
                Object result = g.takeResult();
                MonitoringEvents.stopped(ts, (Frame) ts.frame, result);
                if (result != PyNone.NONE) {
                    Awaits.tell(ts, (Frame) ts.frame, Exceptions.stopIteration(result));
                }
            }
            return v;
        }
        Object next = Iter.asNative(it) != null ? null : PyObject.typeOf(it).slot(Slot.NEXT);
        if (next == null) {
            return Iter.next(ts, it);
        }
        try {
            return Call.method(ts, next, it);
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration)) {
                throw e;
            }
            Awaits.tell(ts, (Frame) ts.frame, e);
            return null;
        }
    }

    private static void note(Executable x, int pc, Class<?> type) {
        Object c = x.caches[pc];
        if (c == null) {
            x.caches[pc] = type;
        } else if (type.isArray() && c instanceof Class<?> seen && seen.isArray()) {
            if (seen != Object[].class) {
                x.widens(pc, Object[].class);
            }
        } else if (c instanceof TupleSources) {
            x.widens(pc, Calls.MANY);
        } else if (c != Calls.MANY) {
            x.caches[pc] = Calls.MANY;
        }
    }
}
