package org.taipan.modules.bz2;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.codecs.ByteSink;

/** {@code _bz2.BZ2Compressor}. Each call holds the object's monitor. */
@PyTypeDef(name = "BZ2Compressor", module = "_bz2",
        doc = "Create a compressor object for compressing data incrementally.\n\n  compresslevel\n"
        + "    Compression level, as a number between 1 and 9.\n\n"
        + "For one-shot compression, use the compress() function instead.")
final class PyBz2Compressor extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyBz2CompressorTable(), PyType.OBJECT, 0);

    private final StreamEncoder encoder;
    private boolean flushed;

    private PyBz2Compressor(PyType type, int level) {
        super(type);
        encoder = new StreamEncoder(new ByteSink(256), level);
    }

    @PyMethod("__new__(compresslevel=9, /)")
    static Object __new__(PyType cls, int compresslevel) {
        if (compresslevel < 1 || compresslevel > 9) {
            throw Errors.valueError("compresslevel must be between 1 and 9");
        }
        return new PyBz2Compressor(cls, compresslevel);
    }

    @PyMethod(value = "compress(data, /)", doc = "Provide data to the compressor object.\n\n  data\n"
            + "    Input data for compression.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.\n\n"
            + "When you have finished providing data to the compressor, call the\n"
            + "flush() method to finish the compression process.")
    Object compress(ThreadState ts, Object data) {
        byte[] bytes = Buffers.toBytes(ts, data);
        synchronized (this) {
            if (flushed) {
                throw Errors.valueError("Compressor has been flushed");
            }
            encoder.write(bytes);
            return new PyBytes(encoder.take());
        }
    }

    @PyMethod(value = "flush()", doc = "Finish the compression process.\n\n"
            + "Returns the compressed data left in internal buffers.\n\n"
            + "The compressor object may not be used after this method is called.")
    synchronized Object flush() {
        if (flushed) {
            throw Errors.valueError("Repeated call to flush()");
        }
        flushed = true;
        encoder.finish();
        return new PyBytes(encoder.take());
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        throw Errors.typeError("cannot pickle '" + type().tpName() + "' object");
    }
}
