package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import org.taipan.frontend.SyntaxErrorException.Kind;

/**
 * The tokens of a source read line by line, as {@code _tokenize.TokenizerIter} of CPython 3.13 shows them: with columns
 * in characters and the source line of each token. Not thread-safe.
 */
public final class TokenIterator {
    private final Tokenizer tok;
    private boolean done;
    private String lastLine;
    private int lastLineNumber;
    /** The last line in which characters were counted, and its bytes. */
    private String measured;
    private byte[] measuredBytes;
    /** By how much bytes on the current line are ahead of characters. */
    private int byteLead;

    /**
     * A token.
     *
     * @param type its number in the {@code token} module
     * @param line the source line it is on, all lines of a string that goes over several
     */
    public record Item(int type, String text, int startLine, int startCol, int endLine, int endCol, String line) {
    }

    /** Where the source comes from. */
    @FunctionalInterface
    public interface Lines {
        /** The next line with its end, empty or null after the last one. May throw what it likes. */
        String readline();
    }

    /** @param extraTokens whether comments and line ends without meaning are tokens, too */
    public TokenIterator(Lines lines, boolean extraTokens, WarningSink warnings) {
        SourceReader.LineSource source = () -> {
            String line = lines.readline();
            return line == null ? null : line.getBytes(StandardCharsets.UTF_8);
        };
        tok = new Tokenizer(new byte[0], source, false, false, extraTokens, warnings);
        tok.endIsLine = true;
    }

    /**
     * The next token, null after the last.
     *
     * @throws SyntaxErrorException if the source cannot be tokenized
     */
    public Item next() {
        if (done) {
            return null;
        }
        Token t;
        try {
            t = tok.next();
        } catch (Utf8.Undecodable e) {
            throw e.asPythonError();
        }
        if (t.type == TokenType.ERRORTOKEN) {
            throw error();
        }
        done = t.type == TokenType.ENDMARKER;
        String text = t.start < 0 ? "" : text(t);
        boolean string = t.isStringText();
        boolean trailing = done || t.type == TokenType.DEDENT && tok.status == SourceReader.Status.EOF;
        int lineStart = string ? tok.multiLineStart : tok.lineStart;
        boolean lineChanged = true;
        String line;
        if (tok.extraTokens && trailing) {
            line = "";
        } else if (tok.line != lastLineNumber) {
            int end = tok.inp - (tok.inp > lineStart && tok.implicitNewline ? 1 : 0);
            line = Utf8.decodeReplacing(tok.src, lineStart, Math.max(end, lineStart));
            lastLine = line;
            byteLead = 0;
        } else {
            line = lastLine;
            lineChanged = false;
            if (line == null) {
                done = true;
                return null;
            }
        }
        int startLine = string ? tok.firstLine : tok.line;
        int startCol = -1;
        int endCol = -1;
        if (t.start >= lineStart && t.start >= 0) {
            startCol = t.start - lineStart - (lineChanged ? 0 : byteLead);
            if (lineChanged) {
                startCol = characters(line, 0, t.start - lineStart);
                byteLead = t.start - lineStart - startCol;
            }
        }
        if (t.end >= tok.lineStart && t.end >= 0) {
            if (startLine == tok.line) {
                int n = characters(line, t.start >= lineStart ? t.start - lineStart : -1, t.end - tok.lineStart);
                endCol = startCol + n;
                byteLead += t.end - t.start - n;
            } else {
                endCol = SourceReader.codePoints(tok.decode(tok.lineStart, t.end));
                byteLead += t.end - tok.lineStart - endCol;
            }
        }
        lastLineNumber = startLine;
        return item(t, text, trailing, startLine, startCol, endCol, line);
    }

    /** A token's text. A carriage return goes with the byte behind it, which may be only the first of a character. */
    private String text(Token t) {
        try {
            Utf8.check(tok.src, t.start, t.end);
        } catch (Utf8.Undecodable e) {
            throw e.asPythonError();
        }
        return tok.decode(t.start, t.end);
    }

    private Item item(Token t, String source, boolean trailing, int startLine, int startCol, int endCol, String line) {
        int type = t.type >= TokenType.FIRST_KEYWORD ? TokenType.NAME : t.type;
        String text = source;
        if (!tok.extraTokens) {
            return new Item(type, text, startLine, startCol, tok.line, endCol, line);
        }
        if (trailing) {
            return new Item(type, text, startLine + 1, 0, tok.line + 1, 0, line);
        }
        if (type > TokenType.DEDENT && type < TokenType.OP) {
            type = TokenType.OP;
        } else if (type == TokenType.NEWLINE) {
            text = tok.implicitNewline ? text : tok.src[tok.start] == '\r' ? "\r\n" : "\n";
            return new Item(type, text, startLine, startCol, tok.line, endCol + 1, line);
        } else if (type == TokenType.NL && tok.implicitNewline) {
            text = "";
        }
        return new Item(type, text, startLine, startCol, tok.line, endCol, line);
    }

    /**
     * The characters that begin between two places in the bytes of a line. As in CPython the places need not be in it:
     * the line at hand may be another one than the token's.
     */
    private int characters(String line, int from, int to) {
        if (line != measured) {
            measured = line;
            measuredBytes = line.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = measuredBytes;
        int n = 0;
        for (int i = from; i < to; n++) {
            int b = i >= 0 && i < bytes.length ? bytes[i] & 0xff : 0;
            i += b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
        }
        return n;
    }

    private SyntaxErrorException error() {
        Kind kind = Kind.SyntaxError;
        String message;
        switch (tok.status) {
            case EOF -> {
                return SyntaxErrorException.withBareArguments("unexpected EOF in multi-line statement", tok.line,
                    tok.inp - tok.chunkStart, tok.line, SyntaxErrorException.NOWHERE);
            }
            case DEDENT -> {
                kind = Kind.IndentationError;
                message = "unindent does not match any outer indentation level";
            }
            case TABSPACE -> {
                kind = Kind.TabError;
                message = "inconsistent use of tabs and spaces in indentation";
            }
            case TOODEEP -> {
                kind = Kind.IndentationError;
                message = "too many levels of indentation";
            }
            case LINECONT -> message = "unexpected character after line continuation character";
            default -> message = "unknown tokenization error";
        }
        String line = Utf8.decodeReplacing(tok.src, tok.chunkStart, tok.inp - 1);
        return new SyntaxErrorException(kind, message, tok.line, SourceReader.codePoints(line) + 1,
            SyntaxErrorException.NOWHERE, SyntaxErrorException.NOWHERE, line);
    }
}
