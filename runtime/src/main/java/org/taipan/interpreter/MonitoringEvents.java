package org.taipan.interpreter;

import static org.taipan.interpreter.Op.*;

import org.taipan.bytecode.Opcode;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyFunction;
import org.taipan.types.PyMethod;
import org.taipan.types.PyTuple;

/** When the events of {@code sys.monitoring} happen: the INSTRUMENTED instructions of CPython. */
final class MonitoringEvents {
    private MonitoringEvents() {
    }

    /** RESUME: a call, or a generator that goes on. */
    static void resumed(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor) {
        int event = (f.executable.instruction(f.pc) >>> 8 & 3) == 0 ? Event.PY_START : Event.PY_RESUME;
        int pc = f.pc;
        int tools = monitor.tools(event, pc);
        if (tools != 0) {
            m.fire(ts, f, tools, event, f.executable, pc, f.code, offset(f, pc));
        }
    }

    private static Object offset(Frame f, int pc) {
        return (long) f.executable.offset(pc);
    }

    /**
     * An instruction is about to run; the frame's {@code pc} may have moved afterwards.
     *
     * @param last the instruction that ran before, or -1
     */
    static void before(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int last) {
        FrameExtras e = f.extras;
        Executable x = f.executable;
        int pc = f.pc;
        if (e.monitoredCallee != null) {
            returned(ts, f, m, monitor, Event.C_RETURN);
        }
        if (e.branchFrom >= 0) {
            int from = e.branchFrom;
            e.branchFrom = -1;
            boolean jump = isJump(x.instruction(from) & 0xFF);
            int event = jump ? Event.JUMP : Event.BRANCH;
            m.fire(ts, f, monitor.tools(event, from), event, x, from, f.code, offset(f, from), offset(f, pc));
        }
        if (f.pc != pc || pc < x.firstTraceable()) {
            return;
        }
        int tools = monitor.tools(Event.LINE, pc);
        if (tools != 0 && x.lineStarts()[pc] && Tracer.isNewLine(x, last, pc)) {
            m.fire(ts, f, tools, Event.LINE, x, pc, f.code, (long) x.lines()[pc]);
        }
        tools = f.pc == pc && (x.instruction(pc) & 0xFF) != RESUME ? monitor.tools(Event.INSTRUCTION, pc) : 0;
        if (tools != 0) {
            m.fire(ts, f, tools, Event.INSTRUCTION, x, pc, f.code, offset(f, pc));
        }
        if (f.pc == pc) {
            own(ts, f, m, monitor, pc);
        }
    }

    private static boolean isJump(int op) {
        return op == JUMP_FORWARD || op == JUMP_BACKWARD;
    }

    /** The event that the instruction itself is. */
    private static void own(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int pc) {
        Executable x = f.executable;
        int ins = x.instruction(pc);
        Object[] s = f.slots;
        switch (Op.of(x.opcode(pc))) {
            case RETURN_VALUE -> value(ts, f, m, monitor, Event.PY_RETURN, pc, s[f.sp - 1]);
            case RETURN_CONST -> value(ts, f, m, monitor, Event.PY_RETURN, pc, x.consts[ins >>> 8]);
            case YIELD_VALUE -> value(ts, f, m, monitor, Event.PY_YIELD, pc, s[f.sp - 1]);
            case CALL -> call(ts, f, m, monitor, pc, f.sp - (ins >>> 8) - 2, ins >>> 8);
            case CALL_KW -> call(ts, f, m, monitor, pc, f.sp - (ins >>> 8) - 3, ins >>> 8);
            case CALL_FUNCTION_EX -> {
                int args = f.sp - 1 - (ins >>> 8 & 1);
                Object first = s[args] instanceof PyTuple t && t.size() > 0 ? t.get(0) : Monitoring.MISSING;
                called(ts, f, m, monitor, pc, s[args - 2], first);
            }
            case LOAD_SUPER_ATTR -> called(ts, f, m, monitor, pc, s[f.sp - 3],
                    (ins >>> 8 & 2) != 0 ? s[f.sp - 2] : Monitoring.MISSING);
            case JUMP_FORWARD, JUMP_BACKWARD -> f.extras.branchFrom = monitor.tools(Event.JUMP, pc) != 0 ? pc : -1;
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, FOR_ITER ->
                f.extras.branchFrom = monitor.tools(Event.BRANCH, pc) != 0 ? pc : -1;
            case END_SEND -> {
                if (s[f.sp - 2] instanceof Generator || s[f.sp - 2] instanceof Coroutine) {
                    stopped(ts, f, s[f.sp - 1]);
                }
            }
            default -> {
            }
        }
    }

    private static void value(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int event, int pc,
            Object value) {
        int tools = monitor.tools(event, pc);
        if (tools != 0) {
            m.fire(ts, f, tools, event, f.executable, pc, f.code, offset(f, pc), value);
        }
    }

    private static void call(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int pc, int base, int count) {
        Object[] s = f.slots;
        Object first = s[base + 1] != null ? s[base + 1] : count > 0 ? s[base + 2] : Monitoring.MISSING;
        called(ts, f, m, monitor, pc, s[base], first);
    }

    private static void called(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int pc, Object callee,
            Object first) {
        int tools = monitor.tools(Event.CALL, pc);
        if (tools == 0) {
            return;
        }
        m.fire(ts, f, tools, Event.CALL, f.executable, pc, f.code, offset(f, pc), callee, first);
        Object function = callee;
        Object argument = first;
        if (callee instanceof PyMethod bound) {
            function = bound.function;
            argument = bound.self;
        }
        if (!(function instanceof PyFunction)) {
            f.extras.monitoredCallee = function;
            f.extras.monitoredArgument = argument;
            f.extras.monitoredCall = pc;
        }
    }

    /** A generator has ended, without making the StopIteration that would say so. */
    static void stopped(ThreadState ts, Frame f, Object result) {
        if (!ts.interp.monitored || ts.tracing != 0) {
            return;
        }
        Monitoring m = Monitoring.of(ts.interp);
        int tools = m.current(f.executable).tools(Event.STOP_ITERATION, f.pc);
        if (tools != 0) {
            m.fire(ts, f, tools, Event.STOP_ITERATION, null, f.pc, f.code, offset(f, f.pc),
                    Exceptions.stopIteration(result).value);
        }
    }

    /** What the frame called, and is no Python function, has returned or failed. */
    private static void returned(ThreadState ts, Frame f, Monitoring m, CodeMonitor monitor, int event) {
        FrameExtras e = f.extras;
        Object callee = e.monitoredCallee;
        Object argument = e.monitoredArgument;
        e.monitoredCallee = null;
        e.monitoredArgument = null;
        int tools = monitor.tools(Event.CALL, e.monitoredCall);
        if (tools != 0) {
            m.fire(ts, f, tools, event, f.executable, e.monitoredCall, f.code, offset(f, e.monitoredCall), callee, argument);
        }
    }

    /** An exception is raised in the frame, passes into it, or is raised again. */
    static PyException raised(ThreadState ts, Frame f, PyException e, boolean again) {
        if (!ts.interp.monitored || ts.tracing != 0) {
            return e;
        }
        Monitoring m = Monitoring.of(ts.interp);
        FrameExtras x = f.extras();
        PyException current = e;
        if (x.monitoredCallee != null) {
            try {
                returned(ts, f, m, m.current(f.executable), Event.C_RAISE);
            } catch (PyException other) {
                current = other;
            }
        }
        x.branchFrom = -1;
        return m.fireProtected(ts, f, again ? Event.RERAISE : Event.RAISE, last(f), current);
    }

    /** An exception has found its handler. */
    static PyException handled(ThreadState ts, Frame f, int handler, PyException e) {
        return !ts.interp.monitored ? e
                : Monitoring.of(ts.interp).fireProtected(ts, f, Event.EXCEPTION_HANDLED, f.executable.offset(handler), e);
    }

    static PyException unwound(ThreadState ts, Frame f, PyException e) {
        return !ts.interp.monitored ? e : Monitoring.of(ts.interp).fireProtected(ts, f, Event.PY_UNWIND, last(f), e);
    }

    static PyException thrown(ThreadState ts, Frame f, PyException e) {
        return !ts.interp.monitored ? e
                : Monitoring.of(ts.interp).fireProtected(ts, f, Event.PY_THROW, f.executable.offset(f.pc), e);
    }

    /** Exceptions are told to come from the last code unit of their instruction, its caches included. */
    private static int last(Frame f) {
        Executable x = f.executable;
        int pc = Math.min(f.pc, x.units.length - 1);
        return x.offset(pc) + 2 * Opcode.caches(x.opcode(pc));
    }
}
