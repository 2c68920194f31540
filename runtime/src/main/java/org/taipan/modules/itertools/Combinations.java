package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.combinations}. Each combination is handed out once: {@link #next} holds the monitor. */
@PyTypeDef(name = "combinations", module = "itertools",
        doc = "The subsequences of length r of the items of an iterable, in the order of their places.")
public final class Combinations extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new CombinationsTable(), PyType.OBJECT);

    private final Object[] pool;
    private final int[] indices;
    private boolean started;
    private boolean stopped;

    private Combinations(PyType type, Object[] pool, int r, boolean stopped) {
        super(type);
        this.pool = pool;
        this.indices = new int[r];
        this.stopped = stopped;
        for (int i = 0; i < r; i++) {
            indices[i] = i;
        }
    }

    @PyMethod("__new__(iterable, r)")
    static Object create(ThreadState ts, PyType cls, Object iterable, long r) {
        Object[] pool = Iter.toArray(ts, iterable);
        if (r < 0) {
            throw Errors.valueError("r must be non-negative");
        }
        if (r > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        return new Combinations(cls, pool, (int) r, r > pool.length);
    }

    @Override
    public synchronized Object next(ThreadState ts) {
        if (stopped) {
            return null;
        }
        int n = pool.length;
        int r = indices.length;
        if (!started) {
            started = true;
            return pick();
        }
        int i = r - 1;
        while (i >= 0 && indices[i] == i + n - r) {
            i--;
        }
        if (i < 0) {
            stopped = true;
            return null;
        }
        indices[i]++;
        for (int j = i + 1; j < r; j++) {
            indices[j] = indices[j - 1] + 1;
        }
        return pick();
    }

    private Object pick() {
        Object[] items = new Object[indices.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = pool[indices[i]];
        }
        return PyTuple.of(items);
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 40 + 4L * indices.length;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    synchronized Object reduce(ThreadState ts) {
        ItertoolsModule.warnPickling(ts);
        long r = indices.length;
        if (!started) {
            return new PyTuple(type(), new PyTuple(PyTuple.of(stopped ? new Object[0] : pool.clone()), r));
        }
        if (stopped) {
            return new PyTuple(type(), new PyTuple(PyTuple.EMPTY, r));
        }
        return new PyTuple(type(), new PyTuple(PyTuple.of(pool.clone()), r), ItertoolsModule.toTuple(indices));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    synchronized void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        int r = indices.length;
        int[] fresh = ItertoolsModule.toIndices(ts, state, r);
        for (int i = 0; i < r; i++) {
            indices[i] = Math.clamp(fresh[i], 0, i + pool.length - r);
        }
        started = true;
    }
}
