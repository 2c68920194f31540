package org.taipan.types;

import java.util.Arrays;

/** {@link TextOps} on bytes; characters are 0 to 255 and only ASCII has a meaning. */
final class ByteOps extends TextOps<byte[]> {
    static final ByteOps OPS = new ByteOps();
    private static final byte[] EMPTY = {};

    @Override
    int length(byte[] s) {
        return s.length;
    }

    @Override
    int at(byte[] s, int i) {
        return s[i] & 0xFF;
    }

    @Override
    byte[] slice(byte[] s, int from, int to) {
        return from == 0 && to == s.length ? s : Arrays.copyOfRange(s, from, to);
    }

    @Override
    int find(byte[] s, byte[] sub, int from, int to) {
        if (sub.length == 0) {
            return from <= to ? from : -1;
        }
        return search(s, sub, from, to);
    }

    @Override
    int rfind(byte[] s, byte[] sub, int from, int to) {
        if (sub.length == 0) {
            return from <= to ? to : -1;
        }
        return searchBack(s, sub, from, to);
    }

    @Override
    boolean matches(byte[] s, int i, byte[] sub) {
        return Arrays.equals(s, i, i + sub.length, sub, 0, sub.length);
    }

    @Override
    boolean isSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    @Override
    boolean isLineBreak(int c) {
        return c == '\n' || c == '\r';
    }

    @Override
    byte[] empty() {
        return EMPTY;
    }

    @Override
    Sink<byte[]> sink(int capacity) {
        return new Out(capacity);
    }

    private static final class Out extends Sink<byte[]> {
        private byte[] b;
        private int size;

        Out(int capacity) {
            b = new byte[capacity];
        }

        private void room(int n) {
            if (size + n > b.length) {
                b = Arrays.copyOf(b, Math.max(size + n, b.length * 3 / 2));
            }
        }

        @Override
        void add(int c) {
            room(1);
            b[size++] = (byte) c;
        }

        @Override
        void add(byte[] s, int from, int to) {
            room(to - from);
            System.arraycopy(s, from, b, size, to - from);
            size += to - from;
        }

        @Override
        byte[] done() {
            return size == b.length ? b : Arrays.copyOf(b, size);
        }
    }
}
