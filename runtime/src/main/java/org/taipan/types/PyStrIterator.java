package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/**
 * The iterator over a {@code str}. Threads that share one may see a character twice or miss one; each gets a character of
 * the string.
 */
@PyTypeDef(name = "str_iterator")
public final class PyStrIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyStrIteratorTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    /** Null once exhausted. */
    private Object str;
    private int index;

    PyStrIterator(Object str) {
        super(TYPE);
        this.str = str;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        Object s = str;
        if (s == null) {
            return null;
        }
        int i = index;
        if (i >= PyStr.length(s)) {
            str = null;
            return null;
        }
        index = i + 1;
        return PyStr.ofCodePoint(PyStr.codePointAt(s, i));
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        Object s = str;
        return s == null ? 0 : Math.max(PyStr.length(s) - index, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        Object s = str;
        return s == null ? new PyTuple(iter, new PyTuple("")) : new PyTuple(iter, new PyTuple(s), (long) index);
    }

    @PyMethod(value = "__setstate__(state, /)", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        Object s = str;
        if (s != null) {
            index = (int) Math.max(0, Math.min(i, PyStr.length(s)));
        }
    }
}
