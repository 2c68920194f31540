package org.taipan.interpreter;

import java.math.BigInteger;
import org.taipan.bytecode.LineTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;

/** What may be done to a frame from outside: {@code f_lineno = …} ({@code frame_setlineno}) and {@code clear()}. */
final class FrameJumps {
    private FrameJumps() {
    }

    /** Moves a frame whose trace function runs to the first instruction of a line that its stack fits. */
    static void jump(ThreadState ts, Frame f, Object line) {
        if (!(line instanceof Long || line instanceof BigInteger)) {
            throw Errors.valueError("lineno must be an integer");
        }
        checkEvent(f);
        BigInteger big = PyLong.big(line);
        if (big.bitLength() > 31) {
            throw Errors.valueError("lineno out of range");
        }
        int wanted = big.intValue();
        if (wanted < f.code.firstLineNo) {
            throw Errors.valueError("line " + wanted + " comes before the current code block");
        }
        int[] lines = lineStarts(f);
        int target = Integer.MAX_VALUE;
        for (int l : lines) {
            if (l >= wanted && l < target) {
                target = l;
            }
        }
        if (target == Integer.MAX_VALUE) {
            throw Errors.valueError("line " + wanted + " comes after the current code block");
        }
        move(ts, f, lines, target);
    }

    private static void checkEvent(Frame f) {
        FrameExtras e = f.extras;
        switch (e == null ? Event.NONE : e.event) {
            case Event.PY_RESUME, Event.JUMP, Event.BRANCH, Event.LINE, Event.PY_YIELD -> {
            }
            case Event.NONE -> throw Errors.valueError("f_lineno can only be set in a trace function");
            case Event.PY_START -> throw Errors.valueError("can't jump from the 'call' trace event of a new frame");
            case Event.CALL, Event.C_RETURN -> throw Errors.valueError("can't jump during a call");
            default -> throw Errors.valueError("can only jump from a 'line' trace event");
        }
    }

    /** For each code unit the line that starts there, or -1. */
    private static int[] lineStarts(Frame f) {
        int[] lines = new int[f.code.code.length / 2];
        java.util.Arrays.fill(lines, -1);
        LineTable.Cursor cursor = new LineTable.Cursor(f.code.lineTable, f.code.firstLineNo);
        int last = -1;
        while (cursor.next()) {
            if (cursor.line != last && cursor.line >= 0 && cursor.start < lines.length) {
                lines[cursor.start] = cursor.line;
                last = cursor.line;
            }
        }
        return lines;
    }

    private static void move(ThreadState ts, Frame f, int[] lines, int line) {
        long[] stacks = StackKinds.of(f.code);
        long start = stacks[f.executable.units[f.pc]];
        long best = StackKinds.OVERFLOWED;
        int unit = -1;
        String message = "cannot find bytecode for specified line";
        boolean explained = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] != line) {
                continue;
            }
            if (StackKinds.compatible(start, stacks[i])) {
                if (stacks[i] > best) {
                    best = stacks[i];
                    unit = i;
                }
            } else if (!explained) {
                if (start == StackKinds.OVERFLOWED) {
                    message = "stack to deep to analyze";
                } else if (start == StackKinds.UNINITIALIZED) {
                    message = "can't jump from unreachable code";
                } else {
                    message = StackKinds.explain(stacks[i]);
                    explained = true;
                }
            }
        }
        if (unit < 0) {
            throw Errors.valueError(message);
        }
        bindLocals(ts, f);
        if (f.extras.event == Event.PY_YIELD) {
            // The value stays on top, and the loop goes on after the instruction that it thinks it is at.
            Object yielded = f.slots[--f.sp];
            unwind(ts, f, StackKinds.pop(start), best);
            f.slots[f.sp++] = yielded;
            f.pc = f.executable.indexOf(unit) - 1;
            f.extras.movedAtYield = true;
            return;
        }
        unwind(ts, f, start, best);
        f.pc = f.executable.indexOf(unit);
    }

    /** The compiler may have proven that a local is bound where the jump leads. */
    private static void bindLocals(ThreadState ts, Frame f) {
        int unbound = 0;
        for (int i = 0; i < f.executable.localCount; i++) {
            unbound += f.slots[i] == null ? 1 : 0;
        }
        if (unbound == 0) {
            return;
        }
        Warnings.warn(ts, Exc.RuntimeWarning, "assigning None to " + unbound + " unbound local"
                + (unbound == 1 ? "" : "s"), 1);
        for (int i = 0; i < f.executable.localCount; i++) {
            if (f.slots[i] == null) {
                f.slots[i] = PyNone.NONE;
            }
        }
    }

    private static void unwind(ThreadState ts, Frame f, long from, long to) {
        for (long s = from; s > to; s = StackKinds.pop(s)) {
            Object value = f.slots[--f.sp];
            f.slots[f.sp] = null;
            if (StackKinds.top(s) == StackKinds.EXCEPTION) {
                ts.exceptions.value = value instanceof PyBaseException e ? e : null;
            }
        }
    }

    static void clear(ThreadState ts, Frame f) {
        if (f.generator != null) {
            if (f.generator.state() == GeneratorBase.EXECUTING) {
                throw Errors.runtimeError("cannot clear an executing frame");
            }
            if (f.generator.isSuspended()) {
                throw Errors.runtimeError("cannot clear a suspended frame");
            }
            f.generator.closeMethod(ts);
        } else if (!f.finished) {
            throw Errors.runtimeError("cannot clear an executing frame");
        }
        java.util.Arrays.fill(f.slots, null);
    }
}
