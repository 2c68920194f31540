package org.taipan.modules.pickle;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffer;
import org.taipan.types.BufferExporter;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyMemoryView;

/** {@code pickle.PickleBuffer} (PEP 574): a buffer that may travel beside the pickle. */
@PyTypeDef(name = "PickleBuffer", module = "pickle", doc = "Wrapper for potentially out-of-band buffers")
final class PyPickleBuffer extends PyObject implements BufferExporter {
    static final PyType TYPE = PyType.builtin(new PyPickleBufferTable(), PyType.OBJECT);

    private final Object object;
    private volatile Buffer buffer;

    private PyPickleBuffer(PyType type, Object object, Buffer buffer) {
        super(type);
        this.object = object;
        this.buffer = buffer;
    }

    @PyMethod("__new__(object, /)")
    static Object make(ThreadState ts, PyType cls, Object object) {
        return new PyPickleBuffer(cls, object, Buffers.acquire(ts, object, Buffer.FULL_RO));
    }

    /** The buffer. @throws org.taipan.objects.PyException ValueError once it is released */
    Buffer view() {
        Buffer b = buffer;
        if (b == null) {
            throw Errors.valueError("operation forbidden on released PickleBuffer object");
        }
        return b;
    }

    @Override
    public Buffer getBuffer(ThreadState ts, int flags) {
        view();
        Buffer b = Buffers.acquire(ts, object, flags);
        return new Buffer(new Held(b), b.object, b.memory, b.offset, b.length, b.itemSize, b.readOnly, b.format,
                b.shape, b.strides);
    }

    @Override
    public void releaseBuffer(Buffer b) {
        b.release();
    }

    /** A view of another buffer, given back with it. */
    private record Held(Buffer inner) implements BufferExporter {
        @Override
        public Buffer getBuffer(ThreadState ts, int flags) {
            throw Errors.of(Exc.BufferError, "not an exporter of its own");
        }

        @Override
        public void releaseBuffer(Buffer b) {
            inner.release();
        }
    }

    @PyMethod(value = "raw()", doc = "Return a memoryview of the raw memory underlying this buffer.\n\n"
            + "Will raise BufferError is the buffer isn't contiguous.")
    Object raw(ThreadState ts) {
        Buffer b = view();
        if (!b.isCContiguous() && !b.isFContiguous()) {
            throw Errors.of(Exc.BufferError, "cannot extract raw buffer from non-contiguous buffer");
        }
        Buffer own = Buffers.acquire(ts, object, Buffer.FULL_RO);
        return new PyMemoryView(new Buffer(new Held(own), own.object, own.memory, own.offset, own.length, 1,
                own.readOnly, "B", new long[] {own.length}, new long[] {1}));
    }

    @PyMethod(value = "release()", doc = "Release the underlying buffer exposed by the PickleBuffer object.")
    void release() {
        Buffer b = buffer;
        buffer = null;
        if (b != null) {
            b.release();
        }
    }
}
