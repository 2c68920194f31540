package org.taipan.ops;

import java.math.BigInteger;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.FloatArithmetic;
import org.taipan.types.LongArithmetic;
import org.taipan.types.PyFloat;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;

/** Arithmetic. Fast paths for exact int and float; everything else through {@link BinaryOp}. */
public final class Number {
    private Number() {
    }

    /** Whether both are exact ints. */
    private static boolean ints(Object a, Object b) {
        return (a instanceof Long || a instanceof BigInteger) && (b instanceof Long || b instanceof BigInteger);
    }

    /** Whether one is a bool and the other a bool or a small int, which add up like ints. */
    private static boolean isBool(Object a, Object b) {
        return a instanceof Boolean && (b instanceof Long || b instanceof Boolean) || a instanceof Long && b instanceof Boolean;
    }

    private static Object asInt(Object o) {
        return o instanceof Boolean b ? (Object) (b ? 1L : 0L) : o;
    }

    public static Object add(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                long r = x + y;
                return ((x ^ r) & (y ^ r)) < 0 ? LongArithmetic.add(a, b) : (Object) r;
            }
            if (b instanceof Double y) {
                return x + y;
            }
        } else if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x + y;
            }
            if (b instanceof Long y) {
                return x + y;
            }
        } else if (a instanceof String x && b instanceof String y) {
            return concat(x, y);
        }
        if (ints(a, b)) {
            return LongArithmetic.add(a, b);
        }
        return isBool(a, b) ? add(ts, asInt(a), asInt(b)) : BinaryOp.ADD.apply(ts, a, b);
    }

    private static String concat(String x, String y) {
        if ((long) x.length() + y.length() > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        return x.concat(y);
    }

    public static Object subtract(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                long r = x - y;
                return ((x ^ y) & (x ^ r)) < 0 ? LongArithmetic.subtract(a, b) : (Object) r;
            }
            if (b instanceof Double y) {
                return x - y;
            }
        } else if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x - y;
            }
            if (b instanceof Long y) {
                return x - y;
            }
        }
        if (ints(a, b)) {
            return LongArithmetic.subtract(a, b);
        }
        return isBool(a, b) ? subtract(ts, asInt(a), asInt(b)) : BinaryOp.SUB.apply(ts, a, b);
    }

    public static Object multiply(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                long low = x * y;
                return Math.multiplyHigh(x, y) == low >> 63 ? (Object) low : LongArithmetic.multiply(a, b);
            }
            if (b instanceof Double y) {
                return x * y;
            }
        } else if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x * y;
            }
            if (b instanceof Long y) {
                return x * y;
            }
        }
        if (ints(a, b)) {
            return LongArithmetic.multiply(a, b);
        }
        return isBool(a, b) ? multiply(ts, asInt(a), asInt(b)) : BinaryOp.MUL.apply(ts, a, b);
    }

    public static Object trueDivide(ThreadState ts, Object a, Object b) {
        if (a instanceof Double x) {
            if (b instanceof Double y && y != 0.0) {
                return x / y;
            }
            if (b instanceof Long y && y != 0) {
                return x / y;
            }
        } else if (a instanceof Long x && b instanceof Double y && y != 0.0) {
            return x / y;
        }
        return ints(a, b) ? (Object) LongArithmetic.trueDivide(a, b) : BinaryOp.TRUEDIV.apply(ts, a, b);
    }

    public static Object floorDivide(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0 && y != -1) {
            return Math.floorDiv((long) x, (long) y);
        }
        return ints(a, b) ? LongArithmetic.floorDivide(a, b) : BinaryOp.FLOORDIV.apply(ts, a, b);
    }

    public static Object remainder(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0) {
            return Math.floorMod((long) x, (long) y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return FloatArithmetic.remainder(x, y);
        }
        return ints(a, b) ? LongArithmetic.remainder(a, b) : BinaryOp.MOD.apply(ts, a, b);
    }

    /** {@code divmod(a, b)}. */
    public static Object divmod(ThreadState ts, Object a, Object b) {
        return ints(a, b) ? LongArithmetic.divmod(a, b) : BinaryOp.DIVMOD.apply(ts, a, b);
    }

    public static Object and(ThreadState ts, Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x & y)
                : ints(a, b) ? LongArithmetic.and(a, b) : BinaryOp.AND.apply(ts, a, b);
    }

    public static Object or(ThreadState ts, Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x | y)
                : ints(a, b) ? LongArithmetic.or(a, b) : BinaryOp.OR.apply(ts, a, b);
    }

    public static Object xor(ThreadState ts, Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x ^ y)
                : ints(a, b) ? LongArithmetic.xor(a, b) : BinaryOp.XOR.apply(ts, a, b);
    }

    public static Object rshift(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y >= 0) {
            return x >> Math.min(y, 63);
        }
        return ints(a, b) ? LongArithmetic.shiftRight(a, b) : BinaryOp.RSHIFT.apply(ts, a, b);
    }

    public static Object lshift(ThreadState ts, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y >= 0 && y < 63) {
            long r = x << y;
            if (r >> y == x) {
                return r;
            }
        }
        return ints(a, b) ? LongArithmetic.shiftLeft(a, b) : BinaryOp.LSHIFT.apply(ts, a, b);
    }

    /** {@code pow(a, b, mod)}; {@code mod} is None for the two-argument form. */
    public static Object power(ThreadState ts, Object a, Object b, Object mod) {
        if (mod == PyNone.NONE) {
            if (b instanceof Long n && n >= 0 && (a instanceof Long || a instanceof BigInteger)) {
                return LongArithmetic.power(a, b);
            }
            if (a instanceof Double x && b instanceof Double y) {
                return FloatArithmetic.power(x, y);
            }
        }
        return BinaryOp.power(ts, a, b, mod);
    }

    public static Object negative(ThreadState ts, Object a) {
        if (a instanceof Long x && x != Long.MIN_VALUE) {
            return -x;
        }
        if (a instanceof Double d) {
            return -d;
        }
        return a instanceof BigInteger ? LongArithmetic.negate(a) : unary(ts, a, Slot.NEG, "unary -");
    }

    public static Object positive(ThreadState ts, Object a) {
        return unary(ts, a, Slot.POS, "unary +");
    }

    public static Object invert(ThreadState ts, Object a) {
        return a instanceof Long x ? (Object) (~x) : unary(ts, a, Slot.INVERT, "unary ~");
    }

    public static Object absolute(ThreadState ts, Object a) {
        return unary(ts, a, Slot.ABS, "abs()");
    }

    private static Object unary(ThreadState ts, Object a, int slot, String what) {
        Object f = PyObject.typeOf(a).slot(slot);
        if (f == null) {
            throw Errors.badOperand(what, a);
        }
        return Call.method(ts, f, a);
    }

    /** {@code operator.index(o)}: a Long or BigInteger, exact. */
    public static Object index(ThreadState ts, Object o) {
        if (o instanceof Long || o instanceof BigInteger) {
            return o;
        }
        if (PyLong.check(o)) {
            return PyLong.value(o);
        }
        Object f = PyObject.typeOf(o).slot(Slot.INDEX);
        if (f == null) {
            throw Errors.typeError("'" + Obj.typeName(o) + "' object cannot be interpreted as an integer");
        }
        Object r = Call.method(ts, f, o);
        if (r instanceof Long || r instanceof BigInteger) {
            return r;
        }
        if (!PyLong.check(r)) {
            throw Errors.typeError("__index__ returned non-int (type " + Obj.typeName(r) + ")");
        }
        Warnings.deprecated(ts, "__index__ returned non-int (type " + Obj.typeName(r) + ").  The ability to return an "
                + "instance of a strict subclass of int is deprecated, and may not be supported in a future version of "
                + "Python.");
        return PyLong.value(r);
    }

    /** Whether {@code o} has {@code __index__}. */
    public static boolean hasIndex(Object o) {
        return o instanceof Long || PyObject.typeOf(o).slot(Slot.INDEX) != null;
    }

    /** {@code o} as a C {@code Py_ssize_t}, clipped to its range as slices want it. */
    public static long indexClipped(ThreadState ts, Object o) {
        Object n = index(ts, o);
        return n instanceof Long l ? l : ((BigInteger) n).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** {@code o} as an index of a sequence. @throws org.taipan.objects.PyException IndexError if it does not fit */
    public static long indexSize(ThreadState ts, Object o) {
        if (index(ts, o) instanceof Long l) {
            return l;
        }
        throw Errors.indexError("cannot fit '" + Obj.typeName(o) + "' into an index-sized integer");
    }

    /** {@code float(o)} of a number: {@code PyFloat_AsDouble}. */
    public static double toDouble(ThreadState ts, Object o) {
        if (o instanceof Double d) {
            return d;
        }
        if (o instanceof Long l) {
            return l;
        }
        if (PyFloat.check(o)) {
            return PyFloat.value(o);
        }
        PyType type = PyObject.typeOf(o);
        Object f = type.slot(Slot.FLOAT);
        if (f != null) {
            Object r = Call.method(ts, f, o);
            if (r instanceof Double d) {
                return d;
            }
            if (!PyFloat.check(r)) {
                throw Errors.typeError(type.tpName() + ".__float__ returned non-float (type " + Obj.typeName(r) + ")");
            }
            Warnings.deprecated(ts, type.tpName() + ".__float__ returned non-float (type " + Obj.typeName(r) + ").  The "
                    + "ability to return an instance of a strict subclass of float is deprecated, and may be "
                    + "removed in a "
                    + "future version of Python.");
            return PyFloat.value(r);
        }
        if (type.slot(Slot.INDEX) != null) {
            return PyLong.toDouble(index(ts, o));
        }
        throw Errors.typeError("must be real number, not " + type.tpName());
    }
}
