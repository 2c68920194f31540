package org.taipan.types.str;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The names of characters, their aliases and named sequences. */
public final class UnicodeNames {
    private static final String[] LEADS = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C",
        "K", "T", "P", "H"};
    private static final String[] VOWELS = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO",
        "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"};
    private static final String[] TRAILS = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT",
        "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};
    private static final String HANGUL = "HANGUL SYLLABLE ";
    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
    /** First and last unified ideograph of each block. */
    private static final int[] IDEOGRAPHS = {0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0x20000, 0x2A6DF, 0x2A700, 0x2B739, 0x2B740,
        0x2B81D, 0x2B820, 0x2CEA1, 0x2CEB0, 0x2EBE0, 0x2EBF0, 0x2EE5D, 0x30000, 0x3134A, 0x31350, 0x323AF};

    /** The table, loaded when the first name is asked for. */
    private static final class Data {
        /** How many entries are names of characters; aliases and sequences follow. */
        static final int PROPER;
        /** Code points, sorted as far as {@link #PROPER}; for a sequence -1 - its place in {@link #SEQUENCES}. */
        static final int[] VALUES;
        static final int[] STARTS;
        /** The entries in the order of their text. */
        static final int[] SORTED;
        static final int[] SEQUENCES;
        static final byte[] TEXT;

        static {
            Table in = new Table("names.bin");
            int n = in.getInt();
            PROPER = in.getInt();
            VALUES = in.ints(n);
            STARTS = in.ints(n + 1);
            SORTED = in.ints(n);
            SEQUENCES = in.ints(in.getInt());
            TEXT = in.rest();
        }
    }

    private UnicodeNames() {
    }

    private static boolean isIdeograph(int c) {
        int i = Arrays.binarySearch(IDEOGRAPHS, c);
        return i >= 0 || (-i - 1) % 2 == 1;
    }

    /** The name of a character, or null. */
    public static String name(int c) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            int s = c - 0xAC00;
            return HANGUL + LEADS[s / (21 * 28)] + VOWELS[s / 28 % 21] + TRAILS[s % 28];
        }
        if (isIdeograph(c)) {
            return IDEOGRAPH + Integer.toHexString(c).toUpperCase(Locale.ROOT);
        }
        int i = Arrays.binarySearch(Data.VALUES, 0, Data.PROPER, c);
        return i < 0 ? null : new String(Data.TEXT, Data.STARTS[i], Data.STARTS[i + 1] - Data.STARTS[i],
                StandardCharsets.ISO_8859_1);
    }

    /** The character of that name or alias, letters in either case; -1 if there is none. */
    public static int lookup(String name) {
        int[] r = find(name);
        return r != null && r.length == 1 ? r[0] : -1;
    }

    /** The character of that name or alias, or the characters of a named sequence; null if there is none. */
    public static int[] find(String name) {
        if (name.startsWith(HANGUL)) {
            return one(syllable(name.substring(HANGUL.length())));
        }
        if (name.startsWith(IDEOGRAPH)) {
            return one(ideograph(name.substring(IDEOGRAPH.length())));
        }
        int e = search(upper(name).getBytes(StandardCharsets.ISO_8859_1));
        if (e < 0) {
            return null;
        }
        int v = Data.VALUES[e];
        if (v >= 0) {
            return new int[] {v};
        }
        int at = -1 - v;
        return Arrays.copyOfRange(Data.SEQUENCES, at + 1, at + 1 + Data.SEQUENCES[at]);
    }

    /** Whether an entry that {@link #find} found by this name is the character's own name, not an alias or sequence. */
    public static boolean isProperName(String name, int[] found) {
        return found.length == 1 && upper(name).equals(name(found[0]));
    }

    private static int[] one(int c) {
        return c < 0 ? null : new int[] {c};
    }

    private static String upper(String s) {
        StringBuilder b = new StringBuilder(s);
        for (int i = 0; i < b.length(); i++) {
            char c = b.charAt(i);
            if (c >= 'a' && c <= 'z') {
                b.setCharAt(i, (char) (c - 32));
            }
        }
        return b.toString();
    }

    private static int search(byte[] name) {
        int low = 0;
        int high = Data.SORTED.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int e = Data.SORTED[middle];
            int c = Arrays.compareUnsigned(Data.TEXT, Data.STARTS[e], Data.STARTS[e + 1], name, 0, name.length);
            if (c == 0) {
                return e;
            }
            if (c < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The index of the longest of {@code parts} that {@code s} has at {@code at}, or -1. */
    private static int longest(String s, int at, String[] parts) {
        int best = -1;
        for (int i = 0; i < parts.length; i++) {
            if (s.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
                best = i;
            }
        }
        return best;
    }

    private static int syllable(String s) {
        int l = longest(s, 0, LEADS);
        int at = LEADS[l].length();
        int v = longest(s, at, VOWELS);
        if (v < 0) {
            return -1;
        }
        at += VOWELS[v].length();
        int t = longest(s, at, TRAILS);
        return at + TRAILS[t].length() == s.length() ? 0xAC00 + (l * 21 + v) * 28 + t : -1;
    }

    private static int ideograph(String hex) {
        if (hex.length() != 4 && hex.length() != 5) {
            return -1;
        }
        int c = 0;
        for (int i = 0; i < hex.length(); i++) {
            int d = "0123456789ABCDEF".indexOf(hex.charAt(i));
            if (d < 0) {
                return -1;
            }
            c = c << 4 | d;
        }
        return isIdeograph(c) ? c : -1;
    }
}
