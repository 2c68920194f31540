package org.taipan.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Span;
import org.taipan.ops.Errors;

/**
 * A line of instructions, and labels between them that stand for jump targets: what the code generator writes and the
 * flow graph is built from. CPython's instruction_sequence.c. One thread's.
 */
public final class InstructionSequence {
    /** No label. */
    static final int NO_LABEL = -1;

    private final ArrayList<Instr> instrs = new ArrayList<>();
    /** For each label the index of the instruction behind it; null where the arguments of jumps are such indices. */
    private int[] positions;
    private int labels;

    /** A label to jump to, placed later by {@link #useLabel}. */
    public int newLabel() {
        return ++labels;
    }

    /** Places a label before the next instruction. */
    public void useLabel(int label) {
        if (positions == null) {
            positions = new int[16];
        }
        if (label >= positions.length) {
            positions = Arrays.copyOf(positions, Math.max(label + 1, 2 * positions.length));
        }
        positions[label] = instrs.size();
    }

    /** Appends an instruction; the argument of one with a target is a label. */
    public void add(int opcode, int oparg, Span loc) {
        instrs.add(new Instr(opcode, oparg, loc));
    }

    /** Puts an instruction before all others; labels move along with the instructions they stand before. */
    void addFirst(int opcode, int oparg, Span loc) {
        instrs.addFirst(new Instr(opcode, oparg, loc));
        for (int i = 0; positions != null && i < positions.length; i++) {
            positions[i]++;
        }
    }

    public int size() {
        return instrs.size();
    }

    public int opcode(int index) {
        return instrs.get(index).opcode;
    }

    /** The argument; of an instruction with a target, after {@link #resolveLabels}, the index of the target. */
    public int oparg(int index) {
        return instrs.get(index).oparg;
    }

    public Span location(int index) {
        return instrs.get(index).loc;
    }

    /**
     * Makes the arguments of instructions with targets the targets' indices.
     *
     * @throws org.taipan.objects.PyException ValueError for a label that was not placed before an instruction
     */
    public void resolveLabels() {
        if (positions == null) {
            return;
        }
        for (Instr instr : instrs) {
            if (instr.hasTarget()) {
                if (instr.oparg >= positions.length || positions[instr.oparg] > instrs.size()) {
                    throw Errors.valueError("label " + instr.oparg + " is not in use");
                }
                instr.oparg = positions[instr.oparg];
            }
        }
        positions = null;
    }

    /** A copy with labels resolved, which lasts when this sequence is used up. */
    InstructionSequence resolvedCopy() {
        var copy = new InstructionSequence();
        instrs.forEach(instr -> copy.instrs.add(instr.copy()));
        copy.positions = positions == null ? null : positions.clone();
        copy.resolveLabels();
        return copy;
    }

    /** Builds the flow graph; a block's label becomes the index of its first instruction. Uses this sequence up. */
    ControlFlowGraph toFlowGraph() {
        resolveLabels();
        int count = instrs.size();
        boolean[] isTarget = new boolean[count + 1];
        for (Instr instr : instrs) {
            if (instr.hasTarget()) {
                isTarget[instr.oparg] = true;
            }
        }
        if (isTarget[count]) {
            throw Errors.valueError("a jump leads behind the last instruction");
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

    /** The instructions of a flow graph, in its order. */
    static InstructionSequence of(ControlFlowGraph graph) {
        var sequence = new InstructionSequence();
        int index = 0;
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            b.index = index;
            index += b.used;
        }
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                sequence.add(instr.opcode, instr.hasTarget() ? instr.target.index : instr.oparg, instr.loc);
            }
        }
        return sequence;
    }
}
