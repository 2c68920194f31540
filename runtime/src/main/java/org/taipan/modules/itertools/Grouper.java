package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyFrame;
import org.taipan.types.PyTuple;

/** {@code itertools._grouper}: one group of {@link GroupBy}. */
@PyTypeDef(name = "_grouper", module = "itertools")
public final class Grouper extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new GrouperTable(), PyType.OBJECT, 0);

    private final GroupBy parent;
    private final Object key;

    Grouper(GroupBy parent, Object key) {
        super(TYPE);
        this.parent = parent;
        this.key = key;
    }

    @PyMethod("__new__(parent, tgtkey, /)")
    static Object create(PyType cls, GroupBy parent, Object key) {
        Grouper g = new Grouper(parent, key);
        parent.setCurrent(g);
        return g;
    }

    @Override
    public Object next(ThreadState ts) {
        return parent.nextOf(ts, this, key);
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
        if (!parent.isCurrent(this)) {
            return new PyTuple(PyFrame.builtin(ts, "iter"), new PyTuple(PyTuple.EMPTY));
        }
        return new PyTuple(type(), new PyTuple(parent, key));
    }
}
