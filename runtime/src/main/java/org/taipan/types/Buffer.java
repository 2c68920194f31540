package org.taipan.types;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A view of the memory of an object, held until {@link #release}: the C API's {@code Py_buffer}. Items are at
 * {@code offset + Σ index × stride} of {@link #memory}, in the machine's (little-endian) byte order.
 */
public final class Buffer implements AutoCloseable {
    /** What a consumer asks for: {@code PyBUF_*}. */
    public static final int SIMPLE = 0, WRITABLE = 1, FORMAT = 4, ND = 8, STRIDES = 0x10 | ND,
            C_CONTIGUOUS = 0x20 | STRIDES, F_CONTIGUOUS = 0x40 | STRIDES, ANY_CONTIGUOUS = 0x80 | STRIDES,
            INDIRECT = 0x100 | STRIDES, FULL_RO = INDIRECT | FORMAT, FULL = FULL_RO | WRITABLE;

    /** The exporter. */
    public final Object object;
    /** The memory, accessed with absolute indices; its position and limit mean nothing. */
    public final ByteBuffer memory;
    /** Where the item with all indices zero is. */
    public final int offset;
    /** The size of all items in bytes. */
    public final long length;
    public final int itemSize;
    public final boolean readOnly;
    /** The items' format in the notation of {@code struct}. */
    public final String format;
    public final long[] shape;
    public final long[] strides;
    private final BufferExporter exporter;
    private final AtomicBoolean released = new AtomicBoolean();

    public Buffer(BufferExporter exporter, Object object, ByteBuffer memory, int offset, long length, int itemSize,
            boolean readOnly, String format, long[] shape, long[] strides) {
        this.exporter = exporter;
        this.object = object;
        this.memory = memory.order() == ByteOrder.LITTLE_ENDIAN ? memory
                : memory.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.offset = offset;
        this.length = length;
        this.itemSize = itemSize;
        this.readOnly = readOnly;
        this.format = format;
        this.shape = shape;
        this.strides = strides;
    }

    /** One dimension of bytes. */
    public static Buffer ofBytes(BufferExporter exporter, byte[] array, int offset, int length, boolean readOnly) {
        return new Buffer(exporter, exporter, ByteBuffer.wrap(array), offset, length, 1, readOnly, "B",
                new long[] {length}, new long[] {1});
    }

    /** Gives the view back; further calls do nothing. */
    public void release() {
        if (exporter != null && released.compareAndSet(false, true)) {
            exporter.releaseBuffer(this);
        }
    }

    @Override
    public void close() {
        release();
    }

    /** Whether the items lie one after the other, the last index changing fastest. */
    public boolean isCContiguous() {
        long expected = itemSize;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] > 1 && strides[i] != expected) {
                return length == 0;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** Whether the items lie one after the other, the first index changing fastest. */
    public boolean isFContiguous() {
        long expected = itemSize;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] > 1 && strides[i] != expected) {
                return length == 0;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** A copy of the items in C order. */
    public byte[] toByteArray() {
        byte[] result = new byte[TextOps.checkedSize(length)];
        if (isCContiguous()) {
            memory.get(offset, result);
        } else {
            copy(result, 0, 0, offset);
        }
        return result;
    }

    /** A copy of the items in Fortran order. */
    public byte[] toFortranArray() {
        byte[] result = new byte[TextOps.checkedSize(length)];
        long[] index = new long[shape.length];
        for (int at = 0; at < length; at += itemSize) {
            int from = offset;
            for (int d = 0; d < index.length; d++) {
                from += (int) (index[d] * strides[d]);
            }
            memory.get(from, result, at, itemSize);
            for (int d = 0; d < index.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return result;
    }

    private int copy(byte[] to, int at, int dimension, int from) {
        if (dimension == shape.length) {
            memory.get(from, to, at, itemSize);
            return at + itemSize;
        }
        int position = from;
        int written = at;
        for (long i = 0; i < shape[dimension]; i++, position += (int) strides[dimension]) {
            written = copy(to, written, dimension + 1, position);
        }
        return written;
    }
}
