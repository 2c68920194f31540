package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Pattern;

/** Patterns of the match statement (PEP 634). */
abstract class PatternParser extends SimpleStatementParser {
    private static final int RULE_CLOSED_PATTERN = 2, RULE_STAR_PATTERN = 3;

    PatternParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    PatternParser(TokenStream first) {
        super(first);
    }

    void invalidAsPattern() {
    }

    void invalidClassPattern() {
    }

    /** The key of a mapping or keyword pattern and what it must match. */
    private record KeyPattern(Expr key, String name, Pattern pattern) {
    }

    final Pattern patterns() {
        int begin = mark;
        List<Pattern> open = openSequencePattern();
        return open != null ? new Ast.MatchSequence(open, span(begin)) : pattern();
    }

    final Pattern pattern() {
        int begin = mark;
        enter(4);
        Pattern p = orPattern();
        leave(4);
        if (p == null || !at(TokenType.AS)) {
            return p;
        }
        int as = mark++;
        String target = captureTarget();
        if (target != null) {
            return new Ast.MatchAs(p, target, span(begin));
        }
        mark = begin;
        invalidAsPattern();
        mark = as;
        return p;
    }

    final Pattern orPattern() {
        int begin = mark;
        Pattern first = closedPattern();
        if (first == null || !at(TokenType.VBAR)) {
            return first;
        }
        ArrayList<Pattern> list = new ArrayList<>();
        list.add(first);
        while (accept(TokenType.VBAR)) {
            Pattern p = closedPattern();
            if (p == null) {
                mark--;
                break;
            }
            list.add(p);
        }
        return list.size() == 1 ? first : new Ast.MatchOr(seal(list), span(begin));
    }

    private Pattern closedPattern() {
        Token.Memo m = recall(RULE_CLOSED_PATTERN);
        if (m != null) {
            mark = m.mark;
            return (Pattern) m.node;
        }
        int begin = mark;
        enter(3);
        Pattern p = newClosedPattern();
        leave(3);
        if (p == null) {
            mark = begin;
        }
        return remember(RULE_CLOSED_PATTERN, begin, p);
    }

    private Pattern newClosedPattern() {
        int begin = mark;
        Pattern p = literalPattern();
        if (p != null) {
            return p;
        }
        switch (peekType()) {
            case TokenType.NAME: {
                String target = captureTarget();
                if (target != null) {
                    return new Ast.MatchAs(null, target, span(begin));
                }
                if (acceptSoftKeyword(NameTable.UNDERSCORE)) {
                    return new Ast.MatchAs(null, null, span(begin));
                }
                Expr value = nameOrAttr();
                if (value instanceof Ast.Attribute && !atPatternTrailer()) {
                    return new Ast.MatchValue(value, span(begin));
                }
                mark = begin;
                return classPattern();
            }
            case TokenType.LPAR: {
                mark++;
                p = pattern();
                if (p != null && accept(TokenType.RPAR)) {
                    return p;
                }
                mark = begin + 1;
                List<Pattern> list = openSequencePattern();
                return accept(TokenType.RPAR) ? new Ast.MatchSequence(list == null ? List.of() : list, span(begin))
                    : null;
            }
            case TokenType.LSQB: {
                mark++;
                List<Pattern> list = maybeSequencePattern();
                return accept(TokenType.RSQB) ? new Ast.MatchSequence(list == null ? List.of() : list, span(begin))
                    : null;
            }
            case TokenType.LBRACE:
                return mappingPattern();
            default:
                return null;
        }
    }

    // Literals

    private Pattern literalPattern() {
        int begin = mark;
        Object singleton;
        switch (peekType()) {
            case TokenType.NONE -> singleton = Constants.none();
            case TokenType.TRUE -> singleton = true;
            case TokenType.FALSE -> singleton = false;
            default -> {
                Expr e = literal();
                return e == null ? null : new Ast.MatchValue(e, span(begin));
            }
        }
        mark++;
        return new Ast.MatchSingleton(singleton, span(begin));
    }

    /** A number, complex number or string. */
    private Expr literal() {
        switch (peekType()) {
            case TokenType.STRING, TokenType.FSTRING_START:
                return strings();
            case TokenType.NUMBER, TokenType.MINUS:
                break;
            default:
                return null;
        }
        int begin = mark;
        Expr left = signedNumber(false);
        if (left == null || !at(TokenType.PLUS) && !at(TokenType.MINUS)) {
            return left;
        }
        mark = begin;
        left = signedNumber(true);
        Ast.Operator op = accept(TokenType.PLUS) ? Ast.Operator.Add : Ast.Operator.Sub;
        if (op == Ast.Operator.Sub) {
            mark++;
        }
        Ast.Constant imaginary = number();
        if (imaginary == null) {
            mark = begin;
            return null;
        }
        if (!Constants.isComplex(imaginary.value())) {
            throw errorAt(imaginary, "imaginary number required in complex literal");
        }
        return new Ast.BinOp(left, op, imaginary, span(begin));
    }

    private Expr signedNumber(boolean real) {
        int begin = mark;
        boolean minus = accept(TokenType.MINUS);
        Ast.Constant n = number();
        if (n == null) {
            mark = begin;
            return null;
        }
        if (real && Constants.isComplex(n.value())) {
            throw errorAt(n, "real number required in complex literal");
        }
        return minus ? new Ast.UnaryOp(Ast.UnaryOperator.USub, n, span(begin)) : n;
    }

    /** What a key of a mapping pattern may be. */
    private Expr literalExpr() {
        Token t = peek();
        Object singleton;
        switch (t.type) {
            case TokenType.NONE -> singleton = Constants.none();
            case TokenType.TRUE -> singleton = true;
            case TokenType.FALSE -> singleton = false;
            default -> {
                return literal();
            }
        }
        mark++;
        return new Ast.Constant(singleton, null, span(t));
    }

    // Names

    /** A name to bind: no underscore, and nothing behind it that makes it part of more. */
    final String captureTarget() {
        if (atSoftKeyword(NameTable.UNDERSCORE)) {
            return null;
        }
        String name = identifier();
        if (name != null && atPatternTrailer()) {
            mark--;
            return null;
        }
        return name;
    }

    private boolean atPatternTrailer() {
        int type = peekType();
        return type == TokenType.DOT || type == TokenType.LPAR || type == TokenType.EQUAL;
    }

    final Expr nameOrAttr() {
        int begin = mark;
        Expr e = name();
        while (e != null && accept(TokenType.DOT)) {
            String attr = identifier();
            if (attr == null) {
                mark--;
                break;
            }
            e = new Ast.Attribute(e, attr, Ast.Context.Load, span(begin));
        }
        return e;
    }

    // Sequences

    /** At least one pattern and a comma. */
    final List<Pattern> openSequencePattern() {
        int begin = mark;
        Pattern first = maybeStarPattern();
        if (first != null && accept(TokenType.COMMA)) {
            List<Pattern> rest = maybeSequencePattern();
            return rest == null ? List.of(first) : prepend(first, rest);
        }
        mark = begin;
        return null;
    }

    private List<Pattern> maybeSequencePattern() {
        Pattern p = maybeStarPattern();
        if (p == null) {
            return null;
        }
        ArrayList<Pattern> list = new ArrayList<>();
        while (p != null) {
            list.add(p);
            p = accept(TokenType.COMMA) ? maybeStarPattern() : null;
        }
        return seal(list);
    }

    private Pattern maybeStarPattern() {
        if (!at(TokenType.STAR)) {
            return pattern();
        }
        Token.Memo m = recall(RULE_STAR_PATTERN);
        if (m != null) {
            mark = m.mark;
            return (Pattern) m.node;
        }
        int begin = mark++;
        String target = captureTarget();
        Pattern p = target != null || acceptSoftKeyword(NameTable.UNDERSCORE)
            ? new Ast.MatchStar(target, span(begin)) : null;
        if (p == null) {
            mark = begin;
        }
        return remember(RULE_STAR_PATTERN, begin, p);
    }

    // Mappings and classes

    private Pattern mappingPattern() {
        int begin = mark++;
        ArrayList<Expr> keys = new ArrayList<>();
        ArrayList<Pattern> values = new ArrayList<>();
        String rest = null;
        while (!at(TokenType.RBRACE)) {
            if (accept(TokenType.DOUBLESTAR)) {
                rest = captureTarget();
                if (rest == null) {
                    return null;
                }
                accept(TokenType.COMMA);
                break;
            }
            KeyPattern item = keyValuePattern();
            if (item == null) {
                return null;
            }
            keys.add(item.key);
            values.add(item.pattern);
            if (!accept(TokenType.COMMA)) {
                break;
            }
        }
        return accept(TokenType.RBRACE) ? new Ast.MatchMapping(seal(keys), seal(values), rest, span(begin)) : null;
    }

    private KeyPattern keyValuePattern() {
        int begin = mark;
        Expr key = literalExpr();
        if (key == null) {
            key = nameOrAttr();
        }
        if ((!(key instanceof Ast.Name)) && key != null && accept(TokenType.COLON)) {
            Pattern p = pattern();
            if (p != null) {
                return new KeyPattern(key, null, p);
            }
        }
        mark = begin;
        return null;
    }

    private Pattern classPattern() {
        int begin = mark;
        Expr cls = nameOrAttr();
        if (cls == null || !accept(TokenType.LPAR)) {
            return null;
        }
        ArrayList<Pattern> positional = new ArrayList<>();
        ArrayList<String> names = new ArrayList<>();
        ArrayList<Pattern> keywords = new ArrayList<>();
        while (!at(TokenType.RPAR)) {
            KeyPattern k = keywordPattern();
            if (k != null) {
                names.add(k.name);
                keywords.add(k.pattern);
            } else {
                Pattern p = names.isEmpty() ? pattern() : null;
                if (p == null) {
                    break;
                }
                positional.add(p);
            }
            if (!accept(TokenType.COMMA)) {
                break;
            }
        }
        if (accept(TokenType.RPAR)) {
            return new Ast.MatchClass(cls, seal(positional), seal(names), seal(keywords), span(begin));
        }
        mark = begin;
        invalidClassPattern();
        return null;
    }

    private KeyPattern keywordPattern() {
        int begin = mark;
        String name = identifier();
        if (name != null && accept(TokenType.EQUAL)) {
            Pattern p = pattern();
            if (p != null) {
                return new KeyPattern(null, name, p);
            }
        }
        mark = begin;
        return null;
    }

    /** One or more patterns, without a last comma. */
    final List<Pattern> positionalPatterns() {
        Pattern p = pattern();
        if (p == null) {
            return null;
        }
        ArrayList<Pattern> list = new ArrayList<>();
        while (p != null) {
            list.add(p);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            p = pattern();
            if (p == null) {
                mark--;
            }
        }
        return seal(list);
    }

    /** Whether one or more keyword patterns follow; steps over them, but not over a last comma. */
    final boolean skipKeywordPatterns() {
        if (keywordPattern() == null) {
            return false;
        }
        while (accept(TokenType.COMMA)) {
            if (keywordPattern() == null) {
                mark--;
                break;
            }
        }
        return true;
    }
}
