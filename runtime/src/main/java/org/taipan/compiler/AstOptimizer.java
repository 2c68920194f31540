package org.taipan.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.taipan.bytecode.CodeFlags;
import org.taipan.frontend.Ast;

/**
 * Folds constants in a syntax tree: CPython's ast_opt.c. Trees are immutable; what changes is rebuilt, what does not is
 * shared.
 */
final class AstOptimizer extends ExpressionOptimizer {
    private final boolean foldAnnotations;

    private AstOptimizer(int optimize, int features) {
        super(optimize);
        foldAnnotations = (features & CodeFlags.FUTURE_ANNOTATIONS) == 0;
    }

    /** The optimised tree; {@code features} are the {@code __future__} bits in force. */
    static Ast.Mod optimize(Ast.Mod mod, int optimize, int features) {
        var optimizer = new AstOptimizer(optimize, features);
        if (mod instanceof Ast.Module m) {
            List<Ast.Stmt> body = optimizer.body(m.body());
            return body == m.body() ? m : new Ast.Module(body, m.typeIgnores());
        }
        if (mod instanceof Ast.Interactive m) {
            List<Ast.Stmt> body = optimizer.statements(m.body());
            return body == m.body() ? m : new Ast.Interactive(body);
        }
        if (mod instanceof Ast.Expression m) {
            Ast.Expr body = optimizer.fold(m.body());
            return body == m.body() ? m : new Ast.Expression(body);
        }
        return mod;
    }

    private List<Ast.Stmt> statements(List<Ast.Stmt> body) {
        return map(body, this::fold);
    }

    /** A body with a docstring position: an expression folded to a string must not become a docstring. */
    private List<Ast.Stmt> body(List<Ast.Stmt> body) {
        List<Ast.Stmt> folded = statements(body);
        if (DocString.find(body) == null && DocString.find(folded) != null) {
            var stmt = (Ast.ExprStmt) folded.getFirst();
            folded = new ArrayList<>(folded);
            folded.set(0, new Ast.ExprStmt(new Ast.JoinedStr(List.of(stmt.value()), stmt.span()), stmt.span()));
        }
        return folded;
    }

    private Ast.Stmt fold(Ast.Stmt stmt) {
        descend();
        Ast.Stmt folded = rebuild(stmt);
        ascend();
        return folded;
    }

    private Ast.Stmt rebuild(Ast.Stmt stmt) {
        if (stmt instanceof Ast.FunctionDef s) {
            return new Ast.FunctionDef(s.name(), arguments(s.args()), body(s.body()),
                    foldAll(s.decoratorList()), annotation(s.returns()), s.typeComment(), typeParams(s.typeParams()),
                    s.span());
        }
        if (stmt instanceof Ast.AsyncFunctionDef s) {
            return new Ast.AsyncFunctionDef(s.name(), arguments(s.args()), body(s.body()),
                    foldAll(s.decoratorList()), annotation(s.returns()), s.typeComment(), typeParams(s.typeParams()),
                    s.span());
        }
        if (stmt instanceof Ast.ClassDef s) {
            return new Ast.ClassDef(s.name(), foldAll(s.bases()), keywords(s.keywords()),
                    body(s.body()), foldAll(s.decoratorList()), typeParams(s.typeParams()), s.span());
        }
        if (stmt instanceof Ast.Return s) {
            Ast.Expr value = foldOptional(s.value());
            return value == s.value() ? s : new Ast.Return(value, s.span());
        }
        if (stmt instanceof Ast.Delete s) {
            return new Ast.Delete(foldAll(s.targets()), s.span());
        }
        if (stmt instanceof Ast.Assign s) {
            List<Ast.Expr> targets = foldAll(s.targets());
            Ast.Expr value = fold(s.value());
            return targets == s.targets() && value == s.value() ? s
                    : new Ast.Assign(targets, value, s.typeComment(), s.span());
        }
        if (stmt instanceof Ast.AugAssign s) {
            return new Ast.AugAssign(fold(s.target()), s.op(), fold(s.value()), s.span());
        }
        if (stmt instanceof Ast.AnnAssign s) {
            return new Ast.AnnAssign(fold(s.target()), annotation(s.annotation()),
                    foldOptional(s.value()), s.simple(), s.span());
        }
        if (stmt instanceof Ast.TypeAlias s) {
            return new Ast.TypeAlias(fold(s.name()), typeParams(s.typeParams()), fold(s.value()),
                    s.span());
        }
        if (stmt instanceof Ast.For s) {
            return new Ast.For(fold(s.target()), foldIterable(fold(s.iter())), statements(s.body()),
                    statements(s.orelse()), s.typeComment(), s.span());
        }
        if (stmt instanceof Ast.AsyncFor s) {
            return new Ast.AsyncFor(fold(s.target()), fold(s.iter()), statements(s.body()),
                    statements(s.orelse()), s.typeComment(), s.span());
        }
        if (stmt instanceof Ast.While s) {
            return new Ast.While(fold(s.test()), statements(s.body()), statements(s.orelse()), s.span());
        }
        if (stmt instanceof Ast.If s) {
            return new Ast.If(fold(s.test()), statements(s.body()), statements(s.orelse()), s.span());
        }
        if (stmt instanceof Ast.With s) {
            return new Ast.With(withItems(s.items()), statements(s.body()), s.typeComment(), s.span());
        }
        if (stmt instanceof Ast.AsyncWith s) {
            return new Ast.AsyncWith(withItems(s.items()), statements(s.body()), s.typeComment(),
                    s.span());
        }
        if (stmt instanceof Ast.Raise s) {
            return new Ast.Raise(foldOptional(s.exc()), foldOptional(s.cause()), s.span());
        }
        if (stmt instanceof Ast.Try s) {
            return new Ast.Try(statements(s.body()), handlers(s.handlers()), statements(s.orelse()),
                    statements(s.finalbody()), s.span());
        }
        if (stmt instanceof Ast.TryStar s) {
            return new Ast.TryStar(statements(s.body()), handlers(s.handlers()),
                    statements(s.orelse()), statements(s.finalbody()), s.span());
        }
        if (stmt instanceof Ast.Assert s) {
            return new Ast.Assert(fold(s.test()), foldOptional(s.msg()), s.span());
        }
        if (stmt instanceof Ast.ExprStmt s) {
            Ast.Expr value = fold(s.value());
            return value == s.value() ? s : new Ast.ExprStmt(value, s.span());
        }
        if (stmt instanceof Ast.Match s) {
            return new Ast.Match(fold(s.subject()), map(s.cases(), this::matchCase), s.span());
        }
        if (stmt instanceof Ast.Import || stmt instanceof Ast.ImportFrom || stmt instanceof Ast.Global
                || stmt instanceof Ast.Nonlocal || stmt instanceof Ast.Pass || stmt instanceof Ast.Break
                || stmt instanceof Ast.Continue) {
            return stmt;
        }
        throw new IllegalArgumentException(stmt.getClass().getName());
    }

    @Override
    Ast.Expr annotation(Ast.Expr e) {
        return foldAnnotations ? foldOptional(e) : e;
    }

    private List<Ast.WithItem> withItems(List<Ast.WithItem> items) {
        return map(items, i -> new Ast.WithItem(fold(i.contextExpr()), foldOptional(i.optionalVars())));
    }

    private List<Ast.ExceptHandler> handlers(List<Ast.ExceptHandler> handlers) {
        return map(handlers, h -> new Ast.ExceptHandler(foldOptional(h.type()), h.name(), statements(h.body()),
                h.span()));
    }

    private Ast.MatchCase matchCase(Ast.MatchCase c) {
        return new Ast.MatchCase(fold(c.pattern()), foldOptional(c.guard()), statements(c.body()));
    }

    private Ast.Pattern fold(Ast.Pattern pattern) {
        descend();
        UnaryOperator<Ast.Pattern> inner = this::fold;
        Ast.Pattern folded = switch (pattern) {
            case Ast.MatchValue p -> new Ast.MatchValue(fold(p.value()), p.span());
            case Ast.MatchSequence p -> new Ast.MatchSequence(map(p.patterns(), inner), p.span());
            case Ast.MatchMapping p -> new Ast.MatchMapping(foldAll(p.keys()), map(p.patterns(), inner), p.rest(),
                    p.span());
            case Ast.MatchClass p -> new Ast.MatchClass(fold(p.cls()), map(p.patterns(), inner), p.kwdAttrs(),
                    map(p.kwdPatterns(), inner), p.span());
            case Ast.MatchAs p when p.pattern() != null -> new Ast.MatchAs(fold(p.pattern()), p.name(), p.span());
            case Ast.MatchOr p -> new Ast.MatchOr(map(p.patterns(), inner), p.span());
            case Ast.MatchAs _, Ast.MatchSingleton _, Ast.MatchStar _ -> pattern;
        };
        ascend();
        return folded;
    }

    private List<Ast.TypeParam> typeParams(List<Ast.TypeParam> params) {
        return map(params, param -> switch (param) {
            case Ast.TypeVar p -> new Ast.TypeVar(p.name(), foldOptional(p.bound()), foldOptional(p.defaultValue()),
                    p.span());
            case Ast.ParamSpec p -> new Ast.ParamSpec(p.name(), foldOptional(p.defaultValue()), p.span());
            case Ast.TypeVarTuple p -> new Ast.TypeVarTuple(p.name(), foldOptional(p.defaultValue()), p.span());
        });
    }
}
