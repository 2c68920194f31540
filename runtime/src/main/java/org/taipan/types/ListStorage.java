package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.ops.Slices;

/**
 * The items of a list. The only file that knows they are an {@code Object[]}: storage of {@code long[]} and
 * {@code double[]} will go in here.
 *
 * <p><b>Contract.</b> Reading one item takes no lock and gives an item that the list had at that place at some moment
 * during the read, or null if it was shorter. Everything else is atomic and holds the object's lock; no Python code
 * runs under it.
 *
 * <p><b>Why it holds.</b> A reader takes the size first (acquire), then the array, and asks both for their bounds.
 * Growing publishes the new array before the new size, so an index below the size read is within the array and filled,
 * unless the list shrank since; then the place may hold null or lie outside, and both mean "shorter". Moves within the
 * array write each place once, from its old to its new item.
 */
public abstract class ListStorage extends LockedObject {
    private static final Object[] NO_ITEMS = {};
    private static final int MAX = Integer.MAX_VALUE - 8;
    private static final VarHandle SIZE;
    private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(Object[].class);

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(ListStorage.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Object[] items;
    private volatile int size;

    /** An empty list. */
    protected ListStorage(PyType type) {
        super(type);
        items = NO_ITEMS;
    }

    /** A list of the first {@code n} of {@code items}, which it takes over. */
    protected ListStorage(PyType type, Object[] items, int n) {
        super(type);
        this.items = items;
        this.size = n;
    }

    public final int size() {
        return size;
    }

    /** Item {@code i}, or null if there is none. */
    public final Object get(int i) {
        if (i < 0 || i >= size) {
            return null;
        }
        Object[] a = items;
        return i < a.length ? a[i] : null;
    }

    private void setSize(int n) {
        SIZE.setRelease(this, n);
    }

    /** Replaces item {@code i}, counted from the end if negative; false if there is none. */
    final boolean set(long i, Object value) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            if (j < 0 || j >= size) {
                return false;
            }
            ITEM.setRelease(items, (int) j, value);
            return true;
        } finally {
            unlock();
        }
    }

    /** Adds an item at the end. */
    public final void append(Object value) {
        lock();
        try {
            int n = size;
            Object[] a = items;
            if (n == a.length) {
                a = grown(n + 1L);
                items = a;
            }
            a[n] = value;
            setSize(n + 1);
        } finally {
            unlock();
        }
    }

    /** A copy of the items with room for at least {@code needed}. */
    private Object[] grown(long needed) {
        Object[] fresh = allocate(Math.max(needed, Math.min(needed + (needed >> 3) + 6 & ~3L, MAX)));
        System.arraycopy(items, 0, fresh, 0, size);
        VarHandle.releaseFence();
        return fresh;
    }

    private static Object[] allocate(long n) {
        if (n > MAX) {
            throw Errors.memoryError();
        }
        try {
            return new Object[(int) n];
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
    }

    /** Adds the first {@code n} items of {@code more} at the end. */
    final void appendAll(Object[] more, int n) {
        lock();
        try {
            spliceLocked(size, size, more, n);
        } finally {
            unlock();
        }
    }

    /** Inserts before item {@code i}, counted and clipped as slices do. */
    final void insert(long i, Object value) {
        lock();
        try {
            int n = size;
            int j = (int) (i < 0 ? Math.max(i + n, 0) : Math.min(i, n));
            spliceLocked(j, j, new Object[] {value}, 1);
        } finally {
            unlock();
        }
    }

    /** Removes item {@code i}, counted from the end if negative; null if there is none. */
    final Object removeAt(long i) {
        lock();
        try {
            int n = size;
            long j = i < 0 ? i + n : i;
            if (j < 0 || j >= n) {
                return null;
            }
            int k = (int) j;
            Object[] a = items;
            Object v = a[k];
            System.arraycopy(a, k + 1, a, k, n - k - 1);
            setSize(n - 1);
            a[n - 1] = null;
            if (n < a.length >> 2 && a.length > 32) {
                items = Arrays.copyOf(a, a.length >> 1);
            }
            return v;
        } finally {
            unlock();
        }
    }

    /** Removes item {@code i} if it is still {@code item}. */
    final boolean removeIf(int i, Object item) {
        lock();
        try {
            if (i >= size || items[i] != item) {
                return false;
            }
            spliceLocked(i, i + 1, NO_ITEMS, 0);
            return true;
        } finally {
            unlock();
        }
    }

    /** Replaces items {@code from} to {@code to} by {@code n} others. */
    private void spliceLocked(int from, int to, Object[] others, int n) {
        int old = size;
        long total = (long) old - (to - from) + n;
        int tail = old - to;
        Object[] a = items;
        if (total > a.length) {
            Object[] fresh = allocate(from == old ? Math.max(total, Math.min(total + (total >> 3) + 6 & ~3L, MAX))
                    : total + (total >> 3));
            System.arraycopy(a, 0, fresh, 0, from);
            System.arraycopy(others, 0, fresh, from, n);
            System.arraycopy(a, to, fresh, from + n, tail);
            VarHandle.releaseFence();
            items = fresh;
            setSize((int) total);
            return;
        }
        VarHandle.releaseFence();
        System.arraycopy(a, to, a, from + n, tail);
        System.arraycopy(others, 0, a, from, n);
        setSize((int) total);
        if (total < old) {
            Arrays.fill(a, (int) total, old, null);
        }
    }

    /** {@code self[start:stop] = others}; negative and excessive indices have been dealt with, or are clipped. */
    final void splice(long start, long stop, Object[] others) {
        lock();
        try {
            int from = (int) Math.clamp(start, 0, size);
            int to = (int) Math.clamp(stop, from, size);
            spliceLocked(from, to, others, others.length);
        } finally {
            unlock();
        }
    }

    /** A copy of the items. */
    public final Object[] toArray() {
        lock();
        try {
            return Arrays.copyOf(items, size, Object[].class);
        } finally {
            unlock();
        }
    }

    /** A copy of items {@code start} to {@code stop}, counted and clipped as slices do. */
    final Object[] copyRange(long start, long stop) {
        lock();
        try {
            int n = size;
            int from = Slices.clip(start, n);
            return Arrays.copyOfRange(items, from, Math.max(from, Slices.clip(stop, n)));
        } finally {
            unlock();
        }
    }

    /** What a slice selects. */
    final Object[] select(org.taipan.ops.Slices.Bounds bounds) {
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            if (x.step() == 1) {
                return Arrays.copyOfRange(items, (int) x.start(), (int) (x.start() + x.length()));
            }
            Object[] result = new Object[(int) x.length()];
            long at = x.start();
            for (int i = 0; i < result.length; i++, at += x.step()) {
                result[i] = items[(int) at];
            }
            return result;
        } finally {
            unlock();
        }
    }

    /** Assigns to a slice; returns the length of an extended slice that does not fit, or -1 when done. */
    final long assign(org.taipan.ops.Slices.Bounds bounds, Object[] values) {
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            if (x.step() == 1) {
                spliceLocked((int) x.start(), (int) Math.max(x.start(), x.stop()), values, values.length);
                return -1;
            }
            if (values.length != x.length()) {
                return x.length();
            }
            VarHandle.releaseFence();
            long at = x.start();
            for (int i = 0; i < values.length; i++, at += x.step()) {
                items[(int) at] = values[i];
            }
            return -1;
        } finally {
            unlock();
        }
    }

    /** Removes what a slice selects. */
    final void remove(org.taipan.ops.Slices.Bounds bounds) {
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            if (x.length() == 0) {
                return;
            }
            if (x.step() == 1) {
                spliceLocked((int) x.start(), (int) x.stop(), NO_ITEMS, 0);
                return;
            }
            long step = Math.abs(x.step());
            long first = x.step() > 0 ? x.start() : x.start() + (x.length() - 1) * x.step();
            long last = first + (x.length() - 1) * step;
            Object[] a = items;
            int n = size;
            int to = (int) first;
            for (int i = to; i < n; i++) {
                if (i > last || (i - first) % step != 0) {
                    a[to++] = a[i];
                }
            }
            setSize(to);
            Arrays.fill(a, to, n, null);
        } finally {
            unlock();
        }
    }

    /** Repeats the items in place; {@code times} below 1 empties. */
    final void repeat(long times) {
        lock();
        try {
            int n = size;
            if (times <= 0 || n == 0) {
                clearLocked();
                return;
            }
            if (times > MAX / n) {
                throw Errors.memoryError();
            }
            Object[] fresh = allocate(n * times);
            fill(fresh, items, n);
            VarHandle.releaseFence();
            items = fresh;
            setSize(fresh.length);
        } finally {
            unlock();
        }
    }

    /** {@code times} copies of {@code n} items, in a fresh array. */
    static Object[] repeated(Object[] items, int n, long times) {
        if (times <= 0 || n == 0) {
            return NO_ITEMS;
        }
        if (times > MAX / n) {
            throw Errors.memoryError();
        }
        Object[] result = allocate(n * times);
        fill(result, items, n);
        return result;
    }

    private static void fill(Object[] result, Object[] items, int n) {
        if (n == 1) {
            Arrays.fill(result, items[0]);
            return;
        }
        System.arraycopy(items, 0, result, 0, n);
        for (int done = n; done < result.length; done *= 2) {
            System.arraycopy(result, 0, result, done, Math.min(done, result.length - done));
            if (done > MAX / 2) {
                break;
            }
        }
    }

    private void clearLocked() {
        if (size > 0) {
            setSize(0);
            items = NO_ITEMS;
        }
    }

    /** Removes all items. */
    public final void clear() {
        lock();
        try {
            clearLocked();
        } finally {
            unlock();
        }
    }

    final void reverseItems() {
        lock();
        try {
            Object[] a = items;
            for (int i = 0, j = size - 1; i < j; i++, j--) {
                Object v = a[i];
                a[i] = a[j];
                a[j] = v;
            }
        } finally {
            unlock();
        }
    }

    // ---- sorting ----------------------------------------------------------------------------------------------------

    /** Empties the list for as long as it is sorted; the result is an exact copy of its items. */
    final Object[] takeForSort(Object[] token) {
        lock();
        try {
            Object[] a = Arrays.copyOf(items, size, Object[].class);
            setSize(0);
            items = token;
            return a;
        } finally {
            unlock();
        }
    }

    /** Gives back the sorted items; false if the list was changed meanwhile. {@code token} is a fresh empty array. */
    final boolean giveBack(Object[] token, Object[] sorted) {
        lock();
        try {
            boolean untouched = items == token;
            VarHandle.releaseFence();
            items = sorted;
            setSize(sorted.length);
            return untouched;
        } finally {
            unlock();
        }
    }
}
