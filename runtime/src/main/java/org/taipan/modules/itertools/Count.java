package org.taipan.modules.itertools;

import java.util.concurrent.atomic.AtomicReference;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code itertools.count}. Each number is handed out once, whoever asks: the present one is replaced by a CAS. */
@PyTypeDef(name = "count", module = "itertools",
        doc = "Evenly spaced values: start, start + step, start + 2 * step, ...")
public final class Count extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new CountTable(), PyType.OBJECT);

    private final AtomicReference<Object> value;
    private final Object step;

    private Count(PyType type, Object start, Object step) {
        super(type);
        this.value = new AtomicReference<>(start);
        this.step = step;
    }

    @PyMethod("__new__(start=0, step=1)")
    static Object create(PyType cls, Object start, Object step) {
        if (!isNumber(start) || !isNumber(step)) {
            throw Errors.typeError("a number is required");
        }
        return new Count(cls, start instanceof Boolean ? PyLong.value(start) : start, step);
    }

    private static boolean isNumber(Object o) {
        PyType t = typeOf(o);
        return t.slot(Slot.INDEX) != null || t.slot(Slot.INT) != null || t.slot(Slot.FLOAT) != null
                || t.isSubtype(org.taipan.types.PyComplex.TYPE);
    }

    @Override
    public Object next(ThreadState ts) {
        while (true) {
            Object v = value.get();
            if (value.compareAndSet(v, Number.add(ts, v, step))) {
                return v;
            }
        }
    }

    private boolean isUnitStep() {
        return step instanceof Long n && n == 1;
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of(type().name() + "(" + Obj.reprJava(ts, value.get())
                + (isUnitStep() ? "" : ", " + Obj.reprJava(ts, step)) + ")");
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
        Object v = value.get();
        return new PyTuple(type(), isUnitStep() ? new PyTuple(v) : new PyTuple(v, step));
    }
}
