package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.NOP;
import static org.taipan.bytecode.Opcode.POP_TOP;
import static org.taipan.bytecode.Opcode.STORE_FAST;
import static org.taipan.bytecode.Opcode.STORE_FAST_MAYBE_NULL;
import static org.taipan.bytecode.Opcode.SWAP;

/** Shortens runs of {@code SWAP}s, and drops those that the order of the following stores can make up for. */
final class SwapReduction {
    private static final int VISITED = -1;

    private SwapReduction() {
    }

    static void reduce(BasicBlock b) {
        for (int i = 0; i < b.used; i++) {
            if (b.instrs[i].opcode == SWAP) {
                i = shorten(b, i);
                applyStatically(b, i);
            }
        }
    }

    /**
     * Replaces the run of {@code SWAP}s and {@code NOP}s at {@code start} by the fewest swaps; returns its last index.
     */
    private static int shorten(BasicBlock b, int start) {
        int depth = b.instrs[start].oparg;
        int end = start + 1;
        boolean more = false;
        for (; end < b.used; end++) {
            Instr instr = b.instrs[end];
            if (instr.opcode == SWAP) {
                depth = Math.max(depth, instr.oparg);
                more = true;
            } else if (instr.opcode != NOP) {
                break;
            }
        }
        if (!more) {
            return start;
        }
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = i;
        }
        for (int i = start; i < end; i++) {
            if (b.instrs[i].opcode == SWAP) {
                int other = b.instrs[i].oparg - 1;
                int top = stack[0];
                stack[0] = stack[other];
                stack[other] = top;
            }
        }
        // Undoing the permutation cycle by cycle, always through the top, gives the swaps last to first.
        int current = end - 1;
        for (int i = 0; i < depth; i++) {
            if (stack[i] == VISITED || stack[i] == i) {
                continue;
            }
            int j = i;
            while (true) {
                if (j != 0) {
                    b.instrs[current--].set(SWAP, j + 1);
                }
                if (stack[j] == VISITED) {
                    break;
                }
                int nextJ = stack[j];
                stack[j] = VISITED;
                j = nextJ;
            }
        }
        while (current >= start) {
            b.instrs[current--].setNop();
        }
        return end - 1;
    }

    /** Where possible swaps the two later instructions that consume the swapped items instead of the items. */
    private static void applyStatically(BasicBlock b, int from) {
        for (int i = from; i >= 0; i--) {
            Instr swap = b.instrs[i];
            if (swap.opcode != SWAP) {
                if (swap.opcode == NOP || isSwappable(swap.opcode)) {
                    continue;
                }
                return;
            }
            int j = nextSwappable(b, i, -1);
            if (j < 0) {
                return;
            }
            int k = j;
            int line = b.instrs[j].line();
            for (int count = swap.oparg - 1; count > 0; count--) {
                k = nextSwappable(b, k, line);
                if (k < 0) {
                    return;
                }
            }
            if (storesConflict(b, j, k)) {
                return;
            }
            swap.setNop();
            Instr first = b.instrs[j];
            b.instrs[j] = b.instrs[k];
            b.instrs[k] = first;
        }
    }

    private static boolean storesConflict(BasicBlock b, int j, int k) {
        int first = storedLocal(b.instrs[j]);
        int second = storedLocal(b.instrs[k]);
        if (first < 0 && second < 0) {
            return false;
        }
        if (first == second) {
            return true;
        }
        for (int i = j + 1; i < k; i++) {
            int local = storedLocal(b.instrs[i]);
            if (local >= 0 && (local == first || local == second)) {
                return true;
            }
        }
        return false;
    }

    /** These only take the top of the stack and neither branch nor raise. */
    private static boolean isSwappable(int opcode) {
        return opcode == STORE_FAST || opcode == STORE_FAST_MAYBE_NULL || opcode == POP_TOP;
    }

    private static int storedLocal(Instr instr) {
        return instr.opcode == STORE_FAST || instr.opcode == STORE_FAST_MAYBE_NULL ? instr.oparg : -1;
    }

    private static int nextSwappable(BasicBlock b, int from, int line) {
        for (int i = from + 1; i < b.used; i++) {
            Instr instr = b.instrs[i];
            if (line >= 0 && instr.line() != line) {
                // A line event in between would show other names bound.
                return -1;
            }
            if (instr.opcode != NOP) {
                return isSwappable(instr.opcode) ? i : -1;
            }
        }
        return -1;
    }
}
