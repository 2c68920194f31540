package org.taipan.types;

import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;

/**
 * A stable merge sort that needs {@code <} only and takes advantage of runs: natural runs, extended by binary
 * insertion, merged in the order of Munro and Wild's powersort, as CPython's {@code list.sort} does. Works on private
 * arrays.
 */
final class ListSort {
    private static final int MIN_RUN = 32;

    private enum Kind { STRING, LONG, DOUBLE, TUPLE, ANY }

    private final ThreadState ts;
    private final Object[] keys;
    /** What moves along with the keys; null if that is the keys themselves. */
    private final Object[] values;
    private final Kind kind;
    private Object[] spareKeys;
    private Object[] spareValues;

    private ListSort(ThreadState ts, Object[] keys, Object[] values) {
        this.ts = ts;
        this.keys = keys;
        this.values = values;
        this.kind = kindOf(keys);
    }

    /** Sorts {@code keys}, and {@code values} (or null) along with them. */
    static void sort(ThreadState ts, Object[] keys, Object[] values) {
        if (keys.length < 2) {
            return;
        }
        ListSort s = new ListSort(ts, keys, values);
        if (values == null && (s.kind == Kind.STRING || s.kind == Kind.LONG)) {
            Arrays.sort(keys);
        } else {
            s.sort();
        }
    }

    private static Kind kindOf(Object[] keys) {
        Object first = keys[0];
        Class<?> c = first.getClass();
        Kind kind = c == String.class ? Kind.STRING : c == Long.class ? Kind.LONG : c == Double.class ? Kind.DOUBLE
                : first instanceof PyTuple t && t.type() == PyTuple.TYPE ? Kind.TUPLE : Kind.ANY;
        for (Object k : keys) {
            if (k.getClass() != c || kind == Kind.TUPLE && ((PyTuple) k).type() != PyTuple.TYPE) {
                return Kind.ANY;
            }
        }
        return kind;
    }

    private boolean less(Object a, Object b) {
        return switch (kind) {
            case STRING -> ((String) a).compareTo((String) b) < 0;
            case LONG -> (long) (Long) a < (long) (Long) b;
            case DOUBLE -> (double) (Double) a < (double) (Double) b;
            case TUPLE -> PyTuple.less(ts, (PyTuple) a, (PyTuple) b);
            case ANY -> Compare.lt(ts, a, b);
        };
    }

    private void sort() {
        int n = keys.length;
        int min = minRun(n);
        int[] starts = new int[40];
        int[] powers = new int[40];
        int depth = 0;
        int start = 0;
        int end = run(0, min);
        while (end < n) {
            int nextEnd = run(end, min);
            int power = power(start, end, nextEnd, n);
            while (depth > 0 && powers[depth - 1] > power) {
                depth--;
                merge(starts[depth], start, end);
                start = starts[depth];
            }
            starts[depth] = start;
            powers[depth++] = power;
            start = end;
            end = nextEnd;
        }
        while (depth > 0) {
            depth--;
            merge(starts[depth], start, n);
            start = starts[depth];
        }
    }

    private static int minRun(int n) {
        int r = 0;
        while (n >= MIN_RUN * 2) {
            r |= n & 1;
            n >>= 1;
        }
        return n + r;
    }

    /** The first bit in which the binary fractions of the two runs' midpoints differ. */
    private static int power(int a, int b, int c, int n) {
        long left = (long) a + b;
        long right = (long) b + c;
        long all = 2L * n;
        int power = 0;
        while (true) {
            power++;
            left <<= 1;
            right <<= 1;
            boolean high = left >= all;
            if (high != right >= all) {
                return power;
            }
            if (high) {
                left -= all;
                right -= all;
            }
        }
    }

    /** Makes a run of at least {@code min} items at {@code from}; returns its end. */
    private int run(int from, int min) {
        int n = keys.length;
        int end = from + 1;
        if (end < n) {
            if (less(keys[end], keys[from])) {
                end++;
                while (end < n && less(keys[end], keys[end - 1])) {
                    end++;
                }
                reverse(from, end);
            } else {
                end++;
                while (end < n && !less(keys[end], keys[end - 1])) {
                    end++;
                }
            }
        }
        int want = Math.min(n, from + min);
        for (; end < want; end++) {
            insert(from, end);
        }
        return end;
    }

    private void reverse(int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            swap(keys, i, j);
            if (values != null) {
                swap(values, i, j);
            }
        }
    }

    private static void swap(Object[] a, int i, int j) {
        Object v = a[i];
        a[i] = a[j];
        a[j] = v;
    }

    /** Binary insertion of item {@code at} into the sorted run before it. */
    private void insert(int from, int at) {
        Object key = keys[at];
        int lo = upper(key, from, at);
        System.arraycopy(keys, lo, keys, lo + 1, at - lo);
        keys[lo] = key;
        if (values != null) {
            Object value = values[at];
            System.arraycopy(values, lo, values, lo + 1, at - lo);
            values[lo] = value;
        }
    }

    /** The first place in a sorted range whose key is greater. */
    private int upper(Object key, int lo, int hi) {
        while (lo < hi) {
            int mid = lo + hi >>> 1;
            if (less(key, keys[mid])) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo;
    }

    /** The first place in a sorted range whose key is not less. */
    private int lower(Object key, int lo, int hi) {
        while (lo < hi) {
            int mid = lo + hi >>> 1;
            if (less(keys[mid], key)) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    /** Merges two adjacent runs. An exception on the way leaves a permutation of the items. */
    private void merge(int first, int middle, int last) {
        int from = less(keys[middle], keys[middle - 1]) ? upper(keys[middle], first, middle) : middle;
        if (from == middle) {
            return;
        }
        int to = lower(keys[middle - 1], middle, last);
        int n = middle - from;
        if (spareKeys == null || spareKeys.length < n) {
            int room = Math.max(n, Math.min(keys.length, 64));
            spareKeys = new Object[room];
            spareValues = values == null ? null : new Object[room];
        }
        System.arraycopy(keys, from, spareKeys, 0, n);
        if (values != null) {
            System.arraycopy(values, from, spareValues, 0, n);
        }
        int i = 0;
        int j = middle;
        int k = from;
        try {
            while (i < n && j < to) {
                if (less(keys[j], spareKeys[i])) {
                    move(keys, values, j++, k++);
                } else {
                    move(spareKeys, spareValues, i++, k++);
                }
            }
        } finally {
            System.arraycopy(spareKeys, i, keys, k, n - i);
            if (values != null) {
                System.arraycopy(spareValues, i, values, k, n - i);
            }
        }
    }

    private void move(Object[] fromKeys, Object[] fromValues, int i, int k) {
        keys[k] = fromKeys[i];
        if (values != null) {
            values[k] = fromValues[i];
        }
    }
}
