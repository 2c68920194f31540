package org.taipan.modules.decimal;

import java.math.BigInteger;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.TernaryPower;
import org.taipan.ops.Types;
import org.taipan.types.PyComplex;
import org.taipan.types.PyFloat;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyTuple;

/** {@code decimal.Decimal}. Immutable; operators follow the thread's context. */
@PyTypeDef(name = "Decimal", module = "decimal", doc = "Construct a new Decimal object. 'value' can be an integer, "
        + "string, tuple,\nor another Decimal object. If no value is given, return Decimal('0').\n")
final class PyDecimal extends DecimalOperations implements TernaryPower {
    static final PyType TYPE = PyType.builtin(new PyDecimalTable(), PyType.OBJECT, TypeFlags.BASETYPE);
    private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
    private static final int NO_HASH = -1;
    private static final long TOO_LONG = -1;

    private long hash = NO_HASH;

    private PyDecimal(PyType type, boolean negative, byte kind, long high, long small, BigInteger big, long exp) {
        super(type, negative, kind, high, small, big, exp);
    }

    static PyDecimal of(boolean negative, long coefficient, long exp) {
        return new PyDecimal(TYPE, negative, FINITE, 0, coefficient, null, exp);
    }

    static PyDecimal of(boolean negative, Wide c, long exp) {
        return new PyDecimal(TYPE, negative, FINITE, c.high, c.low, null, exp);
    }

    static PyDecimal of(boolean negative, BigInteger c, long exp) {
        return of(TYPE, negative, FINITE, c, exp);
    }

    private static PyDecimal of(PyType type, boolean negative, byte kind, BigInteger c, long exp) {
        int bits = c.bitLength();
        return bits < Long.SIZE ? new PyDecimal(type, negative, kind, 0, c.longValue(), null, exp)
                : new PyDecimal(type, negative, kind, bits < 2 * Long.SIZE ? c.shiftRight(Long.SIZE).longValue() : TOO_LONG,
                        c.longValue(), c, exp);
    }

    static PyDecimal infinity(boolean negative) {
        return new PyDecimal(TYPE, negative, INFINITE, 0, 0, null, 0);
    }

    static PyDecimal nan() {
        return new PyDecimal(TYPE, false, QUIET, 0, 0, null, 0);
    }

    static PyDecimal nan(boolean negative, byte kind, BigInteger payload) {
        return of(TYPE, negative, kind, payload, 0);
    }

    PyDecimal withSign(boolean sign) {
        return sign == negative && type() == TYPE ? this : with(TYPE, sign);
    }

    private PyDecimal with(PyType type, boolean sign) {
        return new PyDecimal(type, sign, kind, high, small, isLong() ? null : coefficient(), exp);
    }

    /** As an instance of the type itself. */
    PyDecimal exact() {
        return withSign(negative);
    }

    // ---- construction -----------------------------------------------------------------------------------------------

    @PyMethod("__new__(value='0', context=None)")
    static Object create(ThreadState ts, PyType cls, Object value, Object context) {
        Op op = Op.of(ts, context);
        PyDecimal d = Conversion.exact(ts, value, op);
        if (op.status != 0) {
            op.done(ts, d);
        }
        return cls == TYPE ? d.exact() : d.with(cls, d.negative);
    }

    @PyClassMethod(value = "from_float(f, /)", doc = "Class method that converts a float to a decimal number, "
            + "exactly.\n")
    static Object fromFloat(ThreadState ts, PyType cls, Object f) {
        PyDecimal d = Conversion.ofFloat(f);
        return cls == TYPE ? d : Call.call(ts, cls, d);
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return new PyTuple(type(), new PyTuple(__str__(ts)));
    }

    @PyMethod("__copy__()")
    Object copy() {
        return this;
    }

    @PyMethod("__deepcopy__(object, /)")
    Object deepCopy(Object memo) {
        return this;
    }

    @PyMethod("__sizeof__()")
    long sizeOf() {
        int words = (digits() + PowersOfTen.MAX_LONG) / (PowersOfTen.MAX_LONG + 1);
        return 104 + (words > 4 ? words * 8L : 0);
    }

    // ---- text -------------------------------------------------------------------------------------------------------

    Object __str__(ThreadState ts) {
        return DecText.scientific(this, DecimalState.context(ts).capitals != 0);
    }

    Object __repr__(ThreadState ts) {
        return "Decimal('" + DecText.scientific(this, DecimalState.context(ts).capitals != 0) + "')";
    }

    @PyMethod("__format__(format_spec, override=NULL, /)")
    Object format(ThreadState ts, Object spec, Object override) {
        return DecFormat.format(ts, this, spec, override);
    }

    // ---- operators --------------------------------------------------------------------------------------------------

    Object __add__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.add(this, b, op));
    }

    Object __radd__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__add__(ts, this) : NOT_IMPLEMENTED;
    }

    private static boolean reflected(Object other) {
        return other instanceof PyDecimal || PyLong.check(other);
    }

    Object __sub__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.subtract(this, b, op));
    }

    Object __rsub__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__sub__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __mul__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.multiply(this, b, op));
    }

    Object __rmul__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__mul__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __truediv__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Division.divide(this, b, op));
    }

    Object __rtruediv__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__truediv__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __floordiv__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Division.divideInteger(this, b, op));
    }

    Object __rfloordiv__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__floordiv__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __mod__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, Division.remainder(this, b, op));
    }

    Object __rmod__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__mod__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __divmod__(ThreadState ts, Object other) {
        PyDecimal b = Conversion.operandOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        Division.Pair p = op.done(ts, Division.divmod(exact(), b, op));
        return new PyTuple(p.quotient(), p.remainder());
    }

    Object __rdivmod__(ThreadState ts, Object other) {
        return reflected(other) ? Conversion.operandOrNull(other).__divmod__(ts, this) : NOT_IMPLEMENTED;
    }

    Object __pow__(ThreadState ts, Object other, Object mod) {
        PyDecimal b = Conversion.operandOrNull(other);
        PyDecimal c = mod == PyNone.NONE ? null : Conversion.operandOrNull(mod);
        if (b == null || c == null && mod != PyNone.NONE) {
            return NOT_IMPLEMENTED;
        }
        Op op = Op.current(ts);
        return op.done(ts, c == null ? Power.power(this, b, op) : Power.modular(this, b, c, op));
    }

    Object __rpow__(ThreadState ts, Object other, Object mod) {
        return reflected(other) ? Conversion.operandOrNull(other).__pow__(ts, this, mod) : NOT_IMPLEMENTED;
    }

    @Override
    public Object powerModulo(ThreadState ts, Object a, Object b) {
        PyDecimal base = Conversion.operandOrNull(a);
        return base == null ? NOT_IMPLEMENTED : base.__pow__(ts, b, this);
    }

    Object __neg__(ThreadState ts) {
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.minus(this, op));
    }

    Object __pos__(ThreadState ts) {
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.plus(this, op));
    }

    Object __abs__(ThreadState ts) {
        Op op = Op.current(ts);
        return op.done(ts, Arithmetic.abs(this, op));
    }

    boolean __bool__() {
        return !isZero();
    }

    // ---- comparison, hash -------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        PyDecimal a = this, b = Conversion.operandOrNull(other);
        boolean equality = op == Slot.EQ || op == Slot.NE;
        if (b == null) {
            Ctx ctx = DecimalState.context(ts);
            if (PyFloat.check(other) || equality && other instanceof PyComplex c && c.imag == 0) {
                if (equality) {
                    ctx.status |= Signals.FLOAT_OPERATION;
                } else {
                    DecimalState.signal(ts, ctx, Signals.FLOAT_OPERATION);
                }
                b = Conversion.ofFloat(other instanceof PyComplex c ? (Object) c.real : other);
            } else if (!(other instanceof PyComplex) && Types.isInstance(ts, other, DecimalState.of(ts).rational)) {
                b = Conversion.part(ts, other, "numerator");
                if (!isSpecial()) {
                    BigInteger denominator = Conversion.part(ts, other, "denominator").coefficient();
                    a = of(negative, coefficient().multiply(denominator), exp);
                }
            } else {
                return NOT_IMPLEMENTED;
            }
        }
        if (a.isNan() || b.isNan()) {
            if (a.kind == SIGNALING || b.kind == SIGNALING || !equality) {
                DecimalState.signal(ts, DecimalState.context(ts), Signals.INVALID_OPERATION);
            }
            return op == Slot.NE;
        }
        int order = Comparison.compare(a, b);
        return switch (op) {
            case Slot.EQ -> order == 0;
            case Slot.NE -> order != 0;
            case Slot.LT -> order < 0;
            case Slot.LE -> order <= 0;
            case Slot.GT -> order > 0;
            default -> order >= 0;
        };
    }

    long __hash__() {
        long h = hash;
        if (h == NO_HASH) {
            h = Conversion.hash(this);
            hash = h;
        }
        return h;
    }

    // ---- other numbers ----------------------------------------------------------------------------------------------

    Object __int__() {
        return Conversion.toInt(this, Ctx.DOWN);
    }

    double __float__() {
        return Conversion.toDouble(this);
    }

    @PyMethod("__complex__()")
    Object complex() {
        return new PyComplex(Conversion.toDouble(this), 0);
    }

    @PyMethod("__trunc__()")
    Object truncated() {
        return Conversion.toInt(this, Ctx.DOWN);
    }

    @PyMethod("__floor__()")
    Object floor() {
        return Conversion.toInt(this, Ctx.FLOOR);
    }

    @PyMethod("__ceil__()")
    Object ceiling() {
        return Conversion.toInt(this, Ctx.CEILING);
    }

    @PyMethod("__round__(ndigits=NULL, /)")
    Object round(ThreadState ts, Object ndigits) {
        if (ndigits == null) {
            return Conversion.toInt(this, Ctx.HALF_EVEN);
        }
        if (!PyLong.check(ndigits)) {
            throw Errors.typeError("optional arg must be an integer");
        }
        long n = PyDecimalContext.size(ndigits);
        Op op = Op.current(ts);
        return op.done(ts, Quantum.quantize(this, of(false, 1, n == Long.MIN_VALUE ? Long.MAX_VALUE : -n), op));
    }

    @PyMethod(value = "as_tuple()", doc = "Return a tuple representation of the number.\n")
    Object asTuple(ThreadState ts) {
        return DecimalTuples.of(ts, this);
    }

    @PyMethod(value = "as_integer_ratio()", doc = "Return a pair of integers, in lowest terms and with a positive "
            + "denominator,\nwhose ratio is equal to the number.\n")
    Object asIntegerRatio() {
        return Conversion.ratio(this);
    }

    @PyGetter("real")
    Object real() {
        return this;
    }

    @PyGetter("imag")
    Object imag() {
        return of(false, 0, 0);
    }
}
