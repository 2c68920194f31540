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
        return switch (mod) {
            case Ast.Module m -> {
                List<Ast.Stmt> body = optimizer.body(m.body());
                yield body == m.body() ? m : new Ast.Module(body, m.typeIgnores());
            }
            case Ast.Interactive m -> {
                List<Ast.Stmt> body = optimizer.statements(m.body());
                yield body == m.body() ? m : new Ast.Interactive(body);
            }
            case Ast.Expression m -> {
                Ast.Expr body = optimizer.fold(m.body());
                yield body == m.body() ? m : new Ast.Expression(body);
            }
            case Ast.FunctionType m -> m;
        };
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
        return switch (stmt) {
            case Ast.FunctionDef s -> new Ast.FunctionDef(s.name(), arguments(s.args()), body(s.body()),
                    foldAll(s.decoratorList()), annotation(s.returns()), s.typeComment(), typeParams(s.typeParams()),
                    s.span());
            case Ast.AsyncFunctionDef s -> new Ast.AsyncFunctionDef(s.name(), arguments(s.args()), body(s.body()),
                    foldAll(s.decoratorList()), annotation(s.returns()), s.typeComment(), typeParams(s.typeParams()),
                    s.span());
            case Ast.ClassDef s -> new Ast.ClassDef(s.name(), foldAll(s.bases()), keywords(s.keywords()),
                    body(s.body()), foldAll(s.decoratorList()), typeParams(s.typeParams()), s.span());
            case Ast.Return s -> {
                Ast.Expr value = foldOptional(s.value());
                yield value == s.value() ? s : new Ast.Return(value, s.span());
            }
            case Ast.Delete s -> new Ast.Delete(foldAll(s.targets()), s.span());
            case Ast.Assign s -> {
                List<Ast.Expr> targets = foldAll(s.targets());
                Ast.Expr value = fold(s.value());
                yield targets == s.targets() && value == s.value() ? s
                        : new Ast.Assign(targets, value, s.typeComment(), s.span());
            }
            case Ast.AugAssign s -> new Ast.AugAssign(fold(s.target()), s.op(), fold(s.value()), s.span());
            case Ast.AnnAssign s -> new Ast.AnnAssign(fold(s.target()), annotation(s.annotation()),
                    foldOptional(s.value()), s.simple(), s.span());
            case Ast.TypeAlias s -> new Ast.TypeAlias(fold(s.name()), typeParams(s.typeParams()), fold(s.value()),
                    s.span());
            case Ast.For s -> new Ast.For(fold(s.target()), foldIterable(fold(s.iter())), statements(s.body()),
                    statements(s.orelse()), s.typeComment(), s.span());
            case Ast.AsyncFor s -> new Ast.AsyncFor(fold(s.target()), fold(s.iter()), statements(s.body()),
                    statements(s.orelse()), s.typeComment(), s.span());
            case Ast.While s -> new Ast.While(fold(s.test()), statements(s.body()), statements(s.orelse()), s.span());
            case Ast.If s -> new Ast.If(fold(s.test()), statements(s.body()), statements(s.orelse()), s.span());
            case Ast.With s -> new Ast.With(withItems(s.items()), statements(s.body()), s.typeComment(), s.span());
            case Ast.AsyncWith s -> new Ast.AsyncWith(withItems(s.items()), statements(s.body()), s.typeComment(),
                    s.span());
            case Ast.Raise s -> new Ast.Raise(foldOptional(s.exc()), foldOptional(s.cause()), s.span());
            case Ast.Try s -> new Ast.Try(statements(s.body()), handlers(s.handlers()), statements(s.orelse()),
                    statements(s.finalbody()), s.span());
            case Ast.TryStar s -> new Ast.TryStar(statements(s.body()), handlers(s.handlers()),
                    statements(s.orelse()), statements(s.finalbody()), s.span());
            case Ast.Assert s -> new Ast.Assert(fold(s.test()), foldOptional(s.msg()), s.span());
            case Ast.ExprStmt s -> {
                Ast.Expr value = fold(s.value());
                yield value == s.value() ? s : new Ast.ExprStmt(value, s.span());
            }
            case Ast.Match s -> new Ast.Match(fold(s.subject()), map(s.cases(), this::matchCase), s.span());
            case Ast.Import _, Ast.ImportFrom _, Ast.Global _, Ast.Nonlocal _, Ast.Pass _, Ast.Break _,
                    Ast.Continue _ -> stmt;
        };
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
