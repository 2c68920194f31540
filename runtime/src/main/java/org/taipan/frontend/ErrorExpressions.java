package org.taipan.frontend;

import java.util.List;
import org.taipan.frontend.Ast.Expr;

/**
 * The second pass: expressions built from operators. It tries the grammar's alternatives one after the other, as
 * CPython does, because which error is found depends on what was tried before; memoisation keeps that from being slow.
 */
abstract class ErrorExpressions extends FirstPass {
    static final int RULE_EXPRESSION = 10, RULE_STAR_EXPRESSION = 11, RULE_DISJUNCTION = 12, RULE_CONJUNCTION = 13,
        RULE_INVERSION = 14, RULE_FACTOR = 15, RULE_AWAIT_PRIMARY = 16, RULE_PRIMARY = 17, RULE_ARGUMENTS = 18,
        RULE_INVALID_NAMED = 19, RULE_BINARY = 20, RULE_STAR_TARGET = 30, RULE_TARGET = 31, RULE_T_PRIMARY = 32,
        RULE_DEL_TARGET = 33, RULE_SIMPLE_STMT = 34, RULE_BLOCK = 35;
    private static final int SHIFT_LEVEL = 4, TERM_LEVEL = 6, FACTOR_LEVEL = 7;

    /** Off inside {@code expression_without_invalid}. */
    boolean invalidRules = true;

    ErrorExpressions(TokenStream first) {
        super(first);
        silent = true;
    }

    // Tuples, lists and generator expressions as such

    abstract Expr tuple();

    abstract Expr list();

    abstract Expr genexp();

    /** What may be wrong in a comprehension. The grammar looks for it wherever a generator expression may stand. */
    abstract void invalidComprehension();

    @Override
    Expr starExpression() {
        Token.Memo m = recall(RULE_STAR_EXPRESSION);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_STAR_EXPRESSION, begin, super.starExpression());
    }

    @Override
    Expr expression() {
        Token.Memo m = recall(RULE_EXPRESSION);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        enter(1);
        if (invalidRules) {
            enter(1);
            invalidExpression();
            mark = begin;
            invalidLegacyExpression();
            mark = begin;
            leave(1);
        }
        Expr e = conditional();
        e = e == null ? lambda() : e;
        leave(1);
        return remember(RULE_EXPRESSION, begin, e);
    }

    private Expr expressionWithoutInvalid() {
        boolean before = invalidRules;
        invalidRules = false;
        silent = false;
        Expr e = conditional();
        e = e == null ? lambda() : e;
        invalidRules = before;
        silent = before;
        return e;
    }

    @Override
    Expr disjunction() {
        Token.Memo m = recall(RULE_DISJUNCTION);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_DISJUNCTION, begin, super.disjunction());
    }

    @Override
    Expr conjunction() {
        Token.Memo m = recall(RULE_CONJUNCTION);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_CONJUNCTION, begin, super.conjunction());
    }

    @Override
    Expr inversion() {
        Token.Memo m = recall(RULE_INVERSION);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_INVERSION, begin, super.inversion());
    }

    @Override
    Expr bitwiseOr() {
        return binary(1);
    }

    /** The rule of a level of precedence, from {@code bitwise_or} to {@code term}. */
    private Expr binary(int level) {
        if (level == FACTOR_LEVEL) {
            return factor();
        }
        Token.Memo m = recall(RULE_BINARY + level);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        if (invalidRules && level == SHIFT_LEVEL) {
            enter(1);
            invalidArithmetic();
            leave(1);
            mark = begin;
        } else if (invalidRules && level == TERM_LEVEL) {
            invalidFactor();
            mark = begin;
        }
        Expr left = binary(level + 1);
        while (left != null && precedence(peekType()) == level) {
            Token op = tokens[mark++];
            Expr right = binary(level + 1);
            if (right == null) {
                mark--;
                break;
            }
            left = binOp(begin, left, op, right);
        }
        return remember(RULE_BINARY + level, begin, left);
    }

    @Override
    Expr factor() {
        Token.Memo m = recall(RULE_FACTOR);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_FACTOR, begin, super.factor());
    }

    @Override
    Expr awaitPrimary() {
        Token.Memo m = recall(RULE_AWAIT_PRIMARY);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        return remember(RULE_AWAIT_PRIMARY, begin, super.awaitPrimary());
    }

    // The rules for errors; each leaves the mark to its caller

    private void invalidExpression() {
        int begin = mark;
        boolean twoNames = atTwoNames();
        enter(DISJUNCTION_DEPTH);
        Expr a = disjunction();
        leave(DISJUNCTION_DEPTH);
        if (a != null) {
            int end = mark;
            Expr b = twoNames ? null : expressionWithoutInvalid();
            if (b != null) {
                if (!isLegacyStatement(a) && tokens[mark - 1].level != 0) {
                    throw errorRange(a.span(), b.span(), "invalid syntax. Perhaps you forgot a comma?");
                }
                return;
            }
            mark = end;
            b = accept(TokenType.IF) ? disjunction() : null;
            if (b != null && !at(TokenType.ELSE) && !at(TokenType.COLON)) {
                throw errorRange(a.span(), b.span(), "expected 'else' after 'if' expression");
            }
        }
        mark = begin;
        Token lambda = expect(TokenType.LAMBDA);
        if (lambda != null) {
            lambdaParameters();
            Token colon = expect(TokenType.COLON);
            if (colon != null && at(TokenType.FSTRING_MIDDLE)) {
                throw errorRange(span(lambda), span(colon),
                    "f-string: lambda expressions are not allowed without parentheses");
            }
        }
    }

    /**
     * {@code NAME STRING | SOFT_KEYWORD}: what may be a string with a wrong prefix, or a soft keyword. As in CPython
     * any beginning of a soft keyword counts as one.
     */
    private boolean atTwoNames() {
        Token t = peek();
        if (t.type != TokenType.NAME) {
            return false;
        }
        mark++;
        boolean string = at(TokenType.STRING);
        mark--;
        return string || NameTable.MATCH.startsWith(t.text) || NameTable.CASE.startsWith(t.text)
            || NameTable.TYPE.startsWith(t.text) || NameTable.UNDERSCORE.equals(t.text);
    }

    static boolean isLegacyStatement(Expr e) {
        return e instanceof Ast.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    private void invalidLegacyExpression() {
        Ast.Name a = name();
        if (a == null || at(TokenType.LPAR)) {
            return;
        }
        Expr b = starExpressions();
        if (b != null && isLegacyStatement(a)) {
            throw errorRange(a.span(), b.span(), "Missing parentheses in call to '" + a.id() + "'. Did you mean "
                + a.id() + "(...)?");
        }
    }

    @Override
    void invalidNamedExpression() {
        if (!invalidRules) {
            return;
        }
        if (recall(RULE_INVALID_NAMED) != null) {
            return;
        }
        int begin = mark;
        enter(1);
        findInvalidNamedExpression(begin);
        leave(1);
        mark = begin;
        remember(RULE_INVALID_NAMED, begin, null);
    }

    private void findInvalidNamedExpression(int begin) {
        Expr a = expression();
        if (a != null && accept(TokenType.COLONEQUAL) && expression() != null) {
            throw errorAt(a, "cannot use assignment expressions with " + exprName(a));
        }
        mark = begin;
        a = name();
        if (a != null && accept(TokenType.EQUAL)) {
            Expr b = bitwiseOr();
            if (b != null && !at(TokenType.EQUAL) && !at(TokenType.COLONEQUAL)) {
                throw errorRange(a.span(), b.span(),
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
        }
        mark = begin;
        if (atDisplayOrConstant()) {
            return;
        }
        a = bitwiseOr();
        if (a != null && accept(TokenType.EQUAL) && bitwiseOr() != null && !at(TokenType.EQUAL)
            && !at(TokenType.COLONEQUAL)) {
            throw errorAt(a, "cannot assign to " + exprName(a) + " here. Maybe you meant '==' instead of '='?");
        }
    }

    /** {@code &(list|tuple|genexp|'True'|'None'|'False')}. */
    private boolean atDisplayOrConstant() {
        int begin = mark;
        boolean found = switch (peekType()) {
            case TokenType.TRUE, TokenType.FALSE, TokenType.NONE -> true;
            case TokenType.LSQB -> {
                boolean list = list() != null;
                if (!list) {
                    invalidComprehension();
                }
                yield list;
            }
            case TokenType.LBRACE -> {
                invalidComprehension();
                yield false;
            }
            case TokenType.LPAR -> tuple() != null || genexp() != null;
            default -> false;
        };
        mark = begin;
        return found;
    }

    private void invalidArithmetic() {
        if (binary(SHIFT_LEVEL + 1) == null) {
            return;
        }
        int level = precedence(peekType());
        if (level > SHIFT_LEVEL) {
            mark++;
            Token not = expect(TokenType.NOT);
            Expr b = not == null ? null : inversion();
            if (b != null) {
                throw errorRange(span(not), b.span(), "'not' after an operator must be parenthesized");
            }
        }
    }

    private void invalidFactor() {
        int type = peekType();
        if (type == TokenType.PLUS || type == TokenType.MINUS || type == TokenType.TILDE) {
            mark++;
            Token not = expect(TokenType.NOT);
            Expr b = not == null ? null : factor();
            if (b != null) {
                throw errorRange(span(not), b.span(), "'not' after an operator must be parenthesized");
            }
        }
    }

    // What expressions are called in messages, and which of them cannot be assigned to

    static String exprName(Expr e) {
        return switch (e) {
            case Ast.Attribute x -> "attribute";
            case Ast.Subscript x -> "subscript";
            case Ast.Starred x -> "starred";
            case Ast.Name x -> "name";
            case Ast.List x -> "list";
            case Ast.Tuple x -> "tuple";
            case Ast.Lambda x -> "lambda";
            case Ast.Call x -> "function call";
            case Ast.BoolOp x -> "expression";
            case Ast.BinOp x -> "expression";
            case Ast.UnaryOp x -> "expression";
            case Ast.GeneratorExp x -> "generator expression";
            case Ast.Yield x -> "yield expression";
            case Ast.YieldFrom x -> "yield expression";
            case Ast.Await x -> "await expression";
            case Ast.ListComp x -> "list comprehension";
            case Ast.SetComp x -> "set comprehension";
            case Ast.DictComp x -> "dict comprehension";
            case Ast.Dict x -> "dict literal";
            case Ast.Set x -> "set display";
            case Ast.JoinedStr x -> "f-string expression";
            case Ast.FormattedValue x -> "f-string expression";
            case Ast.Constant c -> c.value() instanceof Boolean b ? b ? "True" : "False"
                : c.value() == Constants.none() ? "None" : c.value() == Constants.ellipsis() ? "ellipsis" : "literal";
            case Ast.Compare x -> "comparison";
            case Ast.IfExp x -> "conditional expression";
            case Ast.NamedExpr x -> "named expression";
            case Ast.Slice x -> "slice";
        };
    }

    /** Where a target stands. */
    enum TargetKind { STAR, DEL, FOR }

    /** Throws if something in {@code e} cannot be a target. */
    final void checkTarget(TargetKind kind, Expr e) {
        Expr bad = invalidTarget(kind, e);
        if (bad != null) {
            throw errorAt(bad, (kind == TargetKind.DEL ? "cannot delete " : "cannot assign to ") + exprName(bad));
        }
    }

    private static Expr invalidTarget(TargetKind kind, Expr e) {
        return switch (e) {
            case Ast.List l -> firstInvalid(kind, l.elts());
            case Ast.Tuple t -> firstInvalid(kind, t.elts());
            case Ast.Starred s -> kind == TargetKind.DEL ? s : invalidTarget(kind, s.value());
            case Ast.Compare c -> kind != TargetKind.FOR ? c
                : c.ops().getFirst() == Ast.CmpOperator.In ? invalidTarget(kind, c.left()) : null;
            case Ast.Name n -> null;
            case Ast.Subscript s -> null;
            case Ast.Attribute a -> null;
            default -> e;
        };
    }

    private static Expr firstInvalid(TargetKind kind, List<Expr> elts) {
        for (Expr e : elts) {
            Expr bad = invalidTarget(kind, e);
            if (bad != null) {
                return bad;
            }
        }
        return null;
    }
}
