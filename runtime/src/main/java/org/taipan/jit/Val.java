package org.taipan.jit;

/** Where an entry of the value stack is while its code is compiled, and in which form. */
sealed interface Val {
    /** The form of a value in a JVM local variable. */
    enum Kind {
        OBJECT, LONG, DOUBLE,
        /** A variable that is a long if its object is {@code Tier1.LONG}, else that object. */
        MAYBE_LONG,
        /** The same for a double. */
        MAYBE_DOUBLE;

        /** The kind of a variable that has one kind on one path and another on the other. */
        static Kind meet(Kind a, Kind b) {
            if (a == b) {
                return a;
            }
            boolean l = a == LONG || a == MAYBE_LONG || b == LONG || b == MAYBE_LONG;
            boolean d = a == DOUBLE || a == MAYBE_DOUBLE || b == DOUBLE || b == MAYBE_DOUBLE;
            return l && d ? OBJECT : l ? MAYBE_LONG : MAYBE_DOUBLE;
        }

        /** As {@link #meet}, for places that know no MAYBE. */
        static Kind meetPlain(Kind a, Kind b) {
            return a == b ? a : OBJECT;
        }
    }

    /** A constant; null is the empty place below a callable. */
    record Const(Object value) implements Val {
    }

    /** The value of a Python variable, not yet copied. */
    record Local(int index) implements Val {
    }

    /**
     * A JVM local variable of the stack's own, by its number among those of its kind.
     *
     * @param mayBeAbsent whether it may be the empty place below a callable
     */
    record Temp(Kind kind, int number, boolean mayBeAbsent) implements Val {
        Temp(Kind kind, int number) {
            this(kind, number, false);
        }
    }

    /**
     * The iterator of a range, not made: two longs of the stack's own, at which integer it goes on and where it ends. Where
     * something else than a loop takes it, and where the code is left, it is made.
     */
    record Range(int number, long step) implements Val {
    }

    /** Whether this may be the empty place below a callable. */
    default boolean mayBeAbsent() {
        return switch (this) {
            case Const c -> c.value() == null;
            case Local l -> false;
            case Range r -> false;
            case Temp t -> t.mayBeAbsent();
        };
    }
}
