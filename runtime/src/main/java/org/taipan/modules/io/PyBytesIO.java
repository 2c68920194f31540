package org.taipan.modules.io;

import java.util.Arrays;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Buffer;
import org.taipan.types.BufferExporter;
import org.taipan.types.BufferExports;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyMemoryView;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * {@code _io.BytesIO}. The object's monitor guards the bytes and the position; arguments are converted before it is
 * taken. While {@code getbuffer} views exist the array is neither replaced nor resized.
 */
@PyTypeDef(name = "BytesIO", module = "_io", doc = "Buffered I/O implementation using an in-memory bytes buffer.")
public final class PyBytesIO extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBytesIOTable(), PyBufferedIOBase.TYPE, PyType.BASETYPE);
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes = {};
    /** Whether {@link #bytes} is shared with a {@code bytes} object and must be copied before a write. */
    private boolean shared;
    private int size;
    private long position;
    private final BufferExports exports = new BufferExports();
    private boolean ended;

    private PyBytesIO(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBytesIO(cls);
    }

    @PyMethod("__init__(initial_bytes=b'')")
    void init(ThreadState ts, Object initial) {
        byte[] b = initial == PyNone.NONE ? PyBytes.EMPTY.value() : Buffers.toBytes(ts, initial);
        synchronized (this) {
            checkResizable();
            bytes = b;
            shared = initial == PyNone.NONE || initial instanceof PyBytes;
            size = b.length;
            position = 0;
            ended = false;
        }
    }

    private void requireOpen() {
        if (ended) {
            throw IoErrors.closed();
        }
    }

    private void checkResizable() {
        switch (exports.resize()) {
            case IN_PLACE -> { }
            case IN_COPY -> shared = true;
            case FORBIDDEN -> throw Errors.of(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
        }
    }

    @Override
    public synchronized boolean closed(ThreadState ts) {
        return ended;
    }

    @Override
    public synchronized boolean readable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @Override
    public synchronized boolean writable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @Override
    public synchronized boolean seekable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @Override
    public synchronized Object isatty(ThreadState ts) {
        requireOpen();
        return false;
    }

    @Override
    public synchronized Object flush(ThreadState ts) {
        requireOpen();
        return PyNone.NONE;
    }

    @Override
    public synchronized Object close(ThreadState ts) {
        checkResizable();
        bytes = PyBytes.EMPTY.value();
        size = 0;
        shared = true;
        ended = true;
        return PyNone.NONE;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    private synchronized PyBytes take(long n) {
        requireOpen();
        int from = (int) Math.min(position, size);
        int count = (int) (n < 0 ? size - from : Math.min(n, size - from));
        if (count > 0) {
            position = from + count;
        }
        if (count == size && from == 0 && size == bytes.length && exports.isEmpty()) {
            shared = true;
            return new PyBytes(bytes);
        }
        return new PyBytes(Arrays.copyOfRange(bytes, from, from + count));
    }

    @PyMethod(value = "read(size=-1, /)", doc = "Read at most size bytes, returned as a bytes object.\n\nIf the size "
            + "argument is negative, read until EOF is reached.\nReturn an empty bytes object at EOF.")
    Object read(ThreadState ts, Object n) {
        return take(size(ts, n));
    }

    @PyMethod(value = "read1(size=-1, /)", doc = "Read at most size bytes, returned as a bytes object.\n\nIf the size "
            + "argument is negative or omitted, read until EOF is reached.\nReturn an empty bytes object at EOF.")
    Object read1(ThreadState ts, Object n) {
        return take(size(ts, n));
    }

    @PyMethod(value = "readinto(buffer, /)", doc = "Read bytes into buffer.\n\nReturns number of bytes read (0 for "
            + "EOF), or None if the object\nis set not to block and has no data to read.")
    Object readinto(ThreadState ts, Object target) {
        try (Buffer into = Buffers.acquireWritable(ts, target, "readinto() argument")) {
            byte[] data = take(into.length).value();
            into.memory.put(into.offset, data);
            return (long) data.length;
        }
    }

    private synchronized PyBytes line(long limit) {
        requireOpen();
        int from = (int) Math.min(position, size);
        int max = (int) (limit < 0 ? size - from : Math.min(limit, size - from));
        int n = 0;
        while (n < max && bytes[from + n++] != '\n') {
            continue;
        }
        if (n > 0) {
            position = from + n;
        }
        return new PyBytes(Arrays.copyOfRange(bytes, from, from + n));
    }

    @Override
    public Object readline(ThreadState ts, Object limit) {
        return line(size(ts, limit));
    }

    @Override
    Object nextLine(ThreadState ts) {
        PyBytes line = line(-1);
        return line.size() == 0 ? null : line;
    }

    @Override
    public Object readlines(ThreadState ts, Object hint) {
        long limit = size(ts, hint);
        PyList lines = new PyList();
        long total = 0;
        for (PyBytes line = line(-1); line.size() > 0; line = line(-1)) {
            lines.append(line);
            total += line.size();
            if (limit > 0 && total >= limit) {
                break;
            }
        }
        return lines;
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @PyMethod(value = "write(b, /)", doc = "Write bytes to file.\n\nReturn the number of bytes written.")
    long write(ThreadState ts, Object data) {
        synchronized (this) {
            requireOpen();
            checkResizable();
        }
        byte[] b = Buffers.toContiguous(ts, data);
        put(b);
        return b.length;
    }

    private synchronized void put(byte[] b) {
        requireOpen();
        checkResizable();
        if (b.length == 0) {
            return;
        }
        if (position + b.length > LARGEST) {
            throw Errors.overflowError("new buffer size too large");
        }
        int at = (int) position;
        int end = at + b.length;
        own(end);
        if (at > size) {
            Arrays.fill(bytes, size, at, (byte) 0);
        }
        System.arraycopy(b, 0, bytes, at, b.length);
        position = end;
        size = Math.max(size, end);
    }

    /** Makes the array this object's own, with room for so many bytes. */
    private void own(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(capacity, bytes.length * 3L / 2 + 64)));
        } else if (shared) {
            bytes = bytes.clone();
        }
        shared = false;
    }

    @Override
    public Object writelines(ThreadState ts, Object lines) {
        synchronized (this) {
            requireOpen();
        }
        Object it = Iter.iter(ts, lines);
        for (Object line = Iter.next(ts, it); line != null; line = Iter.next(ts, it)) {
            write(ts, line);
        }
        return PyNone.NONE;
    }

    @Override
    public Object truncate(ThreadState ts, Object n) {
        synchronized (this) {
            requireOpen();
            checkResizable();
        }
        long to;
        if (n == PyNone.NONE) {
            to = position;
        } else if (!Number.hasIndex(n)) {
            throw Errors.typeError("argument should be integer or None, not '" + Obj.typeName(n) + "'");
        } else {
            to = Args.toLong(ts, n);
        }
        if (to < 0) {
            throw Errors.valueError("negative size value " + to);
        }
        synchronized (this) {
            if (to < size) {
                own(size);
                size = (int) to;
                bytes = Arrays.copyOf(bytes, size);
            }
        }
        return to;
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    @Override
    public Object seek(ThreadState ts, Object offset, Object whence) {
        long to = Args.toLong(ts, offset);
        int from = Args.toInt(ts, whence);
        synchronized (this) {
            requireOpen();
            if (to < 0 && from == 0) {
                throw Errors.valueError("negative seek value " + to);
            }
            long base = switch (from) {
                case 0 -> 0;
                case 1 -> position;
                case 2 -> size;
                default -> throw Errors.valueError("invalid whence (" + from + ", should be 0, 1 or 2)");
            };
            if (to > Long.MAX_VALUE - base) {
                throw Errors.overflowError("new position too large");
            }
            position = Math.max(0, base + to);
            return position;
        }
    }

    @Override
    public synchronized Object tell(ThreadState ts) {
        requireOpen();
        return position;
    }

    @PyMethod(value = "getvalue()", doc = "Retrieve the entire contents of the BytesIO object.")
    synchronized Object getValue() {
        requireOpen();
        if (size != bytes.length || !exports.isEmpty()) {
            return new PyBytes(Arrays.copyOf(bytes, size));
        }
        shared = true;
        return new PyBytes(bytes);
    }

    @PyMethod(value = "getbuffer()", doc = "Get a read-write view over the contents of the BytesIO object.")
    Object getBuffer(ThreadState ts) {
        synchronized (this) {
            requireOpen();
        }
        return PyMemoryView.of(ts, new View(this), Buffer.FULL);
    }

    /** What memoryviews of the contents are views of. */
    @PyTypeDef(name = "_BytesIOBuffer", module = "_io")
    static final class View extends PyObject implements BufferExporter {
        static final PyType TYPE = PyType.builtin(new PyBytesIOViewTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);
        private final PyBytesIO source;

        View(PyBytesIO source) {
            super(TYPE);
            this.source = source;
        }

        @Override
        public Buffer getBuffer(ThreadState ts, int flags) {
            synchronized (source) {
                source.own(source.size);
                return source.exports.add(Buffer.ofBytes(this, source.bytes, 0, source.size, false));
            }
        }

        @Override
        public void releaseBuffer(Buffer buffer) {
            synchronized (source) {
                source.exports.remove(buffer);
            }
        }

        @PyMethod("__buffer__(flags, /)")
        Object buffer(ThreadState ts, Object flags) {
            return PyMemoryView.of(ts, this, (int) Args.toLong(ts, flags));
        }
    }

    // ---- pickling ---------------------------------------------------------------------------------------------------

    @PyMethod("__getstate__()")
    Object getState(ThreadState ts) {
        Object value = getValue();
        PyDict d = dict();
        Object copy = PyNone.NONE;
        if (d != null && d.size() > 0) {
            PyDict c = new PyDict();
            for (Object[] item : d.items()) {
                c.put(ts, item[0], item[1]);
            }
            copy = c;
        }
        return new PyTuple(value, position, copy);
    }

    @PyMethod("__setstate__(state, /)")
    void setState(ThreadState ts, Object state) {
        if (!(state instanceof PyTuple t) || t.size() < 3) {
            throw stateError(state);
        }
        requireOpen();
        init(ts, t.get(0));
        if (!org.taipan.types.PyLong.check(t.get(1))) {
            throw Errors.typeError("second item of state must be an integer, not " + Obj.typeName(t.get(1)));
        }
        long p = Args.toLong(ts, t.get(1));
        if (p < 0) {
            throw Errors.valueError("position value cannot be negative");
        }
        position = p;
        if (t.get(2) instanceof PyDict d) {
            for (Object[] item : d.items()) {
                dict().put(ts, item[0], item[1]);
            }
        } else if (t.get(2) != PyNone.NONE) {
            throw Errors.typeError("third item of state should be a dict, got a " + Obj.typeName(t.get(2)));
        }
    }

    private PyException stateError(Object state) {
        return Errors.typeError(type().tpName() + ".__setstate__ argument should be 3-tuple, got "
                + Obj.typeName(state));
    }

    @PyMethod("__sizeof__()")
    synchronized long sizeOf() {
        return 80 + bytes.length;
    }
}
