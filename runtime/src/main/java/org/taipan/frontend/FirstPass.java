package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/**
 * Compound statements and whole inputs: the complete grammar without the rules that explain errors. A correct program is
 * parsed by this alone; {@link SecondPass} goes over a faulty one again.
 */
class FirstPass extends PatternParser {
    FirstPass(Tokenizer tok, byte[] rawSource, Parser.Mode mode, Parser.Options options) {
        super(tok, rawSource, mode, options);
    }

    FirstPass(TokenStream first) {
        super(first);
    }

    /** The statements a suite may consist of a block for, as the messages about a missing block name them. */
    enum Suite { IF, ELIF, ELSE, WHILE, FOR, WITH, TRY, FINALLY, CLASS }

    void invalidBlock() {
    }

    /** Hooks named for the statement: a missing colon or a missing block. */
    void invalidSuite(Suite kind) {
    }

    /** Parses a faulty definition; true if it was in order after all and the mark is behind it. */
    boolean invalidDef() {
        return false;
    }

    void invalidWithItem() {
    }

    void invalidWithStmt() {
    }

    void invalidTryStmt() {
    }

    void invalidExceptIndent(boolean star) {
    }

    void invalidExceptStmt() {
    }

    void invalidMatchStmt() {
    }

    void invalidCaseBlock() {
    }

    void invalidDoubleTypeComments() {
    }

    // Whole inputs

    /** Parses everything; null if the input is not in the grammar. */
    final Ast.Mod parse() {
        return switch (mode) {
            case EXEC -> module();
            case SINGLE -> interactive();
            case EVAL -> {
                Expr e = expressions();
                yield e != null && atEnd() ? new Ast.Expression(e) : null;
            }
            case FUNC_TYPE -> functionType();
        };
    }

    private Ast.Mod module() {
        List<Stmt> body = at(TokenType.ENDMARKER) ? List.of() : statements();
        return body != null && accept(TokenType.ENDMARKER) ? new Ast.Module(body, seal(typeIgnores)) : null;
    }

    private Ast.Mod interactive() {
        int begin = mark;
        if (accept(TokenType.NEWLINE)) {
            return new Ast.Interactive(List.of(new Ast.Pass(span(begin))));
        }
        if (at(TokenType.ENDMARKER)) {
            return null;
        }
        if (isCompoundStart(peek())) {
            Stmt s = compoundStmt();
            if (s != null && accept(TokenType.NEWLINE)) {
                return new Ast.Interactive(List.of(s));
            }
            mark = begin;
        }
        List<Stmt> body = simpleStmts();
        return body == null ? null : new Ast.Interactive(body);
    }

    private boolean atEnd() {
        while (accept(TokenType.NEWLINE)) {
            // any number of them
        }
        return accept(TokenType.ENDMARKER);
    }

    private Ast.Mod functionType() {
        if (!accept(TokenType.LPAR)) {
            return null;
        }
        ArrayList<Expr> types = new ArrayList<>();
        boolean star = false;
        boolean comma = true;
        while (comma && !at(TokenType.RPAR)) {
            boolean doubled = accept(TokenType.DOUBLESTAR);
            if (!doubled && accept(TokenType.STAR)) {
                if (star) {
                    return null;
                }
                star = true;
            } else if (!doubled && star) {
                return null;
            }
            Expr e = expression();
            if (e == null) {
                return null;
            }
            types.add(e);
            comma = !doubled && accept(TokenType.COMMA);
            if (comma && at(TokenType.RPAR)) {
                return null;
            }
        }
        if (!accept(TokenType.RPAR) || !accept(TokenType.RARROW)) {
            return null;
        }
        Expr returns = expression();
        return returns != null && atEnd() ? new Ast.FunctionType(seal(types), returns) : null;
    }

    // Statements

    /** One or more statements, or null. */
    final List<Stmt> statements() {
        ArrayList<Stmt> list = new ArrayList<>();
        while (true) {
            int begin = mark;
            if (isCompoundStart(peek())) {
                Stmt s = compoundStmt();
                if (s != null) {
                    list.add(s);
                    continue;
                }
                mark = begin;
            }
            List<Stmt> simple = simpleStmts();
            if (simple == null) {
                break;
            }
            list.addAll(simple);
        }
        return list.isEmpty() ? null : seal(list);
    }

    private static boolean isCompoundStart(Token t) {
        return switch (t.type) {
            case TokenType.DEF, TokenType.AT, TokenType.ASYNC, TokenType.IF, TokenType.CLASS, TokenType.WITH,
                TokenType.FOR, TokenType.TRY, TokenType.WHILE -> true;
            case TokenType.NAME -> t.text == NameTable.MATCH;
            default -> false;
        };
    }

    private Stmt compoundStmt() {
        switch (peekType()) {
            case TokenType.DEF:
                return functionDef(mark, List.of());
            case TokenType.AT:
                return decorated();
            case TokenType.ASYNC: {
                int type = peekSecond();
                return type == TokenType.DEF ? functionDef(mark, List.of())
                    : type == TokenType.WITH ? withStmt() : type == TokenType.FOR ? forStmt() : null;
            }
            case TokenType.IF:
                return ifStmt(false);
            case TokenType.CLASS:
                return classDef(List.of());
            case TokenType.WITH:
                return withStmt();
            case TokenType.FOR:
                return forStmt();
            case TokenType.TRY:
                return tryStmt();
            case TokenType.WHILE:
                return whileStmt();
            default:
                return matchStmt();
        }
    }

    private int peekSecond() {
        mark++;
        int type = peekType();
        mark--;
        return type;
    }

    List<Stmt> block() {
        int begin = mark;
        List<Stmt> body;
        if (accept(TokenType.NEWLINE)) {
            if (accept(TokenType.INDENT)) {
                enter(6);
                body = statements();
                leave(6);
                if (body != null && accept(TokenType.DEDENT)) {
                    return body;
                }
            }
            mark = begin;
        } else {
            body = simpleStmts();
            if (body != null) {
                return body;
            }
        }
        invalidBlock();
        mark = begin;
        return null;
    }

    /** {@code ':' block}, or null. */
    private List<Stmt> suite() {
        return accept(TokenType.COLON) ? block() : null;
    }

    // Definitions

    private Stmt decorated() {
        int begin = mark;
        ArrayList<Expr> decorators = new ArrayList<>();
        while (accept(TokenType.AT)) {
            Expr e = namedExpression();
            if (e == null || !accept(TokenType.NEWLINE)) {
                mark = begin;
                return null;
            }
            decorators.add(e);
        }
        Stmt s = switch (peekType()) {
            case TokenType.DEF, TokenType.ASYNC -> functionDef(mark, seal(decorators));
            case TokenType.CLASS -> classDef(seal(decorators));
            default -> null;
        };
        if (s == null) {
            mark = begin;
        }
        return s;
    }

    private Stmt functionDef(int begin, List<Expr> decorators) {
        if (invalidDef()) {
            return new Ast.Pass(span(begin));
        }
        mark = begin;
        boolean async = accept(TokenType.ASYNC);
        if (accept(TokenType.DEF)) {
            String name = identifier();
            if (name != null) {
                List<Ast.TypeParam> typeParams = typeParams();
                if (accept(TokenType.LPAR)) {
                    Ast.Arguments args = parameters(false);
                    if (accept(TokenType.RPAR)) {
                        Expr returns = returns();
                        if (accept(TokenType.COLON)) {
                            String comment = funcTypeComment();
                            List<Stmt> body = block();
                            if (body != null) {
                                return async ? since(5, "Async functions are", new Ast.AsyncFunctionDef(name, args, body,
                                        decorators, returns, comment, typeParams, span(begin)))
                                    : new Ast.FunctionDef(name, args, body, decorators, returns, comment, typeParams,
                                        span(begin));
                            }
                        }
                    }
                }
            }
        }
        mark = begin;
        return null;
    }

    /** {@code ['->' expression]}. */
    final Expr returns() {
        if (!accept(TokenType.RARROW)) {
            return null;
        }
        Expr e = expression();
        if (e == null) {
            mark--;
        }
        return e;
    }

    /** The type comment of a definition, behind its colon or on the first line of its block. */
    final String funcTypeComment() {
        int begin = mark;
        if (accept(TokenType.NEWLINE)) {
            Token t = expect(TokenType.TYPE_COMMENT);
            if (t != null && at(TokenType.NEWLINE) && peekSecond() == TokenType.INDENT) {
                return tokenText(t);
            }
            mark = begin;
            return null;
        }
        if (!at(TokenType.TYPE_COMMENT)) {
            return null;
        }
        invalidDoubleTypeComments();
        mark = begin;
        return typeComment();
    }

    private String typeComment() {
        Token t = expect(TokenType.TYPE_COMMENT);
        return t == null ? null : tokenText(t);
    }

    private Stmt classDef(List<Expr> decorators) {
        int begin = mark;
        invalidSuite(Suite.CLASS);
        mark = begin + 1;
        String name = identifier();
        if (name != null) {
            List<Ast.TypeParam> typeParams = typeParams();
            CallArguments args = classArguments();
            List<Stmt> body = suite();
            if (body != null) {
                return new Ast.ClassDef(name, args.args(), args.keywords(), body, decorators, typeParams, span(begin));
            }
        }
        mark = begin;
        return null;
    }

    /** {@code ['(' [arguments] ')']}. */
    final CallArguments classArguments() {
        int begin = mark;
        if (!accept(TokenType.LPAR)) {
            return CallArguments.NONE;
        }
        CallArguments args = at(TokenType.RPAR) ? CallArguments.NONE : arguments();
        if (args == null) {
            args = CallArguments.NONE;
        }
        if (!accept(TokenType.RPAR)) {
            mark = begin;
            return CallArguments.NONE;
        }
        return args;
    }

    // If, while, for, with

    private Stmt ifStmt(boolean elif) {
        int begin = mark;
        invalidSuite(elif ? Suite.ELIF : Suite.IF);
        mark = begin + 1;
        Expr test = namedExpression();
        List<Stmt> body = test == null ? null : suite();
        if (body == null) {
            mark = begin;
            return null;
        }
        List<Stmt> orelse = List.of();
        if (at(TokenType.ELIF)) {
            enter(1);
            Stmt s = ifStmt(true);
            leave(1);
            if (s != null) {
                orelse = List.of(s);
            }
        } else {
            orelse = elseBlock();
        }
        return new Ast.If(test, body, orelse, span(begin));
    }

    /** {@code [else_block]}. */
    private List<Stmt> elseBlock() {
        int begin = mark;
        if (!at(TokenType.ELSE)) {
            return List.of();
        }
        invalidSuite(Suite.ELSE);
        mark = begin + 1;
        force(TokenType.COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            mark = begin;
            return List.of();
        }
        return body;
    }

    private Stmt whileStmt() {
        int begin = mark;
        invalidSuite(Suite.WHILE);
        mark = begin + 1;
        Expr test = namedExpression();
        List<Stmt> body = test == null ? null : suite();
        if (body == null) {
            mark = begin;
            return null;
        }
        return new Ast.While(test, body, elseBlock(), span(begin));
    }

    private Stmt forStmt() {
        int begin = mark;
        invalidSuite(Suite.FOR);
        mark = begin;
        boolean async = accept(TokenType.ASYNC);
        mark++;
        Expr target = starTargets();
        if (target == null || !accept(TokenType.IN)) {
            mark = begin;
            invalidForTarget();
            mark = begin;
            return null;
        }
        Expr iter = starExpressions();
        if (iter != null && accept(TokenType.COLON)) {
            String comment = typeComment();
            List<Stmt> body = block();
            if (body != null) {
                List<Stmt> orelse = elseBlock();
                return async
                    ? since(5, "Async for loops are",
                        new Ast.AsyncFor(target, iter, body, orelse, comment, span(begin)))
                    : new Ast.For(target, iter, body, orelse, comment, span(begin));
            }
        }
        mark = begin;
        return null;
    }

    private Stmt withStmt() {
        int begin = mark;
        invalidSuite(Suite.WITH);
        mark = begin;
        boolean async = accept(TokenType.ASYNC);
        int with = mark++;
        if (accept(TokenType.LPAR)) {
            List<Ast.WithItem> items = withItems();
            if (items != null) {
                accept(TokenType.COMMA);
                if (accept(TokenType.RPAR, TokenType.COLON)) {
                    String comment = async ? null : typeComment();
                    List<Stmt> body = block();
                    if (body != null) {
                        return with(begin, async, items, body, comment);
                    }
                }
            }
            mark = with + 1;
        }
        List<Ast.WithItem> items = withItems();
        if (items != null && accept(TokenType.COLON)) {
            String comment = typeComment();
            List<Stmt> body = block();
            if (body != null) {
                return with(begin, async, items, body, comment);
            }
        }
        mark = begin;
        invalidWithStmt();
        mark = begin;
        return null;
    }

    private Stmt with(int begin, boolean async, List<Ast.WithItem> items, List<Stmt> body, String comment) {
        return async ? since(5, "Async with statements are", new Ast.AsyncWith(items, body, comment, span(begin)))
            : new Ast.With(items, body, comment, span(begin));
    }

    private List<Ast.WithItem> withItems() {
        Ast.WithItem item = withItem();
        if (item == null) {
            return null;
        }
        ArrayList<Ast.WithItem> items = new ArrayList<>(1);
        while (item != null) {
            items.add(item);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            item = withItem();
            if (item == null) {
                mark--;
            }
        }
        return seal(items);
    }

    private Ast.WithItem withItem() {
        int begin = mark;
        Expr e = expression();
        if (e == null) {
            return null;
        }
        int end = mark;
        if (accept(TokenType.AS)) {
            Expr target = starTarget();
            if (target != null && (at(TokenType.COMMA) || at(TokenType.RPAR) || at(TokenType.COLON))) {
                return new Ast.WithItem(e, target);
            }
            mark = begin;
            invalidWithItem();
            mark = end;
        }
        return new Ast.WithItem(e, null);
    }

    // Try

    private Stmt tryStmt() {
        int begin = mark;
        invalidTryStmt();
        mark = begin + 1;
        force(TokenType.COLON, ":");
        List<Stmt> body = block();
        if (body != null) {
            if (at(TokenType.FINALLY)) {
                List<Stmt> last = finallyBlock();
                if (last != null) {
                    return new Ast.Try(body, List.of(), List.of(), last, span(begin));
                }
            } else {
                List<Ast.ExceptHandler> handlers = handlers(false);
                boolean star = handlers.isEmpty();
                if (star) {
                    handlers = handlers(true);
                }
                if (!handlers.isEmpty()) {
                    List<Stmt> orelse = elseBlock();
                    List<Stmt> last = at(TokenType.FINALLY) ? finallyBlock() : null;
                    last = last == null ? List.of() : last;
                    return star
                        ? since(11, "Exception groups are", new Ast.TryStar(body, handlers, orelse, last, span(begin)))
                        : new Ast.Try(body, handlers, orelse, last, span(begin));
                }
            }
        }
        mark = begin;
        return null;
    }

    private List<Ast.ExceptHandler> handlers(boolean star) {
        ArrayList<Ast.ExceptHandler> list = new ArrayList<>(1);
        Ast.ExceptHandler h;
        while ((h = exceptBlock(star)) != null) {
            list.add(h);
        }
        return seal(list);
    }

    final Ast.ExceptHandler exceptBlock(boolean star) {
        int begin = mark;
        if (!at(TokenType.EXCEPT)) {
            return null;
        }
        invalidExceptIndent(star);
        mark = begin + 1;
        if (!star || accept(TokenType.STAR)) {
            Expr type = expression();
            String name = null;
            if (type != null && accept(TokenType.AS)) {
                name = identifier();
                if (name == null) {
                    mark--;
                }
            }
            if (type != null || !star) {
                List<Stmt> body = suite();
                if (body != null) {
                    return new Ast.ExceptHandler(type, name, body, span(begin));
                }
            }
        }
        mark = begin;
        invalidExceptStmt();
        mark = begin;
        return null;
    }

    private List<Stmt> finallyBlock() {
        int begin = mark;
        invalidSuite(Suite.FINALLY);
        mark = begin + 1;
        force(TokenType.COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            mark = begin;
        }
        return body;
    }

    // Match

    private Stmt matchStmt() {
        int begin = mark;
        mark++;
        Expr subject = subjectExpr();
        if (subject != null && accept(TokenType.COLON) && accept(TokenType.NEWLINE, TokenType.INDENT)) {
            ArrayList<Ast.MatchCase> cases = new ArrayList<>();
            Ast.MatchCase c;
            while ((c = caseBlock()) != null) {
                cases.add(c);
            }
            if (!cases.isEmpty() && accept(TokenType.DEDENT)) {
                return since(10, "Pattern matching is", new Ast.Match(subject, seal(cases), span(begin)));
            }
        }
        mark = begin;
        invalidMatchStmt();
        mark = begin;
        return null;
    }

    final Expr subjectExpr() {
        int begin = mark;
        boolean starred = at(TokenType.STAR);
        Expr first = starNamedExpression();
        if (first != null && accept(TokenType.COMMA)) {
            List<Expr> rest = starNamedExpressions();
            return new Ast.Tuple(rest == null ? List.of(first) : prepend(first, rest), Ast.Context.Load, span(begin));
        }
        if (starred) {
            mark = begin;
            return namedExpression();
        }
        return first;
    }

    private Ast.MatchCase caseBlock() {
        int begin = mark;
        if (!atSoftKeyword(NameTable.CASE)) {
            return null;
        }
        invalidCaseBlock();
        mark = begin + 1;
        Ast.Pattern pattern = patterns();
        if (pattern != null) {
            Expr guard = guard();
            List<Stmt> body = suite();
            if (body != null) {
                return new Ast.MatchCase(pattern, guard, body);
            }
        }
        mark = begin;
        return null;
    }

    /** {@code ['if' named_expression]}. */
    final Expr guard() {
        if (!accept(TokenType.IF)) {
            return null;
        }
        Expr e = namedExpression();
        if (e == null) {
            mark--;
        }
        return e;
    }
}
