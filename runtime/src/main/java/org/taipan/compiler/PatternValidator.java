package org.taipan.compiler;

import java.math.BigInteger;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.ops.Errors;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyStr;

/** Checks patterns of trees that Python code built, for {@link AstValidator}. */
final class PatternValidator {
    private final ExpressionValidator expressions;

    PatternValidator(ExpressionValidator expressions) {
        this.expressions = expressions;
    }

    private void patterns(List<Ast.Pattern> patterns, boolean starAllowed) {
        for (Ast.Pattern p : patterns) {
            ExpressionValidator.notNone(p, "pattern");
            pattern(p, starAllowed);
        }
    }

    void pattern(Ast.Pattern pattern, boolean starAllowed) {
        ExpressionValidator.positions(pattern.span());
        expressions.descend();
        switch (pattern) {
            case Ast.MatchValue p -> value(p.value());
            case Ast.MatchSingleton p -> {
                if (!Constants.isNone(p.value()) && !(p.value() instanceof Boolean)) {
                    throw Errors.valueError("MatchSingleton can only contain True, False and None");
                }
            }
            case Ast.MatchSequence p -> patterns(p.patterns(), true);
            case Ast.MatchMapping p -> mapping(p);
            case Ast.MatchClass p -> classPattern(p);
            case Ast.MatchStar p -> {
                if (!starAllowed) {
                    throw Errors.valueError("can't use MatchStar here");
                }
                capture(p.name());
            }
            case Ast.MatchAs p -> {
                capture(p.name());
                if (p.pattern() != null) {
                    if (p.name() == null) {
                        throw Errors.valueError("MatchAs must specify a target name if a pattern is given");
                    }
                    pattern(p.pattern(), false);
                }
            }
            case Ast.MatchOr p -> {
                if (p.patterns().size() < 2) {
                    throw Errors.valueError("MatchOr requires at least 2 patterns");
                }
                patterns(p.patterns(), false);
            }
        }
        expressions.ascend();
    }

    private void mapping(Ast.MatchMapping p) {
        if (p.keys().size() != p.patterns().size()) {
            throw Errors.valueError("MatchMapping doesn't have the same number of keys as patterns");
        }
        capture(p.rest());
        for (Ast.Expr key : p.keys()) {
            ExpressionValidator.notNone(key, "expression");
            boolean singleton = key instanceof Ast.Constant c
                    && (Constants.isNone(c.value()) || c.value() instanceof Boolean);
            if (!singleton) {
                value(key);
            }
        }
        patterns(p.patterns(), false);
    }

    private void classPattern(Ast.MatchClass p) {
        if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
            throw Errors.valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        expressions.load(p.cls());
        Ast.Expr cls = p.cls();
        while (cls instanceof Ast.Attribute a) {
            cls = a.value();
        }
        if (!(cls instanceof Ast.Name)) {
            throw Errors.valueError("MatchClass cls field can only contain Name or Attribute nodes.");
        }
        p.kwdAttrs().forEach(ExpressionValidator::name);
        patterns(p.patterns(), false);
        patterns(p.kwdPatterns(), false);
    }

    private static void capture(String name) {
        if (name == null) {
            return;
        }
        if (name.equals("_")) {
            throw Errors.valueError("can't capture name '_' in patterns");
        }
        ExpressionValidator.name(name);
    }

    /** Literals, also negative and complex ones that constant folding will make, and dotted names. */
    private void value(Ast.Expr expr) {
        expressions.load(expr);
        boolean allowed = switch (expr) {
            case Ast.Constant c -> {
                if (!isNumber(c, true, true) && !(c.value() instanceof PyBytes) && !PyStr.check(c.value())) {
                    throw Errors.valueError("unexpected constant inside of a literal pattern");
                }
                yield true;
            }
            case Ast.Attribute _, Ast.JoinedStr _ -> true;
            case Ast.UnaryOp u -> isNegative(u, true);
            case Ast.BinOp b -> (b.op() == Ast.Operator.Add || b.op() == Ast.Operator.Sub)
                    && (isNumber(b.left(), true, false) || isNegative(b.left(), false))
                    && isNumber(b.right(), false, true);
            default -> false;
        };
        if (!allowed) {
            throw Errors.valueError("patterns may only match literals and attribute lookups");
        }
    }

    private static boolean isNumber(Ast.Expr e, boolean real, boolean imaginary) {
        if (!(e instanceof Ast.Constant c)) {
            return false;
        }
        Object v = c.value();
        return real && (v instanceof Long || v instanceof BigInteger || v instanceof Double)
                || imaginary && v instanceof PyComplex;
    }

    private static boolean isNegative(Ast.Expr e, boolean imaginary) {
        return e instanceof Ast.UnaryOp u && u.op() == Ast.UnaryOperator.USub
                && isNumber(u.operand(), true, imaginary);
    }
}
