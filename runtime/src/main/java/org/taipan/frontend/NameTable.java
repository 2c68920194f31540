package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ASCII names met in one source, each made into a string once; knows the reserved words. Single-threaded. */
final class NameTable {
    static final String MATCH = "match", CASE = "case", TYPE = "type", UNDERSCORE = "_";

    private static final NameTable RESERVED = new NameTable();

    private String[] names;
    private int[] hashes;
    private int[] types;
    private int count;

    private NameTable() {
        names = new String[256];
        hashes = new int[256];
        types = new int[256];
        for (int i = 0; i < TokenType.KEYWORDS.length; i++) {
            add(TokenType.KEYWORDS[i], TokenType.FIRST_KEYWORD + i);
        }
        for (String soft : new String[] {MATCH, CASE, TYPE, UNDERSCORE}) {
            add(soft, TokenType.NAME);
        }
    }

    private NameTable(NameTable other) {
        names = other.names.clone();
        hashes = other.hashes.clone();
        types = other.types.clone();
        count = other.count;
    }

    /** A new table that knows the reserved words only. */
    static NameTable create() {
        return new NameTable(RESERVED);
    }

    private void add(String name, int type) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        int slot = slot(bytes, 0, bytes.length, hash(bytes, 0, bytes.length));
        put(slot, name, hash(bytes, 0, bytes.length), type);
    }

    private static int hash(byte[] src, int start, int end) {
        int h = end - start;
        for (int i = start; i < end; i++) {
            h = h * 31 + src[i];
        }
        return h ^ h >>> 15;
    }

    private int slot(byte[] src, int start, int end, int hash) {
        int mask = names.length - 1;
        for (int i = hash & mask;; i = i + 1 & mask) {
            String s = names[i];
            if (s == null || hashes[i] == hash && matches(s, src, start, end)) {
                return i;
            }
        }
    }

    private static boolean matches(String s, byte[] src, int start, int end) {
        if (s.length() != end - start) {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) != src[start + i]) {
                return false;
            }
        }
        return true;
    }

    private void put(int slot, String name, int hash, int type) {
        names[slot] = name;
        hashes[slot] = hash;
        types[slot] = type;
        if (++count * 2 > names.length) {
            grow();
        }
    }

    private void grow() {
        String[] oldNames = names;
        int[] oldHashes = hashes;
        int[] oldTypes = types;
        names = new String[oldNames.length * 2];
        hashes = Arrays.copyOf(oldHashes, names.length);
        types = new int[names.length];
        Arrays.fill(hashes, 0);
        int mask = names.length - 1;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                int j = oldHashes[i] & mask;
                while (names[j] != null) {
                    j = j + 1 & mask;
                }
                names[j] = oldNames[i];
                hashes[j] = oldHashes[i];
                types[j] = oldTypes[i];
            }
        }
    }

    /** Sets text and kind of a name token whose bytes are all ASCII. */
    void resolve(Token t, byte[] src) {
        int hash = hash(src, t.start, t.end);
        int slot = slot(src, t.start, t.end, hash);
        String s = names[slot];
        if (s == null) {
            s = new String(src, t.start, t.end - t.start, StandardCharsets.ISO_8859_1);
            t.text = s;
            t.type = TokenType.NAME;
            put(slot, s, hash, TokenType.NAME);
        } else {
            t.text = s;
            t.type = types[slot];
        }
    }
}
