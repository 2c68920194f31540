package org.taipan.modules.ast;

import org.taipan.frontend.Ast;
import org.taipan.objects.ThreadState;

/** Turns Python objects into the compiler's tree, checking what it finds: one line a constructor of the grammar. */
public final class AstFromPython extends AstFields {
    private AstFromPython(ThreadState ts) {
        super(ts);
    }

    /**
     * The tree of a Python {@code ast.Module} and the like.
     *
     * @throws org.taipan.objects.PyException TypeError or ValueError if the objects do not make a tree
     */
    public static Ast.Mod convert(ThreadState ts, Object root) {
        return new AstFromPython(ts).mod(root);
    }

    private Ast.Mod mod(Object o) {
        return switch (kind(o, "mod")) {
            case "Module" -> new Ast.Module(list(o, "body", this::stmt), list(o, "type_ignores", this::typeIgnore));
            case "Interactive" -> new Ast.Interactive(list(o, "body", this::stmt));
            case "Expression" -> new Ast.Expression(required(o, "body", this::expr));
            case "FunctionType" -> new Ast.FunctionType(list(o, "argtypes", this::expr), required(o, "returns",
                    this::expr));
            default -> throw unexpected(o, "mod");
        };
    }

    private Ast.Stmt stmt(Object o) {
        return switch (kind(o, "stmt")) {
            case "FunctionDef" -> new Ast.FunctionDef(identifier(o, "name", true), required(o, "args",
                    this::arguments), list(o, "body", this::stmt), list(o, "decorator_list", this::expr), optional(o,
                    "returns", this::expr), string(o, "type_comment", false), list(o, "type_params",
                    this::typeParam), span(o));
            case "AsyncFunctionDef" -> new Ast.AsyncFunctionDef(identifier(o, "name", true), required(o, "args",
                    this::arguments), list(o, "body", this::stmt), list(o, "decorator_list", this::expr), optional(o,
                    "returns", this::expr), string(o, "type_comment", false), list(o, "type_params",
                    this::typeParam), span(o));
            case "ClassDef" -> new Ast.ClassDef(identifier(o, "name", true), list(o, "bases", this::expr), list(o,
                    "keywords", this::keyword), list(o, "body", this::stmt), list(o, "decorator_list", this::expr),
                    list(o, "type_params", this::typeParam), span(o));
            case "Return" -> new Ast.Return(optional(o, "value", this::expr), span(o));
            case "Delete" -> new Ast.Delete(list(o, "targets", this::expr), span(o));
            case "Assign" -> new Ast.Assign(list(o, "targets", this::expr), required(o, "value", this::expr),
                    string(o, "type_comment", false), span(o));
            case "TypeAlias" -> new Ast.TypeAlias(required(o, "name", this::expr), list(o, "type_params",
                    this::typeParam), required(o, "value", this::expr), span(o));
            case "AugAssign" -> new Ast.AugAssign(required(o, "target", this::expr), required(o, "op",
                    this::operator), required(o, "value", this::expr), span(o));
            case "AnnAssign" -> new Ast.AnnAssign(required(o, "target", this::expr), required(o, "annotation",
                    this::expr), optional(o, "value", this::expr), integer(o, "simple"), span(o));
            case "For" -> new Ast.For(required(o, "target", this::expr), required(o, "iter", this::expr), list(o,
                    "body", this::stmt), list(o, "orelse", this::stmt), string(o, "type_comment", false), span(o));
            case "AsyncFor" -> new Ast.AsyncFor(required(o, "target", this::expr), required(o, "iter", this::expr),
                    list(o, "body", this::stmt), list(o, "orelse", this::stmt), string(o, "type_comment", false),
                    span(o));
            case "While" -> new Ast.While(required(o, "test", this::expr), list(o, "body", this::stmt), list(o,
                    "orelse", this::stmt), span(o));
            case "If" -> new Ast.If(required(o, "test", this::expr), list(o, "body", this::stmt), list(o, "orelse",
                    this::stmt), span(o));
            case "With" -> new Ast.With(list(o, "items", this::withitem), list(o, "body", this::stmt), string(o,
                    "type_comment", false), span(o));
            case "AsyncWith" -> new Ast.AsyncWith(list(o, "items", this::withitem), list(o, "body", this::stmt),
                    string(o, "type_comment", false), span(o));
            case "Match" -> new Ast.Match(required(o, "subject", this::expr), list(o, "cases", this::matchCase),
                    span(o));
            case "Raise" -> new Ast.Raise(optional(o, "exc", this::expr), optional(o, "cause", this::expr), span(o));
            case "Try" -> new Ast.Try(list(o, "body", this::stmt), list(o, "handlers", this::excepthandler), list(o,
                    "orelse", this::stmt), list(o, "finalbody", this::stmt), span(o));
            case "TryStar" -> new Ast.TryStar(list(o, "body", this::stmt), list(o, "handlers", this::excepthandler),
                    list(o, "orelse", this::stmt), list(o, "finalbody", this::stmt), span(o));
            case "Assert" -> new Ast.Assert(required(o, "test", this::expr), optional(o, "msg", this::expr), span(o));
            case "Import" -> new Ast.Import(list(o, "names", this::alias), span(o));
            case "ImportFrom" -> new Ast.ImportFrom(identifier(o, "module", false), list(o, "names", this::alias),
                    optionalInt(o, "level"), span(o));
            case "Global" -> new Ast.Global(names(o, "names"), span(o));
            case "Nonlocal" -> new Ast.Nonlocal(names(o, "names"), span(o));
            case "Expr" -> new Ast.ExprStmt(required(o, "value", this::expr), span(o));
            case "Pass" -> new Ast.Pass(span(o));
            case "Break" -> new Ast.Break(span(o));
            case "Continue" -> new Ast.Continue(span(o));
            default -> throw unexpected(o, "stmt");
        };
    }

    private Ast.Expr expr(Object o) {
        return switch (kind(o, "expr")) {
            case "BoolOp" -> new Ast.BoolOp(required(o, "op", this::boolop), list(o, "values", this::expr), span(o));
            case "NamedExpr" -> new Ast.NamedExpr(required(o, "target", this::expr), required(o, "value",
                    this::expr), span(o));
            case "BinOp" -> new Ast.BinOp(required(o, "left", this::expr), required(o, "op", this::operator),
                    required(o, "right", this::expr), span(o));
            case "UnaryOp" -> new Ast.UnaryOp(required(o, "op", this::unaryop), required(o, "operand", this::expr),
                    span(o));
            case "Lambda" -> new Ast.Lambda(required(o, "args", this::arguments), required(o, "body", this::expr),
                    span(o));
            case "IfExp" -> new Ast.IfExp(required(o, "test", this::expr), required(o, "body", this::expr),
                    required(o, "orelse", this::expr), span(o));
            case "Dict" -> new Ast.Dict(list(o, "keys", x -> isNone(x) ? null : expr(x)), list(o, "values",
                    this::expr), span(o));
            case "Set" -> new Ast.Set(list(o, "elts", this::expr), span(o));
            case "ListComp" -> new Ast.ListComp(required(o, "elt", this::expr), list(o, "generators",
                    this::comprehension), span(o));
            case "SetComp" -> new Ast.SetComp(required(o, "elt", this::expr), list(o, "generators",
                    this::comprehension), span(o));
            case "DictComp" -> new Ast.DictComp(required(o, "key", this::expr), required(o, "value", this::expr),
                    list(o, "generators", this::comprehension), span(o));
            case "GeneratorExp" -> new Ast.GeneratorExp(required(o, "elt", this::expr), list(o, "generators",
                    this::comprehension), span(o));
            case "Await" -> new Ast.Await(required(o, "value", this::expr), span(o));
            case "Yield" -> new Ast.Yield(optional(o, "value", this::expr), span(o));
            case "YieldFrom" -> new Ast.YieldFrom(required(o, "value", this::expr), span(o));
            case "Compare" -> new Ast.Compare(required(o, "left", this::expr), list(o, "ops", this::cmpop), list(o,
                    "comparators", this::expr), span(o));
            case "Call" -> new Ast.Call(required(o, "func", this::expr), list(o, "args", this::expr), list(o,
                    "keywords", this::keyword), span(o));
            case "FormattedValue" -> new Ast.FormattedValue(required(o, "value", this::expr), integer(o,
                    "conversion"), optional(o, "format_spec", this::expr), span(o));
            case "JoinedStr" -> new Ast.JoinedStr(list(o, "values", this::expr), span(o));
            case "Constant" -> new Ast.Constant(constant(o, "value"), string(o, "kind", false), span(o));
            case "Attribute" -> new Ast.Attribute(required(o, "value", this::expr), identifier(o, "attr", true),
                    required(o, "ctx", this::exprContext), span(o));
            case "Subscript" -> new Ast.Subscript(required(o, "value", this::expr), required(o, "slice", this::expr),
                    required(o, "ctx", this::exprContext), span(o));
            case "Starred" -> new Ast.Starred(required(o, "value", this::expr), required(o, "ctx",
                    this::exprContext), span(o));
            case "Name" -> new Ast.Name(identifier(o, "id", true), required(o, "ctx", this::exprContext), span(o));
            case "List" -> new Ast.List(list(o, "elts", this::expr), required(o, "ctx", this::exprContext), span(o));
            case "Tuple" -> new Ast.Tuple(list(o, "elts", this::expr), required(o, "ctx", this::exprContext),
                    span(o));
            case "Slice" -> new Ast.Slice(optional(o, "lower", this::expr), optional(o, "upper", this::expr),
                    optional(o, "step", this::expr), span(o));
            default -> throw unexpected(o, "expr");
        };
    }

    private Ast.Context exprContext(Object o) {
        return Ast.Context.valueOf(kind(o, "expr_context"));
    }

    private Ast.BoolOperator boolop(Object o) {
        return Ast.BoolOperator.valueOf(kind(o, "boolop"));
    }

    private Ast.Operator operator(Object o) {
        return Ast.Operator.valueOf(kind(o, "operator"));
    }

    private Ast.UnaryOperator unaryop(Object o) {
        return Ast.UnaryOperator.valueOf(kind(o, "unaryop"));
    }

    private Ast.CmpOperator cmpop(Object o) {
        return Ast.CmpOperator.valueOf(kind(o, "cmpop"));
    }

    private Ast.Comprehension comprehension(Object o) {
        check(o, "comprehension");
        return new Ast.Comprehension(required(o, "target", this::expr), required(o, "iter", this::expr), list(o,
                "ifs", this::expr), integer(o, "is_async"));
    }

    private Ast.ExceptHandler excepthandler(Object o) {
        return switch (kind(o, "excepthandler")) {
            case "ExceptHandler" -> new Ast.ExceptHandler(optional(o, "type", this::expr), identifier(o, "name",
                    false), list(o, "body", this::stmt), span(o));
            default -> throw unexpected(o, "excepthandler");
        };
    }

    private Ast.Arguments arguments(Object o) {
        check(o, "arguments");
        return new Ast.Arguments(list(o, "posonlyargs", this::arg), list(o, "args", this::arg), optional(o, "vararg",
                this::arg), list(o, "kwonlyargs", this::arg), list(o, "kw_defaults",
                x -> isNone(x) ? null : expr(x)), optional(o, "kwarg", this::arg), list(o, "defaults", this::expr));
    }

    private Ast.Arg arg(Object o) {
        check(o, "arg");
        return new Ast.Arg(identifier(o, "arg", true), optional(o, "annotation", this::expr), string(o,
                "type_comment", false), span(o));
    }

    private Ast.Keyword keyword(Object o) {
        check(o, "keyword");
        return new Ast.Keyword(identifier(o, "arg", false), required(o, "value", this::expr), span(o));
    }

    private Ast.Alias alias(Object o) {
        check(o, "alias");
        return new Ast.Alias(identifier(o, "name", true), identifier(o, "asname", false), span(o));
    }

    private Ast.WithItem withitem(Object o) {
        check(o, "withitem");
        return new Ast.WithItem(required(o, "context_expr", this::expr), optional(o, "optional_vars", this::expr));
    }

    private Ast.MatchCase matchCase(Object o) {
        check(o, "match_case");
        return new Ast.MatchCase(required(o, "pattern", this::pattern), optional(o, "guard", this::expr), list(o,
                "body", this::stmt));
    }

    private Ast.Pattern pattern(Object o) {
        return switch (kind(o, "pattern")) {
            case "MatchValue" -> new Ast.MatchValue(required(o, "value", this::expr), span(o));
            case "MatchSingleton" -> new Ast.MatchSingleton(constant(o, "value"), span(o));
            case "MatchSequence" -> new Ast.MatchSequence(list(o, "patterns", this::pattern), span(o));
            case "MatchMapping" -> new Ast.MatchMapping(list(o, "keys", this::expr), list(o, "patterns",
                    this::pattern), identifier(o, "rest", false), span(o));
            case "MatchClass" -> new Ast.MatchClass(required(o, "cls", this::expr), list(o, "patterns",
                    this::pattern), names(o, "kwd_attrs"), list(o, "kwd_patterns", this::pattern), span(o));
            case "MatchStar" -> new Ast.MatchStar(identifier(o, "name", false), span(o));
            case "MatchAs" -> new Ast.MatchAs(optional(o, "pattern", this::pattern), identifier(o, "name", false),
                    span(o));
            case "MatchOr" -> new Ast.MatchOr(list(o, "patterns", this::pattern), span(o));
            default -> throw unexpected(o, "pattern");
        };
    }

    private Ast.TypeIgnore typeIgnore(Object o) {
        return switch (kind(o, "type_ignore")) {
            case "TypeIgnore" -> new Ast.TypeIgnore(integer(o, "lineno"), string(o, "tag", true));
            default -> throw unexpected(o, "type_ignore");
        };
    }

    private Ast.TypeParam typeParam(Object o) {
        return switch (kind(o, "type_param")) {
            case "TypeVar" -> new Ast.TypeVar(identifier(o, "name", true), optional(o, "bound", this::expr),
                    optional(o, "default_value", this::expr), span(o));
            case "ParamSpec" -> new Ast.ParamSpec(identifier(o, "name", true), optional(o, "default_value",
                    this::expr), span(o));
            case "TypeVarTuple" -> new Ast.TypeVarTuple(identifier(o, "name", true), optional(o, "default_value",
                    this::expr), span(o));
            default -> throw unexpected(o, "type_param");
        };
    }
}
