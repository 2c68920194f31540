package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Comprehension;
import org.taipan.frontend.Ast.Expr;

/** Primaries: what may follow an atom, that is attributes, subscripts and calls. */
abstract class CallParser extends AtomParser {
    CallParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    CallParser(TokenStream first) {
        super(first);
    }

    /** The arguments of a call. */
    record CallArguments(List<Expr> args, List<Ast.Keyword> keywords) {
        static final CallArguments NONE = new CallArguments(List.of(), List.of());
    }

    void invalidStarredExpression() {
    }

    @Override
    Expr primary() {
        int begin = mark;
        Expr e = atom();
        while (e != null) {
            Expr next = trailer(begin, e);
            if (next == null) {
                return e;
            }
            e = next;
        }
        return null;
    }

    /** An attribute, subscript or call of {@code e}, or null. */
    Expr trailer(int begin, Expr e) {
        switch (peekType()) {
            case TokenType.DOT: {
                mark++;
                String attr = identifier();
                if (attr == null) {
                    mark--;
                    return null;
                }
                return new Ast.Attribute(e, attr, Ast.Context.Load, span(begin));
            }
            case TokenType.LPAR, TokenType.LSQB: {
                enter(BRACKET_DEPTH - 1);
                Expr result = at(TokenType.LPAR) ? call(begin, e) : subscript(begin, e);
                leave(BRACKET_DEPTH - 1);
                return result;
            }
            default:
                return null;
        }
    }

    private Expr subscript(int begin, Expr e) {
        int before = mark++;
        Expr slice = slices();
        if (slice != null && accept(TokenType.RSQB)) {
            return new Ast.Subscript(e, slice, Ast.Context.Load, span(begin));
        }
        mark = before;
        return null;
    }

    /** A call with arguments or with a lone generator expression. */
    Expr call(int begin, Expr func) {
        int before = mark++;
        Expr first = null;
        int firstMark = mark;
        if (!at(TokenType.RPAR)) {
            if (!at(TokenType.STAR) && !at(TokenType.DOUBLESTAR) && !atKeywordArgument()) {
                first = assignmentOrExpression();
                if (first != null && atComprehension()) {
                    List<Comprehension> generators = forIfClauses();
                    if (generators != null && accept(TokenType.RPAR)) {
                        Expr gen = new Ast.GeneratorExp(first, generators, span(before));
                        return new Ast.Call(func, List.of(gen), List.of(), span(begin));
                    }
                    mark = before;
                    return null;
                }
                if (first == null) {
                    mark = before;
                    return null;
                }
            }
            CallArguments a = arguments(first, firstMark);
            if (a != null && accept(TokenType.RPAR)) {
                return new Ast.Call(func, a.args(), a.keywords(), span(begin));
            }
            mark = before;
            return null;
        }
        mark++;
        return new Ast.Call(func, List.of(), List.of(), span(begin));
    }

    private boolean atKeywordArgument() {
        if (!at(TokenType.NAME)) {
            return false;
        }
        mark++;
        boolean found = at(TokenType.EQUAL);
        mark--;
        return found;
    }

    /** {@code args [','] &')'}, or null. */
    CallArguments arguments() {
        int begin = mark;
        CallArguments a = arguments(null, begin);
        if (a == null || a.args().isEmpty() && a.keywords().isEmpty()) {
            mark = begin;
            return null;
        }
        return a;
    }

    /** Arguments up to the closing parenthesis; {@code first} has been parsed already unless it is null. */
    private CallArguments arguments(Expr first, int firstMark) {
        ArrayList<Expr> args = new ArrayList<>();
        ArrayList<Ast.Keyword> keywords = new ArrayList<>(0);
        ArgumentKind stage = ArgumentKind.POSITIONAL;
        if (first != null) {
            if (at(TokenType.EQUAL)) {
                mark = firstMark;
                return null;
            }
            args.add(first);
            if (!accept(TokenType.COMMA)) {
                return at(TokenType.RPAR) ? new CallArguments(seal(args), List.of()) : null;
            }
        }
        while (!at(TokenType.RPAR)) {
            stage = argument(stage, args, keywords);
            if (stage == null || !accept(TokenType.COMMA) && !at(TokenType.RPAR)) {
                return null;
            }
        }
        return new CallArguments(seal(args), seal(keywords));
    }

    /** How far a list of arguments has come: what may not come later any more. */
    private enum ArgumentKind { POSITIONAL, KEYWORD, DOUBLE_STARRED }

    private ArgumentKind argument(ArgumentKind stage, ArrayList<Expr> args, ArrayList<Ast.Keyword> keywords) {
        int begin = mark;
        if (at(TokenType.STAR)) {
            Expr e = stage == ArgumentKind.DOUBLE_STARRED ? null : starredExpression();
            if (e == null) {
                return null;
            }
            args.add(e);
            return stage;
        }
        if (accept(TokenType.DOUBLESTAR)) {
            Expr e = expression();
            if (e == null) {
                mark = begin;
                return null;
            }
            keywords.add(new Ast.Keyword(null, e, span(begin)));
            return ArgumentKind.DOUBLE_STARRED;
        }
        if (atKeywordArgument()) {
            String name = identifier();
            mark++;
            Expr e = expression();
            if (e == null) {
                mark = begin;
                return null;
            }
            keywords.add(new Ast.Keyword(name, e, span(begin)));
            return stage == ArgumentKind.POSITIONAL ? ArgumentKind.KEYWORD : stage;
        }
        Expr e = stage == ArgumentKind.POSITIONAL ? assignmentOrExpression() : null;
        if (e == null || at(TokenType.EQUAL)) {
            mark = begin;
            return null;
        }
        args.add(e);
        return stage;
    }

    /** {@code '*' expression}; a lone star is an error at once. */
    final Expr starredExpression() {
        int begin = mark;
        if (!at(TokenType.STAR)) {
            return null;
        }
        invalidStarredExpression();
        mark = begin + 1;
        Expr e = expression();
        if (e == null) {
            throw error("Invalid star expression");
        }
        return new Ast.Starred(e, Ast.Context.Load, span(begin));
    }

    final Expr slices() {
        int begin = mark;
        Expr first = slice();
        if (first != null && !at(TokenType.COMMA)) {
            return first;
        }
        if (first == null) {
            first = starredExpression();
            if (first == null) {
                return null;
            }
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(first);
        while (accept(TokenType.COMMA)) {
            Expr e = slice();
            if (e == null) {
                e = starredExpression();
            }
            if (e == null) {
                break;
            }
            elts.add(e);
        }
        return new Ast.Tuple(seal(elts), Ast.Context.Load, span(begin));
    }

    Expr slice() {
        int begin = mark;
        Expr lower = null;
        if (!at(TokenType.COLON)) {
            lower = assignmentExpression();
            if (lower != null) {
                return lower;
            }
            lower = expression();
            if (lower == null || at(TokenType.COLONEQUAL)) {
                mark = begin;
                return null;
            }
        }
        return at(TokenType.COLON) ? sliceFrom(begin, lower) : lower;
    }

    /** The rest of a slice, from its first colon. */
    final Expr sliceFrom(int begin, Expr lower) {
        mark++;
        Expr upper = expression();
        Expr step = accept(TokenType.COLON) ? expression() : null;
        return new Ast.Slice(lower, upper, step, span(begin));
    }
}
