package org.taipan.interpreter;

import static org.taipan.interpreter.Op.*;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.PyMethod;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * {@code sys.settrace} and {@code sys.setprofile}. A traced {@link Executable} has TRACE in place of each instruction, so
 * that the loop pays nothing where nobody traces; RESUME notices that tracing is on.
 */
final class Tracer {
    private Tracer() {
    }

    private static boolean off(ThreadState ts) {
        return ts.tracing != 0 || ts.traceFunction == null && ts.profileFunction == null;
    }

    /** Whether neither a trace nor a profile function hears of this thread now. */
    private static boolean quiet(ThreadState ts) {
        return ts.traceFunction == null && ts.profileFunction == null;
    }

    /** RESUME while somebody observes: a call, or a generator that goes on. Returns where to go on. */
    static int resumed(ThreadState ts, Frame f) {
        if (ts.tracing != 0) {
            return f.pc + 1;
        }
        if (quiet(ts) && !ts.interp.monitored) {
            ts.observed = false;
            return f.pc + 1;
        }
        int pc = f.pc;
        f.extras().lastIndex = pc;
        if (!quiet(ts)) {
            f.executable.trace();
            boolean starts = (f.executable.instruction(pc) >>> 8 & 3) == 0;
            called(ts, f, starts ? Event.PY_START : Event.PY_RESUME);
        }
        if (ts.interp.monitored) {
            Monitoring m = Monitoring.of(ts.interp);
            CodeMonitor monitor = m.current(f.executable);
            if (monitor.isAny()) {
                f.executable.trace();
                MonitoringEvents.resumed(ts, f, m, monitor);
            }
        }
        return f.pc == pc ? pc + 1 : f.pc;
    }

    /** A generator goes on by an exception that is thrown into it. */
    static void thrown(ThreadState ts, Frame f) {
        if (ts.tracing == 0 && !quiet(ts)) {
            f.executable.trace();
            f.extras().lastIndex = f.pc;
            called(ts, f, Event.PY_THROW);
        }
    }

    private static void called(ThreadState ts, Frame f, int event) {
        if (ts.profileFunction != null) {
            profile(ts, f, "call", event, PyNone.NONE);
        }
        if (ts.traceFunction != null) {
            call(ts, ts.traceFunction, f, "call", event, PyNone.NONE);
        }
    }

    /** A traced instruction is about to run; returns the instruction that shall run, at the frame's {@code pc}. */
    static int before(ThreadState ts, Frame f) {
        Executable x = f.executable;
        if (ts.tracing != 0) {
            return x.instruction(f.pc);
        }
        CodeMonitor monitor = null;
        Monitoring m = null;
        if (ts.interp.monitored) {
            m = Monitoring.of(ts.interp);
            monitor = m.current(x);
        }
        boolean monitored = monitor != null && monitor.isAny();
        if (quiet(ts) && !monitored) {
            if (!Tracing.active(ts.interp)) {
                x.untrace();
            }
            return x.instruction(f.pc);
        }
        FrameExtras e = f.extras();
        int last = e.lastIndex;
        int instruction = x.instruction(f.pc);
        e.lastIndex = f.pc;
        if (!quiet(ts)) {
            traced(ts, f, e, last);
        }
        if (monitored && !e.movedAtYield) {
            MonitoringEvents.before(ts, f, m, monitor, last);
            e.lastIndex = f.pc;
        }
        if (e.movedAtYield) {
            e.movedAtYield = false;
            return instruction;
        }
        return x.instruction(f.pc);
    }

    private static void traced(ThreadState ts, Frame f, FrameExtras e, int last) {
        if (e.nativeCallee != null) {
            Object callee = e.nativeCallee;
            e.nativeCallee = null;
            if (ts.profileFunction != null) {
                profile(ts, f, "c_return", Event.C_RETURN, callee);
            }
        }
        int pc = f.pc;
        if (e.trace != null && ts.traceFunction != null) {
            line(ts, f, e, last);
            if (e.traceOpcodes && e.trace != null && f.pc == pc && pc > f.executable.firstTraceable()
                    && (f.executable.instruction(pc) & 0xFF) != RESUME) {
                local(ts, f, "opcode", Event.INSTRUCTION, PyNone.NONE);
            }
        }
        int ins = f.executable.instruction(f.pc);
        switch (ins & 0xFF) {
            case RETURN_VALUE -> leaving(ts, f, Event.PY_RETURN, f.slots[f.sp - 1]);
            case YIELD_VALUE -> leaving(ts, f, Event.PY_YIELD, f.slots[f.sp - 1]);
            case RETURN_CONST -> leaving(ts, f, Event.PY_RETURN, f.executable.consts[ins >>> 8]);
            case CALL -> calling(ts, f, f.sp - (ins >>> 8) - 2);
            case CALL_KW -> calling(ts, f, f.sp - (ins >>> 8) - 3);
            case CALL_FUNCTION_EX -> calling(ts, f, f.sp - 3 - (ins >>> 8 & 1));
            default -> {
            }
        }
    }

    /** Whether line {@code pc} is on is another one than that of the instruction that ran before. */
    static boolean isNewLine(Executable x, int last, int pc) {
        return last < 0 || x.lines()[last] != x.lines()[pc] || (x.instruction(last) & 0xFF) == RESUME;
    }

    /**
     * A line event: where a line starts that the instruction before was not on, and where a jump leads back within a line.
     */
    private static void line(ThreadState ts, Frame f, FrameExtras e, int last) {
        if (!e.traceLines) {
            return;
        }
        Executable x = f.executable;
        int pc = f.pc;
        int[] lines = x.lines();
        int ins = x.instruction(pc);
        boolean event = x.lineStarts()[pc] && isNewLine(x, last, pc);
        if (!event && (ins & 0xFF) == JUMP_BACKWARD) {
            event = lines[pc] >= 0 && lines[ins >>> 8] == lines[pc];
        }
        if (event) {
            local(ts, f, "line", Event.LINE, PyNone.NONE);
            e.lastIndex = f.pc;
        }
    }

    private static void leaving(ThreadState ts, Frame f, int event, Object value) {
        int pc = f.pc;
        if (f.extras().trace != null && ts.traceFunction != null) {
            local(ts, f, "return", event, value);
        }
        if (ts.profileFunction != null && f.pc == pc) {
            profile(ts, f, "return", event, value);
        }
    }

    private static void calling(ThreadState ts, Frame f, int base) {
        if (ts.profileFunction == null || base < 0) {
            return;
        }
        Object callee = f.slots[base] instanceof PyMethod m ? m.function : f.slots[base];
        if (!isNative(callee)) {
            return;
        }
        profile(ts, f, "c_call", Event.CALL, callee);
        f.extras().nativeCallee = callee;
    }

    /** Profilers hear of builtin functions and methods only, not of classes and other callables. */
    private static boolean isNative(Object callee) {
        return callee instanceof org.taipan.objects.PyBuiltinFunction
                || callee instanceof org.taipan.objects.PyMethodDescriptor;
    }

    /** An exception passes through the frame; it may have been raised here. */
    static void exception(ThreadState ts, Frame f, PyException e) {
        if (off(ts)) {
            return;
        }
        FrameExtras x = f.extras();
        if (x.nativeCallee != null) {
            Object callee = x.nativeCallee;
            x.nativeCallee = null;
            profile(ts, f, "c_exception", Event.C_RAISE, callee);
        }
        if (x.trace != null && ts.traceFunction != null) {
            Object tb = e.value.traceback;
            local(ts, f, "exception", Event.RAISE, new PyTuple(e.value.type(), e.value, tb == null ? PyNone.NONE : tb));
        }
    }

    /** An exception leaves the frame. */
    static void unwound(ThreadState ts, Frame f) {
        if (!off(ts)) {
            leaving(ts, f, Event.PY_UNWIND, PyNone.NONE);
        }
    }

    private static void local(ThreadState ts, Frame f, String name, int event, Object arg) {
        call(ts, f.extras().trace, f, name, event, arg);
    }

    private static void profile(ThreadState ts, Frame f, String name, int event, Object arg) {
        FrameExtras e = f.extras();
        int outer = e.event;
        e.event = event;
        ts.tracing++;
        try {
            Call.call(ts, ts.profileFunction, f, name, arg);
        } catch (PyException failed) {
            ts.profileFunction = null;
            throw failed;
        } finally {
            ts.tracing--;
            e.event = outer;
        }
    }

    /** Calls a trace function; what it returns, but for None, becomes that of the frame. */
    private static void call(ThreadState ts, Object function, Frame f, String name, int event, Object arg) {
        FrameExtras e = f.extras();
        int outer = e.event;
        e.event = event;
        ts.tracing++;
        try {
            Object result = Call.call(ts, function, f, name, arg);
            if (result != PyNone.NONE) {
                e.trace = result;
            }
        } catch (PyException failed) {
            ts.traceFunction = null;
            e.trace = null;
            throw failed;
        } finally {
            ts.tracing--;
            e.event = outer;
        }
    }
}
