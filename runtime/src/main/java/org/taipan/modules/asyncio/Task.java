package org.taipan.modules.asyncio;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.interpreter.Sending;
import org.taipan.modules.contextvars.PyContext;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code asyncio.Task}: a coroutine that a loop drives, as a future of its result. */
@PyTypeDef(name = "Task", module = "_asyncio", doc = "A coroutine wrapped in a Future.")
final class Task extends Future {
    static final PyType TYPE =
            PyType.builtin(new TaskTable(), Future.TYPE, PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private Object coroutine;
    /** A str; a Long until somebody asks for the name that it stands for. */
    private Object name;
    private Object context;
    /** What the coroutine waits for, or null. */
    private Object waiter;
    private boolean mustCancel;
    private long cancelsRequested;
    private boolean logsDestroyPending;
    /** Where this is among the tasks that are scheduled, or null; {@link ScheduledTasks} guards it. */
    ScheduledTasks.Entry scheduled;

    private Task(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new Task(cls);
    }

    @PyMethod("__init__(coro, *, loop=None, name=None, context=None, eager_start=False)")
    void init(ThreadState ts, Object coro, Object ofLoop, Object named, Object inContext, boolean eager) {
        init(ts, ofLoop);
        AsyncioState s = AsyncioState.of(ts);
        if (!Sending.isCoroutine(coro) && !s.isCoroutine(ts, coro)) {
            logsDestroyPending = false;
            throw Errors.typeError("a coroutine was expected, got " + Obj.reprJava(ts, coro));
        }
        context = inContext == PyNone.NONE ? PyContext.copyCurrent(ts) : inContext;
        waiter = null;
        mustCancel = false;
        logsDestroyPending = true;
        cancelsRequested = 0;
        coroutine = coro;
        name = named == PyNone.NONE ? (Object) s.taskNames.incrementAndGet() : text(ts, named);
        if (type() == TYPE) {
            guarded(ts);
        }
        if (eager && Obj.isTrue(ts, Call.methodNamed(ts, ofLoop, "is_running"))) {
            startEagerly(ts, s);
            return;
        }
        stepSoon(ts, null);
        s.register(ts, this);
    }

    private static Object text(ThreadState ts, Object o) {
        return PyObject.typeOf(o) == PyStr.TYPE ? o : Obj.str(ts, o);
    }

    // ---- steps -----------------------------------------------------------------------------------------------------

    private void stepSoon(ThreadState ts, PyBaseException e) {
        AsyncioState.callSoon(ts, loop, new TaskStep(this, e), null, orNone(context));
    }

    private void failSoon(ThreadState ts, String message) {
        stepSoon(ts, Errors.runtimeError(message).value);
    }

    /** One step in the loop; {@code e} is raised in the coroutine, if not null. */
    Object step(ThreadState ts, PyBaseException e) {
        AsyncioState s = AsyncioState.of(ts);
        Object l = requireLoop();
        s.enter(ts, l, this);
        try {
            advance(ts, s, e);
        } catch (PyException failed) {
            try {
                s.leave(ts, l, this);
            } catch (PyException other) {
                other.value.context = failed.value;
                throw other;
            }
            throw failed;
        }
        s.leave(ts, l, this);
        return PyNone.NONE;
    }

    private void startEagerly(ThreadState ts, AsyncioState s) {
        Object before = s.swap(ts, loop, this);
        s.eagerTasks.add(ts, this);
        if (!(context instanceof PyContext c)) {
            throw Errors.typeError("a context was expected, got " + Obj.reprJava(ts, context));
        }
        c.enter(ts);
        try {
            advance(ts, s, null);
        } finally {
            s.swap(ts, loop, before);
            s.eagerTasks.remove(ts, this);
            c.exit(ts);
        }
        if (state == State.PENDING) {
            s.register(ts, this);
        } else {
            coroutine = null;
        }
    }

    private void advance(ThreadState ts, AsyncioState s, PyBaseException e) {
        if (state != State.PENDING) {
            throw s.invalidState(ts, "_step(): already done: " + Obj.reprJava(ts, this) + " "
                    + Obj.reprJava(ts, orNone(e)));
        }
        PyBaseException raised = e;
        if (mustCancel) {
            if (e == null || !s.isCancelledError(ts, e)) {
                raised = makeCancelledError(ts);
            }
            mustCancel = false;
        }
        waiter = null;
        Object coro = coroutine;
        if (coro == null) {
            throw Errors.runtimeError("uninitialized Task object");
        }
        Object yielded;
        try {
            yielded = raised == null ? Sending.send(ts, coro, PyNone.NONE) : Sending.throwInto(ts, coro, raised);
        } catch (PyException failed) {
            failed(ts, s, failed);
            return;
        }
        if (yielded instanceof Sending.End end) {
            ended(ts, end.result());
        } else {
            waitFor(ts, yielded);
        }
    }

    private void ended(ThreadState ts, Object value) {
        if (mustCancel) {
            // Cancelled just before the coroutine ended.
            mustCancel = false;
            cancelNow(ts, cancelMessage);
        } else {
            finish(ts, value);
        }
        unguarded();
        left(ts);
    }

    /** A task that is done need not be looked at by who looks for those that are not. */
    private void left(ThreadState ts) {
        if (type() == TYPE) {
            AsyncioState.of(ts).unregister(ts, this);
        }
    }

    private void failed(ThreadState ts, AsyncioState s, PyException e) {
        unguarded();
        left(ts);
        if (s.isCancelledError(ts, e.value)) {
            cancelledError = e.value;
            cancelNow(ts, null);
            return;
        }
        fail(ts, e.value);
        if (e.matches(Exc.KeyboardInterrupt) || e.matches(Exc.SystemExit)) {
            e.chained = true;
            throw e;
        }
    }

    /** The coroutine has yielded: what this waits for before the next step. */
    private void waitFor(ThreadState ts, Object o) {
        if (o == this) {
            failSoon(ts, "Task cannot await on itself: " + Obj.reprJava(ts, this));
        } else if (o instanceof Future f && (f.type() == Future.TYPE || f.type() == TYPE)) {
            if (f.loop != loop) {
                failOfLoop(ts, f);
            } else if (!f.blocking) {
                failOfYield(ts, f);
            } else {
                f.blocking = false;
                f.whenDone(ts, WakeupTable.of(this), context);
                isWaitingFor(ts, f);
            }
        } else if (o == PyNone.NONE) {
            stepSoon(ts, null);
        } else {
            Object mark = Attr.lookup(ts, o, "_asyncio_future_blocking");
            if (mark != null && mark != PyNone.NONE) {
                waitForLike(ts, o, Obj.isTrue(ts, mark));
            } else if (Sending.isGenerator(o)) {
                failSoon(ts, "yield was used instead of yield from for generator in task " + Obj.reprJava(ts, this)
                        + " with " + Obj.reprJava(ts, o));
            } else {
                failSoon(ts, "Task got bad yield: " + Obj.reprJava(ts, o));
            }
        }
    }

    /** Waits for what only behaves like a future. */
    private void waitForLike(ThreadState ts, Object o, boolean isBlocking) {
        Object getLoop = Attr.lookup(ts, o, "get_loop");
        Object other = getLoop != null ? Call.call(ts, getLoop) : Attr.get(ts, o, "_loop");
        if (other != loop) {
            failOfLoop(ts, o);
        } else if (!isBlocking) {
            failOfYield(ts, o);
        } else {
            Attr.set(ts, o, "_asyncio_future_blocking", false);
            AsyncioState.addDoneCallback(ts, o, WakeupTable.of(this), context);
            isWaitingFor(ts, o);
        }
    }

    private void isWaitingFor(ThreadState ts, Object o) {
        waiter = o;
        if (mustCancel && Obj.isTrue(ts, Call.methodNamed(ts, o, "cancel", orNone(cancelMessage)))) {
            mustCancel = false;
        }
    }

    private void failOfLoop(ThreadState ts, Object o) {
        failSoon(ts, "Task " + Obj.reprJava(ts, this) + " got Future " + Obj.reprJava(ts, o)
                + " attached to a different loop");
    }

    private void failOfYield(ThreadState ts, Object o) {
        failSoon(ts, "yield was used instead of yield from in task " + Obj.reprJava(ts, this) + " with "
                + Obj.reprJava(ts, o));
    }

    /** What this waits for is done. */
    Object wakeup(ThreadState ts, Object o) {
        PyBaseException e;
        try {
            if (o instanceof Future f && (f.type() == Future.TYPE || f.type() == TYPE)) {
                e = f.failure(ts);
            } else {
                Call.methodNamed(ts, o, "result");
                e = null;
            }
        } catch (PyException raised) {
            e = raised.value;
        }
        return step(ts, e);
    }

    // ---- methods ---------------------------------------------------------------------------------------------------

    @PyMethod(value = "cancel(msg=None)", doc = "Have CancelledError raised in the coroutine soon, unless this is "
            + "done: then return False.\n\nThe coroutine may catch it. The number of requests is counted.")
    Object cancelCoroutine(ThreadState ts, Object message) {
        setLogTraceback(ts, false);
        if (state != State.PENDING) {
            return false;
        }
        cancelsRequested++;
        Object w = waiter;
        if (w != null && Obj.isTrue(ts, Call.methodNamed(ts, w, "cancel", message))) {
            return true;
        }
        mustCancel = true;
        cancelMessage = message;
        return true;
    }

    @PyMethod(value = "cancelling()", doc = "How many requests to cancel this are open.")
    long cancelling() {
        return cancelsRequested;
    }

    @PyMethod(value = "uncancel()", doc = "Take one request to cancel this back; return how many are left.")
    long uncancel() {
        if (cancelsRequested > 0 && --cancelsRequested == 0) {
            mustCancel = false;
        }
        return cancelsRequested;
    }

    @PyMethod(value = "get_stack(*, limit=None)", doc = "The frames of the coroutine, or of its exception's traceback.")
    Object getStack(ThreadState ts, Object limit) {
        return AsyncioState.of(ts).stack(ts, this, limit);
    }

    @PyMethod(value = "print_stack(*, limit=None, file=None)", doc = "Print what get_stack() returns.")
    Object printStack(ThreadState ts, Object limit, Object file) {
        return AsyncioState.of(ts).printStack(ts, this, limit, file);
    }

    @PyMethod("set_result(result, /)")
    void refuseResult(Object value) {
        throw Errors.runtimeError("Task does not support set_result operation");
    }

    @PyMethod("set_exception(exception, /)")
    void refuseException(Object value) {
        throw Errors.runtimeError("Task does not support set_exception operation");
    }

    @PyMethod("get_coro()")
    Object getCoroutine() {
        return orNone(coroutine);
    }

    @PyMethod("get_context()")
    Object getContext() {
        return orNone(context);
    }

    @PyMethod("get_name()")
    Object getName() {
        if (name instanceof Long n) {
            name = "Task-" + n;
        }
        return orNone(name);
    }

    @PyMethod("set_name(value, /)")
    void setName(ThreadState ts, Object value) {
        name = text(ts, value);
    }

    @PyGetter("_log_destroy_pending")
    boolean getLogDestroyPending() {
        return logsDestroyPending;
    }

    @PySetter("_log_destroy_pending")
    void setLogDestroyPending(ThreadState ts, Object value) {
        logsDestroyPending = Obj.isTrue(ts, value);
    }

    @PyDeleter("_log_destroy_pending")
    void deleteLogDestroyPending() {
        throw Errors.attributeError("cannot delete attribute");
    }

    @PyGetter("_must_cancel")
    boolean getMustCancel() {
        return mustCancel;
    }

    @PyGetter("_coro")
    Object getCoro() {
        return orNone(coroutine);
    }

    @PyGetter("_fut_waiter")
    Object getWaiter() {
        return orNone(waiter);
    }

    @Override
    Object __repr__(ThreadState ts) {
        return AsyncioState.of(ts).repr(ts, this);
    }

    @Override
    void __del__(ThreadState ts) {
        if (state == State.PENDING && logsDestroyPending) {
            tell(ts, "Task was destroyed but it is pending!", null, null, "task");
        }
        super.__del__(ts);
    }
}
