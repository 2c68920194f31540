package org.taipan.os;

/** Linux's signal numbers and the names under which Java knows them. */
public final class SignalNames {
    private static final String[] NAMES = {null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
        "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
        "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"};

    private SignalNames() {
    }

    /** The name of a signal that a program may handle through Java, or null: the JVM keeps some for itself. */
    public static String java(int number) {
        return switch (number) {
            case 3, 4, 8, 9, 11, 19 -> null;
            default -> number > 0 && number < NAMES.length ? NAMES[number] : null;
        };
    }
}
