package org.taipan.interpreter;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;

/** The awaitable of {@code __anext__()} and {@code asend()}. */
@PyTypeDef(name = "async_generator_asend")
final class AsyncGenSend extends Awaitable {
    static final PyType TYPE = PyType.builtin(new AsyncGenSendTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private enum State { INIT, ITERATING, CLOSED }

    private final AsyncGenerator generator;
    private final Object value;
    private State state = State.INIT;
    /** Null once started, or if nobody is to be told that this never was. */
    private Unawaited.Ticket ticket;

    AsyncGenSend(AsyncGenerator generator, Object value) {
        super(TYPE);
        this.generator = generator;
        this.value = value == null ? PyNone.NONE : value;
    }

    /** Checks that this may go on; true at the first step. */
    private boolean begin() {
        started();
        if (state == State.CLOSED) {
            throw Errors.runtimeError("cannot reuse already awaited __anext__()/asend()");
        }
        if (state == State.ITERATING) {
            return false;
        }
        if (generator.running) {
            state = State.CLOSED;
            throw Errors.runtimeError("anext(): asynchronous generator is already running");
        }
        state = State.ITERATING;
        return true;
    }

    @Override
    protected Object step(ThreadState ts, Object sent) {
        Object arg = begin() && sent == PyNone.NONE ? value : sent;
        generator.running = true;
        try {
            Object r = generator.unwrap(this, generator.valueOrStop(generator.resume(ts, arg)));
            if (r == null) {
                state = State.CLOSED;
            }
            return r;
        } catch (PyException e) {
            generator.failed(e);
            state = State.CLOSED;
            throw e;
        }
    }

    private Object throwStep(ThreadState ts, Object type, Object exception, Object traceback) {
        if (begin()) {
            generator.running = true;
        }
        try {
            Object r = generator.unwrap(this, generator.throwMethod(ts, type, exception, traceback));
            if (r == null) {
                state = State.CLOSED;
            }
            return r;
        } catch (PyException e) {
            generator.failed(e);
            state = State.CLOSED;
            throw e;
        }
    }

    /** Warns if this is dropped before it is awaited. */
    AsyncGenSend watch(ThreadState ts, String method) {
        ticket = Unawaited.watch(ts, generator, method, this);
        return this;
    }

    private void started() {
        Unawaited.Ticket t = ticket;
        if (t != null) {
            ticket = null;
            t.cancel();
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

    @PyMethod("send(arg, /)")
    Object send(ThreadState ts, Object arg) {
        return valueOrStop(step(ts, arg));
    }

    @PyMethod("throw(type, value=NULL, traceback=NULL, /)")
    Object throwException(ThreadState ts, Object type, Object exception, Object traceback) {
        return valueOrStop(throwStep(ts, type, exception, traceback));
    }

    @PyMethod("close()")
    Object close(ThreadState ts) {
        if (state == State.CLOSED) {
            return PyNone.NONE;
        }
        Object r;
        try {
            r = throwStep(ts, Exc.GeneratorExit, null, null);
        } catch (PyException e) {
            if (e.matches(Exc.StopIteration) || e.matches(Exc.StopAsyncIteration) || e.matches(Exc.GeneratorExit)) {
                return PyNone.NONE;
            }
            throw e;
        }
        if (r == null) {
            takeResult();
            return PyNone.NONE;
        }
        throw Errors.runtimeError("coroutine ignored GeneratorExit");
    }
}
