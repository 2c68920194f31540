package org.taipan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Ast.Expr;
import org.taipan.frontend.SyntaxErrorException.Kind;
import org.taipan.types.StrBuilder;

/** Names, numbers and strings: turns tokens into expressions and joins adjacent string literals. */
abstract class LiteralParser extends TokenStream {
    /** Set where the rules for errors are on: the first pass has reported the warnings. */
    boolean silent;

    LiteralParser(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        super(tok, source, mode, options);
    }

    LiteralParser(TokenStream first) {
        super(first);
    }

    final String tokenText(Token t) {
        return tok.decode(t.start, t.end);
    }

    /** The text of a token that need not be UTF-8; CPython lets the UnicodeDecodeError through. */
    final String checkedText(Token t) {
        requireUtf8(tok.src, t.start, t.end);
        return tokenText(t);
    }

    static void requireUtf8(byte[] bytes, int from, int to) {
        try {
            Utf8.check(bytes, from, to);
        } catch (Utf8.Undecodable e) {
            throw e.asPythonError();
        }
    }

    /** A name, with Load as its context. */
    final Ast.Name name() {
        Token t = peek();
        if (t.type != TokenType.NAME) {
            return null;
        }
        mark++;
        return name(t);
    }

    final Ast.Name name(Token t) {
        if (t.node == null) {
            t.node = new Ast.Name(identifier(t), Ast.Context.Load, span(t));
        }
        return (Ast.Name) t.node;
    }

    /** The identifier of a NAME token. */
    final String identifier(Token t) {
        String s = t.text;
        if (s.length() <= 5 && (s.equals("None") || s.equals("True") || s.equals("False"))) {
            throw new SyntaxErrorException(Kind.ValueError, "identifier field can't represent '" + s + "' constant");
        }
        return s;
    }

    /** The identifier of the next token if that is a name, else null. */
    final String identifier() {
        Token t = peek();
        if (t.type != TokenType.NAME) {
            return null;
        }
        mark++;
        return identifier(t);
    }

    final Ast.Constant number() {
        Token t = expect(TokenType.NUMBER);
        if (t == null) {
            return null;
        }
        if (t.node == null) {
            String text = tokenText(t);
            if (options.featureVersion() < 6 && text.indexOf('_') >= 0) {
                throw error("Underscores in numeric literals are only supported in Python 3.6 and greater");
            }
            try {
                t.node = new Ast.Constant(NumberLiteral.parse(text, options.maxIntDigits()), null, span(t));
            } catch (NumberLiteral.TooLong e) {
                throw errorKnownLocation(Kind.SyntaxError, t.line, 0, t.endLine, 0, e.getMessage()
                    + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
            }
        }
        return (Ast.Constant) t.node;
    }

    /** A plain string or bytes literal. */
    final Ast.Constant string(Token t) {
        byte[] src = tok.src;
        int i = t.start;
        boolean bytes = false;
        boolean raw = false;
        while (src[i] != '\'' && src[i] != '"') {
            int c = src[i++] | 0x20;
            bytes |= c == 'b';
            raw |= c == 'r';
        }
        int from = i + 1;
        int to = t.end - 1;
        if (to - from >= 4 && src[from] == src[i] && src[from + 1] == src[i]) {
            from += 2;
            to -= 2;
        }
        raw |= SourceReader.indexOf(src, from, to, '\\') < 0;
        Object value;
        if (bytes) {
            for (int k = from; k < t.end; k++) {
                if (src[k] < 0) {
                    throw errorAt(t, "bytes can only contain ASCII literal characters");
                }
            }
            value = raw ? Constants.bytes(java.util.Arrays.copyOfRange(src, from, to)) : escapedBytes(t, from, to);
        } else {
            value = str(t, raw, from, to);
        }
        return new Ast.Constant(value, src[t.start] == 'u' ? "u" : null, span(t));
    }

    private Object escapedBytes(Token t, int from, int to) {
        try {
            StringDecoder.Result r = StringDecoder.decodeBytes(tok.src, from, to);
            if (r.invalidAt() >= 0) {
                warnInvalidEscape(t, tok.decode(from, to), r.invalidAt());
            }
            return r.value();
        } catch (StringDecoder.Malformed e) {
            throw error(e.syntaxError());
        }
    }

    private Object str(Token t, boolean raw, int from, int to) {
        int begin = from;
        Utf8.Fault f = Utf8.fault(tok.src, from, to);
        if (f != null) {
            if (!raw) {
                // CPython decodes a literal with escapes one run of bytes beyond ASCII at a time.
                begin = f.start();
                int end = f.start();
                while (begin > from && tok.src[begin - 1] < 0) {
                    begin--;
                }
                while (end < to && tok.src[end] < 0) {
                    end++;
                }
                f = Utf8.fault(tok.src, begin, end);
            }
            throw error("(unicode error) " + f.message(tok.src, begin));
        }
        String text = tok.decode(from, to);
        return raw ? Constants.str(text) : escapedStr(t, text);
    }

    private Object escapedStr(Token t, String text) {
        try {
            return unescape(t, text);
        } catch (StringDecoder.Malformed e) {
            throw error(e.syntaxError());
        }
    }

    private Object unescape(Token t, String text) {
        StringDecoder.Result r = StringDecoder.decodeStr(text);
        if (r.invalidAt() >= 0) {
            warnInvalidEscape(t, text, r.invalidAt());
        }
        return r.value();
    }

    private void warnInvalidEscape(Token t, String text, int at) {
        if (silent) {
            return;
        }
        char c = text.charAt(at);
        if ((t.type == TokenType.FSTRING_MIDDLE || t.type == TokenType.FSTRING_END) && (c == '{' || c == '}')) {
            return;
        }
        boolean octal = c >= '4' && c <= '7';
        String escape = octal ? text.substring(at, Math.min(at + 3, text.length())) : String.valueOf(c);
        String message = (octal ? "invalid octal escape sequence '\\" : "invalid escape sequence '\\") + escape + "'";
        int line = t.line;
        int col = t.col;
        boolean escaped = false;
        for (int i = 0; i < at; i++) {
            char x = text.charAt(i);
            if (x == '\n') {
                line++;
                col = 0;
            } else {
                col += x < 0x80 ? 1 : Character.isSurrogate(x) ? 5 : 10;
            }
            // CPython counts in a text in which non-ASCII characters, and a backslash before one, are written as escapes.
            escaped = x == '\\' && !escaped;
            if (escaped && text.charAt(i + 1) >= 0x80) {
                col += 5;
            }
        }
        if (line == t.line) {
            int first = 0;
            for (int i = t.start; i < t.end && (tok.src[i] == '\'' || tok.src[i] == '"'); i++) {
                first = first == 0 ? tok.src[i] : first;
                col += tok.src[i] == first ? 1 : 0;
            }
        }
        if (tok.warn(options.featureVersion() >= 12 ? "SyntaxWarning" : "DeprecationWarning", message, line)) {
            knownErrorToken = t;
            throw errorKnownLocation(Kind.SyntaxError, line, col, line, col + 2, message);
        }
    }

    // f-strings

    /** The text between an f-string's expressions, decoded. */
    private Ast.Constant fstringPart(boolean raw, Ast.Constant part, Token end) {
        String text = (String) part.value();
        if (text.equals("{{") || text.equals("}}")) {
            text = text.substring(1);
        }
        Object value = raw || text.indexOf('\\') < 0 ? Constants.str(text) : escapedStr(end, text);
        return new Ast.Constant(value, null, part.span());
    }

    /** The text of an FSTRING_MIDDLE token as it stands in the source. */
    final Ast.Constant fstringMiddle(Token t) {
        return new Ast.Constant(checkedText(t), null, span(t));
    }

    /** The text of an FSTRING_MIDDLE token in a format specification, decoded. CPython lets its errors through. */
    final Ast.Constant formatSpecText(Token t) {
        Ast.Constant source = fstringMiddle(t);
        String text = (String) source.value();
        if (text.indexOf('\\') < 0) {
            return new Ast.Constant(Constants.str(text), null, source.span());
        }
        try {
            return new Ast.Constant(unescape(t, text), null, source.span());
        } catch (StringDecoder.Malformed e) {
            throw SyntaxErrorException.ofCodec(Kind.UnicodeDecodeError, e.getMessage(), e.fault);
        }
    }

    final Ast.JoinedStr joinedStr(Token first, List<Expr> parts, Token last) {
        boolean raw = false;
        for (int i = first.start; i < first.end; i++) {
            raw |= (tok.src[i] | 0x20) == 'r';
        }
        ArrayList<Expr> values = new ArrayList<>(parts.size());
        for (Expr part : parts) {
            switch (part) {
                case Ast.JoinedStr debug -> values.addAll(debug.values());
                case Ast.Constant c -> {
                    Ast.Constant decoded = fstringPart(raw, c, last);
                    if (!isEmptyStr(decoded)) {
                        values.add(decoded);
                    }
                }
                default -> values.add(part);
            }
        }
        return new Ast.JoinedStr(seal(values), new Span(first.line, first.col, last.endLine, last.endCol));
    }

    static boolean isEmptyStr(Expr e) {
        return e instanceof Ast.Constant c && Constants.isEmptyStr(c.value());
    }

    /** A format specification: adjacent texts joined, empty ones dropped. */
    final Expr formatSpec(List<Expr> spec, Span span) {
        ArrayList<Expr> items = new ArrayList<>(spec.size());
        for (Expr e : spec) {
            if (!isEmptyStr(e)) {
                items.add(e);
            }
        }
        if (items.isEmpty() || items.size() == 1 && items.getFirst() instanceof Ast.Constant) {
            return new Ast.JoinedStr(seal(items), span);
        }
        return concatenate(items, span);
    }

    /** Adjacent literals as one expression. */
    final Expr concatenate(List<Expr> strings, Span span) {
        boolean fstring = false;
        boolean str = false;
        boolean bytes = false;
        for (Expr e : strings) {
            if (!(e instanceof Ast.Constant c)) {
                fstring = true;
            } else if (Constants.isBytes(c.value())) {
                bytes = true;
            } else {
                str = true;
            }
        }
        if (bytes && (str || fstring)) {
            throw error("cannot mix bytes and nonbytes literals");
        }
        if (bytes) {
            return concatenateBytes(strings, span);
        }
        if (!fstring && strings.size() == 1) {
            return strings.getFirst();
        }
        ArrayList<Expr> flat = new ArrayList<>();
        for (Expr e : strings) {
            if (e instanceof Ast.JoinedStr j) {
                flat.addAll(j.values());
            } else {
                flat.add(e);
            }
        }
        ArrayList<Expr> values = new ArrayList<>();
        for (int i = 0; i < flat.size();) {
            int to = i;
            while (to < flat.size() && flat.get(to) instanceof Ast.Constant) {
                to++;
            }
            if (to == i) {
                values.add(flat.get(i++));
                continue;
            }
            Ast.Constant joined = joinConstants(flat.subList(i, to));
            if (!fstring || !isEmptyStr(joined)) {
                values.add(joined);
            }
            i = to;
        }
        return fstring ? new Ast.JoinedStr(seal(values), span) : values.getFirst();
    }

    private static Ast.Constant joinConstants(List<Expr> constants) {
        Ast.Constant first = (Ast.Constant) constants.getFirst();
        if (constants.size() == 1) {
            return first;
        }
        StrBuilder sb = new StrBuilder();
        for (Expr e : constants) {
            sb.append(((Ast.Constant) e).value());
        }
        return new Ast.Constant(sb.toStr(), first.kind(),
            Span.from(first.span(), constants.getLast().span()));
    }

    private static Ast.Constant concatenateBytes(List<Expr> strings, Span span) {
        int n = 0;
        for (Expr e : strings) {
            n += Constants.bytesValue(((Ast.Constant) e).value()).length;
        }
        byte[] all = new byte[n];
        int at = 0;
        for (Expr e : strings) {
            byte[] b = Constants.bytesValue(((Ast.Constant) e).value());
            System.arraycopy(b, 0, all, at, b.length);
            at += b.length;
        }
        return new Ast.Constant(Constants.bytes(all), ((Ast.Constant) strings.getFirst()).kind(), span);
    }
}
