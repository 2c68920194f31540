package org.taipan.compiler;

import org.taipan.bytecode.StackEffect;
import org.taipan.ops.Errors;

/** Finds the greatest depth of the value stack, and the depth at the top of each block. */
final class StackDepth {
    private final BasicBlock[] stack;
    private int top;

    private StackDepth(BasicBlock[] stack) {
        this.stack = stack;
    }

    /** Follows every flow path once; a cycle is taken to have no net effect. */
    static int compute(ControlFlowGraph graph) {
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            b.startDepth = Integer.MIN_VALUE;
        }
        return new StackDepth(graph.traversalStack()).run(graph.entry);
    }

    private int run(BasicBlock entry) {
        int max = 0;
        push(entry, 0);
        while (top > 0) {
            BasicBlock b = stack[--top];
            int depth = b.startDepth;
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.hasTarget()) {
                    int targetDepth = depth + StackEffect.of(instr.opcode, instr.oparg, true);
                    max = Math.max(max, targetDepth);
                    push(instr.target, targetDepth);
                }
                depth += StackEffect.of(instr.opcode, instr.oparg, false);
                if (depth < 0) {
                    throw Errors.valueError("Invalid CFG, stack underflow");
                }
                max = Math.max(max, depth);
            }
            if (b.next != null && b.hasFallthrough()) {
                push(b.next, depth);
            }
        }
        return max;
    }

    private void push(BasicBlock b, int depth) {
        if (b.startDepth == Integer.MIN_VALUE) {
            b.startDepth = depth;
            stack[top++] = b;
        } else if (b.startDepth != depth) {
            throw Errors.valueError("Invalid CFG, inconsistent stackdepth");
        }
    }
}
