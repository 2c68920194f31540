package org.taipan.interpreter;

import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyInstance;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;
import org.taipan.types.PyFrame;
import org.taipan.types.PyNone;

/**
 * The tools of PEP 669 and what they want to hear of, one an interpreter.
 *
 * <p><b>Concurrency.</b> Settings change under the monitor of this object; events read them without, and see the old or
 * the new ones. Callbacks run without any lock.
 */
public final class Monitoring {
    /** How many tools there can be. */
    public static final int TOOLS = 6;

    /** {@code sys.monitoring.DISABLE}, which a callback returns, and {@code MISSING}, which stands for no argument. */
    public static final Object DISABLE = new PyInstance(PyType.OBJECT);
    public static final Object MISSING = new PyInstance(PyType.OBJECT);

    private final Interpreter interp;
    private final Object[] names = new Object[TOOLS];
    private final Object[][] callbacks = new Object[TOOLS][Event.COUNT];
    /** For each event the tools that want it everywhere, as bits. */
    private final int[] global = new int[Event.COUNT];
    /** Changes with every setting; code is instrumented anew when it has seen another one. */
    volatile int version = 1;
    /** Disabled events come back in code that was instrumented before this version. */
    private volatile int restartVersion;

    private Monitoring(Interpreter interp) {
        this.interp = interp;
    }


    public static Monitoring of(Interpreter interp) {
        return interp.state(Monitoring.class, Monitoring::new);
    }

    // ---- tools --------------------------------------------------------------------------------------------------------

    public synchronized boolean use(int tool, Object name) {
        if (names[tool] != null) {
            return false;
        }
        names[tool] = name;
        return true;
    }

    public synchronized void free(int tool) {
        names[tool] = null;
    }

    /** The name of a tool, or null if it is not in use. */
    public synchronized Object name(int tool) {
        return names[tool];
    }

    /** Sets a callback, which may be null, and returns the one before. */
    public synchronized Object register(int tool, int event, Object callback) {
        Object old = callbacks[tool][event];
        callbacks[tool][event] = callback;
        return old;
    }

    private void requireUse(int tool) {
        if (names[tool] == null) {
            throw Errors.valueError("tool " + tool + " is not in use");
        }
    }

    // ---- events -------------------------------------------------------------------------------------------------------

    public synchronized int events(int tool) {
        return set(global, tool, Event.FIRST_UNGROUPED);
    }

    private static int set(int[] tools, int tool, int count) {
        int events = 0;
        for (int e = 0; e < count; e++) {
            events |= (tools[e] >> tool & 1) << e;
        }
        return events;
    }

    /** The tools that want an event everywhere, as bits. */
    public int tools(int event) {
        return global[event];
    }

    public synchronized void setEvents(int tool, int events) {
        requireUse(tool);
        if (set(global, tool, Event.FIRST_UNGROUPED) == events) {
            return;
        }
        for (int e = 0; e < Event.FIRST_UNGROUPED; e++) {
            global[e] = global[e] & ~(1 << tool) | (events >> e & 1) << tool;
        }
        changed();
    }

    public synchronized int localEvents(int tool, PyCode code) {
        CodeMonitor m = Executable.of(code).monitor;
        return m == null ? 0 : set(m.local, tool, Event.LOCAL_COUNT);
    }

    public synchronized void setLocalEvents(int tool, PyCode code, int events) {
        requireUse(tool);
        Executable x = Executable.of(code);
        CodeMonitor m = x.monitor();
        if (set(m.local, tool, Event.LOCAL_COUNT) == events) {
            return;
        }
        for (int e = 0; e < Event.LOCAL_COUNT; e++) {
            m.local[e] = m.local[e] & ~(1 << tool) | (events >> e & 1) << tool;
        }
        m.seenVersion = 0;
        changed();
    }

    /** Enables again what callbacks disabled. */
    public synchronized void restart() {
        restartVersion = ++version;
        changed();
    }

    /** Has all threads notice, and the code that runs now. */
    private void changed() {
        version++;
        interp.monitored = true;
        for (ThreadState t : interp.threads) {
            t.observed = true;
            for (PyFrame f = t.frame; f != null; f = f.back) {
                f.disturbed = true;
                ((Frame) f).executable.trace();
            }
        }
    }

    /** What a code object is monitored for, brought up to date. */
    CodeMonitor current(Executable x) {
        CodeMonitor m = x.monitor();
        if (m.seenVersion != version) {
            synchronized (this) {
                if (m.seenVersion < restartVersion) {
                    m.enableAll();
                }
                m.update(global);
                m.seenVersion = version;
            }
        }
        return m;
    }

    // ---- callbacks ----------------------------------------------------------------------------------------------------

    /**
     * Tells the tools, the highest first, of an event in a frame.
     *
     * @param x where it may be disabled, or null if that is an error
     */
    void fire(ThreadState ts, Frame f, int tools, int event, Executable x, int pc, Object... args) {
        for (int left = tools; left != 0;) {
            int tool = 31 - Integer.numberOfLeadingZeros(left);
            left ^= 1 << tool;
            if (tool >= TOOLS || call(ts, f, tool, event, args) != DISABLE) {
                continue;
            }
            if (x == null) {
                register(tool, event, null);
                throw Errors.valueError("Cannot disable " + Event.name(event) + " events. Callback removed.");
            }
            x.monitor().disable(event >= Event.FIRST_UNGROUPED ? Event.CALL : event, pc, tool);
        }
    }

    private Object call(ThreadState ts, Frame f, int tool, int event, Object[] args) {
        Object callback = callbacks[tool][event];
        if (callback == null) {
            return PyNone.NONE;
        }
        FrameExtras e = f.extras();
        int outer = e.event;
        e.event = event;
        ts.tracing++;
        try {
            return Call.vector(ts, callback, args, null);
        } finally {
            ts.tracing--;
            e.event = outer;
        }
    }

    /** As {@link #fire}, for an event that goes with an exception: the exception to go on with. */
    PyException fireProtected(ThreadState ts, Frame f, int event, int offset, PyException e) {
        int tools = global[event];
        if (tools == 0 || ts.tracing != 0) {
            return e;
        }
        try {
            fire(ts, f, tools, event, null, 0, f.code, (long) offset, e.value);
            return e;
        } catch (PyException other) {
            return other;
        }
    }
}
