package org.taipan.modules.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.MemoryItem;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.codecs.Utf16;
import org.taipan.types.codecs.Utf32;

/** The {@code array} module. */
@PyModuleDef(name = "array", types = PyArray.class,
        doc = "This module defines an object type which can efficiently represent\n"
        + "an array of basic values: characters, integers, floating-point\n"
        + "numbers.  Arrays are sequence types and behave very much like lists,\n"
        + "except that the type of objects stored in them is constrained.\n")
final class ArrayModule {
    @PyConstant("ArrayType")
    static final Object ARRAY_TYPE = PyArray.TYPE;
    @PyConstant("typecodes")
    static final String TYPECODES = ArrayItem.CODES;
    private static final int LAST_MACHINE_FORMAT = 21;

    ArrayModule(ThreadState ts, PyModule module) {
        Object abc = Call.call(ts, ts.interp.builtins.getStr("__import__"), "collections.abc", PyNone.NONE, PyNone.NONE);
        Object sequence = Attr.get(ts, Attr.get(ts, abc, "abc"), "MutableSequence");
        Call.methodNamed(ts, sequence, "register", PyArray.TYPE);
    }

    @PyMethod(value = "_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
            doc = "Internal. Used for pickling support.")
    static Object reconstruct(ThreadState ts, Object arraytype, Object typecode, int format, Object items) {
        if (!PyStr.check(typecode) || PyStr.length(typecode) != 1) {
            throw Args.badArgument("_array_reconstructor", "argument 2", "a unicode character", typecode);
        }
        if (!(arraytype instanceof PyType type)) {
            throw Errors.typeError("first argument must be a type object, not " + Obj.typeName(arraytype));
        }
        if (!type.isSubtype(PyArray.TYPE)) {
            throw Errors.typeError(type.tpName() + " is not a subtype of array.array");
        }
        if (ArrayItem.CODES.indexOf(PyStr.codePointAt(typecode, 0)) < 0) {
            throw Errors.valueError("second argument must be a valid type code");
        }
        if (format < 0 || format > LAST_MACHINE_FORMAT) {
            throw Errors.valueError("third argument must be a valid machine format code.");
        }
        if (!(items instanceof PyBytes b)) {
            throw Errors.typeError("fourth argument should be bytes, not " + Obj.typeName(items));
        }
        char code = (char) PyStr.codePointAt(typecode, 0);
        if (format == ArrayItem.machineFormat(code)) {
            return Call.call(ts, type, typecode, items);
        }
        return convert(ts, type, code, format, b.value());
    }

    /** Items of another machine: an array of the type code that fits them. */
    private static Object convert(ThreadState ts, PyObject type, char code, int format, byte[] bytes) {
        int size = format >= 18 ? format >= 20 ? 8 : 4
                : format >= 14 ? format >= 16 ? 8 : 4 : 1 << Math.max(0, (format + 2) / 4);
        if (bytes.length % size != 0) {
            throw Errors.valueError("string length not a multiple of item size");
        }
        boolean big = format > 1 && format % 2 == 1;
        if (format >= 18) {
            Object text = format >= 20 ? Utf32.decode(ts, bytes, null, big ? 1 : -1, true).text()
                    : Utf16.decode(ts, bytes, null, big ? 1 : -1, true).text();
            return Call.call(ts, type, String.valueOf(code), text);
        }
        boolean signed = format == 1 || format > 1 && format % 4 < 2;
        char item = format >= 14 ? format >= 16 ? 'd' : 'f'
                : switch (size) {
                    case 1 -> signed ? 'b' : 'B';
                    case 2 -> signed ? 'h' : 'H';
                    case 4 -> signed ? 'i' : 'I';
                    default -> signed ? 'q' : 'Q';
                };
        ByteBuffer in = ByteBuffer.wrap(bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Object[] values = new Object[bytes.length / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = MemoryItem.get(item, in, i * size);
        }
        return Call.call(ts, type, String.valueOf(format >= 14 ? code : item), new PyList(values));
    }
}
