package org.taipan.bytecode;

import java.util.Arrays;

/** A growing array of bytes. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    public ByteSink(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** Appends the low eight bits of {@code value}. */
    public void put(int value) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) value;
    }

    /** Appends all of {@code source}. */
    public void put(byte[] source) {
        if (bytes.length - size < source.length) {
            grow(source.length);
        }
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    /** Appends the low sixteen bits, least significant byte first. */
    public void putShort(int value) {
        put(value);
        put(value >> 8);
    }

    /** Appends 32 bits, least significant byte first. */
    public void putInt(int value) {
        putShort(value);
        putShort(value >> 16);
    }

    /** Appends 64 bits, least significant byte first. */
    public void putLong(long value) {
        putInt((int) value);
        putInt((int) (value >> 32));
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow(int needed) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, needed), size + (size >> 1)));
    }
}
