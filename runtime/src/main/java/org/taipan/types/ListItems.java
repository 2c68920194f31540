package org.taipan.types;

import java.util.Arrays;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/**
 * The arrays that hold the items of lists. They are of three kinds: {@code long[]} where all items are ints of 64 bits,
 * {@code double[]} where all are floats, and {@code Object[]}. A place without an item holds null in an {@code Object[]},
 * {@link #NO_LONG} in a {@code long[]}, and NaN in a {@code double[]}; so that int and NaNs themselves go into an
 * {@code Object[]}, as do bools and instances of subclasses. A NaN thereby keeps its identity, which {@code in} asks for.
 *
 * <p>Nothing here changes an array that readers may see, but {@link #put}, {@link #clear}, {@link #reverse} and
 * {@link #scatter}; {@link ListStorage} says when that is right.
 */
final class ListItems {
    /** In place of an int: there is none. */
    static final long NO_LONG = 0x8000_0000_0000_0001L;
    /** What a list has that never had an item; any kind may take its place. */
    static final Object[] NONE = {};
    static final int MAX = Integer.MAX_VALUE - 8;
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private ListItems() {
    }

    static boolean isObjects(Object a) {
        return a.getClass() == Object[].class;
    }

    static int length(Object a) {
        return isObjects(a) ? ((Object[]) a).length : a instanceof long[] l ? l.length : ((double[]) a).length;
    }

    /** Item {@code i}, or null if there is none. */
    static Object get(Object a, int i) {
        if (isObjects(a)) {
            Object[] o = (Object[]) a;
            return i < o.length ? o[i] : null;
        }
        if (a instanceof long[] l) {
            return i < l.length && l[i] != NO_LONG ? (Object) l[i] : null;
        }
        double[] d = (double[]) a;
        if (i >= d.length) {
            return null;
        }
        double v = d[i];
        return v == v ? (Object) v : null;
    }

    /** Whether an array can take a value. */
    static boolean fits(Object a, Object value) {
        return isObjects(a) || (a instanceof long[] ? value instanceof Long l && l != NO_LONG
                : value instanceof Double d && !d.isNaN());
    }

    /** Puts a value that {@link #fits}. */
    static void put(Object a, int i, Object value) {
        if (isObjects(a)) {
            ((Object[]) a)[i] = value;
        } else if (a instanceof long[] l) {
            l[i] = (Long) value;
        } else {
            ((double[]) a)[i] = (Double) value;
        }
    }

    /** Takes the item out of a place. */
    static void clear(Object a, int i) {
        if (isObjects(a)) {
            ((Object[]) a)[i] = null;
        } else if (a instanceof long[] l) {
            l[i] = NO_LONG;
        } else {
            ((double[]) a)[i] = Double.NaN;
        }
    }

    /** Takes the items out of some places. */
    static void clear(Object a, int from, int to) {
        if (a instanceof Object[] o) {
            Arrays.fill(o, from, to, null);
        } else if (a instanceof long[] l) {
            Arrays.fill(l, from, to, NO_LONG);
        } else {
            Arrays.fill((double[]) a, from, to, Double.NaN);
        }
    }

    // ---- new arrays -----------------------------------------------------------------------------------------------------

    /**
     * A new array of the kind of another; the places from {@code used} on are empty, the others are to be filled.
     *
     * @throws org.taipan.objects.PyException MemoryError
     */
    static Object allocate(Object like, long n, int used) {
        if (n > MAX) {
            throw Errors.memoryError();
        }
        try {
            if (like instanceof Object[]) {
                return new Object[(int) n];
            }
            Object a = like instanceof long[] ? new long[(int) n] : new double[(int) n];
            clear(a, used, (int) n);
            return a;
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
    }

    /** How large to make an array for at least {@code needed} items. */
    static long room(long needed) {
        return Math.max(needed, Math.min(needed + (needed >> 3) + 6 & ~3L, MAX));
    }

    /** The first {@code n} items with room for {@code room}. */
    static Object copy(Object a, int n, long room) {
        Object fresh = allocate(a, room, n);
        System.arraycopy(a, 0, fresh, 0, n);
        return fresh;
    }

    /** A copy of a range. */
    static Object range(Object a, int from, int to) {
        if (from == to) {
            return NONE;
        }
        if (a instanceof Object[] o) {
            return Arrays.copyOfRange(o, from, to);
        }
        return a instanceof long[] l ? Arrays.copyOfRange(l, from, to) : Arrays.copyOfRange((double[]) a, from, to);
    }

    /** The first {@code n} items as objects, with room for {@code room}. */
    static Object[] boxed(Object a, int n, long room) {
        Object[] o = (Object[]) allocate(NONE, room, n);
        if (a instanceof Object[] from) {
            System.arraycopy(from, 0, o, 0, n);
        } else if (a instanceof long[] l) {
            for (int i = 0; i < n; i++) {
                o[i] = l[i];
            }
        } else {
            double[] d = (double[]) a;
            for (int i = 0; i < n; i++) {
                o[i] = d[i];
            }
        }
        return o;
    }

    /** The first {@code n} objects as items of the kind of {@code like}; null if one does not fit. */
    static Object unboxed(Object[] o, int n, Object like) {
        if (like instanceof long[]) {
            long[] l = new long[n];
            for (int i = 0; i < n; i++) {
                if (!(o[i] instanceof Long v) || v == NO_LONG) {
                    return null;
                }
                l[i] = v;
            }
            return l;
        }
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(o[i] instanceof Double v) || v.isNaN()) {
                return null;
            }
            d[i] = v;
        }
        return d;
    }

    /** An array without places, of the kind that is best for a list that begins with a value. */
    static Object none(Object value) {
        return value instanceof Long ? NO_LONGS : value instanceof Double ? NO_DOUBLES : NONE;
    }

    /** An array without places of the kind that is best for the items of another. */
    static Object like(Object a) {
        return a instanceof long[] ? NO_LONGS : a instanceof double[] ? NO_DOUBLES : none(((Object[]) a)[0]);
    }

    /** The first {@code n} items in an array of the kind of {@code like}, perhaps that same one; null if they do not fit. */
    static Object converted(Object a, int n, Object like) {
        if (a.getClass() == like.getClass()) {
            return a;
        }
        return like instanceof Object[] ? boxed(a, n, n) : a instanceof Object[] o ? unboxed(o, n, like) : null;
    }

    /** The first {@code n} of some objects in the kind of array that is best for them, perhaps that same one. */
    static Object narrowed(Object[] o, int n) {
        if (n == 0) {
            return NONE;
        }
        Object like = none(o[0]);
        if (like == NONE || o[n - 1].getClass() != o[0].getClass()) {
            return o;
        }
        Object a = unboxed(o, n, like);
        return a == null ? o : a;
    }

    /** The items of two arrays, one after the other. */
    static Object joined(Object a, Object b) {
        int m = length(a);
        int n = length(b);
        if (m == 0 || n == 0) {
            return m == 0 ? b : a;
        }
        Object second = converted(b, n, a);
        Object first = second == null ? boxed(a, m, m) : a;
        second = second == null ? boxed(b, n, n) : second;
        Object all = allocate(first, (long) m + n, m + n);
        System.arraycopy(first, 0, all, 0, m);
        System.arraycopy(second, 0, all, m, n);
        return all;
    }

    /** {@code times} copies of the first {@code n} items. */
    static Object repeated(Object a, int n, long times) {
        if (times <= 0 || n == 0) {
            return NONE;
        }
        if (times > MAX / n) {
            throw Errors.memoryError();
        }
        int total = (int) (n * times);
        Object result = allocate(a, total, total);
        if (n == 1) {
            fill(result, a);
            return result;
        }
        System.arraycopy(a, 0, result, 0, n);
        for (int done = n; done < total; done *= 2) {
            System.arraycopy(result, 0, result, done, Math.min(done, total - done));
            if (done > MAX / 2) {
                break;
            }
        }
        return result;
    }

    private static void fill(Object result, Object a) {
        if (a instanceof Object[] o) {
            Arrays.fill((Object[]) result, o[0]);
        } else if (a instanceof long[] l) {
            Arrays.fill((long[]) result, l[0]);
        } else {
            Arrays.fill((double[]) result, ((double[]) a)[0]);
        }
    }

    // ---- every so many places -------------------------------------------------------------------------------------------

    /** The items at {@code start}, {@code start + step}, and so on. */
    static Object gather(Object a, long start, long step, int n) {
        Object result = allocate(a, n, n);
        long at = start;
        if (a instanceof Object[] o) {
            Object[] r = (Object[]) result;
            for (int i = 0; i < n; i++, at += step) {
                r[i] = o[(int) at];
            }
        } else if (a instanceof long[] l) {
            long[] r = (long[]) result;
            for (int i = 0; i < n; i++, at += step) {
                r[i] = l[(int) at];
            }
        } else {
            double[] d = (double[]) a;
            double[] r = (double[]) result;
            for (int i = 0; i < n; i++, at += step) {
                r[i] = d[(int) at];
            }
        }
        return result;
    }

    /** Puts {@code n} items of an array of the same kind at {@code start}, {@code start + step}, and so on. */
    static void scatter(Object from, int n, Object to, long start, long step) {
        long at = start;
        for (int i = 0; i < n; i++, at += step) {
            System.arraycopy(from, i, to, (int) at, 1);
        }
    }

    static void reverse(Object a, int n) {
        if (a instanceof Object[] o) {
            for (int i = 0, j = n - 1; i < j; i++, j--) {
                Object v = o[i];
                o[i] = o[j];
                o[j] = v;
            }
        } else if (a instanceof long[] l) {
            for (int i = 0, j = n - 1; i < j; i++, j--) {
                long v = l[i];
                l[i] = l[j];
                l[j] = v;
            }
        } else {
            double[] d = (double[]) a;
            for (int i = 0, j = n - 1; i < j; i++, j--) {
                double v = d[i];
                d[i] = d[j];
                d[j] = v;
            }
        }
    }

    // ---- what needs no Python code --------------------------------------------------------------------------------------

    /** Sorts numbers; false, with nothing done, for other items, and where 0.0 and -0.0 have to keep their order. */
    static boolean sort(Object a) {
        if (a instanceof long[] l) {
            Arrays.sort(l);
            return true;
        }
        if (!(a instanceof double[] d)) {
            return false;
        }
        for (double v : d) {
            if (v == 0 && 1 / v < 0) {
                return false;
            }
        }
        Arrays.sort(d);
        return true;
    }

    /** What {@link #search} says where comparing may take more. */
    static final int UNKNOWN = -2;

    /** The first place from {@code from} to {@code to} with an item equal to a value, -1, or {@link #UNKNOWN}. */
    static int search(Object a, int from, int to, Object value) {
        if (isObjects(a)) {
            return UNKNOWN;
        }
        int end = Math.min(to, length(a));
        return switch (value) {
            case Long x -> a instanceof long[] l ? find(l, from, end, (long) x) : find((double[]) a, from, end, (long) x);
            case Boolean x -> search(a, from, end, x ? (Object) 1L : (Object) 0L);
            case Double x -> a instanceof long[] l ? find(l, from, end, (double) x) : find((double[]) a, from, end, (double) x);
            case String x -> -1;
            default -> value == PyNone.NONE ? -1 : UNKNOWN;
        };
    }

    private static int find(long[] l, int from, int end, long v) {
        for (int i = v == NO_LONG ? end : from; i < end; i++) {
            if (l[i] == v) {
                return i;
            }
        }
        return -1;
    }

    private static int find(double[] d, int from, int end, double v) {
        for (int i = from; i < end; i++) {
            if (d[i] == v) {
                return i;
            }
        }
        return -1;
    }

    private static int find(long[] l, int from, int end, double v) {
        return v == (long) v && v < 0x1p63 ? find(l, from, end, (long) v) : -1;
    }

    /** An int is equal to a float only if that is it, and not the nearest that there is. */
    private static int find(double[] d, int from, int end, long v) {
        return (long) (double) v == v && v != Long.MAX_VALUE ? find(d, from, end, (double) v) : -1;
    }

    /** How many of the first {@code n} items are the same as another list's, or {@link #UNKNOWN} if that needs comparing. */
    static int common(Object a, Object b, int n) {
        if (a instanceof long[] x && b instanceof long[] y) {
            int end = Math.min(n, Math.min(x.length, y.length));
            int i = Arrays.mismatch(x, 0, end, y, 0, end);
            return i < 0 ? end : i;
        }
        if (a instanceof double[] x && b instanceof double[] y) {
            int end = Math.min(n, Math.min(x.length, y.length));
            int i = 0;
            while (i < end && x[i] == y[i]) {
                i++;
            }
            return i;
        }
        return UNKNOWN;
    }

    /** Whether an item is still that object; numbers have no identity but their value. */
    static boolean is(Object a, int i, Object item) {
        Object v = get(a, i);
        return v != null && Obj.is(v, item);
    }
}
