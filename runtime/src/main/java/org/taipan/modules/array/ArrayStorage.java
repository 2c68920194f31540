package org.taipan.modules.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffer;
import org.taipan.types.BufferExporter;
import org.taipan.types.BufferExports;
import org.taipan.types.Exc;
import org.taipan.types.PySlice;
import org.taipan.types.PyStr;

/**
 * The memory of an array.
 *
 * <p><b>Contract.</b> Reads take no lock and see items that were there at some moment during the read; writes hold the
 * object's monitor, and no Python code runs under it. While a buffer is exported the size cannot change. <b>Why it
 * holds.</b> A {@link Store} never changes and is replaced by one volatile write; items are converted before the monitor
 * is taken.
 */
abstract class ArrayStorage extends PyObject implements BufferExporter {
    /** {@code size} items from the beginning of the memory. */
    record Store(byte[] bytes, ByteBuffer memory, int size) {
        static Store of(byte[] bytes, int size) {
            return new Store(bytes, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), size);
        }
    }

    final char code;
    final int itemSize;
    volatile Store store;
    private final BufferExports exports = new BufferExports();

    ArrayStorage(PyType type, char code, byte[] bytes) {
        super(type);
        this.code = code;
        this.itemSize = ArrayItem.size(code);
        this.store = Store.of(bytes, bytes.length / itemSize);
    }

    final byte[] bytes() {
        Store s = store;
        return Arrays.copyOf(s.bytes, s.size * itemSize);
    }

    int size() {
        return store.size;
    }

    char code() {
        return code;
    }

    final Object get(Store s, int i) {
        return ArrayItem.get(code, s.memory, i * itemSize);
    }

    /** The item at {@code i}, or null beyond the end. */
    Object itemOrNull(int i) {
        Store s = store;
        return i < s.size ? get(s, i) : null;
    }

    // ---- the buffer -------------------------------------------------------------------------------------------------

    @Override
    public synchronized Buffer getBuffer(ThreadState ts, int flags) {
        Store s = store;
        return exports.add(new Buffer(this, this, s.memory, 0, (long) s.size * itemSize, itemSize, false,
                ArrayItem.format(code), new long[] {s.size}, new long[] {itemSize}));
    }

    @Override
    public synchronized void releaseBuffer(Buffer buffer) {
        exports.remove(buffer);
    }

    // ---- changing; the caller holds the monitor ---------------------------------------------------------------------

    final void checkResizable() {
        switch (exports.resize()) {
            case IN_PLACE -> { }
            case IN_COPY -> store = Store.of(bytes(), store.size);
            case FORBIDDEN -> throw Errors.of(Exc.BufferError, "cannot resize an array that is exporting buffers");
        }
    }

    /** Replaces {@code self[from:to]} by items given as bytes. */
    final void splice(int from, int to, byte[] fresh) {
        Store s = store;
        int count = fresh.length / itemSize;
        if (count == to - from) {
            System.arraycopy(fresh, 0, s.bytes, from * itemSize, fresh.length);
            return;
        }
        checkResizable();
        s = store;
        long size = (long) s.size + count - (to - from);
        if (size * itemSize > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError();
        }
        int used = (int) size * itemSize;
        if (from == s.size && used <= s.bytes.length) {
            System.arraycopy(fresh, 0, s.bytes, from * itemSize, fresh.length);
            store = new Store(s.bytes, s.memory, (int) size);
            return;
        }
        int room = from == s.size ? (int) Math.min(Integer.MAX_VALUE - 64, used + (long) (used >> 3) + 64) : used;
        byte[] bytes = new byte[room];
        System.arraycopy(s.bytes, 0, bytes, 0, from * itemSize);
        System.arraycopy(fresh, 0, bytes, from * itemSize, fresh.length);
        System.arraycopy(s.bytes, to * itemSize, bytes, from * itemSize + fresh.length, (s.size - to) * itemSize);
        store = Store.of(bytes, (int) size);
    }

    final byte[] one(ThreadState ts, Object v) {
        byte[] b = new byte[itemSize];
        ArrayItem.put(itemSize, ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN), 0, ArrayItem.bits(ts, code, v));
        return b;
    }

    final synchronized void append(byte[] fresh) {
        splice(store.size, store.size, fresh);
    }

    static byte[] encoded(Object text) {
        int n = PyStr.length(text);
        ByteBuffer b = ByteBuffer.allocate(n * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            b.putInt(PyStr.codePointAt(text, i));
        }
        return b.array();
    }

    static int checkedIndex(long i, int n, String message) {
        long j = i < 0 ? i + n : i;
        if (j < 0 || j >= n) {
            throw Errors.indexError(message);
        }
        return (int) j;
    }

    final synchronized void setSlice(PySlice.Range r, byte[] fresh) {
        int n = store.size;
        int count = fresh.length / itemSize;
        if (r.step() == 1) {
            int from = (int) Math.min(r.start(), n);
            splice(from, (int) Math.min(Math.max(r.stop(), from), n), fresh);
        } else if (count == 0) {
            deleteSlice(r);
        } else if (count != r.length()) {
            throw Errors.valueError("attempt to assign array of size " + count + " to extended slice of size "
                    + r.length());
        } else {
            Store s = store;
            for (int i = 0; i < count; i++) {
                long at = r.start() + i * r.step();
                if (at < s.size) {
                    System.arraycopy(fresh, i * itemSize, s.bytes, (int) at * itemSize, itemSize);
                }
            }
        }
    }

    final synchronized void delete(long i, String message) {
        int j = checkedIndex(i, store.size, message);
        splice(j, j + 1, new byte[0]);
    }

    final synchronized void deleteSlice(PySlice.Range r) {
        Store s = store;
        if (r.length() == 0) {
            return;
        }
        checkResizable();
        byte[] kept = new byte[s.size * itemSize];
        int n = 0;
        for (int i = 0; i < s.size; i++) {
            long k = (i - r.start()) / r.step();
            if ((i - r.start()) % r.step() != 0 || k < 0 || k >= r.length()) {
                System.arraycopy(s.bytes, i * itemSize, kept, n++ * itemSize, itemSize);
            }
        }
        store = Store.of(kept, n);
    }
}
