package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.islice}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "islice", module = "itertools",
        doc = "islice(iterable, stop) or islice(iterable, start, stop[, step]): selected items, as of a "
                + "slice without negative indices.")
public final class ISlice extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new ISliceTable(), PyType.OBJECT);

    /** Null once exhausted. */
    private Object iterator;
    private long next;
    /** Negative: none. */
    private final long stop;
    private final long step;
    private long count;

    private ISlice(PyType type, Object iterator, long start, long stop, long step) {
        super(type);
        this.iterator = iterator;
        this.next = start;
        this.stop = stop;
        this.step = step;
    }

    @PyMethod("__new__(*args)")
    static Object create(ThreadState ts, PyType cls, Object[] args) {
        if (args.length < 2 || args.length > 4) {
            throw Errors.typeError("islice expected at " + (args.length < 2 ? "least 2" : "most 4") + " arguments, got "
                    + args.length);
        }
        boolean single = args.length == 2;
        long start = single || args[1] == PyNone.NONE ? 0 : number(ts, args[1]);
        Object end = args[single ? 1 : 2];
        long stop = end == PyNone.NONE ? -1 : number(ts, end);
        if (end != PyNone.NONE && stop == -1) {
            throw Errors.valueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }
        if (start < 0 || stop < -1) {
            throw Errors.valueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }
        long step = args.length < 4 || args[3] == PyNone.NONE ? 1 : number(ts, args[3]);
        if (step < 1) {
            throw Errors.valueError("Step for islice() must be a positive integer or None.");
        }
        return new ISlice(cls, Iter.iter(ts, args[0]), start, stop, step);
    }

    /** An index; -1 for what is none, whatever the reason. */
    private static long number(ThreadState ts, Object o) {
        try {
            return Number.index(ts, o) instanceof Long n ? n : -1;
        } catch (PyException e) {
            return -1;
        }
    }

    @Override
    public Object next(ThreadState ts) {
        Object it = iterator;
        if (it == null) {
            return null;
        }
        while (count < next) {
            if (Iter.next(ts, it) == null) {
                iterator = null;
                return null;
            }
            count++;
        }
        if (stop != -1 && count >= stop) {
            iterator = null;
            return null;
        }
        Object v = Iter.next(ts, it);
        if (v == null) {
            iterator = null;
            return null;
        }
        count++;
        long after = next + step;
        next = after < next || stop != -1 && after > stop ? stop == -1 ? Long.MAX_VALUE : stop : after;
        return v;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        ItertoolsModule.warnPickling(ts);
        Object it = iterator;
        if (it == null) {
            Object empty = Iter.iter(ts, new PyList());
            return new PyTuple(type(), new PyTuple(empty, 0L), 0L);
        }
        Object end = stop == -1 ? PyNone.NONE : (Object) stop;
        return new PyTuple(type(), new PyTuple(it, next, end, step), count);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        count = Args.toLong(ts, state);
    }
}
