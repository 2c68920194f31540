package org.taipan.modules.zlib;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.binary.Checksums;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.codecs.ByteSink;

/** The {@code zlib} module, on the JDK's zlib. */
@PyModuleDef(name = "zlib", types = PyZlibDecompressor.class,
        doc = "The functions in this module allow compression and decompression using the\n"
        + "zlib library, which is based on GNU zip.\n\nadler32(string[, start]) -- Compute an Adler-32 checksum.\n"
        + "compress(data[, level]) -- Compress data, with compression level 0-9 or -1.\n"
        + "compressobj([level[, ...]]) -- Return a compressor object.\ncrc32(string[, start]) -- Compute a CRC-32 "
        + "checksum.\ndecompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\n"
        + "decompressobj([wbits[, zdict]]) -- Return a decompressor object.\n"
        + "\n'wbits' is window buffer size and container format.\nCompressor objects support compress() and flush() "
        + "methods; decompressor\nobjects support decompress() and flush().")
final class ZlibModule {
    private static final PyType ERROR_TYPE = PyType.builtin(new SimpleTable("zlib", "error", null), Exc.Exception,
            PyType.BASETYPE);
    @PyConstant("error")
    static final Object ERROR = ERROR_TYPE;
    @PyConstant("ZLIB_VERSION")
    static final String VERSION = "1.3.1";
    @PyConstant("ZLIB_RUNTIME_VERSION")
    static final String RUNTIME_VERSION = "1.3.1";
    @PyConstant
    static final int MAX_WBITS = 15;
    @PyConstant
    static final int DEFLATED = 8;
    @PyConstant
    static final int DEF_MEM_LEVEL = 8;
    @PyConstant
    static final int DEF_BUF_SIZE = 16384;
    @PyConstant
    static final int Z_NO_COMPRESSION = 0;
    @PyConstant
    static final int Z_BEST_SPEED = 1;
    @PyConstant
    static final int Z_BEST_COMPRESSION = 9;
    @PyConstant
    static final int Z_DEFAULT_COMPRESSION = -1;
    @PyConstant
    static final int Z_DEFAULT_STRATEGY = 0;
    @PyConstant
    static final int Z_FILTERED = 1;
    @PyConstant
    static final int Z_HUFFMAN_ONLY = 2;
    @PyConstant
    static final int Z_RLE = 3;
    @PyConstant
    static final int Z_FIXED = 4;
    @PyConstant
    static final int Z_NO_FLUSH = 0;
    @PyConstant
    static final int Z_PARTIAL_FLUSH = 1;
    @PyConstant
    static final int Z_SYNC_FLUSH = 2;
    @PyConstant
    static final int Z_FULL_FLUSH = 3;
    @PyConstant("Z_FINISH")
    static final int FINISH = 4;
    @PyConstant
    static final int Z_BLOCK = 5;
    @PyConstant
    static final int Z_TREES = 6;

    private ZlibModule() {
    }

    /** {@code zlib.error} as {@code zlib_error} makes it; {@code detail} may be null. */
    static PyException error(int code, String message, String detail) {
        String why = detail != null ? detail : switch (code) {
            case -5 -> "incomplete or truncated stream";
            case -2 -> "inconsistent stream state";
            case -3 -> "invalid input data";
            default -> null;
        };
        return Errors.of(ERROR_TYPE, "Error " + code + " " + message + (why == null ? "" : ": " + why));
    }

    static PyException error(InflateStream.Failure failure, String message) {
        boolean dictionary = "while setting zdict".equals(failure.getMessage());
        return error(failure.code, dictionary ? failure.getMessage() : message,
                dictionary ? null : failure.getMessage());
    }

    private static int bits(ThreadState ts, Object o) {
        return ((java.lang.Number) Number.index(ts, o)).intValue();
    }

    @PyMethod(value = "crc32(data, value=0, /)",
            doc = "Compute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n"
            + "\nThe returned checksum is an integer.")
    static long crc32(ThreadState ts, Object data, Object value) {
        return Checksums.crc32(Buffers.toBytes(ts, data), bits(ts, value));
    }

    @PyMethod(value = "adler32(data, value=1, /)",
            doc = "Compute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n"
            + "\nThe returned checksum is an integer.")
    static long adler32(ThreadState ts, Object data, Object value) {
        return Checksums.adler32(Buffers.toBytes(ts, data), bits(ts, value));
    }

    @PyMethod(value = "compress(data, /, level=-1, wbits=15)",
            doc = "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n"
            + "  level\n    Compression level, in 0-9 or -1.\n  wbits\n    The window buffer size and container "
            + "format.")
    static Object compress(ThreadState ts, Object data, int level, int wbits) {
        byte[] in = Buffers.toBytes(ts, data);
        DeflateStream stream = DeflateStream.open(level, DEFLATED, wbits, DEF_MEM_LEVEL, 0, null);
        if (stream == null) {
            throw Errors.of(ERROR_TYPE, "Bad compression level");
        }
        return new PyBytes(stream.deflate(in, FINISH));
    }

    @PyMethod(value = "decompress(data, /, wbits=15, bufsize=16384)",
            doc = "Returns a bytes object containing the uncompressed data.\n\n  data\n"
            + "    Compressed data.\n  wbits\n    The window buffer size and container format.\n"
            + "  bufsize\n    The initial output buffer size.")
    static Object decompress(ThreadState ts, Object data, int wbits, long bufsize) {
        byte[] in = Buffers.toBytes(ts, data);
        if (bufsize < 0) {
            throw Errors.valueError("bufsize must be non-negative");
        }
        InflateStream stream = InflateStream.open(wbits, null);
        if (stream == null) {
            throw error(-2, "while preparing to decompress data", null);
        }
        ByteSink out = new ByteSink(in.length * 2);
        stream.setInput(in);
        try {
            stream.inflate(out, Long.MAX_VALUE);
        } catch (InflateStream.Failure e) {
            throw error(e, "while decompressing data");
        }
        if (!stream.isFinished()) {
            throw error(-5, "while decompressing data", null);
        }
        return new PyBytes(out.toByteArray());
    }

    private static byte[] dictionary(ThreadState ts, Object zdict) {
        if (zdict == null || zdict == PyNone.NONE) {
            return null;
        }
        if (!Buffers.isExporter(zdict)) {
            throw Errors.typeError("zdict argument must support the buffer protocol");
        }
        return Buffers.toBytes(ts, zdict);
    }

    @PyMethod(value = "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
            doc = "Return a compressor object.\n\n  level\n    The compression level (an integer in the range 0-9 or "
            + "-1; default is\n    currently equivalent to 6).  Higher compression levels are slower,\n"
            + "    but produce smaller results.\n  method\n    The compression algorithm.  If given, this must be "
            + "DEFLATED.\n  wbits\n    +9 to +15: The base-two logarithm of the window size.  Include a zlib\n"
            + "        container.\n    -9 to -15: Generate a raw stream.\n    +25 to +31: Include a gzip container."
            + "\n  memLevel\n    Controls the amount of memory used for internal compression state.\n"
            + "    Valid values range from 1 to 9.  Higher values result in higher memory\n"
            + "    usage, faster compression, and smaller output.\n  strategy\n"
            + "    Used to tune the compression algorithm.  Possible values are\n"
            + "    Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.\n  zdict\n"
            + "    The predefined compression dictionary - a sequence of bytes\n"
            + "    containing subsequences that are likely to occur in the input data.")
    static Object compressobj(ThreadState ts, int level, int method, int wbits, int memLevel, int strategy,
            Object zdict) {
        byte[] dictionary = zdict == PyNone.NONE ? null : Buffers.toBytes(ts, zdict);
        DeflateStream stream = DeflateStream.open(level, method, wbits, memLevel, strategy, dictionary);
        if (stream == null) {
            throw Errors.valueError("Invalid initialization option");
        }
        return new PyCompress(stream);
    }

    @PyMethod(value = "decompressobj(wbits=15, zdict=NULL)",
            doc = "Return a decompressor object.\n\n  wbits\n    The window buffer size and container format.\n"
            + "  zdict\n    The predefined compression dictionary.  This must be the same\n"
            + "    dictionary as used by the compressor that produced the input data.")
    static Object decompressobj(ThreadState ts, int wbits, Object zdict) {
        InflateStream stream = InflateStream.open(wbits, dictionary(ts, zdict));
        if (stream == null) {
            throw Errors.valueError("Invalid initialization option");
        }
        return new PyDecompress(stream);
    }
}
