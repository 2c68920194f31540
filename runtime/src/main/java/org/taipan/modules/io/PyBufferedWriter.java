package org.taipan.modules.io;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;

/** {@code _io.BufferedWriter}. */
@PyTypeDef(name = "BufferedWriter", module = "_io", doc = "A buffer for a writeable sequential RawIO object.\n\nThe "
        + "constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, "
        + "it defaults to\nDEFAULT_BUFFER_SIZE.")
public final class PyBufferedWriter extends Buffered {
    public static final PyType TYPE = PyType.builtin(new PyBufferedWriterTable(), PyBufferedIOBase.TYPE,
            PyType.BASETYPE);

    private PyBufferedWriter(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyBufferedWriter(cls);
    }

    @PyMethod("__init__(raw, buffer_size=8192)")
    void init(ThreadState ts, Object stream, long bufferSize) {
        setUp(ts, stream, bufferSize);
    }

    @Override
    boolean canRead() {
        return false;
    }

    @Override
    boolean canWrite() {
        return true;
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
