package org.taipan.compiler;

import java.util.Arrays;
import org.taipan.bytecode.Opcode;
import org.taipan.bytecode.Oparg;

/** Works out the exception handler of every instruction from the set-up and {@code POP_BLOCK} pseudo instructions. */
final class ExceptionTargets {
    private ExceptionTargets() {
    }

    /** Marks the blocks that are handlers. */
    static void markHandlers(BasicBlock entry) {
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                if (b.instrs[i].isBlockPush()) {
                    b.instrs[i].target.exceptHandler = true;
                }
            }
        }
    }

    /**
     * Follows the control flow with a stack of handlers; a block's {@code handlers} array is its stack, bottom first.
     */
    static void assign(ControlFlowGraph graph) {
        BasicBlock[] todo = graph.traversalStack();
        int top = 0;
        graph.entry.visited = true;
        graph.entry.handlers = new BasicBlock[0];
        todo[top++] = graph.entry;
        while (top > 0) {
            BasicBlock b = todo[--top];
            BasicBlock[] handlers = b.handlers;
            b.handlers = null;
            int yieldDepth = -1;
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                BasicBlock handler = handlers.length == 0 ? null : handlers[handlers.length - 1];
                if (instr.isBlockPush()) {
                    top = visit(instr.target, handlers, todo, top);
                    if (instr.opcode != Opcode.SETUP_FINALLY) {
                        instr.target.preserveLasti = true;
                    }
                    handlers = Arrays.copyOf(handlers, handlers.length + 1);
                    handlers[handlers.length - 1] = instr.target;
                } else if (instr.opcode == Opcode.POP_BLOCK) {
                    handlers = Arrays.copyOf(handlers, handlers.length - 1);
                    instr.setNop();
                } else {
                    instr.except = handler;
                    if (instr.isJump()) {
                        top = visit(instr.target, handlers, todo, top);
                    } else if (instr.opcode == Opcode.YIELD_VALUE) {
                        yieldDepth = handlers.length;
                    } else if (instr.opcode == Opcode.RESUME && instr.oparg != Oparg.RESUME_AT_FUNC_START) {
                        if (yieldDepth == 1) {
                            instr.oparg |= Oparg.RESUME_DEPTH1;
                        }
                        yieldDepth = -1;
                    }
                }
            }
            if (b.next != null && b.hasFallthrough()) {
                top = visit(b.next, handlers, todo, top);
            }
        }
    }

    private static int visit(BasicBlock block, BasicBlock[] handlers, BasicBlock[] todo, int top) {
        if (block.visited) {
            return top;
        }
        block.visited = true;
        block.handlers = handlers;
        todo[top] = block;
        return top + 1;
    }
}
