package org.taipan.interpreter;

/** The events of PEP 669, by their numbers; the {@code sys.monitoring} event is the bit of that number. */
public final class Event {
    static final int NONE = -1;
    static final int PY_START = 0, PY_RESUME = 1, PY_RETURN = 2, PY_YIELD = 3, CALL = 4, LINE = 5, INSTRUCTION = 6;
    static final int JUMP = 7, BRANCH = 8, STOP_ITERATION = 9, RAISE = 10, EXCEPTION_HANDLED = 11, PY_UNWIND = 12;
    static final int PY_THROW = 13, RERAISE = 14, C_RETURN = 15, C_RAISE = 16;

    /** Events below it belong to an instruction: they can be disabled there. */
    static final int FIRST_NOT_INSTRUMENTED = STOP_ITERATION;
    /** Events below it can be set for one code object. */
    public static final int LOCAL_COUNT = RAISE;
    /** Events from it on come with CALL and are not set themselves. */
    public static final int FIRST_UNGROUPED = C_RETURN;
    public static final int COUNT = 17;

    private static final String[] NAMES = {"PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE",
        "INSTRUCTION", "JUMP", "BRANCH", "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW",
        "RERAISE", "C_RETURN", "C_RAISE"};

    private Event() {
    }

    public static String name(int event) {
        return NAMES[event];
    }
}
