package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/**
 * Definitions and whole inputs: the complete grammar without the rules that explain errors. A correct program is
 * parsed by this alone; {@link SecondPass} goes over a faulty one again.
 */
class FirstPass extends BlockParser {
    FirstPass(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    FirstPass(TokenStream first) {
        super(first);
    }

    /** Set if the user had nothing more to say. */
    boolean endOfInteraction;

    /** Parses a faulty definition; true if it was in order after all and the mark is behind it. */
    boolean invalidDef() {
        return false;
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
        if (body == null || !accept(TokenType.ENDMARKER)) {
            return null;
        }
        if (undecodableTag != null) {
            requireUtf8(undecodableTag, 0, undecodableTag.length);
        }
        return new Ast.Module(body, seal(typeIgnores));
    }

    private Ast.Mod interactive() {
        int begin = mark;
        if (accept(TokenType.NEWLINE)) {
            return new Ast.Interactive(List.of(new Ast.Pass(span(begin))));
        }
        if (at(TokenType.ENDMARKER)) {
            endOfInteraction = tok.interactive;
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
    @Override
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
        Stmt s = accept(TokenType.DEF) ? functionDefRaw(begin, async, decorators) : null;
        if (s == null) {
            mark = begin;
        }
        return s;
    }

    private Stmt functionDefRaw(int begin, boolean async, List<Expr> decorators) {
        String name = identifier();
        if (name == null) {
            return null;
        }
        List<Ast.TypeParam> typeParams = typeParams();
        if (!accept(TokenType.LPAR)) {
            return null;
        }
        Ast.Arguments args = parameters(false);
        if (!accept(TokenType.RPAR)) {
            return null;
        }
        Expr returns = returns();
        if (!accept(TokenType.COLON)) {
            return null;
        }
        String comment = funcTypeComment();
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        Span span = span(begin);
        return !async ? new Ast.FunctionDef(name, args, body, decorators, returns, comment, typeParams, span)
            : since(5, "Async functions are",
                new Ast.AsyncFunctionDef(name, args, body, decorators, returns, comment, typeParams, span));
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
                return checkedText(t);
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

}
