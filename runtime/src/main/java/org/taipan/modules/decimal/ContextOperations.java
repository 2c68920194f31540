package org.taipan.modules.decimal;

import org.taipan.annotations.PyMethod;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The operations of {@code Context}: each under the context itself. */
abstract class ContextOperations extends PyObject {
    final Ctx ctx;

    ContextOperations(PyType type, Ctx ctx) {
        super(type);
        this.ctx = ctx;
    }

    private PyDecimal operand(ThreadState ts, Object o) {
        return Conversion.operand(ts, o, ctx);
    }

    // ---- arithmetic of one operand ----------------------------------------------------------------------------------

    @PyMethod(value = "abs(x, /)", doc = "Return the absolute value of x.\n")
    Object abs(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.abs(operand(ts, x), op));
    }

    @PyMethod(value = "exp(x, /)", doc = "Return e ** x.\n")
    Object exp(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Exponential.exp(operand(ts, x), op));
    }

    @PyMethod(value = "ln(x, /)", doc = "Return the natural (base e) logarithm of x.\n")
    Object ln(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Logarithms.ln(operand(ts, x), op));
    }

    @PyMethod(value = "log10(x, /)", doc = "Return the base 10 logarithm of x.\n")
    Object log10(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Logarithms.log10(operand(ts, x), op));
    }

    @PyMethod(value = "minus(x, /)", doc = "Return -x as the unary minus of Python gives it.\n")
    Object minus(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.minus(operand(ts, x), op));
    }

    @PyMethod(value = "next_minus(x, /)", doc = "Return the largest representable number smaller than x.\n")
    Object nextMinus(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.nextMinus(operand(ts, x), op));
    }

    @PyMethod(value = "next_plus(x, /)", doc = "Return the smallest representable number larger than x.\n")
    Object nextPlus(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.nextPlus(operand(ts, x), op));
    }

    @PyMethod(value = "normalize(x, /)", doc = "Return x in its simplest form, without trailing zeros.\n")
    Object normalize(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.normalize(operand(ts, x), op));
    }

    @PyMethod(value = "plus(x, /)", doc = "Return x as the unary plus of Python gives it.\n")
    Object plus(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.plus(operand(ts, x), op));
    }

    @PyMethod(value = "sqrt(x, /)", doc = "Return the square root of x.\n")
    Object sqrt(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Division.squareRoot(operand(ts, x), op));
    }

    @PyMethod(value = "logb(x, /)", doc = "Return the exponent of the magnitude of x's most significant digit.\n")
    Object logb(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.logb(operand(ts, x), op));
    }

    @PyMethod(value = "logical_invert(x, /)", doc = "Return the digits of x inverted.\n")
    Object logicalInvert(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.invert(operand(ts, x), op));
    }

    @PyMethod(value = "to_integral(x, /)", doc = "Round to an integer.\n")
    Object toIntegral(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.toIntegral(operand(ts, x), false, op));
    }

    @PyMethod(value = "to_integral_value(x, /)", doc = "Round to an integer.\n")
    Object toIntegralValue(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.toIntegral(operand(ts, x), false, op));
    }

    @PyMethod(value = "to_integral_exact(x, /)", doc = "Round to an integer, signaling Inexact and Rounded.\n")
    Object toIntegralExact(ThreadState ts, Object x) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.toIntegral(operand(ts, x), true, op));
    }

    // ---- arithmetic of two and three --------------------------------------------------------------------------------

    @PyMethod(value = "add(x, y, /)", doc = "Return the sum of x and y.\n")
    Object add(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.add(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "compare(x, y, /)", doc = "Return the order of x and y as a Decimal.\n")
    Object compare(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.compare(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "compare_signal(x, y, /)", doc = "Return the order of x and y; every NaN signals.\n")
    Object compareSignal(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.compareSignal(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "divide(x, y, /)", doc = "Return x divided by y.\n")
    Object divide(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Division.divide(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "divide_int(x, y, /)", doc = "Return x divided by y, truncated to an integer.\n")
    Object divideInt(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Division.divideInteger(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "max(x, y, /)", doc = "Return the larger of the two values.\n")
    Object max(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.max(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "max_mag(x, y, /)", doc = "Return the larger of the two by magnitude.\n")
    Object maxMag(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.maxMagnitude(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "min(x, y, /)", doc = "Return the smaller of the two values.\n")
    Object min(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.min(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "min_mag(x, y, /)", doc = "Return the smaller of the two by magnitude.\n")
    Object minMag(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Comparison.minMagnitude(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "multiply(x, y, /)", doc = "Return the product of x and y.\n")
    Object multiply(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.multiply(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "next_toward(x, y, /)", doc = "Return the number closest to x in the direction of y.\n")
    Object nextToward(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.nextToward(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "quantize(x, y, /)", doc = "Return x rounded to the exponent of y.\n")
    Object quantize(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Quantum.quantize(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "remainder(x, y, /)", doc = "Return the remainder of the integer division x / y.\n")
    Object remainder(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Division.remainder(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "remainder_near(x, y, /)", doc = "Return x - y * n, where n is the integer nearest to x / y.\n")
    Object remainderNear(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Division.remainderNear(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "subtract(x, y, /)", doc = "Return the difference of x and y.\n")
    Object subtract(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.subtract(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "rotate(x, y, /)", doc = "Return a copy of x with its digits rotated by y places.\n")
    Object rotate(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.rotate(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "scaleb(x, y, /)", doc = "Return x with y added to its exponent.\n")
    Object scaleb(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.scaleb(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "shift(x, y, /)", doc = "Return a copy of x with its digits shifted by y places.\n")
    Object shift(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.shift(operand(ts, x), operand(ts, y), op));
    }

    @PyMethod(value = "logical_and(x, y, /)", doc = "Return the digits of x and y combined by and.\n")
    Object logicalAnd(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.logical(operand(ts, x), operand(ts, y), '&', op));
    }

    @PyMethod(value = "logical_or(x, y, /)", doc = "Return the digits of x and y combined by or.\n")
    Object logicalOr(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.logical(operand(ts, x), operand(ts, y), '|', op));
    }

    @PyMethod(value = "logical_xor(x, y, /)", doc = "Return the digits of x and y combined by xor.\n")
    Object logicalXor(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        return op.done(ts, Digits.logical(operand(ts, x), operand(ts, y), '^', op));
    }

    @PyMethod(value = "divmod(x, y, /)", doc = "Return quotient and remainder of the division x / y.\n")
    Object divmod(ThreadState ts, Object x, Object y) {
        Op op = new Op(ctx);
        Division.Pair p = op.done(ts, Division.divmod(operand(ts, x), operand(ts, y), op));
        return new PyTuple(p.quotient(), p.remainder());
    }

    @PyMethod(value = "power(a, b, modulo=None)", doc = "Compute a ** b, or (a ** b) % modulo.\n")
    Object power(ThreadState ts, Object a, Object b, Object modulo) {
        Op op = new Op(ctx);
        PyDecimal base = operand(ts, a), exponent = operand(ts, b);
        return op.done(ts, modulo == PyNone.NONE ? Power.power(base, exponent, op)
                : Power.modular(base, exponent, operand(ts, modulo), op));
    }

    @PyMethod(value = "fma(x, y, z, /)", doc = "Return x multiplied by y, plus z, rounded once.\n")
    Object fma(ThreadState ts, Object x, Object y, Object z) {
        Op op = new Op(ctx);
        return op.done(ts, Arithmetic.fma(operand(ts, x), operand(ts, y), operand(ts, z), op));
    }

    // ---- what the context itself gives ------------------------------------------------------------------------------

    @PyMethod(value = "Etiny()", doc = "Return Emin - prec + 1, the exponent of the smallest subnormal number.\n")
    long etiny() {
        return ctx.etiny();
    }

    @PyMethod(value = "Etop()", doc = "Return Emax - prec + 1, the largest exponent of a full coefficient.\n")
    long etop() {
        return ctx.etop();
    }

    @PyMethod(value = "radix()", doc = "Return 10.\n")
    Object radix() {
        return PyDecimal.of(false, 10, 0);
    }

    @PyMethod(value = "create_decimal(num='0', /)", doc = "Create a new Decimal from num, rounded by the context.\n")
    Object createDecimal(ThreadState ts, Object num) {
        Op op = new Op(ctx);
        return op.done(ts, Conversion.rounded(ts, num, op));
    }

    @PyMethod(value = "create_decimal_from_float(f, /)", doc = "Create a new Decimal from a float, rounded.\n")
    Object createDecimalFromFloat(ThreadState ts, Object f) {
        Op op = new Op(ctx);
        return op.done(ts, Rounding.finish(Conversion.ofFloat(f), op));
    }

    @PyMethod(value = "_apply(object, /)")
    Object apply(ThreadState ts, Object object) {
        Op op = new Op(ctx);
        return op.done(ts, Rounding.finish(operand(ts, object), op));
    }

    // ---- questions --------------------------------------------------------------------------------------------------

    @PyMethod(value = "is_finite(x, /)", doc = "Return True if x is finite, False otherwise.\n")
    boolean isFinite(ThreadState ts, Object x) {
        return !operand(ts, x).isSpecial();
    }

    @PyMethod(value = "is_infinite(x, /)", doc = "Return True if x is infinite, False otherwise.\n")
    boolean isInfinite(ThreadState ts, Object x) {
        return operand(ts, x).isInfinite();
    }

    @PyMethod(value = "is_nan(x, /)", doc = "Return True if x is nan, False otherwise.\n")
    boolean isNan(ThreadState ts, Object x) {
        return operand(ts, x).isNan();
    }

    @PyMethod(value = "is_qnan(x, /)", doc = "Return True if x is a quiet NaN, False otherwise.\n")
    boolean isQnan(ThreadState ts, Object x) {
        return operand(ts, x).kind == Dec.QUIET;
    }

    @PyMethod(value = "is_snan(x, /)", doc = "Return True if x is a signaling NaN, False otherwise.\n")
    boolean isSnan(ThreadState ts, Object x) {
        return operand(ts, x).kind == Dec.SIGNALING;
    }

    @PyMethod(value = "is_signed(x, /)", doc = "Return True if x is negative, False otherwise.\n")
    boolean isSigned(ThreadState ts, Object x) {
        return operand(ts, x).negative;
    }

    @PyMethod(value = "is_zero(x, /)", doc = "Return True if x is zero, False otherwise.\n")
    boolean isZero(ThreadState ts, Object x) {
        return operand(ts, x).isZero();
    }

    @PyMethod(value = "is_normal(x, /)", doc = "Return True if x is normal, False otherwise.\n")
    boolean isNormal(ThreadState ts, Object x) {
        return Digits.isNormal(operand(ts, x), ctx);
    }

    @PyMethod(value = "is_subnormal(x, /)", doc = "Return True if x is subnormal, False otherwise.\n")
    boolean isSubnormal(ThreadState ts, Object x) {
        return Digits.isSubnormal(operand(ts, x), ctx);
    }

    private static PyDecimal decimal(Object x) {
        if (x instanceof PyDecimal d) {
            return d;
        }
        throw org.taipan.ops.Errors.typeError("argument must be a Decimal");
    }

    @PyMethod(value = "is_canonical(x, /)", doc = "Return True if x is canonical, which every Decimal is.\n")
    boolean isCanonical(Object x) {
        decimal(x);
        return true;
    }

    @PyMethod(value = "canonical(x, /)", doc = "Return x itself.\n")
    Object canonical(Object x) {
        return decimal(x);
    }

    @PyMethod(value = "number_class(x, /)", doc = "Return the name of the class of x, such as '+Normal'.\n")
    Object numberClass(ThreadState ts, Object x) {
        return Digits.classOf(operand(ts, x), ctx);
    }

    @PyMethod(value = "same_quantum(x, y, /)", doc = "Return True if the two operands have one exponent.\n")
    boolean sameQuantum(ThreadState ts, Object x, Object y) {
        return Comparison.sameQuantum(operand(ts, x), operand(ts, y));
    }

    @PyMethod(value = "compare_total(x, y, /)", doc = "Compare x and y by their representations.\n")
    Object compareTotal(ThreadState ts, Object x, Object y) {
        return Comparison.compareTotal(operand(ts, x), operand(ts, y));
    }

    @PyMethod(value = "compare_total_mag(x, y, /)", doc = "Compare x and y by their representations without signs.\n")
    Object compareTotalMag(ThreadState ts, Object x, Object y) {
        return Comparison.compareTotalMagnitude(operand(ts, x), operand(ts, y));
    }

    // ---- copies and text --------------------------------------------------------------------------------------------

    @PyMethod(value = "copy_abs(x, /)", doc = "Return a copy of x with the sign set to 0.\n")
    Object copyAbs(ThreadState ts, Object x) {
        return operand(ts, x).withSign(false);
    }

    @PyMethod(value = "copy_decimal(x, /)", doc = "Return a copy of x.\n")
    Object copyDecimal(ThreadState ts, Object x) {
        return operand(ts, x);
    }

    @PyMethod(value = "copy_negate(x, /)", doc = "Return a copy of x with the sign inverted.\n")
    Object copyNegate(ThreadState ts, Object x) {
        PyDecimal d = operand(ts, x);
        return d.withSign(!d.negative);
    }

    @PyMethod(value = "copy_sign(x, y, /)", doc = "Return a copy of x with the sign of y.\n")
    Object copySign(ThreadState ts, Object x, Object y) {
        PyDecimal d = operand(ts, x);
        return d.withSign(operand(ts, y).negative);
    }

    @PyMethod(value = "to_sci_string(x, /)", doc = "Convert a number to a string using scientific notation.\n")
    Object toSciString(ThreadState ts, Object x) {
        return PyStr.of(DecText.scientific(operand(ts, x), ctx.capitals != 0));
    }

    @PyMethod(value = "to_eng_string(x, /)", doc = "Convert a number to a string using engineering notation.\n")
    Object toEngString(ThreadState ts, Object x) {
        return PyStr.of(DecText.engineering(operand(ts, x), ctx.capitals != 0));
    }
}
