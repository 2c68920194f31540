package org.taipan.types.str;

import java.util.Arrays;

/**
 * The character database as the {@code unicodedata} module gives it: of Unicode 15.1, or of 3.2, which has its own
 * properties for some characters and misses all younger ones.
 */
public final class UnicodeDatabase {
    /** The current version. */
    public static final UnicodeDatabase CURRENT = new UnicodeDatabase(false);
    /** Unicode 3.2.0, for IDNA. */
    public static final UnicodeDatabase OLD = new UnicodeDatabase(true);

    /** The tables of both. */
    private static final class Data {
        static final String[] CATEGORIES, DIRECTIONS, WIDTHS, TYPES;
        static final byte[][] ENTRIES;
        static final Table.Trie INDEX;
        static final int[] NUMERIC;
        static final double[] VALUES;
        static final int[] DECOMPOSABLE, DECOMPOSITION_START, DECOMPOSITIONS;
        static final long[] PAIRS;
        static final int[] COMPOSED;
        /** Ends of ranges: characters from an even one on are younger than 3.2. */
        static final int[] YOUNG;
        static final int[] CHANGED_FIRST, CHANGED_LAST;
        static final byte[][] CHANGES;

        static {
            Table in = new Table("ucd.bin");
            CATEGORIES = in.strings();
            DIRECTIONS = in.strings();
            WIDTHS = in.strings();
            ENTRIES = new byte[in.getShort()][6];
            for (byte[] entry : ENTRIES) {
                read(in, entry);
            }
            INDEX = in.trie();
            int n = in.getInt();
            NUMERIC = in.ints(n);
            VALUES = in.doubles(n);
            TYPES = in.strings();
            n = in.getInt();
            DECOMPOSABLE = in.ints(n);
            DECOMPOSITION_START = in.ints(n);
            DECOMPOSITIONS = in.ints(in.getInt());
            n = in.getInt();
            PAIRS = in.longs(n);
            COMPOSED = in.ints(n);
            YOUNG = in.ints(in.getInt());
            n = in.getInt();
            CHANGED_FIRST = new int[n];
            CHANGED_LAST = new int[n];
            CHANGES = new byte[n][5];
            for (int i = 0; i < n; i++) {
                CHANGED_FIRST[i] = in.getInt();
                CHANGED_LAST[i] = in.getInt();
                read(in, CHANGES[i]);
            }
        }

        private static void read(Table in, byte[] to) {
            for (int i = 0; i < to.length; i++) {
                to[i] = (byte) in.getByte();
            }
        }
    }

    private final boolean old;

    private UnicodeDatabase(boolean old) {
        this.old = old;
    }

    private static int entry(int c, int field) {
        return Data.ENTRIES[Data.INDEX.get(c)][field] & 0xFF;
    }

    /** Whether this version does not have the character, though the current one does. */
    private boolean misses(int c) {
        if (!old) {
            return false;
        }
        int i = Arrays.binarySearch(Data.YOUNG, c);
        return i >= 0 ? i % 2 == 0 : (-i - 1) % 2 == 1;
    }

    /** The property as it was in this version if that is another than today's, else -1. */
    private int changed(int c, int field) {
        if (!old) {
            return -1;
        }
        int i = Arrays.binarySearch(Data.CHANGED_FIRST, c);
        i = i < 0 ? -i - 2 : i;
        return i >= 0 && c <= Data.CHANGED_LAST[i] ? Data.CHANGES[i][field] : -1;
    }

    private int property(int c, int field, int change) {
        if (misses(c)) {
            return 0;
        }
        int v = changed(c, change);
        return v >= 0 ? v : entry(c, field);
    }

    /** The general category: "Lu". */
    public String category(int c) {
        return Data.CATEGORIES[property(c, 0, 0)];
    }

    /** The canonical combining class. */
    public int combining(int c) {
        return misses(c) ? 0 : combiningClass(c);
    }

    static int combiningClass(int c) {
        return entry(c, 1);
    }

    /** The bidirectional class; empty if unassigned. */
    public String bidirectional(int c) {
        return Data.DIRECTIONS[property(c, 2, 1)];
    }

    public boolean isMirrored(int c) {
        return property(c, 3, 3) != 0;
    }

    public String eastAsianWidth(int c) {
        return Data.WIDTHS[property(c, 4, 2)];
    }

    /** The quick check bits: two each for NFD, NFKD, NFC, NFKC; 0 yes, 1 maybe, 2 no. */
    static int quickCheck(int c) {
        return entry(c, 5);
    }

    /** The value as a decimal digit, or -1. */
    public int decimal(int c) {
        if (misses(c)) {
            return -1;
        }
        int v = changed(c, 4);
        return v >= 0 ? v : Chars.decimal(c);
    }

    /** The numeric value, or -1. */
    public double numeric(int c) {
        if (misses(c)) {
            return -1;
        }
        int v = changed(c, 4);
        return v >= 0 ? v : numericValue(c);
    }

    static double numericValue(int c) {
        int i = Arrays.binarySearch(Data.NUMERIC, c);
        return i < 0 ? -1 : Data.VALUES[i];
    }

    /** The decomposition as text: "&lt;compat&gt; 0020 0308"; empty if there is none. */
    public String decomposition(int c) {
        int i = misses(c) ? -1 : Arrays.binarySearch(Data.DECOMPOSABLE, c);
        if (i < 0) {
            return "";
        }
        int start = Data.DECOMPOSITION_START[i];
        int head = Data.DECOMPOSITIONS[start];
        StringBuilder b = new StringBuilder(Data.TYPES[head >> 8]);
        for (int k = 1; k <= (head & 0xFF); k++) {
            b.append(b.isEmpty() ? "" : " ").append(String.format("%04X", Data.DECOMPOSITIONS[start + k]));
        }
        return b.toString();
    }

    /** The characters that {@code c} decomposes to in one step, or null. */
    int[] decompose(int c, boolean compatible) {
        if (old) {
            int corrected = correction(c);
            if (corrected != 0) {
                return new int[] {corrected};
            }
        }
        int i = misses(c) ? -1 : Arrays.binarySearch(Data.DECOMPOSABLE, c);
        if (i < 0) {
            return null;
        }
        int start = Data.DECOMPOSITION_START[i];
        int head = Data.DECOMPOSITIONS[start];
        return head >> 8 != 0 && !compatible ? null
                : Arrays.copyOfRange(Data.DECOMPOSITIONS, start + 1, start + 1 + (head & 0xFF));
    }

    /** Decompositions that Unicode 3.2 had wrong (NormalizationCorrections). */
    private static int correction(int c) {
        return switch (c) {
            case 0x2F868 -> 0x2136A;
            case 0x2F874 -> 0x5F33;
            case 0x2F91F -> 0x43AB;
            case 0x2F95F -> 0x7AAE;
            case 0x2F9BF -> 0x4D57;
            default -> 0;
        };
    }

    /** What two characters compose to, or -1. */
    static int compose(int first, int second) {
        int i = Arrays.binarySearch(Data.PAIRS, (long) first << 21 | second);
        return i < 0 ? -1 : Data.COMPOSED[i];
    }

    boolean isOld() {
        return old;
    }

    /** Whether the character has a name in this version. */
    public boolean hasCharacter(int c) {
        return !misses(c);
    }
}
