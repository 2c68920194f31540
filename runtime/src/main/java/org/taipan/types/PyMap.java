package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;

/** {@code map}. */
@PyTypeDef(name = "map", doc = "map(function, iterable, /, *iterables)\n--\n\n"
        + "The results of a function, called with one item of each iterable, until the shortest ends.")
public final class PyMap extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyMapTable(), PyType.OBJECT);

    private final Object function;
    private final Object[] iterators;

    private PyMap(PyType type, Object function, Object[] iterators) {
        super(type);
        this.function = function;
        this.iterators = iterators;
    }

    @PyMethod("__new__(*args)")
    static Object create(ThreadState ts, PyType cls, Object[] args) {
        if (args.length < 2) {
            throw Errors.typeError("map() must have at least two arguments.");
        }
        Object[] iterators = new Object[args.length - 1];
        for (int i = 0; i < iterators.length; i++) {
            iterators[i] = Iter.iter(ts, args[i + 1]);
        }
        return new PyMap(cls, args[0], iterators);
    }

    @Override
    public Object next(ThreadState ts) {
        Object a = Iter.next(ts, iterators[0]);
        if (a == null) {
            return null;
        }
        if (iterators.length == 1) {
            return Call.call(ts, function, a);
        }
        Object[] args = new Object[iterators.length];
        args[0] = a;
        for (int i = 1; i < args.length; i++) {
            args[i] = Iter.next(ts, iterators[i]);
            if (args[i] == null) {
                return null;
            }
        }
        return Call.vector(ts, function, args, null);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        Object[] args = new Object[iterators.length + 1];
        args[0] = function;
        System.arraycopy(iterators, 0, args, 1, iterators.length);
        return new PyTuple(type(), new PyTuple(args));
    }
}
