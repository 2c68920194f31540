package org.taipan.types;

import java.util.Arrays;
import org.taipan.types.str.Chars;

/** {@link TextOps} on arrays of code points. */
final class CodePointOps extends TextOps<int[]> {
    static final CodePointOps OPS = new CodePointOps();
    private static final int[] EMPTY = {};

    @Override
    int length(int[] s) {
        return s.length;
    }

    @Override
    int at(int[] s, int i) {
        return s[i];
    }

    @Override
    int[] slice(int[] s, int from, int to) {
        return from == 0 && to == s.length ? s : Arrays.copyOfRange(s, from, to);
    }

    @Override
    int find(int[] s, int[] sub, int from, int to) {
        if (sub.length == 0) {
            return from <= to ? from : -1;
        }
        return search(s, sub, from, to);
    }

    @Override
    int rfind(int[] s, int[] sub, int from, int to) {
        if (sub.length == 0) {
            return from <= to ? to : -1;
        }
        return searchBack(s, sub, from, to);
    }

    @Override
    boolean matches(int[] s, int i, int[] sub) {
        return Arrays.equals(s, i, i + sub.length, sub, 0, sub.length);
    }

    @Override
    boolean isSpace(int c) {
        return Chars.isSpace(c);
    }

    @Override
    boolean isLineBreak(int c) {
        return Chars.isLineBreak(c);
    }

    @Override
    int[] empty() {
        return EMPTY;
    }

    @Override
    Sink<int[]> sink(int capacity) {
        return new Out(capacity);
    }

    private static final class Out extends Sink<int[]> {
        private int[] b;
        private int size;

        Out(int capacity) {
            b = new int[capacity];
        }

        private void room(int n) {
            if (size + n > b.length) {
                b = Arrays.copyOf(b, Math.max(size + n, b.length * 3 / 2));
            }
        }

        @Override
        void add(int c) {
            room(1);
            b[size++] = c;
        }

        @Override
        void add(int[] s, int from, int to) {
            room(to - from);
            System.arraycopy(s, from, b, size, to - from);
            size += to - from;
        }

        @Override
        int[] done() {
            return size == b.length ? b : Arrays.copyOf(b, size);
        }
    }
}
