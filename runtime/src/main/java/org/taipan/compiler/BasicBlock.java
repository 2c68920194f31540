package org.taipan.compiler;

import java.util.Arrays;
import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Span;

/** A run of instructions that control enters only at the top and leaves only at the bottom. */
final class BasicBlock {
    /** The label by which jumps find this block, or {@link InstructionSequence#NO_LABEL}. */
    int label = InstructionSequence.NO_LABEL;
    Instr[] instrs = new Instr[8];
    int used;
    /** The following block in the order of the code. */
    BasicBlock next;
    /** How many ways lead here. */
    int predecessors;
    /** The stack depth at the top. */
    int startDepth;
    /** The handlers in force at the top, while they are being worked out. */
    BasicBlock[] handlers;
    /** Which of the first 64 locals may be unbound at the top. */
    long unsafeLocals;
    /** The index of the first instruction in the finished code. */
    int index;
    boolean visited;
    boolean exceptHandler;
    /** As a handler, wants the index of the raising instruction below the exception. */
    boolean preserveLasti;
    boolean cold;
    boolean warm;

    Instr last() {
        return used > 0 ? instrs[used - 1] : null;
    }

    void add(Instr instr) {
        if (used == instrs.length) {
            instrs = Arrays.copyOf(instrs, used + (used >> 1) + 4);
        }
        instrs[used++] = instr;
    }

    Instr add(int opcode, int oparg, Span loc) {
        Instr instr = new Instr(opcode, oparg, loc);
        add(instr);
        return instr;
    }

    void addJump(int opcode, BasicBlock target, Span loc) {
        add(opcode, target.label, loc).target = target;
    }

    void insert(int position, Instr instr) {
        add(instr);
        System.arraycopy(instrs, position, instrs, position + 1, used - 1 - position);
        instrs[position] = instr;
    }

    /** Appends copies of another block's instructions. */
    void addCopies(BasicBlock from) {
        int count = from.used;
        for (int i = 0; i < count; i++) {
            add(from.instrs[i].copy());
        }
    }

    boolean hasLabel() {
        return label != InstructionSequence.NO_LABEL;
    }

    /** Whether control can run off the end into the next block. */
    boolean hasFallthrough() {
        Instr last = last();
        return last == null || !(Opcode.isScopeExit(last.opcode) || last.isUnconditionalJump());
    }

    /** Whether the block ends by leaving the frame. */
    boolean exitsScope() {
        Instr last = last();
        return last != null && Opcode.isScopeExit(last.opcode);
    }

    boolean hasEvalBreak() {
        for (int i = 0; i < used; i++) {
            if (Opcode.hasEvalBreak(instrs[i].opcode)) {
                return true;
            }
        }
        return false;
    }

    boolean hasNoLine() {
        for (int i = 0; i < used; i++) {
            if (instrs[i].hasLine()) {
                return false;
            }
        }
        return true;
    }

    /** The first block from {@code block} on that has instructions, or null. */
    static BasicBlock nonEmpty(BasicBlock block) {
        BasicBlock b = block;
        while (b != null && b.used == 0) {
            b = b.next;
        }
        return b;
    }
}
