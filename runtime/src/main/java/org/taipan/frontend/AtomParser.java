package org.taipan.frontend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.taipan.frontend.Ast.Comprehension;
import org.taipan.frontend.Ast.Expr;

/** Atoms, displays, comprehensions, f-strings and what may follow an atom: attributes, subscripts and calls. */
abstract class AtomParser extends ParameterParser {
    static final int RULE_STRINGS = 1, RULE_BRACED = 4;

    AtomParser(Tokenizer tok, byte[] rawSource, Parser.Mode mode, Parser.Options options) {
        super(tok, rawSource, mode, options);
    }

    AtomParser(TokenStream first) {
        super(first);
    }

    /** The key (null for {@code **}) and value of a dict display's item. */
    record KeyValue(Expr key, Expr value) {
    }

    /** The arguments of a call. */
    record CallArguments(List<Expr> args, List<Ast.Keyword> keywords) {
        static final CallArguments NONE = new CallArguments(List.of(), List.of());
    }

    abstract Expr starTargets();

    void invalidForTarget() {
    }

    void invalidReplacementField() {
    }

    void invalidStarredExpression() {
    }

    // Primaries

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
                enter(BRACKET_DEPTH + 1);
                Expr result = at(TokenType.LPAR) ? call(begin, e) : subscript(begin, e);
                leave(BRACKET_DEPTH + 1);
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

    final boolean atComprehension() {
        int type = peekType();
        return type == TokenType.FOR || type == TokenType.ASYNC;
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
            return new Ast.Dict(Collections.unmodifiableList(Arrays.asList(keys.toArray(Expr[]::new))), seal(values),
                span(begin));
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

    // Strings

    final Expr strings() {
        Token.Memo m = recall(RULE_STRINGS);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        ArrayList<Expr> parts = new ArrayList<>(1);
        while (true) {
            Token t = peek();
            Expr e = null;
            if (t.type == TokenType.STRING) {
                mark++;
                e = string(t);
            } else if (t.type == TokenType.FSTRING_START) {
                e = fstring();
            }
            if (e == null) {
                break;
            }
            parts.add(e);
        }
        Expr e = parts.isEmpty() ? null : concatenate(parts, span(begin));
        return remember(RULE_STRINGS, begin, e);
    }

    private Expr fstring() {
        int begin = mark++;
        enter(FSTRING_DEPTH);
        ArrayList<Expr> parts = new ArrayList<>();
        Expr part;
        while ((part = fstringPart()) != null) {
            parts.add(part);
        }
        leave(FSTRING_DEPTH);
        Token end = expect(TokenType.FSTRING_END);
        if (end == null) {
            mark = begin;
            return null;
        }
        return joinedStr(tokens[begin], parts, end);
    }

    private Expr fstringPart() {
        if (at(TokenType.LBRACE)) {
            return replacementField();
        }
        Token t = expect(TokenType.FSTRING_MIDDLE);
        return t == null ? null : fstringMiddle(t);
    }

    private Expr replacementField() {
        int begin = mark++;
        Expr value = annotatedRhs();
        if (value != null) {
            Token debug = expect(TokenType.EQUAL);
            Token bang = null;
            Ast.Name conversion = null;
            if (at(TokenType.EXCLAMATION)) {
                bang = tokens[mark++];
                conversion = name();
                if (conversion == null) {
                    mark--;
                } else if (bang.line != conversion.span().line() || bang.endCol != conversion.span().col()) {
                    throw errorRange(span(bang), conversion.span(),
                        "f-string: conversion type must come right after the exclamanation mark");
                }
            }
            Token colon = expect(TokenType.COLON);
            Expr spec = colon == null ? null : fullFormatSpec();
            Token brace = expect(TokenType.RBRACE);
            if (brace != null) {
                return formattedValue(begin, value, debug, bang, conversion, colon, spec, brace);
            }
        }
        mark = begin;
        invalidReplacementField();
        mark = begin;
        return null;
    }

    private Expr fullFormatSpec() {
        int begin = mark - 1;
        ArrayList<Expr> spec = new ArrayList<>();
        Expr e;
        while ((e = formatSpecPart()) != null) {
            spec.add(e);
        }
        return formatSpec(spec, span(begin));
    }

    final Expr formatSpecPart() {
        if (at(TokenType.LBRACE)) {
            enter(3);
            Expr e = replacementField();
            leave(3);
            return e;
        }
        Token t = expect(TokenType.FSTRING_MIDDLE);
        return t == null ? null : formatSpecText(t);
    }

    private Expr formattedValue(int begin, Expr value, Token debug, Token bang, Ast.Name conversion, Token colon,
            Expr spec, Token brace) {
        int kind = -1;
        if (conversion != null) {
            String id = conversion.id();
            if (id.length() != 1 || "sra".indexOf(id.charAt(0)) < 0) {
                throw errorAt(conversion, "f-string: invalid conversion character '" + id
                    + "': expected 's', 'r', or 'a'");
            }
            kind = id.charAt(0);
        } else if (debug != null && colon == null) {
            kind = 'r';
        }
        Span span = span(begin);
        Expr formatted = new Ast.FormattedValue(value, kind, spec, span);
        if (debug == null) {
            return formatted;
        }
        int endLine = span.endLine();
        int endCol = span.endCol();
        String text = brace.debugText;
        if (conversion != null) {
            endLine = conversion.span().line();
            endCol = conversion.span().col();
            text = bang.debugText;
        } else if (colon != null) {
            endLine = spec.span().line();
            endCol = spec.span().col() + 1;
            text = colon.debugText;
        }
        Expr source = new Ast.Constant(Constants.str(text), null,
            new Span(span.line(), span.col() + 1, endLine, endCol - 1));
        return new Ast.JoinedStr(List.of(source, formatted), new Span(span.line(), span.col(), endLine, endCol));
    }
}
