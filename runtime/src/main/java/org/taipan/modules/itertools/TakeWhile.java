package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyTuple;

/** {@code itertools.takewhile}. */
@PyTypeDef(name = "takewhile", module = "itertools",
        doc = "Items of an iterable as long as a predicate is true of them.")
public final class TakeWhile extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new TakeWhileTable(), PyType.OBJECT);

    private final Object predicate;
    private final Object iterator;
    private boolean stopped;

    private TakeWhile(PyType type, Object predicate, Object iterator) {
        super(type);
        this.predicate = predicate;
        this.iterator = iterator;
    }

    @PyMethod("__new__(predicate, iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object predicate, Object iterable) {
        return new TakeWhile(cls, predicate, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        if (stopped) {
            return null;
        }
        Object v = Iter.next(ts, iterator);
        if (v == null || Obj.isTrue(ts, Call.call(ts, predicate, v))) {
            return v;
        }
        stopped = true;
        return null;
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
        return new PyTuple(type(), new PyTuple(predicate, iterator), stopped ? 1L : 0L);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        stopped = Obj.isTrue(ts, state);
    }
}
