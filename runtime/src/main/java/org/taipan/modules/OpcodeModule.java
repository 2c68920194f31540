package org.taipan.modules;

import java.math.BigInteger;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.bytecode.Oparg;
import org.taipan.bytecode.Opcode;
import org.taipan.bytecode.StackEffect;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyCode;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The {@code _opcode} module: the instruction set as {@code opcode} and {@code dis} ask for it. */
@PyModuleDef(name = "_opcode", doc = "Opcode support module.")
final class OpcodeModule {
    @PyConstant("ENABLE_SPECIALIZATION")
    static final int ENABLE_SPECIALIZATION = 1;

    private OpcodeModule() {
    }

    @PyMethod(value = "stack_effect(opcode, oparg=None, /, *, jump=None)",
            doc = "Compute the stack effect of the opcode.")
    static long stackEffect(ThreadState ts, int opcode, Object oparg, Object jump) {
        int arg = oparg == PyNone.NONE ? 0 : cLong(ts, oparg);
        if (jump != PyNone.NONE && !(jump instanceof Boolean)) {
            throw Errors.valueError("stack_effect: jump must be False, True or None");
        }
        boolean jumps = jump != Boolean.FALSE;
        int effect = StackEffect.of(opcode, arg, jumps);
        boolean countsItems = arg < 0 && effect != StackEffect.INVALID
                && StackEffect.of(opcode, -2, jumps) != StackEffect.of(opcode, 0, jumps);
        if (effect == StackEffect.INVALID || countsItems) {
            throw Errors.valueError("invalid opcode or oparg");
        }
        return effect;
    }

    private static int cLong(ThreadState ts, Object o) {
        Object n = Number.index(ts, o);
        if (n instanceof BigInteger) {
            throw Errors.overflowError("Python int too large to convert to C long");
        }
        return (int) (long) (Long) n;
    }

    @PyMethod(value = "is_valid(opcode)", doc = "Return True if opcode is valid, False otherwise.")
    static boolean isValid(int opcode) {
        return Opcode.isValid(opcode) || Opcode.isSpecialized(opcode);
    }

    @PyMethod(value = "has_arg(opcode)", doc = "Return True if the opcode uses its oparg, False otherwise.")
    static boolean hasArg(int opcode) {
        return Opcode.hasArg(opcode);
    }

    @PyMethod(value = "has_const(opcode)", doc = "Return True if the opcode accesses a constant, False otherwise.")
    static boolean hasConst(int opcode) {
        return Opcode.hasConst(opcode);
    }

    @PyMethod(value = "has_name(opcode)",
            doc = "Return True if the opcode accesses an attribute by name, False otherwise.")
    static boolean hasName(int opcode) {
        return Opcode.hasName(opcode);
    }

    @PyMethod(value = "has_jump(opcode)", doc = "Return True if the opcode has a jump target, False otherwise.")
    static boolean hasJump(int opcode) {
        return Opcode.hasJump(opcode);
    }

    @PyMethod(value = "has_free(opcode)", doc = """
            Return True if the opcode accesses a free variable, False otherwise.

            Note that 'free' in this context refers to names in the current scope
            that are referenced by inner scopes or names in outer scopes that are
            referenced from this scope. It does not include references to global
            or builtin scopes.""")
    static boolean hasFree(int opcode) {
        return Opcode.hasFree(opcode);
    }

    @PyMethod(value = "has_local(opcode)",
            doc = "Return True if the opcode accesses a local variable, False otherwise.")
    static boolean hasLocal(int opcode) {
        return Opcode.hasLocal(opcode);
    }

    @PyMethod(value = "has_exc(opcode)",
            doc = "Return True if the opcode sets an exception handler, False otherwise.")
    static boolean hasExc(int opcode) {
        return Opcode.hasExc(opcode);
    }

    @PyMethod(value = "get_specialization_stats()", doc = "Return the specialization stats")
    static void getSpecializationStats() {
        // None, as in every build that does not gather statistics.
    }

    @PyMethod(value = "get_nb_ops()",
            doc = "Return array of symbols of binary ops.\n\nIndexed by the BINARY_OP oparg value.")
    static Object getNbOps() {
        var list = new PyList();
        for (int i = 0; i < Oparg.binaryCount(); i++) {
            list.append(new PyTuple(Oparg.binaryName(i), Oparg.binarySign(i)));
        }
        return list;
    }

    @PyMethod(value = "get_intrinsic1_descs()", doc = "Return a list of names of the unary intrinsics.")
    static Object getIntrinsic1Descs() {
        return new PyList((Object[]) Oparg.unaryIntrinsics());
    }

    @PyMethod(value = "get_intrinsic2_descs()", doc = "Return a list of names of the binary intrinsics.")
    static Object getIntrinsic2Descs() {
        return new PyList((Object[]) Oparg.binaryIntrinsics());
    }

    @PyMethod(value = "get_executor(code, offset)",
            doc = "Return the executor object at offset in code if exists, None otherwise.")
    static Object getExecutor(Object code, int offset) {
        if (!(code instanceof PyCode)) {
            throw Errors.typeError("expected a code object, not '" + Obj.typeName(code) + "'");
        }
        throw Errors.runtimeError("Executors are not available in this build");
    }
}
