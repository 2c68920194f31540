package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NamedTable;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/**
 * {@code list_iterator} and {@code list_reverseiterator}. Once {@link #share shared}, it hands out each item
 * once.
 */
@PyTypeDef(name = "list_iterator")
public final class ListIterator extends NativeIterator {
    private static final ListIteratorTable TABLE = new ListIteratorTable();
    public static final PyType TYPE = PyType.builtin(TABLE, PyType.OBJECT, 0);
    public static final PyType REVERSED = PyType.builtin(new NamedTable(TABLE, "list_reverseiterator"),
            PyType.OBJECT, 0);

    private final PyList list;
    private final boolean backwards;
    /** Negative once exhausted. */
    private int index;

    /** Set before other threads can know of the iterator. */
    private boolean shared;

    public ListIterator(PyList list, boolean backwards) {
        super(backwards ? REVERSED : TYPE);
        this.list = list;
        this.backwards = backwards;
        this.index = backwards ? list.size() - 1 : 0;
    }

    @Override
    public void share() {
        shared = true;
        VarHandle.releaseFence();
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        return shared ? nextShared() : step();
    }

    private synchronized Object nextShared() {
        return step();
    }

    private Object step() {
        int i = index;
        Object v = list.get(i);
        if (v == null) {
            index = -1;
        } else {
            index = backwards ? i - 1 : i + 1;
        }
        return v;
    }

    /** What holds the items at present, see {@link ListStorage#kind}; null if there are none. */
    public Class<?> kind() {
        return list.size() == 0 ? null : list.kind();
    }

    /** The next item if it is stored as a long; else {@link ListStorage#NO_LONG}, and at the end. For compiled loops. */
    public long nextLong() {
        return shared ? nextLongShared() : stepLong();
    }

    private synchronized long nextLongShared() {
        return stepLong();
    }

    private long stepLong() {
        int i = index;
        long v = i < 0 ? ListStorage.NO_LONG : list.longAt(i);
        if (v == ListStorage.NO_LONG) {
            index = list.get(i) == null ? -1 : i;
        } else {
            index = backwards ? i - 1 : i + 1;
        }
        return v;
    }

    /** The next item if it is stored as a double; else NaN, and at the end. For compiled loops. */
    public double nextDouble() {
        return shared ? nextDoubleShared() : stepDouble();
    }

    private synchronized double nextDoubleShared() {
        return stepDouble();
    }

    private double stepDouble() {
        int i = index;
        double v = i < 0 ? Double.NaN : list.doubleAt(i);
        if (v != v) {
            index = list.get(i) == null ? -1 : i;
        } else {
            index = backwards ? i - 1 : i + 1;
        }
        return v;
    }

    public boolean isShared() {
        return shared;
    }

    /** Takes the last step back; only directly after it, and if nobody shares the iterator. */
    void back() {
        index += backwards ? 1 : -1;
    }

    /** Whether it has come to the end. */
    public boolean isExhausted() {
        return index < 0;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left, as far as that is known.")
    long lengthHint() {
        int i = index;
        if (i < 0) {
            return 0;
        }
        return backwards ? i < list.size() ? i + 1 : 0 : Math.max(list.size() - i, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        // looking up the builtin may run Python code, and that may move this iterator
        Object maker = PyFrame.builtin(ts, backwards ? "reversed" : "iter");
        int i = index;
        return i < 0 ? new PyTuple(maker, new PyTuple(new PyList())) : new PyTuple(maker, new PyTuple(list), (long) i);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        long i = Args.toLong(ts, state);
        if (index >= 0 || backwards) {
            index = (int) Math.clamp(i, -1, backwards ? list.size() - 1 : list.size());
        }
    }
}
