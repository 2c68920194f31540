package org.taipan.modules.asyncio;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyList;

/**
 * {@code _asyncio._scheduled_tasks}: the tasks that loops have been given, which nothing here keeps alive. CPython has a
 * WeakSet, from which reference counting takes each task that is done. Here they would stay until the garbage collector
 * comes by, and {@code all_tasks()} would have to look at every one; so a {@link Task} itself leaves when it is done,
 * which nobody can tell who asks for those that are not. Objects that are no {@link Task} are in a WeakSet.
 *
 * <p><b>Concurrency.</b> The list is read and changed under this object's lock, under which no Python code runs.
 */
@PyTypeDef(name = "_ScheduledTasks", module = "_asyncio")
final class ScheduledTasks extends PyObject {
    static final PyType TYPE =
            PyType.builtin(new ScheduledTasksTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    /** A task in the list; it is out of it if it has no neighbours. */
    static final class Entry extends WeakReference<Task> {
        private Entry before;
        private Entry after;

        private Entry(Task task, ReferenceQueue<Task> queue) {
            super(task, queue);
        }
    }

    private final Entry ends = new Entry(null, null);
    private final ReferenceQueue<Task> gone = new ReferenceQueue<>();
    private int size;
    /** A WeakSet of objects that only behave like tasks. */
    private final Object others;

    ScheduledTasks(Object others) {
        super(TYPE);
        ends.before = ends;
        ends.after = ends;
        this.others = others;
    }

    private synchronized void add(Task task) {
        forgetTheGone();
        if (task.scheduled == null) {
            Entry e = new Entry(task, gone);
            e.before = ends.before;
            e.after = ends;
            ends.before.after = e;
            ends.before = e;
            size++;
            task.scheduled = e;
        }
    }

    synchronized void remove(Task task) {
        Entry e = task.scheduled;
        if (e != null) {
            task.scheduled = null;
            unlink(e);
            e.clear();
        }
    }

    private void unlink(Entry e) {
        if (e.after != null) {
            e.before.after = e.after;
            e.after.before = e.before;
            e.before = null;
            e.after = null;
            size--;
        }
    }

    private void forgetTheGone() {
        for (Object e = gone.poll(); e != null; e = gone.poll()) {
            unlink((Entry) e);
        }
    }

    private synchronized List<Object> tasks() {
        forgetTheGone();
        List<Object> all = new ArrayList<>(size);
        for (Entry e = ends.after; e != ends; e = e.after) {
            Task task = e.get();
            if (task != null) {
                all.add(task);
            }
        }
        return all;
    }

    // ---- as Python sees it -----------------------------------------------------------------------------------------

    @PyMethod(value = "add(item, /)", doc = "Note a task.")
    void add(ThreadState ts, Object item) {
        if (item instanceof Task task) {
            add(task);
        } else {
            Call.methodNamed(ts, others, "add", item);
        }
    }

    @PyMethod(value = "discard(item, /)", doc = "Forget a task, if it is noted.")
    void discard(ThreadState ts, Object item) {
        if (item instanceof Task task) {
            remove(task);
        } else {
            Call.methodNamed(ts, others, "discard", item);
        }
    }

    Object __iter__(ThreadState ts) {
        List<Object> all = tasks();
        if (Obj.length(ts, others) > 0) {
            all.addAll(List.of(Iter.toArray(ts, others)));
        }
        return new PyList(all.toArray()).iterator();
    }

    long __len__(ThreadState ts) {
        return tasks().size() + Obj.length(ts, others);
    }

    boolean __contains__(ThreadState ts, Object item) {
        return item instanceof Task task ? task.scheduled != null : Item.contains(ts, others, item);
    }
}
