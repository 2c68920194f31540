package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Context;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/** The second pass: assignment targets, by the grammar's own rules for them, and simple statements. */
abstract class ErrorTargets extends ErrorAtoms {
    ErrorTargets(TokenStream first) {
        super(first);
    }

    // Targets

    @Override
    Expr starTargets() {
        int begin = mark;
        Expr first = starTarget();
        if (first == null || !at(TokenType.COMMA)) {
            return first;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(first);
        while (accept(TokenType.COMMA)) {
            Expr e = starTarget();
            if (e == null) {
                break;
            }
            elts.add(e);
        }
        return new Ast.Tuple(seal(elts), Context.Store, span(begin));
    }

    @Override
    Expr starTarget() {
        Token.Memo m = recall(RULE_STAR_TARGET);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        Expr e;
        if (accept(TokenType.STAR)) {
            e = at(TokenType.STAR) ? null : starTarget();
            if (e != null) {
                e = new Ast.Starred(e, Context.Store, span(begin));
            } else {
                mark = begin;
            }
        } else {
            e = targetWithStarAtom();
        }
        return remember(RULE_STAR_TARGET, begin, e);
    }

    private Expr targetWithStarAtom() {
        Token.Memo m = recall(RULE_TARGET);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        Expr e = attributeOrSubscript(Context.Store);
        return remember(RULE_TARGET, begin, e != null ? e : starAtom());
    }

    /** {@code t_primary ('.' NAME | '[' slices ']') !t_lookahead}. */
    private Expr attributeOrSubscript(Context ctx) {
        int begin = mark;
        Expr a = tPrimary();
        if (a != null) {
            Expr e = at(TokenType.LPAR) ? null : simpleTrailer(begin, a);
            if (e != null && !atTrailer()) {
                return Targets.withContext(e, ctx);
            }
        }
        mark = begin;
        return null;
    }

    private boolean atTrailer() {
        int type = peekType();
        return type == TokenType.LPAR || type == TokenType.LSQB || type == TokenType.DOT;
    }

    /** The longest primary that is followed by another trailer. */
    private Expr tPrimary() {
        Token.Memo m = recall(RULE_T_PRIMARY);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        Expr e = atom();
        if (e != null && !atTrailer()) {
            e = null;
            mark = begin;
        }
        while (e != null) {
            int end = mark;
            Expr next = at(TokenType.LPAR) ? trailer(begin, e) : simpleTrailer(begin, e);
            if (next == null || !atTrailer()) {
                mark = end;
                if (at(TokenType.LSQB) || at(TokenType.LBRACE)) {
                    invalidComprehension();
                    mark = end;
                }
                break;
            }
            e = next;
        }
        return remember(RULE_T_PRIMARY, begin, e);
    }

    private Expr starAtom() {
        int begin = mark;
        Token t = peek();
        mark++;
        switch (t.type) {
            case TokenType.NAME -> {
                return new Ast.Name(identifier(t), Context.Store, span(t));
            }
            case TokenType.LPAR -> {
                Expr e = targetWithStarAtom();
                if (e != null && accept(TokenType.RPAR)) {
                    return Targets.withContext(e, Context.Store);
                }
                mark = begin + 1;
                List<Expr> elts = targetSequence(true);
                if (accept(TokenType.RPAR)) {
                    return new Ast.Tuple(elts, Context.Store, span(begin));
                }
            }
            case TokenType.LSQB -> {
                List<Expr> elts = targetSequence(false);
                if (accept(TokenType.RSQB)) {
                    return new Ast.List(elts, Context.Store, span(begin));
                }
            }
            default -> {
            }
        }
        mark = begin;
        return null;
    }

    /** The targets in a list's brackets or a tuple's; a tuple of one needs a comma. */
    private List<Expr> targetSequence(boolean tuple) {
        int begin = mark;
        ArrayList<Expr> elts = new ArrayList<>();
        Expr e = starTarget();
        boolean comma = false;
        while (e != null) {
            elts.add(e);
            if (!accept(TokenType.COMMA)) {
                break;
            }
            comma = true;
            e = starTarget();
        }
        if (tuple && !comma) {
            mark = begin;
            return List.of();
        }
        return seal(elts);
    }

    private Expr singleTarget() {
        int begin = mark;
        Expr e = attributeOrSubscript(Context.Store);
        if (e != null) {
            return e;
        }
        Token t = expect(TokenType.NAME);
        if (t != null) {
            return new Ast.Name(identifier(t), Context.Store, span(t));
        }
        return parenthesizedTarget(begin);
    }

    /** {@code '(' single_target ')'}. */
    private Expr parenthesizedTarget(int begin) {
        if (accept(TokenType.LPAR)) {
            Expr e = singleTarget();
            if (e != null && accept(TokenType.RPAR)) {
                return e;
            }
        }
        mark = begin;
        return null;
    }

    @Override
    Expr delTarget() {
        Token.Memo m = recall(RULE_DEL_TARGET);
        if (m != null) {
            mark = m.mark;
            return (Expr) m.node;
        }
        int begin = mark;
        Expr e = attributeOrSubscript(Context.Del);
        return remember(RULE_DEL_TARGET, begin, e != null ? e : delAtom());
    }

    private Expr delAtom() {
        int begin = mark;
        Token t = peek();
        mark++;
        switch (t.type) {
            case TokenType.NAME -> {
                return new Ast.Name(identifier(t), Context.Del, span(t));
            }
            case TokenType.LPAR -> {
                Expr e = delTarget();
                if (e != null && accept(TokenType.RPAR)) {
                    return Targets.withContext(e, Context.Del);
                }
                mark = begin + 1;
                List<Expr> elts = delTargets();
                if (accept(TokenType.RPAR)) {
                    return new Ast.Tuple(elts, Context.Del, span(begin));
                }
            }
            case TokenType.LSQB -> {
                List<Expr> elts = delTargets();
                if (accept(TokenType.RSQB)) {
                    return new Ast.List(elts, Context.Del, span(begin));
                }
            }
            default -> {
            }
        }
        mark = begin;
        return null;
    }

    private List<Expr> delTargets() {
        ArrayList<Expr> elts = new ArrayList<>();
        Expr e = delTarget();
        while (e != null) {
            elts.add(e);
            e = accept(TokenType.COMMA) ? delTarget() : null;
        }
        return seal(elts);
    }

    // Simple statements

    @Override
    Stmt simpleStmt() {
        Token.Memo m = recall(RULE_SIMPLE_STMT);
        if (m != null) {
            mark = m.mark;
            return (Stmt) m.node;
        }
        int begin = mark;
        Stmt s = assignment();
        if (s == null && atSoftKeyword(NameTable.TYPE)) {
            s = typeAlias();
        }
        if (s == null) {
            Expr e = starExpressions();
            s = e == null ? keywordStmt() : new Ast.ExprStmt(e, span(begin));
        }
        return remember(RULE_SIMPLE_STMT, begin, s);
    }

    private Stmt assignment() {
        int begin = mark;
        Token name = expect(TokenType.NAME);
        if (name != null && at(TokenType.COLON)) {
            Stmt s = annotatedAssignment(begin, new Ast.Name(identifier(name), Context.Store, span(name)), 1);
            if (s != null) {
                return s;
            }
        }
        mark = begin;
        Expr target = parenthesizedTarget(begin);
        target = target == null ? attributeOrSubscript(Context.Store) : target;
        if (target != null && at(TokenType.COLON)) {
            Stmt s = annotatedAssignment(begin, target, 0);
            if (s != null) {
                return s;
            }
        }
        mark = begin;
        List<Expr> targets = targetsBeforeEqual();
        if (!targets.isEmpty()) {
            Expr value = annotatedRhs();
            if (value != null && !at(TokenType.EQUAL)) {
                Token comment = expect(TokenType.TYPE_COMMENT);
                return new Ast.Assign(targets, value, comment == null ? null : checkedText(comment), span(begin));
            }
        }
        mark = begin;
        target = singleTarget();
        if (target != null && isAugAssign(peekType())) {
            int operator = tokens[mark++].type;
            Stmt s = augmentedAssignment(begin, target, operator);
            if (s == null) {
                mark = begin;
            }
            return s;
        }
        mark = begin;
        invalidAssignment();
        mark = begin;
        return null;
    }

    /** {@code (star_targets '=')*}. */
    private List<Expr> targetsBeforeEqual() {
        ArrayList<Expr> targets = new ArrayList<>();
        int end = mark;
        Expr e;
        while ((e = starTargets()) != null && accept(TokenType.EQUAL)) {
            targets.add(e);
            end = mark;
        }
        mark = end;
        return seal(targets);
    }

    private void invalidAssignment() {
        int begin = mark;
        Expr a = invalidAnnAssignTarget();
        if (a != null && accept(TokenType.COLON) && expression() != null) {
            throw errorAt(a, "only single target (not " + exprName(a) + ") can be annotated");
        }
        mark = begin;
        a = starNamedExpression();
        if (a != null && accept(TokenType.COMMA)) {
            while (starNamedExpressions() != null) {
                // skip them
            }
            if (accept(TokenType.COLON) && expression() != null) {
                throw errorAt(a, "only single target (not tuple) can be annotated");
            }
        }
        mark = begin;
        a = expression();
        if (a != null && accept(TokenType.COLON) && expression() != null) {
            throw errorAt(a, "illegal target for annotation");
        }
        mark = begin;
        targetsBeforeEqual();
        int end = mark;
        a = starExpressions();
        if (a != null && accept(TokenType.EQUAL)) {
            checkTarget(TargetKind.STAR, a);
            return;
        }
        mark = end;
        a = yieldExpr();
        if (a != null && accept(TokenType.EQUAL)) {
            throw errorAt(a, "assignment to yield expression not possible");
        }
        mark = begin;
        a = starExpressions();
        if (a != null && isAugAssign(peekType())) {
            mark++;
            if (annotatedRhs() != null) {
                throw errorAt(a, "'" + exprName(a) + "' is an illegal expression for augmented assignment");
            }
        }
    }

    private Expr invalidAnnAssignTarget() {
        int begin = mark;
        if (at(TokenType.LSQB)) {
            return list();
        }
        if (!at(TokenType.LPAR)) {
            return null;
        }
        Expr e = tuple();
        if (e != null) {
            return e;
        }
        mark = begin + 1;
        e = invalidAnnAssignTarget();
        if (e != null && accept(TokenType.RPAR)) {
            return e;
        }
        mark = begin;
        return null;
    }

    @Override
    void invalidDelStmt() {
        mark++;
        Expr a = starExpressions();
        if (a != null) {
            checkTarget(TargetKind.DEL, a);
        }
    }

    @Override
    void invalidImport() {
        Token a = expect(TokenType.IMPORT);
        if (a == null) {
            return;
        }
        Token newline = expect(TokenType.NEWLINE);
        String name = newline == null ? dottedName() : null;
        if (name != null) {
            int end = mark;
            while (accept(TokenType.COMMA) && dottedName() != null) {
                end = mark;
            }
            mark = end;
            if (accept(TokenType.FROM) && dottedName() != null) {
                throw errorStartingFrom(span(a), "Did you mean to use 'from ... import ...' instead?");
            }
        }
        if (newline != null) {
            throw errorStartingFrom(span(newline), "Expected one or more names after 'import'");
        }
    }

    @Override
    void invalidImportFromTargets() {
        Token newline = expect(TokenType.NEWLINE);
        if (newline != null) {
            throw errorStartingFrom(span(newline), "Expected one or more names after 'import'");
        }
        if (importFromAsNames() != null && accept(TokenType.COMMA, TokenType.NEWLINE)) {
            throw error("trailing comma not allowed without surrounding parentheses");
        }
    }

    @Override
    void invalidTypeParams() {
        mark++;
        Token bracket = expect(TokenType.RSQB);
        if (bracket != null) {
            throw errorStartingFrom(span(bracket), "Type parameter list cannot be empty");
        }
    }
}
