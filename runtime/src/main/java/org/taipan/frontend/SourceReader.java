package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tokenizer's view of the source: UTF-8 bytes handed out one by one, a line at a time, with one line ending.
 * Loading a line late matters: an error's place depends on how far the tokenizer has read.
 */
abstract class SourceReader {
    /** Supplies further lines, each ending in {@code \n} except perhaps the last; null at the end. */
    @FunctionalInterface
    interface LineSource {
        byte[] nextLine();
    }

    /** How reading stands; the names follow CPython's error codes. */
    enum Status { OK, EOF, ERROR, DEDENT, TABSPACE, TOODEEP, LINECONT, EOFS, EOLS, INTERACTIVE_STOP }

    static final int EOF = -1;

    byte[] src;
    /** End of the bytes loaded so far, and the line source for more (null if this is all). */
    private int limit;
    private final LineSource lines;
    /** Next byte, end of the current line, start of the current line. */
    int cur;
    int inp;
    int lineStart;
    /** Start of the current token, -1 between tokens. */
    int start = -1;
    /** Where the logical chunk being read begins; error columns of a stray backslash count from here. */
    int chunkStart;
    int line;
    Status status = Status.OK;
    /** Set for interactive input, where reading may have to wait for the user. */
    final boolean interactive;
    /** Set when no further interactive line may be asked for. */
    boolean stopInteractive;
    /** Whether the end of input counts as an empty line of its own. */
    boolean endIsLine;
    /** Whether the last line had no line ending of its own. */
    boolean implicitNewline;
    private final WarningSink warnings;
    boolean reportWarnings = true;

    SourceReader(byte[] source, LineSource lines, boolean interactive, WarningSink warnings) {
        this.src = source;
        this.limit = source.length;
        this.lines = lines;
        this.interactive = interactive;
        this.warnings = warnings;
    }

    /** Whether the tokenizer is inside an f-string. */
    abstract boolean insideFString();

    /** A further line was loaded to {@code from}. */
    abstract void lineLoaded(int from);

    /** The next byte, or {@link #EOF}. */
    final int nextc() {
        return cur != inp ? src[cur++] & 0xff : underflow();
    }

    /** Undoes the last {@link #nextc}, which returned {@code c}. */
    final void backup(int c) {
        if (c != EOF) {
            cur--;
        }
    }

    private int underflow() {
        if (status != Status.OK) {
            return EOF;
        }
        if (inp == limit && !load()) {
            cur = inp;
            return EOF;
        }
        if (start == -1 && (lines == null || !insideFString())) {
            chunkStart = cur;
        }
        int i = inp;
        boolean nul = false;
        while (i < limit) {
            byte b = src[i++];
            if (b == '\n') {
                break;
            }
            nul |= b == 0;
        }
        lineStart = inp;
        cur = inp;
        inp = i;
        line++;
        if (nul) {
            throw syntaxError("source code cannot contain null bytes");
        }
        return src[cur++] & 0xff;
    }

    private boolean load() {
        if (lines == null) {
            status = Status.EOF;
            return false;
        }
        if (interactive && stopInteractive) {
            status = Status.INTERACTIVE_STOP;
            return false;
        }
        byte[] more;
        try {
            more = lines.nextLine();
        } catch (SyntaxErrorException e) {
            status = Status.ERROR;
            throw e;
        }
        if (more == null || more.length == 0) {
            if (!interactive && start == -1 && !insideFString()) {
                chunkStart = inp;
            }
            if (endIsLine) {
                lineStart = inp;
            }
            status = Status.EOF;
            return false;
        }
        implicitNewline = more[more.length - 1] != '\n';
        int size = limit + more.length + (implicitNewline ? 1 : 0);
        if (size > src.length) {
            src = Arrays.copyOf(src, Math.max(size, src.length * 2));
        }
        System.arraycopy(more, 0, src, limit, more.length);
        if (implicitNewline) {
            src[size - 1] = '\n';
        }
        int from = limit;
        limit = size;
        lineLoaded(from);
        return true;
    }

    /** Whether anything but white space and comments is left. */
    final boolean hasMoreCode() {
        int i = cur;
        while (i < limit) {
            byte c = src[i];
            if (c == '#') {
                while (i < limit && src[i] != '\n') {
                    i++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
                i++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Text of a range that is known to be UTF-8. */
    final String decode(int from, int to) {
        return new String(src, from, to - from, StandardCharsets.UTF_8);
    }

    /** Text of line {@code number} without its line ending, as far as it has been loaded; {@code bytes} from line 1. */
    final String lineText(int number) {
        return lineText(src, 0, inp, number);
    }

    static String lineText(byte[] bytes, int from, int to, int number) {
        int begin = from;
        for (int n = 1; n < number; n++) {
            int nl = indexOf(bytes, begin, bytes.length, '\n');
            if (nl < 0 || nl + 1 > to) {
                break;
            }
            begin = nl + 1;
        }
        int stop = indexOf(bytes, begin, bytes.length, '\n');
        stop = stop < 0 ? bytes.length : stop;
        return Utf8.decodeReplacing(bytes, begin, stop);
    }

    static int indexOf(byte[] bytes, int from, int to, int b) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == b) {
                return i;
            }
        }
        return -1;
    }

    /** Text of the current line up to its end, with the line ending. */
    final String currentLine() {
        return Utf8.decodeReplacing(src, lineStart, Math.max(inp, lineStart));
    }

    /** The end of everything loaded. */
    final int limit() {
        return limit;
    }

    /** An error at the last byte read. */
    final SyntaxErrorException syntaxError(String message) {
        return syntaxError(message, -1, -1);
    }

    /** An error on the current line with given 1-based columns; -1 stands for the last byte read. */
    final SyntaxErrorException syntaxError(String message, int col, int endCol) {
        int from = col == -1 ? codePoints(Utf8.decodeReplacing(src, lineStart, cur)) : col;
        int to = endCol == -1 ? from : endCol;
        int stop = lineStart;
        while (stop < limit && src[stop] != '\n' && src[stop] != 0) {
            stop++;
        }
        status = Status.ERROR;
        return new SyntaxErrorException(SyntaxErrorException.Kind.SyntaxError, message, line, from, line, to,
            Utf8.decodeReplacing(src, lineStart, stop));
    }

    static int codePoints(String s) {
        return s.codePointCount(0, s.length());
    }

    /** Reports a SyntaxWarning on the current line; throws if it is to be an error. */
    final void warn(String message) {
        if (reportWarnings && warnings.warn("SyntaxWarning", message, line)) {
            throw syntaxError(message);
        }
    }

    /** Passes a warning of the parser on. */
    final boolean warn(String category, String message, int atLine) {
        return warnings.warn(category, message, atLine);
    }
}
