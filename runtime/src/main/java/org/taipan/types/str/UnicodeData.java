package org.taipan.types.str;

import org.taipan.types.StrBuilder;

/** The table behind {@link Chars} for characters beyond Latin-1, loaded when the first is asked for. */
final class UnicodeData {
    private static final int EXTENDED_CASE = 0x4000;

    private static final int[] FLAGS, UPPER, LOWER, TITLE, FOLD, EXTRA;
    private static final byte[] DECIMAL, DIGIT;
    private static final Table.Trie INDEX;

    static {
        Table in = new Table("chars.bin");
        int n = in.getShort();
        FLAGS = new int[n];
        UPPER = new int[n];
        LOWER = new int[n];
        TITLE = new int[n];
        FOLD = new int[n];
        DECIMAL = new byte[n];
        DIGIT = new byte[n];
        for (int i = 0; i < n; i++) {
            FLAGS[i] = in.getShort();
            UPPER[i] = in.getInt();
            LOWER[i] = in.getInt();
            TITLE[i] = in.getInt();
            FOLD[i] = in.getInt();
            DECIMAL[i] = (byte) in.getByte();
            DIGIT[i] = (byte) in.getByte();
        }
        EXTRA = in.ints(in.getShort());
        INDEX = in.trie();
    }

    private UnicodeData() {
    }

    static int flags(int c) {
        return FLAGS[INDEX.get(c)];
    }

    static int decimal(int c) {
        return DECIMAL[INDEX.get(c)];
    }

    static int digit(int c) {
        return DIGIT[INDEX.get(c)];
    }

    private static int simple(int c, int[] mappings) {
        int i = INDEX.get(c);
        int m = mappings[i];
        return (FLAGS[i] & EXTENDED_CASE) == 0 ? c + m : EXTRA[m >> 8];
    }

    private static void full(int c, int[] mappings, StrBuilder out) {
        int i = INDEX.get(c);
        int m = mappings[i];
        if ((FLAGS[i] & EXTENDED_CASE) == 0) {
            out.append(c + m);
            return;
        }
        for (int k = m >> 8, end = k + (m & 0xFF); k < end; k++) {
            out.append(EXTRA[k]);
        }
    }

    static int toLower(int c) {
        return simple(c, LOWER);
    }

    static int toUpper(int c) {
        return simple(c, UPPER);
    }

    static int toTitle(int c) {
        return simple(c, TITLE);
    }

    static void lower(int c, StrBuilder out) {
        full(c, LOWER, out);
    }

    static void upper(int c, StrBuilder out) {
        full(c, UPPER, out);
    }

    static void title(int c, StrBuilder out) {
        full(c, TITLE, out);
    }

    static void fold(int c, StrBuilder out) {
        full(c, FOLD, out);
    }
}
