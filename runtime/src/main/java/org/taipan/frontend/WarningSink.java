package org.taipan.frontend;

/** Receives the warnings of the tokenizer and parser. */
@FunctionalInterface
public interface WarningSink {
    /** Drops every warning. */
    WarningSink NONE = (category, message, line) -> false;

    /**
     * Reports a warning.
     *
     * @param category the Python warning class, {@code SyntaxWarning} or {@code DeprecationWarning}
     * @return true if a filter turned it into an exception of that category: it becomes a SyntaxError at its place
     */
    boolean warn(String category, String message, int line);
}
