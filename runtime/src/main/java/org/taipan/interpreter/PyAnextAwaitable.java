package org.taipan.interpreter;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;

/** The awaitable of {@code anext(iterator, default)}: the end of the iterator becomes the default. */
@PyTypeDef(name = "anext_awaitable")
public final class PyAnextAwaitable extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyAnextAwaitableTable(), PyType.OBJECT, 0);

    /** One step of the wrapped awaitable. */
    private interface Step {
        Object run(Object iterator);
    }

    private final Object wrapped;
    private final Object otherwise;

    public PyAnextAwaitable(Object wrapped, Object otherwise) {
        super(TYPE);
        this.wrapped = wrapped;
        this.otherwise = otherwise;
    }

    private Object guarded(ThreadState ts, Step step) {
        try {
            return step.run(Awaits.awaitIterator(ts, wrapped));
        } catch (PyException e) {
            if (e.matches(Exc.StopAsyncIteration)) {
                throw Errors.stopIteration(otherwise);
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
        return guarded(ts, it -> Call.method(ts, PyObject.typeOf(it).slot(Slot.NEXT), it));
    }

    @PyMethod(value = "send(value, /)", doc = "Sends a value to the awaitable.")
    Object send(ThreadState ts, Object value) {
        return guarded(ts, it -> Call.methodNamed(ts, it, "send", value));
    }

    @PyMethod(value = "throw(*args)", doc = "Raises an exception in the awaitable.")
    Object throwInto(ThreadState ts, Object[] args) {
        return guarded(ts, it -> Call.methodNamed(ts, it, "throw", args));
    }

    @PyMethod(value = "close()", doc = "Ends the awaitable.")
    Object close(ThreadState ts) {
        return guarded(ts, it -> Call.methodNamed(ts, it, "close"));
    }
}
