package org.taipan.modules.collections;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.types.LockedObject;

/**
 * The items of a deque: a circular buffer whose length is a power of two.
 *
 * <p><b>Contract.</b> Every method is atomic. <b>Why it holds.</b> All state is read and written under the object's
 * lock, for a few instructions each; {@link #size} and {@link #changes} alone are read without, to compare or to
 * report.
 */
abstract class DequeStorage extends LockedObject {
    private static final int MIN = 8;
    private static final Object[] NO_ITEMS = new Object[1];

    private static final VarHandle SIZE;
    private static final VarHandle CHANGES;

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(DequeStorage.class, "size", int.class);
            CHANGES = MethodHandles.lookup().findVarHandle(DequeStorage.class, "changes", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Object[] items = NO_ITEMS;
    private int head;
    private volatile int size;
    /** Negative: unbounded. */
    private long maxlen = -1;
    /** Counts what iterators must not overlook: additions, removals and moves. */
    private volatile int changes;

    DequeStorage(PyType type) {
        super(type);
    }

    public final int size() {
        return size;
    }

    private void setSize(int n) {
        SIZE.setRelease(this, n);
    }

    final int changes() {
        return changes;
    }

    final long maxlen() {
        return maxlen;
    }

    final int capacity() {
        return items.length;
    }

    /** Empties the deque and sets its maximal length. */
    final void reset(long max) {
        lock();
        try {
            clearLocked();
            maxlen = max;
        } finally {
            unlock();
        }
    }

    private void clearLocked() {
        items = NO_ITEMS;
        head = 0;
        setSize(0);
        CHANGES.setRelease(this, changes + 1);
    }

    final void removeAll() {
        lock();
        try {
            clearLocked();
        } finally {
            unlock();
        }
    }

    private int at(int i) {
        return head + i & items.length - 1;
    }

    private void room(int n) {
        if (n >= items.length) {
            int capacity = MIN;
            while (capacity <= n) {
                if (capacity == 1 << 30) {
                    throw Errors.memoryError();
                }
                capacity <<= 1;
            }
            Object[] fresh = new Object[capacity];
            copyTo(fresh);
            items = fresh;
            head = 0;
        }
    }

    private void copyTo(Object[] target) {
        int first = Math.min(size, items.length - head);
        System.arraycopy(items, head, target, 0, first);
        System.arraycopy(items, 0, target, first, size - first);
    }

    final void addLast(Object v) {
        lock();
        try {
            CHANGES.setRelease(this, changes + 1);
            if (maxlen == 0) {
                return;
            }
            if (size == maxlen) {
                dropFirst();
            }
            room(size + 1);
            items[at(size)] = v;
            setSize(size + 1);
        } finally {
            unlock();
        }
    }

    final void addFirst(Object v) {
        lock();
        try {
            CHANGES.setRelease(this, changes + 1);
            if (maxlen == 0) {
                return;
            }
            if (size == maxlen) {
                dropLast();
            }
            room(size + 1);
            head = head - 1 & items.length - 1;
            items[head] = v;
            setSize(size + 1);
        } finally {
            unlock();
        }
    }

    private Object dropFirst() {
        Object v = items[head];
        items[head] = null;
        head = head + 1 & items.length - 1;
        setSize(size - 1);
        return v;
    }

    private Object dropLast() {
        int i = at(size - 1);
        Object v = items[i];
        items[i] = null;
        setSize(size - 1);
        return v;
    }

    /** Removes and returns the first item; null if there is none. */
    final Object removeFirst() {
        lock();
        try {
            if (size == 0) {
                return null;
            }
            CHANGES.setRelease(this, changes + 1);
            return dropFirst();
        } finally {
            unlock();
        }
    }

    /** Removes and returns the last item; null if there is none. */
    final Object removeLast() {
        lock();
        try {
            if (size == 0) {
                return null;
            }
            CHANGES.setRelease(this, changes + 1);
            return dropLast();
        } finally {
            unlock();
        }
    }

    /** Item {@code i}, counted from the end if negative; null if there is none. */
    final Object get(long i) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            return j < 0 || j >= size ? null : items[at((int) j)];
        } finally {
            unlock();
        }
    }

    /** The item {@code i} steps from an end, if nothing has changed since {@code before}; else null. */
    final Object getUnchanged(int i, boolean fromEnd, int before) {
        lock();
        try {
            return changes != before || i >= size ? null : items[at(fromEnd ? size - 1 - i : i)];
        } finally {
            unlock();
        }
    }

    final boolean set(long i, Object v) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            if (j < 0 || j >= size) {
                return false;
            }
            items[at((int) j)] = v;
            return true;
        } finally {
            unlock();
        }
    }

    /** Removes and returns item {@code i}; null if there is none. */
    final Object removeAt(long i) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            return j < 0 || j >= size ? null : removeLocked((int) j);
        } finally {
            unlock();
        }
    }

    /** Removes item {@code i} if nothing has changed since {@code before}. */
    final boolean removeUnchanged(int i, int before) {
        lock();
        try {
            if (changes != before) {
                return false;
            }
            removeLocked(i);
            return true;
        } finally {
            unlock();
        }
    }

    private Object removeLocked(int i) {
        CHANGES.setRelease(this, changes + 1);
        Object v = items[at(i)];
        if (i < size - 1 - i) {
            for (int k = i; k > 0; k--) {
                items[at(k)] = items[at(k - 1)];
            }
            dropFirst();
        } else {
            for (int k = i; k < size - 1; k++) {
                items[at(k)] = items[at(k + 1)];
            }
            dropLast();
        }
        return v;
    }

    /** Inserts before index {@code i}, clipped as slices do; false if the deque is full. */
    final boolean insert(long i, Object v) {
        lock();
        try {
            int n = size;
            if (n == maxlen) {
                return false;
            }
            int j = (int) (i < 0 ? Math.max(i + n, 0) : Math.min(i, n));
            CHANGES.setRelease(this, changes + 1);
            room(n + 1);
            if (j < n - j) {
                head = head - 1 & items.length - 1;
                for (int k = 0; k < j; k++) {
                    items[at(k)] = items[at(k + 1)];
                }
            } else {
                for (int k = n; k > j; k--) {
                    items[at(k)] = items[at(k - 1)];
                }
            }
            items[at(j)] = v;
            setSize(n + 1);
            return true;
        } finally {
            unlock();
        }
    }

    final void rotate(long n) {
        lock();
        try {
            int len = size;
            if (len < 2) {
                return;
            }
            int steps = (int) Math.floorMod(n, (long) len);
            CHANGES.setRelease(this, changes + 1);
            if (steps <= len / 2) {
                for (; steps > 0; steps--) {
                    Object v = dropLast();
                    head = head - 1 & items.length - 1;
                    items[head] = v;
                    setSize(size + 1);
                }
            } else {
                for (steps = len - steps; steps > 0; steps--) {
                    Object v = dropFirst();
                    items[at(size)] = v;
                    setSize(size + 1);
                }
            }
        } finally {
            unlock();
        }
    }

    final void reverse() {
        lock();
        try {
            for (int i = 0, j = size - 1; i < j; i++, j--) {
                Object v = items[at(i)];
                items[at(i)] = items[at(j)];
                items[at(j)] = v;
            }
        } finally {
            unlock();
        }
    }

    /** Repeats the items in place; of a bounded deque the last ones stay. */
    final void repeat(long times) {
        lock();
        try {
            int n = size;
            if (times <= 0 || n == 0) {
                clearLocked();
                return;
            }
            if (times == 1) {
                return;
            }
            CHANGES.setRelease(this, changes + 1);
            Object[] unit = new Object[n];
            copyTo(unit);
            if (maxlen < 0 && times > (1 << 30) / n) {
                throw Errors.memoryError();
            }
            long total = maxlen < 0 ? n * times : times > maxlen / n ? maxlen : Math.min(n * times, maxlen);
            if (total > 1 << 30) {
                throw Errors.memoryError();
            }
            room((int) total);
            Arrays.fill(items, null);
            head = 0;
            setSize((int) total);
            for (int i = 0; i < size; i++) {
                items[i] = unit[Math.floorMod(i - size, n)];
            }
        } finally {
            unlock();
        }
    }

    final Object[] toArray() {
        lock();
        try {
            Object[] a = new Object[size];
            copyTo(a);
            return a;
        } finally {
            unlock();
        }
    }
}
