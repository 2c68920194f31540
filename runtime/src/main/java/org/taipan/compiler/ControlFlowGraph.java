package org.taipan.compiler;

import static org.taipan.compiler.InstructionSequence.NO_LABEL;

import org.taipan.bytecode.Opcode;
import org.taipan.ops.Errors;

/**
 * The basic blocks of one code unit, linked in the order of the code.
 *
 * <p>The passes and their order are those of CPython 3.13's flowgraph.c, since the code must come out the same.
 */
final class ControlFlowGraph {
    final BasicBlock entry = new BasicBlock();
    private BasicBlock current = entry;
    private int pendingLabel = NO_LABEL;

    /** Makes {@code label} stand for the next instruction. */
    void useLabel(int label) {
        pendingLabel = label;
        startBlockIfNeeded();
    }

    /** Appends an instruction. */
    void add(Instr instr) {
        startBlockIfNeeded();
        current.add(instr);
    }

    private void startBlockIfNeeded() {
        if (currentIsTerminated()) {
            var block = new BasicBlock();
            block.label = pendingLabel;
            pendingLabel = NO_LABEL;
            current.next = block;
            current = block;
        }
    }

    private boolean currentIsTerminated() {
        Instr last = current.last();
        if (last != null && Opcode.isTerminator(last.opcode)) {
            return true;
        }
        if (pendingLabel != NO_LABEL) {
            if (last != null || current.hasLabel()) {
                return true;
            }
            current.label = pendingLabel;
            pendingLabel = NO_LABEL;
        }
        return false;
    }

    /** Optimises: everything up to the choice of the blocks' final order. */
    void optimize(ConstantTable consts, int localCount, int parameterCount) {
        linkTargets();
        ExceptionTargets.markHandlers(entry);
        ExceptionTargets.assign(this);
        ExitBlocks.inlineSmall(entry);
        removeUnreachable();
        LineNumbers.resolve(this);
        new Peephole(consts).optimize(entry);
        RedundantCode.removeNopsAndPairs(entry);
        removeUnreachable();
        RedundantCode.removeNopsAndJumps(entry);
        consts.removeUnused(entry);
        LocalChecks.add(this, localCount, parameterCount);
        SuperInstructions.insert(entry);
        ColdBlocks.moveToEnd(this);
        LineNumbers.resolve(this);
    }

    /** Lowers the pseudo instructions and gives every conditional jump the forward direction. */
    void lower() {
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.isBlockPush()) {
                    instr.setNop();
                } else if (instr.opcode == Opcode.LOAD_CLOSURE) {
                    instr.opcode = Opcode.LOAD_FAST;
                } else if (instr.opcode == Opcode.STORE_FAST_MAYBE_NULL) {
                    instr.opcode = Opcode.STORE_FAST;
                }
            }
        }
        RedundantCode.removeNopsAndJumps(entry);
        clearVisited();
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.visited = true;
            normalizeJump(b);
        }
    }

    /** Turns a conditional jump backwards into its opposite over an unconditional one. */
    private static void normalizeJump(BasicBlock b) {
        Instr last = b.last();
        if (last == null || !last.isJump() || last.isUnconditionalJump() || !last.target.visited) {
            return;
        }
        int reversed = switch (last.opcode) {
            case Opcode.POP_JUMP_IF_NOT_NONE -> Opcode.POP_JUMP_IF_NONE;
            case Opcode.POP_JUMP_IF_NONE -> Opcode.POP_JUMP_IF_NOT_NONE;
            case Opcode.POP_JUMP_IF_FALSE -> Opcode.POP_JUMP_IF_TRUE;
            case Opcode.POP_JUMP_IF_TRUE -> Opcode.POP_JUMP_IF_FALSE;
            default -> throw Errors.systemError("malformed control flow graph.");
        };
        var backwards = new BasicBlock();
        backwards.addJump(Opcode.JUMP, last.target, last.loc);
        last.opcode = reversed;
        last.target = b.next;
        backwards.cold = b.cold;
        backwards.next = b.next;
        backwards.visited = true;
        b.next = backwards;
    }

    /** Resolves the labels in the arguments of jumps and handler set-ups to blocks. */
    void linkTargets() {
        var byLabel = new BasicBlock[maxLabel() + 1];
        for (BasicBlock b = entry; b != null; b = b.next) {
            if (b.hasLabel()) {
                byLabel[b.label] = b;
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.hasTarget()) {
                    instr.target = byLabel[instr.oparg];
                }
            }
        }
    }

    int maxLabel() {
        int max = -1;
        for (BasicBlock b = entry; b != null; b = b.next) {
            max = Math.max(max, b.label);
        }
        return max;
    }

    /** Clears the blocks' marks and returns room for a stack of all of them. */
    BasicBlock[] traversalStack() {
        return new BasicBlock[clearVisited()];
    }

    private int clearVisited() {
        int count = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.visited = false;
            count++;
        }
        return count;
    }

    /** Counts predecessors and empties the blocks that nothing leads to. */
    void removeUnreachable() {
        BasicBlock[] stack = traversalStack();
        for (BasicBlock b = entry; b != null; b = b.next) {
            b.predecessors = 0;
        }
        int top = 0;
        entry.predecessors = 1;
        entry.visited = true;
        stack[top++] = entry;
        while (top > 0) {
            BasicBlock b = stack[--top];
            if (b.next != null && b.hasFallthrough()) {
                if (!b.next.visited) {
                    b.next.visited = true;
                    stack[top++] = b.next;
                }
                b.next.predecessors++;
            }
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                if (instr.hasTarget()) {
                    if (!instr.target.visited) {
                        instr.target.visited = true;
                        stack[top++] = instr.target;
                    }
                    instr.target.predecessors++;
                }
            }
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            if (b.predecessors == 0) {
                b.used = 0;
                b.exceptHandler = false;
            }
        }
    }
}
