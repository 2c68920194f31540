package org.taipan.modules.lzma;

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
import org.taipan.types.PyNone;
import org.taipan.types.codecs.ByteSink;

/** {@code _lzma.LZMADecompressor}. Each call holds the object's monitor. */
@PyTypeDef(name = "LZMADecompressor", module = "_lzma",
        doc = "Create a decompressor object for decompressing data incrementally.\n\n  format\n"
        + "    Specifies the container format of the input stream.  If this is\n"
        + "    FORMAT_AUTO (the default), the decompressor will automatically detect\n"
        + "    whether the input is FORMAT_XZ or FORMAT_ALONE.  Streams created with\n"
        + "    FORMAT_RAW cannot be autodetected.\n  memlimit\n"
        + "    Limit the amount of memory used by the decompressor.  This will cause\n"
        + "    decompression to fail if the input cannot be decompressed within this\n    limit.\n  filters\n"
        + "    A custom filter chain.  This argument is required for FORMAT_RAW, and\n"
        + "    not accepted with any other format.  When provided, this should be a\n"
        + "    sequence of dicts, each indicating the ID and options for a single\n    filter.\n\n"
        + "For one-shot decompression, use the decompress() function instead.")
final class PyLzmaDecompressor extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyLzmaDecompressorTable(), PyType.OBJECT, 0);

    private final int format;
    private final long memoryLimit;
    /** Null until the first byte tells the format. */
    private Decoding decoding;
    private byte[] ready = {};
    private int readyAt;
    private volatile boolean eof;
    private volatile boolean needsInput = true;
    private volatile int check = LzmaModule.CHECK_UNKNOWN;
    private volatile PyBytes unusedData = PyBytes.EMPTY;

    private PyLzmaDecompressor(PyType type, int format, long memoryLimit, Decoding decoding) {
        super(type);
        this.format = format;
        this.memoryLimit = memoryLimit;
        this.decoding = decoding;
        if (decoding != null) {
            check = decoding.check();
        }
    }

    @PyMethod("__new__(format=0, memlimit=None, filters=None)")
    static Object __new__(ThreadState ts, PyType cls, int format, Object memlimit, Object filters) {
        boolean raw = format == LzmaModule.FORMAT_RAW;
        long limit = -1;
        if (memlimit != PyNone.NONE) {
            if (raw) {
                throw Errors.valueError("Cannot specify memory limit with FORMAT_RAW");
            }
            limit = FilterArguments.unsigned(memlimit, -1, "uint64_t");
        }
        if (raw && filters == PyNone.NONE) {
            throw Errors.valueError("Must specify filters for FORMAT_RAW");
        }
        if (!raw && filters != PyNone.NONE) {
            throw Errors.valueError("Cannot specify filters except with FORMAT_RAW");
        }
        Decoding decoding = switch (format) {
            case LzmaModule.FORMAT_AUTO -> null;
            case LzmaModule.FORMAT_XZ -> new XzDecoding(limit);
            case LzmaModule.FORMAT_ALONE -> new AloneDecoding(null, limit);
            case LzmaModule.FORMAT_RAW -> raw(FilterArguments.chain(ts, filters));
            default -> throw Errors.valueError("Invalid container format: " + format);
        };
        return new PyLzmaDecompressor(cls, format, limit, decoding);
    }

    private static Decoding raw(FilterSpec[] chain) {
        PyLzmaCompressor.validate(LzmaModule.FORMAT_RAW, chain);
        FilterSpec last = chain[chain.length - 1];
        if (last.id() == LzmaModule.FILTER_LZMA1) {
            LzmaDecoder decoder = new LzmaDecoder(last.lzma().getDictSize());
            decoder.properties(last.lzma().getLc(), last.lzma().getLp(), last.lzma().getPb());
            return new AloneDecoding(decoder, -1);
        }
        try {
            return new RawDecoding(chain);
        } catch (LzmaFailure e) {
            throw LzmaModule.error(e.getMessage());
        }
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
                throw Errors.of(Exc.EOFError, "Already at end of stream");
            }
            long limit = maxLength < 0 ? Long.MAX_VALUE : maxLength;
            ByteSink out = new ByteSink(256);
            if (decoding == null && in.length > 0) {
                decoding = in[0] == (byte) 0xFD ? new XzDecoding(memoryLimit) : new AloneDecoding(null, memoryLimit);
            }
            if (decoding != null) {
                decoding.feed(in);
                run(out, limit);
            }
            return new PyBytes(out.toByteArray());
        }
    }

    private void run(ByteSink out, long limit) {
        try {
            while (true) {
                int n = (int) Math.min(limit - out.size(), ready.length - readyAt);
                out.add(ready, readyAt, readyAt + n);
                readyAt += n;
                if (out.size() >= limit && limit > 0 || readyAt < ready.length) {
                    break;
                }
                ByteSink more = new ByteSink(1 << 12);
                boolean progress = decoding.step(more);
                check = decoding.check();
                ready = more.toByteArray();
                readyAt = 0;
                if (!progress) {
                    break;
                }
            }
        } catch (LzmaFailure e) {
            throw LzmaModule.error(e.getMessage());
        }
        if (decoding.isFinished() && readyAt >= ready.length) {
            eof = true;
            needsInput = false;
            unusedData = new PyBytes(decoding.rest());
        } else {
            needsInput = readyAt >= ready.length && out.size() < limit;
        }
    }

    @PyGetter(value = "check", doc = "ID of the integrity check used by the input stream.", member = true)
    int check() {
        return check;
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
