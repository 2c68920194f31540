package org.taipan.types;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** Using objects as buffers: {@code PyObject_GetBuffer} and what is made from it. */
public final class Buffers {
    private Buffers() {
    }

    /** Whether {@code o} exports a buffer: {@code PyObject_CheckBuffer}. */
    public static boolean isExporter(Object o) {
        return o instanceof BufferExporter
                || o instanceof PyObject p && p.type().slot(Slot.BUFFER) != null;
    }

    /**
     * A view of the memory of {@code o}.
     *
     * @throws PyException TypeError if it has none, BufferError if not as {@code flags} ask
     */
    public static Buffer acquire(ThreadState ts, Object o, int flags) {
        if (o instanceof BufferExporter e) {
            PyObject p = (PyObject) o;
            if (!p.type().isHeapType() || p.type().slot(Slot.BUFFER) instanceof PyWrapperDescriptor) {
                return e.getBuffer(ts, flags);
            }
        }
        Object slot = o instanceof PyObject p ? p.type().slot(Slot.BUFFER) : null;
        if (slot == null) {
            throw Errors.typeError("a bytes-like object is required, not '" + Obj.typeName(o) + "'");
        }
        return PythonBuffer.acquire(ts, o, slot, flags);
    }

    /**
     * A view that can be written to: {@code getargs}' format {@code w*}.
     *
     * @param argument what messages call the argument: "readinto() argument"
     * @throws PyException TypeError
     */
    public static Buffer acquireWritable(ThreadState ts, Object o, String argument) {
        try {
            if (isExporter(o)) {
                return acquire(ts, o, Buffer.WRITABLE);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.BufferError)) {
                throw e;
            }
        }
        throw Errors.typeError(argument + " must be read-write bytes-like object, not "
                + (o == PyNone.NONE ? "None" : Obj.typeName(o)));
    }

    /** The bytes of a bytes-like object; not to be modified. @throws PyException TypeError */
    public static byte[] toBytes(ThreadState ts, Object o) {
        if (o instanceof PyBytes b) {
            return b.value();
        }
        if (o instanceof PyByteArray b) {
            return b.toByteArray();
        }
        try (Buffer b = acquire(ts, o, Buffer.SIMPLE)) {
            return b.toByteArray();
        }
    }

    /** The bytes of {@code o}, whatever its shape, in C order. @throws PyException TypeError */
    public static byte[] toContiguous(ThreadState ts, Object o) {
        if (o instanceof PyBytes b) {
            return b.value();
        }
        try (Buffer b = acquire(ts, o, Buffer.FULL_RO)) {
            return b.toByteArray();
        }
    }

    /** BufferError. */
    static PyException error(String message) {
        return Errors.of(Exc.BufferError, message);
    }

    /** A class with {@code __buffer__} written in Python (PEP 688): its memoryview, given back on release. */
    private static final class PythonBuffer implements BufferExporter {
        private final Object object;
        private final PyMemoryView view;
        private final Buffer inner;

        PythonBuffer(Object object, PyMemoryView view, Buffer inner) {
            this.object = object;
            this.view = view;
            this.inner = inner;
        }

        static Buffer acquire(ThreadState ts, Object o, Object slot, int flags) {
            Object r = Call.method(ts, slot, o, (long) flags);
            if (!(r instanceof PyMemoryView view)) {
                throw Errors.typeError("__buffer__ returned non-memoryview object");
            }
            Buffer inner = view.getBuffer(ts, flags);
            return new Buffer(new PythonBuffer(o, view, inner), o, inner.memory, inner.offset, inner.length,
                    inner.itemSize, inner.readOnly, inner.format, inner.shape, inner.strides);
        }

        @Override
        public Buffer getBuffer(ThreadState ts, int flags) {
            throw error("not an exporter of its own");
        }

        @Override
        public void releaseBuffer(Buffer buffer) {
            inner.release();
            Object slot = PyObject.typeOf(object).slot(Slot.RELEASE_BUFFER);
            if (slot != null && !(slot instanceof PyWrapperDescriptor)) {
                Call.method(ThreadState.current(), slot, object, view);
            }
            view.releaseQuietly();
        }
    }
}
