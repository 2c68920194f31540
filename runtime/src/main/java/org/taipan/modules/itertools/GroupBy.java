package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.groupby}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "groupby", module = "itertools",
        doc = "Pairs of a key and an iterator over the consecutive items that have it.")
public final class GroupBy extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new GroupByTable(), PyType.OBJECT);

    private final Object iterator;
    /** Null for identity. */
    private final Object keyFunction;
    private Object targetKey;
    private Object currentKey;
    private Object currentValue;
    private Grouper currentGrouper;

    private GroupBy(PyType type, Object iterator, Object keyFunction) {
        super(type);
        this.iterator = iterator;
        this.keyFunction = keyFunction;
    }

    @PyMethod("__new__(iterable, key=None)")
    static Object create(ThreadState ts, PyType cls, Object iterable, Object key) {
        return new GroupBy(cls, Iter.iter(ts, iterable), key == PyNone.NONE ? null : key);
    }

    @Override
    public Object next(ThreadState ts) {
        currentGrouper = null;
        while (true) {
            Object current = currentKey;
            Object target = targetKey;
            if (current != null && (target == null || !Compare.eq(ts, target, current))) {
                break;
            }
            if (!step(ts)) {
                return null;
            }
        }
        Object key = currentKey;
        if (key == null) {
            return null;
        }
        targetKey = key;
        Grouper grouper = new Grouper(this, key);
        currentGrouper = grouper;
        return new PyTuple(key, grouper);
    }

    private boolean step(ThreadState ts) {
        Object v = Iter.next(ts, iterator);
        if (v == null) {
            return false;
        }
        Object key = keyFunction == null ? v : Call.call(ts, keyFunction, v);
        currentValue = v;
        currentKey = key;
        return true;
    }

    /** The next item of the group of {@code key}, or null. */
    Object nextOf(ThreadState ts, Grouper grouper, Object key) {
        if (currentGrouper != grouper) {
            return null;
        }
        if (currentValue == null && !step(ts)) {
            return null;
        }
        Object current = currentKey;
        if (current == null || !Compare.eq(ts, key, current)) {
            return null;
        }
        Object v = currentValue;
        currentValue = null;
        currentKey = null;
        return v;
    }

    boolean isCurrent(Grouper grouper) {
        return currentGrouper == grouper;
    }

    void setCurrent(Grouper grouper) {
        currentGrouper = grouper;
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
        Object function = keyFunction == null ? PyNone.NONE : keyFunction;
        Object target = targetKey;
        Object key = currentKey;
        Object value = currentValue;
        if (target != null && key != null && value != null) {
            return new PyTuple(type(), new PyTuple(iterator, function), new PyTuple(value, target, key));
        }
        return new PyTuple(type(), new PyTuple(iterator, function));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state is not a tuple");
        }
        if (t.size() != 3) {
            throw Errors.typeError("function takes exactly 3 arguments (" + t.size() + " given)");
        }
        currentValue = t.get(0);
        targetKey = t.get(1);
        currentKey = t.get(2);
    }
}
