package org.taipan.interpreter;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;

/** The awaitable of {@code anext(iterator, default)}. */
@PyTypeDef(name = "anext_awaitable")
public final class PyAnextAwaitable extends Awaitable {
    static final PyType TYPE = PyType.builtin(new PyAnextAwaitableTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    private final Object wrapped;
    private final Object otherwise;

    /** Awaits {@code wrapped}; when that ends the iteration, the result is {@code otherwise}. */
    public PyAnextAwaitable(Object wrapped, Object otherwise) {
        super(TYPE);
        this.wrapped = wrapped;
        this.otherwise = otherwise;
    }

    private Object iterator(ThreadState ts) {
        Object it = Awaits.awaitIterator(ts, wrapped);
        if (it instanceof Coroutine) {
            it = Call.method(ts, PyObject.typeOf(it).slot(Slot.AWAIT), it);
        }
        if (PyObject.typeOf(it).slot(Slot.NEXT) == null) {
            throw Errors.typeError("__await__ returned a non-iterable");
        }
        return it;
    }

    /** Only for {@code __next__}; a value is sent through {@link #proxy}. */
    @Override
    protected Object step(ThreadState ts, Object value) {
        try {
            Object it = iterator(ts);
            return value == PyNone.NONE ? Call.method(ts, PyObject.typeOf(it).slot(Slot.NEXT), it)
                    : Call.methodNamed(ts, it, "send", value);
        } catch (PyException e) {
            if (e.matches(Exc.StopAsyncIteration)) {
                return end(otherwise);
            }
            if (e.matches(Exc.StopIteration)) {
                return end(Exceptions.stopValue(ts, e.value));
            }
            throw e;
        }
    }

    private Object proxy(ThreadState ts, String method, Object... args) {
        try {
            return Call.vector(ts, Attr.get(ts, iterator(ts), method), args, null);
        } catch (PyException e) {
            if (e.matches(Exc.StopAsyncIteration)) {
                throw Exceptions.stopIteration(otherwise);
            }
            throw e;
        }
    }

    Object __await__() {
        return this;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return valueOrStop(step(ts, PyNone.NONE));
    }

    @PyMethod(value = "send(arg, /)", doc = "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded "
            + "value or raise StopIteration.")
    Object send(ThreadState ts, Object arg) {
        return proxy(ts, "send", arg);
    }

    @PyMethod(value = "throw(*args)", doc = "throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped "
            + "iterator, return next yielded value\nor raise StopIteration.\nthe (type, val, tb) signature is "
            + "deprecated, \nand may be removed in a future version of Python.")
    Object throwException(ThreadState ts, Object[] args) {
        return proxy(ts, "throw", args);
    }

    @PyMethod(value = "close(*args)", doc = "close() -> raise GeneratorExit inside generator.")
    Object close(ThreadState ts, Object[] args) {
        return proxy(ts, "close", args);
    }
}
