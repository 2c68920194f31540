package org.taipan.interpreter;

import java.math.BigInteger;
import org.taipan.bytecode.Oparg;
import org.taipan.objects.ThreadState;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Number;
import org.taipan.types.ComplexArithmetic;
import org.taipan.types.PyComplex;
import org.taipan.types.PyNone;

/** BINARY_OP: specialised by the kinds of the operands. Which opcode stands there is the type feedback. */
final class Arithmetic {
    private static final BinaryOp[] OPERATORS = {BinaryOp.ADD, BinaryOp.AND, BinaryOp.FLOORDIV, BinaryOp.LSHIFT,
        BinaryOp.MATMUL, BinaryOp.MUL, BinaryOp.MOD, BinaryOp.OR, BinaryOp.POW, BinaryOp.RSHIFT, BinaryOp.SUB,
        BinaryOp.TRUEDIV, BinaryOp.XOR};

    private Arithmetic() {
    }

    /** The first executions: notes the kinds of the operands. */
    static Object binary(ThreadState ts, Executable x, int pc, Object a, Object b, int kind) {
        if (x.warm(pc)) {
            x.caches[pc] = x.exhausted(pc) ? null : seen(a, b, kind);
            x.quicken(pc, x.exhausted(pc) ? Op.BINARY_GENERIC : specialised(a, b, kind % Oparg.NB_INPLACE));
        }
        return generic(ts, a, b, kind);
    }

    private static Object seen(Object a, Object b, int kind) {
        Object mixed = Mixed.of(a, b);
        Object call = mixed != null ? mixed : OperatorCall.of(a, b, kind);
        return call != null ? call : BuiltinOperator.of(a, b, kind);
    }

    private static int specialised(Object a, Object b, int operator) {
        if (!isOperatorOf(a, operator)) {
            return Op.BINARY_GENERIC;
        }
        if (a instanceof Long && b instanceof Long) {
            return switch (operator) {
                case Oparg.NB_ADD -> Op.ADD_INT;
                case Oparg.NB_SUBTRACT -> Op.SUBTRACT_INT;
                case Oparg.NB_MULTIPLY -> Op.MULTIPLY_INT;
                default -> Op.BINARY_INT;
            };
        }
        if (a instanceof Double && b instanceof Double) {
            return switch (operator) {
                case Oparg.NB_ADD -> Op.ADD_FLOAT;
                case Oparg.NB_SUBTRACT -> Op.SUBTRACT_FLOAT;
                case Oparg.NB_MULTIPLY -> Op.MULTIPLY_FLOAT;
                default -> Op.BINARY_FLOAT;
            };
        }
        return a instanceof String && b instanceof String && operator == Oparg.NB_ADD ? Op.ADD_STR : Op.BINARY_GENERIC;
    }

    private static Object miss(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        x.quicken(pc, Op.BINARY_OP);
        return binary(ts, x, pc, a, b, ins >>> 8);
    }

    static Object addInt(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        if (a instanceof Long m && b instanceof Long n) {
            long p = m;
            long q = n;
            long r = p + q;
            return ((p ^ r) & (q ^ r)) < 0 ? (Object) BigInteger.valueOf(p).add(BigInteger.valueOf(q)) : (Object) r;
        }
        return miss(ts, x, pc, a, b, ins);
    }

    static Object subtractInt(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        if (a instanceof Long m && b instanceof Long n) {
            long p = m;
            long q = n;
            long r = p - q;
            return ((p ^ q) & (p ^ r)) < 0 ? (Object) BigInteger.valueOf(p).subtract(BigInteger.valueOf(q)) : (Object) r;
        }
        return miss(ts, x, pc, a, b, ins);
    }

    static Object multiplyInt(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Long && b instanceof Long ? Number.multiply(ts, a, b) : miss(ts, x, pc, a, b, ins);
    }

    static Object binaryInt(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Long && b instanceof Long ? generic(ts, a, b, (ins >>> 8) % Oparg.NB_INPLACE)
                : miss(ts, x, pc, a, b, ins);
    }

    static Object addFloat(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Double m && b instanceof Double n ? (Object) (m + n) : miss(ts, x, pc, a, b, ins);
    }

    static Object subtractFloat(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Double m && b instanceof Double n ? (Object) (m - n) : miss(ts, x, pc, a, b, ins);
    }

    static Object multiplyFloat(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Double m && b instanceof Double n ? (Object) (m * n) : miss(ts, x, pc, a, b, ins);
    }

    static Object binaryFloat(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Double && b instanceof Double ? generic(ts, a, b, (ins >>> 8) % Oparg.NB_INPLACE)
                : miss(ts, x, pc, a, b, ins);
    }

    static Object addStr(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof String m && b instanceof String n ? m.concat(n) : miss(ts, x, pc, a, b, ins);
    }

    /** The operator of BINARY_OP's argument, for any operands. */
    static Object generic(ThreadState ts, Object a, Object b, int kind) {
        if (kind >= Oparg.NB_INPLACE) {
            return inPlace(ts, a, b, kind - Oparg.NB_INPLACE);
        }
        if (a instanceof PyComplex x && b instanceof PyComplex y) {
            Object r = ComplexArithmetic.simple(x, y, kind);
            if (r != null) {
                return r;
            }
        }
        return switch (kind) {
            case Oparg.NB_ADD -> Number.add(ts, a, b);
            case Oparg.NB_AND -> Number.and(ts, a, b);
            case Oparg.NB_FLOOR_DIVIDE -> Number.floorDivide(ts, a, b);
            case Oparg.NB_LSHIFT -> Number.lshift(ts, a, b);
            case Oparg.NB_MULTIPLY -> Number.multiply(ts, a, b);
            case Oparg.NB_REMAINDER -> Number.remainder(ts, a, b);
            case Oparg.NB_OR -> Number.or(ts, a, b);
            case Oparg.NB_POWER -> Number.power(ts, a, b, PyNone.NONE);
            case Oparg.NB_RSHIFT -> Number.rshift(ts, a, b);
            case Oparg.NB_SUBTRACT -> Number.subtract(ts, a, b);
            case Oparg.NB_TRUE_DIVIDE -> Number.trueDivide(ts, a, b);
            case Oparg.NB_XOR -> Number.xor(ts, a, b);
            default -> OPERATORS[kind].apply(ts, a, b);
        };
    }

    /** Whether two values of the class of this number or string are combined by that operator. */
    private static boolean isOperatorOf(Object a, int operator) {
        return switch (operator) {
            case Oparg.NB_ADD -> true;
            case Oparg.NB_MATRIX_MULTIPLY -> false;
            case Oparg.NB_SUBTRACT, Oparg.NB_MULTIPLY, Oparg.NB_TRUE_DIVIDE, Oparg.NB_FLOOR_DIVIDE, Oparg.NB_REMAINDER,
                Oparg.NB_POWER -> !(a instanceof String);
            default -> a instanceof Long;
        };
    }

    static BinaryOp operator(int kind) {
        return OPERATORS[kind % Oparg.NB_INPLACE];
    }

    private static Object inPlace(ThreadState ts, Object a, Object b, int kind) {
        boolean immutable = a instanceof Long || a instanceof Double || a instanceof String;
        boolean same = b instanceof Long || b instanceof Double || b instanceof String;
        return immutable && same && a.getClass() == b.getClass() && isOperatorOf(a, kind)
                ? generic(ts, a, b, kind) : OPERATORS[kind].applyInPlace(ts, a, b);
    }
}
