package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

/** Turns {@code LOAD_FAST} of a local that may be unbound into {@code LOAD_FAST_CHECK}. */
final class LocalChecks {
    /** Locals from this number on are followed within single blocks only. */
    private static final int TRACKED = 64;

    private final BasicBlock[] stack;
    private int top;

    private LocalChecks(BasicBlock[] stack) {
        this.stack = stack;
    }

    static void add(ControlFlowGraph graph, int localCount, int parameterCount) {
        if (localCount == 0) {
            return;
        }
        if (localCount > TRACKED) {
            scanManyLocals(graph.entry, localCount);
        }
        new LocalChecks(graph.traversalStack()).run(graph.entry, Math.min(localCount, TRACKED), parameterCount);
    }

    private void run(BasicBlock entry, int localCount, int parameterCount) {
        long unbound = 0;
        for (int i = parameterCount; i < localCount; i++) {
            unbound |= 1L << i;
        }
        push(entry, unbound);
        for (BasicBlock b = entry; b != null; b = b.next) {
            scan(b);
        }
        while (top > 0) {
            BasicBlock b = stack[--top];
            b.visited = false;
            scan(b);
        }
    }

    /** Notes what may be unbound at the top of a block; if that is news, the block will be scanned (again). */
    private void push(BasicBlock b, long unbound) {
        long both = b.unsafeLocals | unbound;
        if (b.unsafeLocals != both) {
            b.unsafeLocals = both;
            if (!b.visited) {
                stack[top++] = b;
                b.visited = true;
            }
        }
    }

    private void scan(BasicBlock b) {
        long unbound = b.unsafeLocals;
        for (int i = 0; i < b.used; i++) {
            Instr instr = b.instrs[i];
            if (instr.except != null) {
                push(instr.except, unbound);
            }
            if (instr.oparg >= TRACKED) {
                continue;
            }
            long bit = 1L << instr.oparg;
            switch (instr.opcode) {
                case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> unbound |= bit;
                case STORE_FAST, LOAD_FAST_CHECK -> unbound &= ~bit;
                case LOAD_FAST -> {
                    if ((unbound & bit) != 0) {
                        instr.opcode = LOAD_FAST_CHECK;
                    }
                    unbound &= ~bit;
                }
                default -> {
                }
            }
        }
        if (b.next != null && b.hasFallthrough()) {
            push(b.next, unbound);
        }
        Instr last = b.last();
        if (last != null && last.isJump()) {
            push(last.target, unbound);
        }
    }

    private static void scanManyLocals(BasicBlock entry, int localCount) {
        int[] boundIn = new int[localCount - TRACKED];
        int block = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            block++;
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                int local = instr.oparg - TRACKED;
                if (local < 0) {
                    continue;
                }
                switch (instr.opcode) {
                    case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> boundIn[local] = block - 1;
                    case STORE_FAST -> boundIn[local] = block;
                    case LOAD_FAST -> {
                        if (boundIn[local] != block) {
                            instr.opcode = LOAD_FAST_CHECK;
                        }
                        boundIn[local] = block;
                    }
                    default -> {
                    }
                }
            }
        }
    }
}
