package org.taipan.frontend;

import java.util.List;
import org.taipan.frontend.Ast.Arg;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.Ast.Stmt;

/** The second pass: compound statements, parameters and patterns, and so the grammar with all rules for errors. */
final class SecondPass extends ErrorTargets {
    private static final String EXPECTED_COLON = "expected ':'";

    SecondPass(TokenStream first) {
        super(first);
    }

    // Blocks

    @Override
    List<Stmt> block() {
        Token.Memo m = recall(RULE_BLOCK);
        if (m != null) {
            mark = m.mark;
            @SuppressWarnings("unchecked")
            List<Stmt> body = (List<Stmt>) m.node;
            return body;
        }
        int begin = mark;
        return remember(RULE_BLOCK, begin, super.block());
    }

    /** Whether a line ends here and no block follows. */
    private boolean missingBlock() {
        return accept(TokenType.NEWLINE) && !at(TokenType.INDENT);
    }

    private SyntaxErrorException expectedBlock(String after, Token statement) {
        return indentationError("expected an indented block after " + after + " on line " + statement.line);
    }

    @Override
    void invalidBlock() {
        if (missingBlock()) {
            throw indentationError("expected an indented block");
        }
    }

    @Override
    void invalidSuite(Suite kind) {
        int begin = mark;
        Token t = peek();
        boolean header;
        String name = "'" + (t.text == null ? "" : t.text) + "' statement";
        switch (kind) {
            case IF, ELIF, WHILE -> {
                mark++;
                header = namedExpression() != null;
            }
            case ELSE, FINALLY -> {
                mark++;
                if (accept(TokenType.COLON) && missingBlock()) {
                    throw expectedBlock(name, t);
                }
                return;
            }
            case FOR -> {
                accept(TokenType.ASYNC);
                t = tokens[mark++];
                name = "'for' statement";
                header = starTargets() != null && accept(TokenType.IN) && starExpressions() != null;
            }
            case CLASS -> {
                mark++;
                header = accept(TokenType.NAME);
                if (header) {
                    typeParams();
                    classArguments();
                }
                name = "class definition";
            }
            case WITH -> {
                invalidWithStmtIndent();
                return;
            }
            default -> throw new AssertionError(kind);
        }
        if (header) {
            if (at(TokenType.NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
            if (accept(TokenType.COLON) && missingBlock()) {
                throw expectedBlock(name, t);
            }
        }
        mark = begin;
    }

    @Override
    boolean invalidDef() {
        int begin = mark;
        accept(TokenType.ASYNC);
        Token def = expect(TokenType.DEF);
        if (def == null || !accept(TokenType.NAME)) {
            mark = begin;
            return false;
        }
        typeParams();
        int afterName = mark;
        if (accept(TokenType.LPAR)) {
            parameters(false);
            if (accept(TokenType.RPAR)) {
                returns();
                if (accept(TokenType.COLON) && missingBlock()) {
                    throw expectedBlock("function definition", def);
                }
            }
        }
        mark = afterName;
        force(TokenType.LPAR, "(");
        parameters(false);
        if (accept(TokenType.RPAR)) {
            returns();
            force(TokenType.COLON, ":");
            funcTypeComment();
            if (block() != null) {
                return true;
            }
        }
        mark = begin;
        return false;
    }

    @Override
    void invalidDoubleTypeComments() {
        if (accept(TokenType.TYPE_COMMENT, TokenType.NEWLINE) && accept(TokenType.TYPE_COMMENT, TokenType.NEWLINE)
            && accept(TokenType.INDENT)) {
            throw error("Cannot have two type comments on def");
        }
    }

    // With

    @Override
    void invalidWithItem() {
        if (expression() != null && accept(TokenType.AS)) {
            Expr a = expression();
            if (a != null && (at(TokenType.COMMA) || at(TokenType.RPAR) || at(TokenType.COLON))) {
                checkTarget(TargetKind.STAR, a);
            }
        }
    }

    /** Skips the items of a with statement, in parentheses or not. */
    private boolean skipWithItems(boolean parenthesized) {
        if (parenthesized && !accept(TokenType.LPAR)) {
            return false;
        }
        boolean any = false;
        int end = mark;
        while ((parenthesized ? expressions() : expression()) != null) {
            end = mark;
            if (accept(TokenType.AS)) {
                if (starTarget() == null) {
                    mark = end;
                }
            }
            any = true;
            end = mark;
            if (!accept(TokenType.COMMA)) {
                break;
            }
        }
        mark = end;
        if (any && parenthesized) {
            accept(TokenType.COMMA);
            return accept(TokenType.RPAR);
        }
        return any;
    }

    private void invalidWithStmtIndent() {
        accept(TokenType.ASYNC);
        Token with = tokens[mark++];
        int begin = mark;
        for (int i = 0; i < 2; i++) {
            mark = begin;
            if (skipWithItems(i == 1) && accept(TokenType.COLON) && missingBlock()) {
                throw expectedBlock("'with' statement", with);
            }
        }
    }

    @Override
    void invalidWithStmt() {
        accept(TokenType.ASYNC);
        mark++;
        int begin = mark;
        for (int i = 0; i < 2; i++) {
            mark = begin;
            if (skipWithItems(i == 1) && at(TokenType.NEWLINE)) {
                mark++;
                throw error(EXPECTED_COLON);
            }
        }
    }

    // Try

    @Override
    void invalidTryStmt() {
        int begin = mark;
        Token t = tokens[mark++];
        if (!accept(TokenType.COLON)) {
            return;
        }
        int afterColon = mark;
        if (missingBlock()) {
            throw expectedBlock("'try' statement", t);
        }
        mark = afterColon;
        if (block() != null && !at(TokenType.EXCEPT) && !at(TokenType.FINALLY)) {
            throw error("expected 'except' or 'finally' block");
        }
        for (int i = 0; i < 2; i++) {
            mark = afterColon;
            while (block() != null) {
                // skip them
            }
            boolean any = false;
            while (exceptBlock(i == 1) != null) {
                any = true;
            }
            Token except = any ? expect(TokenType.EXCEPT) : null;
            if (except == null) {
                continue;
            }
            Token star = i == 0 ? expect(TokenType.STAR) : null;
            if (i == 1) {
                int end = mark;
                if (expression() != null) {
                    asName();
                } else {
                    mark = end;
                }
                if (accept(TokenType.COLON)) {
                    throw errorAt(except, "cannot have both 'except' and 'except*' on the same 'try'");
                }
            } else if (star != null && expression() != null) {
                asName();
                if (accept(TokenType.COLON)) {
                    throw errorRange(span(except), span(star),
                        "cannot have both 'except' and 'except*' on the same 'try'");
                }
            }
        }
        mark = begin;
    }

    /** {@code ['as' NAME]}. */
    private void asName() {
        accept(TokenType.AS, TokenType.NAME);
    }

    @Override
    void invalidExceptIndent(boolean star) {
        int begin = mark;
        Token except = expect(TokenType.EXCEPT);
        if (!star || accept(TokenType.STAR)) {
            if (expression() != null) {
                asName();
                if (accept(TokenType.COLON) && missingBlock()) {
                    throw expectedBlock(star ? "'except*' statement" : "'except' statement", except);
                }
            }
            mark = begin + 1;
            if (!star && accept(TokenType.COLON) && missingBlock()) {
                throw expectedBlock("'except' statement", except);
            }
        }
    }

    @Override
    void invalidExceptStmt() {
        int begin = mark++;
        boolean star = accept(TokenType.STAR);
        Expr a = expression();
        if (a != null) {
            int end = mark;
            if (accept(TokenType.COMMA) && expressions() != null) {
                asName();
                if (accept(TokenType.COLON)) {
                    throw errorStartingFrom(a.span(), "multiple exception types must be parenthesized");
                }
            }
            mark = end;
            asName();
            if (accept(TokenType.NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
        }
        mark = begin + 1;
        if (accept(TokenType.NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (star) {
            mark = begin + 2;
            if (accept(TokenType.NEWLINE) || accept(TokenType.COLON)) {
                throw error("expected one or more exception types");
            }
        }
    }

    // Match

    @Override
    void invalidMatchStmt() {
        Token match = tokens[mark++];
        if (subjectExpr() != null) {
            if (accept(TokenType.NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
            if (accept(TokenType.COLON) && missingBlock()) {
                throw expectedBlock("'match' statement", match);
            }
        }
    }

    @Override
    void invalidCaseBlock() {
        Token word = tokens[mark++];
        if (patterns() != null) {
            guard();
            if (accept(TokenType.NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
            if (accept(TokenType.COLON) && missingBlock()) {
                throw expectedBlock("'case' statement", word);
            }
        }
    }

    @Override
    void invalidAsPattern() {
        if (orPattern() == null || !accept(TokenType.AS)) {
            return;
        }
        Token t = peek();
        if (acceptSoftKeyword(NameTable.UNDERSCORE)) {
            throw errorAt(t, "cannot use '_' as a target");
        }
        Expr a = t.type == TokenType.NAME ? null : expression();
        if (a != null) {
            throw errorAt(a, "invalid pattern target");
        }
    }

    @Override
    void invalidClassPattern() {
        if (nameOrAttr() == null || !accept(TokenType.LPAR)) {
            return;
        }
        int begin = mark;
        if (positionalPatterns() == null || !accept(TokenType.COMMA)) {
            mark = begin;
        }
        if (skipKeywordPatterns() && accept(TokenType.COMMA)) {
            List<Ast.Pattern> a = positionalPatterns();
            if (a != null) {
                throw errorRange(a.getFirst().span(), a.getLast().span(),
                    "positional patterns follow keyword patterns");
            }
        }
    }

    // Parameters

    @Override
    void invalidParameters(boolean lambda) {
        if (!invalidRules) {
            return;
        }
        int begin = mark;
        Token slash = expect(TokenType.SLASH);
        if (slash != null && accept(TokenType.COMMA)) {
            throw errorAt(slash, "at least one argument must precede /");
        }
        mark = begin;
        if (slashList(lambda)) {
            many(lambda, Default.MAYBE);
            slash = expect(TokenType.SLASH);
            if (slash != null) {
                throw errorAt(slash, "/ may appear only once");
            }
        }
        mark = begin;
        slashNoDefault(lambda);
        many(lambda, Default.NEVER);
        int afterPlain = mark;
        boolean helper = slashWithDefault(lambda);
        if (!helper) {
            mark = afterPlain;
            helper = many(lambda, Default.ALWAYS);
        }
        Parameter a = helper ? parameter(lambda, Default.NEVER) : null;
        if (a != null) {
            throw errorAt(a.arg(), "parameter without a default follows parameter with a default");
        }
        mark = begin;
        invalidParenthesizedParameters(lambda);
        mark = begin;
        slashList(lambda);
        many(lambda, Default.MAYBE);
        if (accept(TokenType.STAR) && (accept(TokenType.COMMA) || parameter(lambda, Default.NEVER) != null)) {
            many(lambda, Default.MAYBE);
            slash = expect(TokenType.SLASH);
            if (slash != null) {
                throw errorAt(slash, "/ must be ahead of *");
            }
        }
        mark = begin;
        if (many(lambda, Default.MAYBE) && accept(TokenType.SLASH)) {
            Token star = expect(TokenType.STAR);
            if (star != null) {
                throw errorAt(star, "expected comma between / and *");
            }
        }
    }

    private void invalidParenthesizedParameters(boolean lambda) {
        many(lambda, Default.NEVER);
        Token open = expect(TokenType.LPAR);
        if (open == null || !(lambda ? bareParameters() : many(false, Default.NEVER))) {
            return;
        }
        accept(TokenType.COMMA);
        Token close = expect(TokenType.RPAR);
        if (close != null) {
            throw errorRange(span(open), span(close), (lambda ? "Lambda expression" : "Function")
                + " parameters cannot be parenthesized");
        }
    }

    /** {@code ','.lambda_param+}. */
    private boolean bareParameters() {
        if (param(true) == null) {
            return false;
        }
        while (accept(TokenType.COMMA)) {
            if (param(true) == null) {
                mark--;
                break;
            }
        }
        return true;
    }

    /** Skips parameters; whether there were any. */
    private boolean many(boolean lambda, Default defaults) {
        boolean any = false;
        while (parameter(lambda, defaults) != null) {
            any = true;
        }
        return any;
    }

    /** {@code slash_no_default | slash_with_default}; the mark stays if there is neither. */
    private boolean slashList(boolean lambda) {
        return slashNoDefault(lambda) || slashWithDefault(lambda);
    }

    private boolean slashNoDefault(boolean lambda) {
        int begin = mark;
        if (many(lambda, Default.NEVER) && slash(lambda)) {
            return true;
        }
        mark = begin;
        return false;
    }

    private boolean slashWithDefault(boolean lambda) {
        int begin = mark;
        many(lambda, Default.NEVER);
        if (many(lambda, Default.ALWAYS) && slash(lambda)) {
            return true;
        }
        mark = begin;
        return false;
    }

    @Override
    void invalidDefault() {
        int begin = mark;
        Token equal = expect(TokenType.EQUAL);
        if (invalidRules && (at(TokenType.RPAR) || at(TokenType.COMMA))) {
            throw errorAt(equal, "expected default value expression");
        }
        mark = begin;
    }

    @Override
    void invalidStarEtc(boolean lambda) {
        if (!invalidRules || !at(TokenType.STAR)) {
            return;
        }
        int begin = mark;
        Token star = tokens[mark++];
        int closer = lambda ? TokenType.COLON : TokenType.RPAR;
        if (at(closer) || accept(TokenType.COMMA) && (at(closer) || at(TokenType.DOUBLESTAR))) {
            mark++;
            throw lambda ? error("named arguments must follow bare *")
                : errorAt(star, "named arguments must follow bare *");
        }
        mark = begin + 1;
        if (!lambda && accept(TokenType.COMMA, TokenType.TYPE_COMMENT)) {
            throw error("bare * has associated type comment");
        }
        Arg a = param(lambda);
        Token equal = a == null ? null : expect(TokenType.EQUAL);
        if (equal != null) {
            throw errorAt(equal, "var-positional argument cannot have default value");
        }
        mark = begin + 1;
        if (parameter(lambda, Default.NEVER) != null || accept(TokenType.COMMA)) {
            many(lambda, Default.MAYBE);
            Token second = expect(TokenType.STAR);
            if (second != null && (parameter(lambda, Default.NEVER) != null || accept(TokenType.COMMA))) {
                throw errorAt(second, "* argument may appear only once");
            }
        }
        mark = begin;
    }

    @Override
    void invalidKwds(boolean lambda) {
        if (!invalidRules) {
            return;
        }
        int begin = mark++;
        if (param(lambda) != null) {
            Token equal = expect(TokenType.EQUAL);
            if (equal != null) {
                throw errorAt(equal, "var-keyword argument cannot have default value");
            }
            if (accept(TokenType.COMMA)) {
                Token t = peek();
                Arg a = param(lambda);
                if (a != null) {
                    throw errorAt(a, "arguments cannot follow var-keyword argument");
                }
                if (t.type == TokenType.STAR || t.type == TokenType.DOUBLESTAR || t.type == TokenType.SLASH) {
                    throw errorAt(t, "arguments cannot follow var-keyword argument");
                }
            }
        }
        mark = begin;
    }
}
