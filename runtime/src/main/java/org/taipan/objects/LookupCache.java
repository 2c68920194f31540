package org.taipan.objects;

import java.lang.invoke.VarHandle;

/**
 * A small open-addressed map from attribute name to lookup result.
 *
 * <p><b>Contract.</b> Any thread may read and write without a lock; an entry, once written, stays until the cache is
 * dropped as a whole. <b>Why it holds.</b> Key and value sit in one immutable {@link Entry}, published by a single
 * reference store after a release fence; two writers to one place lose an entry, which only costs a second search.
 */
final class LookupCache {
    private static final int MAX = 512;

    private record Entry(String name, Object value) {
    }

    private volatile Entry[] entries = new Entry[16];
    private int count;

    Object get(String name) {
        Entry[] table = entries;
        int mask = table.length - 1;
        int h = name.hashCode();
        Entry e = table[(h ^ h >>> 15) & mask];
        if (e != null && (e.name == name || e.name.equals(name))) {
            return e.value;
        }
        return null;
    }

    void put(String name, Object value) {
        Entry[] table = entries;
        int h = name.hashCode();
        int i = (h ^ h >>> 15) & table.length - 1;
        if (table[i] != null && table.length < MAX && ++count > table.length / 4) {
            table = enlarge(table);
            i = (h ^ h >>> 15) & table.length - 1;
        }
        Entry e = new Entry(name, value);
        VarHandle.releaseFence();
        table[i] = e;
    }

    private Entry[] enlarge(Entry[] old) {
        Entry[] table = new Entry[old.length * 2];
        for (Entry e : old) {
            if (e != null) {
                int h = e.name.hashCode();
                table[(h ^ h >>> 15) & table.length - 1] = e;
            }
        }
        entries = table;
        count = 0;
        return table;
    }
}
