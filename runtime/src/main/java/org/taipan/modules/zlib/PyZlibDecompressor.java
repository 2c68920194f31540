package org.taipan.modules.zlib;

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

/** {@code zlib._ZlibDecompressor}, which keeps the input it could not use yet. Each call holds the object's monitor. */
@PyTypeDef(name = "_ZlibDecompressor", module = "zlib", doc = "")
final class PyZlibDecompressor extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyZlibDecompressorTable(), PyType.OBJECT, 0);

    private final InflateStream stream;
    private volatile boolean eof;
    private volatile boolean needsInput = true;
    private volatile PyBytes unusedData = PyBytes.EMPTY;

    private PyZlibDecompressor(PyType type, InflateStream stream) {
        super(type);
        this.stream = stream;
    }

    @PyMethod("__new__(wbits=15, zdict=b'')")
    static Object __new__(ThreadState ts, PyType cls, int wbits, Object zdict) {
        byte[] dictionary = Buffers.toBytes(ts, zdict);
        InflateStream stream = InflateStream.open(wbits, dictionary.length == 0 ? null : dictionary);
        if (stream == null) {
            throw Errors.valueError("Invalid initialization option");
        }
        return new PyZlibDecompressor(cls, stream);
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
            ByteSink out = new ByteSink(in.length * 2);
            stream.setInput(in);
            long limit = maxLength < 0 ? Long.MAX_VALUE : maxLength;
            try {
                stream.inflate(out, limit);
            } catch (InflateStream.Failure e) {
                throw ZlibModule.error(e, "while decompressing data");
            }
            if (stream.isFinished()) {
                eof = true;
                needsInput = false;
                unusedData = new PyBytes(stream.takeRest());
            } else {
                needsInput = !stream.hasInput() && out.size() < limit;
            }
            return new PyBytes(out.toByteArray());
        }
    }

    @PyGetter(value = "eof", doc = "True if the end-of-stream marker has been reached.")
    boolean eof() {
        return eof;
    }

    @PyGetter(value = "unused_data", doc = "Data found after the end of the compressed stream.")
    Object unusedData() {
        return unusedData;
    }

    @PyGetter(value = "needs_input", doc = "True if more input is needed before more decompressed data can be produced.")
    boolean needsInput() {
        return needsInput;
    }
}
