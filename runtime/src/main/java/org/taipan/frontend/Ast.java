package org.taipan.frontend;

/**
 * The abstract syntax tree: one record a constructor of Python 3.13's abstract grammar, one sealed interface a sum type.
 *
 * <p>Component names are the grammar's in camel case. An optional field is null when absent, a repeated one is an
 * immutable list (items of {@code Dict.keys} and {@code Arguments.kwDefaults} may be null). Nodes compare by identity
 * wherever they are used as keys, so passes must use identity maps. {@code ExprStmt} is the grammar's {@code Expr}.
 * Names and strings are Java UTF-16 strings; values of
 * {@code Constant} and {@code MatchSingleton} are Python objects.
 */
public final class Ast {
    private Ast() {
    }

    /** Anything with a place in the source. */
    public sealed interface Located {
        Span span();
    }

    public sealed interface Mod {
    }

    public record Module(java.util.List<Stmt> body, java.util.List<TypeIgnore> typeIgnores) implements Mod {
    }

    public record Interactive(java.util.List<Stmt> body) implements Mod {
    }

    public record Expression(Expr body) implements Mod {
    }

    public record FunctionType(java.util.List<Expr> argtypes, Expr returns) implements Mod {
    }

    public sealed interface Stmt extends Located {
    }

    public record FunctionDef(String name, Arguments args, java.util.List<Stmt> body,
            java.util.List<Expr> decoratorList, Expr returns, String typeComment,
            java.util.List<TypeParam> typeParams, Span span) implements Stmt {
    }

    public record AsyncFunctionDef(String name, Arguments args, java.util.List<Stmt> body,
            java.util.List<Expr> decoratorList, Expr returns, String typeComment,
            java.util.List<TypeParam> typeParams, Span span) implements Stmt {
    }

    public record ClassDef(String name, java.util.List<Expr> bases, java.util.List<Keyword> keywords,
            java.util.List<Stmt> body, java.util.List<Expr> decoratorList, java.util.List<TypeParam> typeParams,
            Span span) implements Stmt {
    }

    public record Return(Expr value, Span span) implements Stmt {
    }

    public record Delete(java.util.List<Expr> targets, Span span) implements Stmt {
    }

    public record Assign(java.util.List<Expr> targets, Expr value, String typeComment, Span span) implements Stmt {
    }

    public record TypeAlias(Expr name, java.util.List<TypeParam> typeParams, Expr value, Span span) implements Stmt {
    }

    public record AugAssign(Expr target, Operator op, Expr value, Span span) implements Stmt {
    }

    public record AnnAssign(Expr target, Expr annotation, Expr value, int simple, Span span) implements Stmt {
    }

    public record For(Expr target, Expr iter, java.util.List<Stmt> body, java.util.List<Stmt> orelse,
            String typeComment, Span span) implements Stmt {
    }

    public record AsyncFor(Expr target, Expr iter, java.util.List<Stmt> body, java.util.List<Stmt> orelse,
            String typeComment, Span span) implements Stmt {
    }

    public record While(Expr test, java.util.List<Stmt> body, java.util.List<Stmt> orelse, Span span) implements Stmt {
    }

    public record If(Expr test, java.util.List<Stmt> body, java.util.List<Stmt> orelse, Span span) implements Stmt {
    }

    public record With(java.util.List<WithItem> items, java.util.List<Stmt> body, String typeComment, Span span) implements Stmt {
    }

    public record AsyncWith(java.util.List<WithItem> items, java.util.List<Stmt> body, String typeComment, Span span) implements Stmt {
    }

    public record Match(Expr subject, java.util.List<MatchCase> cases, Span span) implements Stmt {
    }

    public record Raise(Expr exc, Expr cause, Span span) implements Stmt {
    }

    public record Try(java.util.List<Stmt> body, java.util.List<ExceptHandler> handlers,
            java.util.List<Stmt> orelse, java.util.List<Stmt> finalbody, Span span) implements Stmt {
    }

    public record TryStar(java.util.List<Stmt> body, java.util.List<ExceptHandler> handlers,
            java.util.List<Stmt> orelse, java.util.List<Stmt> finalbody, Span span) implements Stmt {
    }

    public record Assert(Expr test, Expr msg, Span span) implements Stmt {
    }

    public record Import(java.util.List<Alias> names, Span span) implements Stmt {
    }

    public record ImportFrom(String module, java.util.List<Alias> names, int level, Span span) implements Stmt {
    }

    public record Global(java.util.List<String> names, Span span) implements Stmt {
    }

    public record Nonlocal(java.util.List<String> names, Span span) implements Stmt {
    }

    public record ExprStmt(Expr value, Span span) implements Stmt {
    }

    public record Pass(Span span) implements Stmt {
    }

    public record Break(Span span) implements Stmt {
    }

    public record Continue(Span span) implements Stmt {
    }

    public sealed interface Expr extends Located {
    }

    public record BoolOp(BoolOperator op, java.util.List<Expr> values, Span span) implements Expr {
    }

    public record NamedExpr(Expr target, Expr value, Span span) implements Expr {
    }

    public record BinOp(Expr left, Operator op, Expr right, Span span) implements Expr {
    }

    public record UnaryOp(UnaryOperator op, Expr operand, Span span) implements Expr {
    }

    public record Lambda(Arguments args, Expr body, Span span) implements Expr {
    }

    public record IfExp(Expr test, Expr body, Expr orelse, Span span) implements Expr {
    }

    public record Dict(java.util.List<Expr> keys, java.util.List<Expr> values, Span span) implements Expr {
    }

    public record Set(java.util.List<Expr> elts, Span span) implements Expr {
    }

    public record ListComp(Expr elt, java.util.List<Comprehension> generators, Span span) implements Expr {
    }

    public record SetComp(Expr elt, java.util.List<Comprehension> generators, Span span) implements Expr {
    }

    public record DictComp(Expr key, Expr value, java.util.List<Comprehension> generators, Span span) implements Expr {
    }

    public record GeneratorExp(Expr elt, java.util.List<Comprehension> generators, Span span) implements Expr {
    }

    public record Await(Expr value, Span span) implements Expr {
    }

    public record Yield(Expr value, Span span) implements Expr {
    }

    public record YieldFrom(Expr value, Span span) implements Expr {
    }

    public record Compare(Expr left, java.util.List<CmpOperator> ops, java.util.List<Expr> comparators, Span span) implements Expr {
    }

    public record Call(Expr func, java.util.List<Expr> args, java.util.List<Keyword> keywords, Span span) implements Expr {
    }

    public record FormattedValue(Expr value, int conversion, Expr formatSpec, Span span) implements Expr {
    }

    public record JoinedStr(java.util.List<Expr> values, Span span) implements Expr {
    }

    public record Constant(Object value, String kind, Span span) implements Expr {
    }

    public record Attribute(Expr value, String attr, Context ctx, Span span) implements Expr {
    }

    public record Subscript(Expr value, Expr slice, Context ctx, Span span) implements Expr {
    }

    public record Starred(Expr value, Context ctx, Span span) implements Expr {
    }

    public record Name(String id, Context ctx, Span span) implements Expr {
    }

    public record List(java.util.List<Expr> elts, Context ctx, Span span) implements Expr {
    }

    public record Tuple(java.util.List<Expr> elts, Context ctx, Span span) implements Expr {
    }

    public record Slice(Expr lower, Expr upper, Expr step, Span span) implements Expr {
    }

    public enum Context { Load, Store, Del }

    public enum BoolOperator { And, Or }

    public enum Operator { Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv }

    public enum UnaryOperator { Invert, Not, UAdd, USub }

    public enum CmpOperator { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn }

    public record Comprehension(Expr target, Expr iter, java.util.List<Expr> ifs, int isAsync) {
    }

    public record ExceptHandler(Expr type, String name, java.util.List<Stmt> body, Span span) implements Located {
    }

    public record Arguments(java.util.List<Arg> posonlyargs, java.util.List<Arg> args, Arg vararg,
            java.util.List<Arg> kwonlyargs, java.util.List<Expr> kwDefaults, Arg kwarg,
            java.util.List<Expr> defaults) {
    }

    public record Arg(String arg, Expr annotation, String typeComment, Span span) implements Located {
    }

    public record Keyword(String arg, Expr value, Span span) implements Located {
    }

    public record Alias(String name, String asname, Span span) implements Located {
    }

    public record WithItem(Expr contextExpr, Expr optionalVars) {
    }

    public record MatchCase(Pattern pattern, Expr guard, java.util.List<Stmt> body) {
    }

    public sealed interface Pattern extends Located {
    }

    public record MatchValue(Expr value, Span span) implements Pattern {
    }

    public record MatchSingleton(Object value, Span span) implements Pattern {
    }

    public record MatchSequence(java.util.List<Pattern> patterns, Span span) implements Pattern {
    }

    public record MatchMapping(java.util.List<Expr> keys, java.util.List<Pattern> patterns, String rest, Span span) implements Pattern {
    }

    public record MatchClass(Expr cls, java.util.List<Pattern> patterns, java.util.List<String> kwdAttrs,
            java.util.List<Pattern> kwdPatterns, Span span) implements Pattern {
    }

    public record MatchStar(String name, Span span) implements Pattern {
    }

    public record MatchAs(Pattern pattern, String name, Span span) implements Pattern {
    }

    public record MatchOr(java.util.List<Pattern> patterns, Span span) implements Pattern {
    }

    public record TypeIgnore(int lineno, String tag) {
    }

    public sealed interface TypeParam extends Located {
    }

    public record TypeVar(String name, Expr bound, Expr defaultValue, Span span) implements TypeParam {
    }

    public record ParamSpec(String name, Expr defaultValue, Span span) implements TypeParam {
    }

    public record TypeVarTuple(String name, Expr defaultValue, Span span) implements TypeParam {
    }

}
