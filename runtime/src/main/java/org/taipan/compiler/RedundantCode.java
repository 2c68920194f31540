package org.taipan.compiler;

import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Span;

/**
 * Removes what has no effect: {@code NOP}s that carry no line, pushes popped at once, jumps to the next instruction.
 */
final class RedundantCode {
    private RedundantCode() {
    }

    static int removeNops(BasicBlock entry) {
        int removed = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            removed += removeNopsIn(b);
        }
        return removed;
    }

    /** A {@code NOP} may go if no line event depends on it. */
    private static int removeNopsIn(BasicBlock b) {
        int kept = 0;
        int previousLine = -1;
        int count = b.used;
        for (int i = 0; i < count; i++) {
            Instr instr = b.instrs[i];
            int line = instr.line();
            if (instr.opcode == Opcode.NOP && isRedundant(b, i, line, previousLine)) {
                continue;
            }
            b.instrs[kept++] = instr;
            previousLine = line;
        }
        b.used = kept;
        return count - kept;
    }

    private static boolean isRedundant(BasicBlock b, int i, int line, int previousLine) {
        if (line < 0 || line == previousLine) {
            return true;
        }
        if (i < b.used - 1) {
            Instr following = b.instrs[i + 1];
            if (following.line() < 0) {
                following.loc = b.instrs[i].loc;
                return true;
            }
            return following.line() == line;
        }
        BasicBlock next = BasicBlock.nonEmpty(b.next);
        if (next == null) {
            return false;
        }
        Span nextLoc = Instr.NO_LOCATION;
        for (int k = 0; k < next.used; k++) {
            Instr instr = next.instrs[k];
            if (instr.opcode != Opcode.NOP || instr.line() != -1) {
                nextLoc = instr.loc;
                break;
            }
        }
        return nextLoc.line() == line;
    }

    /** Removes {@code NOP}s, and a constant or a copy that the next instruction pops. */
    static void removeNopsAndPairs(BasicBlock entry) {
        boolean done = false;
        while (!done) {
            done = true;
            Instr instr = null;
            for (BasicBlock b = entry; b != null; b = b.next) {
                removeNopsIn(b);
                if (b.hasLabel()) {
                    instr = null;
                }
                for (int i = 0; i < b.used; i++) {
                    Instr previous = instr;
                    instr = b.instrs[i];
                    if (instr.opcode == Opcode.POP_TOP && previous != null && (previous.opcode == Opcode.LOAD_CONST
                            || previous.opcode == Opcode.COPY && previous.oparg == 1)) {
                        previous.setNop();
                        instr.setNop();
                        done = false;
                    }
                }
                if (instr != null && instr.isJump() || !b.hasFallthrough()) {
                    instr = null;
                }
            }
        }
    }

    static void removeNopsAndJumps(BasicBlock entry) {
        int removed;
        do {
            removed = removeNops(entry);
            removed += removeJumps(entry);
        } while (removed > 0);
    }

    private static int removeJumps(BasicBlock entry) {
        int removed = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            Instr last = b.last();
            if (last != null && last.isUnconditionalJump()
                    && BasicBlock.nonEmpty(last.target) == BasicBlock.nonEmpty(b.next)) {
                last.setNop();
                removed++;
            }
        }
        return removed;
    }
}
