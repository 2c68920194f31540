package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.Shape;
import org.taipan.objects.ThreadState;
import org.taipan.types.LongArithmetic;

/** What compiled code asks about numbers before it computes with them unboxed, and attributes that are numbers. */
final class Unboxed {
    private Unboxed() {
    }

    // ---- results of compiled code that returns a primitive
    // ---------------------------------------------------------------

    /** What such code returns for a result that may be of any kind. */
    static long longResult(Object r, ThreadState ts) {
        if (r instanceof Long l && l != CompiledCode.WAY_OUT) {
            return l;
        }
        ts.result = r;
        return CompiledCode.WAY_OUT;
    }

    static double doubleResult(Object r, ThreadState ts) {
        if (r instanceof Double d && d == d) {
            return d;
        }
        ts.result = r;
        return Double.NaN;
    }

    /** What such code has returned, as an object. */
    static Object boxed(long r, ThreadState ts) {
        return r == CompiledCode.WAY_OUT ? wayOut(r, ts) : (Object) r;
    }

    static Object boxed(double r, ThreadState ts) {
        return r != r ? wayOut(r, ts) : (Object) r;
    }

    /** The same where {@code r} is what stands for a result of another kind. */
    private static Object wayOut(Object r, ThreadState ts) {
        Object result = ts.result;
        ts.result = null;
        return result != null ? result : r;
    }

    /** Whether quiet code has returned a result of the kind that it usually does. */
    static boolean isResult(long r, ThreadState ts) {
        return r != CompiledCode.WAY_OUT || ts.result == null;
    }

    static boolean isResult(double r, ThreadState ts) {
        return r == r || ts.result == null;
    }

    /** Whether the quotient of two ints is exact enough as that of two doubles. */
    static boolean smallForDivision(long a, long b) {
        return b != 0 && a <= 1L << 53 && a >= -(1L << 53) && b <= 1L << 53 && b >= -(1L << 53);
    }

    /** Whether {@code a // b} is a long. */
    static boolean divides(long a, long b) {
        return b != 0 && (b != -1 || a != Long.MIN_VALUE);
    }

    static boolean shifts(long n) {
        return n >= 0;
    }

    static boolean shiftsLeft(long a, long n) {
        return n >= 0 && n < 63 && a << n >> n == a;
    }

    static long shiftRight(long a, long n) {
        return a >> Math.min(n, 63);
    }

    /** {@code a * b % m} of ints with a positive {@code m}; null for anything else. */
    static Object multiplyModulo(Object a, Object b, Object m) {
        return a instanceof Long x && b instanceof Long y && m instanceof Long n && n > 0
                ? (Object) LongArithmetic.multiplyModulo(x, y, n) : null;
    }

    /** Whether the square of a float is an ordinary number. */
    static boolean squares(double a) {
        double r = a * a;
        return r < Double.POSITIVE_INFINITY && r > Double.MIN_NORMAL || a == 0;
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    /** As below, for an object of one of several shapes that keep the number in that place. */
    static void storeLong(Object o, int place, String name, long value) {
        storeLong(o, ((PyObject) o).shape(), place, name, value);
    }

    static void storeDouble(Object o, int place, String name, double value) {
        storeDouble(o, ((PyObject) o).shape(), place, name, value);
    }

    static void storeLong(Object o, Shape shape, int place, String name, long value) {
        PyObject p = (PyObject) o;
        p.setLong(place, value);
        if (p.shape() != shape) {
            p.storeAgain(shape, shape.slotAt(place), name, value);
        }
    }

    static void storeDouble(Object o, Shape shape, int place, String name, double value) {
        PyObject p = (PyObject) o;
        p.setDouble(place, value);
        if (p.shape() != shape) {
            p.storeAgain(shape, shape.slotAt(place), name, value);
        }
    }

    static boolean hasPrimitive(Object o, int place) {
        return ((PyObject) o).hasPrimitive(place);
    }

    static long getLong(Object o, int place) {
        return ((PyObject) o).getLong(place);
    }

    static double getDouble(Object o, int place) {
        return ((PyObject) o).getDouble(place);
    }

    /** Null if it is not there, which is a miss. */
    static Object boxedLong(Object o, int place) {
        return hasPrimitive(o, place) ? (Object) getLong(o, place) : null;
    }

    static Object boxedDouble(Object o, int place) {
        return hasPrimitive(o, place) ? (Object) getDouble(o, place) : null;
    }

    static void addLong(Object o, Shape from, Shape to, int place, String name, long value) {
        PyObject p = (PyObject) o;
        if (!p.addOwn(from, to, place, value)) {
            p.storeAgain(from, to.lastSlot(), name, value);
        }
    }

    static void addDouble(Object o, Shape from, Shape to, int place, String name, double value) {
        PyObject p = (PyObject) o;
        if (!p.addOwn(from, to, place, Double.doubleToRawLongBits(value))) {
            p.storeAgain(from, to.lastSlot(), name, value);
        }
    }
}
