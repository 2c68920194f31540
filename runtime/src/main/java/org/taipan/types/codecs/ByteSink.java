package org.taipan.types.codecs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.ops.Errors;

/** Collects bytes. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    public ByteSink(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public ByteSink add(int b) {
        room(1);
        bytes[size++] = (byte) b;
        return this;
    }

    public ByteSink add(byte[] b) {
        return add(b, 0, b.length);
    }

    public ByteSink add(byte[] b, int from, int to) {
        room(to - from);
        System.arraycopy(b, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    public ByteSink addAscii(String s) {
        return add(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    public int size() {
        return size;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            long wanted = Math.max((long) size + more, size + (size >> 1) + 16L);
            if ((long) size + more > Integer.MAX_VALUE - 16) {
                throw Errors.memoryError();
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
    }

    /** What has been collected, and forgets it. */
    public byte[] take() {
        byte[] all = toByteArray();
        if (all == bytes) {
            bytes = new byte[16];
        }
        size = 0;
        return all;
    }

    public byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
