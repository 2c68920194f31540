package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.objects.PyType;
import org.taipan.ops.Slices;

/**
 * The items of a list, in one of the three kinds of array that {@link ListItems} deals with; these two files alone know of
 * them.
 *
 * <p><b>Contract.</b> Reading one item takes no lock and gives an item that the list had at that place at some moment
 * during the read, or null if it was shorter. Everything else is atomic and holds the object's lock; no Python code
 * runs under it.
 *
 * <p><b>Why it holds.</b> A place of the array that holds no item is empty, and says so by itself in every kind of array: a
 * reader takes the array and looks into it, whatever the size is just now. An array is filled before it is published, an
 * item is put into its place before the size grows, and places are emptied once the size has shrunk; so a place outside the
 * array or empty means "shorter", and one with an item means that the list has it, is about to have it, or has just had it.
 * Who counts from the end takes the size first (acquire), then the array. Moves within the array write each place once,
 * from its old to its new item. An array keeps its kind: a list that needs another publishes a new array with all its
 * items, under the lock, and who reads the old one finds there what the list had before.
 */
public abstract class ListStorage extends LockedObject {
    private static final VarHandle SIZE;
    private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(Object[].class);

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(ListStorage.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What {@link #longAt} and its like give where there is no int. */
    public static final long NO_LONG = ListItems.NO_LONG;

    /** An {@code Object[]}, {@code long[]} or {@code double[]}. */
    private Object items;
    private volatile int size;

    /** An empty list. */
    protected ListStorage(PyType type) {
        super(type);
        items = ListItems.NONE;
    }

    /** A list of the first {@code n} of {@code items}, an array of any kind, which it may take over. */
    protected ListStorage(PyType type, Object items, int n) {
        super(type);
        this.items = ListItems.isObjects(items) ? ListItems.narrowed((Object[]) items, n) : items;
        // Nobody knows of this yet: a volatile write would cost as much as all the rest.
        SIZE.set(this, n);
        VarHandle.storeStoreFence();
    }

    public final int size() {
        return size;
    }

    /** How items are stored at present: {@code long[].class}, {@code double[].class} or {@code Object[].class}. */
    public final Class<?> kind() {
        return items.getClass();
    }

    // ---- one item -------------------------------------------------------------------------------------------------------

    /** Item {@code i}, or null if there is none. */
    public final Object get(int i) {
        return i < 0 ? null : ListItems.get(items, i);
    }

    /** Item {@code i}, counted from the end if negative, or null if there is none. */
    public final Object at(long i) {
        int k = (int) i;
        if (k == i && k >= 0) {
            return ListItems.get(items, k);
        }
        return i < 0 && i + size >= 0 ? get((int) i + size) : null;
    }

    /** The same for a list of objects; null if it is another. Small, for compiled code that expects no other. */
    public final Object objectAt(long i) {
        Object a = items;
        if (!ListItems.isObjects(a)) {
            return null;
        }
        Object[] o = (Object[]) a;
        long j = i < 0 ? i + size : i;
        return j >= 0 && j < o.length ? o[(int) j] : null;
    }

    /** The same for a list of longs; {@link #NO_LONG} if it is another, or there is no such item. */
    public final long longAt(long i) {
        int k = (int) i;
        if (items instanceof long[] a) {
            if (k == i && k >= 0) {
                return k < a.length ? a[k] : NO_LONG;
            }
            int j = i < 0 && i + size >= 0 ? (int) i + size : a.length;
            return j < a.length ? a[j] : NO_LONG;
        }
        return NO_LONG;
    }

    /** The same for a list of doubles, or NaN. */
    public final double doubleAt(long i) {
        int k = (int) i;
        if (items instanceof double[] a) {
            if (k == i && k >= 0) {
                return k < a.length ? a[k] : Double.NaN;
            }
            int j = i < 0 && i + size >= 0 ? (int) i + size : a.length;
            return j < a.length ? a[j] : Double.NaN;
        }
        return Double.NaN;
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
            setLocked((int) j, value);
            return true;
        } finally {
            unlock();
        }
    }

    /** The same for an int. */
    final boolean set(long i, long value) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            if (j < 0 || j >= size) {
                return false;
            }
            if (items instanceof long[] a && value != NO_LONG) {
                a[(int) j] = value;
            } else {
                setLocked((int) j, value);
            }
            return true;
        } finally {
            unlock();
        }
    }

    /** The same for a float. */
    final boolean set(long i, double value) {
        lock();
        try {
            long j = i < 0 ? i + size : i;
            if (j < 0 || j >= size) {
                return false;
            }
            if (items instanceof double[] a && value == value) {
                a[(int) j] = value;
            } else {
                setLocked((int) j, value);
            }
            return true;
        } finally {
            unlock();
        }
    }

    private void setLocked(int i, Object value) {
        Object a = items;
        if (ListItems.isObjects(a)) {
            ITEM.setRelease((Object[]) a, i, value);
        } else if (ListItems.fits(a, value)) {
            ListItems.put(a, i, value);
        } else {
            Object[] o = ListItems.boxed(a, size, ListItems.length(a));
            o[i] = value;
            publish(o, size);
        }
    }

    /** Adds an item at the end. */
    public final void append(Object value) {
        lock();
        try {
            int n = size;
            Object a = items;
            if (ListItems.isObjects(a) && n < ((Object[]) a).length) {
                ((Object[]) a)[n] = value;
                setSize(n + 1);
            } else {
                appendLocked(value);
            }
        } finally {
            unlock();
        }
    }

    /** The same for an int. */
    public final void append(long value) {
        lock();
        try {
            int n = size;
            if (items instanceof long[] a && n < a.length && value != NO_LONG) {
                a[n] = value;
                setSize(n + 1);
            } else {
                appendLocked(value);
            }
        } finally {
            unlock();
        }
    }

    /** The same for a float. */
    public final void append(double value) {
        lock();
        try {
            int n = size;
            if (items instanceof double[] a && n < a.length && value == value) {
                a[n] = value;
                setSize(n + 1);
            } else {
                appendLocked(value);
            }
        } finally {
            unlock();
        }
    }

    private void appendLocked(Object value) {
        int n = size;
        Object a = items;
        if (a == ListItems.NONE) {
            a = ListItems.none(value);
        }
        boolean full = n == ListItems.length(a);
        long room = full ? ListItems.room(n + 1L) : ListItems.length(a);
        if (!ListItems.fits(a, value)) {
            a = ListItems.boxed(a, n, room);
        } else if (full) {
            a = ListItems.copy(a, n, room);
        }
        ListItems.put(a, n, value);
        publish(a, n + 1);
    }

    private void publish(Object a, int n) {
        if (a != items) {
            VarHandle.releaseFence();
            items = a;
        }
        setSize(n);
    }

    /** Inserts before item {@code i}, counted and clipped as slices do. */
    final void insert(long i, Object value) {
        lock();
        try {
            int n = size;
            int j = (int) (i < 0 ? Math.max(i + n, 0) : Math.min(i, n));
            Object a = items;
            if (n < ListItems.length(a) && ListItems.fits(a, value)) {
                VarHandle.releaseFence();
                System.arraycopy(a, j, a, j + 1, n - j);
                ListItems.put(a, j, value);
                setSize(n + 1);
            } else {
                spliceLocked(j, j, new Object[] {value}, 1);
            }
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
            Object a = items;
            Object v = ListItems.get(a, k);
            int room = ListItems.length(a);
            if (k < n - 1) {
                System.arraycopy(a, k + 1, a, k, n - k - 1);
            }
            setSize(n - 1);
            ListItems.clear(a, n - 1);
            if (n < room >> 2 && room > 32) {
                publish(ListItems.copy(a, n - 1, room >> 1), n - 1);
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
            if (i >= size || !ListItems.is(items, i, item)) {
                return false;
            }
            spliceLocked(i, i + 1, ListItems.NONE, 0);
            return true;
        } finally {
            unlock();
        }
    }

    // ---- several items --------------------------------------------------------------------------------------------------

    /** Adds the first {@code n} items of {@code more} at the end. */
    final void appendAll(Object more, int n) {
        lock();
        try {
            spliceLocked(size, size, more, n);
        } finally {
            unlock();
        }
    }

    /** Replaces items {@code from} to {@code to} by the first {@code n} of an array of any kind. */
    private void spliceLocked(int from, int to, Object others, int n) {
        int old = size;
        long total = (long) old - (to - from) + n;
        int tail = old - to;
        Object a = items;
        Object b = n == 0 ? a : others;
        if (a.getClass() != b.getClass()) {
            // a list that keeps nothing of what it had may become one of numbers again
            a = to - from == old ? ListItems.like(b) : a;
            b = ListItems.converted(b, n, a);
            if (b == null) {
                a = ListItems.boxed(a, old, ListItems.length(a));
                b = ListItems.isObjects(others) ? others : ListItems.boxed(others, n, n);
            }
        }
        int room = ListItems.length(a);
        if (total > room) {
            Object fresh = ListItems.allocate(a, from == old ? ListItems.room(total) : total + (total >> 3), (int) total);
            System.arraycopy(a, 0, fresh, 0, from);
            System.arraycopy(b, 0, fresh, from, n);
            if (tail > 0) {
                System.arraycopy(a, to, fresh, from + n, tail);
            }
            publish(fresh, (int) total);
            return;
        }
        VarHandle.releaseFence();
        System.arraycopy(a, to, a, from + n, tail);
        System.arraycopy(b, 0, a, from, n);
        if (total < old) {
            setSize((int) total);
            ListItems.clear(a, (int) total, old);
        }
        publish(a, (int) total);
    }

    /** A copy of the items. */
    public final Object[] toArray() {
        lock();
        try {
            int n = size;
            return ListItems.boxed(items, n, n);
        } finally {
            unlock();
        }
    }

    /** A copy of the items, as {@code new PyList} takes it. */
    final Object copyItems() {
        return copyRange(0, Integer.MAX_VALUE);
    }

    /** A copy of items {@code start} to {@code stop}, counted and clipped as slices do. */
    final Object copyRange(long start, long stop) {
        lock();
        try {
            int n = size;
            int from = Slices.clip(start, n);
            return ListItems.range(items, from, Math.max(from, Slices.clip(stop, n)));
        } finally {
            unlock();
        }
    }

    /** What a slice selects. */
    final Object select(Slices.Bounds bounds) {
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            return x.step() == 1 ? ListItems.range(items, (int) x.start(), (int) (x.start() + x.length()))
                    : ListItems.gather(items, x.start(), x.step(), (int) x.length());
        } finally {
            unlock();
        }
    }

    /** Assigns to a slice; returns the length of an extended slice that does not fit, or -1 when done. */
    final long assign(Slices.Bounds bounds, Object values) {
        int n = ListItems.length(values);
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            if (x.step() == 1) {
                spliceLocked((int) x.start(), (int) Math.max(x.start(), x.stop()), values, n);
                return -1;
            }
            if (n != x.length()) {
                return x.length();
            }
            Object a = items;
            Object b = ListItems.converted(values, n, a);
            if (b == null) {
                a = ListItems.boxed(a, size, ListItems.length(a));
                b = ListItems.isObjects(values) ? values : ListItems.boxed(values, n, n);
            }
            VarHandle.releaseFence();
            ListItems.scatter(b, n, a, x.start(), x.step());
            publish(a, size);
            return -1;
        } finally {
            unlock();
        }
    }

    /** Removes what a slice selects. */
    final void remove(Slices.Bounds bounds) {
        lock();
        try {
            PySlice.Range x = bounds.adjust(size);
            if (x.length() == 0) {
                return;
            }
            if (x.step() == 1) {
                spliceLocked((int) x.start(), (int) x.stop(), ListItems.NONE, 0);
                return;
            }
            int step = (int) Math.min(Math.abs(x.step()), Integer.MAX_VALUE);
            int first = (int) (x.step() > 0 ? x.start() : x.start() + (x.length() - 1) * x.step());
            Object a = items;
            int n = size;
            int to = first;
            long at = first;
            for (long left = x.length(); left > 0; left--, at += step) {
                int kept = (int) (left == 1 ? n - at - 1 : step - 1);
                System.arraycopy(a, (int) at + 1, a, to, kept);
                to += kept;
            }
            setSize(to);
            ListItems.clear(a, to, n);
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
            Object fresh = ListItems.repeated(items, n, times);
            publish(fresh, ListItems.length(fresh));
        } finally {
            unlock();
        }
    }

    private void clearLocked() {
        if (size > 0) {
            setSize(0);
            items = ListItems.NONE;
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
            ListItems.reverse(items, size);
        } finally {
            unlock();
        }
    }

    // ---- comparing and sorting ------------------------------------------------------------------------------------------

    /** The first place from {@code from} to {@code to} with a number equal to a value, -1, or less if it has to be compared. */
    final int search(long from, long to, Object value) {
        int n = (int) Math.min(size, to);
        return from < n ? ListItems.search(items, (int) from, n, value) : -1;
    }

    /** So many of the first items are equal to the other list's for certain. */
    final int common(ListStorage other) {
        int n = Math.min(size, other.size);
        return Math.max(ListItems.common(items, other.items, n), 0);
    }

    /** Empties the list for as long as it is sorted; the result is an exact copy of its items. */
    final Object takeForSort(Object[] token) {
        lock();
        try {
            Object a = ListItems.range(items, 0, size);
            setSize(0);
            items = token;
            return a;
        } finally {
            unlock();
        }
    }

    /** Gives back the sorted items; false if the list was changed meanwhile. {@code token} is a fresh empty array. */
    final boolean giveBack(Object[] token, Object sorted) {
        lock();
        try {
            boolean untouched = items == token;
            publish(sorted, ListItems.length(sorted));
            return untouched;
        } finally {
            unlock();
        }
    }
}
