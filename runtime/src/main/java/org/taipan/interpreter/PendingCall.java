package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyTraceback;

/**
 * A call that was made without frames ({@link CompiledCode#quiet}) and has to go on in the loop. What called it
 * learns so by {@link CompiledCode#PENDING}, and is left, too; so on up to code that has a frame, or that
 * was called by other than quiet code. There all the frames are put on the thread's stack and run, the innermost first.
 *
 * @param frame the frame to go on in, or null if the result is known
 * @param flags what its instruction does with the result of {@code callee}: flags of a state
 * @param callee the call that it waits for, or null
 */
public record PendingCall(Frame frame, int flags, PendingCall callee, Object result) {
    /** The entry of code that is called quietly. */
    public static final int QUIETLY = -2;

    // Flags of a state.
    /** The instruction is a quiet call, whose callees may have frames that know nothing of this one. */
    public static final int CALLING = 32;
    /** The instruction has called, and waits for a result, which it pushes. */
    public static final int WAITING = 64;
    /** It is an operator: the result is that of its left operand's method. */
    public static final int OPERATOR = 128;
    /** It makes an instance: the result is that of {@code __init__}. */
    public static final int INIT = 256;
    /** The callee is not the one that was there when the code was compiled. */
    public static final int UNLINKED = 512;
    /** The values are not all of those that need no frame. */
    public static final int MIXED = 2048;
    /** The callee is being compiled. */
    public static final int AWAITING = 1024;
    /**
     * The number that is set before a call stands for one of four states that follow each other: it has thrown, is waited for,
     * has not been made as the callee was another, or has given a result that is no number ({@link #outcome}).
     */
    public static final int CALLED = 4096;
    /** The result of a call, which is to be pushed, is kept by the thread. */
    public static final int RESULT = 8192;

    /**
     * Whether quiet code may start. It does not ask for interrupts: its callers do, and a way out that is taken now and then
     * makes HotSpot keep all objects that the code is given.
     */
    static boolean mayStart(ThreadState ts, Frame f, int nested) {
        return !ts.observed && (f != null || ts.depth + nested < ts.interp.recursionLimit);
    }

    /** A quiet call cannot go on: its frame leaves the thread's stack until its callers have theirs. */
    static Object leave(ThreadState ts, Frame f, int flags, PendingCall callee) {
        ts.frame = f.back;
        ts.depth--;
        ts.pending = new PendingCall(f, flags, callee, null);
        return CompiledCode.PENDING;
    }

    /** Which of the states of a quiet call the code is in that is left without an exception. */
    static int outcome(ThreadState ts, CompiledCode c, int state) {
        if ((c.states[state][1] & CALLED) == 0) {
            return state;
        }
        if (ts.pending != null) {
            ts.result = null;
            return state + 1;
        }
        if (ts.result == null) {
            return state + 2;
        }
        c.missed(ts, c.states[state][0]);
        return state + 3;
    }

    /**
     * Whether an operator's method has given a result that counts. NotImplemented does not: there is more to do than quiet
     * code does.
     */
    static boolean isResult(Object r, ThreadState ts) {
        if (r == PyNotImplemented.NOT_IMPLEMENTED) {
            ts.pending = new PendingCall(null, 0, null, r);
            return false;
        }
        return r != CompiledCode.PENDING;
    }

    static PendingCall take(ThreadState ts) {
        PendingCall p = (PendingCall) ts.pending;
        ts.pending = null;
        return p;
    }

    /** Runs the call to its end. */
    private Object run(ThreadState ts) {
        if (frame == null) {
            return result;
        }
        frame.back = ts.frame;
        frame.depth = ++ts.depth;
        ts.frame = frame;
        return callee == null ? Loop.run(ts, frame) : goOn(ts, frame, flags, callee, -1);
    }

    /** Goes on in a frame whose instruction waits for a call. */
    static Object goOn(ThreadState ts, Frame f, int flags, PendingCall callee, int entry) {
        int pc = f.pc;
        try {
            Object r = callee.run(ts);
            if ((flags & INIT) != 0) {
                Calls.initialised(r);
            } else if ((flags & OPERATOR) != 0) {
                Object[] s = f.slots;
                int sp = f.sp - 2;
                s[sp] = Tier1.operated(r, ts, s[sp], s[sp + 1], f.executable.instruction(pc) >>> 8);
                s[sp + 1] = null;
                f.sp = sp + 1;
            } else {
                f.slots[f.sp++] = r;
            }
            f.pc = pc + 1;
        } catch (Throwable t) {
            f.pc = Unwinder.unwind(ts, f, pc, pc, t);
        }
        return entry >= 0 ? CompiledCode.GO_ON : Loop.run(ts, f);
    }

    /** The frame of a caller was made after that of its callee, in which an exception has come up. */
    static void adopt(Frame caller, Object thrown) {
        if (thrown instanceof PyException e && e.value.traceback instanceof PyTraceback tb
                && tb.frame instanceof Frame callee && callee != caller && callee.back == caller.back) {
            callee.back = caller;
        }
    }
}
