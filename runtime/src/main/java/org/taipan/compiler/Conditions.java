package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** Comparisons, boolean operators, and jumps on conditions. */
final class Conditions extends Emitter {
    Conditions(CodeGenerator g) {
        super(g);
    }

    void ifStatement(Ast.If s) {
        int end = newLabel();
        int next = s.orelse().isEmpty() ? end : newLabel();
        jumpIf(s.span(), s.test(), next, false);
        statements(s.body());
        if (!s.orelse().isEmpty()) {
            jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
            use(next);
            statements(s.orelse());
        }
        use(end);
    }

    void ifExpression(Ast.IfExp e) {
        int end = newLabel();
        int next = newLabel();
        jumpIf(e.span(), e.test(), next, false);
        visit(e.body());
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
        use(next);
        visit(e.orelse());
        use(end);
    }

    /** Jumps to {@code next} if {@code e} is true, or false, as {@code condition} says. */
    void jumpIf(Span loc, Ast.Expr e, int next, boolean condition) {
        if (e instanceof Ast.UnaryOp u && u.op() == Ast.UnaryOperator.Not) {
            jumpIf(loc, u.operand(), next, !condition);
        } else if (e instanceof Ast.BoolOp b) {
            boolean or = b.op() == Ast.BoolOperator.Or;
            int shortcut = or == condition ? next : newLabel();
            List<Ast.Expr> values = b.values();
            for (Ast.Expr value : values.subList(0, values.size() - 1)) {
                jumpIf(loc, value, shortcut, or);
            }
            jumpIf(loc, values.getLast(), next, condition);
            if (shortcut != next) {
                use(shortcut);
            }
        } else if (e instanceof Ast.IfExp i) {
            int end = newLabel();
            int orelse = newLabel();
            jumpIf(loc, i.test(), orelse, false);
            jumpIf(loc, i.body(), next, condition);
            jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
            use(orelse);
            jumpIf(loc, i.orelse(), next, condition);
            use(end);
        } else if (e instanceof Ast.Compare c && c.ops().size() > 1) {
            jumpIfChain(c, next, condition);
        } else {
            visit(e);
            op(e.span(), TO_BOOL);
            jump(e.span(), condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next);
        }
    }

    private void jumpIfChain(Ast.Compare c, int next, boolean condition) {
        Span loc = c.span();
        g.checks.compare(c);
        int cleanup = newLabel();
        int last = c.ops().size() - 1;
        visit(c.left());
        for (int i = 0; i < last; i++) {
            visit(c.comparators().get(i));
            op(loc, SWAP, 2);
            op(loc, COPY, 2);
            compareOp(loc, c.ops().get(i));
            op(loc, TO_BOOL);
            jump(loc, POP_JUMP_IF_FALSE, cleanup);
        }
        visit(c.comparators().get(last));
        compareOp(loc, c.ops().get(last));
        op(loc, TO_BOOL);
        jump(loc, condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next);
        int end = newLabel();
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
        use(cleanup);
        op(loc, POP_TOP);
        if (!condition) {
            jump(NO_LOCATION, JUMP_NO_INTERRUPT, next);
        }
        use(end);
    }

    void boolOp(Ast.BoolOp e) {
        Span loc = e.span();
        int end = newLabel();
        int opcode = e.op() == Ast.BoolOperator.And ? POP_JUMP_IF_FALSE : POP_JUMP_IF_TRUE;
        for (Ast.Expr value : e.values().subList(0, e.values().size() - 1)) {
            visit(value);
            op(loc, COPY, 1);
            op(loc, TO_BOOL);
            jump(loc, opcode, end);
            op(loc, POP_TOP);
        }
        visit(e.values().getLast());
        use(end);
    }

    void compare(Ast.Compare e) {
        Span loc = e.span();
        g.checks.compare(e);
        visit(e.left());
        int last = e.ops().size() - 1;
        if (last == 0) {
            visit(e.comparators().getFirst());
            compareOp(loc, e.ops().getFirst());
            return;
        }
        int cleanup = newLabel();
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            op(loc, SWAP, 2);
            op(loc, COPY, 2);
            compareOp(loc, e.ops().get(i));
            op(loc, COPY, 1);
            op(loc, TO_BOOL);
            jump(loc, POP_JUMP_IF_FALSE, cleanup);
            op(loc, POP_TOP);
        }
        visit(e.comparators().get(last));
        compareOp(loc, e.ops().get(last));
        int end = newLabel();
        jump(NO_LOCATION, JUMP_NO_INTERRUPT, end);
        use(cleanup);
        op(loc, SWAP, 2);
        op(loc, POP_TOP);
        use(end);
    }

    /** The low bits of {@code COMPARE_OP} say which results count: 2 less, 4 greater, 8 equal, 1 unordered. */
    void compareOp(Span loc, Ast.CmpOperator operator) {
        switch (operator) {
            case Is -> op(loc, IS_OP, 0);
            case IsNot -> op(loc, IS_OP, 1);
            case In -> op(loc, CONTAINS_OP, 0);
            case NotIn -> op(loc, CONTAINS_OP, 1);
            case Lt -> compareOp(loc, Oparg.PY_LT, 2);
            case LtE -> compareOp(loc, Oparg.PY_LE, 2 | 8);
            case Eq -> compareOp(loc, Oparg.PY_EQ, 8);
            case NotEq -> compareOp(loc, Oparg.PY_NE, 1 | 2 | 4);
            case Gt -> compareOp(loc, Oparg.PY_GT, 4);
            case GtE -> compareOp(loc, Oparg.PY_GE, 4 | 8);
        }
    }

    private void compareOp(Span loc, int comparison, int mask) {
        op(loc, COMPARE_OP, comparison << Oparg.COMPARE_SHIFT | mask);
    }
}
