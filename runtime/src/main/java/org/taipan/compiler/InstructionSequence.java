package org.taipan.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import org.taipan.frontend.Span;

/** What the code generator writes: a line of instructions, and labels between them that stand for jump targets. */
final class InstructionSequence {
    /** No label. */
    static final int NO_LABEL = -1;

    private final ArrayList<Instr> instrs = new ArrayList<>();
    private int[] positions = new int[16];
    private int labels;

    /** A label to jump to, placed later by {@link #useLabel}. */
    int newLabel() {
        return ++labels;
    }

    /** Places a label before the next instruction. */
    void useLabel(int label) {
        if (label >= positions.length) {
            positions = Arrays.copyOf(positions, Math.max(label + 1, 2 * positions.length));
        }
        positions[label] = instrs.size();
    }

    void add(int opcode, int oparg, Span loc) {
        instrs.add(new Instr(opcode, oparg, loc));
    }

    /** Puts an instruction before all others; labels move along with the instructions they stand before. */
    void addFirst(int opcode, int oparg, Span loc) {
        instrs.addFirst(new Instr(opcode, oparg, loc));
        for (int i = 0; i < positions.length; i++) {
            positions[i]++;
        }
    }

    /** Builds the flow graph; a block's label becomes the index of its first instruction. Uses this sequence up. */
    ControlFlowGraph toFlowGraph() {
        int count = instrs.size();
        boolean[] isTarget = new boolean[count];
        for (Instr instr : instrs) {
            if (instr.hasTarget()) {
                instr.oparg = positions[instr.oparg];
                isTarget[instr.oparg] = true;
            }
        }
        var graph = new ControlFlowGraph();
        for (int i = 0; i < count; i++) {
            if (isTarget[i]) {
                graph.useLabel(i);
            }
            graph.add(instrs.get(i));
        }
        return graph;
    }
}
