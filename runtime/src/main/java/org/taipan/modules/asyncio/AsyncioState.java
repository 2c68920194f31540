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
 * What {@code _asyncio} knows of an interpreter: its collections of tasks, which are those of the module, and what it
 * takes from asyncio's modules in Python.
 */
final class AsyncioState {
    /** Something that a module in Python defines; imported on first use, since those modules import this one. */
    private static final class Imported {
        private final String module;
        private final String name;
        private volatile Object value;

        Imported(String module, String name) {
            this.module = module;
            this.name = name;
        }

        Object get(ThreadState ts) {
            Object v = value;
            if (v == null) {
                v = Attr.get(ts, ImportName.importModule(ts, module), name);
                value = v;
            }
            return v;
        }
    }

    private static final String[] CONTEXT = {"context"};

    /** The task that each running loop is in. */
    final PyDict currentTasks = new PyDict();
    final PySet eagerTasks = new PySet();
    final AtomicLong taskNames = new AtomicLong();
    private final Imported weakSet = new Imported("weakref", "WeakSet");
    private final Imported cancelledError = new Imported("asyncio.exceptions", "CancelledError");
    private final Imported invalidStateError = new Imported("asyncio.exceptions", "InvalidStateError");
    private final Imported getEventLoopPolicy = new Imported("asyncio.events", "get_event_loop_policy");
    private final Imported isCoroutine = new Imported("asyncio.coroutines", "iscoroutine");
    private final Imported extractStack = new Imported("traceback", "extract_stack");
    private final Imported futureRepr = new Imported("asyncio.base_futures", "_future_repr");
    private final Imported taskRepr = new Imported("asyncio.base_tasks", "_task_repr");
    private final Imported taskGetStack = new Imported("asyncio.base_tasks", "_task_get_stack");
    private final Imported taskPrintStack = new Imported("asyncio.base_tasks", "_task_print_stack");
    /** Null until somebody asks for it. */
    private final AtomicReference<ScheduledTasks> scheduledTasks = new AtomicReference<>();

    static AsyncioState of(ThreadState ts) {
        return ts.interp.state(AsyncioState.class, i -> new AsyncioState());
    }

    ScheduledTasks scheduledTasks(ThreadState ts) {
        ScheduledTasks s = scheduledTasks.get();
        if (s == null) {
            scheduledTasks.compareAndSet(null, new ScheduledTasks(Call.call(ts, weakSet.get(ts))));
            s = scheduledTasks.get();
        }
        return s;
    }

    // ---- what asyncio has in Python --------------------------------------------------------------------------------

    Object repr(ThreadState ts, Future f) {
        return Call.call(ts, (f instanceof Task ? taskRepr : futureRepr).get(ts), f);
    }

    Object stack(ThreadState ts, Task task, Object limit) {
        return Call.call(ts, taskGetStack.get(ts), task, limit);
    }

    Object printStack(ThreadState ts, Task task, Object limit, Object file) {
        return Call.call(ts, taskPrintStack.get(ts), task, limit, file);
    }

    /** {@code CancelledError(message)}; without, if it is null or None. */
    PyBaseException cancelledError(ThreadState ts, Object message) {
        Object type = cancelledError.get(ts);
        return exception(ts, message == null || message == PyNone.NONE ? Call.call(ts, type)
                : Call.call(ts, type, message));
    }

    // ---- loops -----------------------------------------------------------------------------------------------------

    /** {@code asyncio.get_event_loop()}. */
    Object eventLoop(ThreadState ts) {
        Object loop = ts.asyncioRunningLoop;
        return loop != null ? loop : Call.methodNamed(ts, Call.call(ts, getEventLoopPolicy.get(ts)), "get_event_loop");
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
                ? Call.call(ts, extractStack.get(ts)) : null;
    }

    boolean isCoroutine(ThreadState ts, Object o) {
        return Obj.isTrue(ts, Call.call(ts, isCoroutine.get(ts), o));
    }

    // ---- errors ----------------------------------------------------------------------------------------------------

    PyException invalidState(ThreadState ts, String message) {
        return new PyException(exception(ts, Call.call(ts, invalidStateError.get(ts), message)));
    }

    static PyBaseException exception(ThreadState ts, Object o) {
        if (o instanceof PyBaseException e) {
            return e;
        }
        throw Errors.typeError("exceptions must derive from BaseException");
    }

    boolean isCancelledError(ThreadState ts, PyBaseException e) {
        return cancelledError.get(ts) instanceof org.taipan.objects.PyType t && e.type().isSubtype(t);
    }

    // ---- tasks -----------------------------------------------------------------------------------------------------

    void register(ThreadState ts, Object task) {
        scheduledTasks(ts).add(ts, task);
    }

    void unregister(ThreadState ts, Object task) {
        scheduledTasks(ts).discard(ts, task);
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
