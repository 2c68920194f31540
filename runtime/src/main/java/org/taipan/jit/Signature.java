package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.taipan.interpreter.CompiledCode;
import org.taipan.jit.Val.Kind;

/**
 * What compiled code of a function takes and returns: an object, a long or a double for each parameter, and for the
 * result.
 * For each signature with a primitive there is an interface with one method, which the class of the code implements.
 *
 * <p>A result that is not of the kind is left in the thread state, and a value that results hardly ever are is
 * returned:
 * {@code CompiledCode.WAY_OUT} or a NaN.
 */
record Signature(List<Kind> parameters, Kind result) {
    private static final Set<String> DEFINED = new HashSet<>();

    /** All objects. */
    static Signature of(int count) {
        Kind[] kinds = new Kind[Math.max(count, 0)];
        Arrays.fill(kinds, Kind.OBJECT);
        return new Signature(List.of(kinds), Kind.OBJECT);
    }

    boolean isTyped() {
        return result != Kind.OBJECT || parameters.stream().anyMatch(k -> k != Kind.OBJECT);
    }

    static ClassDesc type(Kind k) {
        return k == Kind.LONG ? J : k == Kind.DOUBLE ? D : O;
    }

    /** The type of a method with some parameters before those of the function. */
    MethodTypeDesc method(ClassDesc... first) {
        List<ClassDesc> types = new ArrayList<>(Arrays.asList(first));
        parameters.forEach(k -> types.add(type(k)));
        return MethodTypeDesc.of(type(result), types);
    }

    /** The interface of such code. */
    ClassDesc name() {
        StringBuilder name = new StringBuilder("Entry$");
        parameters.forEach(k -> name.append(k.name().charAt(0)));
        return interpreter(name.append('$').append(result.name().charAt(0)).toString());
    }

    /** The same, defined on first use. */
    ClassDesc entry() throws ReflectiveOperationException {
        ClassDesc c = name();
        synchronized (DEFINED) {
            if (DEFINED.add(c.descriptorString())) {
                CompiledCode.defineEntry(ClassFile.of().build(c, b -> b
                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                        .withMethod("call", method(TS, FUNCTION), ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT, m -> { })
                        .withMethod("quietly", method(TS, FUNCTION), ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                                m -> { })));
            }
        }
        return c;
    }
}
