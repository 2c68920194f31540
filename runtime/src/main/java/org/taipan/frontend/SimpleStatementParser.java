package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Context;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/**
 * Statements of one line and assignment targets. The first pass parses a target as an expression and then turns it into
 * one: every target is an expression by syntax, and what follows it tells which it was.
 */
abstract class SimpleStatementParser extends CallParser {
    SimpleStatementParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    SimpleStatementParser(TokenStream first) {
        super(first);
    }

    void invalidDelStmt() {
    }

    void invalidImport() {
    }

    void invalidImportFromTargets() {
    }

    void invalidTypeParams() {
    }

    // Targets

    @Override
    Expr starTargets() {
        int begin = mark;
        Expr first = starTarget();
        if (first == null || !at(TokenType.COMMA)) {
            return first;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(first);
        while (accept(TokenType.COMMA)) {
            Expr e = starTarget();
            if (e == null) {
                break;
            }
            elts.add(e);
        }
        return new Ast.Tuple(seal(elts), Context.Store, span(begin));
    }

    Expr starTarget() {
        int begin = mark;
        if (accept(TokenType.STAR)) {
            Expr e = at(TokenType.STAR) ? null : starTarget();
            if (e != null) {
                return new Ast.Starred(e, Context.Store, span(begin));
            }
            mark = begin;
            return null;
        }
        return target(Context.Store);
    }

    private Expr target(Context ctx) {
        int begin = mark;
        Expr e = primary();
        e = e == null ? null : Targets.asTarget(e, ctx);
        if (e == null) {
            mark = begin;
        }
        return e;
    }

    Expr delTarget() {
        return target(Context.Del);
    }

    // Simple statements

    /** Statements up to the end of the line, or null. */
    final List<Stmt> simpleStmts() {
        int begin = mark;
        Stmt first = simpleStmt();
        if (first == null) {
            return null;
        }
        if (accept(TokenType.NEWLINE)) {
            return List.of(first);
        }
        ArrayList<Stmt> list = new ArrayList<>();
        list.add(first);
        while (accept(TokenType.SEMI)) {
            Stmt s = simpleStmt();
            if (s == null) {
                break;
            }
            list.add(s);
        }
        if (accept(TokenType.NEWLINE)) {
            return seal(list);
        }
        mark = begin;
        return null;
    }

    Stmt simpleStmt() {
        Stmt s = keywordStmt();
        return s != null ? s : expressionStmt();
    }

    /** A statement that a keyword begins. */
    final Stmt keywordStmt() {
        int begin = mark;
        switch (peekType()) {
            case TokenType.RETURN: {
                mark++;
                Expr value = starExpressions();
                return new Ast.Return(value, span(begin));
            }
            case TokenType.IMPORT, TokenType.FROM:
                return importStmt();
            case TokenType.RAISE:
                return raiseStmt();
            case TokenType.PASS:
                mark++;
                return new Ast.Pass(span(begin));
            case TokenType.DEL:
                return delStmt();
            case TokenType.YIELD: {
                Expr e = yieldExpr();
                return new Ast.ExprStmt(e, span(begin));
            }
            case TokenType.ASSERT:
                return assertStmt();
            case TokenType.BREAK:
                mark++;
                return new Ast.Break(span(begin));
            case TokenType.CONTINUE:
                mark++;
                return new Ast.Continue(span(begin));
            case TokenType.GLOBAL, TokenType.NONLOCAL:
                return scopeStmt();
            default:
                return null;
        }
    }

    /** An assignment of any kind, a type alias or an expression. */
    private Stmt expressionStmt() {
        int begin = mark;
        if (at(TokenType.NAME)) {
            Token name = tokens[mark++];
            String id = identifier(name);
            if (at(TokenType.COLON)) {
                Stmt s = annotatedAssignment(begin, new Ast.Name(id, Context.Store, span(name)), 1);
                if (s != null) {
                    return s;
                }
            } else if (name.text == NameTable.TYPE && at(TokenType.NAME)) {
                mark = begin;
                return typeAlias();
            }
            mark = begin;
        }
        Expr e = starExpressions();
        if (e == null) {
            return null;
        }
        int type = peekType();
        if (type == TokenType.EQUAL) {
            return assignment(begin, e);
        }
        boolean single = Targets.isSingleTarget(e);
        if (single && type == TokenType.COLON && !startsWithTarget(begin, e)) {
            Stmt s = annotatedAssignment(begin, Targets.withContext(e, Context.Store), 0);
            return s != null ? s : new Ast.ExprStmt(e, span(begin));
        }
        if (single && isAugAssign(type)) {
            mark++;
            Stmt s = augmentedAssignment(begin, Targets.withContext(e, Context.Store), type);
            if (s == null) {
                mark = begin;
            }
            return s;
        }
        return new Ast.ExprStmt(e, span(begin));
    }

    /**
     * Whether an attribute or a subscript starts with a target in parentheses, as {@code (a).b} does. Such a one cannot be
     * annotated: the grammar tries a target in parentheses first, takes it, and does not come back when no colon follows.
     */
    private boolean startsWithTarget(int begin, Expr e) {
        if (tokens[begin].type != TokenType.LPAR || e instanceof Ast.Name) {
            return false;
        }
        Span start = span(tokens[begin]);
        Expr inner = e;
        while (inner.span().line() == start.line() && inner.span().col() == start.col()) {
            if (inner instanceof Ast.Attribute a) {
                inner = a.value();
            } else if (inner instanceof Ast.Subscript s) {
                inner = s.value();
            } else if (inner instanceof Ast.Call c) {
                inner = c.func();
            } else {
                return false;
            }
        }
        return inner != e && Targets.isSingleTarget(inner);
    }

    static boolean isAugAssign(int type) {
        return type >= TokenType.PLUSEQUAL && type <= TokenType.DOUBLESTAREQUAL || type == TokenType.DOUBLESLASHEQUAL
            || type == TokenType.ATEQUAL;
    }

    /** The rest of an augmented assignment behind its operator. */
    final Stmt augmentedAssignment(int begin, Expr target, int operator) {
        Ast.Operator op = operator(operator);
        if (operator == TokenType.ATEQUAL) {
            since(5, "The '@' operator is", op);
        }
        Expr value = annotatedRhs();
        return value == null ? null : new Ast.AugAssign(target, op, value, span(begin));
    }

    /** The rest of an annotated assignment, from its colon. */
    final Stmt annotatedAssignment(int begin, Expr target, int simple) {
        int colon = mark++;
        Expr annotation = expression();
        if (annotation == null) {
            mark = colon;
            return null;
        }
        Expr value = null;
        if (accept(TokenType.EQUAL)) {
            value = annotatedRhs();
            if (value == null) {
                mark--;
            }
        }
        return since(6, simple == 1 ? "Variable annotation syntax is" : "Variable annotations syntax is",
            new Ast.AnnAssign(target, annotation, value, simple, span(begin)));
    }

    private Stmt assignment(int begin, Expr first) {
        Expr value = first;
        ArrayList<Expr> targets = new ArrayList<>(1);
        while (at(TokenType.EQUAL)) {
            Expr target = value == null ? null : Targets.asTarget(value, Context.Store);
            if (target == null) {
                mark = begin;
                return null;
            }
            targets.add(target);
            mark++;
            value = annotatedRhs();
        }
        if (value == null) {
            mark = begin;
            return null;
        }
        Token comment = expect(TokenType.TYPE_COMMENT);
        return new Ast.Assign(seal(targets), value, comment == null ? null : checkedText(comment), span(begin));
    }

    private Stmt raiseStmt() {
        int begin = mark++;
        Expr exc = expression();
        Expr cause = null;
        if (exc != null && accept(TokenType.FROM)) {
            cause = expression();
            if (cause == null) {
                mark--;
            }
        }
        return new Ast.Raise(exc, cause, span(begin));
    }

    private Stmt delStmt() {
        int begin = mark++;
        ArrayList<Expr> targets = new ArrayList<>(1);
        Expr e = delTarget();
        while (e != null) {
            targets.add(e);
            e = accept(TokenType.COMMA) ? delTarget() : null;
        }
        if (!targets.isEmpty() && (at(TokenType.SEMI) || at(TokenType.NEWLINE))) {
            return new Ast.Delete(seal(targets), span(begin));
        }
        mark = begin;
        invalidDelStmt();
        mark = begin;
        return null;
    }

    private Stmt assertStmt() {
        int begin = mark++;
        Expr test = expression();
        if (test == null) {
            mark = begin;
            return null;
        }
        Expr msg = null;
        if (accept(TokenType.COMMA)) {
            msg = expression();
            if (msg == null) {
                mark--;
            }
        }
        return new Ast.Assert(test, msg, span(begin));
    }

    private Stmt scopeStmt() {
        int begin = mark;
        boolean global = at(TokenType.GLOBAL);
        mark++;
        ArrayList<String> names = new ArrayList<>(1);
        String name = identifier();
        if (name == null) {
            mark = begin;
            return null;
        }
        while (name != null) {
            names.add(name);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            name = identifier();
            if (name == null) {
                mark--;
            }
        }
        return global ? new Ast.Global(seal(names), span(begin)) : new Ast.Nonlocal(seal(names), span(begin));
    }

    // Imports

    private Stmt importStmt() {
        int begin = mark;
        invalidImport();
        mark = begin;
        if (at(TokenType.FROM)) {
            return importFrom();
        }
        mark++;
        ArrayList<Ast.Alias> names = new ArrayList<>(1);
        Ast.Alias alias = alias(true);
        if (alias == null) {
            mark = begin;
            return null;
        }
        while (alias != null) {
            names.add(alias);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            alias = alias(true);
            if (alias == null) {
                mark--;
            }
        }
        return new Ast.Import(seal(names), span(begin));
    }

    private Stmt importFrom() {
        int begin = mark++;
        int level = 0;
        while (true) {
            if (accept(TokenType.DOT)) {
                level++;
            } else if (accept(TokenType.ELLIPSIS)) {
                level += 3;
            } else {
                break;
            }
        }
        String module = dottedName();
        if ((module != null || level > 0) && accept(TokenType.IMPORT)) {
            List<Ast.Alias> names = importFromTargets();
            if (names != null) {
                if (level == 0 && module.equals("__future__")) {
                    for (Ast.Alias a : names) {
                        barryAsFlufl |= a.name().equals("barry_as_FLUFL");
                    }
                }
                return new Ast.ImportFrom(module, names, level, span(begin));
            }
        }
        mark = begin;
        return null;
    }

    private List<Ast.Alias> importFromTargets() {
        int begin = mark;
        if (accept(TokenType.LPAR)) {
            List<Ast.Alias> names = importFromAsNames();
            if (names != null) {
                accept(TokenType.COMMA);
                if (accept(TokenType.RPAR)) {
                    return names;
                }
            }
        } else if (at(TokenType.STAR)) {
            mark++;
            return List.of(new Ast.Alias("*", null, span(begin)));
        } else {
            List<Ast.Alias> names = importFromAsNames();
            if (names != null && !at(TokenType.COMMA)) {
                return names;
            }
        }
        mark = begin;
        invalidImportFromTargets();
        mark = begin;
        return null;
    }

    final List<Ast.Alias> importFromAsNames() {
        Ast.Alias alias = alias(false);
        if (alias == null) {
            return null;
        }
        ArrayList<Ast.Alias> names = new ArrayList<>(1);
        while (alias != null) {
            names.add(alias);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            alias = alias(false);
            if (alias == null) {
                mark--;
            }
        }
        return seal(names);
    }

    private Ast.Alias alias(boolean dotted) {
        int begin = mark;
        String name = dotted ? dottedName() : identifier();
        if (name == null) {
            return null;
        }
        String asname = null;
        if (accept(TokenType.AS)) {
            asname = identifier();
            if (asname == null) {
                mark--;
            }
        }
        return new Ast.Alias(name, asname, span(begin));
    }

    final String dottedName() {
        String name = identifier();
        if (name == null || !at(TokenType.DOT)) {
            return name;
        }
        StringBuilder sb = new StringBuilder(name);
        while (accept(TokenType.DOT)) {
            String part = identifier();
            if (part == null) {
                mark--;
                break;
            }
            sb.append('.').append(part);
        }
        return sb.toString();
    }

    // Type aliases and type parameters

    final Stmt typeAlias() {
        int begin = mark;
        if (acceptSoftKeyword(NameTable.TYPE) && at(TokenType.NAME)) {
            Token name = tokens[mark++];
            List<Ast.TypeParam> params = typeParams();
            if (accept(TokenType.EQUAL)) {
                Expr value = expression();
                if (value != null) {
                    return since(12, "Type statement is", new Ast.TypeAlias(
                        new Ast.Name(identifier(name), Context.Store, span(name)), params, value, span(begin)));
                }
            }
        }
        mark = begin;
        return null;
    }

    /** {@code [type_params]}: the parameters in brackets, or an empty list. */
    final List<Ast.TypeParam> typeParams() {
        if (!at(TokenType.LSQB)) {
            return List.of();
        }
        int begin = mark;
        invalidTypeParams();
        mark = begin + 1;
        ArrayList<Ast.TypeParam> list = new ArrayList<>(1);
        Ast.TypeParam p = typeParam();
        while (p != null) {
            list.add(p);
            p = accept(TokenType.COMMA) ? typeParam() : null;
        }
        if (!list.isEmpty() && accept(TokenType.RSQB)) {
            return since(12, "Type parameter lists are", seal(list));
        }
        mark = begin;
        return List.of();
    }

    private Ast.TypeParam typeParam() {
        int begin = mark;
        int type = peekType();
        boolean starred = type == TokenType.STAR || type == TokenType.DOUBLESTAR;
        if (starred) {
            mark++;
        }
        String name = identifier();
        if (name == null) {
            mark = begin;
            return null;
        }
        Expr bound = null;
        if (accept(TokenType.COLON)) {
            Token colon = tokens[mark - 1];
            bound = expression();
            if (bound == null) {
                mark--;
            } else if (starred) {
                throw errorStartingFrom(span(colon), (bound instanceof Ast.Tuple ? "cannot use constraints with "
                    : "cannot use bound with ") + (type == TokenType.STAR ? "TypeVarTuple" : "ParamSpec"));
            }
        }
        Expr value = null;
        if (accept(TokenType.EQUAL)) {
            value = type == TokenType.STAR ? starExpression() : expression();
            if (value == null) {
                mark--;
            } else {
                since(13, "Type parameter defaults are", value);
            }
        }
        return type == TokenType.STAR ? new Ast.TypeVarTuple(name, value, span(begin))
            : type == TokenType.DOUBLESTAR ? new Ast.ParamSpec(name, value, span(begin))
            : new Ast.TypeVar(name, bound, value, span(begin));
    }
}
