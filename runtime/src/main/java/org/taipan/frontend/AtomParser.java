package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Comprehension;
import org.taipan.frontend.Ast.Expr;

/** Atoms: names, literals, displays and comprehensions. */
abstract class AtomParser extends FStringParser {
    private static final int RULE_BRACED = 4;

    AtomParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    AtomParser(TokenStream first) {
        super(first);
    }

    /** The key (null for {@code **}) and value of a dict display's item. */
    record KeyValue(Expr key, Expr value) {
    }

    abstract Expr starTargets();

    void invalidForTarget() {
    }

    // Atoms

    Expr atom() {
        Token t = peek();
        switch (t.type) {
            case TokenType.NAME:
                mark++;
                return name(t);
            case TokenType.TRUE:
                mark++;
                return new Ast.Constant(true, null, span(t));
            case TokenType.FALSE:
                mark++;
                return new Ast.Constant(false, null, span(t));
            case TokenType.NONE:
                mark++;
                return new Ast.Constant(Constants.none(), null, span(t));
            case TokenType.ELLIPSIS:
                mark++;
                return new Ast.Constant(Constants.ellipsis(), null, span(t));
            case TokenType.STRING, TokenType.FSTRING_START:
                return strings();
            case TokenType.NUMBER:
                return number();
            case TokenType.LPAR, TokenType.LSQB, TokenType.LBRACE: {
                int depth = t.type == TokenType.LPAR ? BRACKET_DEPTH : BRACKET_DEPTH + 1;
                enter(depth);
                Expr e = t.type == TokenType.LPAR ? parenthesized() : t.type == TokenType.LSQB ? bracketed() : braced();
                leave(depth);
                return e;
            }
            default:
                return null;
        }
    }

    /** {@code tuple | group | genexp}. */
    Expr parenthesized() {
        int begin = mark++;
        if (accept(TokenType.RPAR)) {
            return new Ast.Tuple(List.of(), Ast.Context.Load, span(begin));
        }
        if (at(TokenType.YIELD)) {
            Expr e = yieldExpr();
            if (accept(TokenType.RPAR)) {
                return e;
            }
            mark = begin;
            return null;
        }
        boolean starred = at(TokenType.STAR);
        Expr first = starNamedExpression();
        if (first != null) {
            if (accept(TokenType.COMMA)) {
                List<Expr> rest = starNamedExpressions();
                if (accept(TokenType.RPAR)) {
                    return new Ast.Tuple(rest == null ? List.of(first) : prepend(first, rest), Ast.Context.Load,
                        span(begin));
                }
            } else if (!starred) {
                if (accept(TokenType.RPAR)) {
                    return first;
                }
                List<Comprehension> generators = forIfClauses();
                if (generators != null && accept(TokenType.RPAR)) {
                    return new Ast.GeneratorExp(first, generators, span(begin));
                }
            }
        }
        mark = begin;
        return null;
    }

    /** {@code list | listcomp}. */
    Expr bracketed() {
        int begin = mark++;
        boolean starred = at(TokenType.STAR);
        List<Expr> elts = starNamedExpressions();
        if (accept(TokenType.RSQB)) {
            return new Ast.List(elts == null ? List.of() : elts, Ast.Context.Load, span(begin));
        }
        if (elts != null && elts.size() == 1 && !starred && tokens[mark - 1].type != TokenType.COMMA) {
            List<Comprehension> generators = forIfClauses();
            if (generators != null && accept(TokenType.RSQB)) {
                return new Ast.ListComp(elts.getFirst(), generators, span(begin));
            }
        }
        mark = begin;
        return null;
    }

    /** {@code dict | set | dictcomp | setcomp}; failures are remembered, since looking for their cause parses again. */
    Expr braced() {
        if (recall(RULE_BRACED) != null) {
            return null;
        }
        int begin = mark;
        Expr e = newBraced();
        return e != null ? e : remember(RULE_BRACED, begin, null);
    }

    private Expr newBraced() {
        int begin = mark++;
        if (accept(TokenType.RBRACE)) {
            return new Ast.Dict(List.of(), List.of(), span(begin));
        }
        if (at(TokenType.DOUBLESTAR)) {
            KeyValue item = doubleStarredKvpair();
            if (item != null) {
                return dictOrReason(begin, item);
            }
        } else if (at(TokenType.STAR)) {
            return restOfSet(begin, starredBitwiseOr(), false);
        } else {
            Expr first = assignmentExpression();
            if (first == null) {
                first = expression();
                if (first != null && accept(TokenType.COLON)) {
                    return restOfDictOrComprehension(begin, first);
                }
            }
            return restOfSet(begin, first, true);
        }
        mark = begin;
        return null;
    }

    private Expr restOfDictOrComprehension(int begin, Expr key) {
        Expr value = expression();
        if (value != null) {
            if (!atComprehension()) {
                return dictOrReason(begin, new KeyValue(key, value));
            }
            List<Comprehension> generators = forIfClauses();
            if (generators != null && accept(TokenType.RBRACE)) {
                return new Ast.DictComp(key, value, generators, span(begin));
            }
        } else {
            invalidDoubleStarredKvpairs(begin);
        }
        mark = begin;
        return null;
    }

    private Expr dictOrReason(int begin, KeyValue first) {
        Expr e = restOfDict(begin, first);
        if (e == null) {
            invalidDoubleStarredKvpairs(begin);
        }
        return e;
    }

    private Expr restOfSet(int begin, Expr first, boolean comprehensible) {
        if (first != null) {
            List<Expr> elts = List.of(first);
            if (accept(TokenType.COMMA)) {
                List<Expr> rest = starNamedExpressions();
                elts = rest == null ? elts : prepend(first, rest);
            } else if (comprehensible && atComprehension()) {
                List<Comprehension> generators = forIfClauses();
                if (generators != null && accept(TokenType.RBRACE)) {
                    return new Ast.SetComp(first, generators, span(begin));
                }
            }
            if (accept(TokenType.RBRACE)) {
                return new Ast.Set(elts, span(begin));
            }
        }
        mark = begin;
        return null;
    }

    final Ast.Dict restOfDict(int begin, KeyValue first) {
        ArrayList<Expr> keys = new ArrayList<>();
        ArrayList<Expr> values = new ArrayList<>();
        KeyValue item = first;
        while (item != null) {
            keys.add(item.key);
            values.add(item.value);
            item = accept(TokenType.COMMA) ? doubleStarredKvpair() : null;
        }
        if (accept(TokenType.RBRACE)) {
            return new Ast.Dict(sealNullable(keys), seal(values), span(begin));
        }
        mark = begin;
        return null;
    }

    final KeyValue doubleStarredKvpair() {
        if (!at(TokenType.DOUBLESTAR)) {
            return kvpair();
        }
        int begin = mark++;
        Expr e = bitwiseOr();
        if (e == null) {
            mark = begin;
            return null;
        }
        return new KeyValue(null, e);
    }

    final KeyValue kvpair() {
        int begin = mark;
        Expr key = expression();
        if (key != null && accept(TokenType.COLON)) {
            Expr value = expression();
            if (value != null) {
                return new KeyValue(key, value);
            }
        }
        mark = begin;
        return null;
    }

    /** Finds what is wrong in a dict display. CPython looks for this in the first pass, too. */
    final void invalidDoubleStarredKvpairs(int brace) {
        int begin = brace + 1;
        mark = begin;
        if (doubleStarredKvpair() != null) {
            int end = mark;
            while (accept(TokenType.COMMA) && doubleStarredKvpair() != null) {
                end = mark;
            }
            mark = end;
            if (accept(TokenType.COMMA)) {
                invalidKvpair();
            }
        }
        mark = begin;
        invalidDictValue();
        mark = brace;
    }

    private void invalidKvpair() {
        int begin = mark;
        Expr a = expression();
        if (a != null && !at(TokenType.COLON)) {
            Span s = a.span();
            throw errorKnownLocation(SyntaxErrorException.Kind.SyntaxError, s.line(), s.endCol(), s.endLine(), 0,
                "':' expected after dictionary key");
        }
        mark = begin;
        invalidDictValue();
    }

    private void invalidDictValue() {
        int begin = mark;
        if (expression() != null && accept(TokenType.COLON)) {
            Token colon = tokens[mark - 1];
            Token star = expect(TokenType.STAR);
            if (star != null && bitwiseOr() != null) {
                throw errorStartingFrom(span(star), "cannot use a starred expression in a dictionary value");
            }
            mark = begin;
            expression();
            mark++;
            if (at(TokenType.RBRACE) || at(TokenType.COMMA)) {
                throw errorAt(colon, "expression expected after dictionary key and ':'");
            }
        }
    }

    // Comprehensions

    final boolean atComprehension() {
        int type = peekType();
        return type == TokenType.FOR || type == TokenType.ASYNC;
    }

    /** One or more clauses, or null. */
    final List<Comprehension> forIfClauses() {
        Comprehension first = forIfClause();
        if (first == null) {
            return null;
        }
        ArrayList<Comprehension> list = new ArrayList<>(1);
        while (first != null) {
            list.add(first);
            first = forIfClause();
        }
        return seal(list);
    }

    private Comprehension forIfClause() {
        if (!atComprehension()) {
            return null;
        }
        int begin = mark;
        boolean async = accept(TokenType.ASYNC);
        if (!accept(TokenType.FOR)) {
            mark = begin;
            return null;
        }
        int targets = mark;
        Expr target = starTargets();
        if (target != null && accept(TokenType.IN)) {
            Expr iter = disjunction();
            if (iter == null) {
                mark = begin;
                return null;
            }
            ArrayList<Expr> ifs = new ArrayList<>(1);
            while (accept(TokenType.IF)) {
                Expr test = disjunction();
                if (test == null) {
                    mark--;
                    break;
                }
                ifs.add(test);
            }
            Comprehension c = new Comprehension(target, iter, seal(ifs), async ? 1 : 0);
            return async ? since(6, "Async comprehensions are", c) : c;
        }
        mark = targets;
        Expr e = bitwiseOr();
        if (e != null) {
            while (e != null && accept(TokenType.COMMA)) {
                e = bitwiseOr();
            }
            if (!at(TokenType.IN)) {
                throw error("'in' expected after for-loop variables");
            }
        }
        mark = begin;
        invalidForTarget();
        mark = begin;
        return null;
    }

}
