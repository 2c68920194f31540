package org.taipan.types.str;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a generated table; the module {@code unicode} writes them. */
final class Table {
    private static final int INDEX = 0x110000 >> 7;

    private final ByteBuffer in;

    Table(String resource) {
        try (InputStream s = Table.class.getResourceAsStream(resource)) {
            if (s == null) {
                throw new IllegalStateException("not part of this build: " + resource);
            }
            in = ByteBuffer.wrap(s.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int getByte() {
        return in.get();
    }

    int getShort() {
        return in.getShort() & 0xFFFF;
    }

    int getInt() {
        return in.getInt();
    }

    int[] ints(int n) {
        int[] a = new int[n];
        in.asIntBuffer().get(a);
        in.position(in.position() + n * 4);
        return a;
    }

    long[] longs(int n) {
        long[] a = new long[n];
        in.asLongBuffer().get(a);
        in.position(in.position() + n * 8);
        return a;
    }

    double[] doubles(int n) {
        double[] a = new double[n];
        in.asDoubleBuffer().get(a);
        in.position(in.position() + n * 8);
        return a;
    }

    private short[] shorts(int n) {
        short[] a = new short[n];
        in.asShortBuffer().get(a);
        in.position(in.position() + n * 2);
        return a;
    }

    byte[] rest() {
        byte[] b = new byte[in.remaining()];
        in.get(b);
        return b;
    }

    String[] strings() {
        String[] a = new String[getShort()];
        for (int i = 0; i < a.length; i++) {
            byte[] b = new byte[getShort()];
            in.get(b);
            a[i] = new String(b, StandardCharsets.US_ASCII).intern();
        }
        return a;
    }

    Trie trie() {
        int blocks = getShort();
        return new Trie(shorts(INDEX), shorts(blocks << 7));
    }

    /** One short a code point, in two stages. */
    record Trie(short[] index, short[] blocks) {
        int get(int c) {
            return blocks[index[c >> 7] << 7 | c & 127] & 0xFFFF;
        }
    }
}
