package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;

/** The iterator over an object that has {@code __getitem__} only. */
@PyTypeDef(name = "iterator")
public final class PySequenceIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PySequenceIteratorTable(), PyType.OBJECT, 0);

    /** Null once exhausted. */
    private Object sequence;
    private long index;

    public PySequenceIterator(Object sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    @Override
    public Object next(ThreadState ts) {
        Object s = sequence;
        if (s == null) {
            return null;
        }
        if (index == Long.MAX_VALUE) {
            throw Errors.overflowError("iter index too large");
        }
        try {
            Object v = Item.get(ts, s, index);
            index++;
            return v;
        } catch (PyException e) {
            if (e.matches(Exc.IndexError) || e.matches(Exc.StopIteration)) {
                sequence = null;
                return null;
            }
            throw e;
        }
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left, as far as that is known.")
    Object lengthHint(ThreadState ts) {
        Object s = sequence;
        if (s == null) {
            return 0L;
        }
        if (typeOf(s).slot(Slot.LEN) == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Math.max(Obj.length(ts, s) - index, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        Object s = sequence;
        return s == null ? new PyTuple(iter, new PyTuple(PyTuple.EMPTY)) : new PyTuple(iter, new PyTuple(s), index);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        if (sequence != null) {
            index = Math.max(i, 0);
        }
    }
}
