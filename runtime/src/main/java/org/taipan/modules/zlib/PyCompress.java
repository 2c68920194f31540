package org.taipan.modules.zlib;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;

/** The objects of {@code zlib.compressobj}. Each call holds the object's monitor. */
@PyTypeDef(name = "Compress", module = "zlib")
final class PyCompress extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyCompressTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final DeflateStream stream;

    PyCompress(DeflateStream stream) {
        super(TYPE);
        this.stream = stream;
    }

    @PyMethod(value = "compress(data, /)",
            doc = "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n"
            + "\nAfter calling this function, some of the input data may still\n"
            + "be stored in internal buffers for later processing.\nCall the flush() method to clear these buffers.")
    Object compress(ThreadState ts, Object data) {
        byte[] in = Buffers.toBytes(ts, data);
        synchronized (this) {
            if (stream.isFinished()) {
                throw ZlibModule.error(-2, "while compressing data", null);
            }
            return new PyBytes(stream.deflate(in, 0));
        }
    }

    @PyMethod(value = "flush(mode=4, /)",
            doc = "Return a bytes object containing any remaining compressed data.\n"
            + "\n  mode\n    One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.\n"
            + "    If mode == Z_FINISH, the compressor object can no longer be\n"
            + "    used after calling the flush() method.  Otherwise, more data\n"
            + "    can still be compressed.")
    synchronized Object flush(int mode) {
        if (mode == 0) {
            return PyBytes.EMPTY;
        }
        if (stream.isFinished() || mode < 0 || mode > 5) {
            throw ZlibModule.error(-2, "while flushing", null);
        }
        return new PyBytes(stream.deflate(new byte[0], mode));
    }

    @PyMethod(value = "copy()", doc = "Return a copy of the compression object.")
    synchronized Object copy() {
        if (stream.isFinished()) {
            throw Errors.valueError("Inconsistent stream state");
        }
        return new PyCompress(stream.copy());
    }

    @PyMethod("__copy__()")
    Object shallowCopy() {
        return copy();
    }

    @PyMethod("__deepcopy__(memo, /)")
    Object deepCopy(Object memo) {
        return copy();
    }
}
