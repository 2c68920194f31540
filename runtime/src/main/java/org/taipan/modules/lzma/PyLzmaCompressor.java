package org.taipan.modules.lzma;

import java.io.IOException;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.tukaani.xz.LZMA2Options;

/** {@code _lzma.LZMACompressor}. Each call holds the object's monitor. */
@PyTypeDef(name = "LZMACompressor", module = "_lzma", doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, "
        + "filters=None)\n\nCreate a compressor object for compressing data incrementally.\n\n"
        + "format specifies the container format to use for the output. This can\n"
        + "be FORMAT_XZ (default), FORMAT_ALONE, or FORMAT_RAW.\n\n"
        + "check specifies the integrity check to use. preset should be an integer in the range 0-9,\n"
        + "optionally OR-ed with PRESET_EXTREME. filters is a filter chain.\n\n"
        + "For one-shot compression, use the compress() function instead.")
final class PyLzmaCompressor extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyLzmaCompressorTable(), PyType.OBJECT, 0);

    private final Encoding encoding;
    private boolean flushed;

    private PyLzmaCompressor(PyType type, Encoding encoding) {
        super(type);
        this.encoding = encoding;
    }

    @PyMethod("__new__(format=1, check=-1, preset=None, filters=None)")
    static Object __new__(ThreadState ts, PyType cls, int format, int check, Object preset, Object filters) {
        if (format != LzmaModule.FORMAT_XZ && check != -1 && check != LzmaModule.CHECK_NONE) {
            throw Errors.valueError("Integrity checks are only supported by FORMAT_XZ");
        }
        if (preset != PyNone.NONE && filters != PyNone.NONE) {
            throw Errors.valueError("Cannot specify both preset and filter chain");
        }
        boolean xz = format == LzmaModule.FORMAT_XZ;
        if (!xz && format != LzmaModule.FORMAT_ALONE && format != LzmaModule.FORMAT_RAW) {
            throw Errors.valueError("Invalid container format: " + format);
        }
        if (format == LzmaModule.FORMAT_RAW && filters == PyNone.NONE) {
            throw Errors.valueError("Must specify filters for FORMAT_RAW");
        }
        FilterSpec[] chain;
        if (filters == PyNone.NONE) {
            LZMA2Options o = preset == PyNone.NONE ? FilterArguments.preset(LzmaModule.PRESET_DEFAULT)
                    : FilterArguments.preset(preset);
            chain = new FilterSpec[] {new FilterSpec(xz ? LzmaModule.FILTER_LZMA2 : LzmaModule.FILTER_LZMA1, o, 0, 0)};
        } else {
            chain = FilterArguments.chain(ts, filters);
            validate(format, chain);
        }
        int id = xz && check == -1 ? LzmaModule.CHECK_CRC64 : Math.max(check, 0);
        if (xz && !LzmaModule.isSupported(id)) {
            throw LzmaModule.error(id > LzmaModule.CHECK_ID_MAX ? "Internal error" : "Unsupported integrity check");
        }
        return new PyLzmaCompressor(cls, new Encoding(format, id, chain));
    }

    static void validate(int format, FilterSpec[] chain) {
        if (format == LzmaModule.FORMAT_ALONE && (chain.length != 1 || chain[0].id() != LzmaModule.FILTER_LZMA1)) {
            throw Errors.valueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        }
        boolean valid = chain.length > 0;
        for (int i = 0; valid && i < chain.length; i++) {
            valid = chain[i].isLzma() == (i == chain.length - 1);
        }
        boolean one = valid && chain[chain.length - 1].id() == LzmaModule.FILTER_LZMA1;
        if (!valid || one && (format == LzmaModule.FORMAT_XZ || chain.length > 1)) {
            throw LzmaModule.error("Invalid or unsupported options");
        }
    }

    @PyMethod(value = "compress(data, /)", doc = "Provide data to the compressor object.\n\n"
            + "Returns a chunk of compressed data if possible, or b'' otherwise.\n\n"
            + "When you have finished providing data to the compressor, call the\n"
            + "flush() method to finish the compression process.")
    Object compress(ThreadState ts, Object data) {
        byte[] bytes = Buffers.toBytes(ts, data);
        synchronized (this) {
            if (flushed) {
                throw Errors.valueError("Compressor has been flushed");
            }
            try {
                encoding.write(bytes);
            } catch (IOException e) {
                throw LzmaModule.error("Invalid or unsupported options");
            }
            return new PyBytes(encoding.take());
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
        try {
            encoding.finish();
        } catch (IOException e) {
            throw LzmaModule.error("Invalid or unsupported options");
        }
        return new PyBytes(encoding.take());
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        throw Errors.typeError("cannot pickle '" + type().tpName() + "' object");
    }
}
