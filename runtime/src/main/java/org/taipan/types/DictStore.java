package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.PlainValues;

/**
 * One arrangement of the entries of a {@link DictTable}: the index and the entries it leads to. All arrays have their
 * final length. Who may write, and why readers need no lock, is told there.
 */
final class DictStore {
    static final int EMPTY = 0;
    static final int DUMMY = -1;
    /** The key of a removed entry, whose own key shall not live on. A String, so that it fits where all keys are. */
    static final String REMOVED = new String("<removed>");
    private static final int PERTURB_SHIFT = 5;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    /** Number of the entry plus one, or EMPTY, or DUMMY. */
    final int[] index;
    /** Key and value of each entry, alternating; a removed entry has {@link #REMOVED} and no value. */
    final Object[] entries;
    /** The hash of each key; null while all keys are Strings, which keep their own. */
    final long[] hashes;
    /** Whether comparing a key may run Python code. */
    boolean foreign;
    /** No entry below is present. */
    int first;
    /** No place below was ever used. */
    int start;
    /** One more than the last entry in use. */
    volatile int used;

    DictStore(int capacity, boolean strings) {
        index = new int[capacity];
        int limit = limit(capacity);
        entries = new Object[limit * 2];
        hashes = strings ? null : new long[limit];
    }

    /** How many entries an index of that size leads to. */
    static int limit(int capacity) {
        return (int) (capacity * 2L / 3);
    }

    int limit() {
        return entries.length >> 1;
    }

    long hash(int e) {
        return hashes == null ? PyStr.hash((String) entries[2 * e]) : hashes[e];
    }

    // ---- lookup -----------------------------------------------------------------------------------------------------
    // The entry found may have been removed meanwhile, and so may be another key's; then it has no value any more.

    /** The entry of an exact string, or -1. Runs Python code only for keys of other types with an equal hash. */
    int findStr(String key, long hash) {
        int mask = index.length - 1;
        int i = (int) hash & mask;
        for (long perturb = hash;;) {
            int cell = index[i];
            if (cell == EMPTY) {
                return -1;
            }
            if (cell > 0) {
                Object k = entries[2 * cell - 2];
                if (k == key) {
                    return cell - 1;
                }
                if (k instanceof String t) {
                    if (t.hashCode() == key.hashCode() && t.equals(key)) {
                        return cell - 1;
                    }
                    if (k == REMOVED) {
                        return removed(cell);
                    }
                } else if (hashes[cell - 1] == hash && k instanceof PyObject
                        && Compare.eq(ThreadState.current(), k, key)) {
                    return cell - 1;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
    }

    /** The entry of a key, or -1. */
    int find(ThreadState ts, Object key, long hash) {
        if (key instanceof String t) {
            return findStr(t, hash);
        }
        int mask = index.length - 1;
        int i = (int) hash & mask;
        for (long perturb = hash;;) {
            int cell = index[i];
            if (cell == EMPTY) {
                return -1;
            }
            if (cell > 0) {
                Object k = entries[2 * cell - 2];
                if (k == REMOVED) {
                    return removed(cell);
                }
                long h = hashes == null ? PyStr.hash((String) k) : hashes[cell - 1];
                if (k == key || h == hash && equal(ts, k, key)) {
                    return cell - 1;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
    }

    /** The key under this cell was just removed or moved: the caller shall see that the value is gone, and look again. */
    private static int removed(int cell) {
        VarHandle.loadLoadFence();
        return cell - 1;
    }

    private static boolean equal(ThreadState ts, Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (long) x == y : Compare.eq(ts, a, b);
    }

    /** Like {@link #find}, but runs no Python code: -2 where that would be needed. */
    int findPlain(Object key, long hash) {
        int mask = index.length - 1;
        int i = (int) hash & mask;
        for (long perturb = hash;;) {
            int cell = index[i];
            if (cell == EMPTY) {
                return -1;
            }
            if (cell > 0) {
                Object k = entries[2 * cell - 2];
                if (k == key) {
                    return cell - 1;
                }
                if (hash(cell - 1) == hash) {
                    if (k.getClass() != key.getClass() || !(k instanceof String) && !(k instanceof Long)) {
                        return -2;
                    }
                    if (k.equals(key)) {
                        return cell - 1;
                    }
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
    }

    // ---- writing, under the table's lock ----------------------------------------------------------------------------

    /** Takes value and key out of an entry that no index cell leads to any more. */
    void erase(int e) {
        VarHandle.storeStoreFence();
        entries[2 * e + 1] = null;
        VarHandle.storeStoreFence();
        entries[2 * e] = REMOVED;
    }

    /** Appends a key known to be absent. */
    void append(Object key, long hash, Object value) {
        foreign |= hashes != null && !PlainValues.isKey(key);
        appendKnown(key, hash, value);
    }

    /** The same for a key out of a store that is not foreign. */
    void appendKnown(Object key, long hash, Object value) {
        int e = used;
        entries[2 * e] = key;
        entries[2 * e + 1] = value;
        if (hashes != null) {
            hashes[e] = hash;
        }
        int mask = index.length - 1;
        int i = (int) hash & mask;
        for (long perturb = hash; index[i] > 0; i = (int) (i * 5L + perturb + 1) & mask) {
            perturb >>>= PERTURB_SHIFT;
        }
        setCell(i, e + 1);
        used = e + 1;
    }

    void setCell(int i, int value) {
        CELL.setRelease(index, i, value);
    }

    /** The index cell that leads to entry {@code e}. */
    int cellOf(int e) {
        int mask = index.length - 1;
        long hash = hash(e);
        int i = (int) hash & mask;
        for (long perturb = hash; index[i] != e + 1; i = (int) (i * 5L + perturb + 1) & mask) {
            perturb >>>= PERTURB_SHIFT;
        }
        return i;
    }
}
