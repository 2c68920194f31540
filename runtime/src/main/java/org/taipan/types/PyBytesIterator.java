package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/** The iterator over {@code bytes}. Threads that share one may see a byte twice or miss one. */
@PyTypeDef(name = "bytes_iterator")
public final class PyBytesIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyBytesIteratorTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    /** Null once exhausted. */
    private PyBytes bytes;
    private int index;

    PyBytesIterator(PyBytes bytes) {
        super(TYPE);
        this.bytes = bytes;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        long v = nextByte();
        return v < 0 ? null : (Object) v;
    }

    /** The next byte, or -1 at the end. */
    public long nextByte() {
        PyBytes b = bytes;
        int i = index;
        if (b == null || i >= b.size()) {
            bytes = null;
            return -1;
        }
        index = i + 1;
        return b.value()[i] & 0xFF;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        PyBytes b = bytes;
        return b == null ? 0 : Math.max(b.size() - index, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyBytes b = bytes;
        return b == null ? new PyTuple(iter, new PyTuple(PyTuple.EMPTY))
                : new PyTuple(iter, new PyTuple(b), (long) index);
    }

    @PyMethod(value = "__setstate__(state, /)", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        PyBytes b = bytes;
        if (b != null) {
            index = (int) Math.max(0, Math.min(i, b.size()));
        }
    }
}
