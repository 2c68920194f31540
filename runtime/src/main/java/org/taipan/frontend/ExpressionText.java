package org.taipan.frontend;

import java.util.Arrays;

/**
 * What the tokenizer gathers of the source from a replacement field's brace on, for {@code f"{x=}"}. Lines read while
 * a nested f-string is open are not gathered for the outer one, as in CPython: of a source that comes line by line the
 * text may then lack its end, its last character, or more than it has.
 */
final class ExpressionText {
    private static final int OPEN = -1;

    /** The part of the source that is gathered, as long as no line is missing from it. */
    private int from;
    private int to;
    /** All that is gathered, once a line is missing. */
    private byte[] pieces;
    private boolean begun;
    /** How much of the source was left where the expression ended. */
    private int left = OPEN;

    void begin(int cur, int limit) {
        from = cur;
        to = limit;
        pieces = null;
        begun = true;
        left = OPEN;
    }

    /** A line was loaded while this is the innermost f-string. */
    void loaded(byte[] src, int lineStart, int limit) {
        if (!begun || left != OPEN) {
            return;
        }
        if (pieces == null && to == lineStart) {
            to = limit;
            return;
        }
        if (pieces == null) {
            pieces = Arrays.copyOfRange(src, from, to);
        }
        int size = pieces.length;
        pieces = Arrays.copyOf(pieces, size + limit - lineStart);
        System.arraycopy(src, lineStart, pieces, size, limit - lineStart);
    }

    /** The character at {@code start} ends the expression; a colon does not end it again. */
    void end(int start, int limit, boolean colon) {
        if (!colon || left == OPEN) {
            left = limit - start;
        }
    }

    /** The text without comments. */
    String text(byte[] src) {
        byte[] bytes = pieces != null ? pieces : src;
        int begin = pieces != null ? 0 : from;
        int end = (pieces != null ? pieces.length : to) - left;
        if (end < begin) {
            throw new SyntaxErrorException(SyntaxErrorException.Kind.SystemError, "Negative size passed to PyUnicode_New");
        }
        byte[] expression = withoutComments(Arrays.copyOfRange(bytes, begin, end));
        Utf8.check(expression, 0, expression.length);
        return Utf8.decodeReplacing(expression, 0, expression.length);
    }

    private static byte[] withoutComments(byte[] s) {
        int n = 0;
        boolean comment = false;
        for (byte b : s) {
            comment = b == '#' || comment && b != '\n';
            if (!comment) {
                s[n++] = b;
            }
        }
        return n == s.length ? s : Arrays.copyOf(s, n);
    }
}
