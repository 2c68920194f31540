package org.taipan.os;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The one door to the C library.
 *
 * <p>Linking a foreign function costs tens of milliseconds for each distinct signature, so there is one: six
 * {@code long} arguments and a {@code long} result, {@code errno} captured. The System V calling convention passes
 * every integer and pointer argument in one of the first six registers, and a function ignores those it does not take;
 * variadic functions without floating-point arguments are called the same way. The signature is linked when
 * {@link #call} is first reached: programs that stay on {@link JavaFiles} never pay for it.
 *
 * <p>Results are as the kernel gives them: a value, or {@code -errno}.
 */
public final class Libc {
    private static volatile boolean linked;

    private static final Function EXIT = function("_exit");

    private Libc() {
    }

    /** A C function, looked up at its first call. */
    public static final class Function {
        final String name;
        private MemorySegment address;

        private Function(String name) {
            this.name = name;
        }

        MemorySegment address() {
            MemorySegment a = address;
            if (a == null) {
                a = Linked.find(name).orElse(MemorySegment.NULL);
                address = a;
            }
            return a;
        }

        /** Whether the C library has it. */
        public boolean exists() {
            return address().address() != 0;
        }

        /** Where it is, for tables of function pointers. */
        public long pointer() {
            return address().address();
        }
    }

    /** The linked shape; initialised by the first call. */
    private static final class Linked {
        static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle CALL;

        static {
            ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
            CALL = LINKER.downcallHandle(FunctionDescriptor.of(l, l, l, l, l, l, l),
                    Linker.Option.captureCallState("errno"));
            linked = true;
        }

        static Optional<MemorySegment> find(String name) {
            Optional<MemorySegment> found = LINKER.defaultLookup().find(name);
            return found.isPresent() ? found : SymbolLookup.loaderLookup().find(name);
        }
    }

    /** Declares a C function; nothing is looked up or linked yet. */
    public static Function function(String name) {
        return new Function(name);
    }

    /** Links on a thread of its own, because the caller's program is about to need it. */
    public static void linkAhead() {
        if (!linked) {
            Thread thread = new Thread(null, new Runnable() {
                @Override
                public void run() {
                    Linked.find("_exit");
                }
            }, "taipan-link-ahead");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Ends the process at once: no thread and no buffer is waited for. {@code Runtime.halt} waits until the JVM's
     * compilers pause, which takes them up to half a second in the middle of a large method; so the C library does it
     * where that is linked. Where the user gave the JVM options it is left to end itself, for what they may ask it to do
     * at its end.
     */
    public static void exit(int status) {
        if (linked && System.getenv("TAIPAN_JAVA_OPTIONS") == null) {
            call(EXIT, status);
        }
        Runtime.getRuntime().halt(status);
    }

    /** Whether calling is cheap by now. */
    public static boolean isLinked() {
        return linked;
    }

    private static long raw(Function f, long a, long b, long c, long d, long e, long g) {
        MemorySegment address = f.address();
        if (address.address() == 0) {
            Memory.of().errno(Errno.ENOSYS);
            return -1;
        }
        try {
            return (long) Linked.CALL.invokeExact(address, Memory.of().errnoSegment(), a, b, c, d, e, g);
        } catch (RuntimeException | Error t) {
            throw t;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Calls a function that returns {@code int}: its result, or {@code -errno} if that is -1. */
    public static int call(Function f, long a, long b, long c, long d, long e, long g) {
        int r = (int) raw(f, a, b, c, d, e, g);
        return r == -1 ? -Memory.of().errno() : r;
    }

    public static int call(Function f) {
        return call(f, 0, 0, 0, 0, 0, 0);
    }

    public static int call(Function f, long a) {
        return call(f, a, 0, 0, 0, 0, 0);
    }

    public static int call(Function f, long a, long b) {
        return call(f, a, b, 0, 0, 0, 0);
    }

    public static int call(Function f, long a, long b, long c) {
        return call(f, a, b, c, 0, 0, 0);
    }

    public static int call(Function f, long a, long b, long c, long d) {
        return call(f, a, b, c, d, 0, 0);
    }

    public static int call(Function f, long a, long b, long c, long d, long e) {
        return call(f, a, b, c, d, e, 0);
    }

    /** Calls a function that returns {@code ssize_t} or {@code off_t}: its result, or {@code -errno} if that is -1. */
    public static long callLong(Function f, long a, long b, long c, long d, long e, long g) {
        long r = raw(f, a, b, c, d, e, g);
        return r == -1 ? -Memory.of().errno() : r;
    }

    public static long callLong(Function f, long a, long b, long c) {
        return callLong(f, a, b, c, 0, 0, 0);
    }

    public static long callLong(Function f, long a, long b, long c, long d) {
        return callLong(f, a, b, c, d, 0, 0);
    }

    /** Calls a function whose result is not tested for errors: a pointer, an id, an error number. */
    public static long callRaw(Function f, long a, long b, long c, long d, long e, long g) {
        return raw(f, a, b, c, d, e, g);
    }

    public static long callRaw(Function f, long a) {
        return raw(f, a, 0, 0, 0, 0, 0);
    }

    public static long callRaw(Function f, long a, long b) {
        return raw(f, a, b, 0, 0, 0, 0);
    }

    public static long callRaw(Function f, long a, long b, long c) {
        return raw(f, a, b, c, 0, 0, 0);
    }

    /** {@code errno} of this thread's last call. */
    public static int errno() {
        return Memory.of().errno();
    }

    /** The bytes of the C string at {@code address}, which must not be NULL. */
    public static byte[] string(long address) {
        MemorySegment s = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE);
        long n = 0;
        while (s.get(ValueLayout.JAVA_BYTE, n) != 0) {
            n++;
        }
        return s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
    }

    /** The memory at {@code address}. */
    public static MemorySegment at(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** Memory that lives as long as the process. */
    public static MemorySegment permanent(long size) {
        return Arena.global().allocate(size, 16);
    }
}
