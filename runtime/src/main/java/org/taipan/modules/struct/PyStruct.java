package org.taipan.modules.struct;

import java.nio.ByteBuffer;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.codecs.SingleByte;

/** {@code struct.Struct}. */
@PyTypeDef(name = "Struct", module = "_struct")
final class PyStruct extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyStructTable(), PyType.OBJECT, PyType.BASETYPE);

    /** Its text and what it means; null before {@code __init__}. */
    private record Compiled(String text, StructFormat format) {
    }

    private volatile Compiled compiled;

    PyStruct(PyType type) {
        super(type);
    }

    /** A struct of a format given as str or bytes. @throws PyException struct.error, TypeError */
    static PyStruct of(ThreadState ts, Object format) {
        PyStruct s = new PyStruct(TYPE);
        s.__init__(ts, format);
        return s;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStruct(cls);
    }

    @PyMethod("__init__(format)")
    void __init__(ThreadState ts, Object format) {
        byte[] text;
        if (PyStr.check(format)) {
            text = SingleByte.encodeAscii(ts, format, null);
        } else if (format instanceof PyBytes b) {
            text = b.value();
        } else {
            throw Errors.typeError("Struct() argument 1 must be a str or bytes object, not " + Obj.typeName(format));
        }
        String s = (String) SingleByte.decodeLatin1(text);
        compiled = new Compiled(s, new StructFormat(s));
    }

    private StructFormat format() {
        Compiled c = compiled;
        if (c == null) {
            throw Errors.runtimeError("Struct object is not initialized");
        }
        return c.format;
    }

    @PyGetter(value = "format", doc = "struct format string")
    Object formatText() {
        format();
        return compiled.text;
    }

    @PyGetter(value = "size", doc = "struct size in bytes")
    long size() {
        Compiled c = compiled;
        return c == null ? -1 : c.format.size;
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of(type().name() + "(" + Obj.reprJava(ts, formatText()) + ")");
    }

    @PyMethod(value = "__sizeof__()", doc = "S.__sizeof__() -> size of S in memory, in bytes")
    long sizeOf() {
        return 88 + 32L * format().length;
    }

    @PyMethod(value = "pack(*values)",
            doc =
            "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according"
            + "\nto the format string S.format.  See help(struct) for more on format\n"
            + "strings.")
    Object pack(ThreadState ts, Object[] values) {
        StructFormat f = format();
        if (values.length != f.length) {
            throw StructFormat.error("pack expected " + f.length + " items for packing (got " + values.length + ")");
        }
        if (f.size > Integer.MAX_VALUE - 16) {
            throw Errors.memoryError();
        }
        byte[] b = new byte[(int) f.size];
        f.pack(ts, ByteBuffer.wrap(b), 0, values, 0);
        return new PyBytes(b);
    }

    @PyMethod(value = "pack_into(*args)",
            doc = "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format "
            + "string S.format\nand write the packed bytes into the writable buffer buf starting at\n"
            + "offset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.")
    void packInto(ThreadState ts, Object[] args) {
        StructFormat f = format();
        if (args.length != f.length + 2) {
            throw StructFormat.error(args.length == 0 ? "pack_into expected buffer argument"
                    : args.length == 1 ? "pack_into expected offset argument"
                    : "pack_into expected " + f.length + " items for packing (got " + (args.length - 2) + ")");
        }
        try (Buffer b = Buffers.acquireWritable(ts, args[0], "argument")) {
            long offset = Number.indexSize(ts, args[1]);
            if (offset < 0) {
                if (offset + f.size > 0) {
                    throw StructFormat.error("no space to pack " + f.size + " bytes at offset " + offset);
                }
                offset = fromEnd(offset, b);
            }
            if (b.length - offset < f.size) {
                throw tooSmall("pack_into", "packing", f, offset, b);
            }
            f.pack(ts, b.memory, b.offset + (int) offset, args, 2);
        }
    }

    private static long fromEnd(long offset, Buffer b) {
        if (offset + b.length < 0) {
            throw StructFormat.error("offset " + offset + " out of range for " + b.length + "-byte buffer");
        }
        return offset + b.length;
    }

    private static PyException tooSmall(String function, String doing, StructFormat f, long offset, Buffer b) {
        return StructFormat.error(function + " requires a buffer of at least "
                + Long.toUnsignedString(f.size + offset) + " bytes for " + doing + " " + f.size + " bytes at offset "
                + offset + " (actual buffer size is " + b.length + ")");
    }

    @PyMethod(value = "unpack(buffer, /)",
            doc =
            "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. "
            + "The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.")
    Object unpack(ThreadState ts, Object buffer) {
        StructFormat f = format();
        try (Buffer b = Buffers.acquire(ts, buffer, Buffer.SIMPLE)) {
            if (b.length != f.size) {
                throw StructFormat.error("unpack requires a buffer of " + f.size + " bytes");
            }
            return f.unpack(b.memory, b.offset);
        }
    }

    @PyMethod(value = "unpack_from(buffer, offset=0)",
            doc = "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string "
            + "Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\n"
            + "at least Struct.size.\n\nSee help(struct) for more on format strings.")
    Object unpackFrom(ThreadState ts, Object buffer, long start) {
        StructFormat f = format();
        try (Buffer b = Buffers.acquire(ts, buffer, Buffer.SIMPLE)) {
            long offset = start;
            if (offset < 0) {
                if (offset + f.size > 0) {
                    throw StructFormat.error("not enough data to unpack " + f.size + " bytes at offset " + offset);
                }
                offset = fromEnd(offset, b);
            }
            if (b.length - offset < f.size) {
                throw tooSmall("unpack_from", "unpacking", f, offset, b);
            }
            return f.unpack(b.memory, b.offset + (int) offset);
        }
    }

    @PyMethod(value = "iter_unpack(buffer, /)",
            doc = "Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a "
            + "repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct "
            + "size.")
    Object iterUnpack(ThreadState ts, Object buffer) {
        StructFormat f = format();
        if (f.size == 0) {
            throw StructFormat.error("cannot iteratively unpack with a struct of length 0");
        }
        Buffer b = Buffers.acquire(ts, buffer, Buffer.SIMPLE);
        if (b.length % f.size != 0) {
            b.release();
            throw StructFormat.error("iterative unpacking requires a buffer of a multiple of " + f.size + " bytes");
        }
        return new UnpackIterator(f, b);
    }
}
