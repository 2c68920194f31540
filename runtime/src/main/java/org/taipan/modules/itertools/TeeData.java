package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code itertools._tee_dataobject}: some items of an iterator that several {@link Tee} read, and a link to the next.
 *
 * <p>The first to ask for an item fetches it; whoever asks meanwhile, from the iterator itself or on another thread,
 * gets a RuntimeError. State is read and written under the monitor, the iterator is called without it. */
@PyTypeDef(name = "_tee_dataobject", module = "itertools")
public final class TeeData extends PyObject {
    public static final PyType TYPE = PyType.builtin(new TeeDataTable(), PyType.OBJECT, 0);

    static final int CELLS = 57;

    private final Object iterator;
    private final Object[] values = new Object[CELLS];
    private int count;
    private TeeData link;
    private boolean running;

    TeeData(Object iterator) {
        super(TYPE);
        this.iterator = iterator;
    }

    @PyMethod("__new__(iterable, values, next, /)")
    static Object create(ThreadState ts, PyType cls, Object iterable, PyList values, Object next) {
        TeeData data = new TeeData(iterable);
        Object[] items = values.toArray();
        if (items.length > CELLS || items.length < CELLS && next != PyNone.NONE
                || next != PyNone.NONE && !(next instanceof TeeData)) {
            throw Errors.valueError("Invalid arguments");
        }
        System.arraycopy(items, 0, data.values, 0, items.length);
        data.count = items.length;
        data.link = next == PyNone.NONE ? null : (TeeData) next;
        return data;
    }

    /** Item {@code i}, at most one more than are known; null at the end. */
    Object get(ThreadState ts, int i) {
        synchronized (this) {
            if (i < count) {
                return values[i];
            }
            if (running) {
                throw Errors.runtimeError("cannot re-enter the tee iterator");
            }
            running = true;
        }
        Object v = null;
        try {
            v = Iter.next(ts, iterator);
        } finally {
            synchronized (this) {
                running = false;
                if (v != null && count < CELLS) {
                    values[count++] = v;
                }
            }
        }
        return v;
    }

    /** The data after this. */
    synchronized TeeData next() {
        if (link == null) {
            link = new TeeData(iterator);
        }
        return link;
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    synchronized Object reduce(ThreadState ts) {
        ItertoolsModule.warnPickling(ts);
        Object known = new PyList(java.util.Arrays.copyOf(values, count));
        return new PyTuple(type(), new PyTuple(iterator, known, link == null ? PyNone.NONE : link));
    }
}
