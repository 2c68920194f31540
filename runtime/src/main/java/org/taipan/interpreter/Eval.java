package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrame;
import org.taipan.types.PyTuple;

/** Runs code objects. */
public final class Eval {
    private Eval() {
    }

    /**
     * Runs the code of a module, {@code exec} or {@code eval}: {@code PyEval_EvalCode}.
     *
     * @param locals a mapping, or null for the globals
     * @return the value of the code: None but for {@code eval}
     */
    public static Object run(ThreadState ts, PyCode code, PyDict globals, Object locals) {
        prepare(ts);
        Function f = new Function(ts, code, globals);
        return enter(ts, new Frame(f.executable(), f, locals == null ? globals : locals));
    }

    /** As {@link #run}, for code with free variables; {@code closure} may be null. */
    public static Object run(ThreadState ts, PyCode code, PyDict globals, Object locals, PyCell[] closure) {
        prepare(ts);
        Function f = new Function(ts, code, globals);
        if (closure != null) {
            f.initClosure(new PyTuple((Object[]) closure));
        }
        return enter(ts, new Frame(f.executable(), f, locals == null ? globals : locals));
    }

    /** Must run once in an interpreter before Python functions are made from Java. */
    public static void prepare(ThreadState ts) {
        if (ts.interp.functions == null) {
            ts.interp.functions = Function::new;
        }
    }

    /** Runs a frame that is fresh or suspended, to its end or next suspension. */
    static Object enter(ThreadState ts, Frame f) {
        if (f.pc == 0 && f.executable.makesGenerator && !ts.observed) {
            return GeneratorBase.call(ts, f);
        }
        push(ts, f);
        CompiledCode c = f.executable.compiled;
        if (c != null) {
            int entry = c.entryAt(f.pc);
            if (entry >= 0 && !Tier1.observed(ts) && !f.disturbed) {
                Object r = c.enter(ts, f, entry);
                return r == CompiledCode.GO_ON ? Loop.run(ts, f) : r;
            }
        } else if (--f.executable.heat < 0) {
            Hot.function(ts, f.executable);
        }
        return Loop.run(ts, f);
    }

    /** Continues a suspended frame by raising in it. */
    static Object enterThrowing(ThreadState ts, Frame f, PyException e) {
        push(ts, f);
        PyException thrown = e;
        if (ts.observed) {
            try {
                Tracer.thrown(ts, f);
            } catch (PyException other) {
                thrown = other;
            }
            thrown = MonitoringEvents.thrown(ts, f, thrown);
        }
        f.pc = Unwinder.unwind(ts, f, Math.max(f.pc - 1, 0), f.pc, thrown);
        return Loop.run(ts, f);
    }

    private static void push(ThreadState ts, Frame f) {
        int depth = ts.depth + 1;
        if (depth > ts.interp.recursionLimit) {
            throw Errors.of(Exc.RecursionError, "maximum recursion depth exceeded");
        }
        ts.depth = depth;
        f.depth = depth;
        f.back = ts.frame;
        ts.frame = f;
    }

    /**
     * Forgets what finished operations left above the value stacks of the running thread's frames, so that a collection of
     * garbage finds what CPython would have freed.
     */
    public static void clearDeadReferences(ThreadState ts) {
        for (PyFrame p = ts.frame; p instanceof Frame f; p = f.back) {
            java.util.Arrays.fill(f.slots, f.sp, f.slots.length, null);
        }
    }

    /** The frame has returned. */
    static Object leave(ThreadState ts, Frame f, Object result) {
        ts.frame = f.back;
        ts.depth--;
        f.finished = true;
        return result;
    }
}
