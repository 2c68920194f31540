package org.taipan.modules.ast;

import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Turns the compiler's tree into Python objects: one line a constructor of the grammar. */
public final class AstToPython {
    /** How deep trees may be: CPython's {@code Py_C_RECURSION_LIMIT} less the calls that lead here from Python code. */
    private static final int RECURSION_LIMIT = 10_000 - 3;

    private final AstTypes types;
    private int depth;

    private AstToPython(AstTypes types) {
        this.types = types;
    }

    /** The Python tree of {@code tree}. */
    public static Object convert(ThreadState ts, Ast.Mod tree) {
        return new AstToPython(AstTypes.of(ts)).node(tree);
    }

    private PyAst make(String name, Span span, Object... values) {
        AstTypes.NodeType type = types.get(name);
        PyAst node = new PyAst(type.type());
        for (int i = 0; i < values.length; i++) {
            node.putOwn(type.fields()[i], values[i]);
        }
        if (span != null) {
            node.putOwn("lineno", (long) span.line());
            node.putOwn("col_offset", (long) span.col());
            node.putOwn("end_lineno", (long) span.endLine());
            node.putOwn("end_col_offset", (long) span.endCol());
        }
        return node;
    }

    private static Object text(String s) {
        return s == null ? PyNone.NONE : PyStr.of(s);
    }

    private static Object level(int level) {
        return level < 0 ? PyNone.NONE : (Object) (long) level;
    }

    private static Object names(List<String> names) {
        PyList list = new PyList();
        for (String s : names) {
            list.append(text(s));
        }
        return list;
    }

    private Object constant(Enum<?> member) {
        return types.singleton(member.name());
    }

    private PyList list(List<?> items) {
        PyList list = new PyList();
        for (Object o : items) {
            list.append(o instanceof Enum<?> e ? constant(e) : node(o));
        }
        return list;
    }

    private Object node(Object node) {
        if (node == null) {
            return PyNone.NONE;
        }
        if (++depth > RECURSION_LIMIT) {
            throw Errors.of(Exc.RecursionError, "maximum recursion depth exceeded during ast construction");
        }
        Object result = convert(node);
        depth--;
        return result;
    }

    private Object convert(Object node) {
        return switch (node) {
            case Ast.Module n -> make("Module", null, list(n.body()), list(n.typeIgnores()));
            case Ast.Interactive n -> make("Interactive", null, list(n.body()));
            case Ast.Expression n -> make("Expression", null, node(n.body()));
            case Ast.FunctionType n -> make("FunctionType", null, list(n.argtypes()), node(n.returns()));
            case Ast.FunctionDef n -> make("FunctionDef", n.span(), text(n.name()), node(n.args()), list(n.body()),
                    list(n.decoratorList()), node(n.returns()), text(n.typeComment()), list(n.typeParams()));
            case Ast.AsyncFunctionDef n -> make("AsyncFunctionDef", n.span(), text(n.name()), node(n.args()),
                    list(n.body()), list(n.decoratorList()), node(n.returns()), text(n.typeComment()),
                    list(n.typeParams()));
            case Ast.ClassDef n -> make("ClassDef", n.span(), text(n.name()), list(n.bases()), list(n.keywords()),
                    list(n.body()), list(n.decoratorList()), list(n.typeParams()));
            case Ast.Return n -> make("Return", n.span(), node(n.value()));
            case Ast.Delete n -> make("Delete", n.span(), list(n.targets()));
            case Ast.Assign n -> make("Assign", n.span(), list(n.targets()), node(n.value()), text(n.typeComment()));
            case Ast.TypeAlias n -> make("TypeAlias", n.span(), node(n.name()), list(n.typeParams()),
                    node(n.value()));
            case Ast.AugAssign n -> make("AugAssign", n.span(), node(n.target()), constant(n.op()), node(n.value()));
            case Ast.AnnAssign n -> make("AnnAssign", n.span(), node(n.target()), node(n.annotation()),
                    node(n.value()), (long) n.simple());
            case Ast.For n -> make("For", n.span(), node(n.target()), node(n.iter()), list(n.body()),
                    list(n.orelse()), text(n.typeComment()));
            case Ast.AsyncFor n -> make("AsyncFor", n.span(), node(n.target()), node(n.iter()), list(n.body()),
                    list(n.orelse()), text(n.typeComment()));
            case Ast.While n -> make("While", n.span(), node(n.test()), list(n.body()), list(n.orelse()));
            case Ast.If n -> make("If", n.span(), node(n.test()), list(n.body()), list(n.orelse()));
            case Ast.With n -> make("With", n.span(), list(n.items()), list(n.body()), text(n.typeComment()));
            case Ast.AsyncWith n -> make("AsyncWith", n.span(), list(n.items()), list(n.body()),
                    text(n.typeComment()));
            case Ast.Match n -> make("Match", n.span(), node(n.subject()), list(n.cases()));
            case Ast.Raise n -> make("Raise", n.span(), node(n.exc()), node(n.cause()));
            case Ast.Try n -> make("Try", n.span(), list(n.body()), list(n.handlers()), list(n.orelse()),
                    list(n.finalbody()));
            case Ast.TryStar n -> make("TryStar", n.span(), list(n.body()), list(n.handlers()), list(n.orelse()),
                    list(n.finalbody()));
            case Ast.Assert n -> make("Assert", n.span(), node(n.test()), node(n.msg()));
            case Ast.Import n -> make("Import", n.span(), list(n.names()));
            case Ast.ImportFrom n -> make("ImportFrom", n.span(), text(n.module()), list(n.names()),
                    level(n.level()));
            case Ast.Global n -> make("Global", n.span(), names(n.names()));
            case Ast.Nonlocal n -> make("Nonlocal", n.span(), names(n.names()));
            case Ast.ExprStmt n -> make("Expr", n.span(), node(n.value()));
            case Ast.Pass n -> make("Pass", n.span());
            case Ast.Break n -> make("Break", n.span());
            case Ast.Continue n -> make("Continue", n.span());
            case Ast.BoolOp n -> make("BoolOp", n.span(), constant(n.op()), list(n.values()));
            case Ast.NamedExpr n -> make("NamedExpr", n.span(), node(n.target()), node(n.value()));
            case Ast.BinOp n -> make("BinOp", n.span(), node(n.left()), constant(n.op()), node(n.right()));
            case Ast.UnaryOp n -> make("UnaryOp", n.span(), constant(n.op()), node(n.operand()));
            case Ast.Lambda n -> make("Lambda", n.span(), node(n.args()), node(n.body()));
            case Ast.IfExp n -> make("IfExp", n.span(), node(n.test()), node(n.body()), node(n.orelse()));
            case Ast.Dict n -> make("Dict", n.span(), list(n.keys()), list(n.values()));
            case Ast.Set n -> make("Set", n.span(), list(n.elts()));
            case Ast.ListComp n -> make("ListComp", n.span(), node(n.elt()), list(n.generators()));
            case Ast.SetComp n -> make("SetComp", n.span(), node(n.elt()), list(n.generators()));
            case Ast.DictComp n -> make("DictComp", n.span(), node(n.key()), node(n.value()), list(n.generators()));
            case Ast.GeneratorExp n -> make("GeneratorExp", n.span(), node(n.elt()), list(n.generators()));
            case Ast.Await n -> make("Await", n.span(), node(n.value()));
            case Ast.Yield n -> make("Yield", n.span(), node(n.value()));
            case Ast.YieldFrom n -> make("YieldFrom", n.span(), node(n.value()));
            case Ast.Compare n -> make("Compare", n.span(), node(n.left()), list(n.ops()), list(n.comparators()));
            case Ast.Call n -> make("Call", n.span(), node(n.func()), list(n.args()), list(n.keywords()));
            case Ast.FormattedValue n -> make("FormattedValue", n.span(), node(n.value()), (long) n.conversion(),
                    node(n.formatSpec()));
            case Ast.JoinedStr n -> make("JoinedStr", n.span(), list(n.values()));
            case Ast.Constant n -> make("Constant", n.span(), n.value(), text(n.kind()));
            case Ast.Attribute n -> make("Attribute", n.span(), node(n.value()), text(n.attr()), constant(n.ctx()));
            case Ast.Subscript n -> make("Subscript", n.span(), node(n.value()), node(n.slice()), constant(n.ctx()));
            case Ast.Starred n -> make("Starred", n.span(), node(n.value()), constant(n.ctx()));
            case Ast.Name n -> make("Name", n.span(), text(n.id()), constant(n.ctx()));
            case Ast.List n -> make("List", n.span(), list(n.elts()), constant(n.ctx()));
            case Ast.Tuple n -> make("Tuple", n.span(), list(n.elts()), constant(n.ctx()));
            case Ast.Slice n -> make("Slice", n.span(), node(n.lower()), node(n.upper()), node(n.step()));
            case Ast.Comprehension n -> make("comprehension", null, node(n.target()), node(n.iter()), list(n.ifs()),
                    (long) n.isAsync());
            case Ast.ExceptHandler n -> make("ExceptHandler", n.span(), node(n.type()), text(n.name()),
                    list(n.body()));
            case Ast.Arguments n -> make("arguments", null, list(n.posonlyargs()), list(n.args()), node(n.vararg()),
                    list(n.kwonlyargs()), list(n.kwDefaults()), node(n.kwarg()), list(n.defaults()));
            case Ast.Arg n -> make("arg", n.span(), text(n.arg()), node(n.annotation()), text(n.typeComment()));
            case Ast.Keyword n -> make("keyword", n.span(), text(n.arg()), node(n.value()));
            case Ast.Alias n -> make("alias", n.span(), text(n.name()), text(n.asname()));
            case Ast.WithItem n -> make("withitem", null, node(n.contextExpr()), node(n.optionalVars()));
            case Ast.MatchCase n -> make("match_case", null, node(n.pattern()), node(n.guard()), list(n.body()));
            case Ast.MatchValue n -> make("MatchValue", n.span(), node(n.value()));
            case Ast.MatchSingleton n -> make("MatchSingleton", n.span(), n.value());
            case Ast.MatchSequence n -> make("MatchSequence", n.span(), list(n.patterns()));
            case Ast.MatchMapping n -> make("MatchMapping", n.span(), list(n.keys()), list(n.patterns()),
                    text(n.rest()));
            case Ast.MatchClass n -> make("MatchClass", n.span(), node(n.cls()), list(n.patterns()),
                    names(n.kwdAttrs()), list(n.kwdPatterns()));
            case Ast.MatchStar n -> make("MatchStar", n.span(), text(n.name()));
            case Ast.MatchAs n -> make("MatchAs", n.span(), node(n.pattern()), text(n.name()));
            case Ast.MatchOr n -> make("MatchOr", n.span(), list(n.patterns()));
            case Ast.TypeIgnore n -> make("TypeIgnore", null, (long) n.lineno(), text(n.tag()));
            case Ast.TypeVar n -> make("TypeVar", n.span(), text(n.name()), node(n.bound()), node(n.defaultValue()));
            case Ast.ParamSpec n -> make("ParamSpec", n.span(), text(n.name()), node(n.defaultValue()));
            case Ast.TypeVarTuple n -> make("TypeVarTuple", n.span(), text(n.name()), node(n.defaultValue()));
            default -> throw new AssertionError(node.getClass());
        };
    }
}
