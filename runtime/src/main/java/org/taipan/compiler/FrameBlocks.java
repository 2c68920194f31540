package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Span;

/** The stack of {@link FrameBlock}s, and the code that leaves them early. */
final class FrameBlocks extends Emitter {
    private static final int MAX_BLOCKS = 21;

    /** The location of unwinding code, and the loop at which it stopped. */
    static final class Unwinding {
        Span loc;
        FrameBlock loop;

        Unwinding(Span loc) {
            this.loc = loc;
        }
    }

    FrameBlocks(CodeGenerator g) {
        super(g);
    }

    void push(FrameBlock block) {
        if (unit().blocks.size() >= MAX_BLOCKS) {
            throw g.error(block.loc(), "too many statically nested blocks");
        }
        unit().blocks.add(block);
    }

    void push(Kind kind, int start, int exit, Span loc) {
        push(new FrameBlock(kind, start, exit, loc));
    }

    void pop() {
        unit().blocks.removeLast();
    }

    /** Unwinds all blocks, or those inside the innermost loop. */
    void unwindAll(Unwinding unwinding, boolean preserveTop, boolean toLoop) {
        ArrayList<FrameBlock> blocks = unit().blocks;
        if (blocks.isEmpty()) {
            return;
        }
        FrameBlock top = blocks.getLast();
        if (top.kind() == Kind.EXCEPTION_GROUP_HANDLER) {
            throw g.error(unwinding.loc,
                    "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (toLoop && top.isLoop()) {
            unwinding.loop = top;
            return;
        }
        // While its code is written, a block is not around it.
        blocks.removeLast();
        unwind(unwinding, top, preserveTop);
        unwindAll(unwinding, preserveTop, toLoop);
        blocks.add(top);
    }

    /** Leaves one block; {@code preserveTop} says that there is a value on top of the stack to keep. */
    void unwind(Unwinding unwinding, FrameBlock block, boolean preserveTop) {
        Span loc = unwinding.loc;
        switch (block.kind()) {
            case WHILE_LOOP, EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR,
                    STOP_ITERATION -> {
            }
            case FOR_LOOP, POP_VALUE -> {
                swapIf(loc, preserveTop);
                op(loc, POP_TOP);
            }
            case TRY_EXCEPT -> op(loc, POP_BLOCK);
            case FINALLY_TRY -> {
                op(loc, POP_BLOCK);
                if (preserveTop) {
                    push(Kind.POP_VALUE, NO_LABEL, NO_LABEL, loc);
                }
                statements(block.finalBody());
                if (preserveTop) {
                    pop();
                }
                // What follows belongs to the statement that unwinds, but runs after the finally clause.
                unwinding.loc = NO_LOCATION;
            }
            case FINALLY_END -> {
                swapIf(loc, preserveTop);
                op(loc, POP_TOP);
                swapIf(loc, preserveTop);
                op(loc, POP_BLOCK);
                op(loc, POP_EXCEPT);
            }
            case WITH, ASYNC_WITH -> {
                op(block.loc(), POP_BLOCK);
                swapIf(block.loc(), preserveTop);
                g.withs.callExit(block.loc());
                if (block.kind() == Kind.ASYNC_WITH) {
                    awaitTop(block.loc(), 2);
                }
                op(block.loc(), POP_TOP);
                unwinding.loc = NO_LOCATION;
            }
            case HANDLER_CLEANUP -> {
                if (block.name() != null) {
                    op(loc, POP_BLOCK);
                }
                swapIf(loc, preserveTop);
                op(loc, POP_BLOCK);
                op(loc, POP_EXCEPT);
                if (block.name() != null) {
                    loadNone(loc);
                    store(loc, block.name());
                    delete(loc, block.name());
                }
            }
        }
    }

    private void swapIf(Span loc, boolean preserveTop) {
        if (preserveTop) {
            op(loc, SWAP, 2);
        }
    }
}
