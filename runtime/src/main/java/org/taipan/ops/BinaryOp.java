package org.taipan.ops;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.types.PyNone;

/**
 * The binary operators, dispatched as {@code binary_op1} and {@code PyNumber_Add}/{@code Multiply} do: the left operand's
 * method, then the right one's reflected method, the right one first if its type is a subtype that overrides it; a
 * sequence's concatenation and repetition last.
 */
public enum BinaryOp {
    ADD("+", Slot.ADD, Slot.RADD, Slot.IADD), SUB("-", Slot.SUB, Slot.RSUB, Slot.ISUB),
    MUL("*", Slot.MUL, Slot.RMUL, Slot.IMUL), TRUEDIV("/", Slot.TRUEDIV, Slot.RTRUEDIV, Slot.ITRUEDIV),
    FLOORDIV("//", Slot.FLOORDIV, Slot.RFLOORDIV, Slot.IFLOORDIV), MOD("%", Slot.MOD, Slot.RMOD, Slot.IMOD),
    MATMUL("@", Slot.MATMUL, Slot.RMATMUL, Slot.IMATMUL), AND("&", Slot.AND, Slot.RAND, Slot.IAND),
    OR("|", Slot.OR, Slot.ROR, Slot.IOR), XOR("^", Slot.XOR, Slot.RXOR, Slot.IXOR),
    LSHIFT("<<", Slot.LSHIFT, Slot.RLSHIFT, Slot.ILSHIFT), RSHIFT(">>", Slot.RSHIFT, Slot.RRSHIFT, Slot.IRSHIFT),
    POW("** or pow()", Slot.POW, Slot.RPOW, Slot.IPOW), DIVMOD("divmod()", Slot.DIVMOD, Slot.RDIVMOD, -1);

    public final String symbol;
    private final int slot;
    private final int reflected;
    private final int inPlace;

    BinaryOp(String symbol, int slot, int reflected, int inPlace) {
        this.symbol = symbol;
        this.slot = slot;
        this.reflected = reflected;
        this.inPlace = inPlace;
    }

    /** {@code a op b}. */
    public Object apply(ThreadState ts, Object a, Object b) {
        Object r = tryApply(ts, a, b);
        if (r != null) {
            return r;
        }
        throw unsupported(symbol, a, b);
    }

    /** {@code a op= b}: the in-place method if there is one, else {@code a op b}. */
    public Object applyInPlace(ThreadState ts, Object a, Object b) {
        Object f = inPlace < 0 ? null : PyObject.typeOf(a).slot(inPlace);
        if (f != null) {
            Object r = Obj.implemented(Call.method(ts, f, a, b));
            if (r != null) {
                return r;
            }
        }
        Object r = tryApply(ts, a, b);
        if (r != null) {
            return r;
        }
        throw unsupported(this == POW ? "** or pow()" : symbol + "=", a, b);
    }

    /** {@code a op b}, or null when neither operand implements it. */
    private Object tryApply(ThreadState ts, Object a, Object b) {
        PyType ta = PyObject.typeOf(a);
        PyType tb = PyObject.typeOf(b);
        Object f = ta.slot(slot);
        boolean sequence = f != null && (this == ADD || this == MUL) && ta.is(TypeFlags.SEQUENCE_OPERATORS)
                && isBuiltin(f);
        Object g = ta == tb ? null : tb.slot(reflected);
        boolean rightSequence = g != null && this == MUL && tb.is(TypeFlags.SEQUENCE_OPERATORS) && isBuiltin(g);
        if (f != null && !sequence) {
            if (g != null && !rightSequence && tb.isSubtype(ta) && g != ta.slot(reflected)) {
                Object r = Obj.implemented(Call.method(ts, g, b, a));
                if (r != null) {
                    return r;
                }
                g = null;
            }
            Object r = Obj.implemented(Call.method(ts, f, a, b));
            if (r != null) {
                return r;
            }
        }
        if (g != null && !rightSequence) {
            Object r = Obj.implemented(Call.method(ts, g, b, a));
            if (r != null) {
                return r;
            }
        }
        if (sequence) {
            return Obj.implemented(Call.method(ts, f, a, b));
        }
        return rightSequence ? Obj.implemented(Call.method(ts, g, b, a)) : null;
    }

    private static boolean isBuiltin(Object f) {
        return f instanceof org.taipan.objects.PyWrapperDescriptor;
    }

    /** {@code pow(a, b, mod)}: {@code ternary_op}. */
    static Object power(ThreadState ts, Object a, Object b, Object mod) {
        if (mod == PyNone.NONE) {
            return POW.apply(ts, a, b);
        }
        PyType ta = PyObject.typeOf(a);
        PyType tb = PyObject.typeOf(b);
        Object f = ta.slot(Slot.POW);
        if (f != null) {
            Object r = Obj.implemented(Call.method(ts, f, a, b, mod));
            if (r != null) {
                return r;
            }
        }
        Object g = ta == tb ? null : tb.slot(Slot.RPOW);
        if (g instanceof org.taipan.objects.PyWrapperDescriptor) {
            Object r = Obj.implemented(Call.method(ts, g, b, a, mod));
            if (r != null) {
                return r;
            }
        }
        throw Errors.typeError("unsupported operand type(s) for ** or pow(): '" + ta.name() + "', '" + tb.name()
                + "', '" + Obj.typeName(mod) + "'");
    }

    private static org.taipan.objects.PyException unsupported(String symbol, Object a, Object b) {
        return Errors.typeError("unsupported operand type(s) for " + symbol + ": '" + Obj.typeName(a) + "' and '"
                + Obj.typeName(b) + "'");
    }
}
