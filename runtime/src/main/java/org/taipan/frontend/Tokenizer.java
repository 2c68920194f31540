package org.taipan.frontend;

/**
 * CPython 3.13's tokenizer: hands out one token a call. Errors of indentation and of the end of input come as
 * {@link TokenType#ERRORTOKEN} with {@link #status} set, all others as {@link SyntaxErrorException}.
 */
final class Tokenizer extends StringLexer {
    private static final int MAX_LEVEL = 200;

    private final NameTable names = NameTable.create();
    /** Open brackets, innermost last: the bracket, its line and its column. */
    final byte[] brackets = new byte[MAX_LEVEL];
    final int[] bracketLines = new int[MAX_LEVEL];
    final int[] bracketCols = new int[MAX_LEVEL];

    /** A tokenizer of a complete UTF-8 source with {@code \n} line ends, for the parser. */
    Tokenizer(byte[] source, boolean typeComments, WarningSink warnings) {
        this(source, null, false, typeComments, false, warnings);
    }

    Tokenizer(byte[] source, LineSource lines, boolean interactive, boolean typeComments, boolean extraTokens,
            WarningSink warnings) {
        super(source, lines, interactive, typeComments, extraTokens, warnings);
    }

    /** The next token; at the end of input {@link TokenType#ENDMARKER} again and again. */
    public Token next() {
        Token t = new Token();
        if (mode == null || mode.inExpression) {
            normal(t);
        } else {
            fstringText(t);
        }
        return t;
    }

    @Override
    void normal(Token t) {
        while (true) {
            start = -1;
            startCol = -1;
            boolean blank = false;
            if (atLineStart) {
                atLineStart = false;
                int kind = indentation(t);
                if (kind < 0) {
                    return;
                }
                blank = kind > 0;
            }
            start = cur;
            startCol = cur - lineStart;
            if (pendingIndents != 0) {
                indentToken(t);
                return;
            }
            if (unreadable != null) {
                throw unreadable;
            }
            int c = nextc();
            backup(c);
            if (token(t, blank)) {
                return;
            }
        }
    }

    /** Reads one token; false if what was read is none and the next line is to be looked at. */
    private boolean token(Token t, boolean blank) {
        while (true) {
            start = -1;
            int c;
            do {
                c = nextc();
            } while (c == ' ' || c == '\t' || c == '\f');
            start = cur - 1;
            startCol = start - lineStart;
            if (c == '#') {
                while (c != EOF && c != '\n' && c != '\r') {
                    c = nextc();
                }
                if (comment(t, c, blank)) {
                    return true;
                }
            }
            if (status == Status.INTERACTIVE_STOP) {
                makeEmpty(t, TokenType.ENDMARKER);
                return true;
            }
            if (c == EOF) {
                makeEmpty(t, level == 0 && status == Status.EOF ? TokenType.ENDMARKER : TokenType.ERRORTOKEN);
                return true;
            }
            if (isIdentifierStart(c)) {
                nameOrString(t, c);
                return true;
            }
            if (c == '\r') {
                c = nextc();
            }
            if (c == '\n') {
                return newline(t, blank);
            }
            if (c == '.') {
                dot(t);
                return true;
            }
            if (isDigit(c)) {
                scanNumber(c);
                make(t, TokenType.NUMBER);
                return true;
            }
            if (c == '\'' || c == '"') {
                string(t, c);
                return true;
            }
            if (c != '\\') {
                operator(t, c);
                return true;
            }
            if (!continuationLine()) {
                makeEmpty(t, TokenType.ERRORTOKEN);
                return true;
            }
        }
    }

    private void dot(Token t) {
        int c = nextc();
        if (isDigit(c)) {
            scanFraction(c);
            make(t, TokenType.NUMBER);
            return;
        }
        if (c == '.') {
            int c2 = nextc();
            if (c2 == '.') {
                make(t, TokenType.ELLIPSIS);
                return;
            }
            backup(c2);
        }
        backup(c);
        make(t, TokenType.DOT);
    }

    private void nameOrString(Token t, int first) {
        int c = first;
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        while (true) {
            int lower = c | 0x20;
            if (!(b || u || f) && lower == 'b') {
                b = true;
            } else if (!(b || u || r || f) && lower == 'u') {
                u = true;
            } else if (!(r || u) && lower == 'r') {
                r = true;
            } else if (!(f || b || u) && lower == 'f') {
                f = true;
            } else {
                break;
            }
            c = nextc();
            if (c == '"' || c == '\'') {
                if (f) {
                    fstringStart(t, c);
                } else {
                    string(t, c);
                }
                return;
            }
        }
        boolean ascii = true;
        while (isIdentifierPart(c)) {
            ascii &= c < 128;
            c = nextc();
        }
        backup(c);
        if (!ascii && !extraTokens) {
            verifyIdentifier();
        }
        make(t, TokenType.NAME);
        if (ascii) {
            names.resolve(t, src);
        } else {
            t.text = IdentifierChars.normalize(decode(start, cur));
        }
    }

    private void verifyIdentifier() {
        Utf8.check(src, start, cur);
        String s = decode(start, cur);
        int i = 0;
        int c = 0;
        while (i < s.length()) {
            c = s.codePointAt(i);
            if (!(i == 0 ? IdentifierChars.isStart(c) : IdentifierChars.isPart(c))) {
                break;
            }
            i += Character.charCount(c);
        }
        if (i == s.length()) {
            return;
        }
        int next = i + Character.charCount(c);
        if (next < s.length()) {
            cur = start + Utf8.length(s, next);
        }
        throw syntaxError(IdentifierChars.isPrintable(c)
            ? "invalid character '%s' (U+%04X)".formatted(Character.toString(c), c)
            : "invalid non-printable character U+%04X".formatted(c));
    }

    private void operator(Token t, int c) {
        FStringMode m = mode;
        if (m != null && m.exprStartDepth >= 0 && (c == ':' || c == '}' || c == '!' || c == '{')) {
            int depth = m.bracketDepth - (c != '{' ? 1 : 0);
            if (depth == 0 || depth == 1 && (m.debug || m.inFormatSpec)) {
                markExpression(t, c);
            }
            if (c == ':' && depth == m.exprStartDepth) {
                m.inExpression = false;
                m.inFormatSpec = true;
                make(t, TokenType.COLON);
                return;
            }
        }
        int c2 = nextc();
        int type = TokenType.twoChars(c, c2);
        if (type != TokenType.OP) {
            int c3 = nextc();
            int type3 = TokenType.threeChars(c, c2, c3);
            if (type3 != TokenType.OP) {
                type = type3;
            } else {
                backup(c3);
            }
            make(t, type);
            return;
        }
        backup(c2);
        switch (c) {
            case '(', '[', '{' -> openBracket(c);
            case ')', ']', '}' -> closeBracket(c);
            default -> {
            }
        }
        if (c < ' ' || c >= 127 && c <= 0xa0 || c == 0xad) {
            throw syntaxError("invalid non-printable character U+%04X".formatted(c));
        }
        if (c == '=' && m != null && m.exprStartDepth >= 0) {
            m.debug = true;
        }
        make(t, TokenType.oneChar(c));
    }

    private void openBracket(int c) {
        if (level >= MAX_LEVEL) {
            throw syntaxError("too many nested parentheses");
        }
        brackets[level] = (byte) c;
        bracketLines[level] = line;
        bracketCols[level] = start - lineStart;
        level++;
        if (mode != null) {
            mode.bracketDepth++;
        }
    }

    private void closeBracket(int c) {
        FStringMode m = mode;
        if (m != null && m.bracketDepth == 0 && c == '}') {
            throw syntaxError("f-string: single '}' is not allowed");
        }
        if (!extraTokens && level == 0) {
            throw syntaxError("unmatched '" + (char) c + "'");
        }
        if (level > 0) {
            level--;
            int open = brackets[level];
            if (!extraTokens && !(open == '(' && c == ')' || open == '[' && c == ']' || open == '{' && c == '}')) {
                if (m != null && open == '{' && m.bracketDepth - 1 == m.exprStartDepth) {
                    throw syntaxError("f-string: unmatched '" + (char) c + "'");
                }
                throw syntaxError("closing parenthesis '" + (char) c + "' does not match opening parenthesis '"
                    + (char) open + "'" + (bracketLines[level] != line ? " on line " + bracketLines[level] : ""));
            }
        }
        if (m != null) {
            if (--m.bracketDepth < 0) {
                throw syntaxError("f-string: unmatched '" + (char) c + "'");
            }
            if (c == '}' && m.bracketDepth == m.exprStartDepth) {
                m.exprStartDepth--;
                m.inExpression = false;
                m.inFormatSpec = false;
                m.debug = false;
            }
        }
    }

}
