package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;

/**
 * The hash table of {@code dict}: open addressing over an append-only array of entries, which keeps insertion order.
 *
 * <p><b>Contract.</b> Reads take no lock and see, of every key, a value that it had at some moment during the read. Each
 * write is atomic and holds the table's monitor; no Python code runs under it. <b>Why it holds.</b> An entry's key, hash
 * and place never change within one {@link Store}; its index cell is written after it, behind a release fence, so a
 * reader that finds the cell finds the entry. Removal clears the value only and marks the cell as dummy. Growing and
 * compacting make a new store and publish it by one volatile write; a reader in the old one sees the values at that
 * moment. A lookup that must call {@code __eq__} runs before the monitor is taken; the writer then checks that
 * {@link #structure} is unchanged and starts again if not.
 */
final class DictTable {
    private static final int EMPTY = 0;
    private static final int DUMMY = -1;

    /** Index cells hold the entry's number plus one. */
    private static final class Store {
        final int[] index;
        final Object[] keys;
        final Object[] values;
        final long[] hashes;
        /** Entries used, removed ones included. */
        volatile int used;

        Store(int capacity) {
            index = new int[capacity];
            int entries = capacity * 2 / 3;
            keys = new Object[entries];
            values = new Object[entries];
            hashes = new long[entries];
        }
    }

    private static final Store NOTHING = new Store(1);

    private volatile Store store = NOTHING;
    private volatile int size;
    /** Counts insertions of new keys, removals and rebuilds. */
    private volatile int structure;

    int size() {
        return size;
    }

    int structure() {
        return structure;
    }

    private static int start(long hash, int mask) {
        int h = (int) (hash ^ hash >>> 32);
        return (h ^ h >>> 16) & mask;
    }

    /** The entry of an exact string, or -1. Runs no Python code but for keys of other types with an equal hash. */
    private static int findStr(Store s, String key, long hash) {
        int mask = s.index.length - 1;
        for (int i = start(hash, mask);; i = i + 1 & mask) {
            int cell = s.index[i];
            if (cell == EMPTY) {
                return -1;
            }
            if (cell > 0) {
                Object k = s.keys[cell - 1];
                if (k == key || s.hashes[cell - 1] == hash && equalsString(k, key)) {
                    return cell - 1;
                }
            }
        }
    }

    private static boolean equalsString(Object k, String key) {
        if (k instanceof String t) {
            return t.equals(key);
        }
        return k instanceof org.taipan.objects.PyObject && Compare.eq(ThreadState.current(), k, key);
    }

    private static int find(ThreadState ts, Store s, Object key, long hash) {
        int mask = s.index.length - 1;
        for (int i = start(hash, mask);; i = i + 1 & mask) {
            int cell = s.index[i];
            if (cell == EMPTY) {
                return -1;
            }
            if (cell > 0) {
                Object k = s.keys[cell - 1];
                if (k == key || s.hashes[cell - 1] == hash && Compare.eq(ts, k, key)) {
                    return cell - 1;
                }
            }
        }
    }

    Object getStr(String key) {
        Store s = store;
        int e = findStr(s, key, PyStr.hash(key));
        return e < 0 ? null : s.values[e];
    }

    Object get(ThreadState ts, Object key, long hash) {
        Store s = store;
        int e = find(ts, s, key, hash);
        return e < 0 ? null : s.values[e];
    }

    private int locate(ThreadState ts, Store s, Object key, long hash) {
        return key instanceof String t ? findStr(s, t, hash) : find(ts, s, key, hash);
    }

    Object putStr(String key, Object value) {
        return put(null, key, PyStr.hash(key), value);
    }

    Object put(ThreadState ts, Object key, long hash, Object value) {
        while (true) {
            int before = structure;
            Store s = store;
            int e = locate(ts, s, key, hash);
            synchronized (this) {
                if (structure != before) {
                    continue;
                }
                if (e >= 0) {
                    Object old = s.values[e];
                    VarHandle.releaseFence();
                    s.values[e] = value;
                    return old;
                }
                append(key, hash, value);
                return null;
            }
        }
    }

    Object putIfAbsent(ThreadState ts, Object key, long hash, Object value) {
        while (true) {
            int before = structure;
            Store s = store;
            int e = locate(ts, s, key, hash);
            synchronized (this) {
                if (structure != before) {
                    continue;
                }
                if (e >= 0) {
                    return s.values[e];
                }
                append(key, hash, value);
                return value;
            }
        }
    }

    Object removeStr(String key) {
        return remove(null, key, PyStr.hash(key));
    }

    Object remove(ThreadState ts, Object key, long hash) {
        while (true) {
            int before = structure;
            Store s = store;
            int e = locate(ts, s, key, hash);
            synchronized (this) {
                if (structure != before) {
                    continue;
                }
                return e < 0 ? null : removeEntry(s, e);
            }
        }
    }

    /** Removes and returns the last item as {key, value}, or null if there is none. */
    synchronized Object[] removeLast() {
        Store s = store;
        for (int e = s.used - 1; e >= 0; e--) {
            if (s.values[e] != null) {
                Object[] item = {s.keys[e], s.values[e]};
                removeEntry(s, e);
                return item;
            }
        }
        return null;
    }

    private Object removeEntry(Store s, int e) {
        Object old = s.values[e];
        int mask = s.index.length - 1;
        int i = start(s.hashes[e], mask);
        while (s.index[i] != e + 1) {
            i = i + 1 & mask;
        }
        structure++;
        s.values[e] = null;
        s.index[i] = DUMMY;
        size--;
        return old;
    }

    synchronized void clear() {
        structure++;
        size = 0;
        store = NOTHING;
    }

    private void append(Object key, long hash, Object value) {
        structure++;
        Store s = store;
        if (s.used == s.keys.length) {
            s = rebuilt(s);
            insert(s, key, hash, value);
            store = s;
        } else {
            insert(s, key, hash, value);
        }
        size++;
    }

    private static void insert(Store s, Object key, long hash, Object value) {
        int e = s.used;
        s.keys[e] = key;
        s.hashes[e] = hash;
        s.values[e] = value;
        int mask = s.index.length - 1;
        int i = start(hash, mask);
        while (s.index[i] > 0) {
            i = i + 1 & mask;
        }
        VarHandle.releaseFence();
        s.index[i] = e + 1;
        s.used = e + 1;
    }

    private Store rebuilt(Store old) {
        int capacity = 8;
        while (capacity * 2 / 3 <= size * 3 / 2) {
            capacity <<= 1;
        }
        Store s = new Store(capacity);
        int n = old.used;
        for (int e = 0; e < n; e++) {
            if (old.values[e] != null) {
                insert(s, old.keys[e], old.hashes[e], old.values[e]);
            }
        }
        return s;
    }

    synchronized Object[][] items() {
        Store s = store;
        Object[][] items = new Object[size][];
        int n = 0;
        for (int e = 0, used = s.used; e < used; e++) {
            if (s.values[e] != null) {
                items[n++] = new Object[] {s.keys[e], s.values[e]};
            }
        }
        return items;
    }

    synchronized Object[] keys() {
        Store s = store;
        Object[] keys = new Object[size];
        int n = 0;
        for (int e = 0, used = s.used; e < used; e++) {
            if (s.values[e] != null) {
                keys[n++] = s.keys[e];
            }
        }
        return keys;
    }
}
