package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;

/** {@code reversed} of a sequence that has no {@code __reversed__}. */
@PyTypeDef(name = "reversed", doc = "reversed(sequence, /)\n--\n\n"
        + "The items of a sequence, last first.")
public final class PyReversed extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyReversedTable(), PyType.OBJECT);

    /** Null once exhausted. */
    private Object sequence;
    private long index;

    private PyReversed(PyType type, Object sequence, long index) {
        super(type);
        this.sequence = sequence;
        this.index = index;
    }

    @PyMethod("__new__(object, /)")
    static Object create(ThreadState ts, PyType cls, Object sequence) {
        PyType type = typeOf(sequence);
        Object method = type.slot(Slot.REVERSED);
        if (method == PyNone.NONE) {
            throw Errors.typeError("'" + type.tpName() + "' object is not reversible");
        }
        if (method != null) {
            Object it = Call.method(ts, method, sequence);
            if (it instanceof NativeIterator n) {
                n.share();
            }
            return it;
        }
        if (type.slot(Slot.GETITEM) == null || type.slot(Slot.LEN) == null || type.is(PyType.DICT_SUBCLASS)) {
            throw Errors.typeError("'" + type.tpName() + "' object is not reversible");
        }
        return new PyReversed(cls, sequence, Obj.length(ts, sequence) - 1);
    }

    @Override
    public Object next(ThreadState ts) {
        Object s = sequence;
        long i = index;
        if (s == null) {
            return null;
        }
        if (i >= 0) {
            try {
                Object v = Item.get(ts, s, i);
                index = i - 1;
                return v;
            } catch (PyException e) {
                if (!e.matches(Exc.IndexError) && !e.matches(Exc.StopIteration)) {
                    throw e;
                }
            }
        }
        index = -1;
        sequence = null;
        return null;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left, as far as that is known.")
    long lengthHint(ThreadState ts) {
        Object s = sequence;
        long n = index + 1;
        return s == null || Obj.length(ts, s) < n ? 0 : n;
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        Object s = sequence;
        return s == null ? new PyTuple(type(), new PyTuple(PyTuple.EMPTY))
                : new PyTuple(type(), new PyTuple(s), index);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        Object s = sequence;
        if (s != null) {
            index = Math.clamp(i, -1, Math.max(Obj.length(ts, s) - 1, -1));
        }
    }
}
