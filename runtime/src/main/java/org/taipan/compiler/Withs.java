package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** {@code with} and {@code async with}. */
final class Withs extends Emitter {
    Withs(CodeGenerator g) {
        super(g);
    }

    void with(Ast.With s, int position) {
        Ast.WithItem item = s.items().get(position);
        int block = newLabel();
        int handler = newLabel();
        int exit = newLabel();
        int cleanup = newLabel();
        visit(item.contextExpr());
        Span loc = item.contextExpr().span();
        op(loc, BEFORE_WITH);
        jump(loc, SETUP_WITH, handler);
        g.blocks.push(Kind.WITH, block, handler, loc);
        bind(loc, item);
        if (position + 1 == s.items().size()) {
            statements(s.body());
        } else {
            with(s, position + 1);
        }
        op(NO_LOCATION, POP_BLOCK);
        g.blocks.pop();
        callExit(loc);
        op(loc, POP_TOP);
        jump(loc, JUMP, exit);

        use(handler);
        jump(loc, SETUP_CLEANUP, cleanup);
        op(loc, PUSH_EXC_INFO);
        op(loc, WITH_EXCEPT_START);
        finishHandler(cleanup);
        use(exit);
    }

    void asyncWith(Ast.AsyncWith s, int position) {
        Ast.WithItem item = s.items().get(position);
        if (g.isTopLevelAwait()) {
            unit().ste.coroutine = true;
        } else if (unit().scope != Scope.ASYNC_FUNCTION) {
            throw g.error(s.span(), "'async with' outside async function");
        }
        int block = newLabel();
        int handler = newLabel();
        int exit = newLabel();
        int cleanup = newLabel();
        visit(item.contextExpr());
        Span loc = item.contextExpr().span();
        op(loc, BEFORE_ASYNC_WITH);
        awaitTop(loc, 1);
        jump(loc, SETUP_WITH, handler);
        g.blocks.push(Kind.ASYNC_WITH, block, handler, loc);
        bind(loc, item);
        if (position + 1 == s.items().size()) {
            statements(s.body());
        } else {
            asyncWith(s, position + 1);
        }
        g.blocks.pop();
        op(loc, POP_BLOCK);
        callExit(loc);
        awaitTop(loc, 2);
        op(loc, POP_TOP);
        jump(loc, JUMP, exit);

        use(handler);
        jump(loc, SETUP_CLEANUP, cleanup);
        op(loc, PUSH_EXC_INFO);
        op(loc, WITH_EXCEPT_START);
        awaitTop(loc, 2);
        finishHandler(cleanup);
        use(exit);
    }

    private void bind(Span loc, Ast.WithItem item) {
        if (item.optionalVars() == null) {
            op(loc, POP_TOP);
        } else {
            visit(item.optionalVars());
        }
    }

    /** Calls the bound {@code __exit__} on top of the stack with three Nones. */
    void callExit(Span loc) {
        loadNone(loc);
        loadNone(loc);
        loadNone(loc);
        op(loc, CALL, 2);
    }

    /** Raises again unless {@code __exit__} returned a true value. */
    private void finishHandler(int cleanup) {
        int suppress = newLabel();
        int exit = newLabel();
        op(NO_LOCATION, TO_BOOL);
        jump(NO_LOCATION, POP_JUMP_IF_TRUE, suppress);
        op(NO_LOCATION, RERAISE, 2);
        use(suppress);
        op(NO_LOCATION, POP_TOP);
        op(NO_LOCATION, POP_BLOCK);
        op(NO_LOCATION, POP_EXCEPT);
        op(NO_LOCATION, POP_TOP);
        op(NO_LOCATION, POP_TOP);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, exit);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(exit);
    }
}
