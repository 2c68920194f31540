package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/** {@code tuple_iterator}. Once {@link #share shared}, it hands out each item once. */
@PyTypeDef(name = "tuple_iterator")
public final class TupleIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new TupleIteratorTable(), PyType.OBJECT, 0);

    /** Null once it is exhausted. */
    private PyTuple tuple;
    private final Object[] items;
    private int index;

    /** Set before other threads can know of the iterator. */
    private boolean shared;

    public TupleIterator(PyTuple tuple) {
        super(TYPE);
        this.tuple = tuple;
        this.items = tuple.items();
    }

    @Override
    public void share() {
        shared = true;
        VarHandle.releaseFence();
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        return shared ? nextShared() : step();
    }

    private synchronized Object nextShared() {
        return step();
    }

    public boolean isShared() {
        return shared;
    }

    /** Takes the last step back; only directly after it, and if nobody shares the iterator. */
    void back() {
        index = Math.max(index - 1, 0);
    }

    private Object step() {
        int i = index;
        if (i < items.length) {
            index = i + 1;
            return items[i];
        }
        tuple = null;
        return null;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left.")
    long lengthHint() {
        return Math.max(items.length - index, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyTuple t = tuple;
        return t == null ? new PyTuple(iter, new PyTuple(PyTuple.EMPTY))
                : new PyTuple(iter, new PyTuple(t), (long) index);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        if (tuple != null) {
            index = (int) Math.clamp(i, 0, items.length);
        }
    }
}
