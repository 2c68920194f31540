package org.taipan.interpreter;

import static org.taipan.bytecode.Opcode.*;

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

    /** RESUME while the thread traces: a call, or a generator that goes on. */
    static void resumed(ThreadState ts, Frame f) {
        if (off(ts)) {
            return;
        }
        f.executable.trace();
        FrameExtras e = f.extras();
        e.lastIndex = f.pc;
        if (ts.profileFunction != null) {
            profile(ts, f, "call", PyNone.NONE);
        }
        if (ts.traceFunction != null) {
            Object local = call(ts, ts.traceFunction, f, "call", PyNone.NONE);
            e.trace = local == PyNone.NONE ? null : local;
        }
    }

    /** A traced instruction is about to run; returns the instruction that shall run, at the frame's {@code pc}. */
    static int before(ThreadState ts, Frame f) {
        Executable x = f.executable;
        if (off(ts)) {
            if (ts.tracing == 0 && !Tracing.active(ts.interp)) {
                x.untrace();
            }
            return x.instruction(f.pc);
        }
        FrameExtras e = f.extras();
        if (e.nativeCallee != null) {
            Object callee = e.nativeCallee;
            e.nativeCallee = null;
            profile(ts, f, "c_return", callee);
        }
        if (e.trace != null && ts.traceFunction != null) {
            line(ts, f, e);
            if (e.traceOpcodes && e.trace != null) {
                local(ts, f, "opcode", PyNone.NONE);
            }
        } else {
            e.lastIndex = f.pc;
        }
        int ins = x.instruction(f.pc);
        switch (ins & 0xFF) {
            case RETURN_VALUE, YIELD_VALUE -> leaving(ts, f, f.slots[f.sp - 1]);
            case RETURN_CONST -> leaving(ts, f, x.consts[ins >>> 8]);
            case CALL -> calling(ts, f, f.sp - (ins >>> 8) - 2);
            case CALL_KW -> calling(ts, f, f.sp - (ins >>> 8) - 3);
            case CALL_FUNCTION_EX -> calling(ts, f, f.sp - 3 - (ins >>> 8 & 1));
            default -> {
            }
        }
        return ins;
    }

    /**
     * A line event: where a line starts that the instruction before was not on, and where a jump leads back within a line.
     */
    private static void line(ThreadState ts, Frame f, FrameExtras e) {
        Executable x = f.executable;
        int pc = f.pc;
        int last = e.lastIndex;
        e.lastIndex = pc;
        if (!e.traceLines) {
            return;
        }
        int[] lines = x.lines();
        int line = lines[pc];
        int ins = x.instruction(pc);
        boolean event = false;
        if (x.lineStarts()[pc]) {
            event = last < 0 || lines[last] != line || (x.instruction(last) & 0xFF) == RESUME;
        }
        if (!event && (ins & 0xFF) == JUMP_BACKWARD) {
            event = line >= 0 && lines[ins >>> 8] == line;
        }
        if (event) {
            e.jumpAllowed = true;
            try {
                local(ts, f, "line", PyNone.NONE);
            } finally {
                e.jumpAllowed = false;
            }
            e.lastIndex = f.pc;
        }
    }

    private static void leaving(ThreadState ts, Frame f, Object value) {
        if (f.extras().trace != null && ts.traceFunction != null) {
            local(ts, f, "return", value);
        }
        if (ts.profileFunction != null) {
            profile(ts, f, "return", value);
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
        profile(ts, f, "c_call", callee);
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
            profile(ts, f, "c_exception", callee);
        }
        if (x.trace != null && ts.traceFunction != null) {
            Object tb = e.value.traceback;
            local(ts, f, "exception", new PyTuple(e.value.type(), e.value, tb == null ? PyNone.NONE : tb));
        }
    }

    /** An exception leaves the frame. */
    static void unwound(ThreadState ts, Frame f) {
        if (!off(ts)) {
            leaving(ts, f, PyNone.NONE);
        }
    }

    private static void local(ThreadState ts, Frame f, String event, Object arg) {
        FrameExtras e = f.extras();
        Object result = call(ts, e.trace, f, event, arg);
        if (result != PyNone.NONE) {
            e.trace = result;
        }
    }

    private static void profile(ThreadState ts, Frame f, String event, Object arg) {
        ts.tracing++;
        try {
            Call.call(ts, ts.profileFunction, f, event, arg);
        } catch (PyException e) {
            ts.profileFunction = null;
            throw e;
        } finally {
            ts.tracing--;
        }
    }

    private static Object call(ThreadState ts, Object function, Frame f, String event, Object arg) {
        ts.tracing++;
        try {
            return Call.call(ts, function, f, event, arg);
        } catch (PyException e) {
            ts.traceFunction = null;
            f.extras().trace = null;
            throw e;
        } finally {
            ts.tracing--;
        }
    }
}
