package org.taipan.compiler;

import java.math.BigInteger;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Ast.Context;
import org.taipan.frontend.Span;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Checks expressions of trees that Python code built, for {@link AstValidator}. */
final class ExpressionValidator {
    private int depth;

    void descend() {
        if (++depth > CompileErrors.RECURSION_LIMIT) {
            throw Errors.of(Exc.RecursionError, "maximum recursion depth exceeded during compilation");
        }
    }

    void ascend() {
        depth--;
    }

    static void positions(Span s) {
        if (s.line() > s.endLine()) {
            throw Errors.valueError("AST node line range (" + s.line() + ", " + s.endLine() + ") is not valid");
        }
        if (s.line() < 0 && s.endLine() != s.line() || s.col() < 0 && s.col() != s.endCol()) {
            throw Errors.valueError("AST node column range (" + s.col() + ", " + s.endCol() + ") for line range ("
                    + s.line() + ", " + s.endLine() + ") is not valid");
        }
        if (s.line() == s.endLine() && s.col() > s.endCol()) {
            throw Errors.valueError("line " + s.line() + ", column " + s.col() + "-" + s.endCol()
                    + " is not a valid range");
        }
    }

    static void name(String name) {
        if (name.equals("None") || name.equals("True") || name.equals("False")) {
            throw Errors.valueError("identifier field can't represent '" + name + "' constant");
        }
    }

    static void notEmpty(List<?> items, String what, String owner) {
        if (items.isEmpty()) {
            throw Errors.valueError("empty " + what + " on " + owner);
        }
    }

    /** CPython checks statements and expressions only, and does not survive None elsewhere. */
    static void notNone(Object node, String what) {
        if (node == null) {
            throw Errors.valueError("None disallowed in " + what + " list");
        }
    }

    void exprs(List<Ast.Expr> exprs, Context ctx) {
        for (Ast.Expr e : exprs) {
            notNone(e, "expression");
            expr(e, ctx);
        }
    }

    private void optionalExprs(List<Ast.Expr> exprs) {
        exprs.forEach(this::optional);
    }

    void optional(Ast.Expr e) {
        if (e != null) {
            expr(e, Context.Load);
        }
    }

    void load(Ast.Expr e) {
        expr(e, Context.Load);
    }

    void expr(Ast.Expr expr, Context ctx) {
        positions(expr.span());
        descend();
        context(expr, ctx);
        switch (expr) {
            case Ast.BoolOp e -> {
                if (e.values().size() < 2) {
                    throw Errors.valueError("BoolOp with less than 2 values");
                }
                exprs(e.values(), Context.Load);
            }
            case Ast.BinOp e -> {
                load(e.left());
                load(e.right());
            }
            case Ast.UnaryOp e -> load(e.operand());
            case Ast.Lambda e -> {
                arguments(e.args());
                load(e.body());
            }
            case Ast.IfExp e -> {
                load(e.test());
                load(e.body());
                load(e.orelse());
            }
            case Ast.Dict e -> {
                if (e.keys().size() != e.values().size()) {
                    throw Errors.valueError("Dict doesn't have the same number of keys as values");
                }
                optionalExprs(e.keys());
                exprs(e.values(), Context.Load);
            }
            case Ast.Set e -> exprs(e.elts(), Context.Load);
            case Ast.ListComp e -> comprehension(e.generators(), e.elt(), null);
            case Ast.SetComp e -> comprehension(e.generators(), e.elt(), null);
            case Ast.GeneratorExp e -> comprehension(e.generators(), e.elt(), null);
            case Ast.DictComp e -> comprehension(e.generators(), e.key(), e.value());
            case Ast.Yield e -> optional(e.value());
            case Ast.YieldFrom e -> load(e.value());
            case Ast.Await e -> load(e.value());
            case Ast.Compare e -> {
                if (e.comparators().isEmpty()) {
                    throw Errors.valueError("Compare with no comparators");
                }
                if (e.comparators().size() != e.ops().size()) {
                    throw Errors.valueError("Compare has a different number of comparators and operands");
                }
                exprs(e.comparators(), Context.Load);
                load(e.left());
            }
            case Ast.Call e -> {
                load(e.func());
                exprs(e.args(), Context.Load);
                keywords(e.keywords());
            }
            case Ast.Constant e -> constant(e.value());
            case Ast.JoinedStr e -> exprs(e.values(), Context.Load);
            case Ast.FormattedValue e -> {
                load(e.value());
                optional(e.formatSpec());
            }
            case Ast.Attribute e -> load(e.value());
            case Ast.Subscript e -> {
                load(e.slice());
                load(e.value());
            }
            case Ast.Starred e -> expr(e.value(), ctx);
            case Ast.Slice e -> {
                optional(e.lower());
                optional(e.upper());
                optional(e.step());
            }
            case Ast.List e -> exprs(e.elts(), ctx);
            case Ast.Tuple e -> exprs(e.elts(), ctx);
            case Ast.NamedExpr e -> {
                if (!(e.target() instanceof Ast.Name)) {
                    throw Errors.typeError("NamedExpr target must be a Name");
                }
                load(e.value());
            }
            case Ast.Name _ -> {
            }
        }
        ascend();
    }

    private static void context(Ast.Expr expr, Context wanted) {
        Context actual = switch (expr) {
            case Ast.Attribute e -> e.ctx();
            case Ast.Subscript e -> e.ctx();
            case Ast.Starred e -> e.ctx();
            case Ast.Name e -> {
                name(e.id());
                yield e.ctx();
            }
            case Ast.List e -> e.ctx();
            case Ast.Tuple e -> e.ctx();
            default -> {
                if (wanted != Context.Load) {
                    throw Errors.valueError("expression which can't be assigned to in " + wanted + " context");
                }
                yield wanted;
            }
        };
        if (actual != wanted) {
            throw Errors.valueError("expression must have " + wanted + " context but has " + actual + " instead");
        }
    }

    private void comprehension(List<Ast.Comprehension> generators, Ast.Expr elt, Ast.Expr value) {
        if (generators.isEmpty()) {
            throw Errors.valueError("comprehension with no generators");
        }
        for (Ast.Comprehension generator : generators) {
            expr(generator.target(), Context.Store);
            load(generator.iter());
            exprs(generator.ifs(), Context.Load);
        }
        load(elt);
        optional(value);
    }

    void keywords(List<Ast.Keyword> keywords) {
        for (Ast.Keyword keyword : keywords) {
            load(keyword.value());
        }
    }

    private void args(List<Ast.Arg> args) {
        for (Ast.Arg arg : args) {
            positions(arg.span());
            optional(arg.annotation());
        }
    }

    void arguments(Ast.Arguments a) {
        args(a.posonlyargs());
        args(a.args());
        if (a.vararg() != null) {
            optional(a.vararg().annotation());
        }
        args(a.kwonlyargs());
        if (a.kwarg() != null) {
            optional(a.kwarg().annotation());
        }
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw Errors.valueError("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw Errors.valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        exprs(a.defaults(), Context.Load);
        optionalExprs(a.kwDefaults());
    }

    private void constant(Object value) {
        switch (value) {
            case PyNone _, PyEllipsis _, Boolean _, Long _, BigInteger _, Double _, String _ -> {
            }
            case PyTuple t when t.type() == PyTuple.TYPE -> constants(t.items());
            case PyFrozenSet s when s.type() == PyFrozenSet.TYPE -> constants(s.toArray());
            case PyBytes b when b.type() == PyBytes.TYPE -> {
            }
            case PyComplex c when c.type() == PyComplex.TYPE -> {
            }
            default -> {
                if (!PyStr.checkExact(value)) {
                    throw Errors.typeError("got an invalid type in Constant: " + Constants.typeName(value));
                }
            }
        }
    }

    private void constants(Object[] values) {
        descend();
        for (Object value : values) {
            constant(value);
        }
        ascend();
    }
}
