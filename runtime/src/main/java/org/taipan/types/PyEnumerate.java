package org.taipan.types;

import java.math.BigInteger;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;

/** {@code enumerate}. Shared by threads it may hand out a number twice. */
@PyTypeDef(name = "enumerate", doc = "enumerate(iterable, start=0)\n--\n\n"
        + "Pairs of a count, from start (by default 0), and an item of the iterable.")
public final class PyEnumerate extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyEnumerateTable(), PyType.OBJECT);

    private final Object iterator;
    private long count;
    /** The count once it no longer fits in a long; else null. */
    private BigInteger bigCount;

    private PyEnumerate(PyType type, Object iterator, Object start) {
        super(type);
        this.iterator = iterator;
        if (start instanceof Long n) {
            count = n;
        } else {
            bigCount = (BigInteger) start;
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(ThreadState ts, PyType cls, Object[] args, Object keywords) {
        if (args.length == 1 && keywords == null) {
            return new PyEnumerate(cls, Iter.iter(ts, args[0]), 0L);
        }
        PyDict kwargs = keywords == null ? new PyDict() : (PyDict) keywords;
        int n = args.length + kwargs.size();
        Object iterable = args.length > 0 ? args[0] : null;
        Object start = args.length > 1 ? args[1] : null;
        if (args.length > 2 || n > 2) {
            if (n == 3 && args.length == 0) {
                throw Errors.typeError("enumerate() missing required argument 'iterable'");
            }
            throw Errors.typeError("enumerate() takes at most 2 arguments (" + n + " given)");
        }
        for (Object[] item : kwargs.items()) {
            String name = PyStr.toJava(item[0]);
            if (name.equals("iterable") && iterable == null) {
                iterable = item[1];
            } else if (name.equals("start") && start == null && (iterable != null || n == 2)) {
                start = item[1];
            } else {
                throw Errors.typeError("'" + name + "' is an invalid keyword argument for enumerate()");
            }
        }
        if (iterable == null) {
            throw Errors.typeError("enumerate() missing required argument 'iterable'");
        }
        Object first = start == null ? 0L : Number.index(ts, start);
        return new PyEnumerate(cls, Iter.iter(ts, iterable), first);
    }

    @Override
    public boolean isPlain() {
        return iterator instanceof NativeIterator n && !n.type().isHeapType() && n.isPlain();
    }

    @Override
    public Object next(ThreadState ts) {
        Object v = Iter.next(ts, iterator);
        return v == null ? null : new PyTuple(number(), v);
    }

    /** The iterator that it asks, where a loop may ask it itself and count with {@link #nextCount}; else null. */
    public Object part() {
        return type() != TYPE || bigCount != null || count == Long.MAX_VALUE ? null : iterator;
    }

    /** The number of the next item; only after {@link #part}. */
    public long nextCount() {
        return count++;
    }

    private Object number() {
        BigInteger big = bigCount;
        if (big != null) {
            bigCount = big.add(BigInteger.ONE);
            return PyLong.of(big);
        }
        long n = count;
        if (n == Long.MAX_VALUE) {
            bigCount = BigInteger.valueOf(n).add(BigInteger.ONE);
        } else {
            count = n + 1;
        }
        return n;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        if (iterator instanceof NativeIterator n) {
            n.share();
        }
        BigInteger big = bigCount;
        return new PyTuple(type(), new PyTuple(iterator, big != null ? PyLong.of(big) : (Object) count));
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
