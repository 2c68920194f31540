package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.format.FloatFormat;
import org.taipan.types.format.NumberFormat;

/** {@code complex}. Immutable. */
@PyTypeDef(name = "complex", doc = "Create a complex number from a string or numbers.\n\nIf a string is given, "
        + "parse it as a "
        + "complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' "
        + "arguments "
        + "are given, create a complex number\nwith the specified real and imaginary components.")
public final class PyComplex extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyComplexTable(), PyType.OBJECT);
    private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
    private static final long IMAGINARY_HASH = 1000003;

    public final double real;
    public final double imag;

    public PyComplex(double real, double imag) {
        this(TYPE, real, imag);
    }

    public PyComplex(PyType type, double real, double imag) {
        super(type);
        this.real = real;
        this.imag = imag;
    }

    // ---- construction -----------------------------------------------------------------------------------------------

    @PyMethod("__new__(real=NULL, imag=NULL)")
    static Object __new__(ThreadState ts, PyType cls, Object real, Object imag) {
        Object r = real == null ? (Object) 0L : real;
        if (imag == null && cls == TYPE && r instanceof PyComplex c && c.type() == TYPE) {
            return r;
        }
        if (PyStr.check(r)) {
            if (imag != null) {
                throw Errors.typeError("complex() can't take second arg if first is a string");
            }
            return parse(cls, PyStr.toJava(r), r, ts);
        }
        if (imag != null && PyStr.check(imag)) {
            throw Errors.typeError("complex() second arg can't be a string");
        }
        PyComplex special = fromSpecialMethod(ts, r);
        r = special == null ? r : special;
        if (!isNumber(r)) {
            throw Errors.typeError("complex() first argument must be a string or a number, not "
                    + "'" + Obj.typeName(r) + "'");
        }
        if (imag != null && !isNumber(imag)) {
            throw Errors.typeError("complex() second argument must be a number, not '" + Obj.typeName(imag) + "'");
        }
        double re = r instanceof PyComplex c ? c.real : PyFloat.fromObject(ts, r);
        double im = r instanceof PyComplex c ? c.imag : 0.0;
        if (imag instanceof PyComplex c) {
            re -= c.imag;
            im = r instanceof PyComplex ? im + c.real : c.real;
        } else if (imag != null) {
            double d = PyFloat.fromObject(ts, imag);
            im = r instanceof PyComplex ? im + d : d;
        }
        return new PyComplex(cls, re, im);
    }

    private static boolean isNumber(Object o) {
        PyType type = PyObject.typeOf(o);
        return o instanceof PyComplex || type.slot(Slot.FLOAT) != null || type.slot(Slot.INDEX) != null;
    }

    /** {@code try_complex_special_method}: null if there is no {@code __complex__}. */
    private static PyComplex fromSpecialMethod(ThreadState ts, Object o) {
        Object f = PyObject.typeOf(o).slot(Slot.COMPLEX);
        if (f == null) {
            return null;
        }
        Object r = Call.method(ts, f, o);
        if (!(r instanceof PyComplex c)) {
            throw Errors.typeError("__complex__ returned non-complex (type " + Obj.typeName(r) + ")");
        }
        if (c.type() != TYPE) {
            Warnings.deprecated(ts, "__complex__ returned non-complex (type " + Obj.typeName(r) + ").  The ability to "
                    + "return an instance of a strict subclass of complex is deprecated, and may be removed in a "
                    + "future "
                    + "version of Python.");
        }
        return c;
    }

    /** {@code PyComplex_AsCComplex}: the value of a complex, of {@code __complex__}, or of a real number. */
    public static PyComplex fromNumber(ThreadState ts, Object o) {
        if (o instanceof PyComplex c) {
            return c;
        }
        PyComplex c = fromSpecialMethod(ts, o);
        return c != null ? c : new PyComplex(org.taipan.ops.Number.toDouble(ts, o), 0.0);
    }

    /** {@code complex_from_string_inner}. */
    private static PyComplex parse(PyType cls, String text, Object source, ThreadState ts) {
        String s = FloatText.withoutUnderscores(FloatText.ascii(text));
        if (s == null) {
            throw Errors.valueError("could not convert string to complex: " + Obj.reprJava(ts, source));
        }
        int end = FloatText.endBeforeSpace(s);
        int i = FloatText.skipSpace(s, 0);
        if (i < end && s.charAt(i) == '(') {
            if (s.charAt(end - 1) != ')') {
                throw malformed();
            }
            i = FloatText.skipSpace(s, i + 1);
            s = s.substring(0, Math.max(i, end - 1));
            end = Math.max(i, FloatText.endBeforeSpace(s));
        }
        s = s.substring(0, end);
        boolean hasImaginary = end > i && (s.charAt(end - 1) | 0x20) == 'j';
        int last = hasImaginary ? end - 1 : end;
        int first = FloatText.scan(s, i);
        double x = first > i ? FloatText.value(s, i, first) : 0;
        if (!hasImaginary) {
            if (first == i || first != end) {
                throw malformed();
            }
            return new PyComplex(cls, x, 0.0);
        }
        if (first > i && first == last) {
            return new PyComplex(cls, 0.0, x);
        }
        return new PyComplex(cls, x, imaginary(s, first, last, first == i));
    }

    /** The factor of the final j: a signed float, a sign alone, or, where no real part precedes it, nothing. */
    private static double imaginary(String s, int from, int last, boolean mayBeEmpty) {
        if (from == last) {
            if (mayBeEmpty) {
                return 1.0;
            }
            throw malformed();
        }
        char sign = s.charAt(from);
        if (sign == '+' || sign == '-') {
            if (from + 1 == last) {
                return sign == '+' ? 1.0 : -1.0;
            }
            if (FloatText.scan(s, from) == last) {
                return FloatText.value(s, from, last);
            }
        }
        throw malformed();
    }

    private static org.taipan.objects.PyException malformed() {
        return Errors.valueError("complex() arg is a malformed string");
    }

    @PyMethod("__getnewargs__()")
    Object __getnewargs__() {
        return new PyTuple((Object) real, (Object) imag);
    }

    @PyMethod(value = "__complex__()", doc = "Convert this value to exact type complex.")
    Object __complex__() {
        return exact();
    }

    private PyComplex exact() {
        return type() == TYPE ? this : new PyComplex(real, imag);
    }

    // ---- text -------------------------------------------------------------------------------------------------------

    Object __repr__() {
        String im = FloatFormat.format(imag, 'r', 0, 0);
        if (real == 0 && Math.copySign(1.0, real) > 0) {
            return im + "j";
        }
        return "(" + FloatFormat.format(real, 'r', 0, 0) + (im.startsWith("-") ? "" : "+") + im + "j)";
    }

    @PyMethod(value = "__format__(format_spec, /)", doc = "Convert to a string according to format_spec.")
    Object __format__(ThreadState ts, String format_spec) {
        return NumberFormat.formatComplex(ts, this, real, imag, format_spec);
    }

    // ---- comparison, hash -------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE) {
            return NOT_IMPLEMENTED;
        }
        boolean equal;
        if (other instanceof PyComplex c) {
            equal = real == c.real && imag == c.imag;
        } else if (PyFloat.check(other)) {
            equal = imag == 0 && real == PyFloat.value(other);
        } else if (PyLong.check(other)) {
            equal = imag == 0 && real == real && LongArithmetic.compare(PyLong.value(other), real) == 0;
        } else {
            return NOT_IMPLEMENTED;
        }
        return equal == (op == Slot.EQ);
    }

    long __hash__() {
        long h = FloatArithmetic.hash(real, this) + IMAGINARY_HASH * FloatArithmetic.hash(imag, this);
        return h == -1 ? -2 : h;
    }

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    /** An operand as a complex, or null if it is none. @throws org.taipan.objects.PyException OverflowError */
    private static PyComplex operand(Object o) {
        return o instanceof PyComplex c ? c : PyFloat.isReal(o) ? new PyComplex(PyFloat.real(o), 0.0) : null;
    }

    Object __add__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : new PyComplex(real + c.real, imag + c.imag);
    }

    Object __radd__(Object other) {
        return __add__(other);
    }

    Object __sub__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : new PyComplex(real - c.real, imag - c.imag);
    }

    Object __rsub__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : new PyComplex(c.real - real, c.imag - imag);
    }

    Object __mul__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : ComplexArithmetic.multiply(real, imag, c.real, c.imag);
    }

    Object __rmul__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : ComplexArithmetic.multiply(c.real, c.imag, real, imag);
    }

    Object __truediv__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : ComplexArithmetic.divide(real, imag, c.real, c.imag);
    }

    Object __rtruediv__(Object other) {
        PyComplex c = operand(other);
        return c == null ? NOT_IMPLEMENTED : ComplexArithmetic.divide(c.real, c.imag, real, imag);
    }

    Object __pow__(Object other, Object mod) {
        return power(this, operand(other), mod);
    }

    Object __rpow__(Object other, Object mod) {
        return power(operand(other), this, mod);
    }

    private static Object power(PyComplex a, PyComplex b, Object mod) {
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (mod != PyNone.NONE) {
            throw Errors.valueError("complex modulo");
        }
        return ComplexArithmetic.power(a.real, a.imag, b.real, b.imag);
    }

    Object __neg__() {
        return new PyComplex(-real, -imag);
    }

    Object __pos__() {
        return exact();
    }

    double __abs__() {
        return ComplexArithmetic.absolute(real, imag);
    }

    boolean __bool__() {
        return real != 0 || imag != 0;
    }

    @PyMethod(value = "conjugate()", doc = "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.")
    Object conjugate() {
        return new PyComplex(real, -imag);
    }

    @PyGetter(value = "real", doc = "the real part of a complex number", member = true)
    double getReal() {
        return real;
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number", member = true)
    double getImag() {
        return imag;
    }
}
