package org.taipan.modules.pickle;

/**
 * What a pickler has written already, by identity, and under which number. One thread writes, the one that the
 * pickler is busy for; others may copy meanwhile, for an entry's key and number are in arrays that
 * belong together and never move.
 */
final class MemoTable {
    private static final int MINIMUM = 16;
    /** Strings that are the same object wherever they come from, as {@code is} sees it. */
    private static final String[] CHARACTERS = new String[256];

    static {
        for (int i = 0; i < CHARACTERS.length; i++) {
            CHARACTERS[i] = String.valueOf((char) i);
        }
    }

    private record Entries(Object[] keys, long[] numbers) {
    }

    private Entries entries = new Entries(new Object[MINIMUM], new long[MINIMUM]);
    private int size;

    int size() {
        return size;
    }

    /** The number of {@code key}, or -1. */
    long get(Object key) {
        Entries e = entries;
        Object[] keys = e.keys;
        Object k = canonical(key);
        int at = seek(keys, k);
        return keys[at] == null ? -1 : e.numbers[at];
    }

    void put(Object key, long number) {
        Object k = canonical(key);
        Entries e = entries;
        int at = seek(e.keys, k);
        e.numbers[at] = number;
        if (e.keys[at] == null) {
            e.keys[at] = k;
            if (++size * 2 > e.keys.length) {
                grow(e);
            }
        }
    }

    private void grow(Entries old) {
        int capacity = old.keys.length * (size > 50_000 ? 2 : 4);
        Entries e = new Entries(new Object[capacity], new long[capacity]);
        for (int i = 0; i < old.keys.length; i++) {
            if (old.keys[i] != null) {
                int at = seek(e.keys, old.keys[i]);
                e.keys[at] = old.keys[i];
                e.numbers[at] = old.numbers[i];
            }
        }
        entries = e;
    }

    private static int seek(Object[] keys, Object key) {
        int mask = keys.length - 1;
        int h = System.identityHashCode(key) * 0x9E3779B1;
        int at = (h ^ h >>> 15) & mask;
        while (keys[at] != null && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static Object canonical(Object key) {
        if (key instanceof String s && s.length() <= 1) {
            return s.isEmpty() ? "" : s.charAt(0) < 256 ? CHARACTERS[s.charAt(0)] : s;
        }
        return key;
    }

    /** What {@link #forEach} calls. */
    interface Visitor {
        void entry(Object key, long number);
    }

    void forEach(Visitor visitor) {
        Entries e = entries;
        for (int i = 0; i < e.keys.length; i++) {
            Object k = e.keys[i];
            if (k != null) {
                visitor.entry(k, e.numbers[i]);
            }
        }
    }

    MemoTable copy() {
        MemoTable t = new MemoTable();
        forEach(t::put);
        return t;
    }
}
