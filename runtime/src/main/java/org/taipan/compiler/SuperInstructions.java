package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

/** Joins pairs of loads and stores of the first sixteen locals into one instruction. */
final class SuperInstructions {
    private SuperInstructions() {
    }

    static void insert(BasicBlock entry) {
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i + 1 < b.used; i++) {
                Instr first = b.instrs[i];
                Instr second = b.instrs[i + 1];
                if (first.opcode == LOAD_FAST && second.opcode == LOAD_FAST) {
                    join(first, second, LOAD_FAST_LOAD_FAST);
                } else if (first.opcode == STORE_FAST && second.opcode == LOAD_FAST) {
                    join(first, second, STORE_FAST_LOAD_FAST);
                } else if (first.opcode == STORE_FAST && second.opcode == STORE_FAST) {
                    join(first, second, STORE_FAST_STORE_FAST);
                }
            }
        }
        RedundantCode.removeNops(entry);
    }

    private static void join(Instr first, Instr second, int opcode) {
        boolean differentLines = first.hasLine() && second.hasLine() && first.line() != second.line();
        if (!differentLines && first.oparg < 16 && second.oparg < 16) {
            first.set(opcode, first.oparg << 4 | second.oparg);
            second.setNop();
        }
    }
}
