package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/** Blocks and the statements that control them. */
abstract class BlockParser extends PatternParser {
    private static final int RULE_FAILED_BLOCK = 5;

    BlockParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    BlockParser(TokenStream first) {
        super(first);
    }

    abstract List<Stmt> statements();

    /** The statements a suite may consist of a block for, as the messages about a missing block name them. */
    enum Suite { IF, ELIF, ELSE, WHILE, FOR, WITH, TRY, FINALLY, CLASS }

    void invalidBlock() {
    }

    /** Hooks named for the statement: a missing colon or a missing block. */
    void invalidSuite(Suite kind) {
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

    /** A failure is remembered: a with statement tries its block again without the parentheses. */
    List<Stmt> block() {
        if (recall(RULE_FAILED_BLOCK) != null) {
            return null;
        }
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
            enter(3);
            body = simpleStmts();
            leave(3);
            if (body != null) {
                return body;
            }
        }
        invalidBlock();
        mark = begin;
        return remember(RULE_FAILED_BLOCK, begin, null);
    }

    /** {@code ':' block}, or null. */
    final List<Stmt> suite() {
        return accept(TokenType.COLON) ? block() : null;
    }

    final String typeComment() {
        Token t = expect(TokenType.TYPE_COMMENT);
        return t == null ? null : checkedText(t);
    }

    // If, while, for, with

    final Stmt ifStmt(boolean elif) {
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

    final Stmt whileStmt() {
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

    final Stmt forStmt() {
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

    final Stmt withStmt() {
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

    final Stmt tryStmt() {
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

    final Stmt matchStmt() {
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
