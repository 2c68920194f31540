package org.taipan.modules.zlib;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.codecs.ByteSink;

/** The objects of {@code zlib.decompressobj}. Each call holds the object's monitor. */
@PyTypeDef(name = "Decompress", module = "zlib")
final class PyDecompress extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyDecompressTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final InflateStream stream;
    private volatile PyBytes unusedData = PyBytes.EMPTY;
    private volatile PyBytes unconsumedTail = PyBytes.EMPTY;
    /** Whether the stream was flushed at its end. */
    private boolean ended;

    PyDecompress(InflateStream stream) {
        super(TYPE);
        this.stream = stream;
    }

    @PyMethod(value = "decompress(data, /, max_length=0)",
            doc = "Return a bytes object containing the decompressed version of the data.\n"
            + "\n  data\n    The binary data to decompress.\n  max_length\n    The maximum allowable length of the "
            + "decompressed data.\n    Unconsumed input data will be stored in\n"
            + "    the unconsumed_tail attribute.\n\nAfter calling this function, some of the input data may still "
            + "be stored in\ninternal buffers for later processing.\nCall the flush() method to clear these buffers.")
    Object decompress(ThreadState ts, Object data, long maxLength) {
        byte[] in = Buffers.toBytes(ts, data);
        if (maxLength < 0) {
            throw Errors.valueError("max_length must be non-negative");
        }
        return new PyBytes(run(in, maxLength == 0 ? Long.MAX_VALUE : maxLength, true));
    }

    private synchronized byte[] run(byte[] in, long limit, boolean failing) {
        ByteSink out = new ByteSink(in.length * 2);
        stream.setInput(in);
        InflateStream.Failure failure = null;
        try {
            stream.inflate(out, limit);
        } catch (InflateStream.Failure e) {
            failure = e;
        }
        PyBytes rest = new PyBytes(stream.takeRest());
        if (stream.isFinished()) {
            if (rest.size() > 0) {
                ByteSink unused = new ByteSink(16).add(unusedData.value()).add(rest.value());
                unusedData = new PyBytes(unused.toByteArray());
            }
            unconsumedTail = PyBytes.EMPTY;
        } else {
            unconsumedTail = rest.size() == 0 ? PyBytes.EMPTY : rest;
        }
        if (failure != null && failing) {
            throw ZlibModule.error(failure, "while decompressing data");
        }
        return out.toByteArray();
    }

    @PyMethod(value = "flush(length=16384, /)",
            doc = "Return a bytes object containing any remaining decompressed data.\n"
            + "\n  length\n    the initial size of the output buffer.")
    Object flush(long length) {
        if (length <= 0) {
            throw Errors.valueError("length must be greater than zero");
        }
        byte[] rest = run(unconsumedTail.value(), Long.MAX_VALUE, false);
        synchronized (this) {
            ended |= stream.isFinished();
        }
        return new PyBytes(rest);
    }

    @PyMethod(value = "copy()", doc = "Return a copy of the decompression object.")
    synchronized Object copy() {
        if (ended) {
            throw Errors.valueError("Inconsistent stream state");
        }
        try {
            PyDecompress twin = new PyDecompress(stream.copy());
            twin.unusedData = unusedData;
            twin.unconsumedTail = unconsumedTail;
            return twin;
        } catch (InflateStream.Failure e) {
            throw Errors.valueError("Inconsistent stream state");
        }
    }

    @PyMethod("__copy__()")
    Object shallowCopy() {
        return copy();
    }

    @PyMethod("__deepcopy__(memo, /)")
    Object deepCopy(Object memo) {
        return copy();
    }

    @PyGetter("unused_data")
    Object unusedData() {
        return unusedData;
    }

    @PyGetter("unconsumed_tail")
    Object unconsumedTail() {
        return unconsumedTail;
    }

    @PyGetter("eof")
    synchronized boolean eof() {
        return stream.isFinished();
    }
}
