package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import org.taipan.interpreter.BuiltinOperator;
import org.taipan.objects.BuiltinTable;

/** Operators of builtin types: where the types are those that were seen, the adapter of the method is called itself. */
abstract class BuiltinOperators extends QuietCalls {
    private static final ClassDesc SEEN = interpreter("BuiltinOperator");
    private static final int OPERANDS = 3;

    BuiltinOperators(Unit u) {
        super(u);
    }

    /**
     * Leaves the result of an operator on the JVM's stack.
     *
     * @param bool whether it has to be a bool
     * @param other does the same for all types; also where the method has given NotImplemented, which has no effect
     */
    final void builtinOperator(Val p, Val q, boolean bool, Runnable other) {
        if (!u.speculates[pc] || !(u.caches[pc] instanceof BuiltinOperator c)) {
            other.run();
            return;
        }
        Label otherwise = a.label();
        Label end = a.label();
        loadObject(p);
        loadObject(q);
        constants.load(a, c, SEEN);
        a.callStatic(SEEN, "holds", type(Z, O, O, SEEN));
        a.branch(Opcode.IFEQ, otherwise);
        BuiltinTable table = c.method().table;
        ClassDesc owner = ClassDesc.of(table.getClass().getName());
        constants.load(a, table, owner);
        a.aload(TS_VAR);
        loadObject(p);
        loadObject(q);
        ClassDesc[] types = new ClassDesc[2 + table.spec(c.method().index).names.length];
        Arrays.fill(types, O);
        types[0] = TS;
        for (int i = OPERANDS; i < types.length; i++) {
            a.nothing();
        }
        a.callVirtual(owner, "m" + c.method().index, type(O, types));
        a.dup();
        a.push(bool ? 1 : 0);
        a.callStatic(SEEN, "isResult", type(Z, O, Z));
        a.branch(Opcode.IFNE, end);
        a.pop();
        a.bind(otherwise);
        other.run();
        a.bind(end);
    }
}
