package org.taipan.modules.io;

import java.util.concurrent.locks.ReentrantLock;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;

/**
 * What BufferedReader, BufferedWriter and BufferedRandom share: a raw stream and a buffer that holds either bytes read
 * ahead or bytes to be written, never both.
 *
 * <p><b>Concurrency.</b> The stream's lock guards everything and is held while the raw stream is called, as in CPython;
 * a call from within such a call, by a signal handler or the raw stream itself, raises RuntimeError. The reading half
 * is in {@link BufferedReading}, the writing half in {@link BufferedWriting}.
 */
abstract class Buffered extends PyIOBase {
    static final int DEFAULT_SIZE = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private Object raw;
    /** The raw stream if it is a plain {@code FileIO}, which is then called directly. */
    private PyFileIO file;
    private boolean detached;
    byte[] buffer = {};
    /** Bytes read ahead are {@code buffer[position .. readEnd)}. */
    int position;
    int readEnd;
    /** Bytes to be written are {@code buffer[0 .. writeEnd)}. */
    int writeEnd;
    /** The position of the raw stream, or -1 if it is not known. */
    private long rawPosition = -1;

    protected Buffered(PyType type) {
        super(type);
    }

    abstract boolean canRead();

    abstract boolean canWrite();

    // ---- set-up -----------------------------------------------------------------------------------------------------

    final void setUp(ThreadState ts, Object stream, long size) {
        raw = null;
        if (canRead()) {
            check(ts, stream, "readable", "File or stream is not readable.");
        }
        if (canWrite()) {
            check(ts, stream, "writable", "File or stream is not writable.");
        }
        if (size <= 0) {
            throw Errors.valueError("buffer size must be strictly positive");
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        file = stream instanceof PyFileIO f && f.type() == PyFileIO.TYPE ? f : null;
        detached = false;
        buffer = new byte[(int) size];
        position = 0;
        readEnd = 0;
        writeEnd = 0;
        rawPosition = -1;
        raw = stream;
        if (file == null) {
            try {
                rawTell(ts);
            } catch (PyException e) {
                if (!e.matches(Exc.Exception)) {
                    throw e;
                }
            }
        }
    }

    final Object raw() {
        if (raw == null) {
            throw Errors.valueError(detached ? "raw stream has been detached"
                    : "I/O operation on uninitialized object");
        }
        return raw;
    }

    /** The attribute {@code raw}. */
    final Object rawOrNone() {
        if (raw == null) {
            return PyNone.NONE;
        }
        return raw;
    }

    final void lock(ThreadState ts) {
        if (lock.isHeldByCurrentThread()) {
            throw Errors.runtimeError("reentrant call inside " + Obj.reprJava(ts, this));
        }
        ts.lock(lock);
    }

    final void unlock() {
        lock.unlock();
    }

    /** @throws PyException ValueError "… closed file" */
    final void requireOpen(ThreadState ts, String what) {
        Object r = raw();
        boolean ended = file != null ? file.closed(ts) : Obj.isTrue(ts, Attr.get(ts, r, "closed"));
        if (ended) {
            throw Errors.valueError(what + " closed file");
        }
    }

    // ---- the raw stream ---------------------------------------------------------------------------------------------

    /** Reads once: a count, 0 at the end, -1 if it would block. */
    final int rawRead(ThreadState ts, byte[] into, int offset, int length) {
        int n;
        if (file != null) {
            n = file.readOnce(ts, into, offset, length);
        } else {
            PyByteArray memory = new PyByteArray(new byte[length]);
            Object r = Call.methodNamed(ts, raw, "readinto", memory);
            if (r == PyNone.NONE) {
                return -1;
            }
            n = count(ts, r, length, "raw readinto() failed", "raw readinto()");
            System.arraycopy(memory.toByteArray(), 0, into, offset, n);
        }
        if (n > 0 && rawPosition >= 0) {
            rawPosition += n;
        }
        return n;
    }

    /** Writes once: a count, or -1 if it would block. */
    final int rawWrite(ThreadState ts, byte[] from, int offset, int length) {
        int n;
        if (file != null) {
            n = file.writeOnce(ts, from, offset, length);
        } else {
            Object memory = new PyBytes(java.util.Arrays.copyOfRange(from, offset, offset + length));
            Object r = Call.methodNamed(ts, raw, "write", memory);
            if (r == PyNone.NONE) {
                return -1;
            }
            n = count(ts, r, length, "raw write() failed", "raw write()");
        }
        if (n > 0 && rawPosition >= 0) {
            rawPosition += n;
        }
        return n;
    }

    private static int count(ThreadState ts, Object r, int length, String failed, String what) {
        if (!Number.hasIndex(r)) {
            PyException e = Errors.of(Exc.OSError, failed);
            e.value.cause = Errors.typeError("'" + Obj.typeName(r)
                    + "' object cannot be interpreted as an integer").value;
            throw e;
        }
        long n = Args.toLong(ts, r);
        if (n < 0 || n > length) {
            throw Errors.of(Exc.OSError, what + " returned invalid length " + n + " (should have been between 0 and "
                    + length + ")");
        }
        return (int) n;
    }

    final long rawTell(ThreadState ts) {
        rawPosition = -1;
        rawPosition = rawOffset(ts, Call.methodNamed(ts, raw, "tell"));
        return rawPosition;
    }

    final long rawSeek(ThreadState ts, long target, int whence) {
        rawPosition = -1;
        rawPosition = rawOffset(ts, Call.methodNamed(ts, raw, "seek", target, (long) whence));
        return rawPosition;
    }

    private static long rawOffset(ThreadState ts, Object r) {
        Object n = Number.index(ts, r);
        if (!(n instanceof Long at) || at < 0) {
            throw Errors.of(Exc.OSError, "Raw stream returned invalid position " + Obj.strJava(ts, r));
        }
        return at;
    }

    /** Where the raw stream is; asked only when it is not known. */
    final long rawPosition(ThreadState ts) {
        return rawPosition >= 0 ? rawPosition : rawTell(ts);
    }

    /** The raw stream was read by its own methods. */
    final void rawMoved() {
        rawPosition = -1;
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    @Override
    public Object tell(ThreadState ts) {
        raw();
        lock(ts);
        try {
            long at = rawTell(ts) - (readEnd - position) + writeEnd;
            return Math.max(at, 0);
        } finally {
            unlock();
        }
    }

    @Override
    public Object seek(ThreadState ts, Object target, Object whence) {
        int from = Args.toInt(ts, whence);
        if (from < 0 || from > 4) {
            throw Errors.valueError("whence value " + from + " unsupported");
        }
        requireOpen(ts, "seek of");
        Object seekable = Call.methodNamed(ts, raw, "seekable");
        if (seekable != Boolean.TRUE) {
            throw IoErrors.unsupported(ts, "File or stream is not seekable.");
        }
        if (!Number.hasIndex(target)) {
            throw Errors.typeError("'" + Obj.typeName(target) + "' object cannot be interpreted as an integer");
        }
        if (!(Number.index(ts, target) instanceof Long offset)) {
            throw Errors.overflowError("cannot fit '" + Obj.typeName(target) + "' into an offset-sized integer");
        }
        lock(ts);
        try {
            long to = offset;
            if (from <= 1 && canRead() && readEnd > 0) {
                // Stay within what has been read ahead, if the target is there.
                long at = rawPosition(ts) - (readEnd - position);
                long move = from == 0 ? to - at : to;
                if (move >= -position && move <= readEnd - position) {
                    position += (int) move;
                    return Math.max(at + move, 0);
                }
            }
            if (writeEnd > 0) {
                BufferedWriting.flush(ts, this);
            }
            if (from == 1) {
                to -= readEnd - position;
            }
            long r = rawSeek(ts, to, from);
            dropRead();
            return r;
        } finally {
            unlock();
        }
    }

    final void dropRead() {
        position = 0;
        readEnd = 0;
    }

    /** Writes what is pending and moves the raw stream to where the stream is. */
    final void flushAndRewind(ThreadState ts) {
        BufferedWriting.flush(ts, this);
        if (canRead() && readEnd > 0) {
            int ahead = readEnd - position;
            dropRead();
            if (ahead > 0) {
                rawSeek(ts, -ahead, 1);
            }
        }
    }

    @Override
    public Object truncate(ThreadState ts, Object size) {
        requireOpen(ts, "truncate of");
        if (!canWrite()) {
            throw IoErrors.unsupported(ts, "truncate");
        }
        lock(ts);
        try {
            flushAndRewind(ts);
            Object at = size == PyNone.NONE ? (Object) rawTell(ts) : size;
            return Call.methodNamed(ts, raw, "truncate", at);
        } finally {
            unlock();
        }
    }

    // ---- passing on -------------------------------------------------------------------------------------------------

    @Override
    public boolean closed(ThreadState ts) {
        Object r = raw();
        return file != null ? file.closed(ts) : Obj.isTrue(ts, Attr.get(ts, r, "closed"));
    }

    @Override
    public boolean seekable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, raw(), "seekable"));
    }

    @Override
    public boolean readable(ThreadState ts) {
        return canRead() && Obj.isTrue(ts, Call.methodNamed(ts, raw(), "readable"));
    }

    @Override
    public boolean writable(ThreadState ts) {
        return canWrite() && Obj.isTrue(ts, Call.methodNamed(ts, raw(), "writable"));
    }

    @Override
    public Object fileno(ThreadState ts) {
        return Call.methodNamed(ts, raw(), "fileno");
    }

    @Override
    public Object isatty(ThreadState ts) {
        return Call.methodNamed(ts, raw(), "isatty");
    }

    final Object attribute(ThreadState ts, String name) {
        return Attr.get(ts, raw(), name);
    }

    // ---- ending -----------------------------------------------------------------------------------------------------

    @Override
    public Object flush(ThreadState ts) {
        if (!canWrite()) {
            return Call.methodNamed(ts, raw(), "flush");
        }
        requireOpen(ts, "flush of");
        lock(ts);
        try {
            flushAndRewind(ts);
        } finally {
            unlock();
        }
        return PyNone.NONE;
    }

    @Override
    public Object close(ThreadState ts) {
        Object stream = raw();
        if (isClosed(ts)) {
            return PyNone.NONE;
        }
        PyException failed = null;
        try {
            Call.methodNamed(ts, this, "flush");
        } catch (PyException e) {
            failed = e;
        }
        lock(ts);
        try {
            Object r = Call.methodNamed(ts, stream, "close");
            if (failed == null) {
                return r;
            }
        } catch (PyException e) {
            if (failed != null && e.value.context == null && e.value != failed.value) {
                e.value.context = failed.value;
            }
            throw e;
        } finally {
            OpenFiles.of(ts.interp).clean(this);
            buffer = new byte[] {};
            writeEnd = 0;
            dropRead();
            unlock();
        }
        throw failed;
    }

    final Object detach(ThreadState ts) {
        raw();
        Call.methodNamed(ts, this, "flush");
        Object stream = raw;
        raw = null;
        file = null;
        detached = true;
        return stream;
    }

    final Object representation(ThreadState ts) {
        return reprWithName(ts, "");
    }
}
