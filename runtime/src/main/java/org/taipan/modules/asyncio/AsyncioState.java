package org.taipan.modules.asyncio;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.taipan.modules.ImportName;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;

/**
 * What {@code _asyncio} knows of an interpreter: its collections of tasks, which are those of the module, and what it takes
 * from asyncio's modules in Python.
 */
final class AsyncioState {
    /** Filled without a lock, because that imports modules. */
    private static final class Holder {
        final AtomicReference<AsyncioState> state = new AtomicReference<>();
    }

    private static final String[] CONTEXT = {"context"};

    /** The task that each running loop is in. */
    final PyDict currentTasks = new PyDict();
    final PySet eagerTasks = new PySet();
    /** A WeakSet. */
    final Object scheduledTasks;
    final AtomicLong taskNames = new AtomicLong();
    final Object cancelledError;
    final Object futureRepr;
    final Object taskRepr;
    final Object taskGetStack;
    final Object taskPrintStack;
    private final Object invalidStateError;
    private final Object getEventLoopPolicy;
    private final Object isCoroutine;
    private final Object extractStack;

    private AsyncioState(ThreadState ts) {
        getEventLoopPolicy = attribute(ts, "asyncio.events", "get_event_loop_policy");
        futureRepr = attribute(ts, "asyncio.base_futures", "_future_repr");
        invalidStateError = attribute(ts, "asyncio.exceptions", "InvalidStateError");
        cancelledError = attribute(ts, "asyncio.exceptions", "CancelledError");
        taskRepr = attribute(ts, "asyncio.base_tasks", "_task_repr");
        taskGetStack = attribute(ts, "asyncio.base_tasks", "_task_get_stack");
        taskPrintStack = attribute(ts, "asyncio.base_tasks", "_task_print_stack");
        isCoroutine = attribute(ts, "asyncio.coroutines", "iscoroutine");
        extractStack = attribute(ts, "traceback", "extract_stack");
        scheduledTasks = Call.call(ts, attribute(ts, "weakref", "WeakSet"));
    }

    private static Object attribute(ThreadState ts, String module, String name) {
        return Attr.get(ts, ImportName.importModule(ts, module), name);
    }

    static AsyncioState of(ThreadState ts) {
        Holder h = ts.interp.state(Holder.class, i -> new Holder());
        AsyncioState s = h.state.get();
        if (s == null) {
            h.state.compareAndSet(null, new AsyncioState(ts));
            s = h.state.get();
        }
        return s;
    }

    // ---- loops --------------------------------------------------------------------------------------------------------

    /** {@code asyncio.get_event_loop()}. */
    Object eventLoop(ThreadState ts) {
        Object loop = ts.asyncioRunningLoop;
        return loop != null ? loop : Call.methodNamed(ts, Call.call(ts, getEventLoopPolicy), "get_event_loop");
    }

    /** {@code loop.call_soon(callback, argument, context=context)}; the last two may be null. */
    static void callSoon(ThreadState ts, Object loop, Object callback, Object argument, Object context) {
        Object method = Attr.get(ts, loop, "call_soon");
        if (context == null) {
            Call.vector(ts, method, new Object[] {callback, argument}, null);
        } else {
            Object[] args = argument == null ? new Object[] {callback, context}
                    : new Object[] {callback, argument, context};
            Call.vector(ts, method, args, CONTEXT);
        }
    }

    /** {@code o.add_done_callback(callback, context=context)}. */
    static void addDoneCallback(ThreadState ts, Object o, Object callback, Object context) {
        Call.vector(ts, Attr.get(ts, o, "add_done_callback"), new Object[] {callback, context}, CONTEXT);
    }

    /** The stack as a loop in debug mode keeps it with each future; null for other loops. */
    Object sourceTraceback(ThreadState ts, Object loop) {
        return Obj.isTrue(ts, Call.methodNamed(ts, loop, "get_debug")) && !ts.interp.finalizing
                ? Call.call(ts, extractStack) : null;
    }

    boolean isCoroutine(ThreadState ts, Object o) {
        return Obj.isTrue(ts, Call.call(ts, isCoroutine, o));
    }

    // ---- errors -------------------------------------------------------------------------------------------------------

    PyException invalidState(ThreadState ts, String message) {
        return new PyException(exception(ts, Call.call(ts, invalidStateError, message)));
    }

    static PyBaseException exception(ThreadState ts, Object o) {
        if (o instanceof PyBaseException e) {
            return e;
        }
        throw Errors.typeError("exceptions must derive from BaseException");
    }

    boolean isCancelledError(PyBaseException e) {
        return cancelledError instanceof org.taipan.objects.PyType t && e.type().isSubtype(t);
    }

    // ---- tasks --------------------------------------------------------------------------------------------------------

    void register(ThreadState ts, Object task) {
        Call.methodNamed(ts, scheduledTasks, "add", task);
    }

    void unregister(ThreadState ts, Object task) {
        Call.methodNamed(ts, scheduledTasks, "discard", task);
    }

    void enter(ThreadState ts, Object loop, Object task) {
        Object other = currentTasks.get(ts, loop);
        if (other != null) {
            throw Errors.runtimeError("Cannot enter into task " + Obj.reprJava(ts, task) + " while another task "
                    + Obj.reprJava(ts, other) + " is being executed.");
        }
        currentTasks.put(ts, loop, task);
    }

    void leave(ThreadState ts, Object loop, Object task) {
        Object current = currentTasks.get(ts, loop);
        if (current != task) {
            throw Errors.runtimeError("Leaving task " + Obj.reprJava(ts, task) + " does not match the current task "
                    + Obj.reprJava(ts, current == null ? PyNone.NONE : current) + ".");
        }
        currentTasks.remove(ts, loop);
    }

    /** Makes {@code task} (or None) the current one; returns the one before, or None. */
    Object swap(ThreadState ts, Object loop, Object task) {
        Object before = task == PyNone.NONE ? currentTasks.remove(ts, loop) : currentTasks.put(ts, loop, task);
        return before == null ? PyNone.NONE : before;
    }
}
