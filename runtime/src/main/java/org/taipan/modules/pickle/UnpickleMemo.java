package org.taipan.modules.pickle;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an unpickler has numbered. Numbers that leave large gaps, which only a hostile pickle has, are kept in a
 * map.
 */
final class UnpickleMemo {
    private static final int GAP = 1 << 16;

    private Object[] items = new Object[32];
    private Map<Long, Object> sparse;
    private int count;

    synchronized int count() {
        return count;
    }

    /** The object {@code i}, or null. */
    Object get(long i) {
        Object[] a = items;
        if (i >= 0 && i < a.length) {
            return a[(int) i];
        }
        synchronized (this) {
            return sparse == null ? null : sparse.get(i);
        }
    }

    synchronized void put(long i, Object o) {
        Object old;
        if (i < items.length * 2L + GAP) {
            int at = (int) i;
            if (at >= items.length) {
                items = Arrays.copyOf(items, Math.max(items.length * 2, at + 1));
                adopt();
            }
            old = items[at];
            items[at] = o;
        } else {
            if (sparse == null) {
                sparse = new TreeMap<>();
            }
            old = sparse.put(i, o);
        }
        if (old == null) {
            count++;
        }
    }

    /** Moves the entries of the map that the array has grown over. */
    private void adopt() {
        if (sparse != null) {
            sparse.entrySet().removeIf(e -> {
                boolean fits = e.getKey() < items.length;
                if (fits) {
                    items[e.getKey().intValue()] = e.getValue();
                }
                return fits;
            });
        }
    }

    synchronized UnpickleMemo copy() {
        UnpickleMemo m = new UnpickleMemo();
        m.items = items.clone();
        m.sparse = sparse == null ? null : new TreeMap<>(sparse);
        m.count = count;
        return m;
    }

    /** All numbers with their objects, ascending. */
    synchronized Map<Long, Object> toMap() {
        Map<Long, Object> m = new TreeMap<>();
        for (int i = 0; i < items.length; i++) {
            if (items[i] != null) {
                m.put((long) i, items[i]);
            }
        }
        if (sparse != null) {
            m.putAll(sparse);
        }
        return m;
    }
}
