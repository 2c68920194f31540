package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.PlainValues;

/**
 * The hash table inside {@code set} and {@code frozenset}: open addressing with CPython's probe sequence and sizes, so
 * that elements come out in the same order as there.
 *
 * <p><b>Contract.</b> Reads take no lock and see, of every element, whether it was there at some moment during the
 * read. Each write is atomic and holds the object's lock; no Python code runs under it.
 *
 * <p><b>Why it holds.</b> Within one {@link Store} a slot never becomes empty again: it holds a key, or {@link #DUMMY}
 * after its removal, and perhaps another key later. Its hash is written before the key, which is stored with release; a
 * reader takes the key first (acquire), so that a hash that does not belong to it tells that the key was removed
 * meanwhile. Growing makes a new store, published by one release write. A write looks its key up before it takes the
 * lock, because that may call {@code __eq__}; under the lock it checks that a found slot still holds the key, or that
 * {@link #additions} shows no new one, and starts again if not.
 */
public abstract class SetTable extends LockedObject {
    private static final Object DUMMY = new Object();
    private static final int MIN_CAPACITY = 8;
    private static final int MAX_CAPACITY = 1 << 30;
    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle STORE;
    private static final VarHandle SIZE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STORE = lookup.findVarHandle(SetTable.class, "store", Store.class);
            SIZE = lookup.findVarHandle(SetTable.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Store {
        final Object[] keys;
        final long[] hashes;
        /** Whether comparing a key may run Python code. */
        boolean foreign;
        /** Slots that are not empty; read and written under the lock. */
        int fill;

        Store(int capacity) {
            keys = new Object[capacity];
            hashes = new long[capacity];
        }

        /** The slot of a key, or -1. */
        int find(ThreadState ts, Object key, long hash) {
            int mask = keys.length - 1;
            int i = (int) hash & mask;
            for (long perturb = hash;;) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int j = i; j <= last; j++) {
                    Object k = SLOT.getAcquire(keys, j);
                    if (k == null) {
                        return -1;
                    }
                    if (k == key || hashes[j] == hash && k != DUMMY && Compare.eq(ts, k, key)) {
                        return j;
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }

        /** The last slot of a removed key where a key known to be absent may go; -1 if there is none. */
        int freeSlot(long hash) {
            int mask = keys.length - 1;
            int i = (int) hash & mask;
            int free = -1;
            for (long perturb = hash;;) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int j = i; j <= last; j++) {
                    if (keys[j] == null) {
                        return free;
                    }
                    if (keys[j] == DUMMY) {
                        free = j;
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }

        /** Adds a key known to be absent, in an empty slot. */
        void insert(Object key, long hash) {
            foreign |= !PlainValues.isKey(key);
            insertKnown(key, hash);
        }

        /** The same for a key out of a store that is not foreign. */
        void insertKnown(Object key, long hash) {
            int mask = keys.length - 1;
            int i = (int) hash & mask;
            for (long perturb = hash;;) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int j = i; j <= last; j++) {
                    if (keys[j] == null) {
                        hashes[j] = hash;
                        SLOT.setRelease(keys, j, key);
                        fill++;
                        return;
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }
    }

    private static final Store NOTHING = new Store(1);

    private volatile Store store;
    private volatile int size;
    /** Counts added keys; written under the lock. */
    private volatile int additions;
    /** Where {@link #removeAny} goes on. */
    private int finger;

    protected SetTable(PyType type) {
        super(type);
        // Nobody knows of this yet: a volatile write would cost as much as all the rest.
        STORE.set(this, NOTHING);
    }

    public final int size() {
        return size;
    }

    /** Whether to look up a plain value runs no Python code: all elements are plain ({@link PlainValues}). */
    public final boolean isPlain() {
        return !store.foreign;
    }

    /** Whether a key with that hash is an element. */
    final boolean contains(ThreadState ts, Object key, long hash) {
        return store.find(ts, key, hash) >= 0;
    }

    /** Adds a key with that hash; false if it was there. */
    final boolean add(ThreadState ts, Object key, long hash) {
        while (true) {
            int before = additions;
            Store s = store;
            if (s.find(ts, key, hash) >= 0) {
                return false;
            }
            lock();
            try {
                if (additions == before) {
                    insert(key, hash);
                    return true;
                }
            } finally {
                unlock();
            }
        }
    }

    private void insert(Object key, long hash) {
        Store s = store;
        int n = size + 1;
        int free = s.fill > size ? s.freeSlot(hash) : -1;
        if (free >= 0) {
            s.foreign |= !PlainValues.isKey(key);
            s.hashes[free] = hash;
            SLOT.setRelease(s.keys, free, key);
        } else if (s == NOTHING) {
            s = new Store(MIN_CAPACITY);
            s.insert(key, hash);
            STORE.setRelease(this, s);
        } else if ((s.fill + 1) * 5L < (s.keys.length - 1) * 3L) {
            s.insert(key, hash);
        } else {
            Store fresh = new Store(capacityFor(n > 50000 ? n * 2L : n * 4L));
            s.insert(key, hash);
            copyKeys(s, fresh);
            STORE.setRelease(this, fresh);
        }
        additions++;
        SIZE.setRelease(this, n);
    }

    private static int capacityFor(long n) {
        int capacity = MIN_CAPACITY;
        while (capacity <= n) {
            if (capacity == MAX_CAPACITY) {
                throw Errors.memoryError();
            }
            capacity <<= 1;
        }
        return capacity;
    }

    private static void copyKeys(Store from, Store to) {
        for (int i = 0; i < from.keys.length; i++) {
            Object k = from.keys[i];
            if (k != null && k != DUMMY) {
                if (from.foreign) {
                    to.insert(k, from.hashes[i]);
                } else {
                    to.insertKnown(k, from.hashes[i]);
                }
            }
        }
    }

    /** Removes a key with that hash; false if it was absent. */
    final boolean remove(ThreadState ts, Object key, long hash) {
        while (true) {
            Store s = store;
            int i = s.find(ts, key, hash);
            if (i < 0) {
                return false;
            }
            Object k = s.keys[i];
            lock();
            try {
                if (store == s && k != DUMMY && s.keys[i] == k) {
                    s.keys[i] = DUMMY;
                    SIZE.setRelease(this, size - 1);
                    return true;
                }
            } finally {
                unlock();
            }
        }
    }

    /** Removes and returns some element; null if there is none. */
    final Object removeAny() {
        lock();
        try {
            if (size == 0) {
                return null;
            }
            Store s = store;
            int mask = s.keys.length - 1;
            int i = finger & mask;
            while (s.keys[i] == null || s.keys[i] == DUMMY) {
                i = i + 1 & mask;
            }
            Object k = s.keys[i];
            s.keys[i] = DUMMY;
            SIZE.setRelease(this, size - 1);
            finger = i + 1;
            return k;
        } finally {
            unlock();
        }
    }

    /** Empties the set. */
    final void removeAll() {
        lock();
        try {
            STORE.setRelease(this, NOTHING);
            SIZE.setRelease(this, 0);
        } finally {
            unlock();
        }
    }

    /** Makes room for a merge with {@code n} elements, as {@code set_merge} does. */
    final void reserve(int n) {
        lock();
        try {
            Store s = store;
            if (((long) s.fill + n) * 5 >= (Math.max(s.keys.length, MIN_CAPACITY) - 1) * 3L) {
                Store fresh = new Store(capacityFor(((long) size + n) * 2));
                copyKeys(s, fresh);
                STORE.setRelease(this, fresh);
            }
        } finally {
            unlock();
        }
    }

    /** After removals: gets rid of the dummies if they are more than a fourth. */
    final void compact() {
        lock();
        try {
            Store s = store;
            if (s.fill - size > (s.keys.length - 1) / 4) {
                Store fresh = new Store(capacityFor(size > 50000 ? size * 2L : size * 4L));
                copyKeys(s, fresh);
                STORE.setRelease(this, fresh);
            }
        } finally {
            unlock();
        }
    }

    /** Takes over the elements of a set that nobody else knows. */
    final void replaceWith(SetTable other) {
        lock();
        try {
            additions++;
            STORE.setRelease(this, other.store);
            SIZE.setRelease(this, other.size);
        } finally {
            unlock();
        }
    }

    /** Fills this empty, unshared set with the elements of {@code other}, as they are at one moment. */
    final void copyFrom(SetTable other) {
        other.lock();
        try {
            Store s = other.store;
            if (other.size == 0) {
                return;
            }
            int capacity = other.size * 5L >= (MIN_CAPACITY - 1) * 3L ? capacityFor(other.size * 2L) : MIN_CAPACITY;
            Store fresh = new Store(capacity);
            if (capacity == s.keys.length && s.fill == other.size) {
                System.arraycopy(s.keys, 0, fresh.keys, 0, capacity);
                System.arraycopy(s.hashes, 0, fresh.hashes, 0, capacity);
                fresh.fill = s.fill;
            } else {
                copyKeys(s, fresh);
            }
            store = fresh;
            size = other.size;
        } finally {
            other.unlock();
        }
    }

    /** A moment's elements with their hashes. */
    static final class Snapshot {
        final Object[] keys;
        final long[] hashes;

        private Snapshot(int n) {
            keys = new Object[n];
            hashes = new long[n];
        }
    }

    final Snapshot snapshot() {
        lock();
        try {
            Store s = store;
            Snapshot shot = new Snapshot(size);
            int n = 0;
            for (int i = 0; i < s.keys.length; i++) {
                Object k = s.keys[i];
                if (k != null && k != DUMMY) {
                    shot.keys[n] = k;
                    shot.hashes[n++] = s.hashes[i];
                }
            }
            return shot;
        } finally {
            unlock();
        }
    }

    /** A snapshot of the elements. */
    public final Object[] toArray() {
        return snapshot().keys;
    }

    /** How many bytes the arrays take, about. */
    final long storeBytes() {
        Store s = store;
        return s == NOTHING ? 0 : s.keys.length * 12L + 56;
    }

    /** Walks the elements without a lock; {@code at} is where to go on. */
    static final class Cursor {
        private final SetTable table;
        private int at;

        Cursor(SetTable table) {
            this.table = table;
        }

        /** The next element, or null at the end. */
        Object next() {
            Object[] keys = table.store.keys;
            int i = at;
            while (i < keys.length) {
                Object k = SLOT.getAcquire(keys, i++);
                if (k != null && k != DUMMY) {
                    at = i;
                    return k;
                }
            }
            at = i;
            return null;
        }

        Cursor copy() {
            Cursor c = new Cursor(table);
            c.at = at;
            return c;
        }
    }
}
