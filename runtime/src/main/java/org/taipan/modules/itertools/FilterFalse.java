package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyBool;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.filterfalse}. */
@PyTypeDef(name = "filterfalse", module = "itertools",
        doc = "The items of an iterable for which a function is false, or that are false if it is None.")
public final class FilterFalse extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new FilterFalseTable(), PyType.OBJECT);

    private final Object function;
    private final Object iterator;

    private FilterFalse(PyType type, Object function, Object iterator) {
        super(type);
        this.function = function;
        this.iterator = iterator;
    }

    @PyMethod("__new__(function, iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
        return new FilterFalse(cls, function, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        boolean truth = function == PyNone.NONE || function == PyBool.TYPE;
        while (true) {
            Object v = Iter.next(ts, iterator);
            if (v == null || !Obj.isTrue(ts, truth ? v : Call.call(ts, function, v))) {
                return v;
            }
        }
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
        return new PyTuple(type(), new PyTuple(function, iterator));
    }
}
