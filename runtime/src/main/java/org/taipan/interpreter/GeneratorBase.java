package org.taipan.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.bytecode.Oparg;
import org.taipan.objects.Guard;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Sharing;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTraceback;
import org.taipan.types.PyTuple;

/**
 * What generators, coroutines and asynchronous generators share: a suspended frame.
 *
 * <p><b>Concurrency.</b> Whoever moves {@link #state} to EXECUTING by compare-and-set owns the frame until it stores
 * another state; a second thread gets "already executing". So the frame and {@link #result} need no lock.
 */
abstract class GeneratorBase extends NativeIterator {
    static final int CREATED = 0, SUSPENDED = 1, SUSPENDED_YIELD_FROM = 2, EXECUTING = 3, FINISHED = 4;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(GeneratorBase.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Frame frame;
    private volatile int state;
    private final ThreadState.ExceptionItem handled = new ThreadState.ExceptionItem();
    /** The value returned, between the return and its use. */
    private Object result;
    /** While the frame is suspended in a {@code try} or {@code with}: has the generator closed when it is dropped. */
    private Guard guard;
    /** Plain, as a fence for each would cost more than the rest of making a generator; strings need none. */
    private Object name;
    private Object qualname;

    GeneratorBase(PyType type, Frame frame) {
        super(type);
        this.frame = frame;
        this.name = frame.function.name();
        this.qualname = frame.function.qualname();
    }

    /** RETURN_GENERATOR: the frame that has just started becomes a generator's; it is left. */
    static Object make(ThreadState ts, Frame f) {
        ts.frame = f.back;
        ts.depth--;
        return of(ts, f);
    }

    private static GeneratorBase of(ThreadState ts, Frame f) {
        int flags = f.code.flags;
        GeneratorBase g = (flags & PyCode.GENERATOR) != 0 ? new Generator(f)
                : (flags & PyCode.COROUTINE) != 0 ? new Coroutine(ts, f)
                : new AsyncGenerator(f);
        f.generator = g;
        f.back = null;
        return g;
    }

    /** A call of a generator function with exactly the arguments that it takes, the only things in the frame. */
    static Object start(ThreadState ts, Frame f) {
        if (ts.observed || (f.executable.instruction(0) & 0xFF) != Op.RETURN_GENERATOR) {
            return Eval.enter(ts, f);
        }
        f.pc = 1;
        f.back = ts.frame;
        return of(ts, f);
    }

    /** A call of a generator function: what its first instructions do, up to RETURN_GENERATOR, without running them. */
    static Object call(ThreadState ts, Frame f) {
        Executable x = f.executable;
        int pc = 0;
        while (true) {
            int ins = x.instruction(pc++);
            switch (ins & 0xFF) {
                case Op.COPY_FREE_VARS -> Names.copyFreeVariables(f, ins >>> 8);
                case Op.MAKE_CELL -> f.slots[ins >>> 8] = new PyCell(f.slots[ins >>> 8]);
                default -> {
                    f.pc = pc;
                    f.back = ts.frame;
                    return of(ts, f);
                }
            }
        }
    }

    /** YIELD_VALUE: leaves the frame, which can go on later. */
    static Object suspend(ThreadState ts, Frame f, Object value, int delegating) {
        GeneratorBase g = f.generator;
        f.slots[f.sp] = null;
        ts.exceptions = g.handled.previous;
        g.handled.previous = null;
        ts.frame = f.back;
        ts.depth--;
        f.back = null;
        if (g.guard == null && insideTry(f) && !(delegating == 1 && leavesClosing(f))) {
            g.guard(ts);
        }
        f.sink = null;
        STATE.setRelease(g, delegating == 1 ? SUSPENDED_YIELD_FROM : SUSPENDED);
        return value;
    }

    final int state() {
        return state;
    }

    final boolean isSuspended() {
        int s = state;
        return s == SUSPENDED || s == SUSPENDED_YIELD_FROM;
    }

    final Object takeResult() {
        Object r = result;
        result = null;
        return r;
    }

    final void setResult(Object value) {
        result = value;
    }

    /** "generator", "coroutine" or "async generator". */
    abstract String noun();

    boolean isCoroutine() {
        return false;
    }

    // ---- running ---------------------------------------------------------------------------------------------------

    /** Moves from a state in which the frame can run to EXECUTING; returns the state before. */
    private int own(boolean closing, Object value) {
        while (true) {
            int s = state;
            if (s == CREATED && value != PyNone.NONE) {
                throw Errors.typeError("can't send non-None value to a just-started " + noun());
            }
            if (s == EXECUTING) {
                throw Errors.valueError(noun() + " already executing");
            }
            if (s == FINISHED) {
                if (isCoroutine() && !closing) {
                    throw Errors.runtimeError("cannot reuse already awaited coroutine");
                }
                return s;
            }
            if (claim(s)) {
                if (s == CREATED) {
                    started();
                }
                return s;
            }
        }
    }

    private boolean claim(int from) {
        if (Sharing.concurrent()) {
            return STATE.compareAndSet(this, from, EXECUTING);
        }
        STATE.setRelease(this, EXECUTING);
        return true;
    }

    /** The first step begins, or the generator is closed before it. */
    void started() {
    }

    /**
     * Goes on with {@code value} as the value of the yield: {@code gen_send_ex2}.
     *
     * @return the next value yielded; null after a return, then {@link #takeResult} has its value
     */
    final Object resume(ThreadState ts, Object value) {
        if (own(false, value) == FINISHED) {
            result = PyNone.NONE;
            return null;
        }
        return run(ts, value, null);
    }

    /** Goes on, for a loop in Java: the next value yielded that {@code sink} does not take, or null at the end. */
    final Object resumeInto(ThreadState ts, Sink sink) {
        while (own(false, PyNone.NONE) != FINISHED) {
            frame.sink = sink;
            Object v = run(ts, PyNone.NONE, null);
            if (v == null) {
                takeResult();
                return null;
            }
            if (!sink.take(v)) {
                return v;
            }
        }
        return null;
    }

    /** Goes on by raising at the yield; the result is as for {@link #resume}. */
    private Object resumeThrowing(ThreadState ts, PyException e, boolean closing) {
        if (own(closing, PyNone.NONE) == FINISHED) {
            throw e;
        }
        return run(ts, PyNone.NONE, e);
    }

    private Object run(ThreadState ts, Object value, PyException thrown) {
        Frame f = frame;
        try {
            f.slots[f.sp++] = value;
            handled.previous = ts.exceptions;
            ts.exceptions = handled;
            if (thrown != null) {
                // What this generator itself is handling becomes the context, but not what its caller is handling.
                thrown.chained = handled.value == null;
            }
            Object r = thrown == null ? Eval.enter(ts, f) : Eval.enterThrowing(ts, f, thrown);
            if (!f.finished) {
                return r;
            }
            finish(ts);
            result = r;
            return null;
        } catch (Throwable t) {
            finish(ts);
            throw t;
        }
    }

    private void finish(ThreadState ts) {
        if (handled.previous != null) {
            ts.exceptions = handled.previous;
        }
        handled.previous = null;
        handled.value = null;
        frame.finished = true;
        frame.sink = null;
        dropGuard();
        STATE.setRelease(this, FINISHED);
    }

    /** Has {@code __del__} called when this is dropped before it is finished. */
    final void guard(ThreadState ts) {
        guard = Guard.of(ts, this);
    }

    private void dropGuard() {
        if (guard != null) {
            guard.release();
            guard = null;
        }
    }

    /** What {@code yield from} or {@code await} waits for, or null. */
    final Object delegate() {
        if (state != SUSPENDED_YIELD_FROM) {
            return null;
        }
        int top = frame.sp - 1;
        return top >= 0 ? frame.slots[top] : null;
    }

    // ---- the methods of generators, with CPython's names -----------------------------------------------------------

    /** {@code send(value)}. */
    final Object sendMethod(ThreadState ts, Object value) {
        return valueOrStop(resume(ts, value));
    }

    /** What a method returns: the value yielded, or StopIteration with the value returned. */
    final Object valueOrStop(Object yielded) {
        if (yielded == null) {
            throw stop(takeResult());
        }
        return yielded;
    }

    PyException stop(Object value) {
        return Exceptions.stopIteration(value);
    }

    /** {@code throw(type, value, traceback)}; {@code value} and {@code tb} may be null. */
    final Object throwMethod(ThreadState ts, Object type, Object value, Object tb) {
        return valueOrStop(throwInto(ts, true, type, value, tb));
    }

    /** {@code _gen_throw}; the result is as for {@link #resume}. */
    final Object throwInto(ThreadState ts, boolean closeOnExit, Object type, Object value, Object tb) {
        Object inner = delegate();
        if (inner != null) {
            int s = state;
            if (STATE.compareAndSet(this, s, EXECUTING)) {
                Object r;
                try {
                    if (closeOnExit && isGeneratorExit(type)) {
                        closeDelegate(ts, inner);
                        r = this;
                    } else {
                        r = throwIntoDelegate(ts, inner, closeOnExit, type, value, tb);
                    }
                } catch (PyException e) {
                    // A StopIteration too: CLEANUP_THROW takes the delegate's result from it.
                    state = s;
                    return resumeThrowing(ts, e, false);
                }
                state = s;
                if (r != this) {
                    return r;
                }
            }
        }
        return resumeThrowing(ts, raised(ts, type, value, tb), false);
    }

    private static boolean isGeneratorExit(Object type) {
        return type instanceof PyType t && t.isSubtype(Exc.GeneratorExit)
                || type instanceof PyBaseException e && e.type().isSubtype(Exc.GeneratorExit);
    }

    /** Throws into what this waits for; returns this if that has no {@code throw}. */
    private Object throwIntoDelegate(ThreadState ts, Object inner, boolean closeOnExit, Object type, Object value,
            Object tb) {
        if (inner instanceof GeneratorBase g && (g instanceof Generator || g.isCoroutine())) {
            frame.back = ts.frame;
            ts.frame = frame;
            try {
                return g.valueOrStop(g.throwInto(ts, closeOnExit, type, value, tb));
            } finally {
                ts.frame = frame.back;
                frame.back = null;
            }
        }
        Object method = Attr.lookup(ts, inner, "throw");
        if (method == null) {
            return this;
        }
        Object[] args = tb != null ? new Object[] {type, value == null ? PyNone.NONE : value, tb}
                : value != null ? new Object[] {type, value} : new Object[] {type};
        return Call.vector(ts, method, args, null);
    }

    private static void closeDelegate(ThreadState ts, Object inner) {
        if (inner instanceof GeneratorBase g && (g instanceof Generator || g.isCoroutine())) {
            g.closeMethod(ts);
            return;
        }
        Object method;
        try {
            method = Attr.lookup(ts, inner, "close");
        } catch (PyException e) {
            ts.interp.unraisable.report(ts, e.value, null, inner);
            return;
        }
        if (method != null) {
            Call.call(ts, method);
        }
    }

    /** The exception that the arguments of {@code throw} describe. */
    private static PyException raised(ThreadState ts, Object type, Object value, Object tb) {
        if (tb != null && tb != PyNone.NONE && !(tb instanceof PyTraceback)) {
            throw Errors.typeError("throw() third argument must be a traceback object");
        }
        PyBaseException e;
        if (type instanceof PyBaseException instance) {
            if (value != null && value != PyNone.NONE) {
                throw Errors.typeError("instance exception may not have a separate value");
            }
            if (tb instanceof PyTraceback t) {
                instance.traceback = t;
            }
            return new PyException(instance);
        }
        if (!Exceptions.isExceptionClass(type)) {
            throw Errors.typeError("exceptions must be classes or instances deriving from BaseException, not "
                    + Obj.typeName(type));
        }
        try {
            e = instantiate(ts, (PyType) type, value);
        } catch (PyException failure) {
            return failure;
        }
        e.traceback = tb instanceof PyTraceback t ? t : null;
        return new PyException(e);
    }

    private static PyBaseException instantiate(ThreadState ts, PyType type, Object value) {
        if (value instanceof PyBaseException v && v.type().isSubtype(type)) {
            return v;
        }
        Object made = value == null || value == PyNone.NONE ? Call.call(ts, type)
                : value instanceof PyTuple t ? Call.vector(ts, type, t.items(), null)
                : Call.call(ts, type, value);
        if (made instanceof PyBaseException b) {
            return b;
        }
        throw Errors.typeError("calling " + Obj.reprJava(ts, type)
                + " should have returned an instance of BaseException, not " + Obj.reprJava(ts, PyObject.typeOf(made)));
    }

    /** {@code close()}. */
    final Object closeMethod(ThreadState ts) {
        int s = state;
        if (s == CREATED && STATE.compareAndSet(this, CREATED, FINISHED)) {
            frame.finished = true;
            started();
            return PyNone.NONE;
        }
        if (s == FINISHED) {
            return PyNone.NONE;
        }
        PyException exit = null;
        Object inner = delegate();
        if (inner != null && STATE.compareAndSet(this, s, EXECUTING)) {
            try {
                closeDelegate(ts, inner);
            } catch (PyException e) {
                exit = e;
            } finally {
                state = s;
            }
        }
        if (exit == null && isSuspended() && !insideTry(frame) && STATE.compareAndSet(this, s, EXECUTING)) {
            java.util.Arrays.fill(frame.slots, null);
            frame.finished = true;
            dropGuard();
            state = FINISHED;
            return PyNone.NONE;
        }
        if (exit == null) {
            exit = Errors.of(Exc.GeneratorExit, new Object[0]);
            Unwinder.chain(ts, exit.value);
        }
        Object r;
        try {
            r = resumeThrowing(ts, exit, true);
        } catch (PyException e) {
            if (e.matches(Exc.GeneratorExit)) {
                return PyNone.NONE;
            }
            if (e.matches(Exc.StopIteration)) {
                return Exceptions.stopValue(ts, e.value);
            }
            throw e;
        }
        if (r != null) {
            throw Errors.runtimeError(noun() + " ignored GeneratorExit");
        }
        return takeResult();
    }

    /** Whether more surrounds the yield than the handler that turns StopIteration into RuntimeError. */
    private static boolean insideTry(Frame f) {
        int ins = f.executable.instruction(f.pc);
        return (ins & 0xFF) != Op.RESUME || (ins >>> 8 & Oparg.RESUME_DEPTH1) == 0;
    }

    /**
     * Whether closing a frame that waits for something would close just that, which sees to itself: there is no
     * {@code try} around, but for the handlers that every {@code await} has.
     */
    private static boolean leavesClosing(Frame f) {
        Object delegate = f.slots[f.sp - 1];
        if (!(delegate instanceof GeneratorBase) && !(delegate instanceof Awaitable)) {
            return false;
        }
        Executable x = f.executable;
        Object known = x.caches[f.pc];
        if (known == null) {
            known = x.awaitsOnly(f.pc - 1);
            x.caches[f.pc] = known;
        }
        return known == Boolean.TRUE;
    }

    /** {@code __del__}: {@code _PyGen_Finalize} but for what {@link Unawaited} does. */
    final void finalizeMethod(ThreadState ts) {
        if (isSuspended()) {
            try {
                closeMethod(ts);
            } catch (PyException e) {
                ts.interp.unraisable.report(ts, e.value, null, this);
            }
        }
    }

    // ---- attributes ------------------------------------------------------------------------------------------------

    final Object frameOrNone() {
        return state == FINISHED ? PyNone.NONE : frame;
    }

    final Object delegateOrNone() {
        Object d = delegate();
        return d == null ? PyNone.NONE : d;
    }

    final Object getNameAttribute() {
        return name;
    }

    final void setNameAttribute(Object value) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("__name__ must be set to a string object");
        }
        name = value;
    }

    final Object getQualnameAttribute() {
        return qualname;
    }

    final void setQualnameAttribute(Object value) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("__qualname__ must be set to a string object");
        }
        qualname = value;
    }

    final Object reprMethod() {
        return PyStr.of("<" + type().name() + " object " + PyStr.toJava(qualname) + " at " + Obj.address(this) + ">");
    }

    @Override
    public Object next(ThreadState ts) {
        throw Errors.typeError("'" + type().name() + "' object is not an iterator");
    }
}
