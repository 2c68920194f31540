package org.taipan.interpreter;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;

/** The awaitable of {@code athrow()} and {@code aclose()}. */
@PyTypeDef(name = "async_generator_athrow")
final class AsyncGenThrow extends Awaitable {
    static final PyType TYPE = PyType.builtin(new AsyncGenThrowTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private enum State { INIT, ITERATING, CLOSED }

    private final AsyncGenerator generator;
    /** The arguments of {@code athrow}; null for {@code aclose}. */
    private final Object[] args;
    private State state = State.INIT;
    /** Null once started, or if nobody is to be told that this never was. */
    private Unawaited.Ticket ticket;

    AsyncGenThrow(AsyncGenerator generator, Object[] args) {
        super(TYPE);
        this.generator = generator;
        this.args = args;
    }

    private boolean closing() {
        return args == null;
    }

    private void checkOpen() {
        started();
        if (state == State.CLOSED) {
            throw Errors.runtimeError("cannot reuse already awaited aclose()/athrow()");
        }
    }

    private void begin() {
        if (generator.running) {
            state = State.CLOSED;
            throw Errors.runtimeError((closing() ? "aclose()" : "athrow()")
                    + ": asynchronous generator is already running");
        }
    }

    @Override
    protected Object step(ThreadState ts, Object sent) {
        checkOpen();
        if (generator.state() == GeneratorBase.FINISHED) {
            state = State.CLOSED;
            return end(PyNone.NONE);
        }
        try {
            if (state == State.INIT) {
                begin();
                if (generator.closed) {
                    state = State.CLOSED;
                    throw Errors.of(Exc.StopAsyncIteration, new Object[0]);
                }
                if (sent != PyNone.NONE) {
                    throw Errors.runtimeError("can't send non-None value to a just-started coroutine");
                }
                state = State.ITERATING;
                generator.running = true;
                return first(ts);
            }
            return yielded(generator.valueOrStop(generator.resume(ts, sent)));
        } catch (PyException e) {
            return failed(e);
        }
    }

    private Object first(ThreadState ts) {
        if (closing()) {
            generator.closed = true;
            return yielded(generator.valueOrStop(generator.throwInto(ts, false, Exc.GeneratorExit, null, null)));
        }
        if (args.length < 1 || args.length > 3) {
            throw Errors.typeError(args.length < 1 ? "athrow expected at least 1 argument, got 0"
                    : "athrow expected at most 3 arguments, got " + args.length);
        }
        return yielded(generator.valueOrStop(generator.throwInto(ts, false, args[0], args.length > 1 ? args[1] : null,
                args.length > 2 ? args[2] : null)));
    }

    /** What the body yields is a result for {@code athrow}, but an error for {@code aclose}. */
    private Object yielded(Object r) {
        if (!(r instanceof AsyncGenerator.Wrapped)) {
            return r;
        }
        if (closing()) {
            generator.running = false;
            state = State.CLOSED;
            throw Errors.runtimeError("async generator ignored GeneratorExit");
        }
        return generator.unwrap(this, r);
    }

    private Object failed(PyException e) {
        if (state != State.ITERATING) {
            throw e;
        }
        generator.failed(e);
        state = State.CLOSED;
        if (closing() && (e.matches(Exc.StopAsyncIteration) || e.matches(Exc.GeneratorExit))) {
            return end(PyNone.NONE);
        }
        throw e;
    }

    private Object throwStep(ThreadState ts, Object type, Object exception, Object traceback) {
        checkOpen();
        if (state == State.INIT) {
            begin();
            state = State.ITERATING;
            generator.running = true;
        }
        try {
            return yielded(generator.throwMethod(ts, type, exception, traceback));
        } catch (PyException e) {
            return failed(e);
        }
    }

    /** Warns if this is dropped before it is awaited. */
    AsyncGenThrow watch(ThreadState ts, String method) {
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
