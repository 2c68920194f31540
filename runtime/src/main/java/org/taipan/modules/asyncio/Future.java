package org.taipan.modules.asyncio;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.contextvars.PyContext;
import org.taipan.objects.Guard;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code asyncio.Future}.
 *
 * <p><b>Concurrency.</b> A future belongs to its loop's thread, as in CPython. Other threads that touch it may see it half
 * changed, in Python's terms, and no more: every field holds a whole value at any time, and methods read a field once.
 */
@PyTypeDef(name = "Future", module = "_asyncio", doc = "The result of something that a loop has yet to finish.")
class Future extends PyObject {
    static final PyType TYPE =
            PyType.builtin(new FutureTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);

    enum State { PENDING, CANCELLED, FINISHED }

    private record Callback(Object function, Object context) {
    }

    /** Null until {@code __init__} has run. */
    Object loop;
    State state = State.PENDING;
    /** Whether a task is being told, by a step that yields this, to wait for this. */
    boolean blocking;
    Object cancelMessage;
    /** The CancelledError that ended a task, for the first that asks for the result. */
    PyBaseException cancelledError;
    Object sourceTraceback;
    private List<Callback> callbacks = List.of();
    private Object result;
    private PyBaseException exception;
    private Object exceptionTraceback;
    /** Whether to tell of an exception that nobody has asked for. */
    private boolean logs;
    private Guard guard;

    Future(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new Future(cls);
    }

    @PyMethod("__init__(*, loop=None)")
    void init(ThreadState ts, Object ofLoop) {
        callbacks = List.of();
        result = null;
        exception = null;
        exceptionTraceback = null;
        sourceTraceback = null;
        cancelMessage = null;
        cancelledError = null;
        state = State.PENDING;
        logs = false;
        blocking = false;
        AsyncioState s = AsyncioState.of(ts);
        loop = null;
        Object l = ofLoop == PyNone.NONE ? s.eventLoop(ts) : ofLoop;
        loop = l;
        sourceTraceback = s.sourceTraceback(ts, l);
    }

    /** The loop. @throws PyException RuntimeError before {@code __init__} */
    final Object requireLoop() {
        Object l = loop;
        if (l == null) {
            throw Errors.runtimeError("Future object is not initialized.");
        }
        return l;
    }

    private static PyException undeletable() {
        return Errors.attributeError("cannot delete attribute");
    }

    static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    // ---- the result ------------------------------------------------------------------------------------------------

    @PyMethod(value = "result()", doc = "The result, or raise the exception or CancelledError instead of which it is; "
            + "InvalidStateError\nif there is none yet.")
    final Object result(ThreadState ts) {
        if (loop == null) {
            throw AsyncioState.of(ts).invalidState(ts, "Future object is not initialized.");
        }
        PyBaseException e = failure(ts);
        if (e != null) {
            throw new PyException(e);
        }
        return orNone(result);
    }

    /** The exception of a future that is done, or null; somebody knows of it now. @throws PyException if cancelled */
    final PyBaseException failure(ThreadState ts) {
        if (state == State.CANCELLED) {
            throw new PyException(makeCancelledError(ts));
        }
        if (state != State.FINISHED) {
            throw AsyncioState.of(ts).invalidState(ts, "Result is not set.");
        }
        logsNoMore();
        PyBaseException e = exception;
        if (e != null) {
            e.traceback = exceptionTraceback;
            exceptionTraceback = null;
        }
        return e;
    }

    @PyMethod(value = "exception()", doc = "The exception, or None; raises the same errors as result().")
    final Object exception(ThreadState ts) {
        if (loop == null) {
            throw AsyncioState.of(ts).invalidState(ts, "Future object is not initialized.");
        }
        if (state == State.CANCELLED) {
            throw new PyException(makeCancelledError(ts));
        }
        if (state != State.FINISHED) {
            throw AsyncioState.of(ts).invalidState(ts, "Exception is not set.");
        }
        PyBaseException e = exception;
        if (e == null) {
            return PyNone.NONE;
        }
        logsNoMore();
        return e;
    }

    @PyMethod(value = "set_result(result, /)", doc = "Finish with a result.")
    final void setResult(ThreadState ts, Object value) {
        requireLoop();
        finish(ts, value);
    }

    @PyMethod(value = "set_exception(exception, /)", doc = "Finish with an exception.")
    final void setException(ThreadState ts, Object value) {
        requireLoop();
        fail(ts, value);
    }

    private void requirePending(ThreadState ts) {
        if (state != State.PENDING) {
            throw AsyncioState.of(ts).invalidState(ts, "invalid state");
        }
    }

    final void finish(ThreadState ts, Object value) {
        requireLoop();
        requirePending(ts);
        result = value;
        state = State.FINISHED;
        scheduleCallbacks(ts);
    }

    final void fail(ThreadState ts, Object value) {
        requirePending(ts);
        Object made = value instanceof PyType t && t.isSubtype(Exc.BaseException) ? Call.call(ts, t) : value;
        requirePending(ts);
        if (!(made instanceof PyBaseException e)) {
            throw Errors.typeError("invalid exception object");
        }
        if (e.type().isSubtype(Exc.StopIteration)) {
            PyBaseException other = Errors.runtimeError("StopIteration interacts badly with generators and cannot be "
                    + "raised into a Future").value;
            other.cause = e;
            other.suppressContext = true;
            other.context = e;
            e = other;
        }
        exception = e;
        exceptionTraceback = e.traceback;
        state = State.FINISHED;
        scheduleCallbacks(ts);
        logs = true;
        if (type() == TYPE || type() == Task.TYPE) {
            guarded(ts);
        }
    }

    /** Has {@code __del__} called; subclasses in Python see to that themselves. */
    final void guarded(ThreadState ts) {
        if (guard == null) {
            guard = Guard.of(ts, this);
        }
    }

    /** Nothing is left for {@code __del__} to tell. */
    final void unguarded() {
        Guard g = guard;
        if (g != null) {
            guard = null;
            g.release();
        }
    }

    private void logsNoMore() {
        if (logs) {
            logs = false;
            unguarded();
        }
    }

    // ---- cancelling ------------------------------------------------------------------------------------------------

    @PyMethod(value = "cancel(msg=None)", doc = "Cancel, unless it is done: then return False.")
    final boolean cancel(ThreadState ts, Object message) {
        requireLoop();
        return cancelNow(ts, message);
    }

    final boolean cancelNow(ThreadState ts, Object message) {
        logsNoMore();
        if (state != State.PENDING) {
            return false;
        }
        state = State.CANCELLED;
        cancelMessage = message;
        scheduleCallbacks(ts);
        return true;
    }

    @PyMethod(value = "_make_cancelled_error()", doc = "The CancelledError to raise; to be asked for once.")
    final PyBaseException makeCancelledError(ThreadState ts) {
        PyBaseException e = cancelledError;
        if (e != null) {
            cancelledError = null;
            return e;
        }
        return AsyncioState.of(ts).cancelledError(ts, cancelMessage);
    }

    @PyMethod(value = "cancelled()", doc = "Whether this was cancelled.")
    final boolean cancelled() {
        return loop != null && state == State.CANCELLED;
    }

    @PyMethod(value = "done()", doc = "Whether there is a result or an exception, or this was cancelled.")
    final boolean done() {
        return loop != null && state != State.PENDING;
    }

    // ---- callbacks -------------------------------------------------------------------------------------------------

    @PyMethod(value = "add_done_callback(fn, /, *, context=NULL)",
            doc = "Have the loop call fn(self) soon after this is done.")
    final void addDoneCallback(ThreadState ts, Object fn, Object context) {
        whenDone(ts, fn, context == null ? PyContext.copyCurrent(ts) : context);
    }

    final void whenDone(ThreadState ts, Object fn, Object context) {
        Object l = loop;
        if (l == null) {
            throw Errors.runtimeError("uninitialized Future object");
        }
        if (state != State.PENDING) {
            AsyncioState.callSoon(ts, l, fn, this, context);
            return;
        }
        Callback c = new Callback(fn, context);
        List<Callback> before = callbacks;
        if (before.isEmpty()) {
            callbacks = List.of(c);
        } else {
            List<Callback> more = new ArrayList<>(before);
            more.add(c);
            callbacks = more;
        }
    }

    private void scheduleCallbacks(ThreadState ts) {
        List<Callback> due = callbacks;
        callbacks = List.of();
        for (Callback c : due) {
            AsyncioState.callSoon(ts, loop, c.function, this, c.context);
        }
    }

    @PyMethod(value = "remove_done_callback(fn, /)",
            doc = "Forget a callback, as often as it was added; return how often that was.")
    final long removeDoneCallback(ThreadState ts, Object fn) {
        requireLoop();
        List<Callback> before = callbacks;
        List<Callback> kept = new ArrayList<>();
        for (Callback c : before) {
            if (c.function != fn && !Compare.eq(ts, c.function, fn)) {
                kept.add(c);
            }
        }
        // A comparison may have changed the list; a callback that it added stays.
        List<Callback> now = callbacks;
        if (now != before) {
            kept.retainAll(now);
            now.stream().filter(c -> !before.contains(c)).forEach(kept::add);
        }
        callbacks = kept;
        return now.size() - kept.size();
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------

    Object __iter__() {
        requireLoop();
        return new FutureIter(this);
    }

    Object __await__() {
        requireLoop();
        return new FutureIter(this);
    }

    // ---- attributes ------------------------------------------------------------------------------------------------

    @PyMethod(value = "get_loop()", doc = "The loop that this is bound to.")
    final Object getLoop() {
        return requireLoop();
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }

    @PyGetter("_state")
    final Object getState() {
        requireLoop();
        return state.name();
    }

    @PyGetter("_asyncio_future_blocking")
    final boolean getBlocking() {
        return loop != null && blocking;
    }

    @PySetter("_asyncio_future_blocking")
    final void setBlocking(ThreadState ts, Object value) {
        requireLoop();
        blocking = Obj.isTrue(ts, value);
    }

    @PyDeleter("_asyncio_future_blocking")
    final void deleteBlocking() {
        requireLoop();
        throw undeletable();
    }

    @PyGetter("_loop")
    final Object getLoopOrNone() {
        return orNone(loop);
    }

    @PyGetter("_callbacks")
    final Object getCallbacks() {
        requireLoop();
        List<Callback> all = callbacks;
        return all.isEmpty() ? PyNone.NONE
                : new PyList(all.stream().map(c -> (Object) new PyTuple(c.function, c.context)).toArray());
    }

    @PyGetter("_result")
    final Object getResult() {
        requireLoop();
        return orNone(result);
    }

    @PyGetter("_exception")
    final Object getException() {
        requireLoop();
        return orNone(exception);
    }

    @PyGetter("_log_traceback")
    final boolean getLogTraceback() {
        requireLoop();
        return logs;
    }

    @PySetter("_log_traceback")
    final void setLogTraceback(ThreadState ts, Object value) {
        if (Obj.isTrue(ts, value)) {
            throw Errors.valueError("_log_traceback can only be set to False");
        }
        logsNoMore();
    }

    @PyDeleter("_log_traceback")
    final void deleteLogTraceback() {
        throw undeletable();
    }

    @PyGetter("_source_traceback")
    final Object getSourceTraceback() {
        return loop == null ? PyNone.NONE : orNone(sourceTraceback);
    }

    @PyGetter("_cancel_message")
    final Object getCancelMessage() {
        return orNone(cancelMessage);
    }

    @PySetter("_cancel_message")
    final void setCancelMessage(Object value) {
        cancelMessage = value;
    }

    @PyDeleter("_cancel_message")
    final void deleteCancelMessage() {
        throw undeletable();
    }

    Object __repr__(ThreadState ts) {
        requireLoop();
        return AsyncioState.of(ts).repr(ts, this);
    }

    void __del__(ThreadState ts) {
        if (logs) {
            logs = false;
            tell(ts, PyStr.of(type().name() + " exception was never retrieved"), "exception", exception, "future");
        }
    }

    /** Tells the loop's exception handler something about this; {@code detail} may be null. */
    final void tell(ThreadState ts, Object message, String detail, Object value, String role) {
        PyDict context = new PyDict();
        context.put(ts, "message", message);
        if (detail != null) {
            context.put(ts, detail, orNone(value));
        }
        context.put(ts, role, this);
        if (sourceTraceback != null) {
            context.put(ts, "source_traceback", sourceTraceback);
        }
        Object handler = Attr.get(ts, orNone(loop), "call_exception_handler");
        try {
            Call.call(ts, handler, context);
        } catch (PyException e) {
            ts.interp.unraisable.report(ts, e.value, null, handler);
        }
    }
}
