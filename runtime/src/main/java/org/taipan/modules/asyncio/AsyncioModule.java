package org.taipan.modules.asyncio;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;

/** The {@code _asyncio} module: futures and tasks, and what each thread's running loop is. */
@PyModuleDef(name = "_asyncio", doc = "Accelerator module for asyncio", types = {Future.class, Task.class})
final class AsyncioModule {
    private final AsyncioState state;

    AsyncioModule(ThreadState ts, PyModule module) {
        state = AsyncioState.of(ts);
        module.add("_scheduled_tasks", state.scheduledTasks(ts));
        module.add("_eager_tasks", state.eagerTasks);
        module.add("_current_tasks", state.currentTasks);
    }

    @PyMethod(value = "_get_running_loop()", doc = "The loop that runs in this thread, or None.\n\nFor event loops.")
    Object getRunningLoopOrNone(ThreadState ts) {
        return ts.asyncioRunningLoop == null ? PyNone.NONE : ts.asyncioRunningLoop;
    }

    @PyMethod(value = "_set_running_loop(loop, /)", doc = "Set the loop that runs in this thread.\n\nFor event loops.")
    void setRunningLoop(ThreadState ts, Object loop) {
        ts.asyncioRunningLoop = loop == PyNone.NONE ? null : loop;
    }

    @PyMethod(value = "get_running_loop()",
            doc = "The loop that runs in this thread; RuntimeError if there is none.")
    Object getRunningLoop(ThreadState ts) {
        if (ts.asyncioRunningLoop == null) {
            throw Errors.runtimeError("no running event loop");
        }
        return ts.asyncioRunningLoop;
    }

    @PyMethod(value = "get_event_loop()",
            doc = "The loop that runs in this thread, else the one that the policy has for it.")
    Object getEventLoop(ThreadState ts) {
        return state.eventLoop(ts);
    }

    @PyMethod(value = "current_task(loop=None)", doc = "The task that the loop is running, or None.")
    Object currentTask(ThreadState ts, Object loop) {
        Object task = state.currentTasks.get(ts, loop == PyNone.NONE ? getRunningLoop(ts) : loop);
        return task == null ? PyNone.NONE : task;
    }

    @PyMethod(value = "_register_task(task)", doc = "Note a task as scheduled.")
    void registerTask(ThreadState ts, Object task) {
        state.register(ts, task);
    }

    @PyMethod(value = "_register_eager_task(task)", doc = "Note a task as running eagerly.")
    void registerEagerTask(ThreadState ts, Object task) {
        state.eagerTasks.add(ts, task);
    }

    @PyMethod(value = "_unregister_task(task)", doc = "Forget a scheduled task.")
    void unregisterTask(ThreadState ts, Object task) {
        state.unregister(ts, task);
    }

    @PyMethod(value = "_unregister_eager_task(task)", doc = "Forget a task that ran eagerly.")
    void unregisterEagerTask(ThreadState ts, Object task) {
        state.eagerTasks.remove(ts, task);
    }

    @PyMethod(value = "_enter_task(loop, task)", doc = "The loop begins to run the task.")
    void enterTask(ThreadState ts, Object loop, Object task) {
        state.enter(ts, loop, task);
    }

    @PyMethod(value = "_leave_task(loop, task)", doc = "The loop has run the task.")
    void leaveTask(ThreadState ts, Object loop, Object task) {
        state.leave(ts, loop, task);
    }

    @PyMethod(value = "_swap_current_task(loop, task)",
            doc = "Make a task, or None, the one that the loop runs; return the one before, or None.")
    Object swapCurrentTask(ThreadState ts, Object loop, Object task) {
        return state.swap(ts, loop, task);
    }
}
