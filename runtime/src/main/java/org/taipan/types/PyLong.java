package org.taipan.types;

import java.math.BigInteger;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.format.NumberFormat;

/**
 * {@code int}: a {@link Long}, or a {@link BigInteger} outside 64 bits; instances of subclasses are {@link
 * LongSubclass}.
 * Immutable. The arithmetic is in {@link LongArithmetic}, reading and writing digits in {@link LongText}.
 */
@PyTypeDef(name = "int", doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an "
        + "integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For "
        + "floating-point\n"
        + "numbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a "
        + "string,\n"
        + "bytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be "
        + "preceded "
        + "by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n"
        + "Base 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4")
public final class PyLong {
    public static final PyType TYPE =
            PyType.builtin(new PyLongTable(), PyType.OBJECT, PyType.BASETYPE | PyType.LONG_SUBCLASS);
    private static final long MODULUS = (1L << 61) - 1;
    private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);
    private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private PyLong() {
    }

    /** An instance of a subclass of {@code int}. */
    static final class LongSubclass extends PyObject {
        final Object value;

        LongSubclass(PyType type, Object value) {
            super(type);
            this.value = value;
        }
    }

    // ---- the values, for Java ---------------------------------------------------------------------------------------

    /** Whether {@code o} is an {@code int}, {@code bool} or of another subclass. */
    public static boolean check(Object o) {
        return o instanceof Long || o instanceof BigInteger || o instanceof Boolean || o instanceof LongSubclass;
    }

    /** The value of an int, bool or subclass instance: a Long or BigInteger. */
    public static Object value(Object o) {
        if (o instanceof Long || o instanceof BigInteger) {
            return o;
        }
        return o instanceof Boolean b ? (Object) (b ? 1L : 0L) : ((LongSubclass) o).value;
    }

    /** The Python int of a big integer: canonical. */
    public static Object of(BigInteger b) {
        return b.bitLength() < 64 ? (Object) b.longValue() : b;
    }

    /** The Python int of 64 unsigned bits. */
    public static Object ofUnsigned(long bits) {
        return bits >= 0 ? (Object) bits
                : BigInteger.valueOf(bits >>> 1).shiftLeft(1).or(BigInteger.valueOf(bits & 1));
    }

    /** The value as a big integer. */
    public static BigInteger big(Object o) {
        return LongArithmetic.big(value(o));
    }

    /** {@code float(o)} of an int. @throws org.taipan.objects.PyException OverflowError */
    public static double toDouble(Object o) {
        Object v = value(o);
        if (v instanceof Long l) {
            return l;
        }
        double d = ((BigInteger) v).doubleValue();
        if (Double.isInfinite(d)) {
            throw Errors.overflowError("int too large to convert to float");
        }
        return d;
    }

    /** {@code hash(n)}: the value modulo 2^61 - 1, with the sign kept; -1 is replaced by -2. */
    public static long hash(Object value) {
        if (value instanceof Long l) {
            return hash((long) l);
        }
        long h = ((BigInteger) value).remainder(BIG_MODULUS).longValue();
        return h == -1 ? -2 : h;
    }

    /** {@link #hash(Object)} of 64 bits. */
    public static long hash(long value) {
        long h = value < MODULUS && value > -MODULUS ? value : value % MODULUS;
        return h == -1 ? -2 : h;
    }

    /** {@code PyNumber_Long}: {@code int(o)} of a number, string or bytes-like object. */
    public static Object fromObject(ThreadState ts, Object o) {
        return o instanceof Long || o instanceof BigInteger ? o : LongText.fromObject(ts, o);
    }

    // ---- construction -----------------------------------------------------------------------------------------------

    @PyMethod("__new__(x=NULL, /, base=NULL)")
    static Object __new__(ThreadState ts, PyType cls, Object x, Object base) {
        Object value;
        if (x == null) {
            if (base != null) {
                throw Errors.typeError("int() missing string argument");
            }
            value = 0L;
        } else {
            value = base == null ? fromObject(ts, x) : LongText.parse(ts, x, base);
        }
        return cls == TYPE ? value : new LongSubclass(cls, value);
    }

    @PyMethod("__getnewargs__()")
    static Object __getnewargs__(Object self) {
        return new PyTuple(value(self));
    }

    // ---- text -------------------------------------------------------------------------------------------------------

    static Object __repr__(ThreadState ts, Object self) {
        return LongText.toDecimal(ts, value(self));
    }

    @PyMethod(value = "__format__(format_spec, /)", doc = "Convert to a string according to format_spec.")
    static Object __format__(ThreadState ts, Object self, String format_spec) {
        StrBuilder out = new StrBuilder();
        NumberFormat.formatInt(ts, self, format_spec, out);
        return out.toStr();
    }

    // ---- comparison, hash -------------------------------------------------------------------------------------------

    static Object __richcmp__(Object self, Object other, int op) {
        return check(other) ? Compare.ordered(LongArithmetic.compare(value(self), value(other)), op) : NOT_IMPLEMENTED;
    }

    static long __hash__(Object self) {
        return hash(value(self));
    }

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    static Object __add__(Object self, Object other) {
        return check(other) ? LongArithmetic.add(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __radd__(Object self, Object other) {
        return check(other) ? LongArithmetic.add(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __sub__(Object self, Object other) {
        return check(other) ? LongArithmetic.subtract(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rsub__(Object self, Object other) {
        return check(other) ? LongArithmetic.subtract(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __mul__(Object self, Object other) {
        return check(other) ? LongArithmetic.multiply(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rmul__(Object self, Object other) {
        return check(other) ? LongArithmetic.multiply(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __floordiv__(Object self, Object other) {
        return check(other) ? LongArithmetic.floorDivide(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rfloordiv__(Object self, Object other) {
        return check(other) ? LongArithmetic.floorDivide(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __mod__(Object self, Object other) {
        return check(other) ? LongArithmetic.remainder(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rmod__(Object self, Object other) {
        return check(other) ? LongArithmetic.remainder(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __divmod__(Object self, Object other) {
        return check(other) ? LongArithmetic.divmod(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rdivmod__(Object self, Object other) {
        return check(other) ? LongArithmetic.divmod(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __truediv__(Object self, Object other) {
        return check(other) ? (Object) LongArithmetic.trueDivide(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rtruediv__(Object self, Object other) {
        return check(other) ? (Object) LongArithmetic.trueDivide(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __pow__(Object self, Object other, Object mod) {
        return power(self, other, mod);
    }

    static Object __rpow__(Object self, Object other, Object mod) {
        return power(other, self, mod);
    }

    /** {@code long_pow}: a negative exponent without modulus gives a float. */
    private static Object power(Object a, Object b, Object mod) {
        if (!check(a) || !check(b)) {
            return NOT_IMPLEMENTED;
        }
        Object x = value(a);
        Object y = value(b);
        if (mod == PyNone.NONE) {
            return LongArithmetic.sign(y) < 0 ? FloatArithmetic.power(toDouble(x), toDouble(y))
                    : LongArithmetic.power(x, y);
        }
        return check(mod) ? LongArithmetic.power(x, y, value(mod)) : NOT_IMPLEMENTED;
    }

    static Object __lshift__(Object self, Object other) {
        return check(other) ? LongArithmetic.shiftLeft(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rlshift__(Object self, Object other) {
        return check(other) ? LongArithmetic.shiftLeft(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __rshift__(Object self, Object other) {
        return check(other) ? LongArithmetic.shiftRight(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rrshift__(Object self, Object other) {
        return check(other) ? LongArithmetic.shiftRight(value(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __and__(Object self, Object other) {
        return check(other) ? LongArithmetic.and(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rand__(Object self, Object other) {
        return __and__(self, other);
    }

    static Object __or__(Object self, Object other) {
        return check(other) ? LongArithmetic.or(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __ror__(Object self, Object other) {
        return __or__(self, other);
    }

    static Object __xor__(Object self, Object other) {
        return check(other) ? LongArithmetic.xor(value(self), value(other)) : NOT_IMPLEMENTED;
    }

    static Object __rxor__(Object self, Object other) {
        return __xor__(self, other);
    }

    static Object __neg__(Object self) {
        return LongArithmetic.negate(value(self));
    }

    static Object __pos__(Object self) {
        return value(self);
    }

    static Object __abs__(Object self) {
        return LongArithmetic.absolute(value(self));
    }

    static Object __invert__(Object self) {
        return LongArithmetic.invert(value(self));
    }

    // ---- conversion and rounding ------------------------------------------------------------------------------------

    static boolean __bool__(Object self) {
        return LongArithmetic.sign(value(self)) != 0;
    }

    static Object __int__(Object self) {
        return value(self);
    }

    static Object __index__(Object self) {
        return value(self);
    }

    static double __float__(Object self) {
        return toDouble(self);
    }

    @PyMethod(value = "__trunc__()", doc = "Truncating an Integral returns itself.")
    static Object __trunc__(Object self) {
        return value(self);
    }

    @PyMethod(value = "__floor__()", doc = "Flooring an Integral returns itself.")
    static Object __floor__(Object self) {
        return value(self);
    }

    @PyMethod(value = "__ceil__()", doc = "Ceiling of an Integral returns itself.")
    static Object __ceil__(Object self) {
        return value(self);
    }

    @PyMethod(value = "__round__(ndigits=NULL, /)",
            doc = "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.")
    static Object __round__(ThreadState ts, Object self, Object ndigits) {
        if (ndigits == null || ndigits == PyNone.NONE) {
            return value(self);
        }
        Object n = Number.index(ts, ndigits);
        return LongArithmetic.sign(n) >= 0 ? value(self)
                : LongArithmetic.roundToPower(value(self), LongArithmetic.negate(n));
    }

    @PyMethod(value = "conjugate()", doc = "Returns self, the complex conjugate of any int.")
    static Object conjugate(Object self) {
        return value(self);
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static Object real(Object self) {
        return value(self);
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static long imag(Object self) {
        return 0;
    }

    @PyGetter(value = "numerator", doc = "the numerator of a rational number in lowest terms")
    static Object numerator(Object self) {
        return value(self);
    }

    @PyGetter(value = "denominator", doc = "the denominator of a rational number in lowest terms")
    static long denominator(Object self) {
        return 1;
    }

    @PyMethod(value = "as_integer_ratio()", doc = "Return a pair of integers, whose ratio is equal to the original "
            + "int.\n"
            + "\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n"
            + ">>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)")
    static Object as_integer_ratio(Object self) {
        return new PyTuple(value(self), (Object) 1L);
    }

    @PyMethod(value = "is_integer()",
            doc = "Returns True. Exists for duck type compatibility with float.is_integer.")
    static boolean is_integer(Object self) {
        return true;
    }

    // ---- bits and bytes ---------------------------------------------------------------------------------------------

    @PyMethod(value = "bit_length()", doc = "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n"
            + "'0b100101'\n>>> (37).bit_length()\n6")
    static long bit_length(Object self) {
        return LongArithmetic.bitLength(value(self));
    }

    @PyMethod(value = "bit_count()", doc = "Number of ones in the binary representation of the absolute value of "
            + "self.\n"
            + "\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3")
    static long bit_count(Object self) {
        return LongArithmetic.bitCount(value(self));
    }

    @PyMethod(value = "__sizeof__()", doc = "Returns size in memory, in bytes.")
    static long __sizeof__(Object self) {
        return 24 + 4 * Math.max(1, (LongArithmetic.bitLength(value(self)) + 29L) / 30);
    }

    @PyMethod(value = "to_bytes(length=1, byteorder='big', *, signed=False)", doc = "Return an array of bytes "
            + "representing "
            + "an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if the\n"
            + "    integer is not representable with the given number of bytes.  Default\n    is length 1.\n"
            + "  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n"
            + "    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', "
            + "the "
            + "most significant byte is at the end of the\n    byte array.  To request the native byte order of the "
            + "host "
            + "system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n"
            + "    Determines whether two's complement is used to represent the integer.\n"
            + "    If signed is False and a negative integer is given, an OverflowError\n    is raised.")
    static Object to_bytes(Object self, long length, String byteorder, boolean signed) {
        boolean little = LongText.isLittle(byteorder);
        if (length < 0) {
            throw Errors.valueError("length argument must be non-negative");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        return new PyBytes(LongText.toBytes(value(self), (int) length, little, signed));
    }

    @PyClassMethod(value = "from_bytes(bytes, byteorder='big', *, signed=False)", doc = "Return the integer "
            + "represented by "
            + "the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must "
            + "either\n"
            + "    support the buffer protocol or be an iterable object producing bytes.\n"
            + "    Bytes and bytearray are examples of built-in objects that support the\n    buffer protocol.\n"
            + "  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n"
            + "    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', "
            + "the "
            + "most significant byte is at the end of the\n    byte array.  To request the native byte order of the "
            + "host "
            + "system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n"
            + "    Indicates whether two's complement is used to represent the integer.")
    static Object from_bytes(ThreadState ts, PyType cls, Object bytes, String byteorder, boolean signed) {
        boolean little = LongText.isLittle(byteorder);
        Object n = LongText.fromBytes(LongText.bytesOf(ts, bytes), little, signed);
        return cls == TYPE ? n : org.taipan.ops.Call.call(ts, cls, n);
    }
}
