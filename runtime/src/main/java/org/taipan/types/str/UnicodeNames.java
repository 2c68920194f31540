package org.taipan.types.str;

/** The names of characters. */
public final class UnicodeNames {
    private UnicodeNames() {
    }

    /** The name of a character, or null. */
    public static String name(int c) {
        return Character.getName(c);
    }

    /** The character of that name or alias, letters in either case; -1 if there is none. */
    public static int lookup(String name) {
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
