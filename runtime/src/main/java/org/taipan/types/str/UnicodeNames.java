package org.taipan.types.str;

/** The names of characters. */
public final class UnicodeNames {
    private UnicodeNames() {
    }

    /** The name of a character, or null. */
    public static String name(int c) {
        return Character.getName(c);
    }
}
