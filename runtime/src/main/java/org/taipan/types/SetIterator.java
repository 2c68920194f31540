package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/** The iterator over a set. Reads it without a lock; once {@link #share shared}, it hands out each element once. */
@PyTypeDef(name = "set_iterator")
public final class SetIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new SetIteratorTable(), PyType.OBJECT, 0);

    /** Null once exhausted. */
    private SetTable set;
    private final SetTable.Cursor cursor;
    private final int expected;
    private int left;
    private boolean broken;

    private boolean shared;

    SetIterator(SetTable set) {
        super(TYPE);
        this.set = set;
        this.cursor = new SetTable.Cursor(set);
        this.expected = set.size();
        this.left = expected;
    }

    private void check(SetTable s) {
        if (broken || s.size() != expected) {
            broken = true;
            throw Errors.runtimeError("Set changed size during iteration");
        }
    }

    @Override
    public void share() {
        shared = true;
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
        SetTable s = set;
        if (s == null) {
            return null;
        }
        check(s);
        Object v = cursor.next();
        if (v == null) {
            set = null;
        } else {
            left--;
        }
        return v;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many elements are left, as far as that is known.")
    long lengthHint() {
        SetTable s = set;
        return s == null || broken || s.size() != expected ? 0 : Math.max(left, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling: the elements that are left.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyList rest = new PyList();
        SetTable s = set;
        if (s != null) {
            check(s);
            SetTable.Cursor c = cursor.copy();
            for (Object v = c.next(); v != null; v = c.next()) {
                rest.append(v);
            }
        }
        return new PyTuple(iter, new PyTuple(rest));
    }
}
