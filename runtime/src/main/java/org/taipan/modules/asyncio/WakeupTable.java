package org.taipan.modules.asyncio;

import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;

/** The builtin method {@code task_wakeup} of a task, which is no attribute of it: the callback of what it waits for. */
final class WakeupTable extends BuiltinTable {
    private static final WakeupTable TABLE = new WakeupTable();

    private WakeupTable() {
    }

    static PyBuiltinFunction of(Task task) {
        return new PyBuiltinFunction(TABLE, 0, task, null);
    }

    @Override
    public boolean hasAdapters() {
        return false;
    }

    @Override
    public String ownerName() {
        return "Task";
    }

    @Override
    public String ownerModule() {
        return "_asyncio";
    }

    @Override
    public String ownerDoc() {
        return null;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public String name(int index) {
        return "task_wakeup";
    }

    @Override
    public Kind kind(int index) {
        return Kind.METHOD;
    }

    @Override
    public String signature(int index) {
        return "($self, future, /)";
    }

    @Override
    public String doc(int index) {
        return null;
    }

    @Override
    public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
        Object[] bound = Args.bind(spec(index), ts, args, kwnames);
        return call2(index, ts, bound[0], bound[1]);
    }

    @Override
    public Object call2(int index, ThreadState ts, Object self, Object future) {
        return ((Task) self).wakeup(ts, future);
    }

    @Override
    public Object get(int index, ThreadState ts, Object self) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public boolean set(int index, ThreadState ts, Object self, Object value) {
        throw new IndexOutOfBoundsException(index);
    }
}
