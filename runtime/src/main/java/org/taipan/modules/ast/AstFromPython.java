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
        if (isNone(o)) {
            return null;
        }
        Node n = plain(o, "mod");
        return n.complete(switch (n.kind()) {
            case "Module" -> new Ast.Module(n.list("body", this::stmt), n.list("type_ignores", this::typeIgnore));
            case "Interactive" -> new Ast.Interactive(n.list("body", this::stmt));
            case "Expression" -> new Ast.Expression(n.required("body", this::expr));
            case "FunctionType" -> new Ast.FunctionType(n.list("argtypes", this::expr), n.required("returns",
                    this::expr));
            default -> throw unexpected(o, "mod");
        });
    }

    private Ast.Stmt stmt(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = placed(o, "stmt");
        return n.complete(switch (n.kind()) {
            case "FunctionDef" -> new Ast.FunctionDef(n.identifier("name", true), n.required("args", this::arguments),
                    n.list("body", this::stmt), n.list("decorator_list", this::expr), n.optional("returns", this::expr),
                    n.string("type_comment", false), n.list("type_params", this::typeParam), n.span());
            case "AsyncFunctionDef" -> new Ast.AsyncFunctionDef(n.identifier("name", true), n.required("args",
                    this::arguments), n.list("body", this::stmt), n.list("decorator_list", this::expr),
                    n.optional("returns", this::expr), n.string("type_comment", false), n.list("type_params",
                    this::typeParam), n.span());
            case "ClassDef" -> new Ast.ClassDef(n.identifier("name", true), n.list("bases", this::expr),
                    n.list("keywords", this::keyword), n.list("body", this::stmt), n.list("decorator_list", this::expr),
                    n.list("type_params", this::typeParam), n.span());
            case "Return" -> new Ast.Return(n.optional("value", this::expr), n.span());
            case "Delete" -> new Ast.Delete(n.list("targets", this::expr), n.span());
            case "Assign" -> new Ast.Assign(n.list("targets", this::expr), n.required("value", this::expr),
                    n.string("type_comment", false), n.span());
            case "TypeAlias" -> new Ast.TypeAlias(n.required("name", this::expr), n.list("type_params",
                    this::typeParam), n.required("value", this::expr), n.span());
            case "AugAssign" -> new Ast.AugAssign(n.required("target", this::expr), n.required("op", this::operator),
                    n.required("value", this::expr), n.span());
            case "AnnAssign" -> new Ast.AnnAssign(n.required("target", this::expr), n.required("annotation",
                    this::expr), n.optional("value", this::expr), n.integer("simple"), n.span());
            case "For" -> new Ast.For(n.required("target", this::expr), n.required("iter", this::expr), n.list("body",
                    this::stmt), n.list("orelse", this::stmt), n.string("type_comment", false), n.span());
            case "AsyncFor" -> new Ast.AsyncFor(n.required("target", this::expr), n.required("iter", this::expr),
                    n.list("body", this::stmt), n.list("orelse", this::stmt), n.string("type_comment", false),
                    n.span());
            case "While" -> new Ast.While(n.required("test", this::expr), n.list("body", this::stmt), n.list("orelse",
                    this::stmt), n.span());
            case "If" -> new Ast.If(n.required("test", this::expr), n.list("body", this::stmt), n.list("orelse",
                    this::stmt), n.span());
            case "With" -> new Ast.With(n.list("items", this::withitem), n.list("body", this::stmt),
                    n.string("type_comment", false), n.span());
            case "AsyncWith" -> new Ast.AsyncWith(n.list("items", this::withitem), n.list("body", this::stmt),
                    n.string("type_comment", false), n.span());
            case "Match" -> new Ast.Match(n.required("subject", this::expr), n.list("cases", this::matchCase),
                    n.span());
            case "Raise" -> new Ast.Raise(n.optional("exc", this::expr), n.optional("cause", this::expr), n.span());
            case "Try" -> new Ast.Try(n.list("body", this::stmt), n.list("handlers", this::excepthandler),
                    n.list("orelse", this::stmt), n.list("finalbody", this::stmt), n.span());
            case "TryStar" -> new Ast.TryStar(n.list("body", this::stmt), n.list("handlers", this::excepthandler),
                    n.list("orelse", this::stmt), n.list("finalbody", this::stmt), n.span());
            case "Assert" -> new Ast.Assert(n.required("test", this::expr), n.optional("msg", this::expr), n.span());
            case "Import" -> new Ast.Import(n.list("names", this::alias), n.span());
            case "ImportFrom" -> new Ast.ImportFrom(n.identifier("module", false), n.list("names", this::alias),
                    n.optionalInt("level"), n.span());
            case "Global" -> new Ast.Global(n.names("names"), n.span());
            case "Nonlocal" -> new Ast.Nonlocal(n.names("names"), n.span());
            case "Expr" -> new Ast.ExprStmt(n.required("value", this::expr), n.span());
            case "Pass" -> new Ast.Pass(n.span());
            case "Break" -> new Ast.Break(n.span());
            case "Continue" -> new Ast.Continue(n.span());
            default -> throw unexpected(o, "stmt");
        });
    }

    private Ast.Expr expr(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = placed(o, "expr");
        return n.complete(switch (n.kind()) {
            case "BoolOp" -> new Ast.BoolOp(n.required("op", this::boolop), n.list("values", this::expr), n.span());
            case "NamedExpr" -> new Ast.NamedExpr(n.required("target", this::expr), n.required("value", this::expr),
                    n.span());
            case "BinOp" -> new Ast.BinOp(n.required("left", this::expr), n.required("op", this::operator),
                    n.required("right", this::expr), n.span());
            case "UnaryOp" -> new Ast.UnaryOp(n.required("op", this::unaryop), n.required("operand", this::expr),
                    n.span());
            case "Lambda" -> new Ast.Lambda(n.required("args", this::arguments), n.required("body", this::expr),
                    n.span());
            case "IfExp" -> new Ast.IfExp(n.required("test", this::expr), n.required("body", this::expr),
                    n.required("orelse", this::expr), n.span());
            case "Dict" -> new Ast.Dict(n.list("keys", this::expr), n.list("values", this::expr), n.span());
            case "Set" -> new Ast.Set(n.list("elts", this::expr), n.span());
            case "ListComp" -> new Ast.ListComp(n.required("elt", this::expr), n.list("generators",
                    this::comprehension), n.span());
            case "SetComp" -> new Ast.SetComp(n.required("elt", this::expr), n.list("generators", this::comprehension),
                    n.span());
            case "DictComp" -> new Ast.DictComp(n.required("key", this::expr), n.required("value", this::expr),
                    n.list("generators", this::comprehension), n.span());
            case "GeneratorExp" -> new Ast.GeneratorExp(n.required("elt", this::expr), n.list("generators",
                    this::comprehension), n.span());
            case "Await" -> new Ast.Await(n.required("value", this::expr), n.span());
            case "Yield" -> new Ast.Yield(n.optional("value", this::expr), n.span());
            case "YieldFrom" -> new Ast.YieldFrom(n.required("value", this::expr), n.span());
            case "Compare" -> new Ast.Compare(n.required("left", this::expr), n.list("ops", this::cmpop),
                    n.list("comparators", this::expr), n.span());
            case "Call" -> new Ast.Call(n.required("func", this::expr), n.list("args", this::expr), n.list("keywords",
                    this::keyword), n.span());
            case "FormattedValue" -> new Ast.FormattedValue(n.required("value", this::expr), n.integer("conversion"),
                    n.optional("format_spec", this::expr), n.span());
            case "JoinedStr" -> new Ast.JoinedStr(n.list("values", this::expr), n.span());
            case "Constant" -> new Ast.Constant(n.constant("value"), n.string("kind", false), n.span());
            case "Attribute" -> new Ast.Attribute(n.required("value", this::expr), n.identifier("attr", true),
                    n.required("ctx", this::exprContext), n.span());
            case "Subscript" -> new Ast.Subscript(n.required("value", this::expr), n.required("slice", this::expr),
                    n.required("ctx", this::exprContext), n.span());
            case "Starred" -> new Ast.Starred(n.required("value", this::expr), n.required("ctx", this::exprContext),
                    n.span());
            case "Name" -> new Ast.Name(n.identifier("id", true), n.required("ctx", this::exprContext), n.span());
            case "List" -> new Ast.List(n.list("elts", this::expr), n.required("ctx", this::exprContext), n.span());
            case "Tuple" -> new Ast.Tuple(n.list("elts", this::expr), n.required("ctx", this::exprContext), n.span());
            case "Slice" -> new Ast.Slice(n.optional("lower", this::expr), n.optional("upper", this::expr),
                    n.optional("step", this::expr), n.span());
            default -> throw unexpected(o, "expr");
        });
    }

    private Ast.Context exprContext(Object o) {
        return Ast.Context.valueOf(plain(o, "expr_context").kind());
    }

    private Ast.BoolOperator boolop(Object o) {
        return Ast.BoolOperator.valueOf(plain(o, "boolop").kind());
    }

    private Ast.Operator operator(Object o) {
        return Ast.Operator.valueOf(plain(o, "operator").kind());
    }

    private Ast.UnaryOperator unaryop(Object o) {
        return Ast.UnaryOperator.valueOf(plain(o, "unaryop").kind());
    }

    private Ast.CmpOperator cmpop(Object o) {
        return Ast.CmpOperator.valueOf(plain(o, "cmpop").kind());
    }

    private Ast.Comprehension comprehension(Object o) {
        Node n = new Node(o, "comprehension", null);
        return n.complete(new Ast.Comprehension(n.required("target", this::expr), n.required("iter", this::expr),
                n.list("ifs", this::expr), n.integer("is_async")));
    }

    private Ast.ExceptHandler excepthandler(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = placed(o, "excepthandler");
        return n.complete(switch (n.kind()) {
            case "ExceptHandler" -> new Ast.ExceptHandler(n.optional("type", this::expr), n.identifier("name", false),
                    n.list("body", this::stmt), n.span());
            default -> throw unexpected(o, "excepthandler");
        });
    }

    private Ast.Arguments arguments(Object o) {
        Node n = new Node(o, "arguments", null);
        return n.complete(new Ast.Arguments(n.list("posonlyargs", this::arg), n.list("args", this::arg),
                n.optional("vararg", this::arg), n.list("kwonlyargs", this::arg), n.list("kw_defaults", this::expr),
                n.optional("kwarg", this::arg), n.list("defaults", this::expr)));
    }

    private Ast.Arg arg(Object o) {
        Node n = new Node(o, "arg", null);
        return n.complete(new Ast.Arg(n.identifier("arg", true), n.optional("annotation", this::expr),
                n.string("type_comment", false), n.span()));
    }

    private Ast.Keyword keyword(Object o) {
        Node n = new Node(o, "keyword", null);
        return n.complete(new Ast.Keyword(n.identifier("arg", false), n.required("value", this::expr), n.span()));
    }

    private Ast.Alias alias(Object o) {
        Node n = new Node(o, "alias", null);
        return n.complete(new Ast.Alias(n.identifier("name", true), n.identifier("asname", false), n.span()));
    }

    private Ast.WithItem withitem(Object o) {
        Node n = new Node(o, "withitem", null);
        return n.complete(new Ast.WithItem(n.required("context_expr", this::expr),
                n.optional("optional_vars", this::expr)));
    }

    private Ast.MatchCase matchCase(Object o) {
        Node n = new Node(o, "match_case", null);
        return n.complete(new Ast.MatchCase(n.required("pattern", this::pattern), n.optional("guard", this::expr),
                n.list("body", this::stmt)));
    }

    private Ast.Pattern pattern(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = placed(o, "pattern");
        return n.complete(switch (n.kind()) {
            case "MatchValue" -> new Ast.MatchValue(n.required("value", this::expr), n.span());
            case "MatchSingleton" -> new Ast.MatchSingleton(n.constant("value"), n.span());
            case "MatchSequence" -> new Ast.MatchSequence(n.list("patterns", this::pattern), n.span());
            case "MatchMapping" -> new Ast.MatchMapping(n.list("keys", this::expr), n.list("patterns", this::pattern),
                    n.identifier("rest", false), n.span());
            case "MatchClass" -> new Ast.MatchClass(n.required("cls", this::expr), n.list("patterns", this::pattern),
                    n.names("kwd_attrs"), n.list("kwd_patterns", this::pattern), n.span());
            case "MatchStar" -> new Ast.MatchStar(n.identifier("name", false), n.span());
            case "MatchAs" -> new Ast.MatchAs(n.optional("pattern", this::pattern), n.identifier("name", false),
                    n.span());
            case "MatchOr" -> new Ast.MatchOr(n.list("patterns", this::pattern), n.span());
            default -> throw unexpected(o, "pattern");
        });
    }

    private Ast.TypeIgnore typeIgnore(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = plain(o, "type_ignore");
        return n.complete(switch (n.kind()) {
            case "TypeIgnore" -> new Ast.TypeIgnore(n.integer("lineno"), n.string("tag", true));
            default -> throw unexpected(o, "type_ignore");
        });
    }

    private Ast.TypeParam typeParam(Object o) {
        if (isNone(o)) {
            return null;
        }
        Node n = placed(o, "type_param");
        return n.complete(switch (n.kind()) {
            case "TypeVar" -> new Ast.TypeVar(n.identifier("name", true), n.optional("bound", this::expr),
                    n.optional("default_value", this::expr), n.span());
            case "ParamSpec" -> new Ast.ParamSpec(n.identifier("name", true), n.optional("default_value", this::expr),
                    n.span());
            case "TypeVarTuple" -> new Ast.TypeVarTuple(n.identifier("name", true), n.optional("default_value",
                    this::expr), n.span());
            default -> throw unexpected(o, "type_param");
        });
    }
}
