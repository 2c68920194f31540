package org.taipan.frontend;

/** The parts of the tokenizer that deal with lines: indentation, comments and line ends. */
abstract class LineLexer extends NumberLexer {
    private static final int TAB_SIZE = 8;
    private static final int MAX_INDENT = 100;

    private final boolean typeComments;
    int indent;
    private final int[] indents = new int[MAX_INDENT];
    private final int[] altIndents = new int[MAX_INDENT];
    int pendingIndents;
    boolean atLineStart = true;
    private boolean commentNewline;
    /** What is wrong with the line at hand, to be thrown after the DEDENT tokens before it. */
    SyntaxErrorException unreadable;
    /** How many brackets are open. */
    int level;
    /** Column of the token being read, and line of a string's beginning. */
    int startCol;
    int firstLine;

    LineLexer(byte[] source, LineSource lines, boolean interactive, boolean typeComments, boolean extraTokens,
            WarningSink warnings) {
        super(source, lines, interactive, warnings, extraTokens);
        this.typeComments = typeComments;
    }

    final void make(Token t, int type, int from, int to) {
        t.type = type;
        t.level = level;
        t.line = t.isStringText() ? firstLine : line;
        t.endLine = line;
        t.start = from;
        t.end = to;
        if (from >= 0) {
            t.col = startCol;
            t.endCol = cur - lineStart;
        } else {
            t.col = -1;
            t.endCol = -1;
        }
    }

    final void make(Token t, int type) {
        make(t, type, start, cur);
    }

    final void makeEmpty(Token t, int type) {
        make(t, type, -1, -1);
    }

    private void fail(Token t, Status why) {
        status = why;
        cur = inp;
        makeEmpty(t, TokenType.ERRORTOKEN);
    }

    final void indentToken(Token t) {
        if (pendingIndents < 0) {
            pendingIndents++;
            make(t, TokenType.DEDENT, extraTokens ? cur : -1, extraTokens ? cur : -1);
        } else {
            pendingIndents--;
            make(t, TokenType.INDENT, extraTokens ? chunkStart : -1, extraTokens ? cur : -1);
        }
    }

    /** Measures the indentation of a line. Returns 1 for a blank line, 0 for another, -1 if {@code t} is an error. */
    final int indentation(Token t) {
        int col = 0;
        int altCol = 0;
        int contCol = 0;
        int c = firstOfLine();
        loop:
        while (true) {
            switch (c) {
                case ' ' -> {
                    col++;
                    altCol++;
                }
                case '\t' -> {
                    col = (col / TAB_SIZE + 1) * TAB_SIZE;
                    altCol++;
                }
                case '\f' -> {
                    col = 0;
                    altCol = 0;
                }
                case '\\' -> {
                    contCol = contCol != 0 ? contCol : col;
                    if (!continuationLine()) {
                        makeEmpty(t, TokenType.ERRORTOKEN);
                        return -1;
                    }
                }
                default -> {
                    break loop;
                }
            }
            c = nextc();
        }
        backup(c);
        if (c == '#' || c == '\n' || c == '\r') {
            if (!(col == 0 && c == '\n' && interactive)) {
                if (!interactive || line != 1) {
                    return 1;
                }
                col = 0;
                altCol = 0;
            }
        }
        if (level != 0) {
            return 0;
        }
        return changeIndent(t, contCol != 0 ? contCol : col, contCol != 0 ? contCol : altCol) ? 0 : -1;
    }

    /** The first byte of a line. A line that cannot be read counts as the end of the input, which ends all blocks. */
    private int firstOfLine() {
        try {
            return nextc();
        } catch (SyntaxErrorException e) {
            if (level != 0 || indent == 0) {
                throw e;
            }
            unreadable = e;
            cur = inp;
            return EOF;
        }
    }

    private boolean changeIndent(Token t, int col, int altCol) {
        if (col > indents[indent]) {
            if (indent + 1 >= MAX_INDENT) {
                fail(t, Status.TOODEEP);
                return false;
            }
            if (altCol <= altIndents[indent]) {
                fail(t, Status.TABSPACE);
                return false;
            }
            pendingIndents++;
            indents[++indent] = col;
            altIndents[indent] = altCol;
            return true;
        }
        while (indent > 0 && col < indents[indent]) {
            pendingIndents--;
            indent--;
        }
        if (col != indents[indent]) {
            fail(t, Status.DEDENT);
            return false;
        }
        if (altCol != altIndents[indent]) {
            fail(t, Status.TABSPACE);
            return false;
        }
        return true;
    }

    /** Steps over the line end behind a backslash. */
    final boolean continuationLine() {
        int c = nextc();
        if (c == '\r') {
            c = nextc();
        }
        if (c != '\n') {
            status = Status.LINECONT;
            return false;
        }
        c = nextc();
        if (c == EOF) {
            status = Status.EOF;
            cur = inp;
            return false;
        }
        backup(c);
        return true;
    }

    /** Whether the comment just read, up to the byte {@code c} behind it, is a token. */
    final boolean comment(Token t, int c, boolean blank) {
        if (typeComments && typeComment(t, c, blank)) {
            return true;
        }
        if (extraTokens) {
            backup(c);
            commentNewline = blank;
            make(t, TokenType.COMMENT);
            return true;
        }
        return false;
    }

    private boolean typeComment(Token t, int c, boolean blank) {
        int p = start;
        for (int i = 0; i < 8; i++) {
            char want = "# type: ".charAt(i);
            if (want == ' ') {
                while (p < cur && (src[p] == ' ' || src[p] == '\t')) {
                    p++;
                }
            } else if (p < cur && src[p] == want) {
                p++;
            } else {
                return false;
            }
            if (p >= cur && i < 7) {
                return false;
            }
        }
        backup(c);
        int ignoreEnd = p + 6;
        boolean ignore = cur >= ignoreEnd && decode(p, ignoreEnd).equals("ignore")
            && !(cur > ignoreEnd && (src[ignoreEnd] < 0 || isDigit(src[ignoreEnd]) || isLetter(src[ignoreEnd])));
        int from = ignore ? ignoreEnd : p;
        int to = cur;
        if (ignore && blank) {
            nextc();
            atLineStart = true;
        }
        make(t, ignore ? TokenType.TYPE_IGNORE : TokenType.TYPE_COMMENT, from, to);
        t.col = from - lineStart;
        return true;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    final boolean newline(Token t, boolean blank) {
        atLineStart = true;
        if (blank || level > 0 || commentNewline && extraTokens) {
            if (extraTokens) {
                commentNewline = false;
                make(t, TokenType.NL);
                return true;
            }
            return false;
        }
        make(t, TokenType.NEWLINE, start, cur - 1);
        return true;
    }
}
