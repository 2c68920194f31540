package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;

/**
 * Expressions built from operators. A method parses the grammar rule of its name, or returns null with the mark where
 * it was. Rules that only exist to explain errors ({@code invalid_*}) are hooks here, which do nothing in the first
 * pass.
 */
abstract class ExpressionParser extends LiteralParser {
    /**
     * How many of CPython's rules nest from a disjunction to its first primary, from a bracket to the expression in it,
     * from a comparison's operator to its operand, and from an f-string to its expression.
     */
    static final int DISJUNCTION_DEPTH = 21, BRACKET_DEPTH = 6, OPERAND_DEPTH = 3, FSTRING_DEPTH = 10;

    ExpressionParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    ExpressionParser(TokenStream first) {
        super(first);
    }

    abstract Expr primary();

    abstract Ast.Arguments lambdaParameters();

    // Hooks for invalid_ rules

    void invalidNamedExpression() {
    }

    /** Checks a node made from syntax that {@code feature_version} may be too old for. */
    final <T> T since(int minor, String what, T node) {
        if (options.featureVersion() < minor) {
            throw error(what + " only supported in Python 3." + minor + " and greater");
        }
        return node;
    }

    /** One or more expressions, a tuple if there is a comma. */
    final Expr expressions() {
        int begin = mark;
        Expr first = expression();
        return first == null || !at(TokenType.COMMA) ? first : tupleOf(begin, first, false);
    }

    /** One or more expressions or starred expressions, a tuple if there is a comma. */
    final Expr starExpressions() {
        int begin = mark;
        Expr first = starExpression();
        return first == null || !at(TokenType.COMMA) ? first : tupleOf(begin, first, true);
    }

    private Ast.Tuple tupleOf(int begin, Expr first, boolean starred) {
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(first);
        while (accept(TokenType.COMMA)) {
            Expr e = starred ? starExpression() : expression();
            if (e == null) {
                break;
            }
            elts.add(e);
        }
        return new Ast.Tuple(seal(elts), Ast.Context.Load, span(begin));
    }

    Expr starExpression() {
        return at(TokenType.STAR) ? starredBitwiseOr() : expression();
    }

    /** {@code '*' bitwise_or}. */
    final Expr starredBitwiseOr() {
        int begin = mark;
        mark++;
        Expr e = bitwiseOr();
        if (e == null) {
            mark = begin;
            return null;
        }
        return new Ast.Starred(e, Ast.Context.Load, span(begin));
    }

    final Expr starNamedExpression() {
        return at(TokenType.STAR) ? starredBitwiseOr() : namedExpression();
    }

    /** One or more, with an optional last comma; null if there is none. */
    final List<Expr> starNamedExpressions() {
        Expr first = starNamedExpression();
        if (first == null) {
            return null;
        }
        ArrayList<Expr> list = new ArrayList<>();
        list.add(first);
        while (accept(TokenType.COMMA)) {
            Expr e = starNamedExpression();
            if (e == null) {
                break;
            }
            list.add(e);
        }
        return seal(list);
    }

    final Expr assignmentExpression() {
        int begin = mark;
        Token t = expect(TokenType.NAME);
        if (t == null) {
            return null;
        }
        if (accept(TokenType.COLONEQUAL)) {
            enter(1);
            Expr value = expression();
            leave(1);
            if (value != null) {
                return since(8, "Assignment expressions are",
                    new Ast.NamedExpr(new Ast.Name(identifier(t), Ast.Context.Store, span(t)), value, span(begin)));
            }
        }
        mark = begin;
        return null;
    }

    final Expr namedExpression() {
        int begin = mark;
        Expr e = assignmentExpression();
        if (e != null) {
            return e;
        }
        invalidNamedExpression();
        e = expression();
        if (e != null && at(TokenType.COLONEQUAL)) {
            mark = begin;
            return null;
        }
        return e;
    }

    /** {@code assignment_expression | expression !':='}. */
    final Expr assignmentOrExpression() {
        int begin = mark;
        Expr e = assignmentExpression();
        if (e != null) {
            return e;
        }
        e = expression();
        if (e != null && at(TokenType.COLONEQUAL)) {
            mark = begin;
            return null;
        }
        return e;
    }

    final Expr yieldExpr() {
        int begin = mark;
        if (!accept(TokenType.YIELD)) {
            return null;
        }
        int afterYield = mark;
        if (accept(TokenType.FROM)) {
            Expr e = expression();
            if (e != null) {
                return new Ast.YieldFrom(e, span(begin));
            }
            mark = afterYield;
        }
        Expr value = starExpressions();
        return new Ast.Yield(value, span(begin));
    }

    /** {@code yield_expr | star_expressions}. */
    final Expr annotatedRhs() {
        return at(TokenType.YIELD) ? yieldExpr() : starExpressions();
    }

    Expr expression() {
        enter(1);
        Expr e = at(TokenType.LAMBDA) ? lambda() : conditional();
        leave(1);
        return e;
    }

    /** {@code disjunction 'if' disjunction 'else' expression | disjunction}. */
    final Expr conditional() {
        int begin = mark;
        enter(DISJUNCTION_DEPTH);
        Expr body = disjunction();
        leave(DISJUNCTION_DEPTH);
        if (body == null || !at(TokenType.IF)) {
            return body;
        }
        int end = mark++;
        Expr test = disjunction();
        if (test != null && accept(TokenType.ELSE)) {
            Expr orelse = expression();
            if (orelse != null) {
                return new Ast.IfExp(test, body, orelse, span(begin));
            }
        }
        mark = end;
        return body;
    }

    final Expr lambda() {
        int begin = mark;
        if (!accept(TokenType.LAMBDA)) {
            return null;
        }
        enter(7);
        Ast.Arguments args = lambdaParameters();
        leave(6);
        Expr body = accept(TokenType.COLON) ? expression() : null;
        leave(1);
        if (body != null) {
            return new Ast.Lambda(args, body, span(begin));
        }
        mark = begin;
        return null;
    }

    Expr disjunction() {
        int begin = mark;
        Expr first = conjunction();
        if (first == null || !at(TokenType.OR)) {
            return first;
        }
        ArrayList<Expr> values = new ArrayList<>();
        values.add(first);
        while (accept(TokenType.OR)) {
            Expr e = conjunction();
            if (e == null) {
                mark--;
                break;
            }
            values.add(e);
        }
        return values.size() == 1 ? first : new Ast.BoolOp(Ast.BoolOperator.Or, seal(values), span(begin));
    }

    Expr conjunction() {
        int begin = mark;
        Expr first = inversion();
        if (first == null || !at(TokenType.AND)) {
            return first;
        }
        ArrayList<Expr> values = new ArrayList<>();
        values.add(first);
        while (accept(TokenType.AND)) {
            Expr e = inversion();
            if (e == null) {
                mark--;
                break;
            }
            values.add(e);
        }
        return values.size() == 1 ? first : new Ast.BoolOp(Ast.BoolOperator.And, seal(values), span(begin));
    }

    Expr inversion() {
        if (!at(TokenType.NOT)) {
            return comparison();
        }
        int begin = mark++;
        enter(1);
        Expr e = inversion();
        leave(1);
        if (e == null) {
            mark = begin;
            return null;
        }
        return new Ast.UnaryOp(Ast.UnaryOperator.Not, e, span(begin));
    }

    final Expr comparison() {
        int begin = mark;
        Expr left = bitwiseOr();
        if (left == null) {
            return null;
        }
        ArrayList<Ast.CmpOperator> ops = null;
        ArrayList<Expr> operands = null;
        while (true) {
            int before = mark;
            Ast.CmpOperator op = comparisonOperator();
            Expr right = op == null ? null : operand();
            if (right == null) {
                mark = before;
                break;
            }
            if (ops == null) {
                ops = new ArrayList<>(2);
                operands = new ArrayList<>(2);
            }
            ops.add(op);
            operands.add(right);
        }
        return ops == null ? left : new Ast.Compare(left, seal(ops), seal(operands), span(begin));
    }

    private Expr operand() {
        enter(OPERAND_DEPTH);
        Expr e = bitwiseOr();
        leave(OPERAND_DEPTH);
        return e;
    }

    private Ast.CmpOperator comparisonOperator() {
        Token t = peek();
        mark++;
        switch (t.type) {
            case TokenType.EQEQUAL:
                return Ast.CmpOperator.Eq;
            case TokenType.NOTEQUAL:
                return checkNotEqual(t) ? Ast.CmpOperator.NotEq : null;
            case TokenType.LESSEQUAL:
                return Ast.CmpOperator.LtE;
            case TokenType.LESS:
                return Ast.CmpOperator.Lt;
            case TokenType.GREATEREQUAL:
                return Ast.CmpOperator.GtE;
            case TokenType.GREATER:
                return Ast.CmpOperator.Gt;
            case TokenType.NOT:
                return accept(TokenType.IN) ? Ast.CmpOperator.NotIn : null;
            case TokenType.IN:
                return Ast.CmpOperator.In;
            case TokenType.IS:
                return accept(TokenType.NOT) ? Ast.CmpOperator.IsNot : Ast.CmpOperator.Is;
            default:
                return null;
        }
    }

    /** PEP 401: with {@code barry_as_FLUFL} inequality is written {@code <>}, without it never. */
    private boolean checkNotEqual(Token t) {
        boolean diamond = tok.src[t.start] == '<';
        if (barryAsFlufl && !diamond) {
            throw error("with Barry as BDFL, use '<>' instead of '!='");
        }
        return diamond == barryAsFlufl;
    }

    Expr bitwiseOr() {
        return binary(1);
    }

    /** Left-associative operators, those binding at least as tightly as {@code min}. */
    private Expr binary(int min) {
        int begin = mark;
        Expr left = factor();
        if (left == null) {
            return null;
        }
        while (true) {
            int precedence = precedence(peekType());
            if (precedence < min) {
                return left;
            }
            Token op = tokens[mark++];
            Expr right = binary(precedence + 1);
            if (right == null) {
                mark--;
                return left;
            }
            left = binOp(begin, left, op, right);
        }
    }

    final Expr binOp(int begin, Expr left, Token op, Expr right) {
        Expr e = new Ast.BinOp(left, operator(op.type), right, span(begin));
        return op.type == TokenType.AT ? since(5, "The '@' operator is", e) : e;
    }

    static int precedence(int type) {
        return switch (type) {
            case TokenType.VBAR -> 1;
            case TokenType.CIRCUMFLEX -> 2;
            case TokenType.AMPER -> 3;
            case TokenType.LEFTSHIFT, TokenType.RIGHTSHIFT -> 4;
            case TokenType.PLUS, TokenType.MINUS -> 5;
            case TokenType.STAR, TokenType.SLASH, TokenType.DOUBLESLASH, TokenType.PERCENT, TokenType.AT -> 6;
            default -> 0;
        };
    }

    /** The operator of a binary operator's token or of an augmented assignment's, else null. */
    static Ast.Operator operator(int type) {
        return switch (type) {
            case TokenType.PLUS, TokenType.PLUSEQUAL -> Ast.Operator.Add;
            case TokenType.MINUS, TokenType.MINEQUAL -> Ast.Operator.Sub;
            case TokenType.STAR, TokenType.STAREQUAL -> Ast.Operator.Mult;
            case TokenType.AT, TokenType.ATEQUAL -> Ast.Operator.MatMult;
            case TokenType.SLASH, TokenType.SLASHEQUAL -> Ast.Operator.Div;
            case TokenType.PERCENT, TokenType.PERCENTEQUAL -> Ast.Operator.Mod;
            case TokenType.DOUBLESTAR, TokenType.DOUBLESTAREQUAL -> Ast.Operator.Pow;
            case TokenType.LEFTSHIFT, TokenType.LEFTSHIFTEQUAL -> Ast.Operator.LShift;
            case TokenType.RIGHTSHIFT, TokenType.RIGHTSHIFTEQUAL -> Ast.Operator.RShift;
            case TokenType.VBAR, TokenType.VBAREQUAL -> Ast.Operator.BitOr;
            case TokenType.CIRCUMFLEX, TokenType.CIRCUMFLEXEQUAL -> Ast.Operator.BitXor;
            case TokenType.AMPER, TokenType.AMPEREQUAL -> Ast.Operator.BitAnd;
            case TokenType.DOUBLESLASH, TokenType.DOUBLESLASHEQUAL -> Ast.Operator.FloorDiv;
            default -> null;
        };
    }

    Expr factor() {
        Ast.UnaryOperator op = switch (peekType()) {
            case TokenType.PLUS -> Ast.UnaryOperator.UAdd;
            case TokenType.MINUS -> Ast.UnaryOperator.USub;
            case TokenType.TILDE -> Ast.UnaryOperator.Invert;
            default -> null;
        };
        if (op == null) {
            return power();
        }
        int begin = mark++;
        enter(1);
        Expr e = factor();
        leave(1);
        if (e == null) {
            mark = begin;
            return null;
        }
        return new Ast.UnaryOp(op, e, span(begin));
    }

    final Expr power() {
        int begin = mark;
        Expr base = awaitPrimary();
        if (base == null || !accept(TokenType.DOUBLESTAR)) {
            return base;
        }
        enter(2);
        Expr exponent = factor();
        leave(2);
        if (exponent == null) {
            mark--;
            return base;
        }
        return new Ast.BinOp(base, Ast.Operator.Pow, exponent, span(begin));
    }

    Expr awaitPrimary() {
        if (!at(TokenType.AWAIT)) {
            return primary();
        }
        int begin = mark++;
        Expr e = primary();
        if (e == null) {
            mark = begin;
            return null;
        }
        return since(5, "Await expressions are", new Ast.Await(e, span(begin)));
    }
}
