package org.taipan.interpreter;

import java.lang.invoke.VarHandle;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyTraceback;

/** What happens when an instruction throws: chaining, traceback, and the way to the handler or out of the frame. */
final class Unwinder {
    /** How many calls deep the Java stack must have room for Python code to handle a stack overflow. */
    private static final int ROOM = 250;

    private Unwinder() {
    }

    /** What {@link #find} says when the frame does not handle the exception. */
    static final int LEFT = CompiledCode.LEFT;

    /**
     * Finds the handler for what the instruction at {@code pc} threw and pushes what it expects.
     *
     * @param lasti the instruction that the traceback blames
     * @return the index to go on at; the frame's {@code sp} is set
     * @throws Throwable (unchecked) the exception itself, when the frame does not handle it: then it has been left
     */
    static int unwind(ThreadState ts, Frame f, int pc, int lasti, Throwable t) {
        int target = find(ts, f, pc, lasti, t);
        if (target == LEFT) {
            throw Unwinder.<RuntimeException>same(t);
        }
        return target;
    }

    /** The same, but {@link #LEFT} where the frame has been left and the exception goes on as it is. */
    static int find(ThreadState ts, Frame f, int pc, int lasti, Throwable t) {
        if (f.finished) {
            return LEFT;
        }
        ts.frame = f;
        ts.depth = f.depth;
        PyException e;
        if (t instanceof PyException p) {
            e = p;
        } else if (t instanceof StackOverflowError s && overflowed(ts, f)) {
            throw s;
        } else {
            e = JavaErrors.convert(ts, t);
        }
        boolean raised = record(ts, f, lasti, e);
        if (ts.observed) {
            e = MonitoringEvents.raised(ts, f, raised ? told(ts, f, e) : e, !raised);
        }
        Executable x = f.executable;
        int row = x.handler(pc);
        if (row >= 0 && ts.observed) {
            PyException other = MonitoringEvents.handled(ts, f, x.handlers[row + 2], e);
            if (other != e) {
                return unwind(ts, f, x.handlers[row + 2], lasti, other);
            }
        }
        if (row < 0) {
            if (e == t && !ts.observed) {
                leaveThrowing(ts, f);
                return LEFT;
            }
            throw leave(ts, f, e);
        }
        Object[] s = f.slots;
        int sp = x.localCount + x.handlers[row + 3];
        for (int i = Math.min(f.sp, s.length - 1); i >= sp; i--) {
            s[i] = null;
        }
        if (x.handlers[row + 4] != 0) {
            s[sp++] = (long) x.units[Math.min(lasti, x.units.length - 1)];
        }
        s[sp++] = e.value;
        f.sp = sp;
        x.handles(x.handlers[row + 2]);
        return x.handlers[row + 2];
    }

    /**
     * An exception has come into the frame: sets its context, and adds the frame to its traceback.
     *
     * @return false if the frame is there already
     */
    static boolean record(ThreadState ts, Frame f, int lasti, PyException e) {
        if (!e.chained) {
            chain(ts, e.value);
            e.chained = true;
        }
        if (e.reraised) {
            e.reraised = false;
            return false;
        }
        Object tb = e.value.traceback;
        e.value.traceback = new PyTraceback(tb instanceof PyTraceback next ? next : null, f,
                f.executable.offset(lasti));
        return true;
    }

    private static PyException told(ThreadState ts, Frame f, PyException e) {
        try {
            Tracer.exception(ts, f, e);
            return e;
        } catch (PyException other) {
            return other;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T same(Throwable t) {
        return (T) t;
    }

    private static PyException leave(ThreadState ts, Frame f, PyException e) {
        PyException leaving = e;
        if (ts.observed) {
            try {
                Tracer.unwound(ts, f);
            } catch (PyException other) {
                leaving = other;
            }
            leaving = MonitoringEvents.unwound(ts, f, leaving);
        }
        leaveThrowing(ts, f);
        return leaving;
    }

    private static void leaveThrowing(ThreadState ts, Frame f) {
        ts.frame = f.back;
        ts.depth--;
        f.finished = true;
    }

    /** Whether the overflow must go on through this frame, because there is no room yet to handle it. */
    private static boolean overflowed(ThreadState ts, Frame f) {
        try {
            probe(ROOM, 1);
            return false;
        } catch (StackOverflowError e) {
            leaveThrowing(ts, f);
            return true;
        }
    }

    private static long probe(int depth, long sum) {
        return depth == 0 ? sum : probe(depth - 1, sum * 31 + depth) ^ sum;
    }

    /**
     * Sets {@code __context__} to the exception being handled, as {@code _PyErr_SetObject} does at the raise; a chain that
     * already contains the new exception is cut there.
     */
    static void chain(ThreadState ts, PyBaseException value) {
        PyBaseException handled = ts.handled();
        if (handled == null || handled == value) {
            return;
        }
        PyBaseException slow = handled;
        boolean advance = false;
        for (PyBaseException o = handled; o.context != null; o = o.context) {
            if (o.context == value) {
                o.context = null;
                break;
            }
            if (o.context == slow) {
                // A cycle that someone made by hand, not involving the new exception.
                break;
            }
            if (advance) {
                slow = slow.context;
            }
            advance = !advance;
        }
        VarHandle.releaseFence();
        value.context = handled;
    }

    /** RERAISE and its like: the exception goes on as it is, without a new traceback entry in this frame. */
    static PyException reraise(Object value) {
        if (!(value instanceof PyBaseException b)) {
            return Errors.typeError("exceptions must derive from BaseException");
        }
        PyException e = new PyException(b);
        e.chained = true;
        e.reraised = true;
        return e;
    }

    /** RERAISE with a stored instruction: the frame's line is that of the first raise again. */
    static PyException reraiseAt(Frame f, Object lasti, Object value) {
        if (!(lasti instanceof Long unit)) {
            return Errors.of(Exc.SystemError, "lasti is not an int");
        }
        f.pc = f.executable.indexOf((int) (long) unit);
        return reraise(value);
    }
}
