package org.taipan.os;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Functions of the C library's mathematical part, for results that are to equal CPython's in the last digit: Java's own
 * may differ there, {@code hypot} and {@code atan2} often do. As in {@link Libc} there is one signature, since linking is
 * what costs; a function of one argument ignores the other register. Linked when this class is first used.
 */
public final class Libm {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
            Linker.Option.critical(false));
    private static final MemorySegment SIN = find("sin");
    private static final MemorySegment COS = find("cos");
    private static final MemorySegment EXP = find("exp");
    private static final MemorySegment LOG = find("log");
    private static final MemorySegment POW = find("pow");
    private static final MemorySegment ATAN2 = find("atan2");
    private static final MemorySegment HYPOT = find("hypot");

    private Libm() {
    }

    private static MemorySegment find(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    private static double call(MemorySegment function, double x, double y) {
        try {
            return (double) CALL.invokeExact(function, x, y);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static double sin(double x) {
        return call(SIN, x, 0);
    }

    public static double cos(double x) {
        return call(COS, x, 0);
    }

    public static double exp(double x) {
        return call(EXP, x, 0);
    }

    public static double log(double x) {
        return call(LOG, x, 0);
    }

    public static double pow(double x, double y) {
        return call(POW, x, y);
    }

    public static double atan2(double y, double x) {
        return call(ATAN2, y, x);
    }

    public static double hypot(double x, double y) {
        return call(HYPOT, x, y);
    }
}
