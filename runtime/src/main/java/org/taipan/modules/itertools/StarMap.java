package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.starmap}. */
@PyTypeDef(name = "starmap", module = "itertools",
        doc = "The results of a function, called with the items of each item of an iterable as "
                + "arguments.")
public final class StarMap extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new StarMapTable(), PyType.OBJECT);

    private final Object function;
    private final Object iterator;

    private StarMap(PyType type, Object function, Object iterator) {
        super(type);
        this.function = function;
        this.iterator = iterator;
    }

    @PyMethod("__new__(function, iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
        return new StarMap(cls, function, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        Object v = Iter.next(ts, iterator);
        if (v == null) {
            return null;
        }
        return Call.vector(ts, function, PyTuple.from(ts, v).items(), null);
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
