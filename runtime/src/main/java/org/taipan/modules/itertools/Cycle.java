package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** {@code itertools.cycle}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "cycle", module = "itertools", doc = "The items of an iterable, over and over.")
public final class Cycle extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new CycleTable(), PyType.OBJECT);

    /** Null once the first round is over. */
    private Object iterator;
    private PyList saved = new PyList();
    private int index;
    /** Whether the items are known already and not to be saved again. */
    private boolean restored;

    private Cycle(PyType type, Object iterator) {
        super(type);
        this.iterator = iterator;
    }

    @PyMethod("__new__(iterable, /)")
    static Object create(ThreadState ts, PyType cls, Object iterable) {
        return new Cycle(cls, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        Object it = iterator;
        if (it != null) {
            Object v = Iter.next(ts, it);
            if (v != null) {
                if (!restored) {
                    saved.append(v);
                }
                return v;
            }
            iterator = null;
        }
        int i = index;
        Object v = saved.get(i);
        if (v == null) {
            v = saved.get(0);
            i = 0;
        }
        index = i + 1 >= saved.size() ? 0 : i + 1;
        return v;
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
        Object it = iterator;
        if (it == null) {
            it = Iter.iter(ts, saved);
            if (index != 0) {
                Call.methodNamed(ts, it, "__setstate__", (long) index);
            }
            return new PyTuple(type(), new PyTuple(it), new PyTuple(saved, true));
        }
        return new PyTuple(type(), new PyTuple(it), new PyTuple(saved, restored));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state is not a tuple");
        }
        if (t.size() != 2 || !(t.get(0) instanceof PyList list)) {
            throw Errors.typeError("function takes exactly 2 arguments (" + t.size() + " given)");
        }
        saved = list;
        restored = Args.toInt(ts, t.get(1)) != 0;
        index = 0;
    }
}
