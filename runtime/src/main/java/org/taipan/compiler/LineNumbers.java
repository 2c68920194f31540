package org.taipan.compiler;

import org.taipan.frontend.Span;

/** Gives every instruction that leaves the frame or polls a line, as PEP 626 demands. */
final class LineNumbers {
    private LineNumbers() {
    }

    static void resolve(ControlFlowGraph graph) {
        duplicateExits(graph);
        propagate(graph.entry);
    }

    /** An exit block without a line gets one copy for each jump that leads to it, with the jump's line. */
    private static void duplicateExits(ControlFlowGraph graph) {
        int nextLabel = graph.maxLabel() + 1;
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            Instr last = b.last();
            if (last == null || !last.isJump()) {
                continue;
            }
            BasicBlock target = BasicBlock.nonEmpty(last.target);
            if (isExitWithoutLine(target) && target.predecessors > 1) {
                var copy = new BasicBlock();
                copy.addCopies(target);
                copy.instrs[0].loc = last.loc;
                last.target = copy;
                target.predecessors--;
                copy.predecessors = 1;
                copy.next = target.next;
                copy.label = nextLabel++;
                target.next = copy;
            }
        }
        // What remains is reached by falling through, from one predecessor.
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            if (b.hasFallthrough() && b.next != null && b.used > 0 && isExitWithoutLine(b.next)) {
                b.next.instrs[0].loc = b.last().loc;
            }
        }
    }

    private static boolean isExitWithoutLine(BasicBlock b) {
        return (b.exitsScope() || b.hasEvalBreak()) && b.hasNoLine();
    }

    /** Instructions without a line take that of their predecessor, across blocks if it is the only one. */
    private static void propagate(BasicBlock entry) {
        for (BasicBlock b = entry; b != null; b = b.next) {
            Instr last = b.last();
            if (last == null) {
                continue;
            }
            Span previous = Instr.NO_LOCATION;
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.hasLine()) {
                    previous = instr.loc;
                } else {
                    instr.loc = previous;
                }
            }
            if (b.hasFallthrough() && b.next != null) {
                inherit(b.next, previous);
            }
            if (last.isJump()) {
                inherit(last.target, previous);
            }
        }
    }

    private static void inherit(BasicBlock block, Span loc) {
        if (block.predecessors == 1 && block.used > 0 && !block.instrs[0].hasLine()) {
            block.instrs[0].loc = loc;
        }
    }
}
