package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyTuple;

/** {@code itertools.compress}. */
@PyTypeDef(name = "compress", module = "itertools",
        doc = "The items of data for which the item of selectors at the same place is true.")
public final class Compress extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new CompressTable(), PyType.OBJECT);

    private final Object data;
    private final Object selectors;

    private Compress(PyType type, Object data, Object selectors) {
        super(type);
        this.data = data;
        this.selectors = selectors;
    }

    @PyMethod("__new__(data, selectors)")
    static Object create(ThreadState ts, PyType cls, Object data, Object selectors) {
        return new Compress(cls, Iter.iter(ts, data), Iter.iter(ts, selectors));
    }

    @Override
    public Object next(ThreadState ts) {
        while (true) {
            Object datum = Iter.next(ts, data);
            Object selector = datum == null ? null : Iter.next(ts, selectors);
            if (selector == null) {
                return null;
            }
            if (Obj.isTrue(ts, selector)) {
                return datum;
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
        return new PyTuple(type(), new PyTuple(data, selectors));
    }
}
