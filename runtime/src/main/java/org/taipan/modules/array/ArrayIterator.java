package org.taipan.modules.array;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.types.PyFrame;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** The iterator over an array. Threads that share one may see an item twice or miss one. */
@PyTypeDef(name = "arrayiterator", module = "array")
final class ArrayIterator extends NativeIterator {
    static final PyType TYPE = PyType.builtin(new ArrayIteratorTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    /** Null once exhausted. */
    private PyArray array;
    private int index;

    ArrayIterator(PyArray array) {
        super(TYPE);
        this.array = array;
    }

    @Override
    public Object next(ThreadState ts) {
        PyArray a = array;
        Object v = a == null ? null : a.itemOrNull(index);
        if (v == null) {
            array = null;
        } else {
            index++;
        }
        return v;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyArray a = array;
        return a == null ? new PyTuple(iter, new PyTuple(new PyList()))
                : new PyTuple(iter, new PyTuple(a), (long) index);
    }

    @PyMethod(value = "__setstate__(state, /)", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        PyArray a = array;
        if (a != null) {
            index = (int) Math.max(0, Math.min(i, a.size()));
        }
    }
}
