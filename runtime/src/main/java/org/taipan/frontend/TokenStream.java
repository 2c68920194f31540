package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.taipan.frontend.SyntaxErrorException.Kind;

/** The parser's tokens, fetched when first looked at, with backtracking, memoisation and the raising of errors. */
abstract class TokenStream {
    /** The nesting of grammar rules at which CPython gives up. The weights in this package follow its rules. */
    private static final int MAX_STACK = 6000;
    /** An end column that is to be where the tokenizer stands. */
    private static final int CURRENT_POS = -5;

    final Tokenizer tok;
    final Parser.Mode mode;
    final Parser.Options options;
    /** The bytes error lines come from: the source before a declared encoding was decoded. Null if read in lines. */
    final byte[] rawSource;
    /** The encoding that the source declares, or null. */
    private final String encoding;

    Token[] tokens;
    int fill;
    int mark;
    final ArrayList<Ast.TypeIgnore> typeIgnores;
    /** The first tag of them that is not UTF-8. */
    byte[] undecodableTag;
    private boolean parsingStarted;
    Token knownErrorToken;
    boolean barryAsFlufl;
    /** How deep the rules are nested; to begin with, as deep as an expression in a module is. */
    private int depth = 10;

    TokenStream(Tokenizer tok, SourceDecoder.Decoded source, Parser.Mode mode, Parser.Options options) {
        this.tok = tok;
        this.rawSource = source.raw();
        this.encoding = source.encoding();
        this.mode = mode;
        this.options = options;
        this.tokens = new Token[256];
        this.typeIgnores = new ArrayList<>(0);
        this.barryAsFlufl = options.barryAsFlufl();
    }

    /** Goes over the tokens of {@code first} again, from the beginning. */
    TokenStream(TokenStream first) {
        this.tok = first.tok;
        this.rawSource = first.rawSource;
        this.encoding = first.encoding;
        this.mode = first.mode;
        this.options = first.options;
        this.tokens = first.tokens;
        this.fill = first.fill;
        this.typeIgnores = first.typeIgnores;
        this.parsingStarted = first.parsingStarted;
        this.barryAsFlufl = first.barryAsFlufl;
        for (int i = 0; i < fill; i++) {
            tokens[i].memo = null;
        }
    }

    /** Counts {@code rules} levels of rule nesting; {@link #leave} must take them back. */
    final void enter(int rules) {
        depth += rules;
        if (depth > MAX_STACK) {
            throw stackOverflow();
        }
    }

    final void leave(int rules) {
        depth -= rules;
    }

    static SyntaxErrorException stackOverflow() {
        return new SyntaxErrorException(Kind.MemoryError,
            "Parser stack overflowed - Python source too complex to parse");
    }

    private void fillToken() {
        Token t;
        try {
            t = tok.next();
            while (t.type == TokenType.TYPE_IGNORE) {
                typeIgnores.add(typeIgnore(t));
                t = tok.next();
            }
        } catch (SyntaxErrorException e) {
            append(errorToken());
            throw e;
        } catch (Utf8.Undecodable e) {
            append(errorToken());
            tok.status = SourceReader.Status.ERROR;
            throw error("(unicode error) " + e.getMessage());
        }
        if (mode == Parser.Mode.SINGLE && t.type == TokenType.ENDMARKER && parsingStarted) {
            t.type = TokenType.NEWLINE;
            parsingStarted = false;
            if (tok.indent != 0 && !options.dontImplyDedent()) {
                tok.pendingIndents = -tok.indent;
                tok.indent = 0;
            }
        } else {
            parsingStarted = true;
        }
        append(t);
        if (t.type == TokenType.ERRORTOKEN) {
            throw tokenizerError();
        }
    }

    /** Its tag is the rest of the comment; as in CPython with the line end if the comment has a line of its own. */
    private Ast.TypeIgnore typeIgnore(Token t) {
        int end = Math.min(t.start + t.endCol - t.col, tok.limit());
        if (undecodableTag == null && Utf8.fault(tok.src, t.start, end) != null) {
            undecodableTag = Arrays.copyOfRange(tok.src, t.start, end);
        }
        return new Ast.TypeIgnore(tok.line, Utf8.decodeReplacing(tok.src, t.start, end));
    }

    private Token errorToken() {
        Token t = new Token();
        t.type = TokenType.ERRORTOKEN;
        t.start = -1;
        t.end = -1;
        t.col = -1;
        t.endCol = -1;
        t.line = tok.line;
        t.endLine = tok.line;
        return t;
    }

    private void append(Token t) {
        if (fill == tokens.length) {
            tokens = Arrays.copyOf(tokens, fill * 2);
        }
        tokens[fill++] = t;
    }

    /** The next token. */
    final Token peek() {
        if (mark == fill) {
            fillToken();
        }
        return tokens[mark];
    }

    final int peekType() {
        return peek().type;
    }

    final boolean at(int type) {
        return peek().type == type;
    }

    /** Takes the next token if it is of this kind, else returns null. */
    final Token expect(int type) {
        Token t = peek();
        if (t.type != type) {
            return null;
        }
        mark++;
        return t;
    }

    final boolean accept(int type) {
        if (peek().type != type) {
            return false;
        }
        mark++;
        return true;
    }

    /** Takes the next two tokens if they are of these kinds, else none. */
    final boolean accept(int first, int second) {
        if (!accept(first)) {
            return false;
        }
        if (accept(second)) {
            return true;
        }
        mark--;
        return false;
    }

    final boolean atSoftKeyword(String word) {
        return peek().text == word;
    }

    final boolean acceptSoftKeyword(String word) {
        if (peek().text != word) {
            return false;
        }
        mark++;
        return true;
    }

    /** Takes the next token, which must be of this kind: anything else is an error at once. */
    final void force(int type, String expected) {
        Token t = peek();
        if (t.type != type) {
            throw errorAt(t, "expected '" + expected + "'");
        }
        mark++;
    }

    /** The last token read that is not layout. */
    final Token lastToken() {
        int m = mark - 1;
        while (m > 0) {
            int type = tokens[m].type;
            if (type != TokenType.ENDMARKER && (type < TokenType.NEWLINE || type > TokenType.DEDENT)) {
                break;
            }
            m--;
        }
        return tokens[m];
    }

    /** From the token at {@code begin} to the last one read. */
    final Span span(int begin) {
        Token first = tokens[begin];
        Token last = lastToken();
        return new Span(first.line, first.col, last.endLine, last.endCol);
    }

    static Span span(Token t) {
        return new Span(t.line, t.col, t.endLine, t.endCol);
    }

    /** From the start of {@code first} to the last token read. */
    final Span spanFrom(Ast.Located first) {
        Span s = first.span();
        Token last = lastToken();
        return new Span(s.line(), s.col(), last.endLine, last.endCol);
    }

    /** What {@code rule} did at the next token before, or null. */
    final Token.Memo recall(int rule) {
        for (Token.Memo m = peek().memo; m != null; m = m.next) {
            if (m.rule == rule) {
                return m;
            }
        }
        return null;
    }

    /** Notes that {@code rule}, begun at token {@code begin}, gave {@code node} and came to the present mark. */
    final <T> T remember(int rule, int begin, T node) {
        Token t = tokens[begin];
        t.memo = new Token.Memo(rule, node, mark, t.memo);
        return node;
    }

    // Errors

    final SyntaxErrorException error(String message) {
        return error(Kind.SyntaxError, false, message);
    }

    final SyntaxErrorException indentationError(String message) {
        return error(Kind.IndentationError, false, message);
    }

    final SyntaxErrorException errorOnNextToken(String message) {
        peek();
        return error(Kind.SyntaxError, true, message);
    }

    /** An error at the last token fetched, or at the next one. */
    final SyntaxErrorException error(Kind kind, boolean atNext, String message) {
        if (fill == 0) {
            return errorKnownLocation(kind, 0, 0, 0, -1, message);
        }
        Token t = knownErrorToken != null ? knownErrorToken : tokens[atNext ? mark : fill - 1];
        int col = t.col != -1 ? t.col + 1 : tok.cur == tok.chunkStart ? 0 : tok.cur - tok.lineStart;
        int endCol = t.endCol == -1 ? -1 : t.endCol + 1;
        return errorKnownLocation(kind, t.line, col, t.endLine, endCol, message);
    }

    final SyntaxErrorException errorAt(Token t, String message) {
        return errorKnownLocation(Kind.SyntaxError, t.line, t.col + 1, t.endLine, t.endCol + 1, message);
    }

    final SyntaxErrorException errorAt(Ast.Located n, String message) {
        return errorAt(n.span(), message);
    }

    final SyntaxErrorException errorAt(Span s, String message) {
        return errorKnownLocation(Kind.SyntaxError, s.line(), s.col() + 1, s.endLine(), s.endCol() + 1, message);
    }

    final SyntaxErrorException errorRange(Span a, Span b, String message) {
        return errorKnownLocation(Kind.SyntaxError, a.line(), a.col() + 1, b.endLine(), b.endCol() + 1, message);
    }

    final SyntaxErrorException errorStartingFrom(Span a, String message) {
        return errorKnownLocation(Kind.SyntaxError, a.line(), a.col() + 1, CURRENT_POS, CURRENT_POS, message);
    }

    /** An error with 1-based byte columns, which are turned into characters of the error's line. */
    final SyntaxErrorException errorKnownLocation(Kind kind, int line, int col, int endLine, int endCol,
            String message) {
        int lastLine = endLine == CURRENT_POS ? tok.line : endLine;
        int lastCol = endCol == CURRENT_POS ? tok.cur - tok.lineStart : endCol;
        String text = mode == Parser.Mode.EXEC && options.fileLine() != null
            ? options.fileLine().line(line, encoding) : null;
        if (text == null) {
            text = tok.line <= line && tok.inp > tok.chunkStart ? tok.currentLine() : errorLine(line);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SyntaxErrorException(kind, message, line, characters(bytes, col), lastLine,
            lastCol > 0 ? characters(bytes, lastCol) : lastCol, text);
    }

    private String errorLine(int line) {
        return tok.interactive ? tok.lineText(line)
            : rawSource == null ? "" : SourceReader.lineText(rawSource, 0, rawSource.length, line);
    }

    private static int characters(byte[] line, int col) {
        int n = Math.min(col, line.length);
        int count = SourceReader.codePoints(Utf8.decodeReplacing(line, 0, Math.max(n, 0)));
        return col > line.length ? count + 1 : count;
    }

    private SyntaxErrorException unclosedBracket() {
        int i = tok.level - 1;
        int line = tok.bracketLines[i];
        return errorKnownLocation(Kind.SyntaxError, line, tok.bracketCols[i] + 1, line, 0,
            "'" + (char) tok.brackets[i] + "' was never closed");
    }

    /** The error for an ERRORTOKEN, by what the tokenizer stumbled over. */
    private SyntaxErrorException tokenizerError() {
        Kind kind = Kind.SyntaxError;
        String message;
        int col = 0;
        switch (tok.status) {
            case EOF -> {
                return tok.level > 0 ? unclosedBracket() : error("unexpected EOF while parsing");
            }
            case DEDENT -> {
                return indentationError("unindent does not match any outer indentation level");
            }
            case TABSPACE -> {
                kind = Kind.TabError;
                message = "inconsistent use of tabs and spaces in indentation";
            }
            case TOODEEP -> {
                kind = Kind.IndentationError;
                message = "too many levels of indentation";
            }
            case LINECONT -> {
                col = tok.cur - tok.chunkStart - 1;
                message = "unexpected character after line continuation character";
            }
            default -> message = "unknown parsing error";
        }
        return errorKnownLocation(kind, tok.line, col + 1, tok.line, 0, message);
    }

    /** The error of a parse that failed without raising one; {@code last} is the last token of the first pass. */
    final SyntaxErrorException genericError(Token last) {
        if (last.type == TokenType.ERRORTOKEN && tok.status == SourceReader.Status.EOF) {
            return tok.level > 0 ? unclosedBracket() : error("unexpected EOF while parsing");
        }
        if (last.type == TokenType.INDENT || last.type == TokenType.DEDENT) {
            return indentationError(last.type == TokenType.INDENT ? "unexpected indent" : "unexpected unindent");
        }
        return checkedAgainstTokenizer(errorAt(last, "invalid syntax"));
    }

    /** An error of the parser gives way to one the tokenizer finds in the rest of the source. */
    final SyntaxErrorException checkedAgainstTokenizer(SyntaxErrorException e) {
        if (tok.interactive) {
            return e;
        }
        Token current = knownErrorToken != null ? knownErrorToken : tokens[fill - 1];
        SyntaxErrorException later = null;
        try {
            Token t;
            do {
                t = tok.next();
            } while (t.type != TokenType.ERRORTOKEN && t.type != TokenType.ENDMARKER);
            if (t.type == TokenType.ERRORTOKEN && tok.level != 0 && current.line > tok.bracketLines[tok.level - 1]) {
                later = unclosedBracket();
            }
        } catch (SyntaxErrorException x) {
            later = x;
        } catch (Utf8.Undecodable x) {
            later = x.asPythonError();
        }
        return later == null || tok.insideFString() ? e : later;
    }

    /** The immutable form of a list being built. */
    static <T> List<T> seal(ArrayList<T> list) {
        return List.copyOf(list);
    }

    /** The immutable form of a list with null items. */
    static List<Ast.Expr> sealNullable(ArrayList<Ast.Expr> list) {
        return list.isEmpty() ? List.of()
            : Collections.unmodifiableList(Arrays.asList(list.toArray(new Ast.Expr[list.size()])));
    }

    static <T> List<T> prepend(T first, List<T> rest) {
        ArrayList<T> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return List.copyOf(all);
    }
}
