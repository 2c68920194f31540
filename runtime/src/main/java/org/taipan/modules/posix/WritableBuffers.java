package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.objects.ThreadState;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;

/** Writable buffers that one call fills one after the other. */
final class WritableBuffers implements AutoCloseable {
    private final Buffer[] buffers;

    WritableBuffers(ThreadState ts, Object[] objects) {
        buffers = new Buffer[objects.length];
        try {
            for (int i = 0; i < objects.length; i++) {
                buffers[i] = Buffers.acquire(ts, objects[i], Buffer.WRITABLE);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    long length() {
        long n = 0;
        for (Buffer b : buffers) {
            n += b.length;
        }
        return n;
    }

    void store(MemorySegment data, long count) {
        long at = 0;
        for (Buffer b : buffers) {
            int n = (int) Math.min(b.length, count - at);
            if (n > 0) {
                b.memory.put(b.offset, data.asSlice(at, n).toArray(ValueLayout.JAVA_BYTE), 0, n);
                at += n;
            }
        }
    }

    @Override
    public void close() {
        for (Buffer b : buffers) {
            if (b != null) {
                b.release();
            }
        }
    }
}
