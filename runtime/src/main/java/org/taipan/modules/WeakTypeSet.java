package org.taipan.modules;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.PyType;

/**
 * A set of types, by identity, that keeps none of them alive.
 *
 * <p><b>Contract.</b> {@link #contains} takes no lock and sees every addition that happened before it; additions and
 * {@link #clear} are atomic. <b>Why it holds.</b> The table is never changed once it is published: a writer, holding the
 * monitor, makes a new one.
 */
final class WeakTypeSet {
    private static final class Entry extends WeakReference<PyType> {
        final int hash;

        Entry(PyType type) {
            super(type);
            hash = System.identityHashCode(type);
        }
    }

    private static final Entry[] EMPTY = new Entry[1];

    /** Open addressing with linear probing; at least half of it is free. */
    private volatile Entry[] table = EMPTY;
    private int size;

    boolean contains(Object type) {
        Entry[] t = table;
        if (t == EMPTY || !(type instanceof PyType)) {
            return false;
        }
        int mask = t.length - 1;
        for (int i = System.identityHashCode(type) & mask; t[i] != null; i = i + 1 & mask) {
            if (t[i].refersTo((PyType) type)) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(PyType type) {
        if (contains(type)) {
            return;
        }
        Entry[] old = table;
        boolean grows = (size + 1) * 2 > old.length;
        Entry[] fresh = new Entry[grows ? Math.max(8, old.length * 2) : old.length];
        int n = 1;
        insert(fresh, new Entry(type));
        for (Entry e : old) {
            if (e != null && !e.refersTo(null)) {
                insert(fresh, e);
                n++;
            }
        }
        size = n;
        table = fresh;
    }

    private static void insert(Entry[] table, Entry entry) {
        int mask = table.length - 1;
        int i = entry.hash & mask;
        while (table[i] != null) {
            i = i + 1 & mask;
        }
        table[i] = entry;
    }

    synchronized void clear() {
        table = EMPTY;
        size = 0;
    }

    /** The types alive. */
    Object[] toArray() {
        List<Object> types = new ArrayList<>();
        for (Entry e : table) {
            PyType t = e == null ? null : e.get();
            if (t != null) {
                types.add(t);
            }
        }
        return types.toArray();
    }
}
