package org.taipan.interpreter;

/**
 * A long string in a variable that compiled code appends to again and again. It belongs to that variable alone, in compiled
 * code and in its frame: whoever reads the variable gets a {@code String}, so this is never a Python value.
 *
 * <p>The thread that runs the code appends; others may read the variable through {@code f_locals}: hence the lock.
 */
final class TextBuffer {
    /** Shorter strings are cheaper to copy than to keep room for. */
    private static final int LONG = 512;

    private final StringBuilder characters;
    /** What has been read since the last append, or null. */
    private String text;

    private TextBuffer(String s, String t) {
        characters = new StringBuilder(2 * (s.length() + t.length())).append(s).append(t);
    }

    private synchronized void append(String t) {
        characters.append(t);
        text = null;
    }

    private synchronized String text() {
        String t = text;
        if (t == null) {
            t = characters.toString();
            text = t;
        }
        return t;
    }

    /** Whether what a variable holds is a string. */
    static boolean isText(Object variable) {
        return variable instanceof String || variable instanceof TextBuffer;
    }

    /** What a variable holds once a string has been appended to the string in it. */
    static Object append(Object variable, String t) {
        if (variable instanceof String s) {
            return s.length() + t.length() < LONG || s.length() > Integer.MAX_VALUE / 4 ? s.concat(t)
                    : new TextBuffer(s, t);
        }
        ((TextBuffer) variable).append(t);
        return variable;
    }

    /** The Python value of what a variable holds. */
    static Object read(Object variable) {
        return variable instanceof TextBuffer b ? b.text() : variable;
    }
}
