package org.taipan.interpreter;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyCode;
import org.taipan.types.PyNone;

/** {@code yield from}, {@code await}, {@code async for}. */
final class Awaits {
    private Awaits() {
    }

    /**
     * SEND: passes a value to what the frame waits for.
     *
     * @return what that yields; null when it has ended, then the frame's generator holds the result
     */
    static Object send(ThreadState ts, Frame f, Object receiver, Object value) {
        if (receiver instanceof GeneratorBase g && (g instanceof Generator || g.isCoroutine())) {
            Object v = g.resume(ts, value);
            return v == null ? ended(ts, f, g.takeResult()) : v;
        }
        if (receiver instanceof Awaitable a) {
            Object v = a.step(ts, value);
            return v == null ? ended(ts, f, a.takeResult()) : v;
        }
        try {
            NativeIterator it = value == PyNone.NONE ? Iter.asNative(receiver) : null;
            if (it != null) {
                Object v = it.next(ts);
                if (v == null) {
                    f.generator.setResult(PyNone.NONE);
                }
                return v;
            }
            return other(ts, receiver, value);
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration)) {
                throw e;
            }
            if (ts.observed) {
                tell(ts, f, e);
            }
            f.generator.setResult(Exceptions.stopValue(ts, e.value));
            return null;
        }
    }

    /** A step of what is written in Python; ends with StopIteration. */
    private static Object other(ThreadState ts, Object receiver, Object value) {
        PyType type = PyObject.typeOf(receiver);
        if (value == PyNone.NONE && type.slot(Slot.NEXT) != null) {
            return Call.method(ts, type.slot(Slot.NEXT), receiver);
        }
        return Call.methodNamed(ts, receiver, "send", value);
    }

    /** As {@link #send}, for callers that are no frame; at the end the result is an {@link Sending.End}. */
    static Object send(ThreadState ts, Object receiver, Object value) {
        if (receiver instanceof GeneratorBase g && (g instanceof Generator || g.isCoroutine())) {
            Object v = g.resume(ts, value);
            return v == null ? new Sending.End(g.takeResult()) : v;
        }
        if (receiver instanceof Awaitable a) {
            Object v = a.step(ts, value);
            return v == null ? new Sending.End(a.takeResult()) : v;
        }
        try {
            return other(ts, receiver, value);
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration)) {
                throw e;
            }
            return new Sending.End(Exceptions.stopValue(ts, e.value));
        }
    }

    /** Observers are told of an exception that the instruction handles itself. */
    static void tell(ThreadState ts, Frame f, PyException e) {
        Tracer.exception(ts, f, e);
        PyException other = MonitoringEvents.raised(ts, f, e, false);
        if (other != e) {
            throw other;
        }
    }

    /** The end of what the frame waited for; tracers are told of the StopIteration that was not made. */
    private static Object ended(ThreadState ts, Frame f, Object result) {
        if (ts.observed) {
            Tracer.exception(ts, f, Exceptions.stopIteration(result));
        }
        f.generator.setResult(result);
        return null;
    }

    /** CLEANUP_THROW: the delegate ended while an exception was thrown into it, or the exception goes on. */
    static int cleanupThrow(ThreadState ts, Object[] s, int sp) {
        PyBaseException e = (PyBaseException) s[sp - 1];
        if (!e.type().isSubtype(Exc.StopIteration)) {
            throw Unwinder.reraise(e);
        }
        s[sp - 3] = PyNone.NONE;
        s[sp - 2] = Exceptions.stopValue(ts, e);
        return sp - 1;
    }

    /** GET_YIELD_FROM_ITER. */
    static Object yieldFromIterator(ThreadState ts, Frame f, Object o) {
        if (o instanceof Coroutine) {
            if ((f.code.flags & (PyCode.COROUTINE | PyCode.ITERABLE_COROUTINE)) == 0) {
                throw Errors.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            return o;
        }
        return o instanceof Generator ? o : Iter.iter(ts, o);
    }

    private static boolean isIterableCoroutine(Object o) {
        return o instanceof Generator g && (g.frame.code.flags & PyCode.ITERABLE_COROUTINE) != 0;
    }

    /** GET_AWAITABLE; {@code where} is 1 for {@code __aenter__} and 2 for {@code __aexit__} of {@code async with}. */
    static Object awaitable(ThreadState ts, Object o, int where) {
        PyType type = PyObject.typeOf(o);
        if (where != 0 && !(o instanceof Coroutine) && !isIterableCoroutine(o) && type.slot(Slot.AWAIT) == null) {
            throw Errors.typeError("'async with' received an object from " + (where == 1 ? "__aenter__" : "__aexit__")
                    + " that does not implement __await__: " + type.tpName());
        }
        Object it = awaitIterator(ts, o);
        if (it instanceof Coroutine c && c.delegate() != null) {
            throw Errors.runtimeError("coroutine is being awaited already");
        }
        return it;
    }

    /** {@code _PyCoro_GetAwaitableIter}. */
    static Object awaitIterator(ThreadState ts, Object o) {
        if (o instanceof Coroutine || isIterableCoroutine(o)) {
            return o;
        }
        PyType type = PyObject.typeOf(o);
        Object slot = type.slot(Slot.AWAIT);
        if (slot == null) {
            throw Errors.typeError("object " + type.tpName() + " can't be used in 'await' expression");
        }
        Object it = Call.method(ts, slot, o);
        if (it instanceof Coroutine || isIterableCoroutine(it)) {
            throw Errors.typeError("__await__() returned a coroutine");
        }
        if (PyObject.typeOf(it).slot(Slot.NEXT) == null) {
            throw Errors.typeError("__await__() returned non-iterator of type '" + Obj.typeName(it) + "'");
        }
        return it;
    }

    /** GET_AITER. */
    static Object asyncIterator(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        Object slot = type.slot(Slot.AITER);
        if (slot == null) {
            throw Errors.typeError("'async for' requires an object with __aiter__ method, got " + type.tpName());
        }
        Object it = Call.method(ts, slot, o);
        if (PyObject.typeOf(it).slot(Slot.ANEXT) == null) {
            throw Errors.typeError("'async for' received an object from __aiter__ that does not implement __anext__: "
                    + Obj.typeName(it));
        }
        return it;
    }

    /** GET_ANEXT. */
    static Object asyncNext(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        Object slot = type.slot(Slot.ANEXT);
        if (slot == null) {
            throw Errors.typeError("'async for' requires an iterator with __anext__ method, got " + type.tpName());
        }
        Object next = Call.method(ts, slot, o);
        if (o instanceof AsyncGenerator) {
            return next;
        }
        try {
            return awaitIterator(ts, next);
        } catch (PyException e) {
            Unwinder.chain(ts, e.value);
            PyException error = Errors.typeError("'async for' received an invalid object from __anext__: "
                    + Obj.typeName(next));
            error.value.cause = e.value;
            error.value.suppressContext = true;
            error.value.context = e.value;
            error.chained = true;
            throw error;
        }
    }

    /** END_ASYNC_FOR. */
    static int endAsyncFor(Object[] s, int sp) {
        PyBaseException e = (PyBaseException) s[sp - 1];
        if (!e.type().isSubtype(Exc.StopAsyncIteration)) {
            throw Unwinder.reraise(e);
        }
        s[sp - 1] = null;
        s[sp - 2] = null;
        return sp - 2;
    }
}
