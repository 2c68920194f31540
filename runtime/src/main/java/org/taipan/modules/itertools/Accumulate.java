package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.accumulate}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "accumulate", module = "itertools",
        doc = "Running totals, or results of another function of two arguments.")
public final class Accumulate extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new AccumulateTable(), PyType.OBJECT);

    private final Object iterator;
    /** Null for addition. */
    private final Object function;
    private Object total;
    /** The first total if it is given and not yet handed out. */
    private Object initial;

    private Accumulate(PyType type, Object iterator, Object function, Object initial) {
        super(type);
        this.iterator = iterator;
        this.function = function;
        this.initial = initial;
    }

    @PyMethod("__new__(iterable, func=None, *, initial=None)")
    static Object create(ThreadState ts, PyType cls, Object iterable, Object function, Object initial) {
        return new Accumulate(cls, Iter.iter(ts, iterable), function == PyNone.NONE ? null : function,
                initial == PyNone.NONE ? null : initial);
    }

    @Override
    public Object next(ThreadState ts) {
        Object first = initial;
        if (first != null) {
            initial = null;
            total = first;
            return first;
        }
        Object v = Iter.next(ts, iterator);
        if (v == null) {
            return null;
        }
        Object sum = total;
        if (sum != null) {
            v = function == null ? Number.add(ts, sum, v) : Call.call(ts, function, sum, v);
        }
        total = v;
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
        Object f = function == null ? PyNone.NONE : function;
        Object first = initial;
        if (first != null) {
            return new PyTuple(type(), new PyTuple(Chain.of(ts, new PyTuple(first), iterator), f), PyNone.NONE);
        }
        Object sum = total;
        if (sum == PyNone.NONE) {
            Object rest = Call.call(ts, type(), Chain.of(ts, new PyTuple(sum), iterator), f);
            return new PyTuple(ISlice.TYPE, new PyTuple(rest, 1L, PyNone.NONE));
        }
        return new PyTuple(type(), new PyTuple(iterator, f), sum == null ? PyNone.NONE : sum);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        total = state;
    }
}
