package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Hash;
import org.taipan.ops.Obj;
import org.taipan.ops.Slices;

/** {@code slice}. Immutable; its arithmetic is in {@link Slices}. */
@PyTypeDef(name = "slice", doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat stands between the brackets of an "
        + "extended slicing such as a[0:10:2].")
public final class PySlice extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySliceTable(), PyType.OBJECT, 0);

    public final Object start;
    public final Object stop;
    public final Object step;

    public PySlice(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    /** The indices that a slice selects: {@code length} of them from {@code start} on, {@code step} apart. */
    public record Range(long start, long stop, long step, long length) {
    }

    /** The indices in a sequence of that length. */
    public Range range(ThreadState ts, long length) {
        return Slices.of(ts, this, length);
    }

    /** An index in a slice, clipped to 64 bits. */
    public static long index(ThreadState ts, Object o) {
        return Slices.index(ts, o);
    }

    @PyMethod("__new__(*args)")
    static Object create(PyType cls, Object[] args) {
        return switch (args.length) {
            case 1 -> new PySlice(PyNone.NONE, args[0], PyNone.NONE);
            case 2 -> new PySlice(args[0], args[1], PyNone.NONE);
            case 3 -> new PySlice(args[0], args[1], args[2]);
            case 0 -> throw Errors.typeError("slice expected at least 1 argument, got 0");
            default -> throw Errors.typeError("slice expected at most 3 arguments, got " + args.length);
        };
    }

    @PyGetter(value = "start", member = true)
    Object getStart() {
        return start;
    }

    @PyGetter(value = "stop", member = true)
    Object getStop() {
        return stop;
    }

    @PyGetter(value = "step", member = true)
    Object getStep() {
        return step;
    }

    @PyMethod(value = "indices(object, /)", doc = "S.indices(len) -> (start, stop, stride)\n\nThe indices that the "
            + "slice means in a sequence of that length, clipped as slicing\ndoes.")
    Object indices(ThreadState ts, Object length) {
        return Slices.indices(ts, this, length);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        return new PyTuple(TYPE, new PyTuple(start, stop, step));
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("slice(" + Obj.reprJava(ts, start) + ", " + Obj.reprJava(ts, stop) + ", "
                + Obj.reprJava(ts, step) + ")");
    }

    long __hash__(ThreadState ts) {
        return Hash.slice(ts, start, stop, step);
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof PySlice s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (s == this) {
            return op == Slot.EQ || op == Slot.LE || op == Slot.GE;
        }
        return Compare.rich(ts, new PyTuple(start, stop, step), new PyTuple(s.start, s.stop, s.step), op);
    }
}
