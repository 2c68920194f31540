package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** Expressions: the simple ones, and the way to the rest. */
final class Expressions extends Emitter {
    Expressions(CodeGenerator g) {
        super(g);
    }

    @Override
    void visit(Ast.Expr expr) {
        Span loc = expr.span();
        if (expr instanceof Ast.Name e) {
            g.variables.access(loc, e.id(), e.ctx());
        } else if (expr instanceof Ast.Constant e) {
            loadConst(loc, e.value());
        } else if (expr instanceof Ast.Attribute e) {
            attribute(e);
        } else if (expr instanceof Ast.Call e) {
            g.calls.call(e);
        } else if (expr instanceof Ast.Subscript e) {
            subscript(e);
        } else if (expr instanceof Ast.NamedExpr e) {
            visit(e.value());
            op(loc, COPY, 1);
            visit(e.target());
        } else if (expr instanceof Ast.BoolOp e) {
            g.conditions.boolOp(e);
        } else if (expr instanceof Ast.BinOp e) {
            visit(e.left());
            visit(e.right());
            binaryOp(loc, e.op(), false);
        } else if (expr instanceof Ast.UnaryOp e) {
            unaryOp(e);
        } else if (expr instanceof Ast.Lambda e) {
            g.functions.lambda(e);
        } else if (expr instanceof Ast.IfExp e) {
            g.conditions.ifExpression(e);
        } else if (expr instanceof Ast.Dict e) {
            g.displays.dict(e);
        } else if (expr instanceof Ast.Set e) {
            g.displays.build(loc, e.elts(), 0, Displays.SET);
        } else if (expr instanceof Ast.GeneratorExp e) {
            g.comprehensions.generator(e);
        } else if (expr instanceof Ast.ListComp e) {
            g.comprehensions.list(e);
        } else if (expr instanceof Ast.SetComp e) {
            g.comprehensions.set(e);
        } else if (expr instanceof Ast.DictComp e) {
            g.comprehensions.dict(e);
        } else if (expr instanceof Ast.Yield e) {
            requireFunction(loc, "'yield' outside function");
            if (e.value() == null) {
                loadNone(loc);
            } else {
                visit(e.value());
            }
            yieldTop(loc);
        } else if (expr instanceof Ast.YieldFrom e) {
            requireFunction(loc, "'yield from' outside function");
            if (unit().scope == Scope.ASYNC_FUNCTION) {
                throw g.error(loc, "'yield from' inside async function");
            }
            visit(e.value());
            op(loc, GET_YIELD_FROM_ITER);
            loadNone(loc);
            yieldFrom(loc, false);
        } else if (expr instanceof Ast.Await e) {
            if (!g.isTopLevelAwait()) {
                requireFunction(loc, "'await' outside function");
                if (unit().scope != Scope.ASYNC_FUNCTION && unit().scope != Scope.COMPREHENSION) {
                    throw g.error(loc, "'await' outside async function");
                }
            }
            visit(e.value());
            awaitTop(loc, 0);
        } else if (expr instanceof Ast.Compare e) {
            g.conditions.compare(e);
        } else if (expr instanceof Ast.JoinedStr e) {
            g.displays.joinedStr(e);
        } else if (expr instanceof Ast.FormattedValue e) {
            g.displays.formattedValue(e);
        } else if (expr instanceof Ast.Starred e) {
            throw g.error(loc, e.ctx() == Ast.Context.Store
                    ? "starred assignment target must be in a list or tuple" : "can't use starred expression here");
        } else if (expr instanceof Ast.Slice e) {
            op(loc, BUILD_SLICE, sliceBounds(e));
        } else if (expr instanceof Ast.List e) {
            switch (e.ctx()) {
                case Load -> g.displays.build(loc, e.elts(), 0, Displays.LIST);
                case Store -> g.assignments.unpack(loc, e.elts());
                case Del -> visitAll(e.elts());
            }
        } else if (expr instanceof Ast.Tuple e) {
            switch (e.ctx()) {
                case Load -> g.displays.build(loc, e.elts(), 0, Displays.TUPLE);
                case Store -> g.assignments.unpack(loc, e.elts());
                case Del -> visitAll(e.elts());
            }
        }
    }

    private void requireFunction(Span loc, String message) {
        if (!unit().ste.isFunctionLike()) {
            throw g.error(loc, message);
        }
    }

    private void unaryOp(Ast.UnaryOp e) {
        Span loc = e.span();
        visit(e.operand());
        switch (e.op()) {
            case UAdd -> op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_UNARY_POSITIVE);
            case Not -> {
                op(loc, TO_BOOL);
                op(loc, UNARY_NOT);
            }
            case Invert -> op(loc, UNARY_INVERT);
            case USub -> op(loc, UNARY_NEGATIVE);
        }
    }

    private void attribute(Ast.Attribute e) {
        if (e.ctx() == Ast.Context.Load && g.calls.isOptimizableSuper(e)) {
            var call = (Ast.Call) e.value();
            g.calls.loadSuperArguments(call);
            nameOp(e.span(), call.args().isEmpty() ? LOAD_ZERO_SUPER_ATTR : LOAD_SUPER_ATTR, e.attr());
            op(attributeLocation(e.span(), e), NOP);
            return;
        }
        if (e.ctx() == Ast.Context.Store && e.value() instanceof Ast.Name name && name.id().equals("self")) {
            g.addStaticAttribute(e.attr());
        }
        visit(e.value());
        Span loc = attributeLocation(e.span(), e);
        switch (e.ctx()) {
            case Load -> nameOp(loc, LOAD_ATTR, e.attr());
            case Store -> {
                g.variables.checkName(loc, e.attr(), e.ctx());
                nameOp(loc, STORE_ATTR, e.attr());
            }
            case Del -> nameOp(loc, DELETE_ATTR, e.attr());
        }
    }

    /** An attribute access over several lines is located where the attribute's name is. */
    static Span attributeLocation(Span loc, Ast.Attribute attribute) {
        int line = attribute.span().endLine();
        if (loc.line() == line) {
            return loc;
        }
        int endCol = loc.endCol();
        int length = attribute.attr().codePointCount(0, attribute.attr().length());
        int col = attribute.span().endCol() - length;
        if (col < 0) {
            col = -1;
            endCol = -1;
        }
        int endLine = Math.max(line, loc.endLine());
        return new Span(line, col, endLine, line == endLine ? Math.max(col, endCol) : endCol);
    }

    private void subscript(Ast.Subscript e) {
        Span loc = e.span();
        if (e.ctx() == Ast.Context.Load) {
            g.checks.subscripted(e.value());
            g.checks.index(e.value(), e.slice());
        }
        visit(e.value());
        if (isTwoElementSlice(e.slice()) && e.ctx() != Ast.Context.Del) {
            sliceBounds((Ast.Slice) e.slice());
            op(loc, e.ctx() == Ast.Context.Load ? BINARY_SLICE : STORE_SLICE);
            return;
        }
        visit(e.slice());
        op(loc, switch (e.ctx()) {
            case Load -> BINARY_SUBSCR;
            case Store -> STORE_SUBSCR;
            case Del -> DELETE_SUBSCR;
        });
    }

    static boolean isTwoElementSlice(Ast.Expr e) {
        return e instanceof Ast.Slice s && s.step() == null;
    }

    /** Pushes the parts of a slice and returns their number, 2 or 3. */
    int sliceBounds(Ast.Slice s) {
        bound(s.span(), s.lower());
        bound(s.span(), s.upper());
        if (s.step() == null) {
            return 2;
        }
        visit(s.step());
        return 3;
    }

    private void bound(Span loc, Ast.Expr e) {
        if (e == null) {
            loadNone(loc);
        } else {
            visit(e);
        }
    }
}
