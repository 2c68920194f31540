package org.taipan.interpreter;

import static org.taipan.interpreter.Op.*;

/** Where line events may happen: {@code initialize_lines} of CPython's instrumentation. */
final class LineStarts {
    private LineStarts() {
    }

    /** For each instruction whether a line starts there: in the order of the code, or because something jumps there. */
    static boolean[] of(Executable x) {
        int[] lines = x.lines();
        boolean[] starts = new boolean[lines.length];
        int current = -1;
        boolean traceable = false;
        for (int i = 0; i < lines.length; i++) {
            switch (x.instruction(i) & 0xFF) {
                case RESUME -> traceable = true;
                case END_ASYNC_FOR, END_FOR, END_SEND -> {
                }
                default -> {
                    if (traceable) {
                        starts[i] = lines[i] != current && lines[i] >= 0;
                        current = lines[i];
                    }
                }
            }
        }
        for (int i = 0; i < lines.length; i++) {
            int ins = x.instruction(i);
            int target = switch (ins & 0xFF) {
                case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, JUMP_FORWARD,
                        JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> ins >>> 8;
                case SEND -> (ins >>> 8) + 1;
                default -> -1;
            };
            mark(starts, lines, target);
        }
        for (int row = 0; row < x.handlers.length; row += Executable.HANDLER_WIDTH) {
            int target = x.handlers[row + 2];
            if ((x.instruction(target) & 0xFF) != END_ASYNC_FOR) {
                mark(starts, lines, target);
            }
        }
        return starts;
    }

    private static void mark(boolean[] starts, int[] lines, int target) {
        if (target >= 0 && target < lines.length && lines[target] >= 0) {
            starts[target] = true;
        }
    }
}
