package org.taipan.compiler;

import org.taipan.bytecode.Opcode;

/**
 * Replaces jumps to small blocks that leave the frame, or that have no line of their own, by copies of those blocks.
 */
final class ExitBlocks {
    private static final int MAX_COPY_SIZE = 4;

    private ExitBlocks() {
    }

    static void inlineSmall(BasicBlock entry) {
        boolean changed;
        do {
            changed = false;
            for (BasicBlock b = entry; b != null; b = b.next) {
                changed |= inlineTarget(b);
            }
        } while (changed);
    }

    private static boolean inlineTarget(BasicBlock b) {
        Instr last = b.last();
        if (last == null || !last.isUnconditionalJump()) {
            return false;
        }
        BasicBlock target = last.target;
        boolean smallExit = target.exitsScope() && target.used <= MAX_COPY_SIZE;
        boolean noLine = target.hasNoLine() && !target.hasFallthrough();
        if (!smallExit && !noLine) {
            return false;
        }
        boolean polls = last.opcode == Opcode.JUMP;
        last.setNop();
        b.addCopies(target);
        if (noLine && polls && b.last().isUnconditionalJump()) {
            // The removed jump polled for signals, so the copied one must.
            b.last().opcode = Opcode.JUMP;
        }
        target.predecessors--;
        return true;
    }
}
