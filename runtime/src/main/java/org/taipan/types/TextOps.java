package org.taipan.types;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/**
 * The algorithms on sequences of characters that {@code str}, {@code bytes} and {@code bytearray} share (CPython's
 * {@code stringlib}), written once over a few primitives.
 *
 * @param <T> the representation: {@code String}, {@code int[]} of code points, or {@code byte[]}
 */
abstract class TextOps<T> {
    /** The largest Java array. */
    static final int MAX = Integer.MAX_VALUE - 16;

    abstract int length(T s);

    abstract int at(T s, int i);

    /** {@code s[from:to]}; {@code s} itself if that is all of it. */
    abstract T slice(T s, int from, int to);

    /** The first occurrence of {@code sub} within {@code s[from:to]}, or -1. */
    abstract int find(T s, T sub, int from, int to);

    /** The last occurrence of {@code sub} within {@code s[from:to]}, or -1. */
    abstract int rfind(T s, T sub, int from, int to);

    /** Whether {@code sub} is in {@code s} at {@code i}; it fits there. */
    abstract boolean matches(T s, int i, T sub);

    abstract boolean isSpace(int c);

    abstract boolean isLineBreak(int c);

    abstract Sink<T> sink(int capacity);

    abstract T empty();

    /** What results are written to. */
    abstract static class Sink<T> {
        abstract void add(int c);

        abstract void add(T s, int from, int to);

        abstract T done();

        final void fill(int c, int count) {
            for (int i = 0; i < count; i++) {
                add(c);
            }
        }
    }

    static int checkedSize(long n) {
        if (n > MAX) {
            throw Errors.memoryError();
        }
        return (int) n;
    }

    /**
     * The first occurrence of {@code sub}, which is not empty: the simple search, as long as it does not compare much
     * more than it passes; then Knuth, Morris and Pratt's.
     */
    final int search(T s, T sub, int from, int to) {
        int m = length(sub);
        int last = to - m;
        int first = at(sub, 0);
        long work = 0;
        for (int i = from; i <= last; i++) {
            if (at(s, i) != first) {
                continue;
            }
            int j = 1;
            while (j < m && at(s, i + j) == at(sub, j)) {
                j++;
            }
            if (j == m) {
                return i;
            }
            work += j;
            if (work > 1000 + 8L * (i - from)) {
                return linear(s, sub, i + 1, to, false);
            }
        }
        return -1;
    }

    /** The last occurrence of {@code sub}, which is not empty; like {@link #search} from the other end. */
    final int searchBack(T s, T sub, int from, int to) {
        int m = length(sub);
        int end = at(sub, m - 1);
        long work = 0;
        for (int i = to - m; i >= from; i--) {
            if (at(s, i + m - 1) != end) {
                continue;
            }
            int j = 1;
            while (j < m && at(s, i + m - 1 - j) == at(sub, m - 1 - j)) {
                j++;
            }
            if (j == m) {
                return i;
            }
            work += j;
            if (work > 1000 + 8L * (to - m - i)) {
                return linear(s, sub, from, i + m - 1, true);
            }
        }
        return -1;
    }

    private int linear(T s, T sub, int from, int to, boolean back) {
        int m = length(sub);
        int[] fall = new int[m + 1];
        fall[0] = -1;
        for (int i = 0, j = -1; i < m;) {
            while (j >= 0 && at(sub, back ? m - 1 - i : i) != at(sub, back ? m - 1 - j : j)) {
                j = fall[j];
            }
            fall[++i] = ++j;
        }
        for (int i = 0, j = 0; i < to - from; i++) {
            int c = at(s, back ? to - 1 - i : from + i);
            while (j >= 0 && c != at(sub, back ? m - 1 - j : j)) {
                j = fall[j];
            }
            if (++j == m) {
                return back ? to - 1 - i : from + i - m + 1;
            }
        }
        return -1;
    }

    /** How often to repeat. @throws org.taipan.objects.PyException OverflowError if it does not fit */
    static long count(ThreadState ts, Object o) {
        if (Number.index(ts, o) instanceof Long n) {
            return n;
        }
        throw Errors.overflowError("cannot fit '" + Obj.typeName(o) + "' into an index-sized integer");
    }

    final int count(T s, T sub, int from, int to, long max) {
        if (from > to) {
            return 0;
        }
        int m = length(sub);
        if (m == 0) {
            return (int) Math.min(max, (long) to - from + 1);
        }
        int n = 0;
        for (int i = find(s, sub, from, to); i >= 0 && n < max; i = find(s, sub, i + m, to)) {
            n++;
        }
        return n;
    }

    /** {@code s} with the first {@code max} occurrences of {@code old} replaced; {@code s} itself if there are none. */
    T replace(T s, T old, T fresh, long max) {
        int n = length(s);
        int m = length(old);
        int f = length(fresh);
        int count = max == 0 ? 0 : count(s, old, 0, n, max);
        if (count == 0) {
            return s;
        }
        Sink<T> out = sink(checkedSize(n + (long) count * (f - m)));
        int from = 0;
        if (m == 0) {
            for (int k = 0; k < count; k++) {
                out.add(fresh, 0, f);
                if (from < n) {
                    out.add(at(s, from++));
                }
            }
        } else {
            for (int k = 0; k < count; k++) {
                int i = find(s, old, from, n);
                out.add(s, from, i);
                out.add(fresh, 0, f);
                from = i + m;
            }
        }
        out.add(s, from, n);
        return out.done();
    }

    final List<T> split(T s, T sep, long max) {
        List<T> parts = new ArrayList<>();
        int n = length(s);
        int m = length(sep);
        int from = 0;
        for (int i; max-- > 0 && (i = find(s, sep, from, n)) >= 0; from = i + m) {
            parts.add(slice(s, from, i));
        }
        parts.add(slice(s, from, n));
        return parts;
    }

    final List<T> rsplit(T s, T sep, long max) {
        List<T> parts = new ArrayList<>();
        int m = length(sep);
        int to = length(s);
        for (int i; max-- > 0 && (i = rfind(s, sep, 0, to)) >= 0; to = i) {
            parts.add(slice(s, i + m, to));
        }
        parts.add(slice(s, 0, to));
        java.util.Collections.reverse(parts);
        return parts;
    }

    final List<T> splitSpace(T s, long max) {
        List<T> parts = new ArrayList<>();
        int n = length(s);
        int i = 0;
        while (true) {
            while (i < n && isSpace(at(s, i))) {
                i++;
            }
            if (i == n) {
                return parts;
            }
            if (max-- <= 0) {
                parts.add(slice(s, i, n));
                return parts;
            }
            int from = i;
            while (i < n && !isSpace(at(s, i))) {
                i++;
            }
            parts.add(slice(s, from, i));
        }
    }

    final List<T> rsplitSpace(T s, long max) {
        List<T> parts = new ArrayList<>();
        int i = length(s);
        while (true) {
            while (i > 0 && isSpace(at(s, i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            if (max-- <= 0) {
                parts.add(slice(s, 0, i));
                break;
            }
            int to = i;
            while (i > 0 && !isSpace(at(s, i - 1))) {
                i--;
            }
            parts.add(slice(s, i, to));
        }
        java.util.Collections.reverse(parts);
        return parts;
    }

    final List<T> splitLines(T s, boolean keepEnds) {
        List<T> lines = new ArrayList<>();
        int n = length(s);
        for (int i = 0; i < n;) {
            int from = i;
            while (i < n && !isLineBreak(at(s, i))) {
                i++;
            }
            int to = i;
            if (i < n) {
                i += at(s, i) == '\r' && i + 1 < n && at(s, i + 1) == '\n' ? 2 : 1;
            }
            lines.add(slice(s, from, keepEnds ? i : to));
        }
        return lines;
    }

    /** Strips white space, or the characters of {@code chars} if that is not null, on the sides asked for. */
    final T strip(T s, T chars, boolean left, boolean right) {
        int from = 0;
        int to = length(s);
        if (left) {
            while (from < to && strips(at(s, from), chars)) {
                from++;
            }
        }
        if (right) {
            while (to > from && strips(at(s, to - 1), chars)) {
                to--;
            }
        }
        return slice(s, from, to);
    }

    private boolean strips(int c, T chars) {
        return chars == null ? isSpace(c) : indexOf(chars, c) >= 0;
    }

    final int indexOf(T s, int c) {
        for (int i = 0, n = length(s); i < n; i++) {
            if (at(s, i) == c) {
                return i;
            }
        }
        return -1;
    }

    final boolean startsWith(T s, T prefix, int from, int to) {
        return length(prefix) <= to - from && matches(s, from, prefix);
    }

    final boolean endsWith(T s, T suffix, int from, int to) {
        return length(suffix) <= to - from && matches(s, to - length(suffix), suffix);
    }

    final T expandTabs(T s, long tabSize) {
        int n = length(s);
        if (indexOf(s, '\t') < 0) {
            return s;
        }
        long size = 0;
        long column = 0;
        for (int pass = 0;; pass++) {
            Sink<T> out = pass == 0 ? null : sink((int) size);
            column = 0;
            for (int i = 0; i < n; i++) {
                int c = at(s, i);
                if (c == '\t') {
                    long spaces = tabSize > 0 ? tabSize - column % tabSize : 0;
                    column += spaces;
                    if (out != null) {
                        out.fill(' ', (int) spaces);
                    } else if ((size += spaces) > MAX) {
                        throw Errors.overflowError("result too long");
                    }
                    continue;
                }
                column = c == '\n' || c == '\r' ? 0 : column + 1;
                if (out != null) {
                    out.add(c);
                } else {
                    size++;
                }
            }
            if (out != null) {
                return out.done();
            }
        }
    }

    /** {@code s} with {@code left} and {@code right} fill characters around it. */
    final T pad(T s, long left, long right, int fill) {
        int n = length(s);
        int l = (int) Math.max(left, 0);
        int r = (int) Math.max(right, 0);
        Sink<T> out = sink(checkedSize(Math.max(left, 0) + Math.max(right, 0) + n));
        out.fill(fill, l);
        out.add(s, 0, n);
        out.fill(fill, r);
        return out.done();
    }

    /** The width of the left margin when {@code n} characters are centred. */
    static long leftMargin(long n, long width) {
        long margin = width - n;
        return margin / 2 + (margin & width & 1);
    }

    final T zfill(T s, long width) {
        int n = length(s);
        if (n >= width) {
            return s;
        }
        Sink<T> out = sink(checkedSize(width));
        int from = 0;
        if (n > 0 && (at(s, 0) == '+' || at(s, 0) == '-')) {
            out.add(at(s, 0));
            from = 1;
        }
        out.fill('0', (int) (width - n));
        out.add(s, from, n);
        return out.done();
    }

    T repeat(T s, long count) {
        int n = length(s);
        if (count <= 0 || n == 0) {
            return empty();
        }
        if (count == 1) {
            return s;
        }
        Sink<T> out = sink(checkedSize(Math.multiplyHigh(n, count) != 0 ? Long.MAX_VALUE : n * count));
        for (long i = 0; i < count; i++) {
            out.add(s, 0, n);
        }
        return out.done();
    }

    /** {@code count} characters from {@code start} on, {@code step} apart. */
    final T stride(T s, long start, long step, int count) {
        Sink<T> out = sink(count);
        long i = start;
        for (int k = 0; k < count; k++, i += step) {
            out.add(at(s, (int) i));
        }
        return out.done();
    }
}
