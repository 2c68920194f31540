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
        if (e instanceof Ast.Tuple) {
            return "tuple";
        }
        if (e instanceof Ast.List || e instanceof Ast.ListComp) {
            return "list";
        }
        if (e instanceof Ast.Dict || e instanceof Ast.DictComp) {
            return "dict";
        }
        if (e instanceof Ast.Set || e instanceof Ast.SetComp) {
            return "set";
        }
        if (e instanceof Ast.GeneratorExp) {
            return "generator";
        }
        if (e instanceof Ast.Lambda) {
            return "function";
        }
        if (e instanceof Ast.JoinedStr || e instanceof Ast.FormattedValue) {
            return "str";
        }
        if (e instanceof Ast.Constant c) {
            return Constants.typeName(c.value());
        }
        return null;
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
        if (typeName(e) != null && !(e instanceof Ast.Lambda)) {
            g.warn(e.span(), "'" + typeName(e) + "' object is not callable; perhaps you missed a comma?");
        }
    }

    /** A subscription of what has no items. */
    void subscripted(Ast.Expr e) {
        boolean hasItems = e instanceof Ast.Constant c ? hasItems(c.value())
                : !(e instanceof Ast.Set || e instanceof Ast.SetComp || e instanceof Ast.GeneratorExp
                        || e instanceof Ast.Lambda);
        if (!hasItems) {
            g.warn(e.span(), "'" + typeName(e) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    private static boolean hasItems(Object value) {
        return !(Constants.isNone(value) || value == PyEllipsis.ELLIPSIS || Constants.isInt(value)
                || value instanceof Double || value instanceof PyComplex || value instanceof PyFrozenSet);
    }

    /** An index into a sequence that is neither an int nor a slice. */
    void index(Ast.Expr e, Ast.Expr index) {
        String indexType = typeName(index);
        if (indexType == null || indexType.equals("int") || indexType.equals("bool")) {
            return;
        }
        boolean sequence = e instanceof Ast.Constant c ? isSequence(c.value())
                : e instanceof Ast.Tuple || e instanceof Ast.List || e instanceof Ast.ListComp
                        || e instanceof Ast.JoinedStr || e instanceof Ast.FormattedValue;
        if (sequence) {
            g.warn(e.span(), typeName(e) + " indices must be integers or slices, not " + indexType
                    + "; perhaps you missed a comma?");
        }
    }

    private static boolean isSequence(Object value) {
        return Constants.isStr(value) || value instanceof PyBytes || value instanceof PyTuple;
    }
}
