package org.taipan.modules.decimal;

/**
 * The parameters of arithmetic, the traps and the flags of a context.
 *
 * <p><b>Concurrency.</b> Plain fields: a context belongs to one thread, as in CPython. Threads that share one may lose
 * flags; an operation reads each parameter that must agree with itself once.
 */
final class Ctx {
    static final long MAX_PREC = 999999999999999999L, MAX_EMAX = 999999999999999999L, MIN_EMIN = -MAX_EMAX;
    static final long MIN_ETINY = MIN_EMIN - (MAX_PREC - 1);
    static final int UP = 0, DOWN = 1, CEILING = 2, FLOOR = 3, HALF_UP = 4, HALF_DOWN = 5, HALF_EVEN = 6,
            ZERO_FIVE_UP = 7;
    static final String[] ROUNDINGS = {"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP",
        "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};
    /** Neither precision nor exponents limit a result that memory can hold. Never changed. */
    static final Ctx MAX = new Ctx(MAX_PREC, MAX_EMAX, MIN_EMIN, HALF_EVEN, 0);

    long prec;
    long emax;
    long emin;
    int round;
    int clamp;
    int capitals = 1;
    int traps;
    int status;

    Ctx(long prec, long emax, long emin, int round, int clamp) {
        this.prec = prec;
        this.emax = emax;
        this.emin = emin;
        this.round = round;
        this.clamp = clamp;
    }

    /** What a fresh interpreter's default context has. */
    static Ctx standard() {
        Ctx c = new Ctx(28, 999999, -999999, HALF_EVEN, 0);
        c.traps = Signals.INVALID | Signals.DIVISION_BY_ZERO | Signals.OVERFLOW;
        return c;
    }

    void assign(Ctx other) {
        prec = other.prec;
        emax = other.emax;
        emin = other.emin;
        round = other.round;
        clamp = other.clamp;
        capitals = other.capitals;
        traps = other.traps;
        status = other.status;
    }

    /** The parameters without traps and flags. */
    Ctx work() {
        return new Ctx(prec, emax, emin, round, clamp);
    }

    Ctx rounding(int mode) {
        return new Ctx(prec, emax, emin, mode, clamp);
    }

    long etiny() {
        return emin - (prec - 1);
    }

    long etop() {
        return emax - (prec - 1);
    }
}
