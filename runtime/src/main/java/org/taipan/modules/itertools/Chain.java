package org.taipan.modules.itertools;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Iter;
import org.taipan.types.PyTuple;

/** {@code itertools.chain}. Shared by threads it may hand out a result twice or skip one. */
@PyTypeDef(name = "chain", module = "itertools",
        doc = "The items of the first iterable, then those of the second, and so on.")
public final class Chain extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new ChainTable(), PyType.OBJECT);

    /** Null once exhausted. */
    private Object source;
    private Object active;

    private Chain(PyType type, Object source) {
        super(type);
        this.source = source;
    }

    @PyMethod("__new__(*iterables)")
    static Object create(ThreadState ts, PyType cls, Object[] iterables) {
        return new Chain(cls, Iter.iter(ts, PyTuple.of(iterables)));
    }

    /** {@code chain(*iterables)}. */
    static Chain of(ThreadState ts, Object... iterables) {
        return new Chain(TYPE, Iter.iter(ts, PyTuple.of(iterables)));
    }

    @PyClassMethod(value = "from_iterable(iterable, /)", doc = "A chain of the iterables that an iterable hands out.")
    static Object fromIterable(ThreadState ts, PyType cls, Object iterable) {
        return new Chain(cls, Iter.iter(ts, iterable));
    }

    @Override
    public Object next(ThreadState ts) {
        Object s;
        while ((s = source) != null) {
            Object a = active;
            if (a == null) {
                Object iterable;
                try {
                    iterable = Iter.next(ts, s);
                    if (iterable == null) {
                        source = null;
                        return null;
                    }
                    a = Iter.iter(ts, iterable);
                } catch (PyException e) {
                    source = null;
                    throw e;
                }
                active = a;
            }
            Object v = Iter.next(ts, a);
            if (v != null) {
                return v;
            }
            active = null;
        }
        return null;
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
        Object s = source;
        Object a = active;
        if (s == null) {
            return new PyTuple(type(), PyTuple.EMPTY);
        }
        return new PyTuple(type(), PyTuple.EMPTY, a == null ? new PyTuple(s) : new PyTuple(s, a));
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    void setState(ThreadState ts, Object state) {
        ItertoolsModule.warnPickling(ts);
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state is not a tuple");
        }
        if (t.size() < 1 || t.size() > 2) {
            throw Errors.typeError("function takes " + (t.size() < 1 ? "at least 1 argument" : "at most 2 arguments")
                    + " (" + t.size() + " given)");
        }
        for (Object o : t.items()) {
            if (typeOf(o).slot(Slot.NEXT) == null) {
                throw Errors.typeError("Arguments must be iterators.");
            }
        }
        source = t.get(0);
        active = t.size() == 2 ? t.get(1) : null;
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
