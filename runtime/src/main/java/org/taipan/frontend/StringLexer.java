package org.taipan.frontend;

import java.util.ArrayList;

/** The parts of the tokenizer that deal with strings and f-strings (PEP 701). */
abstract class StringLexer extends LineLexer {
    private static final int MAX_FSTRING_LEVEL = 150;
    private static final int MAX_EXPR_NESTING = 3;

    /** Start of the line on which the string being read began. */
    int multiLineStart;
    private final ArrayList<FStringMode> fstrings = new ArrayList<>();
    FStringMode mode;

    /** What the tokenizer knows of an f-string it is in. */
    static final class FStringMode {
        boolean inExpression;
        int bracketDepth;
        int exprStartDepth = -1;
        int quote;
        int quoteSize;
        boolean raw;
        int start;
        int multiLineStart;
        int startLine;
        final ExpressionText expression = new ExpressionText();
        boolean debug;
        boolean inFormatSpec;
    }

    StringLexer(byte[] source, LineSource lines, boolean interactive, boolean typeComments, boolean extraTokens,
            WarningSink warnings) {
        super(source, lines, interactive, typeComments, extraTokens, warnings);
    }

    /** Reads a token outside of an f-string's text. */
    abstract void normal(Token t);

    @Override
    final boolean insideFString() {
        return mode != null;
    }

    final void string(Token t, int quote) {
        int quoteSize = 1;
        int endQuotes = 0;
        boolean escapedQuote = false;
        firstLine = line;
        multiLineStart = lineStart;
        int c = nextc();
        if (c == quote) {
            c = nextc();
            if (c == quote) {
                quoteSize = 3;
            } else {
                endQuotes = 1;
            }
        }
        if (c != quote) {
            backup(c);
        }
        while (endQuotes != quoteSize) {
            c = nextc();
            if (c == EOF || quoteSize == 1 && c == '\n') {
                throw unterminatedString(c, quote, quoteSize, escapedQuote);
            }
            if (c == quote) {
                endQuotes++;
            } else {
                endQuotes = 0;
                if (c == '\\') {
                    c = nextc();
                    escapedQuote |= c == quote;
                    if (c == '\r') {
                        nextc();
                    }
                }
            }
        }
        make(t, TokenType.STRING);
    }

    private SyntaxErrorException unterminatedString(int c, int quote, int quoteSize, boolean escapedQuote) {
        cur = start + 1;
        lineStart = multiLineStart;
        int detected = line;
        line = firstLine;
        if (mode != null && mode.quote == quote && mode.quoteSize == quoteSize) {
            return syntaxError("f-string: expecting '}'");
        }
        String message = (quoteSize == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal")
            + " (detected at line " + detected + ")"
            + (quoteSize == 1 && escapedQuote ? "; perhaps you escaped the end quote?" : "");
        SyntaxErrorException e = syntaxError(message);
        if (c != '\n') {
            status = quoteSize == 3 ? Status.EOFS : Status.EOLS;
        }
        return e;
    }

    final void fstringStart(Token t, int quote) {
        firstLine = line;
        multiLineStart = lineStart;
        int quoteSize = 1;
        int c = nextc();
        if (c == quote) {
            int c2 = nextc();
            if (c2 == quote) {
                quoteSize = 3;
            } else {
                backup(c2);
                backup(c);
            }
        } else {
            backup(c);
        }
        if (fstrings.size() + 1 >= MAX_FSTRING_LEVEL) {
            throw syntaxError("too many nested f-strings");
        }
        FStringMode m = new FStringMode();
        m.quote = quote;
        m.quoteSize = quoteSize;
        m.start = start;
        m.multiLineStart = lineStart;
        m.startLine = line;
        m.raw = (src[start] | 0x20) == 'r' || (src[start + 1] | 0x20) == 'r';
        fstrings.add(m);
        mode = m;
        make(t, TokenType.FSTRING_START);
    }

    @Override
    final void lineLoaded(int from) {
        if (mode != null) {
            mode.expression.loaded(src, from, limit());
        }
    }

    /** Keeps track of where the text of an f-string's expression begins and ends, for {@code f"{x=}"}. */
    final void markExpression(Token t, int c) {
        FStringMode m = mode;
        if (c == '{') {
            m.expression.begin(cur, limit());
            return;
        }
        m.expression.end(start, limit(), c == ':');
        if (m.debug && t.debugText == null) {
            try {
                t.debugText = m.expression.text(src);
            } catch (SyntaxErrorException e) {
                status = Status.ERROR;
                throw e;
            } catch (Utf8.Undecodable e) {
                status = Status.ERROR;
                throw e.asPythonError();
            }
        }
    }

    final void fstringText(Token t) {
        FStringMode m = mode;
        start = cur;
        firstLine = line;
        startCol = cur - lineStart;
        int first = nextc();
        if (first == '{') {
            int peek = nextc();
            backup(peek);
            backup(first);
            if (peek != '{') {
                enterExpression(m);
                normal(t);
                return;
            }
        } else {
            backup(first);
        }
        int quotes = 0;
        while (quotes < m.quoteSize) {
            int c = nextc();
            if (c != m.quote) {
                // As in CPython only the byte that differs is put back: earlier quotes stay part of the text.
                backup(c);
                break;
            }
            quotes++;
        }
        if (quotes == m.quoteSize) {
            make(t, TokenType.FSTRING_END);
            fstrings.removeLast();
            mode = fstrings.isEmpty() ? null : fstrings.getLast();
            return;
        }
        fstringMiddle(t, m);
    }

    private void enterExpression(FStringMode m) {
        if (++m.exprStartDepth >= MAX_EXPR_NESTING) {
            throw syntaxError("f-string: expressions nested too deeply");
        }
        m.inExpression = true;
    }

    private void fstringMiddle(Token t, FStringMode m) {
        int endQuotes = 0;
        boolean named = false;
        multiLineStart = lineStart;
        while (endQuotes != m.quoteSize) {
            int c = nextc();
            boolean inSpec = m.inFormatSpec && m.exprStartDepth >= 0;
            if (c == EOF || m.quoteSize == 1 && c == '\n') {
                throw unterminatedFString(c, m, inSpec);
            }
            if (c == m.quote) {
                endQuotes++;
                continue;
            }
            endQuotes = 0;
            if (c == '{') {
                markExpression(t, c);
                int peek = nextc();
                if (peek != '{' || inSpec) {
                    backup(peek);
                    backup(c);
                    enterExpression(m);
                    m.inFormatSpec = false;
                    make(t, TokenType.FSTRING_MIDDLE);
                } else {
                    make(t, TokenType.FSTRING_MIDDLE, start, cur - 1);
                }
                return;
            } else if (c == '}') {
                if (!named) {
                    int peek = nextc();
                    if (peek == '}' && !inSpec && m.bracketDepth == 0) {
                        make(t, TokenType.FSTRING_MIDDLE, start, cur - 1);
                        return;
                    }
                    backup(peek);
                    backup(c);
                    m.inExpression = true;
                    m.inFormatSpec = false;
                }
                make(t, TokenType.FSTRING_MIDDLE);
                return;
            } else if (c == '\\') {
                named |= fstringEscape(m);
            }
        }
        cur -= m.quoteSize;
        make(t, TokenType.FSTRING_MIDDLE);
    }

    /** Reads what a backslash escapes; true for the beginning of a named character. */
    private boolean fstringEscape(FStringMode m) {
        int peek = nextc();
        if (peek == '\r') {
            peek = nextc();
        }
        if (peek == '{' || peek == '}') {
            if (!m.raw) {
                warn("invalid escape sequence '\\" + (char) peek + "'");
            }
            backup(peek);
        } else if (!m.raw && peek == 'N') {
            peek = nextc();
            if (peek == '{') {
                return true;
            }
            backup(peek);
        }
        return false;
    }

    private SyntaxErrorException unterminatedFString(int c, FStringMode m, boolean inSpec) {
        if (inSpec && c == '\n') {
            return syntaxError("f-string: newlines are not allowed in format specifiers for single quoted f-strings");
        }
        cur = m.start + 1;
        lineStart = m.multiLineStart;
        int detected = line;
        line = m.startLine;
        if (m.quoteSize == 3) {
            SyntaxErrorException e =
                syntaxError("unterminated triple-quoted f-string literal (detected at line " + detected + ")");
            if (c != '\n') {
                status = Status.EOFS;
            }
            return e;
        }
        return syntaxError("unterminated f-string literal (detected at line " + detected + ")");
    }
}
