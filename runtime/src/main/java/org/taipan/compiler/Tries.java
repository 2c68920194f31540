package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/**
 * {@code try} statements.
 *
 * <p>A handler starts with the exception on the stack; {@code PUSH_EXC_INFO} puts the one handled so far below it, to
 * be restored by {@code POP_EXCEPT}. The code of {@code finally} is written twice: for the normal way and as a
 * handler.
 */
final class Tries extends Emitter {
    Tries(CodeGenerator g) {
        super(g);
    }

    void tryStatement(Ast.Try s) {
        if (s.finalbody().isEmpty()) {
            tryExcept(s);
        } else {
            tryFinally(s.span(), s.finalbody(), () -> {
                if (s.handlers().isEmpty()) {
                    statements(s.body());
                } else {
                    tryExcept(s);
                }
            });
        }
    }

    void tryStar(Ast.TryStar s) {
        if (s.finalbody().isEmpty()) {
            tryStarExcept(s);
        } else {
            tryFinally(s.span(), s.finalbody(), () -> {
                if (s.handlers().isEmpty()) {
                    statements(s.body());
                } else {
                    tryStarExcept(s);
                }
            });
        }
    }

    private void tryFinally(Span loc, List<Ast.Stmt> finalBody, Runnable body) {
        int start = newLabel();
        int end = newLabel();
        int exit = newLabel();
        int cleanup = newLabel();
        jump(loc, SETUP_FINALLY, end);
        g.blocks.push(new FrameBlock(Kind.FINALLY_TRY, start, end, loc, finalBody, null));
        body.run();
        op(NO_LOCATION, POP_BLOCK);
        g.blocks.pop();
        statements(finalBody);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, exit);

        use(end);
        jump(NO_LOCATION, SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, PUSH_EXC_INFO);
        g.blocks.push(Kind.FINALLY_END, end, NO_LABEL, NO_LOCATION);
        statements(finalBody);
        g.blocks.pop();
        op(NO_LOCATION, RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(exit);
    }

    private void tryExcept(Ast.Try s) {
        Span loc = s.span();
        int body = newLabel();
        int except = newLabel();
        int end = newLabel();
        int cleanup = newLabel();
        jump(loc, SETUP_FINALLY, except);
        g.blocks.push(Kind.TRY_EXCEPT, body, NO_LABEL, loc);
        statements(s.body());
        g.blocks.pop();
        op(NO_LOCATION, POP_BLOCK);
        statements(s.orelse());
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);

        use(except);
        jump(NO_LOCATION, SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, PUSH_EXC_INFO);
        g.blocks.push(Kind.EXCEPTION_HANDLER, NO_LABEL, NO_LABEL, loc);
        for (Ast.ExceptHandler handler : s.handlers()) {
            if (handler.type() == null && handler != s.handlers().getLast()) {
                throw g.error(handler.span(), "default 'except:' must be last");
            }
            int next = newLabel();
            handler(handler, next, end);
            use(next);
        }
        g.blocks.pop();
        op(NO_LOCATION, RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(end);
    }

    private void handler(Ast.ExceptHandler handler, int next, int end) {
        Span loc = handler.span();
        if (handler.type() != null) {
            visit(handler.type());
            op(loc, CHECK_EXC_MATCH);
            jump(loc, POP_JUMP_IF_FALSE, next);
        }
        String name = handler.name();
        int body = newLabel();
        if (name == null) {
            op(loc, POP_TOP);
            g.blocks.push(Kind.HANDLER_CLEANUP, body, NO_LABEL, loc);
            statements(handler.body());
            g.blocks.pop();
            op(NO_LOCATION, POP_BLOCK);
            op(NO_LOCATION, POP_EXCEPT);
            jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
            return;
        }
        int cleanupEnd = newLabel();
        store(loc, name);
        // The body runs in a try ... finally that unbinds the name.
        jump(loc, SETUP_CLEANUP, cleanupEnd);
        g.blocks.push(new FrameBlock(Kind.HANDLER_CLEANUP, body, NO_LABEL, loc, null, name));
        statements(handler.body());
        g.blocks.pop();
        op(NO_LOCATION, POP_BLOCK);
        op(NO_LOCATION, POP_BLOCK);
        op(NO_LOCATION, POP_EXCEPT);
        unbind(name);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
        use(cleanupEnd);
        unbind(name);
        op(NO_LOCATION, RERAISE, 1);
    }

    /** {@code name = None; del name}: works even if the body has deleted the name. */
    private void unbind(String name) {
        if (name != null) {
            loadNone(NO_LOCATION);
            store(NO_LOCATION, name);
            delete(NO_LOCATION, name);
        }
    }

    /**
     * {@code except*}. The stack holds the original group, a list of what is to be raised in the end, and the part of
     * the group not yet handled; each clause splits that part and adds what it raises to the list.
     */
    private void tryStarExcept(Ast.TryStar s) {
        Span loc = s.span();
        int body = newLabel();
        int except = newLabel();
        int orelse = newLabel();
        int end = newLabel();
        int cleanup = newLabel();
        int reraiseStar = newLabel();
        jump(loc, SETUP_FINALLY, except);
        g.blocks.push(Kind.TRY_EXCEPT, body, NO_LABEL, loc);
        statements(s.body());
        g.blocks.pop();
        op(NO_LOCATION, POP_BLOCK);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, orelse);

        use(except);
        jump(NO_LOCATION, SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, PUSH_EXC_INFO);
        g.blocks.push(Kind.EXCEPTION_GROUP_HANDLER, NO_LABEL, NO_LABEL, loc);
        for (Ast.ExceptHandler handler : s.handlers()) {
            if (handler == s.handlers().getFirst()) {
                op(handler.span(), BUILD_LIST, 0);
                op(handler.span(), COPY, 2);
            }
            starHandler(handler);
            if (handler == s.handlers().getLast()) {
                op(NO_LOCATION, LIST_APPEND, 1);
                jump(NO_LOCATION, JUMP_NO_INTERRUPT, reraiseStar);
            }
        }
        g.blocks.pop();
        int reraise = newLabel();
        use(reraiseStar);
        op(NO_LOCATION, CALL_INTRINSIC_2, Oparg.INTRINSIC_PREP_RERAISE_STAR);
        op(NO_LOCATION, COPY, 1);
        jump(NO_LOCATION, POP_JUMP_IF_NOT_NONE, reraise);
        op(NO_LOCATION, POP_TOP);
        op(NO_LOCATION, POP_BLOCK);
        op(NO_LOCATION, POP_EXCEPT);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
        use(reraise);
        op(NO_LOCATION, POP_BLOCK);
        op(NO_LOCATION, SWAP, 2);
        op(NO_LOCATION, POP_EXCEPT);
        op(NO_LOCATION, RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(orelse);
        statements(s.orelse());
        use(end);
    }

    private void starHandler(Ast.ExceptHandler handler) {
        Span loc = handler.span();
        int except = newLabel();
        int exceptWithError = newLabel();
        int noMatch = newLabel();
        if (handler.type() != null) {
            visit(handler.type());
            op(loc, CHECK_EG_MATCH);
            op(loc, COPY, 1);
            jump(loc, POP_JUMP_IF_NONE, noMatch);
        }
        int body = newLabel();
        int cleanupEnd = newLabel();
        if (handler.name() == null) {
            op(loc, POP_TOP);
        } else {
            store(loc, handler.name());
        }
        jump(loc, SETUP_CLEANUP, cleanupEnd);
        g.blocks.push(new FrameBlock(Kind.HANDLER_CLEANUP, body, NO_LABEL, loc, null, handler.name()));
        statements(handler.body());
        g.blocks.pop();
        op(NO_LOCATION, POP_BLOCK);
        unbind(handler.name());
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, except);
        use(cleanupEnd);
        unbind(handler.name());
        op(NO_LOCATION, LIST_APPEND, 3);
        op(NO_LOCATION, POP_TOP);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, exceptWithError);
        use(except);
        // Takes on the line of the clause's last statement.
        op(NO_LOCATION, NOP);
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, exceptWithError);
        use(noMatch);
        op(loc, POP_TOP);
        use(exceptWithError);
    }
}
