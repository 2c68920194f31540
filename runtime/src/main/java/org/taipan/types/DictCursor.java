package org.taipan.types;

/**
 * Walks the entries of a dictionary without a lock, in either direction. Changes meanwhile may hide or repeat keys; who
 * minds compares {@link DictTable#size()} or {@link DictTable#version()} with what it was.
 */
public final class DictCursor {
    private final DictTable table;
    private final boolean backwards;
    private int at;
    public Object key;
    public Object value;

    public DictCursor(DictTable table, boolean backwards) {
        this.table = table;
        this.backwards = backwards;
        DictStore s = table.store;
        at = backwards ? s.used - 1 : s.first;
    }

    /** Goes on to the next entry and sets {@link #key} and {@link #value}; false at the end. */
    public boolean advance() {
        DictStore s = table.store;
        while (true) {
            int e = seek(s);
            if (e < 0) {
                return false;
            }
            at = backwards ? e - 1 : e + 1;
            Object v = s.entries[2 * e + 1];
            Object k = s.entries[2 * e];
            if (v != null && k != DictStore.REMOVED) {
                key = k;
                value = v;
                return true;
            }
        }
    }

    /** Whether there is another entry to go on to. */
    public boolean hasNext() {
        return seek(table.store) >= 0;
    }

    /** The next entry that has a value, or -1. */
    private int seek(DictStore s) {
        int used = Math.min(s.used, s.limit());
        int e = backwards ? Math.min(at, used - 1) : at;
        while (e >= 0 && e < used) {
            if (s.entries[2 * e + 1] != null) {
                return e;
            }
            e += backwards ? -1 : 1;
        }
        return -1;
    }

    /** A cursor at the same place. */
    public DictCursor copy() {
        DictCursor c = new DictCursor(table, backwards);
        c.at = at;
        return c;
    }
}
