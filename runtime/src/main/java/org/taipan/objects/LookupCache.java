package org.taipan.objects;

import java.lang.invoke.VarHandle;

/**
 * A small open-addressed map from attribute name to lookup result.
 *
 * <p><b>Contract.</b> Any thread may read without a lock. A result stays until another name takes its place or the cache is
 * dropped as a whole: of two threads that look for the same at a time, the first to file it is right, the other must look
 * again. <b>Why it holds.</b> Key and value sit in one immutable {@link Entry}, published by a single reference store after a
 * release fence. Only {@link #replace} writes, one thread at a time, and only if nothing was written to the place since the
 * search began.
 */
final class LookupCache {
    private static final int MAX = 512;

    record Entry(String name, Object value) {
    }

    private volatile Entry[] entries = new Entry[16];
    private int count;

    Object get(String name) {
        Entry e = at(name);
        return e != null && (e.name == name || e.name.equals(name)) ? e.value : null;
    }

    /** What is in the place of a name: its own entry, another name's, or null. */
    Entry at(String name) {
        Entry[] table = entries;
        return table[place(table, name)];
    }

    private static int place(Entry[] table, String name) {
        int h = name.hashCode();
        return (h ^ h >>> 15) & table.length - 1;
    }

    /** Files a result, unless there has come something else than {@code before} into its place; whether it did. */
    synchronized boolean replace(Entry before, String name, Object value) {
        Entry[] table = entries;
        int i = place(table, name);
        if (table[i] != before) {
            return false;
        }
        if (before != null && table.length < MAX && ++count > table.length / 4) {
            table = enlarged(table);
            i = place(table, name);
        }
        Entry e = new Entry(name, value);
        VarHandle.releaseFence();
        table[i] = e;
        return true;
    }

    private Entry[] enlarged(Entry[] old) {
        Entry[] table = new Entry[old.length * 2];
        for (Entry e : old) {
            if (e != null) {
                table[place(table, e.name)] = e;
            }
        }
        entries = table;
        count = 0;
        return table;
    }
}
