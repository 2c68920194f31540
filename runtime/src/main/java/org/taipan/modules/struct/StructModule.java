package org.taipan.modules.struct;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/** The {@code _struct} module. */
@PyModuleDef(name = "_struct", types = PyStruct.class,
        doc = "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the "
        + "data representing the C struct\nand also as format strings (explained below) to describe the layout of "
        + "data\nin the C struct.\n\nThe optional first format char indicates byte order, size and alignment:\n"
        + "  @: native order, size & alignment (default)\n  =: native order, std. size & alignment\n"
        + "  <: little-endian, std. size & alignment\n  >: big-endian, std. size & alignment\n"
        + "  !: same as >\n\nThe remaining chars indicate types of args and must match exactly;\n"
        + "these can be preceded by a decimal repeat count:\n  x: pad byte (no data); c:char; b:signed byte; "
        + "B:unsigned byte;\n  ?: _Bool (requires C99; if not available, char is used instead)\n"
        + "  h:short; H:unsigned short; i:int; I:unsigned int;\n  l:long; L:unsigned long; f:float; d:double; "
        + "e:half-float.\nSpecial cases (preceding decimal count indicates length):\n"
        + "  s:string (array of char); p: pascal string (with count byte).\n"
        + "Special cases (only available in native format):\n  n:ssize_t; N:size_t;\n"
        + "  P:an integer type that is wide enough to hold a pointer.\nSpecial case (not in native mode unless "
        + "'long long' in platform C):\n  q:long long; Q:unsigned long long\n"
        + "Whitespace between formats is ignored.\n\nThe variable struct.error is an exception raised on errors.\n")
final class StructModule {
    @PyConstant("error")
    static final Object ERROR = StructFormat.ERROR;
    private static final int CACHE_SIZE = 100;

    /** Structs by their format. */
    private final ConcurrentHashMap<String, PyStruct> cache = new ConcurrentHashMap<>();

    StructModule(ThreadState ts, PyModule module) {
    }

    private PyStruct struct(ThreadState ts, Object format) {
        String key = format instanceof String s ? s : null;
        PyStruct known = key == null ? null : cache.get(key);
        if (known != null) {
            return known;
        }
        PyStruct made = PyStruct.of(ts, format);
        if (key != null) {
            if (cache.size() >= CACHE_SIZE) {
                cache.clear();
            }
            cache.put(key, made);
        }
        return made;
    }

    private PyStruct first(ThreadState ts, Object[] args) {
        if (args.length == 0) {
            throw Errors.typeError("missing format argument");
        }
        return struct(ts, args[0]);
    }

    @PyMethod(value = "_clearcache()", doc = "Clear the internal cache.")
    void clearCache() {
        cache.clear();
    }

    @PyMethod(value = "calcsize(format, /)",
            doc = "Return size in bytes of the struct described by the format string.")
    long calcsize(ThreadState ts, Object format) {
        return struct(ts, format).size();
    }

    @PyMethod(value = "pack(*args)",
            doc =
            "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed "
            + "according\nto the format string.  See help(struct) for more on format strings.")
    Object pack(ThreadState ts, Object[] args) {
        return first(ts, args).pack(ts, Arrays.copyOfRange(args, 1, args.length));
    }

    @PyMethod(value = "pack_into(*args)",
            doc = "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the "
            + "format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\n"
            + "that the offset is a required argument.  See help(struct) for more\n"
            + "on format strings.")
    void packInto(ThreadState ts, Object[] args) {
        first(ts, args).packInto(ts, Arrays.copyOfRange(args, 1, args.length));
    }

    @PyMethod(value = "unpack(format, buffer, /)",
            doc = "Return a tuple containing values unpacked according to the format string.\n"
            + "\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format "
            + "strings.")
    Object unpack(ThreadState ts, Object format, Object buffer) {
        return struct(ts, format).unpack(ts, buffer);
    }

    @PyMethod(value = "unpack_from(format, /, buffer, offset=0)",
            doc = "Return a tuple containing values unpacked according to the format string.\n"
            + "\nThe buffer's size, minus offset, must be at least calcsize(format).\n"
            + "\nSee help(struct) for more on format strings.")
    Object unpackFrom(ThreadState ts, Object format, Object buffer, long offset) {
        return struct(ts, format).unpackFrom(ts, buffer, offset);
    }

    @PyMethod(value = "iter_unpack(format, buffer, /)",
            doc = "Return an iterator yielding tuples unpacked from the given bytes.\n"
            + "\nThe bytes are unpacked according to the format string, like\n"
            + "a repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the "
            + "format struct size.")
    Object iterUnpack(ThreadState ts, Object format, Object buffer) {
        return struct(ts, format).iterUnpack(ts, buffer);
    }
}
