package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** {@code zip}. */
@PyTypeDef(name = "zip", doc = "Tuples of one item of each iterable, until the shortest ends.\n\nIf strict is true, "
        + "iterables of different lengths raise ValueError.")
public final class PyZip extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyZipTable(), PyType.OBJECT);

    private final Object[] iterators;
    private boolean strict;

    private PyZip(PyType type, Object[] iterators, boolean strict) {
        super(type);
        this.iterators = iterators;
        this.strict = strict;
    }

    @PyMethod("__new__(*iterables, strict=False)")
    static Object create(ThreadState ts, PyType cls, Object[] iterables, boolean strict) {
        Object[] iterators = new Object[iterables.length];
        for (int i = 0; i < iterators.length; i++) {
            iterators[i] = Iter.iter(ts, iterables[i]);
        }
        return new PyZip(cls, iterators, strict);
    }

    @Override
    public boolean isPlain() {
        for (Object it : iterators) {
            if (!(it instanceof NativeIterator n && !n.type().isHeapType() && n.isPlain())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        int n = iterators.length;
        if (n == 0) {
            return null;
        }
        if (n == 2 && !strict) {
            // without a loop, so that HotSpot need not make a tuple that is taken apart at once
            Object a = Iter.next(ts, iterators[0]);
            Object b = a == null ? null : Iter.next(ts, iterators[1]);
            return b == null ? null : new PyTuple(new Object[] {a, b});
        }
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            Object v = Iter.next(ts, iterators[i]);
            if (v == null) {
                if (strict) {
                    checkEnds(ts, i);
                }
                return null;
            }
            items[i] = v;
        }
        return new PyTuple(items);
    }

    /** The iterators that it asks, in order, where a loop may ask them itself; else null. Not to be modified. */
    public Object[] parts() {
        return strict || type() != TYPE ? null : iterators;
    }

    /** Takes back that the first {@code n} of the {@link #parts} have been asked, where the next one cannot be. */
    public void back(int n) {
        for (int i = 0; i < n; i++) {
            switch (iterators[i]) {
                case ListIterator l -> l.back();
                case TupleIterator t -> t.back();
                case RangeIterator r -> r.back();
                default -> throw new IllegalStateException();
            }
        }
    }

    /** Iterator {@code i} was the first to end: strictly, all or none must. */
    private void checkEnds(ThreadState ts, int i) {
        if (i > 0) {
            throw Errors.valueError("zip() argument " + (i + 1) + " is shorter than argument" + others(i));
        }
        for (int k = 1; k < iterators.length; k++) {
            if (Iter.next(ts, iterators[k]) != null) {
                throw Errors.valueError("zip() argument " + (k + 1) + " is longer than argument" + others(k));
            }
        }
    }

    private static String others(int i) {
        return i == 1 ? " 1" : "s 1-" + i;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        for (Object it : iterators) {
            if (it instanceof NativeIterator n) {
                n.share();
            }
        }
        PyTuple args = PyTuple.of(iterators.clone());
        return strict ? new PyTuple(type(), args, true) : new PyTuple(type(), args);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        strict = Obj.isTrue(ts, state);
    }
}
