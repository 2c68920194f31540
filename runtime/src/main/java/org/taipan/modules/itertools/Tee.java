package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools._tee}: one of the iterators that {@code tee} makes of another. */
@PyTypeDef(name = "_tee", module = "itertools", doc = "An iterator over the items of another that can be copied.")
public final class Tee extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new TeeTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

    private TeeData data;
    private int index;

    private Tee(PyType type, TeeData data, int index) {
        super(type);
        this.data = data;
        this.index = index;
    }

    /** A tee of an iterable, which is copied if it is one already. */
    static Tee of(ThreadState ts, Object iterable) {
        Object it = Iter.iter(ts, iterable);
        return it instanceof Tee t ? t.copy() : new Tee(TYPE, new TeeData(it), 0);
    }

    @PyMethod("__new__(iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object iterable) {
        return of(ts, iterable);
    }

    @PyMethod(value = "__copy__()", doc = "An independent iterator at the same place.")
    synchronized Tee copy() {
        return new Tee(TYPE, data, index);
    }

    @Override
    public Object next(ThreadState ts) {
        TeeData d;
        int i;
        synchronized (this) {
            if (index >= TeeData.CELLS) {
                data = data.next();
                index = 0;
            }
            d = data;
            i = index;
        }
        Object v = d.get(ts, i);
        if (v != null) {
            synchronized (this) {
                if (data == d && index == i) {
                    index = i + 1;
                }
            }
        }
        return v;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    synchronized Object reduce(ThreadState ts) {
        ItertoolsModule.warnPickling(ts);
        return new PyTuple(type(), new PyTuple(PyTuple.EMPTY), new PyTuple(data, (long) index));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    synchronized void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state is not a tuple");
        }
        if (t.size() != 2 || !(t.get(0) instanceof TeeData d)) {
            throw Errors.typeError("function takes exactly 2 arguments (" + t.size() + " given)");
        }
        int i = Args.toInt(ts, t.get(1));
        if (i < 0 || i > TeeData.CELLS) {
            throw Errors.valueError("Index out of range");
        }
        data = d;
        index = i;
    }
}
