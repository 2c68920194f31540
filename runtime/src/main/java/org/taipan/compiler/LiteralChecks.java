package org.taipan.compiler;

import org.taipan.frontend.Ast;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyTuple;

/** Warns of operations on literals that cannot be meant. */
final class LiteralChecks {
    private final CodeGenerator g;

    LiteralChecks(CodeGenerator g) {
        this.g = g;
    }

    /** The name of the type that an expression certainly has, or null. */
    private static String typeName(Ast.Expr e) {
        return switch (e) {
            case Ast.Tuple _ -> "tuple";
            case Ast.List _, Ast.ListComp _ -> "list";
            case Ast.Dict _, Ast.DictComp _ -> "dict";
            case Ast.Set _, Ast.SetComp _ -> "set";
            case Ast.GeneratorExp _ -> "generator";
            case Ast.Lambda _ -> "function";
            case Ast.JoinedStr _, Ast.FormattedValue _ -> "str";
            case Ast.Constant c -> Constants.typeName(c.value());
            default -> null;
        };
    }

    /** {@code is} with a literal other than a singleton. */
    void compare(Ast.Compare e) {
        Ast.Expr left = e.left();
        for (int i = 0; i < e.ops().size(); i++) {
            Ast.Expr right = e.comparators().get(i);
            Ast.CmpOperator op = e.ops().get(i);
            if (op == Ast.CmpOperator.Is || op == Ast.CmpOperator.IsNot) {
                Ast.Expr literal = isLiteral(left) ? left : isLiteral(right) ? right : null;
                if (literal != null) {
                    boolean is = op == Ast.CmpOperator.Is;
                    g.warn(e.span(), (is ? "\"is\" with '" : "\"is not\" with '") + typeName(literal)
                            + "' literal. Did you mean \"" + (is ? "==" : "!=") + "\"?");
                    return;
                }
            }
            left = right;
        }
    }

    private static boolean isLiteral(Ast.Expr e) {
        return e instanceof Ast.Constant c && !Constants.isSingleton(c.value());
    }

    /** A call of what is not callable. */
    void called(Ast.Expr e) {
        switch (e) {
            case Ast.Constant _, Ast.Tuple _, Ast.List _, Ast.ListComp _, Ast.Dict _, Ast.DictComp _, Ast.Set _,
                    Ast.SetComp _, Ast.GeneratorExp _, Ast.JoinedStr _, Ast.FormattedValue _ ->
                    g.warn(e.span(), "'" + typeName(e) + "' object is not callable; perhaps you missed a comma?");
            default -> {
            }
        }
    }

    /** A subscription of what has no items. */
    void subscripted(Ast.Expr e) {
        boolean hasItems = switch (e) {
            case Ast.Constant c -> !(Constants.isNone(c.value()) || c.value() == PyEllipsis.ELLIPSIS
                    || Constants.isInt(c.value()) || c.value() instanceof Double || c.value() instanceof PyComplex
                    || c.value() instanceof PyFrozenSet);
            case Ast.Set _, Ast.SetComp _, Ast.GeneratorExp _, Ast.Lambda _ -> false;
            default -> true;
        };
        if (!hasItems) {
            g.warn(e.span(), "'" + typeName(e) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    /** An index into a sequence that is neither an int nor a slice. */
    void index(Ast.Expr e, Ast.Expr index) {
        String indexType = typeName(index);
        if (indexType == null || indexType.equals("int") || indexType.equals("bool")) {
            return;
        }
        boolean sequence = switch (e) {
            case Ast.Constant c -> Constants.isStr(c.value()) || c.value() instanceof PyBytes
                    || c.value() instanceof PyTuple;
            case Ast.Tuple _, Ast.List _, Ast.ListComp _, Ast.JoinedStr _, Ast.FormattedValue _ -> true;
            default -> false;
        };
        if (sequence) {
            g.warn(e.span(), typeName(e) + " indices must be integers or slices, not " + indexType
                    + "; perhaps you missed a comma?");
        }
    }
}
