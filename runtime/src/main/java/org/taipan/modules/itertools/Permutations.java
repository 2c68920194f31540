package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools.permutations}. Each permutation is handed out once: {@link #next} holds the monitor. */
@PyTypeDef(name = "permutations", module = "itertools",
        doc = "The permutations of length r (by default all) of the items of an iterable.")
public final class Permutations extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PermutationsTable(), PyType.OBJECT);

    private final Object[] pool;
    private final int[] indices;
    private final int[] cycles;
    private final long length;
    private boolean started;
    private boolean stopped;

    private Permutations(PyType type, Object[] pool, long r) {
        super(type);
        this.pool = pool;
        this.length = r;
        this.stopped = r > pool.length;
        this.indices = new int[pool.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        this.cycles = new int[stopped ? 0 : (int) r];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = pool.length - i;
        }
    }

    @PyMethod("__new__(iterable, r=None)")
    static Object create(ThreadState ts, PyType cls, Object iterable, Object length) {
        Object[] pool = Iter.toArray(ts, iterable);
        long r = pool.length;
        if (length != PyNone.NONE) {
            if (!PyLong.check(length)) {
                throw Errors.typeError("Expected int as r");
            }
            r = Args.toLong(ts, length);
            if (r < 0) {
                throw Errors.valueError("r must be non-negative");
            }
        }
        return new Permutations(cls, pool, r);
    }

    @Override
    public synchronized Object next(ThreadState ts) {
        if (stopped) {
            return null;
        }
        if (!started) {
            started = true;
            return pick();
        }
        int n = pool.length;
        for (int i = cycles.length - 1; i >= 0; i--) {
            cycles[i]--;
            if (cycles[i] == 0) {
                int index = indices[i];
                System.arraycopy(indices, i + 1, indices, i, n - 1 - i);
                indices[n - 1] = index;
                cycles[i] = n - i;
            } else {
                int j = n - cycles[i];
                int index = indices[i];
                indices[i] = indices[j];
                indices[j] = index;
                return pick();
            }
        }
        stopped = true;
        return null;
    }

    private Object pick() {
        Object[] items = new Object[cycles.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = pool[indices[i]];
        }
        return PyTuple.of(items);
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 48 + 4L * (indices.length + cycles.length);
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
        if (!started) {
            return new PyTuple(type(), new PyTuple(PyTuple.of(pool.clone()), length));
        }
        if (stopped) {
            return new PyTuple(type(), new PyTuple(PyTuple.EMPTY, length));
        }
        return new PyTuple(type(), new PyTuple(PyTuple.of(pool.clone()), length),
                new PyTuple(ItertoolsModule.toTuple(indices), ItertoolsModule.toTuple(cycles)));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    synchronized void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        if (!(state instanceof PyTuple t) || t.size() != 2) {
            throw Errors.valueError("invalid arguments");
        }
        int n = pool.length;
        int[] places = ItertoolsModule.toIndices(ts, t.get(0), n);
        int[] rounds = ItertoolsModule.toIndices(ts, t.get(1), cycles.length);
        for (int i = 0; i < n; i++) {
            indices[i] = Math.clamp(places[i], 0, n - 1);
        }
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = Math.clamp(rounds[i], 1, n - i);
        }
        started = true;
    }
}
