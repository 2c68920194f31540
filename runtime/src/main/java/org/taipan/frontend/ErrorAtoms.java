package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Comprehension;
import org.taipan.frontend.Ast.Expr;

/** The second pass: atoms, displays, comprehensions, calls and f-strings. */
abstract class ErrorAtoms extends ErrorExpressions {
    private static final String MAYBE_EQUALS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    private static final String PARENTHESIZE_GENEXP = "Generator expression must be parenthesized";

    ErrorAtoms(TokenStream first) {
        super(first);
    }

    @Override
    Expr primary() {
        Token.Memo m = recall(RULE_PRIMARY);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_PRIMARY, begin, super.primary());
    }

    @Override
    Expr trailer(int begin, Expr e) {
        if (at(TokenType.LSQB) || at(TokenType.LBRACE)) {
            int before = mark;
            invalidComprehension();
            mark = before;
        }
        return super.trailer(begin, e);
    }

    /** An attribute, subscript or call, without looking for a comprehension first. */
    final Expr simpleTrailer(int begin, Expr e) {
        return super.trailer(begin, e);
    }

    @Override
    Expr call(int begin, Expr func) {
        int before = mark;
        Expr gen = genexp();
        if (gen != null) {
            return new Ast.Call(func, List.of(gen), List.of(), span(begin));
        }
        mark = before + 1;
        CallArguments a = arguments();
        if (accept(TokenType.RPAR)) {
            a = a == null ? CallArguments.NONE : a;
            return new Ast.Call(func, a.args(), a.keywords(), span(begin));
        }
        mark = before;
        return null;
    }

    @Override
    Expr slice() {
        int begin = mark;
        Expr lower = expression();
        if (at(TokenType.COLON)) {
            return sliceFrom(begin, lower);
        }
        mark = begin;
        return namedExpression();
    }

    // Displays

    @Override
    Expr parenthesized() {
        Expr e = tuple();
        e = e == null ? group() : e;
        return e == null ? genexp() : e;
    }

    @Override
    Expr tuple() {
        int begin = mark++;
        List<Expr> elts = List.of();
        int inner = mark;
        Expr first = starNamedExpression();
        if (first != null && accept(TokenType.COMMA)) {
            List<Expr> rest = starNamedExpressions();
            elts = rest == null ? List.of(first) : prepend(first, rest);
        } else {
            mark = inner;
        }
        if (accept(TokenType.RPAR)) {
            return new Ast.Tuple(elts, Ast.Context.Load, span(begin));
        }
        mark = begin;
        return null;
    }

    private Expr group() {
        int begin = mark++;
        Expr e = at(TokenType.YIELD) ? yieldExpr() : namedExpression();
        if (e != null && accept(TokenType.RPAR)) {
            return e;
        }
        mark = begin;
        if (invalidRules) {
            mark++;
            Expr a = starredExpression();
            if (a != null && accept(TokenType.RPAR)) {
                throw errorAt(a, "cannot use starred expression here");
            }
            mark = begin + 1;
            Token stars = expect(TokenType.DOUBLESTAR);
            if (stars != null && expression() != null && accept(TokenType.RPAR)) {
                throw errorAt(stars, "cannot use double starred expression here");
            }
        }
        mark = begin;
        return null;
    }

    @Override
    Expr genexp() {
        int begin = mark++;
        Expr e = assignmentOrExpression();
        List<Comprehension> generators = e == null ? null : forIfClauses();
        if (generators != null && accept(TokenType.RPAR)) {
            return new Ast.GeneratorExp(e, generators, span(begin));
        }
        mark = begin;
        invalidComprehension();
        mark = begin;
        return null;
    }

    @Override
    Expr bracketed() {
        Expr e = list();
        if (e != null) {
            return e;
        }
        int begin = mark++;
        e = namedExpression();
        List<Comprehension> generators = e == null ? null : forIfClauses();
        if (generators != null && accept(TokenType.RSQB)) {
            return new Ast.ListComp(e, generators, span(begin));
        }
        mark = begin;
        invalidComprehension();
        mark = begin;
        return null;
    }

    @Override
    Expr list() {
        int begin = mark++;
        List<Expr> elts = starNamedExpressions();
        if (accept(TokenType.RSQB)) {
            return new Ast.List(elts == null ? List.of() : elts, Ast.Context.Load, span(begin));
        }
        mark = begin;
        return null;
    }

    @Override
    Expr braced() {
        int begin = mark;
        Expr e = dict();
        if (e != null) {
            return e;
        }
        mark = begin + 1;
        List<Expr> elts = starNamedExpressions();
        if (elts != null && accept(TokenType.RBRACE)) {
            return new Ast.Set(elts, span(begin));
        }
        mark = begin + 1;
        KeyValue item = kvpair();
        List<Comprehension> generators = item == null ? null : forIfClauses();
        if (generators != null && accept(TokenType.RBRACE)) {
            return new Ast.DictComp(item.key(), item.value(), generators, span(begin));
        }
        mark = begin;
        invalidDictComprehension();
        mark = begin + 1;
        e = namedExpression();
        generators = e == null ? null : forIfClauses();
        if (generators != null && accept(TokenType.RBRACE)) {
            return new Ast.SetComp(e, generators, span(begin));
        }
        mark = begin;
        invalidComprehension();
        mark = begin;
        return null;
    }

    private Expr dict() {
        int begin = mark++;
        if (accept(TokenType.RBRACE)) {
            return new Ast.Dict(List.of(), List.of(), span(begin));
        }
        KeyValue first = doubleStarredKvpair();
        Expr e = first == null ? null : restOfDict(begin, first);
        if (e == null) {
            invalidDoubleStarredKvpairs(begin);
        }
        return e;
    }

    // Comprehensions

    @Override
    final void invalidComprehension() {
        if (!invalidRules) {
            return;
        }
        int begin = mark++;
        boolean parenthesis = tokens[begin].type == TokenType.LPAR;
        Expr a = starredExpression();
        if (a != null && forIfClauses() != null) {
            throw errorAt(a, "iterable unpacking cannot be used in comprehension");
        }
        if (parenthesis) {
            return;
        }
        mark = begin + 1;
        a = starNamedExpression();
        Token comma = a == null ? null : expect(TokenType.COMMA);
        if (comma != null) {
            int after = mark;
            List<Expr> b = starNamedExpressions();
            if (b != null && forIfClauses() != null) {
                throw errorRange(a.span(), b.getLast().span(),
                    "did you forget parentheses around the comprehension target?");
            }
            mark = after;
            if (forIfClauses() != null) {
                throw errorRange(a.span(), span(comma), "did you forget parentheses around the comprehension target?");
            }
        }
    }

    private void invalidDictComprehension() {
        if (!invalidRules) {
            return;
        }
        mark++;
        Token stars = expect(TokenType.DOUBLESTAR);
        if (stars != null && bitwiseOr() != null && forIfClauses() != null && accept(TokenType.RBRACE)) {
            throw errorAt(stars, "dict unpacking cannot be used in dict comprehension");
        }
    }

    @Override
    void invalidForTarget() {
        if (!invalidRules) {
            return;
        }
        accept(TokenType.ASYNC);
        if (accept(TokenType.FOR)) {
            Expr a = starExpressions();
            if (a != null) {
                checkTarget(TargetKind.FOR, a);
            }
        }
    }

    private static Span lastItem(List<Comprehension> clauses) {
        Comprehension c = clauses.getLast();
        return (c.ifs().isEmpty() ? c.iter() : c.ifs().getLast()).span();
    }

    // Arguments

    @Override
    CallArguments arguments() {
        Token.Memo m = recall(RULE_ARGUMENTS);
        if (m != null) {
            mark = m.mark;
            return (CallArguments) m.node;
        }
        int begin = mark;
        CallArguments a = args();
        if (a != null) {
            accept(TokenType.COMMA);
            if (!at(TokenType.RPAR)) {
                a = null;
            }
        }
        if (a == null) {
            if (invalidRules) {
                mark = begin;
                invalidArguments();
            }
            mark = begin;
        }
        return remember(RULE_ARGUMENTS, begin, a);
    }

    private CallArguments args() {
        ArrayList<Expr> args = new ArrayList<>();
        ArrayList<Ast.Keyword> keywords = new ArrayList<>();
        if (positionalArguments(args)) {
            int end = mark;
            if (accept(TokenType.COMMA) && !kwargs(args, keywords)) {
                mark = end;
            }
        } else if (!kwargs(args, keywords)) {
            return null;
        }
        return new CallArguments(seal(args), seal(keywords));
    }

    /** {@code ','.(starred_expression | (assignment_expression | expression !':=') !'=')+}. */
    private boolean positionalArguments(ArrayList<Expr> args) {
        int end = mark;
        while (true) {
            int begin = mark;
            Expr e = starredExpression();
            if (e == null) {
                e = assignmentOrExpression();
                if (e == null || at(TokenType.EQUAL)) {
                    mark = begin;
                    break;
                }
            }
            args.add(e);
            end = mark;
            if (!accept(TokenType.COMMA)) {
                break;
            }
        }
        mark = end;
        return !args.isEmpty();
    }

    private boolean kwargs(ArrayList<Expr> args, ArrayList<Ast.Keyword> keywords) {
        boolean any = gatherKwargs(false, args, keywords);
        if (!any) {
            return gatherKwargs(true, args, keywords);
        }
        int end = mark;
        if (accept(TokenType.COMMA) && !gatherKwargs(true, args, keywords)) {
            mark = end;
        }
        return true;
    }

    /** {@code ','.kwarg_or_starred+} or {@code ','.kwarg_or_double_starred+}. */
    private boolean gatherKwargs(boolean doubleStarred, ArrayList<Expr> args, ArrayList<Ast.Keyword> keywords) {
        boolean any = false;
        int end = mark;
        while (kwarg(doubleStarred, args, keywords)) {
            any = true;
            end = mark;
            if (!accept(TokenType.COMMA)) {
                break;
            }
        }
        mark = end;
        return any;
    }

    private boolean kwarg(boolean doubleStarred, ArrayList<Expr> args, ArrayList<Ast.Keyword> keywords) {
        int begin = mark;
        invalidKwarg();
        mark = begin;
        String name = identifier();
        if (name != null && accept(TokenType.EQUAL)) {
            Expr e = expression();
            if (e != null) {
                keywords.add(new Ast.Keyword(name, e, span(begin)));
                return true;
            }
        }
        mark = begin;
        if (!doubleStarred) {
            Expr e = starredExpression();
            if (e != null) {
                args.add(e);
                return true;
            }
        } else if (accept(TokenType.DOUBLESTAR)) {
            Expr e = expression();
            if (e != null) {
                keywords.add(new Ast.Keyword(null, e, span(begin)));
                return true;
            }
        }
        mark = begin;
        return false;
    }

    @Override
    void invalidStarredExpression() {
        if (!invalidRules) {
            return;
        }
        Token star = expect(TokenType.STAR);
        if (expression() != null && accept(TokenType.EQUAL)) {
            Expr b = expression();
            if (b != null) {
                throw errorRange(span(star), b.span(), "cannot assign to iterable argument unpacking");
            }
        }
    }

    private void invalidKwarg() {
        if (!invalidRules) {
            return;
        }
        int begin = mark;
        Token t = peek();
        if (t.type == TokenType.TRUE || t.type == TokenType.FALSE || t.type == TokenType.NONE) {
            mark++;
            Token b = expect(TokenType.EQUAL);
            if (b != null) {
                throw errorRange(span(t), span(b), "cannot assign to " + tokenText(t));
            }
        }
        mark = begin;
        boolean keyword = invalidNamedArgument();
        mark = begin;
        if (!keyword) {
            Expr a = expression();
            Token b = a == null ? null : expect(TokenType.EQUAL);
            if (b != null) {
                throw errorRange(a.span(), span(b),
                    "expression cannot contain assignment, perhaps you meant \"==\"?");
            }
        }
        mark = begin;
        Token stars = expect(TokenType.DOUBLESTAR);
        if (stars != null && expression() != null && accept(TokenType.EQUAL)) {
            Expr b = expression();
            if (b != null) {
                throw errorRange(span(stars), b.span(), "cannot assign to keyword argument unpacking");
            }
        }
    }

    /** {@code NAME '=' expression for_if_clauses}; whether the first two tokens are there. */
    private boolean invalidNamedArgument() {
        Token a = expect(TokenType.NAME);
        Token b = a == null ? null : expect(TokenType.EQUAL);
        if (b == null) {
            return false;
        }
        if (expression() != null && forIfClauses() != null) {
            throw errorRange(span(a), span(b), MAYBE_EQUALS);
        }
        return true;
    }

    private void invalidArguments() {
        int begin = mark;
        invalidUnpackingOrder();
        mark = begin;
        Expr a = expression();
        List<Comprehension> b = a == null ? null : forIfClauses();
        if (b != null && accept(TokenType.COMMA)) {
            int end = mark;
            if (args() == null) {
                mark = end;
                if (expression() == null || forIfClauses() == null) {
                    mark = end;
                }
            }
            throw errorRange(a.span(), lastItem(b), PARENTHESIZE_GENEXP);
        }
        mark = begin;
        invalidNamedArgument();
        mark = begin;
        CallArguments first = args();
        if (first == null || !accept(TokenType.COMMA)) {
            mark = begin;
        }
        Token name = expect(TokenType.NAME);
        Token equal = name == null ? null : expect(TokenType.EQUAL);
        if (equal != null && (at(TokenType.COMMA) || at(TokenType.RPAR))) {
            throw errorRange(span(name), span(equal), "expected argument value expression");
        }
        mark = begin;
        first = args();
        if (first == null) {
            return;
        }
        int end = mark;
        b = forIfClauses();
        if (b != null) {
            if (first.args().size() > 1) {
                throw errorRange(first.args().getLast().span(), lastItem(b), PARENTHESIZE_GENEXP);
            }
            return;
        }
        mark = end;
        if (accept(TokenType.COMMA)) {
            a = expression();
            b = a == null ? null : forIfClauses();
            if (b != null) {
                throw errorRange(a.span(), lastItem(b), PARENTHESIZE_GENEXP);
            }
            mark = end + 1;
            if (args() != null) {
                boolean unpacking = first.keywords().stream().anyMatch(k -> k.arg() == null);
                throw error(unpacking ? "positional argument follows keyword argument unpacking"
                    : "positional argument follows keyword argument");
            }
        }
    }

    private void invalidUnpackingOrder() {
        int begin = mark;
        ArrayList<Expr> args = new ArrayList<>();
        ArrayList<Ast.Keyword> keywords = new ArrayList<>();
        if (!(positionalArguments(args) && accept(TokenType.COMMA) && kwargs(args, keywords))) {
            mark = begin;
            if (!kwargs(args, keywords)) {
                return;
            }
        }
        Token comma = expect(TokenType.COMMA);
        if (comma != null && starredExpression() != null && !at(TokenType.EQUAL)) {
            while (accept(TokenType.COMMA)) {
                if (starredExpression() == null || at(TokenType.EQUAL)) {
                    break;
                }
            }
            throw errorStartingFrom(span(comma),
                "iterable argument unpacking follows keyword argument unpacking");
        }
    }

    // f-strings

    @Override
    void invalidReplacementField() {
        if (!invalidRules) {
            return;
        }
        mark++;
        Token a = peek();
        switch (a.type) {
            case TokenType.EQUAL, TokenType.EXCLAMATION, TokenType.COLON, TokenType.RBRACE ->
                throw errorAt(a, "f-string: valid expression required before '" + tokenText(a) + "'");
            default -> {
            }
        }
        int begin = mark;
        if (annotatedRhs() == null) {
            mark = begin;
            throw errorOnNextToken("f-string: expecting a valid expression after '{'");
        }
        if (!at(TokenType.EQUAL) && !at(TokenType.EXCLAMATION) && !at(TokenType.COLON) && !at(TokenType.RBRACE)) {
            throw errorOnNextToken("f-string: expecting '=', or '!', or ':', or '}'");
        }
        if (accept(TokenType.EQUAL) && !at(TokenType.EXCLAMATION) && !at(TokenType.COLON) && !at(TokenType.RBRACE)) {
            throw errorOnNextToken("f-string: expecting '!', or ':', or '}'");
        }
        if (accept(TokenType.EXCLAMATION)) {
            if (at(TokenType.COLON) || at(TokenType.RBRACE)) {
                throw errorOnNextToken("f-string: missing conversion character");
            }
            if (!accept(TokenType.NAME)) {
                throw errorOnNextToken("f-string: invalid conversion character");
            }
        }
        if (!at(TokenType.COLON) && !at(TokenType.RBRACE)) {
            throw errorOnNextToken("f-string: expecting ':' or '}'");
        }
        if (accept(TokenType.COLON)) {
            while (formatSpecPart() != null) {
                // skip them
            }
            if (!at(TokenType.RBRACE)) {
                throw errorOnNextToken("f-string: expecting '}', or format specs");
            }
        } else if (!at(TokenType.RBRACE)) {
            throw errorOnNextToken("f-string: expecting '}'");
        }
    }
}
