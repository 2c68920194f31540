package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.product}. Each tuple is handed out once: {@link #next} holds the monitor. */
@PyTypeDef(name = "product", module = "itertools",
        doc = "The Cartesian product of iterables, or of one with itself repeat times; the last place "
                + "varies fastest.")
public final class Product extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new ProductTable(), PyType.OBJECT);

    private final Object[][] pools;
    private final int[] indices;
    private boolean started;
    private boolean stopped;

    private Product(PyType type, Object[][] pools) {
        super(type);
        this.pools = pools;
        this.indices = new int[pools.length];
    }

    @PyMethod("__new__(*iterables, repeat=1)")
    static Object create(ThreadState ts, PyType cls, Object[] iterables, long repeat) {
        if (repeat < 0) {
            throw Errors.valueError("repeat argument cannot be negative");
        }
        int n = iterables.length;
        if (n > 0 && repeat > Long.MAX_VALUE / 8 / n) {
            throw Errors.overflowError("repeat argument too large");
        }
        if (n * repeat > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        Object[][] pools;
        try {
            pools = new Object[(int) (n * repeat)][];
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
        for (int i = 0; i < pools.length; i++) {
            pools[i] = i < n ? Iter.toArray(ts, iterables[i]) : pools[i - n];
        }
        return new Product(cls, pools);
    }

    @Override
    public synchronized Object next(ThreadState ts) {
        if (stopped) {
            return null;
        }
        if (!started) {
            started = true;
            for (Object[] pool : pools) {
                if (pool.length == 0) {
                    stopped = true;
                    return null;
                }
            }
            return pick();
        }
        for (int i = pools.length - 1; i >= 0; i--) {
            if (++indices[i] < pools[i].length) {
                return pick();
            }
            indices[i] = 0;
        }
        stopped = true;
        return null;
    }

    private Object pick() {
        Object[] items = new Object[indices.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = pools[i][indices[i]];
        }
        return PyTuple.of(items);
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the object in memory, in bytes.")
    long sizeof() {
        return 40 + 8L * indices.length;
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
        if (stopped) {
            return new PyTuple(type(), new PyTuple(PyTuple.EMPTY));
        }
        Object[] args = new Object[pools.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = PyTuple.of(pools[i].clone());
        }
        return started ? new PyTuple(type(), PyTuple.of(args), ItertoolsModule.toTuple(indices))
                : new PyTuple(type(), PyTuple.of(args));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    synchronized void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        int[] fresh = ItertoolsModule.toIndices(ts, state, indices.length);
        for (Object[] pool : pools) {
            if (pool.length == 0) {
                stopped = true;
                return;
            }
        }
        for (int i = 0; i < fresh.length; i++) {
            indices[i] = Math.clamp(fresh[i], 0, pools[i].length - 1);
        }
        started = true;
    }
}
