package org.taipan.frontend;

/** A source range: lines from 1, columns from 0 as byte offsets in UTF-8, the end exclusive, as CPython counts them. */
public record Span(int line, int col, int endLine, int endCol) {
    /** The range from the start of {@code first} to the end of {@code last}. */
    public static Span from(Span first, Span last) {
        return new Span(first.line, first.col, last.endLine, last.endCol);
    }
}
