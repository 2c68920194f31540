package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** {@code for}, {@code async for}, {@code while}, {@code break} and {@code continue}. */
final class Loops extends Emitter {
    Loops(CodeGenerator g) {
        super(g);
    }

    void forLoop(Ast.For s) {
        int start = newLabel();
        int cleanup = newLabel();
        int end = newLabel();
        g.blocks.push(Kind.FOR_LOOP, start, end, s.span());
        visit(s.iter());
        Span loc = s.iter().span();
        op(loc, GET_ITER);
        use(start);
        jump(loc, FOR_ITER, cleanup);
        // Gives the target its line event; removed where it is not needed.
        op(s.target().span(), NOP);
        visit(s.target());
        statements(s.body());
        jump(NO_LOCATION, JUMP, start);
        use(cleanup);
        // Monitoring relies on END_FOR being first: iteration over a generator jumps to it, other iteration past it.
        op(NO_LOCATION, END_FOR);
        op(NO_LOCATION, POP_TOP);
        g.blocks.pop();
        statements(s.orelse());
        use(end);
    }

    void asyncFor(Ast.AsyncFor s) {
        Span loc = s.span();
        if (g.isTopLevelAwait()) {
            unit().ste.coroutine = true;
        } else if (unit().scope != Scope.ASYNC_FUNCTION) {
            throw g.error(loc, "'async for' outside async function");
        }
        int start = newLabel();
        int except = newLabel();
        int end = newLabel();
        visit(s.iter());
        op(s.iter().span(), GET_AITER);
        use(start);
        g.blocks.push(Kind.FOR_LOOP, start, end, loc);
        jump(loc, SETUP_FINALLY, except);
        op(loc, GET_ANEXT);
        loadNone(loc);
        yieldFrom(loc, true);
        op(loc, POP_BLOCK);
        visit(s.target());
        statements(s.body());
        jump(NO_LOCATION, JUMP, start);
        g.blocks.pop();
        use(except);
        op(s.iter().span(), END_ASYNC_FOR);
        statements(s.orelse());
        use(end);
    }

    void whileLoop(Ast.While s) {
        int loop = newLabel();
        int body = newLabel();
        int end = newLabel();
        int anchor = newLabel();
        use(loop);
        g.blocks.push(Kind.WHILE_LOOP, loop, end, s.span());
        g.conditions.jumpIf(s.span(), s.test(), anchor, false);
        use(body);
        statements(s.body());
        g.conditions.jumpIf(s.span(), s.test(), body, true);
        g.blocks.pop();
        use(anchor);
        statements(s.orelse());
        use(end);
    }

    void breakLoop(Span loc) {
        op(loc, NOP);
        var unwinding = new FrameBlocks.Unwinding(loc);
        g.blocks.unwindAll(unwinding, false, true);
        FrameBlock loop = unwinding.loop;
        if (loop == null) {
            throw g.error(loc, "'break' outside loop");
        }
        g.blocks.unwind(unwinding, loop, false);
        jump(unwinding.loc, JUMP, loop.exit());
    }

    void continueLoop(Span loc) {
        op(loc, NOP);
        var unwinding = new FrameBlocks.Unwinding(loc);
        g.blocks.unwindAll(unwinding, false, true);
        if (unwinding.loop == null) {
            throw g.error(loc, "'continue' not properly in loop");
        }
        jump(unwinding.loc, JUMP, unwinding.loop.start());
    }
}
