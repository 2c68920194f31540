package org.taipan.frontend;

/**
 * What is wrong with a source text. Stackless; the caller adds the file name and raises the Python exception named by
 * {@link #kind}, with the details tuple {@code (filename, line, offset, text, endLine, endOffset)} if
 * {@link #hasLocation}.
 */
public final class SyntaxErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The Python exception to raise. */
    public enum Kind {
        SyntaxError, IndentationError, TabError, IncompleteInputError, MemoryError, ValueError, OverflowError,
        UnicodeEncodeError, KeyboardInterrupt, RecursionError;

        /** The exception's Python name. */
        public String pythonName() {
            return this == IncompleteInputError ? "_IncompleteInputError" : name();
        }
    }

    public final transient Kind kind;
    public final int line;
    /** 1-based, in characters of {@link #text}. */
    public final int offset;
    public final int endLine;
    public final int endOffset;
    /** The source line, or null. */
    public final String text;
    public final boolean hasLocation;
    /** Whether the details have an end; without one they are {@code (filename, line, offset, text)}. */
    public final boolean hasEnd;

    public SyntaxErrorException(Kind kind, String message, int line, int offset, int endLine, int endOffset, String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
        this.offset = offset;
        this.endLine = endLine;
        this.endOffset = endOffset;
        this.text = text;
        this.hasLocation = true;
        this.hasEnd = true;
    }

    /** An error in the encoding of a source, which is nowhere in its text. */
    static SyntaxErrorException ofEncoding(String message) {
        return new SyntaxErrorException(Kind.SyntaxError, message, 0, -1);
    }

    private SyntaxErrorException(Kind kind, String message, int line, int offset) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
        this.offset = offset;
        this.endLine = 0;
        this.endOffset = 0;
        this.text = null;
        this.hasLocation = true;
        this.hasEnd = false;
    }

    /** An error without a place. */
    public SyntaxErrorException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = 0;
        this.offset = 0;
        this.endLine = 0;
        this.endOffset = 0;
        this.text = null;
        this.hasLocation = false;
        this.hasEnd = false;
    }

    /** Whether Python code would catch it as a {@code SyntaxError}. */
    public boolean isSyntaxError() {
        return switch (kind) {
            case SyntaxError, IndentationError, TabError, IncompleteInputError -> true;
            default -> false;
        };
    }
}
