package org.taipan.modules.decimal;

/** The conditions of the specification as bits, in libmpdec's order, which is the order of lists of signals. */
final class Signals {
    static final int CLAMPED = 1, CONVERSION_SYNTAX = 2, DIVISION_BY_ZERO = 4, DIVISION_IMPOSSIBLE = 8,
            DIVISION_UNDEFINED = 16, INEXACT = 64, INVALID_CONTEXT = 128, INVALID_OPERATION = 256,
            FLOAT_OPERATION = 1024, OVERFLOW = 2048, ROUNDED = 4096, SUBNORMAL = 8192, UNDERFLOW = 16384;
    /** All conditions that are the signal InvalidOperation. */
    static final int INVALID =
            CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION;
    /** What makes a result an error. */
    static final int ERRORS = INVALID | DIVISION_BY_ZERO;
    static final int OVERFLOWN = OVERFLOW | INEXACT | ROUNDED;

    /** The signals, in the order of {@code SignalDict}. */
    static final String[] NAMES = {"InvalidOperation", "FloatOperation", "DivisionByZero", "Overflow", "Underflow",
        "Subnormal", "Inexact", "Rounded", "Clamped"};
    static final int[] BITS = {INVALID, FLOAT_OPERATION, DIVISION_BY_ZERO, OVERFLOW, UNDERFLOW, SUBNORMAL, INEXACT,
        ROUNDED, CLAMPED};

    /** The conditions that have exceptions below InvalidOperation. */
    static final String[] CONDITION_NAMES = {"InvalidOperation", "ConversionSyntax", "DivisionImpossible",
        "DivisionUndefined", "InvalidContext"};
    static final int[] CONDITION_BITS = {INVALID_OPERATION, CONVERSION_SYNTAX, DIVISION_IMPOSSIBLE, DIVISION_UNDEFINED,
        INVALID_CONTEXT};

    /** The signal of each bit, as an index of {@link #NAMES}. */
    private static final int[] SIGNAL_OF_BIT = {8, 0, 2, 0, 0, 0, 6, 0, 0, 0, 1, 3, 7, 5, 4};

    private Signals() {
    }

    /** As {@code repr(context)} lists them: in the order of the bits, each signal once. */
    static String list(int flags) {
        StringBuilder out = new StringBuilder("[");
        boolean invalid = false;
        for (int bit = 0; bit < SIGNAL_OF_BIT.length; bit++) {
            int signal = SIGNAL_OF_BIT[bit];
            if ((flags & 1 << bit) != 0 && !(signal == 0 && invalid)) {
                invalid |= signal == 0;
                out.append(out.length() > 1 ? ", " : "").append(NAMES[signal]);
            }
        }
        return out.append(']').toString();
    }
}
