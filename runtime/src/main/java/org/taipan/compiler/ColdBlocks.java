package org.taipan.compiler;

import org.taipan.bytecode.Opcode;

/** Moves the blocks that only exceptions lead to behind all others. */
final class ColdBlocks {
    private ColdBlocks() {
    }

    static void moveToEnd(ControlFlowGraph graph) {
        BasicBlock entry = graph.entry;
        if (entry.next == null) {
            return;
        }
        markWarm(graph);
        markCold(graph);
        addExplicitJumps(graph);
        BasicBlock cold = null;
        BasicBlock coldTail = null;
        BasicBlock b = entry;
        while (b.next != null) {
            while (b.next != null && !b.next.cold) {
                b = b.next;
            }
            if (b.next == null) {
                break;
            }
            BasicBlock end = b.next;
            while (end.next != null && end.next.cold) {
                end = end.next;
            }
            if (cold == null) {
                cold = b.next;
            } else {
                coldTail.next = b.next;
            }
            coldTail = end;
            b.next = end.next;
            end.next = null;
        }
        b.next = cold;
        if (cold != null) {
            RedundantCode.removeNopsAndJumps(entry);
        }
    }

    private static void markWarm(ControlFlowGraph graph) {
        BasicBlock[] stack = graph.traversalStack();
        int top = 0;
        graph.entry.visited = true;
        stack[top++] = graph.entry;
        while (top > 0) {
            BasicBlock b = stack[--top];
            b.warm = true;
            if (b.next != null && b.hasFallthrough() && !b.next.visited) {
                b.next.visited = true;
                stack[top++] = b.next;
            }
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.isJump() && !instr.target.visited) {
                    instr.target.visited = true;
                    stack[top++] = instr.target;
                }
            }
        }
    }

    private static void markCold(ControlFlowGraph graph) {
        BasicBlock[] stack = graph.traversalStack();
        int top = 0;
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            if (b.exceptHandler) {
                b.visited = true;
                stack[top++] = b;
            }
        }
        while (top > 0) {
            BasicBlock b = stack[--top];
            b.cold = true;
            BasicBlock next = b.next;
            if (next != null && b.hasFallthrough() && !next.warm && !next.visited) {
                next.visited = true;
                stack[top++] = next;
            }
            Instr last = b.last();
            if (last != null && last.isJump() && !last.target.warm && !last.target.visited) {
                last.target.visited = true;
                stack[top++] = last.target;
            }
        }
    }

    /** A cold block that runs into a warm one needs a jump there once it is moved away. */
    private static void addExplicitJumps(ControlFlowGraph graph) {
        int nextLabel = graph.maxLabel() + 1;
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            if (b.cold && b.hasFallthrough() && b.next != null && b.next.warm) {
                if (!b.next.hasLabel()) {
                    b.next.label = nextLabel++;
                }
                var jump = new BasicBlock();
                jump.addJump(Opcode.JUMP_NO_INTERRUPT, b.next, Instr.NO_LOCATION);
                jump.cold = true;
                jump.next = b.next;
                jump.predecessors = 1;
                b.next = jump;
            }
        }
    }
}
