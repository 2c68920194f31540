package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;

/** Strings: adjacent literals, and f-strings with their replacement fields (PEP 701). */
abstract class FStringParser extends ParameterParser {
    private static final int RULE_STRINGS = 1;

    FStringParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    FStringParser(TokenStream first) {
        super(first);
    }

    void invalidReplacementField() {
    }

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
        if (text == null) { // CPython's tokenizer forgets the text in a format specifier's format specifier
            throw new SyntaxErrorException(SyntaxErrorException.Kind.ValueError,
                "field 'value' is required for Constant");
        }
        Expr source = new Ast.Constant(Constants.str(text), null,
            new Span(span.line(), span.col() + 1, endLine, endCol - 1));
        return new Ast.JoinedStr(List.of(source, formatted), new Span(span.line(), span.col(), endLine, endCol));
    }
}
