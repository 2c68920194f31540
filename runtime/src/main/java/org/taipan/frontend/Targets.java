package org.taipan.frontend;

import java.util.List;
import org.taipan.frontend.Ast.Context;
import org.taipan.frontend.Ast.Expr;

/** Expressions as what is assigned to or deleted. */
final class Targets {
    private Targets() {
    }

    /** {@code e} as a target, or null if it cannot be one. */
    static Expr asTarget(Expr e, Context ctx) {
        return switch (e) {
            case Ast.Name n -> new Ast.Name(n.id(), ctx, n.span());
            case Ast.Attribute a -> new Ast.Attribute(a.value(), a.attr(), ctx, a.span());
            case Ast.Subscript s -> new Ast.Subscript(s.value(), s.slice(), ctx, s.span());
            case Ast.Tuple t -> {
                List<Expr> elts = asTargets(t.elts(), ctx);
                yield elts == null ? null : new Ast.Tuple(elts, ctx, t.span());
            }
            case Ast.List l -> {
                List<Expr> elts = asTargets(l.elts(), ctx);
                yield elts == null ? null : new Ast.List(elts, ctx, l.span());
            }
            case Ast.Starred s -> {
                Expr value = ctx == Context.Del || s.value() instanceof Ast.Starred ? null : asTarget(s.value(), ctx);
                yield value == null ? null : new Ast.Starred(value, ctx, s.span());
            }
            default -> null;
        };
    }

    private static List<Expr> asTargets(List<Expr> elts, Context ctx) {
        Expr[] result = new Expr[elts.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = asTarget(elts.get(i), ctx);
            if (result[i] == null) {
                return null;
            }
        }
        return List.of(result);
    }

    /** {@code e} with another context, if it is of a kind that has one; the elements of a display follow. */
    static Expr withContext(Expr e, Context ctx) {
        return switch (e) {
            case Ast.Name n -> new Ast.Name(n.id(), ctx, n.span());
            case Ast.Attribute a -> new Ast.Attribute(a.value(), a.attr(), ctx, a.span());
            case Ast.Subscript s -> new Ast.Subscript(s.value(), s.slice(), ctx, s.span());
            case Ast.Tuple t -> new Ast.Tuple(t.elts().stream().map(x -> withContext(x, ctx)).toList(), ctx, t.span());
            case Ast.List l -> new Ast.List(l.elts().stream().map(x -> withContext(x, ctx)).toList(), ctx, l.span());
            case Ast.Starred s -> new Ast.Starred(withContext(s.value(), ctx), ctx, s.span());
            default -> e;
        };
    }

    /** Whether it is what the grammar calls a single target: one that can be annotated or augmented. */
    static boolean isSingleTarget(Expr e) {
        return e instanceof Ast.Name || e instanceof Ast.Attribute || e instanceof Ast.Subscript;
    }
}
