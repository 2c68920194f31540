package org.taipan.modules.io;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.PyBytes;

/** {@code _io.BufferedRandom}. */
@PyTypeDef(name = "BufferedRandom", module = "_io", doc = "A buffered interface to random access streams.\n\nThe "
        + "constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the "
        + "buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.")
public final class PyBufferedRandom extends Buffered {
    public static final PyType TYPE = PyType.builtin(new PyBufferedRandomTable(), PyBufferedIOBase.TYPE,
            PyType.BASETYPE);

    private PyBufferedRandom(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyBufferedRandom(cls);
    }

    @PyMethod("__init__(raw, buffer_size=8192)")
    void init(ThreadState ts, Object stream, long bufferSize) {
        PyIOBase.check(ts, stream, "seekable", "File or stream is not seekable.");
        setUp(ts, stream, bufferSize);
    }

    @Override
    boolean canRead() {
        return true;
    }

    @Override
    boolean canWrite() {
        return true;
    }

    @PyMethod("read(size=-1, /)")
    Object read(ThreadState ts, Object size) {
        return BufferedReading.read(ts, this, size);
    }

    @PyMethod("read1(size=-1, /)")
    Object read1(ThreadState ts, Object size) {
        return BufferedReading.read1(ts, this, size);
    }

    @PyMethod("readinto(buffer, /)")
    Object readinto(ThreadState ts, Object target) {
        return BufferedReading.readInto(ts, this, target, false);
    }

    @PyMethod("readinto1(buffer, /)")
    Object readinto1(ThreadState ts, Object target) {
        return BufferedReading.readInto(ts, this, target, true);
    }

    @PyMethod("peek(size=0, /)")
    Object peek(ThreadState ts, Object size) {
        return BufferedReading.peek(ts, this);
    }

    @Override
    public Object readline(ThreadState ts, Object size) {
        return BufferedReading.readLine(ts, this, size(ts, size));
    }

    @Override
    Object nextLine(ThreadState ts) {
        if (isDerived()) {
            return super.nextLine(ts);
        }
        PyBytes line = BufferedReading.readLine(ts, this, -1);
        return line.size() == 0 ? null : line;
    }

    @PyMethod(value = "write(buffer, /)", doc = "Write buffer b to the IO stream.")
    long write(ThreadState ts, Object data) {
        return BufferedWriting.write(ts, this, data);
    }

    @PyMethod(value = "detach()", doc = "Disconnect this buffer from its underlying raw stream and return "
            + "it.\n\nAfter the raw stream has been detached, the buffer is in an unusable\nstate.")
    Object detachRaw(ThreadState ts) {
        return detach(ts);
    }

    @PyGetter("raw")
    Object getRaw() {
        return rawOrNone();
    }

    @PyGetter("mode")
    Object mode(ThreadState ts) {
        return attribute(ts, "mode");
    }

    @PyGetter("name")
    Object name(ThreadState ts) {
        return attribute(ts, "name");
    }

    @PyMethod("_dealloc_warn(source, /)")
    void deallocWarn(ThreadState ts, Object source) {
        Call.methodNamed(ts, raw(), "_dealloc_warn", source);
    }

    @PyMethod("__getstate__()")
    Object getState() {
        throw cannotPickle();
    }

    @PyMethod("__sizeof__()")
    long sizeOf() {
        return 136 + buffer.length;
    }

    Object __repr__(ThreadState ts) {
        return representation(ts);
    }
}
