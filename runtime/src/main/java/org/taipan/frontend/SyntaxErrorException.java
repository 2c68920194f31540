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
        UnicodeEncodeError, UnicodeDecodeError, KeyboardInterrupt, RecursionError,
        SystemError;

        /** The exception's Python name. */
        public String pythonName() {
            return this == IncompleteInputError ? "_IncompleteInputError" : name();
        }
    }

    /**
     * The arguments of a UnicodeEncodeError or UnicodeDecodeError.
     *
     * @param object the str (as UTF-16) or the {@code byte[]}
     */
    public record CodecFault(String encoding, Object object, int start, int end, String reason) {
    }

    /** As an end's line and offset: Python sees None. */
    public static final int NOWHERE = Integer.MIN_VALUE;

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
    /** Whether Python sees the details in the exception's arguments too, or in its attributes only. */
    public final boolean detailsInArguments;
    /** Set for UnicodeEncodeError and UnicodeDecodeError only. */
    public final transient CodecFault codecFault;

    private SyntaxErrorException(Kind kind, String message, int line, int offset, int endLine, int endOffset,
            String text, boolean hasLocation, boolean hasEnd, boolean detailsInArguments, CodecFault codecFault) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
        this.offset = offset;
        this.endLine = endLine;
        this.endOffset = endOffset;
        this.text = text;
        this.hasLocation = hasLocation;
        this.hasEnd = hasEnd;
        this.detailsInArguments = detailsInArguments;
        this.codecFault = codecFault;
    }

    public SyntaxErrorException(Kind kind, String message, int line, int offset, int endLine, int endOffset,
            String text) {
        this(kind, message, line, offset, endLine, endOffset, text, true, true, true, null);
    }

    /** A SyntaxError whose place is in its attributes only. */
    public static SyntaxErrorException withBareArguments(String message, int line, int offset, int endLine,
            int endOffset) {
        return new SyntaxErrorException(Kind.SyntaxError, message, line, offset, endLine, endOffset, null, true, true,
                false, null);
    }

    /** An error without a place. */
    public SyntaxErrorException(Kind kind, String message) {
        this(kind, message, 0, 0, 0, 0, null, false, false, false, null);
    }

    /** An error in the encoding of a source, which is nowhere in its text. */
    static SyntaxErrorException ofEncoding(String message) {
        return withoutEnd(Kind.SyntaxError, message, 0, -1, null);
    }

    static SyntaxErrorException withoutEnd(Kind kind, String message, int line, int offset, String text) {
        return new SyntaxErrorException(kind, message, line, offset, 0, 0, text, true, false, true, null);
    }

    /** A UnicodeEncodeError or UnicodeDecodeError. */
    static SyntaxErrorException ofCodec(Kind kind, String message, CodecFault fault) {
        return new SyntaxErrorException(kind, message, 0, 0, 0, 0, null, false, false, false, fault);
    }

    /** Whether Python code would catch it as a {@code SyntaxError}. */
    public boolean isSyntaxError() {
        return switch (kind) {
            case SyntaxError, IndentationError, TabError, IncompleteInputError -> true;
            default -> false;
        };
    }
}
