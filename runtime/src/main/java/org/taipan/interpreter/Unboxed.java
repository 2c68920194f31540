package org.taipan.interpreter;

import org.taipan.types.LongArithmetic;

/** What compiled code asks about numbers before it computes with them unboxed. */
final class Unboxed {
    private Unboxed() {
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
}
