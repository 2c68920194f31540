package org.taipan.modules.asyncio;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;

/** What a loop is given to call for the next step of a task. */
@PyTypeDef(name = "TaskStepMethWrapper", module = "_asyncio")
final class TaskStep extends PyObject {
    static final PyType TYPE =
            PyType.builtin(new TaskStepTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final Task task;
    private final PyBaseException exception;

    /** @param exception what to raise in the task's coroutine, or null */
    TaskStep(Task task, PyBaseException exception) {
        super(TYPE);
        this.task = task;
        this.exception = exception;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Errors.typeError("function takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Errors.typeError("function takes no positional arguments");
        }
        return call0(ts);
    }

    @Override
    public Object call0(ThreadState ts) {
        return task.step(ts, exception);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, PyDict kwargs) {
        return org.taipan.ops.Call.withDict(ts, this, args, kwargs);
    }

    @PyGetter("__self__")
    Object getSelf() {
        return task;
    }
}
