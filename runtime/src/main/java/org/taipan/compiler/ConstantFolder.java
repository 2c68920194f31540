package org.taipan.compiler;

import java.math.BigInteger;
import org.taipan.frontend.Ast;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Item;
import org.taipan.ops.Number;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Computes operations on constants, unless they fail or the result would be large: with the limits of CPython's. */
final class ConstantFolder {
    private static final int MAX_INT_SIZE = 128;
    private static final int MAX_COLLECTION_SIZE = 256;
    private static final int MAX_STR_SIZE = 4096;
    private static final int MAX_TOTAL_ITEMS = 1024;

    private final ThreadState ts = ThreadState.current();

    private interface Operation {
        Object compute();
    }

    /** The result, or null if there is none. */
    private static Object attempt(Operation operation) {
        try {
            return operation.compute();
        } catch (PyException e) {
            if (e.matches(Exc.KeyboardInterrupt)) {
                throw e;
            }
            return null;
        }
    }

    Object unary(Ast.UnaryOperator op, Object v) {
        return switch (op) {
            case Not -> !Constants.isTrue(v);
            case Invert -> attempt(() -> Number.invert(ts, v));
            case UAdd -> attempt(() -> Number.positive(ts, v));
            case USub -> attempt(() -> Number.negative(ts, v));
        };
    }

    Object subscript(Object o, Object index) {
        return attempt(() -> Item.get(ts, o, index));
    }

    Object binary(Ast.Operator op, Object v, Object w) {
        return switch (op) {
            case Add -> attempt(() -> Number.add(ts, v, w));
            case Sub -> attempt(() -> Number.subtract(ts, v, w));
            case Mult -> isSmallProduct(v, w) ? attempt(() -> Number.multiply(ts, v, w)) : null;
            case Div -> attempt(() -> Number.trueDivide(ts, v, w));
            case FloorDiv -> attempt(() -> Number.floorDivide(ts, v, w));
            case Mod -> PyStr.check(v) || v instanceof PyBytes ? null : attempt(() -> Number.remainder(ts, v, w));
            case Pow -> isSmallPower(v, w) ? attempt(() -> Number.power(ts, v, w, PyNone.NONE)) : null;
            case LShift -> isSmallShift(v, w) ? attempt(() -> Number.lshift(ts, v, w)) : null;
            case RShift -> attempt(() -> Number.rshift(ts, v, w));
            case BitOr -> attempt(() -> Number.or(ts, v, w));
            case BitXor -> attempt(() -> Number.xor(ts, v, w));
            case BitAnd -> attempt(() -> Number.and(ts, v, w));
            case MatMult -> null;
        };
    }

    private static BigInteger integer(Object o) {
        return o instanceof Boolean b ? BigInteger.valueOf(b ? 1 : 0) : PyLong.big(o);
    }

    private static int bits(BigInteger n) {
        return n.abs().bitLength();
    }

    private static boolean isSmallProduct(Object v, Object w) {
        if (Constants.isInt(v)) {
            BigInteger n = integer(v);
            if (Constants.isInt(w)) {
                BigInteger m = integer(w);
                return n.signum() == 0 || m.signum() == 0 || bits(n) + bits(m) <= MAX_INT_SIZE;
            }
            return isSmallRepetition(n, w);
        }
        return !Constants.isInt(w) || isSmallRepetition(integer(w), v);
    }

    private static boolean isSmallRepetition(BigInteger times, Object o) {
        int limit;
        int size;
        if (o instanceof PyTuple t) {
            limit = MAX_COLLECTION_SIZE;
            size = t.size();
        } else if (o instanceof PyBytes b) {
            limit = MAX_STR_SIZE;
            size = b.size();
        } else if (PyStr.check(o)) {
            limit = MAX_STR_SIZE;
            String text = PyStr.toJava(o);
            size = text.codePointCount(0, text.length());
        } else {
            return true;
        }
        if (size == 0) {
            return true;
        }
        if (times.signum() < 0 || times.bitLength() > 31 || times.intValue() > limit / size) {
            return false;
        }
        int n = times.intValue();
        return n == 0 || !(o instanceof PyTuple t) || remainingItems(t, MAX_TOTAL_ITEMS / n) >= 0;
    }

    /** The limit less the items of a tuple, nested ones included; negative once they are more. */
    private static int remainingItems(Object o, int limit) {
        int rest = limit;
        if (o instanceof PyTuple t) {
            rest -= t.size();
            for (int i = 0; rest >= 0 && i < t.size(); i++) {
                rest = remainingItems(t.get(i), rest);
            }
        }
        return rest;
    }

    private static boolean isSmallPower(Object v, Object w) {
        if (!Constants.isInt(v) || !Constants.isInt(w)) {
            return true;
        }
        BigInteger base = integer(v);
        BigInteger exponent = integer(w);
        return base.signum() == 0 || exponent.signum() <= 0
                || exponent.bitLength() <= 31 && bits(base) <= MAX_INT_SIZE / exponent.intValue();
    }

    private static boolean isSmallShift(Object v, Object w) {
        if (!Constants.isInt(v) || !Constants.isInt(w)) {
            return true;
        }
        BigInteger n = integer(v);
        BigInteger shift = integer(w);
        return n.signum() == 0 || shift.signum() == 0
                || shift.signum() > 0 && shift.bitLength() <= 31 && shift.intValue() <= MAX_INT_SIZE
                && bits(n) <= MAX_INT_SIZE - shift.intValue();
    }
}
