package org.taipan.modules.io;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;

/** The writing half of {@link Buffered}. */
final class BufferedWriting {
    private BufferedWriting() {
    }

    static long write(ThreadState ts, Buffered b, Object data) {
        if (org.taipan.types.PyStr.check(data)) {
            throw Errors.typeError("a bytes-like object is required, not 'str'");
        }
        byte[] bytes = Buffers.toBytes(ts, data);
        write(ts, b, bytes, 0, bytes.length);
        return bytes.length;
    }

    /** Writes all bytes, or as many as fit without blocking. @throws org.taipan.objects.PyException BlockingIOError */
    static void write(ThreadState ts, Buffered b, byte[] bytes, int offset, int length) {
        b.requireOpen(ts, "write to");
        b.lock(ts);
        try {
            // Another thread may have closed it while this one waited for the lock.
            b.requireOpen(ts, "write to");
            prepare(ts, b);
            if (length <= b.buffer.length - b.writeEnd) {
                append(ts, b, bytes, offset, length);
                return;
            }
            int done = flushForWrite(ts, b, bytes, offset, length);
            if (done < 0) {
                return;
            }
            while (length - done > b.buffer.length) {
                int n = b.rawWrite(ts, bytes, offset + done, length - done);
                if (n < 0) {
                    append(ts, b, bytes, offset + done, b.buffer.length);
                    throw IoErrors.wouldBlock(done + b.buffer.length);
                }
                done += n;
                runHandlers(ts);
            }
            append(ts, b, bytes, offset + done, length - done);
        } finally {
            b.unlock();
        }
    }

    /** Bytes read ahead are given up before the buffer holds bytes to be written. */
    private static void prepare(ThreadState ts, Buffered b) {
        if (b.canRead() && b.readEnd > 0) {
            int ahead = b.readEnd - b.position;
            b.dropRead();
            if (ahead > 0) {
                b.rawSeek(ts, -ahead, 1);
            }
        }
    }

    private static void append(ThreadState ts, Buffered b, byte[] bytes, int offset, int length) {
        if (length > 0) {
            if (b.writeEnd == 0) {
                OpenFiles.of(ts.interp).dirty(b);
            }
            System.arraycopy(bytes, offset, b.buffer, b.writeEnd, length);
            b.writeEnd += length;
        }
    }

    /**
     * Empties the buffer to make room. If that would block, what fits of the new bytes is kept.
     *
     * @return 0, or -1 if all new bytes found room
     */
    private static int flushForWrite(ThreadState ts, Buffered b, byte[] bytes, int offset, int length) {
        while (b.writeEnd > 0) {
            int n = b.rawWrite(ts, b.buffer, 0, b.writeEnd);
            if (n < 0) {
                int room = b.buffer.length - b.writeEnd;
                append(ts, b, bytes, offset, Math.min(room, length));
                if (length <= room) {
                    return -1;
                }
                throw IoErrors.wouldBlock(room);
            }
            written(ts, b, n);
        }
        return 0;
    }

    private static void written(ThreadState ts, Buffered b, int n) {
        if (n == 0) {
            runHandlers(ts);
            return;
        }
        System.arraycopy(b.buffer, n, b.buffer, 0, b.writeEnd - n);
        b.writeEnd -= n;
        if (b.writeEnd == 0) {
            OpenFiles.of(ts.interp).clean(b);
        }
        runHandlers(ts);
    }

    /** Writes all that is pending; the lock is held. @throws org.taipan.objects.PyException BlockingIOError */
    static void flush(ThreadState ts, Buffered b) {
        while (b.writeEnd > 0) {
            int n = b.rawWrite(ts, b.buffer, 0, b.writeEnd);
            if (n < 0) {
                throw IoErrors.wouldBlock(0);
            }
            written(ts, b, n);
        }
    }

    private static void runHandlers(ThreadState ts) {
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }
}
