package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Arg;
import org.taipan.frontend.Ast.Expr;

/** Parameters of functions, which end at a parenthesis, and of lambdas, which end at a colon. */
abstract class ParameterParser extends ExpressionParser {
    static final Ast.Arguments NO_ARGUMENTS =
        new Ast.Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    ParameterParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    ParameterParser(TokenStream first) {
        super(first);
    }

    /** A parameter with its default, which may be null. */
    record Parameter(Arg arg, Expr defaultValue) {
    }

    /** Which defaults a parameter may have. */
    enum Default { NEVER, ALWAYS, MAYBE }

    void invalidParameters(boolean lambda) {
    }

    void invalidDefault() {
    }

    void invalidStarEtc(boolean lambda) {
    }

    void invalidKwds(boolean lambda) {
    }

    private static int closer(boolean lambda) {
        return lambda ? TokenType.COLON : TokenType.RPAR;
    }

    @Override
    final Ast.Arguments lambdaParameters() {
        return parameters(true);
    }

    /** {@code [params]}; no parameters at all are fine. */
    final Ast.Arguments parameters(boolean lambda) {
        int begin = mark;
        invalidParameters(lambda);
        mark = begin;
        List<Arg> posonly = List.of();
        ArrayList<Arg> args = new ArrayList<>();
        ArrayList<Expr> defaults = new ArrayList<>();
        positional(lambda, args, defaults);
        if (!args.isEmpty() && slash(lambda)) {
            posonly = seal(args);
            args.clear();
            positional(lambda, args, defaults);
        }
        Arg vararg = null;
        ArrayList<Arg> kwonly = new ArrayList<>(0);
        ArrayList<Expr> kwDefaults = new ArrayList<>(0);
        Arg kwarg = null;
        if (at(TokenType.STAR) || at(TokenType.DOUBLESTAR)) {
            invalidStarEtc(lambda);
            if (at(TokenType.STAR)) {
                int star = mark++;
                vararg = vararg(lambda);
                if (vararg != null || accept(TokenType.COMMA)) {
                    keywordOnly(lambda, kwonly, kwDefaults);
                    if (vararg != null || !kwonly.isEmpty()) {
                        kwarg = kwds(lambda);
                    } else {
                        mark = star;
                    }
                } else {
                    mark = star;
                }
            } else {
                kwarg = kwds(lambda);
            }
        }
        if (mark == begin) {
            return NO_ARGUMENTS;
        }
        Ast.Arguments result = new Ast.Arguments(posonly, seal(args), vararg, seal(kwonly), sealNullable(kwDefaults),
            kwarg, seal(defaults));
        return posonly.isEmpty() ? result : since(8, "Positional-only parameters are", result);
    }

    private void positional(boolean lambda, ArrayList<Arg> args, ArrayList<Expr> defaults) {
        while (true) {
            Parameter p = parameter(lambda, defaults.isEmpty() ? Default.MAYBE : Default.ALWAYS);
            if (p == null) {
                return;
            }
            args.add(p.arg);
            if (p.defaultValue != null) {
                defaults.add(p.defaultValue);
            }
        }
    }

    final boolean slash(boolean lambda) {
        if (!accept(TokenType.SLASH)) {
            return false;
        }
        if (accept(TokenType.COMMA) || at(closer(lambda))) {
            return true;
        }
        mark--;
        return false;
    }

    private void keywordOnly(boolean lambda, ArrayList<Arg> args, ArrayList<Expr> defaults) {
        Parameter p;
        while ((p = parameter(lambda, Default.MAYBE)) != null) {
            args.add(p.arg);
            defaults.add(p.defaultValue);
        }
    }

    private Arg vararg(boolean lambda) {
        Parameter p = parameter(lambda, Default.NEVER);
        if (p != null || lambda) {
            return p == null ? null : p.arg;
        }
        int begin = mark;
        String name = identifier();
        if (name != null && accept(TokenType.COLON)) {
            Expr annotation = starExpression();
            if (annotation != null) {
                Arg arg = new Arg(name, annotation, null, span(begin));
                arg = endOfParameter(false, arg);
                if (arg != null) {
                    return arg;
                }
            }
        }
        mark = begin;
        return null;
    }

    private Arg kwds(boolean lambda) {
        if (!at(TokenType.DOUBLESTAR)) {
            return null;
        }
        invalidKwds(lambda);
        int begin = mark++;
        Parameter p = parameter(lambda, Default.NEVER);
        if (p == null) {
            mark = begin;
            return null;
        }
        return p.arg;
    }

    /** One parameter with the comma behind it, or before the end of the list. */
    final Parameter parameter(boolean lambda, Default defaults) {
        int begin = mark;
        Arg arg = param(lambda);
        if (arg == null) {
            return null;
        }
        Expr value = null;
        if (defaults != Default.NEVER) {
            value = defaultValue();
        }
        if (defaults != Default.ALWAYS || value != null) {
            arg = endOfParameter(lambda, arg);
            if (arg != null) {
                return new Parameter(arg, value);
            }
        }
        mark = begin;
        return null;
    }

    /** The bare parameter: {@code NAME annotation?}. */
    final Arg param(boolean lambda) {
        int begin = mark;
        String name = identifier();
        if (name == null) {
            return null;
        }
        Expr annotation = null;
        if (!lambda && accept(TokenType.COLON)) {
            annotation = expression();
            if (annotation == null) {
                mark--;
            }
        }
        return new Arg(name, annotation, null, span(begin));
    }

    private Expr defaultValue() {
        if (!at(TokenType.EQUAL)) {
            return null;
        }
        int begin = mark++;
        Expr e = expression();
        if (e == null) {
            mark = begin;
            invalidDefault();
        }
        return e;
    }

    private Arg endOfParameter(boolean lambda, Arg arg) {
        boolean comma = accept(TokenType.COMMA);
        Token comment = lambda ? null : expect(TokenType.TYPE_COMMENT);
        if (!comma && !at(closer(lambda))) {
            return null;
        }
        return comment == null ? arg : new Arg(arg.arg(), arg.annotation(), checkedText(comment), arg.span());
    }
}
