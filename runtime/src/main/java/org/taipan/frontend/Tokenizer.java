package org.taipan.frontend;

import java.util.ArrayList;

/**
 * CPython 3.13's tokenizer: hands out one token a call. Errors of indentation and of the end of input come as
 * {@link TokenType#ERRORTOKEN} with {@link #status} set, all others as {@link SyntaxErrorException}.
 */
public final class Tokenizer extends NumberLexer {
    private static final int TAB_SIZE = 8;
    private static final int MAX_INDENT = 100;
    private static final int MAX_LEVEL = 200;
    private static final int MAX_FSTRING_LEVEL = 150;
    private static final int MAX_EXPR_NESTING = 3;

    private final boolean typeComments;
    private final NameTable names = NameTable.create();

    int indent;
    private final int[] indents = new int[MAX_INDENT];
    private final int[] altIndents = new int[MAX_INDENT];
    int pendingIndents;
    private boolean atLineStart = true;
    private boolean commentNewline;

    /** Open brackets, innermost last: the bracket, its line and its column. */
    int level;
    final byte[] brackets = new byte[MAX_LEVEL];
    final int[] bracketLines = new int[MAX_LEVEL];
    final int[] bracketCols = new int[MAX_LEVEL];

    private int startCol;
    private int firstLine;
    private int multiLineStart;

    private final ArrayList<FStringMode> fstrings = new ArrayList<>();
    private FStringMode mode;

    /** What the tokenizer knows of an f-string it is in. */
    private static final class FStringMode {
        boolean inExpression;
        int bracketDepth;
        int exprStartDepth = -1;
        int quote;
        int quoteSize;
        boolean raw;
        int start;
        int multiLineStart;
        int startLine;
        int exprStart = -1;
        int exprEnd = -1;
        boolean debug;
        boolean inFormatSpec;
    }

    /** A tokenizer of a complete UTF-8 source with {@code \n} line ends, for the parser. */
    Tokenizer(byte[] source, boolean typeComments, WarningSink warnings) {
        this(source, null, false, typeComments, false, warnings);
    }

    Tokenizer(byte[] source, LineSource lines, boolean interactive, boolean typeComments, boolean extraTokens,
            WarningSink warnings) {
        super(source, lines, interactive, warnings, extraTokens);
        this.typeComments = typeComments;
    }

    /** Whether the tokenizer is inside an f-string. */
    boolean insideFString() {
        return mode != null;
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

    private void make(Token t, int type, int from, int to) {
        t.type = type;
        t.level = level;
        t.line = type == TokenType.STRING || type >= TokenType.FSTRING_START && type <= TokenType.FSTRING_END
            ? firstLine : line;
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

    private void make(Token t, int type) {
        make(t, type, start, cur);
    }

    private void makeEmpty(Token t, int type) {
        make(t, type, -1, -1);
    }

    private void fail(Token t, Status why) {
        status = why;
        cur = inp;
        makeEmpty(t, TokenType.ERRORTOKEN);
    }

    private void normal(Token t) {
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
            int c = nextc();
            backup(c);
            if (token(t, blank)) {
                return;
            }
        }
    }

    private void indentToken(Token t) {
        if (pendingIndents < 0) {
            pendingIndents++;
            make(t, TokenType.DEDENT, extraTokens ? cur : -1, extraTokens ? cur : -1);
        } else {
            pendingIndents--;
            make(t, TokenType.INDENT, extraTokens ? chunkStart : -1, extraTokens ? cur : -1);
        }
    }

    /** Measures the indentation of a line. Returns 1 for a blank line, 0 for another, -1 if {@code t} is an error. */
    private int indentation(Token t) {
        int col = 0;
        int altCol = 0;
        int contCol = 0;
        int c;
        loop:
        while (true) {
            c = nextc();
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
    private boolean continuationLine() {
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

    /** Whether the comment just read, up to the byte {@code c} behind it, is a token. */
    private boolean comment(Token t, int c, boolean blank) {
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

    private boolean newline(Token t, boolean blank) {
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
        Utf8.check(src, start, cur, this);
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

    private void string(Token t, int quote) {
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
        String message = quoteSize == 3 ? "unterminated triple-quoted string literal (detected at line " + detected + ")"
            : "unterminated string literal (detected at line " + detected + ")"
                + (escapedQuote ? "; perhaps you escaped the end quote?" : "");
        SyntaxErrorException e = syntaxError(message);
        if (c != '\n') {
            status = quoteSize == 3 ? Status.EOFS : Status.EOLS;
        }
        return e;
    }

    private void fstringStart(Token t, int quote) {
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
        if (c < ' ' || c == 127) {
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

    /** Keeps track of where the text of an f-string's expression begins and ends, for {@code f"{x=}"}. */
    private void markExpression(Token t, int c) {
        FStringMode m = mode;
        if (c == '{') {
            m.exprStart = cur;
            m.exprEnd = -1;
            return;
        }
        if (c != ':' || m.exprEnd == -1) {
            m.exprEnd = start;
        }
        if (m.debug && t.debugText == null) {
            t.debugText = withoutComments(m.exprStart, m.exprEnd);
        }
    }

    private String withoutComments(int from, int to) {
        Utf8.check(src, from, to, this);
        String s = decode(from, to);
        return s.indexOf('#') < 0 ? s : s.replaceAll("#[^\n]*", "");
    }

    private void fstringText(Token t) {
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
