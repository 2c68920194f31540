package org.taipan.modules.lzma;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;

/**
 * {@code _lzma}. Streams are written by XZ for Java. They are read here, because that library reads from a stream that
 * it waits for, and the module's decompressor is given its input in pieces.
 */
@PyModuleDef(name = "_lzma", types = {PyLzmaCompressor.class, PyLzmaDecompressor.class})
final class LzmaModule {
    private static final PyType ERROR_TYPE = PyType.builtin(
            new SimpleTable("_lzma", "LZMAError", "Call to liblzma failed."), Exc.Exception, PyType.BASETYPE);
    @PyConstant("LZMAError")
    static final Object ERROR = ERROR_TYPE;
    @PyConstant
    static final int FORMAT_AUTO = 0;
    @PyConstant
    static final int FORMAT_XZ = 1;
    @PyConstant
    static final int FORMAT_ALONE = 2;
    @PyConstant
    static final int FORMAT_RAW = 3;
    @PyConstant
    static final int CHECK_NONE = 0;
    @PyConstant
    static final int CHECK_CRC32 = 1;
    @PyConstant
    static final int CHECK_CRC64 = 4;
    @PyConstant
    static final int CHECK_SHA256 = 10;
    @PyConstant
    static final int CHECK_ID_MAX = 15;
    @PyConstant
    static final int CHECK_UNKNOWN = 16;
    @PyConstant
    static final long FILTER_LZMA1 = 0x4000000000000001L;
    @PyConstant
    static final long FILTER_LZMA2 = 0x21;
    @PyConstant
    static final long FILTER_DELTA = 3;
    @PyConstant
    static final long FILTER_X86 = 4;
    @PyConstant
    static final long FILTER_POWERPC = 5;
    @PyConstant
    static final long FILTER_IA64 = 6;
    @PyConstant
    static final long FILTER_ARM = 7;
    @PyConstant
    static final long FILTER_ARMTHUMB = 8;
    @PyConstant
    static final long FILTER_SPARC = 9;
    @PyConstant
    static final int MF_HC3 = 3;
    @PyConstant
    static final int MF_HC4 = 4;
    @PyConstant
    static final int MF_BT2 = 18;
    @PyConstant
    static final int MF_BT3 = 19;
    @PyConstant
    static final int MF_BT4 = 20;
    @PyConstant
    static final int MODE_FAST = 1;
    @PyConstant
    static final int MODE_NORMAL = 2;
    @PyConstant
    static final int PRESET_DEFAULT = 6;
    @PyConstant
    static final long PRESET_EXTREME = 1L << 31;

    private LzmaModule() {
    }

    static PyException error(String message) {
        return Errors.of(ERROR_TYPE, message);
    }

    static boolean isSupported(int check) {
        return check == CHECK_NONE || check == CHECK_CRC32 || check == CHECK_CRC64 || check == CHECK_SHA256;
    }

    @PyMethod(value = "is_check_supported(check_id, /)", doc = "Test whether the given integrity check is supported.\n\n"
            + "Always returns True for CHECK_NONE and CHECK_CRC32.")
    static boolean isCheckSupported(int checkId) {
        return isSupported(checkId);
    }

    @PyMethod(value = "_encode_filter_properties(filter, /)", doc = "Return a bytes object encoding the options "
            + "(properties) of the filter specified by *filter* (a dict).\n\n"
            + "The result does not include the filter ID itself, only the options.")
    static Object encodeFilterProperties(ThreadState ts, Object filter) {
        return new PyBytes(FilterArguments.filter(ts, filter).encode());
    }

    @PyMethod(value = "_decode_filter_properties(filter_id, encoded_props, /)",
            doc = "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict)."
            + "\n\nThe result does not include the filter ID itself, only the options.")
    static Object decodeFilterProperties(ThreadState ts, Object filterId, Object encodedProps) {
        long id = FilterArguments.unsigned(filterId, -1, "lzma_vli");
        try {
            return FilterArguments.toDict(FilterSpec.decode(id, Buffers.toBytes(ts, encodedProps)));
        } catch (LzmaFailure e) {
            throw error(e.getMessage());
        }
    }
}
