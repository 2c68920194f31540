package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** {@code filter}. */
@PyTypeDef(name = "filter", doc = "The items of an iterable for which a function is true, or that are true if it is "
        + "None.")
public final class PyFilter extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyFilterTable(), PyType.OBJECT);

    private final Object function;
    private final Object iterator;

    private PyFilter(PyType type, Object function, Object iterator) {
        super(type);
        this.function = function;
        this.iterator = iterator;
    }

    @PyMethod("__new__(function, iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
        return new PyFilter(cls, function, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        boolean truth = function == PyNone.NONE || function == PyBool.TYPE;
        while (true) {
            Object v = Iter.next(ts, iterator);
            if (v == null || Obj.isTrue(ts, truth ? v : Call.call(ts, function, v))) {
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
    Object reduce() {
        return new PyTuple(type(), new PyTuple(function, iterator));
    }
}
