package org.taipan.modules.bz2;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.codecs.ByteSink;

/** {@code _bz2.BZ2Decompressor}. Each call holds the object's monitor. */
@PyTypeDef(name = "BZ2Decompressor", module = "_bz2",
        doc = "Create a decompressor object for decompressing data incrementally.\n\n"
        + "For one-shot decompression, use the decompress() function instead.")
final class PyBz2Decompressor extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyBz2DecompressorTable(), PyType.OBJECT, 0);

    private final StreamDecoder decoder = new StreamDecoder();
    private volatile boolean eof;
    private volatile boolean needsInput = true;
    private volatile PyBytes unusedData = PyBytes.EMPTY;

    private PyBz2Decompressor(PyType type) {
        super(type);
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return new PyBz2Decompressor(cls);
    }

    @PyMethod(value = "decompress(data, max_length=-1)",
            doc =
            "Decompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is nonnegative, returns "
            + "at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be"
            + "\nproduced, *self.needs_input* will be set to ``False``. In this case, the next\n"
            + "call to *decompress()* may provide *data* as b'' to obtain more of the output.\n"
            + "\nIf all of the input data was decompressed and returned (either because this\n"
            + "was less than *max_length* bytes, or because *max_length* was negative),\n"
            + "*self.needs_input* will be set to True.\n\nAttempting to decompress data after the end of stream is "
            + "reached raises an\nEOFError.  Any data found after the end of the stream is ignored and saved in\n"
            + "the unused_data attribute.")
    Object decompress(ThreadState ts, Object data, long maxLength) {
        byte[] in = Buffers.toBytes(ts, data);
        synchronized (this) {
            if (eof) {
                throw Errors.of(Exc.EOFError, "End of stream already reached");
            }
            long limit = maxLength < 0 ? Long.MAX_VALUE : maxLength;
            ByteSink out = new ByteSink(64);
            decoder.feed(in);
            try {
                decoder.decode(out, limit);
            } catch (StreamDecoder.Invalid e) {
                throw Errors.of(Exc.OSError, "Invalid data stream");
            }
            if (decoder.isFinished()) {
                eof = true;
                needsInput = false;
                unusedData = new PyBytes(decoder.rest());
            } else {
                needsInput = out.size() < limit;
            }
            return new PyBytes(out.toByteArray());
        }
    }

    @PyGetter(value = "eof", doc = "True if the end-of-stream marker has been reached.", member = true)
    boolean eof() {
        return eof;
    }

    @PyGetter(value = "unused_data", doc = "Data found after the end of the compressed stream.", member = true)
    Object unusedData() {
        return unusedData;
    }

    @PyGetter(value = "needs_input", member = true,
            doc = "True if more input is needed before more decompressed data can be produced.")
    boolean needsInput() {
        return needsInput;
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        throw Errors.typeError("cannot pickle '" + type().tpName() + "' object");
    }
}
