package org.taipan.modules.decimal;

import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** The named operations of {@code Decimal}, under the context that is given or the thread's. */
abstract class DecimalOperations extends Dec {
    DecimalOperations(PyType type, boolean negative, byte kind, long high, long small, BigInteger big, long exp) {
        super(type, negative, kind, high, small, big, exp);
    }

    private PyDecimal self() {
        return (PyDecimal) this;
    }

    private static PyDecimal operand(ThreadState ts, Object o, Op op) {
        return Conversion.operand(ts, o, op.ctx);
    }

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    @PyMethod(value = "exp(context=None)", doc = "Return e ** self.\n")
    Object exp(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Exponential.exp(self(), op));
    }

    @PyMethod(value = "ln(context=None)", doc = "Return the natural (base e) logarithm of self.\n")
    Object ln(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Logarithms.ln(self(), op));
    }

    @PyMethod(value = "log10(context=None)", doc = "Return the base 10 logarithm of self.\n")
    Object log10(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Logarithms.log10(self(), op));
    }

    @PyMethod(value = "next_minus(context=None)", doc = "Return the largest representable number smaller than self.\n")
    Object nextMinus(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Quantum.nextMinus(self(), op));
    }

    @PyMethod(value = "next_plus(context=None)", doc = "Return the smallest representable number larger than self.\n")
    Object nextPlus(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Quantum.nextPlus(self(), op));
    }

    @PyMethod(value = "normalize(context=None)", doc = "Return self in its simplest form, without trailing zeros.\n")
    Object normalize(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Quantum.normalize(self(), op));
    }

    @PyMethod(value = "sqrt(context=None)", doc = "Return the square root of self.\n")
    Object sqrt(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Division.squareRoot(self(), op));
    }

    @PyMethod(value = "logb(context=None)",
            doc = "Return the exponent of the magnitude of self's most significant digit.\n")
    Object logb(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.logb(self(), op));
    }

    @PyMethod(value = "logical_invert(context=None)", doc = "Return the digits of self inverted.\n")
    Object logicalInvert(ThreadState ts, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.invert(self(), op));
    }

    @PyMethod(value = "compare(other, context=None)", doc = "Return the order of self and other as a Decimal.\n")
    Object compare(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.compare(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "compare_signal(other, context=None)",
            doc = "Return the order of self and other; every NaN signals.\n")
    Object compareSignal(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.compareSignal(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "max(other, context=None)", doc = "Return the larger of the two values.\n")
    Object max(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.max(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "max_mag(other, context=None)", doc = "Return the larger of the two by magnitude.\n")
    Object maxMag(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.maxMagnitude(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "min(other, context=None)", doc = "Return the smaller of the two values.\n")
    Object min(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.min(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "min_mag(other, context=None)", doc = "Return the smaller of the two by magnitude.\n")
    Object minMag(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Comparison.minMagnitude(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "next_toward(other, context=None)",
            doc = "Return the number closest to self in the direction of other.\n")
    Object nextToward(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Quantum.nextToward(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "remainder_near(other, context=None)",
            doc = "Return self - other * n, where n is the integer nearest to self / other.\n")
    Object remainderNear(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Division.remainderNear(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "rotate(other, context=None)",
            doc = "Return a copy of self with its digits rotated by other places.\n")
    Object rotate(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.rotate(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "scaleb(other, context=None)", doc = "Return self with other added to its exponent.\n")
    Object scaleb(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.scaleb(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "shift(other, context=None)",
            doc = "Return a copy of self with its digits shifted by other places.\n")
    Object shift(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.shift(self(), operand(ts, other, op), op));
    }

    @PyMethod(value = "logical_and(other, context=None)", doc = "Return the digits of the operands combined by and.\n")
    Object logicalAnd(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.logical(self(), operand(ts, other, op), '&', op));
    }

    @PyMethod(value = "logical_or(other, context=None)", doc = "Return the digits of the operands combined by or.\n")
    Object logicalOr(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.logical(self(), operand(ts, other, op), '|', op));
    }

    @PyMethod(value = "logical_xor(other, context=None)", doc = "Return the digits of the operands combined by xor.\n")
    Object logicalXor(ThreadState ts, Object other, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Digits.logical(self(), operand(ts, other, op), '^', op));
    }

    @PyMethod(value = "fma(other, third, context=None)", doc = "Return self * other + third, rounded once.\n")
    Object fma(ThreadState ts, Object other, Object third, Object context) {
        Op op = Op.of(ts, context);
        return op.done(ts, Arithmetic.fma(self(), operand(ts, other, op), operand(ts, third, op), op));
    }

    // ---- rounding ---------------------------------------------------------------------------------------------------

    /** An operation under the rounding that is given, or the context's. */
    private static Op rounding(Op op, Object rounding) {
        return rounding == PyNone.NONE ? op : new Op(op.ctx.rounding(PyDecimalContext.rounding(rounding)));
    }

    @PyMethod(value = "quantize(exp, rounding=None, context=None)", doc = "Return self with the exponent of exp.\n")
    Object quantize(ThreadState ts, Object exp, Object rounding, Object context) {
        Op op = Op.of(ts, context), work = rounding(op, rounding);
        return work.doneIn(ts, op.ctx, Quantum.quantize(self(), operand(ts, exp, op), work));
    }

    @PyMethod(value = "to_integral(rounding=None, context=None)", doc = "Round to an integer.\n")
    Object toIntegral(ThreadState ts, Object rounding, Object context) {
        Op op = Op.of(ts, context), work = rounding(op, rounding);
        return work.doneIn(ts, op.ctx, Quantum.toIntegral(self(), false, work));
    }

    @PyMethod(value = "to_integral_value(rounding=None, context=None)", doc = "Round to an integer.\n")
    Object toIntegralValue(ThreadState ts, Object rounding, Object context) {
        Op op = Op.of(ts, context), work = rounding(op, rounding);
        return work.doneIn(ts, op.ctx, Quantum.toIntegral(self(), false, work));
    }

    @PyMethod(value = "to_integral_exact(rounding=None, context=None)",
            doc = "Round to an integer, signaling Inexact and Rounded.\n")
    Object toIntegralExact(ThreadState ts, Object rounding, Object context) {
        Op op = Op.of(ts, context), work = rounding(op, rounding);
        return work.doneIn(ts, op.ctx, Quantum.toIntegral(self(), true, work));
    }

    // ---- questions --------------------------------------------------------------------------------------------------

    @PyMethod(value = "is_canonical()", doc = "Return True if the argument is canonical, False otherwise.\n")
    boolean isCanonical() {
        return true;
    }

    @PyMethod(value = "is_finite()", doc = "Return True if the argument is finite, False otherwise.\n")
    boolean isFinite() {
        return !isSpecial();
    }

    @PyMethod(value = "is_infinite()", doc = "Return True if the argument is infinite, False otherwise.\n")
    boolean infinite() {
        return isInfinite();
    }

    @PyMethod(value = "is_nan()", doc = "Return True if the argument is nan, False otherwise.\n")
    boolean notANumber() {
        return isNan();
    }

    @PyMethod(value = "is_qnan()", doc = "Return True if the argument is a quiet NaN, False otherwise.\n")
    boolean isQnan() {
        return kind == QUIET;
    }

    @PyMethod(value = "is_snan()", doc = "Return True if the argument is a signaling NaN, False otherwise.\n")
    boolean isSnan() {
        return kind == SIGNALING;
    }

    @PyMethod(value = "is_signed()", doc = "Return True if the argument is negative, False otherwise.\n")
    boolean isSigned() {
        return negative;
    }

    @PyMethod(value = "is_zero()", doc = "Return True if the argument is zero, False otherwise.\n")
    boolean zero() {
        return isZero();
    }

    @PyMethod(value = "is_normal(context=None)", doc = "Return True if the argument is normal, False otherwise.\n")
    boolean isNormal(ThreadState ts, Object context) {
        return Digits.isNormal(self(), Op.of(ts, context).ctx);
    }

    @PyMethod(value = "is_subnormal(context=None)",
            doc = "Return True if the argument is subnormal, False otherwise.\n")
    boolean isSubnormal(ThreadState ts, Object context) {
        return Digits.isSubnormal(self(), Op.of(ts, context).ctx);
    }

    @PyMethod(value = "number_class(context=None)", doc = "Return the name of the value's class, such as '+Normal'.\n")
    Object numberClass(ThreadState ts, Object context) {
        return Digits.classOf(self(), Op.of(ts, context).ctx);
    }

    @PyMethod(value = "same_quantum(other, context=None)", doc = "Test whether self and other have one exponent.\n")
    boolean sameQuantum(ThreadState ts, Object other, Object context) {
        return Comparison.sameQuantum(self(), operand(ts, other, Op.of(ts, context)));
    }

    @PyMethod(value = "compare_total(other, context=None)", doc = "Compare two operands by their representations.\n")
    Object compareTotal(ThreadState ts, Object other, Object context) {
        return Comparison.compareTotal(self(), operand(ts, other, Op.of(ts, context)));
    }

    @PyMethod(value = "compare_total_mag(other, context=None)", doc = "Compare representations without signs.\n")
    Object compareTotalMag(ThreadState ts, Object other, Object context) {
        return Comparison.compareTotalMagnitude(self(), operand(ts, other, Op.of(ts, context)));
    }

    // ---- copies and text --------------------------------------------------------------------------------------------

    @PyMethod(value = "adjusted()", doc = "Return the exponent of the first digit; 0 of special values.\n")
    long adjustedExponent() {
        return isSpecial() ? 0 : adjusted();
    }

    @PyMethod(value = "canonical()", doc = "Return the canonical encoding of the argument, which is itself.\n")
    Object canonical() {
        return this;
    }

    @PyMethod(value = "conjugate()", doc = "Return self.\n")
    Object conjugate() {
        return this;
    }

    @PyMethod(value = "radix()", doc = "Return Decimal(10), the base of all arithmetic here.\n")
    Object radix() {
        return PyDecimal.of(false, 10, 0);
    }

    @PyMethod(value = "copy_abs()", doc = "Return the absolute value of the argument, without regard to a context.\n")
    Object copyAbs() {
        return self().withSign(false);
    }

    @PyMethod(value = "copy_negate()", doc = "Return the negation of the argument, without regard to a context.\n")
    Object copyNegate() {
        return self().withSign(!negative);
    }

    @PyMethod(value = "copy_sign(other, context=None)", doc = "Return self with the sign of other.\n")
    Object copySign(ThreadState ts, Object other, Object context) {
        return self().withSign(operand(ts, other, Op.of(ts, context)).negative);
    }

    @PyMethod(value = "to_eng_string(context=None)", doc = "Convert to a string in engineering notation.\n")
    Object toEngString(ThreadState ts, Object context) {
        return PyStr.of(DecText.engineering(self(), Op.of(ts, context).ctx.capitals != 0));
    }
}
