package org.taipan.ops;

import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.types.PyComplex;
import org.taipan.types.PyFloat;
import org.taipan.types.PyNone;

/**
 * The binary operators, dispatched as {@code binary_op1} and {@code PyNumber_Add}/{@code Multiply} do: the left
 * operand's
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
        Object r = tryApply(ts, a, b, PyObject.typeOf(a).slot(slot));
        if (r != null) {
            return r;
        }
        throw unsupported(symbol, a, b);
    }

    /** {@code a op= b}: the in-place method if there is one, else {@code a op b}. */
    public Object applyInPlace(ThreadState ts, Object a, Object b) {
        PyType ta = PyObject.typeOf(a);
        Object f = inPlace < 0 ? null : ta.slot(inPlace);
        // A sequence's own += and *= come after the number methods of the other operand.
        boolean sequence = f != null && isSequence(ta, f);
        if (f != null && !sequence) {
            Object r = Obj.implemented(Call.method(ts, f, a, b));
            if (r != null) {
                return r;
            }
        }
        Object r = tryApply(ts, a, b, sequence ? f : ta.slot(slot));
        if (r != null) {
            return r;
        }
        throw unsupported(this == POW ? "**=" : symbol + "=", a, b);
    }

    private boolean isSequence(PyType type, Object f) {
        return (this == ADD || this == MUL) && type.is(TypeFlags.SEQUENCE_OPERATORS) && isBuiltin(f);
    }

    /** {@code a op b}, or null when neither operand implements it; {@code f} is the method of {@code a}. */
    private Object tryApply(ThreadState ts, Object a, Object b, Object f) {
        PyType ta = PyObject.typeOf(a);
        PyType tb = PyObject.typeOf(b);
        boolean sequence = f != null && isSequence(ta, f);
        Object g = ta == tb ? null : tb.slot(reflected);
        boolean rightSequence = g != null && this == MUL && isSequence(tb, g);
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
        return tryRight(ts, a, b, sequence ? f : null, g, rightSequence);
    }

    /** What is left to try when the left operand's number method has been: {@code f} is a sequence's, {@code g} the right's. */
    private Object tryRight(ThreadState ts, Object a, Object b, Object f, Object g, boolean rightSequence) {
        if (g != null && !rightSequence) {
            Object r = Obj.implemented(Call.method(ts, g, b, a));
            if (r != null) {
                return r;
            }
        }
        if (f != null) {
            return sequenceOperation(ts, f, a, b);
        }
        return rightSequence ? sequenceOperation(ts, g, b, a) : null;
    }

    /**
     * The method that {@code a op b} (or {@code a op= b}) tries first, if that is the left type's number method; else null.
     * Holds as long as the types' versions do.
     */
    public Object leftMethod(PyType left, PyType right, boolean assigns) {
        Object f = left.slot(slot);
        boolean rightFirst = left != right && right.isSubtype(left) && right.slot(reflected) != null;
        return f == null || rightFirst || isSequence(left, f) || assigns && inPlace >= 0 && left.slot(inPlace) != null
                ? null : f;
    }

    /**
     * The method that {@code a op b} (or {@code a op= b}) of two builtin types tries first, if that is one of the left type;
     * else null.
     */
    public Object builtinMethod(PyType left, PyType right, boolean assigns) {
        Object f = assigns && inPlace >= 0 ? left.slot(inPlace) : null;
        f = f != null ? f : left.slot(slot);
        boolean sequence = f != null && isSequence(left, f);
        boolean rightFirst = left != right && (sequence || right.isSubtype(left)) && right.slot(reflected) != null;
        return rightFirst || sequence && this == MUL ? null : f;
    }

    /** Goes on where {@link #leftMethod} has returned NotImplemented. */
    public Object afterLeft(ThreadState ts, Object a, Object b, boolean assigns) {
        PyType tb = PyObject.typeOf(b);
        Object g = PyObject.typeOf(a) == tb ? null : tb.slot(reflected);
        Object r = tryRight(ts, a, b, null, g, g != null && this == MUL && isSequence(tb, g));
        if (r != null) {
            return r;
        }
        throw unsupported(!assigns ? symbol : this == POW ? "**=" : symbol + "=", a, b);
    }

    private Object sequenceOperation(ThreadState ts, Object f, Object sequence, Object other) {
        if (this == MUL && !Number.hasIndex(other)) {
            throw Errors.typeError("can't multiply sequence by non-int of type '" + Obj.typeName(other) + "'");
        }
        return Obj.implemented(Call.method(ts, f, sequence, other));
    }

    private static boolean isBuiltin(Object f) {
        return f instanceof PyWrapperDescriptor;
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
        if (g instanceof PyWrapperDescriptor) {
            Object r = Obj.implemented(Call.method(ts, g, b, a, mod));
            if (r != null) {
                return r;
            }
        }
        if (mod instanceof TernaryPower t) {
            Object r = Obj.implemented(t.powerModulo(ts, a, b));
            if (r != null) {
                return r;
            }
        }
        if (PyFloat.check(mod)) {
            throw Errors.typeError("pow() 3rd argument not allowed unless all arguments are integers");
        }
        if (mod instanceof PyComplex) {
            throw Errors.valueError("complex modulo");
        }
        throw Errors.typeError("unsupported operand type(s) for ** or pow(): '" + ta.tpName() + "', '" + tb.tpName()
                + "', '" + Obj.typeName(mod) + "'");
    }

    private static PyException unsupported(String symbol, Object a, Object b) {
        boolean print = symbol.equals(">>") && a instanceof PyBuiltinFunction f
                && f.table.name(f.index).equals("print");
        return Errors.typeError("unsupported operand type(s) for " + symbol + ": '" + Obj.typeName(a) + "' and '"
                + Obj.typeName(b) + "'"
                + (print ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""));
    }
}
