package org.taipan.compiler;

import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Ast.Context;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;

/** Checks that a tree built by Python code is one that a parser could have made: CPython's {@code _PyAST_Validate}. */
public final class AstValidator {
    private final ExpressionValidator expressions = new ExpressionValidator();
    private final PatternValidator patterns = new PatternValidator(expressions);

    private AstValidator() {
    }

    /**
     * Checks a tree.
     *
     * @throws org.taipan.objects.PyException ValueError, TypeError, or RecursionError for a tree that is too deep
     */
    public static void validate(Ast.Mod mod) {
        var validator = new AstValidator();
        try {
            validator.mod(mod);
        } catch (StackOverflowError e) {
            throw Errors.of(Exc.RecursionError,
                    "maximum recursion depth exceeded during compilation");
        }
    }

    private void mod(Ast.Mod mod) {
        switch (mod) {
            case Ast.Module m -> stmts(m.body());
            case Ast.Interactive m -> stmts(m.body());
            case Ast.Expression m -> expressions.load(m.body());
            case Ast.FunctionType m -> {
                expressions.exprs(m.argtypes(), Context.Load);
                expressions.load(m.returns());
            }
        }
    }

    private void stmts(List<Ast.Stmt> body) {
        for (Ast.Stmt s : body) {
            ExpressionValidator.notNone(s, "statement");
            stmt(s);
        }
    }

    private void body(List<Ast.Stmt> body, String owner) {
        ExpressionValidator.notEmpty(body, "body", owner);
        stmts(body);
    }

    private void stmt(Ast.Stmt stmt) {
        ExpressionValidator.positions(stmt.span());
        expressions.descend();
        switch (stmt) {
            case Ast.FunctionDef s -> function("FunctionDef", s.body(), s.typeParams(), s.args(), s.decoratorList(),
                    s.returns());
            case Ast.AsyncFunctionDef s -> function("AsyncFunctionDef", s.body(), s.typeParams(), s.args(),
                    s.decoratorList(), s.returns());
            case Ast.ClassDef s -> {
                body(s.body(), "ClassDef");
                typeParams(s.typeParams());
                expressions.exprs(s.bases(), Context.Load);
                expressions.keywords(s.keywords());
                expressions.exprs(s.decoratorList(), Context.Load);
            }
            case Ast.Return s -> expressions.optional(s.value());
            case Ast.Delete s -> targets(s.targets(), Context.Del, "Delete");
            case Ast.Assign s -> {
                targets(s.targets(), Context.Store, "Assign");
                expressions.load(s.value());
            }
            case Ast.AugAssign s -> {
                expressions.expr(s.target(), Context.Store);
                expressions.load(s.value());
            }
            case Ast.AnnAssign s -> {
                if (!(s.target() instanceof Ast.Name) && s.simple() != 0) {
                    throw Errors.typeError("AnnAssign with simple non-Name target");
                }
                expressions.expr(s.target(), Context.Store);
                expressions.optional(s.value());
                expressions.load(s.annotation());
            }
            case Ast.TypeAlias s -> {
                if (!(s.name() instanceof Ast.Name)) {
                    throw Errors.typeError("TypeAlias with non-Name name");
                }
                expressions.expr(s.name(), Context.Store);
                typeParams(s.typeParams());
                expressions.load(s.value());
            }
            case Ast.For s -> loop("For", s.target(), s.iter(), s.body(), s.orelse());
            case Ast.AsyncFor s -> loop("AsyncFor", s.target(), s.iter(), s.body(), s.orelse());
            case Ast.While s -> {
                expressions.load(s.test());
                body(s.body(), "While");
                stmts(s.orelse());
            }
            case Ast.If s -> {
                expressions.load(s.test());
                body(s.body(), "If");
                stmts(s.orelse());
            }
            case Ast.With s -> with("With", s.items(), s.body());
            case Ast.AsyncWith s -> with("AsyncWith", s.items(), s.body());
            case Ast.Match s -> {
                expressions.load(s.subject());
                ExpressionValidator.notEmpty(s.cases(), "cases", "Match");
                for (Ast.MatchCase c : s.cases()) {
                    patterns.pattern(c.pattern(), false);
                    expressions.optional(c.guard());
                    body(c.body(), "match_case");
                }
            }
            case Ast.Raise s -> {
                if (s.exc() == null && s.cause() != null) {
                    throw Errors.valueError("Raise with cause but no exception");
                }
                expressions.optional(s.exc());
                expressions.optional(s.cause());
            }
            case Ast.Try s -> tryStatement("Try", s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Ast.TryStar s -> tryStatement("TryStar", s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Ast.Assert s -> {
                expressions.load(s.test());
                expressions.optional(s.msg());
            }
            case Ast.Import s -> ExpressionValidator.notEmpty(s.names(), "names", "Import");
            case Ast.ImportFrom s -> {
                if (s.level() < 0) {
                    throw Errors.valueError("Negative ImportFrom level");
                }
                ExpressionValidator.notEmpty(s.names(), "names", "ImportFrom");
            }
            case Ast.Global s -> ExpressionValidator.notEmpty(s.names(), "names", "Global");
            case Ast.Nonlocal s -> ExpressionValidator.notEmpty(s.names(), "names", "Nonlocal");
            case Ast.ExprStmt s -> expressions.load(s.value());
            case Ast.Pass _, Ast.Break _, Ast.Continue _ -> {
            }
        }
        expressions.ascend();
    }

    private void function(String owner, List<Ast.Stmt> body, List<Ast.TypeParam> typeParams, Ast.Arguments args,
            List<Ast.Expr> decorators, Ast.Expr returns) {
        body(body, owner);
        typeParams(typeParams);
        expressions.arguments(args);
        expressions.exprs(decorators, Context.Load);
        expressions.optional(returns);
    }

    private void targets(List<Ast.Expr> targets, Context ctx, String owner) {
        ExpressionValidator.notEmpty(targets, "targets", owner);
        expressions.exprs(targets, ctx);
    }

    private void loop(String owner, Ast.Expr target, Ast.Expr iter, List<Ast.Stmt> body, List<Ast.Stmt> orelse) {
        expressions.expr(target, Context.Store);
        expressions.load(iter);
        body(body, owner);
        stmts(orelse);
    }

    private void with(String owner, List<Ast.WithItem> items, List<Ast.Stmt> body) {
        ExpressionValidator.notEmpty(items, "items", owner);
        for (Ast.WithItem item : items) {
            expressions.load(item.contextExpr());
            if (item.optionalVars() != null) {
                expressions.expr(item.optionalVars(), Context.Store);
            }
        }
        body(body, owner);
    }

    private void tryStatement(String owner, List<Ast.Stmt> body, List<Ast.ExceptHandler> handlers,
            List<Ast.Stmt> orelse, List<Ast.Stmt> finalBody) {
        body(body, owner);
        if (handlers.isEmpty() && finalBody.isEmpty()) {
            throw Errors.valueError(owner + " has neither except handlers nor finalbody");
        }
        if (handlers.isEmpty() && !orelse.isEmpty()) {
            throw Errors.valueError(owner + " has orelse but no except handlers");
        }
        for (Ast.ExceptHandler handler : handlers) {
            ExpressionValidator.notNone(handler, "exception handler");
            if (owner.equals("Try")) {
                ExpressionValidator.positions(handler.span());
            }
            expressions.optional(handler.type());
            body(handler.body(), "ExceptHandler");
        }
        stmts(finalBody);
        stmts(orelse);
    }

    private void typeParams(List<Ast.TypeParam> params) {
        for (Ast.TypeParam param : params) {
            ExpressionValidator.notNone(param, "type parameter");
            ExpressionValidator.positions(param.span());
            switch (param) {
                case Ast.TypeVar p -> {
                    ExpressionValidator.name(p.name());
                    expressions.optional(p.bound());
                    expressions.optional(p.defaultValue());
                }
                case Ast.ParamSpec p -> {
                    ExpressionValidator.name(p.name());
                    expressions.optional(p.defaultValue());
                }
                case Ast.TypeVarTuple p -> {
                    ExpressionValidator.name(p.name());
                    expressions.optional(p.defaultValue());
                }
            }
        }
    }
}
