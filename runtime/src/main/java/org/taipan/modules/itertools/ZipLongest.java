package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.zip_longest}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "zip_longest", module = "itertools",
        doc = "zip_longest(*iterables, fillvalue=None)\n--\n\n"
        + "Tuples of one item of each iterable, until the longest ends; fillvalue stands for what "
                + "is missing.")
public final class ZipLongest extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new ZipLongestTable(), PyType.OBJECT);

    /** Exhausted ones are null. */
    private final Object[] iterators;
    private int active;
    private Object fill;

    private ZipLongest(PyType type, Object[] iterators, Object fill) {
        super(type);
        this.iterators = iterators;
        this.active = iterators.length;
        this.fill = fill;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        Object fill = kwargs.getStr("fillvalue");
        if (kwargs.size() > (fill == null ? 0 : 1)) {
            throw Errors.typeError("zip_longest() got an unexpected keyword argument");
        }
        Object[] iterators = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            iterators[i] = Iter.iter(ts, args[i]);
        }
        return new ZipLongest(cls, iterators, fill == null ? PyNone.NONE : fill);
    }

    @Override
    public Object next(ThreadState ts) {
        if (active <= 0) {
            return null;
        }
        Object[] items = new Object[iterators.length];
        for (int i = 0; i < items.length; i++) {
            Object it = iterators[i];
            Object v = null;
            if (it != null) {
                try {
                    v = Iter.next(ts, it);
                } catch (PyException e) {
                    active = 0;
                    throw e;
                }
                if (v == null) {
                    if (--active <= 0) {
                        return null;
                    }
                    iterators[i] = null;
                }
            }
            items[i] = v == null ? fill : v;
        }
        return new PyTuple(items);
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
        Object[] args = iterators.clone();
        for (int i = 0; i < args.length; i++) {
            args[i] = args[i] == null ? PyTuple.EMPTY : args[i];
        }
        return new PyTuple(type(), PyTuple.of(args), fill);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        fill = state;
    }
}
