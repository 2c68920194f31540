package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * The hash table inside every {@code dict}: open addressing over an append-only array of entries, which keeps insertion
 * order. Superclass of {@link PyDict} rather than a part of it, to save a step on every access.
 *
 * <p><b>Contract.</b> Reads take no lock and see, of every key, a value that it had at some moment during the read (or
 * its absence). Each write is atomic and holds the object's lock; no Python code runs under it.
 *
 * <p><b>Why it holds.</b> Within one {@link DictStore} an entry's key, hash and place never change until it is removed;
 * its index cell is written after it, with release, so a reader that finds the cell finds the entry. Removal marks the
 * cell as a dummy, then clears the value, then the key; a reader that finds an entry without a value looks again, and
 * takes one without its key as found, to see that it has no value either. A dummy cell may lead to another entry
 * later: a reader that has passed it began while that key was absent. Growing and compacting make a new store and
 * publish it by one release write; a reader in the old one sees the values at that moment. A write looks its key up
 * before it takes the lock, because that may call {@code __eq__}; under the lock it checks that a found entry is still
 * there, or that {@link #version} shows no new key, and starts again if not.
 *
 * <p><b>Caching a lookup.</b> A found entry is valid as long as {@link #layout()} stays the same object: keep the
 * layout and {@link #entryOf}, read with {@link #valueAt}. A key that was absent stays so as long as
 * {@link #version()}, if even, stays the same.
 */
public abstract class DictTable extends LockedObject {
    private static final VarHandle STORE;
    private static final VarHandle SIZE;
    private static final VarHandle VERSION;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STORE = lookup.findVarHandle(DictTable.class, "store", DictStore.class);
            SIZE = lookup.findVarHandle(DictTable.class, "size", int.class);
            VERSION = lookup.findVarHandle(DictTable.class, "version", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int MIN_CAPACITY = 8;
    private static final int MAX_CAPACITY = 1 << 30;
    private static final DictStore NOTHING = new DictStore(1, true);

    /** Package-private for {@link DictCursor}, which reads it. */
    volatile DictStore store;
    private volatile int size;
    /** Odd while a key is being added or removed; counts these changes and those of the order. */
    private volatile int version;

    protected DictTable(PyType type) {
        super(type);
        // Nobody knows of this yet: a volatile write would cost as much as all the rest.
        STORE.set(this, NOTHING);
    }

    public final int size() {
        return size;
    }

    /** A stamp that changes whenever a key is added, removed or moved; odd while that is under way. */
    public final int version() {
        return version;
    }

    /** Whether to look up a plain value runs no Python code: all keys are plain ({@link org.taipan.ops.PlainValues}). */
    public final boolean isPlain() {
        return !store.foreign;
    }

    // ---- lookup -----------------------------------------------------------------------------------------------------

    /** The value of a string key, or null. */
    public final Object getStr(String key) {
        DictStore s = store;
        long hash = PyStr.hash(key);
        int e = s.findStr(key, hash);
        if (e < 0) {
            return null;
        }
        Object v = s.entries[2 * e + 1];
        return v != null ? v : again(null, key, hash);
    }

    /** The value of a key with that hash, or null. */
    public final Object get(ThreadState ts, Object key, long hash) {
        DictStore s = store;
        int e = s.find(ts, key, hash);
        if (e < 0) {
            return null;
        }
        Object v = s.entries[2 * e + 1];
        return v != null ? v : again(ts, key, hash);
    }

    /** Looks up a key whose entry was removed or moved after it was found. */
    private Object again(ThreadState ts, Object key, long hash) {
        while (true) {
            DictStore s = store;
            int e = s.find(ts, key, hash);
            if (e < 0) {
                return null;
            }
            Object v = s.entries[2 * e + 1];
            if (v != null) {
                return v;
            }
        }
    }

    /** The identity of the present arrangement of entries; see {@link #entryOf}. */
    public final Object layout() {
        return store;
    }

    /** The number of the entry of a key in {@code layout}, or -1. */
    public static int entryOf(Object layout, String key) {
        return ((DictStore) layout).findStr(key, PyStr.hash(key));
    }

    /** As {@link #version}, for compiled code, which need not see at once what another thread does. */
    public final boolean hasVersion(int expected) {
        return (int) VERSION.get(this) == expected;
    }

    /** As {@link #valueAt}, for compiled code, which need not see at once what another thread does. */
    public final Object seenAt(Object layout, int entry) {
        DictStore s = (DictStore) STORE.get(this);
        return s == layout ? s.entries[2 * entry + 1] : null;
    }

    /** The value of an entry; null if the key was removed or the layout is no longer this dictionary's. */
    public final Object valueAt(Object layout, int entry) {
        DictStore s = store;
        return s == layout ? s.entries[2 * entry + 1] : null;
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    private void beginChange() {
        VERSION.setRelease(this, version + 1);
        VarHandle.storeStoreFence();
    }

    private void endChange() {
        VERSION.setRelease(this, version + 1);
    }

    private void setSize(int n) {
        SIZE.setRelease(this, n);
    }

    /** Whether what a lookup in {@code s} found still holds; asked under the lock. */
    private boolean holds(DictStore s, int e, int before) {
        return e >= 0 ? s == store && s.entries[2 * e + 1] != null : version == before;
    }

    /** Sets a string key; returns the previous value or null. */
    public final Object putStr(String key, Object value) {
        return put(null, key, PyStr.hash(key), value);
    }

    /** Sets a key with that hash; returns the previous value or null. */
    public final Object put(ThreadState ts, Object key, long hash, Object value) {
        while (true) {
            int before = version;
            DictStore s = store;
            int e = s.find(ts, key, hash);
            lock();
            try {
                if (holds(s, e, before)) {
                    if (e < 0) {
                        add(key, hash, value);
                        return null;
                    }
                    Object old = s.entries[2 * e + 1];
                    VarHandle.releaseFence();
                    s.entries[2 * e + 1] = value;
                    return old;
                }
            } finally {
                unlock();
            }
        }
    }

    /** The value of a key with that hash, set to {@code value} first if it is absent. */
    public final Object putIfAbsent(ThreadState ts, Object key, long hash, Object value) {
        while (true) {
            int before = version;
            DictStore s = store;
            int e = s.find(ts, key, hash);
            if (e >= 0) {
                Object present = s.entries[2 * e + 1];
                if (present != null) {
                    return present;
                }
                continue;
            }
            lock();
            try {
                if (version == before) {
                    add(key, hash, value);
                    return value;
                }
            } finally {
                unlock();
            }
        }
    }

    /** Removes a string key; returns its value, or null if it was absent. */
    public final Object removeStr(String key) {
        return remove(null, key, PyStr.hash(key));
    }

    /** Removes a key with that hash; returns its value, or null if it was absent. */
    public final Object remove(ThreadState ts, Object key, long hash) {
        while (true) {
            int before = version;
            DictStore s = store;
            int e = s.find(ts, key, hash);
            if (e < 0) {
                return null;
            }
            lock();
            try {
                if (holds(s, e, before)) {
                    return removeEntry(s, e);
                }
            } finally {
                unlock();
            }
        }
    }

    /** Removes and returns the last item (or the first) as {key, value}, or null if there is none. */
    public final Object[] removeEnd(boolean last) {
        lock();
        try {
            DictStore s = store;
            int e = last ? s.used - 1 : s.first;
            for (; e >= 0 && e < s.used; e += last ? -1 : 1) {
                if (s.entries[2 * e + 1] != null) {
                    Object key = s.entries[2 * e];
                    return new Object[] {key, removeEntry(s, e)};
                }
            }
            return null;
        } finally {
            unlock();
        }
    }

    private Object removeEntry(DictStore s, int e) {
        Object old = s.entries[2 * e + 1];
        beginChange();
        s.setCell(s.cellOf(e), DictStore.DUMMY);
        s.erase(e);
        setSize(size - 1);
        if (size == 0) {
            s.first = s.used;
        } else if (e == s.first) {
            int f = e + 1;
            while (s.entries[2 * f + 1] == null) {
                f++;
            }
            s.first = f;
        }
        endChange();
        return old;
    }

    /** Moves a key to the end or to the front of the order; false if it is absent. */
    public final boolean move(ThreadState ts, Object key, long hash, boolean last) {
        while (true) {
            int before = version;
            DictStore s = store;
            int e = s.find(ts, key, hash);
            if (e < 0) {
                return false;
            }
            lock();
            try {
                if (holds(s, e, before)) {
                    Object k = s.entries[2 * e];
                    if (last) {
                        moveLast(s, e, k, hash);
                    } else {
                        moveFirst(s, e, k, hash);
                    }
                    return true;
                }
            } finally {
                unlock();
            }
        }
    }

    private void moveLast(DictStore s, int e, Object key, long hash) {
        for (int i = e + 1;; i++) {
            if (i == s.used) {
                return;
            }
            if (s.entries[2 * i + 1] != null) {
                break;
            }
        }
        relocate(s, e, key, hash, s.used, s.used < s.limit());
    }

    private void moveFirst(DictStore s, int e, Object key, long hash) {
        if (e != s.first) {
            relocate(s, e, key, hash, s.start - 1, s.start > 0);
        }
    }

    /**
     * Moves entry {@code e} to the unused place {@code to}, if there is {@code room}, else in a new store with room at
     * that end. The index cell is redirected before the old entry loses its value.
     */
    private void relocate(DictStore s, int e, Object key, long hash, int to, boolean room) {
        if (!room) {
            DictStore fresh = spacious(s, e, key, hash, to < e);
            beginChange();
            STORE.setRelease(this, fresh);
            endChange();
            return;
        }
        beginChange();
        s.entries[2 * to] = key;
        s.entries[2 * to + 1] = s.entries[2 * e + 1];
        if (s.hashes != null) {
            s.hashes[to] = hash;
        }
        if (to < e) {
            s.first = to;
            s.start = to;
        } else {
            s.used = to + 1;
        }
        s.setCell(s.cellOf(e), to + 1);
        s.erase(e);
        while (s.entries[2 * s.first + 1] == null) {
            s.first++;
        }
        endChange();
    }

    private DictStore spacious(DictStore s, int e, Object key, long hash, boolean front) {
        DictStore fresh = new DictStore(capacityFor(size * 2L + 1), s.hashes == null);
        int gap = front ? size : 0;
        fresh.used = gap;
        fresh.first = gap;
        fresh.start = gap;
        Object value = s.entries[2 * e + 1];
        if (front) {
            fresh.append(key, hash, value);
        }
        for (int i = s.first; i < s.used; i++) {
            if (i != e && s.entries[2 * i + 1] != null) {
                fresh.append(s.entries[2 * i], s.hash(i), s.entries[2 * i + 1]);
            }
        }
        if (!front) {
            fresh.append(key, hash, value);
        }
        return fresh;
    }

    public final void clear() {
        lock();
        try {
            beginChange();
            STORE.setRelease(this, NOTHING);
            setSize(0);
            endChange();
        } finally {
            unlock();
        }
    }

    /** Adds a key known to be absent; under the lock. */
    private void add(Object key, long hash, Object value) {
        DictStore s = store;
        boolean strings = s.hashes == null && key instanceof String;
        if (s.used == s.limit() || s.hashes == null && !strings) {
            DictStore fresh = rebuilt(s, capacityFor(Math.max(size * 3L / 2, size + 1L)), strings);
            fresh.append(key, hash, value);
            beginChange();
            STORE.setRelease(this, fresh);
        } else {
            beginChange();
            s.append(key, hash, value);
        }
        setSize(size + 1);
        endChange();
    }

    /** The capacity whose entries hold more than {@code n}. */
    private static int capacityFor(long n) {
        int capacity = MIN_CAPACITY;
        while (DictStore.limit(capacity) <= n) {
            if (capacity == MAX_CAPACITY) {
                throw Errors.memoryError();
            }
            capacity <<= 1;
        }
        return capacity;
    }

    private static DictStore rebuilt(DictStore old, int capacity, boolean strings) {
        DictStore s = new DictStore(capacity, strings);
        Object[] entries = old.entries;
        for (int e = old.first, n = old.used; e < n; e++) {
            if (entries[2 * e + 1] != null) {
                if (old.foreign) {
                    s.append(entries[2 * e], old.hash(e), entries[2 * e + 1]);
                } else {
                    s.appendKnown(entries[2 * e], old.hash(e), entries[2 * e + 1]);
                }
            }
        }
        return s;
    }

    /** Makes room for {@code n} keys more. */
    final void reserve(int n) {
        lock();
        try {
            DictStore s = store;
            if ((long) s.used + n > s.limit()) {
                STORE.setRelease(this, rebuilt(s, capacityFor((long) size + n), s.hashes == null));
            }
        } finally {
            unlock();
        }
    }

    // ---- whole tables -----------------------------------------------------------------------------------------------

    /** A moment's state of another table: no lock is held while it is used. */
    static final class Snapshot {
        final Object[] keys;
        final long[] hashes;
        final Object[] values;

        private Snapshot(int n) {
            keys = new Object[n];
            hashes = new long[n];
            values = new Object[n];
        }
    }

    final Snapshot snapshot() {
        lock();
        try {
            DictStore s = store;
            Snapshot shot = new Snapshot(size);
            int n = 0;
            for (int e = s.first, used = s.used; e < used; e++) {
                Object v = s.entries[2 * e + 1];
                if (v != null) {
                    shot.keys[n] = s.entries[2 * e];
                    shot.hashes[n] = s.hash(e);
                    shot.values[n++] = v;
                }
            }
            return shot;
        } finally {
            unlock();
        }
    }

    /** Fills this empty, unshared table with the items of {@code other}, as they are at one moment. */
    final void copyFrom(DictTable other) {
        other.lock();
        try {
            if (other.size > 0) {
                store = rebuilt(other.store, capacityFor(other.size), other.store.hashes == null);
                size = other.size;
            }
        } finally {
            other.unlock();
        }
    }

    /**
     * Adds the items of a snapshot from number {@code i} on, in one atomic step as far as that needs no Python code.
     *
     * @return the number of the first item not added; the caller adds it by {@link #put} and comes back
     */
    final int putAll(Snapshot shot, int i, boolean replace) {
        lock();
        try {
            int n = shot.keys.length;
            while (i < n) {
                Object key = shot.keys[i];
                DictStore s = store;
                int e = s.findPlain(key, shot.hashes[i]);
                if (e == -1) {
                    add(key, shot.hashes[i], shot.values[i]);
                } else if (e == -2) {
                    return i;
                } else if (replace) {
                    VarHandle.releaseFence();
                    s.entries[2 * e + 1] = shot.values[i];
                }
                i++;
            }
            return i;
        } finally {
            unlock();
        }
    }

    /** A snapshot of the items: pairs of key and value, in order. */
    public final Object[][] items() {
        lock();
        try {
            DictStore s = store;
            Object[][] items = new Object[size][];
            int n = 0;
            for (int e = s.first, used = s.used; e < used; e++) {
                if (s.entries[2 * e + 1] != null) {
                    items[n++] = new Object[] {s.entries[2 * e], s.entries[2 * e + 1]};
                }
            }
            return items;
        } finally {
            unlock();
        }
    }

    /** A snapshot of the keys, in order. */
    public final Object[] keys() {
        return column(0);
    }

    /** A snapshot of the values, in order. */
    public final Object[] values() {
        return column(1);
    }

    private Object[] column(int which) {
        lock();
        try {
            DictStore s = store;
            Object[] result = new Object[size];
            int n = 0;
            for (int e = s.first, used = s.used; e < used; e++) {
                if (s.entries[2 * e + 1] != null) {
                    result[n++] = s.entries[2 * e + which];
                }
            }
            return result;
        } finally {
            unlock();
        }
    }

    /** How many bytes the arrays take, about. */
    public final long storeBytes() {
        DictStore s = store;
        long hashes = s.hashes == null ? 0 : s.hashes.length * 8L;
        return s == NOTHING ? 0 : s.index.length * 4L + s.entries.length * 4L + hashes + 88;
    }
}
