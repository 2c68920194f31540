package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/** The iterator over a {@code bytearray}. Threads that share one may see a byte twice or miss one. */
@PyTypeDef(name = "bytearray_iterator")
public final class PyByteArrayIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyByteArrayIteratorTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    /** Null once exhausted. */
    private PyByteArray bytes;
    private int index;

    PyByteArrayIterator(PyByteArray bytes) {
        super(TYPE);
        this.bytes = bytes;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        PyByteArray b = bytes;
        int i = index;
        int c = b == null ? -1 : b.at(i);
        if (c < 0) {
            bytes = null;
            return null;
        }
        index = i + 1;
        return (long) c;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        PyByteArray b = bytes;
        return b == null ? 0 : Math.max(b.size() - index, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyByteArray b = bytes;
        return b == null ? new PyTuple(iter, new PyTuple(PyTuple.EMPTY))
                : new PyTuple(iter, new PyTuple(b), (long) index);
    }

    @PyMethod(value = "__setstate__(state, /)", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        PyByteArray b = bytes;
        if (b != null) {
            index = (int) Math.max(0, Math.min(i, b.size()));
        }
    }
}
