package org.taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The descriptors that generated code uses. */
final class Types {
    static final ClassDesc O = CD_Object, Z = CD_boolean, I = CD_int, J = CD_long, D = CD_double, V = CD_void,
            STRING = CD_String;
    static final ClassDesc LONG = ConstantDescs.CD_Long, DOUBLE = ConstantDescs.CD_Double,
            BOOLEAN = ConstantDescs.CD_Boolean;
    static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    static final ClassDesc TS = ClassDesc.of("org.taipan.objects.ThreadState");
    static final ClassDesc PY_OBJECT = ClassDesc.of("org.taipan.objects.PyObject");
    static final ClassDesc TYPE = ClassDesc.of("org.taipan.objects.PyType");
    static final ClassDesc VERSION = ClassDesc.of("org.taipan.objects.PyType$Version");
    static final ClassDesc SHAPE = ClassDesc.of("org.taipan.objects.Shape");
    static final ClassDesc NATIVE_ITERATOR = ClassDesc.of("org.taipan.objects.NativeIterator");
    static final ClassDesc UNBOXED = ClassDesc.of("org.taipan.interpreter.Unboxed");
    static final ClassDesc FLOAT_ARITHMETIC = ClassDesc.of("org.taipan.types.FloatArithmetic");
    static final ClassDesc LIST = ClassDesc.of("org.taipan.types.PyList");
    static final ClassDesc BYTES_ITERATOR = ClassDesc.of("org.taipan.types.PyBytesIterator");
    static final ClassDesc BYTES = ClassDesc.of("org.taipan.types.PyBytes");
    static final ClassDesc BYTE_ARRAY = ClassDesc.of("org.taipan.types.PyByteArray");
    static final ClassDesc TUPLE = ClassDesc.of("org.taipan.types.PyTuple");
    static final ClassDesc DICT = ClassDesc.of("org.taipan.types.PyDict");
    static final ClassDesc SET = ClassDesc.of("org.taipan.types.PySet");
    static final ClassDesc CELL = ClassDesc.of("org.taipan.types.PyCell");
    static final ClassDesc NONE = ClassDesc.of("org.taipan.types.PyNone");
    static final ClassDesc PROPERTY = ClassDesc.of("org.taipan.types.PyProperty");
    static final ClassDesc RANGE_ITERATOR = ClassDesc.of("org.taipan.types.RangeIterator");
    static final ClassDesc FRAME = interpreter("Frame");
    static final ClassDesc FUNCTION = interpreter("Function");
    static final ClassDesc EXECUTABLE = interpreter("Executable");
    static final ClassDesc TEXT_BUFFER = interpreter("TextBuffer");
    static final ClassDesc CODE = interpreter("CompiledCode");
    static final ClassDesc CLASS_CALL = interpreter("Calls$ClassCall");
    static final ClassDesc ANY_SET = ClassDesc.of("org.taipan.types.AnySet");
    static final ClassDesc PLAIN = ops("PlainValues");
    static final ClassDesc OBJECTS = O.arrayType(), LONGS = J.arrayType(), DOUBLES = D.arrayType();

    private Types() {
    }

    static ClassDesc interpreter(String name) {
        return ClassDesc.of("org.taipan.interpreter." + name);
    }

    static ClassDesc ops(String name) {
        return ClassDesc.of("org.taipan.ops." + name);
    }

    static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }
}
