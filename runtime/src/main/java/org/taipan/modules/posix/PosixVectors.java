package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffers;
import org.taipan.types.PyDict;

/** Reading into and writing from many buffers at once. */
@PyModuleDef(name = "posix", isPart = true)
final class PosixVectors {
    private static final Libc.Function READV = Libc.function("readv");
    private static final Libc.Function WRITEV = Libc.function("writev");
    private static final Libc.Function PREADV2 = Libc.function("preadv2");
    private static final Libc.Function PWRITEV2 = Libc.function("pwritev2");

    private PosixVectors() {
    }

    @PyMethod(value = "writev(fd, buffers, /)", doc = "Iterate over buffers, and write the contents of each to a file "
            + "descriptor.\n\nReturns the total number of bytes written.\nbuffers must be a sequence of bytes-like "
            + "objects.")
    static long writev(ThreadState ts, int fd, Object buffers) {
        return gatherWrite(ts, "writev", fd, buffers, -1, 0);
    }

    @PyMethod(value = "pwritev(fd, buffers, offset, flags=0, /)", doc = "Writes the contents of bytes-like objects to "
            + "a file descriptor at a given offset.")
    static long pwritev(ThreadState ts, int fd, Object buffers, long offset, int flags) {
        return gatherWrite(ts, "pwritev", fd, buffers, offset, flags);
    }

    private static Object[] sequence(ThreadState ts, Object buffers, String function) {
        if (PyObject.typeOf(buffers).slot(Slot.GETITEM) == null
                || buffers instanceof PyDict) {
            throw Errors.typeError(function + "() arg 2 must be a sequence");
        }
        return Iter.toArray(ts, buffers);
    }

    private static long gatherWrite(ThreadState ts, String function, int fd, Object buffers, long offset, int flags) {
        Object[] items = sequence(ts, buffers, function);
        try (Memory m = Memory.open()) {
            MemorySegment vector = m.allocate(Math.max(16L * items.length, 1));
            for (int i = 0; i < items.length; i++) {
                byte[] b = Buffers.toBytes(ts, items[i]);
                vector.set(ValueLayout.JAVA_LONG, 16L * i, m.bytes(b, 0, b.length).address());
                vector.set(ValueLayout.JAVA_LONG, 16L * i + 8, (long) b.length);
            }
            return OsErrors.check(Blocking.call(ts, () -> function.equals("writev")
                    ? Libc.callLong(WRITEV, fd, vector.address(), items.length)
                    : Libc.callLong(PWRITEV2, fd, vector.address(), items.length, offset, 0, flags)));
        }
    }

    @PyMethod(value = "readv(fd, buffers, /)", doc = "Read from a file descriptor fd into an iterable of "
            + "buffers.\n\nThe buffers should be mutable buffers accepting bytes.\nreadv will transfer data into each "
            + "buffer until it is full\nand then move on to the next buffer in the sequence to hold\nthe rest of the "
            + "data.\n\nreadv returns the total number of bytes read,\nwhich may be less than the total capacity of "
            + "all the buffers.")
    static long readv(ThreadState ts, int fd, Object buffers) {
        return scatterRead(ts, "readv", fd, buffers, -1, 0);
    }

    @PyMethod(value = "preadv(fd, buffers, offset, flags=0, /)", doc = "Reads from a file descriptor into a number of "
            + "mutable bytes-like objects.")
    static long preadv(ThreadState ts, int fd, Object buffers, long offset, int flags) {
        return scatterRead(ts, "preadv", fd, buffers, offset, flags);
    }

    private static long scatterRead(ThreadState ts, String function, int fd, Object buffers, long offset, int flags) {
        Object[] items = sequence(ts, buffers, function);
        try (WritableBuffers into = new WritableBuffers(ts, items); Memory m = Memory.open()) {
            long total = into.length();
            MemorySegment data = m.allocate(Math.max(total, 1));
            MemorySegment vector = m.allocate(16);
            vector.set(ValueLayout.JAVA_LONG, 0, data.address());
            vector.set(ValueLayout.JAVA_LONG, 8, total);
            long n = OsErrors.check(Blocking.call(ts, () -> function.equals("readv")
                    ? Libc.callLong(READV, fd, vector.address(), 1)
                    : Libc.callLong(PREADV2, fd, vector.address(), 1, offset, 0, flags)));
            into.store(data, n);
            return n;
        }
    }

}
