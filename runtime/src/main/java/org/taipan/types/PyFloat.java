package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.format.FloatFormat;
import org.taipan.types.format.NumberFormat;

/**
 * {@code float}: a {@link Double}; instances of subclasses are {@link FloatSubclass}. Immutable. What needs more than a
 * Java operator is in {@link FloatArithmetic} and {@link FloatText}.
 */
@PyTypeDef(name = "float", doc = "Convert a string or number to a floating-point number, if possible.")
public final class PyFloat {
    public static final PyType TYPE = PyType.builtin(new PyFloatTable(), PyType.OBJECT);
    private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private PyFloat() {
    }

    /** An instance of a subclass of {@code float}. */
    static final class FloatSubclass extends PyObject {
        final double value;

        FloatSubclass(PyType type, double value) {
            super(type);
            this.value = value;
        }
    }

    /** Whether {@code o} is a {@code float} or of a subclass. */
    public static boolean check(Object o) {
        return o instanceof Double || o instanceof FloatSubclass;
    }

    /** The value of a float or subclass instance. */
    public static double value(Object o) {
        return o instanceof Double d ? d : ((FloatSubclass) o).value;
    }

    /** {@code PyNumber_Float}: {@code float(o)} of a number, string or bytes-like object. */
    public static double fromObject(ThreadState ts, Object o) {
        return FloatText.fromObject(ts, o);
    }

    /** Whether {@code o} is an operand of float arithmetic: a float or an int. */
    static boolean isReal(Object o) {
        return check(o) || PyLong.check(o);
    }

    /** An operand as a double. @throws org.taipan.objects.PyException OverflowError */
    static double real(Object o) {
        return o instanceof Double d ? d : PyLong.check(o) ? PyLong.toDouble(o) : value(o);
    }

    // ---- construction and text --------------------------------------------------------------------------------------

    @PyMethod("__new__(x=0, /)")
    static Object __new__(ThreadState ts, PyType cls, Object x) {
        double value = FloatText.fromObject(ts, x);
        return cls == TYPE ? (Object) value : new FloatSubclass(cls, value);
    }

    @PyMethod("__getnewargs__()")
    static Object __getnewargs__(Object self) {
        return new PyTuple((Object) value(self));
    }

    static Object __repr__(Object self) {
        return FloatFormat.repr(value(self));
    }

    @PyMethod(value = "__format__(format_spec, /)", doc = "Formats the float according to format_spec.")
    static Object __format__(ThreadState ts, Object self, String format_spec) {
        StrBuilder out = new StrBuilder();
        NumberFormat.formatFloat(ts, self, value(self), format_spec, out);
        return out.toStr();
    }

    @PyMethod(value = "hex()", doc = "Return a hexadecimal representation of a floating-point number.\n\n>>> "
            + "(-0.1).hex()"
            + "\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'")
    static String hex(Object self) {
        return FloatText.toHex(value(self));
    }

    @PyClassMethod(value = "fromhex(string, /)", doc = "Create a floating-point number from a hexadecimal string.\n\n"
            + ">>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324")
    static Object fromhex(ThreadState ts, PyType cls, Object string) {
        if (!PyStr.check(string)) {
            throw Errors.typeError("bad argument type for built-in operation");
        }
        Object d = FloatText.fromHex(PyStr.toJava(string));
        return cls == TYPE ? d : Call.call(ts, cls, d);
    }

    @PyClassMethod(value = "__getformat__(typestr, /)", doc = "You probably don't want to use this function.\n\n  "
            + "typestr\n"
            + "    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\n"
            + "This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\nlittle-endian' best "
            + "describes "
            + "the format of floating-point numbers used by the\nC type named by typestr.")
    static String __getformat__(PyType cls, String typestr) {
        if (!typestr.equals("double") && !typestr.equals("float")) {
            throw Errors.valueError("__getformat__() argument 1 must be 'double' or 'float'");
        }
        return "IEEE, little-endian";
    }

    // ---- comparison, hash -------------------------------------------------------------------------------------------

    static Object __richcmp__(Object self, Object other, int op) {
        double a = value(self);
        if (check(other)) {
            double b = value(other);
            return switch (op) {
                case Slot.LT -> a < b;
                case Slot.LE -> a <= b;
                case Slot.EQ -> a == b;
                case Slot.NE -> a != b;
                case Slot.GT -> a > b;
                default -> a >= b;
            };
        }
        if (!PyLong.check(other)) {
            return NOT_IMPLEMENTED;
        }
        return a != a ? (Object) (op == Slot.NE)
                : Compare.ordered(-LongArithmetic.compare(PyLong.value(other), a), op);
    }

    static long __hash__(Object self) {
        return FloatArithmetic.hash(value(self), self instanceof PyObject p ? p : null);
    }

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    static Object __add__(Object self, Object other) {
        return isReal(other) ? (Object) (value(self) + real(other)) : NOT_IMPLEMENTED;
    }

    static Object __radd__(Object self, Object other) {
        return isReal(other) ? (Object) (real(other) + value(self)) : NOT_IMPLEMENTED;
    }

    static Object __sub__(Object self, Object other) {
        return isReal(other) ? (Object) (value(self) - real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rsub__(Object self, Object other) {
        return isReal(other) ? (Object) (real(other) - value(self)) : NOT_IMPLEMENTED;
    }

    static Object __mul__(Object self, Object other) {
        return isReal(other) ? (Object) (value(self) * real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rmul__(Object self, Object other) {
        return isReal(other) ? (Object) (real(other) * value(self)) : NOT_IMPLEMENTED;
    }

    static Object __truediv__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.divide(value(self), real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rtruediv__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.divide(real(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __floordiv__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.floorDivide(value(self), real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rfloordiv__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.floorDivide(real(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __mod__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.remainder(value(self), real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rmod__(Object self, Object other) {
        return isReal(other) ? (Object) FloatArithmetic.remainder(real(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __divmod__(Object self, Object other) {
        return isReal(other) ? FloatArithmetic.divmod(value(self), real(other)) : NOT_IMPLEMENTED;
    }

    static Object __rdivmod__(Object self, Object other) {
        return isReal(other) ? FloatArithmetic.divmod(real(other), value(self)) : NOT_IMPLEMENTED;
    }

    static Object __pow__(Object self, Object other, Object mod) {
        return power(self, other, mod);
    }

    static Object __rpow__(Object self, Object other, Object mod) {
        return power(other, self, mod);
    }

    private static Object power(Object a, Object b, Object mod) {
        if (mod != PyNone.NONE) {
            throw Errors.typeError("pow() 3rd argument not allowed unless all arguments are integers");
        }
        return isReal(a) && isReal(b) ? FloatArithmetic.power(real(a), real(b)) : NOT_IMPLEMENTED;
    }

    static double __neg__(Object self) {
        return -value(self);
    }

    static double __pos__(Object self) {
        return value(self);
    }

    static double __abs__(Object self) {
        return Math.abs(value(self));
    }

    static boolean __bool__(Object self) {
        return value(self) != 0;
    }

    // ---- conversion and rounding ------------------------------------------------------------------------------------

    static Object __int__(Object self) {
        return LongArithmetic.fromDouble(value(self));
    }

    static double __float__(Object self) {
        return value(self);
    }

    @PyMethod(value = "__trunc__()", doc = "Return the Integral closest to x between 0 and x.")
    static Object __trunc__(Object self) {
        return LongArithmetic.fromDouble(value(self));
    }

    @PyMethod(value = "__floor__()", doc = "Return the floor as an Integral.")
    static Object __floor__(Object self) {
        return LongArithmetic.fromDouble(Math.floor(value(self)));
    }

    @PyMethod(value = "__ceil__()", doc = "Return the ceiling as an Integral.")
    static Object __ceil__(Object self) {
        return LongArithmetic.fromDouble(Math.ceil(value(self)));
    }

    @PyMethod(value = "__round__(ndigits=None, /)", doc = "Return the Integral closest to x, rounding half toward "
            + "even.\n\n"
            + "When an argument is passed, work like built-in round(x, ndigits).")
    static Object __round__(ThreadState ts, Object self, Object ndigits) {
        double d = value(self);
        return ndigits == PyNone.NONE ? FloatArithmetic.round(d)
                : (Object) FloatArithmetic.round(d, Number.indexClipped(ts, ndigits));
    }

    @PyMethod(value = "is_integer()", doc = "Return True if the float is an integer.")
    static boolean is_integer(Object self) {
        double d = value(self);
        return !Double.isInfinite(d) && d == Math.floor(d);
    }

    @PyMethod(value = "as_integer_ratio()", doc = "Return a pair of integers, whose ratio is exactly equal to the "
            + "original "
            + "float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on "
            + "infinities "
            + "and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n"
            + "(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)")
    static Object as_integer_ratio(Object self) {
        return FloatArithmetic.integerRatio(value(self));
    }

    @PyMethod(value = "conjugate()", doc = "Return self, the complex conjugate of any float.")
    static double conjugate(Object self) {
        return value(self);
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static double realPart(Object self) {
        return value(self);
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static double imag(Object self) {
        return 0.0;
    }
}
