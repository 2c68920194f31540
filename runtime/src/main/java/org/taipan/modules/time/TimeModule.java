package org.taipan.modules.time;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.ImportName;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.threads.ParkingLock;
import org.taipan.types.PyNamespace;
import org.taipan.types.PyNone;

/** {@code time}. The clocks of a start-up need no C library; the time zone is looked up when first asked for. */
@PyModuleDef(name = "time", doc = "This module provides various functions to manipulate time values.")
public final class TimeModule {
    @PyConstant
    static final long CLOCK_REALTIME = 0;
    @PyConstant
    static final long CLOCK_MONOTONIC = 1;
    @PyConstant
    static final long CLOCK_PROCESS_CPUTIME_ID = 2;
    @PyConstant
    static final long CLOCK_THREAD_CPUTIME_ID = 3;
    @PyConstant
    static final long CLOCK_MONOTONIC_RAW = 4;
    @PyConstant
    static final long CLOCK_BOOTTIME = 7;
    @PyConstant
    static final long CLOCK_TAI = 11;
    @PyConstant
    static final long _STRUCT_TM_ITEMS = 11;

    private static final Libc.Function TZSET = Libc.function("tzset");
    private final PyModule module;

    TimeModule(ThreadState ts, PyModule module) {
        this.module = module;
        module.add("struct_time", BrokenDownTime.TYPE);
        Zone.enter(module, java.time.ZoneId.systemDefault());
    }

    @PyMethod(value = "time()", doc = "Return the current time in seconds since the Epoch.")
    static double time() {
        return Clocks.seconds(Clocks.wall());
    }

    @PyMethod(value = "time_ns()", doc = "Return the current time in nanoseconds since the Epoch.")
    static long timeNs() {
        return Clocks.wall();
    }

    @PyMethod(value = "monotonic()", doc = "Monotonic clock, cannot go backward.")
    static double monotonic() {
        return Clocks.seconds(System.nanoTime());
    }

    @PyMethod(value = "monotonic_ns()", doc = "Monotonic clock, cannot go backward, as nanoseconds.")
    static long monotonicNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "perf_counter()", doc = "Performance counter for benchmarking.")
    static double perfCounter() {
        return Clocks.seconds(System.nanoTime());
    }

    @PyMethod(value = "perf_counter_ns()", doc = "Performance counter for benchmarking as nanoseconds.")
    static long perfCounterNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "process_time()", doc = "Process time for profiling: sum of the kernel and user-space CPU time.")
    static double processTime() {
        return Clocks.seconds(Clocks.get(Clocks.PROCESS_CPU));
    }

    @PyMethod(value = "process_time_ns()", doc = "Process time for profiling as nanoseconds.")
    static long processTimeNs() {
        return Clocks.get(Clocks.PROCESS_CPU);
    }

    @PyMethod(value = "thread_time()", doc = "Thread time for profiling: sum of the kernel and user-space CPU time.")
    static double threadTime() {
        return Clocks.seconds(Clocks.get(Clocks.THREAD_CPU));
    }

    @PyMethod(value = "thread_time_ns()", doc = "Thread time for profiling as nanoseconds.")
    static long threadTimeNs() {
        return Clocks.get(Clocks.THREAD_CPU);
    }

    @PyMethod(value = "clock_gettime(clk_id, /)", doc = "Return the time of the specified clock clk_id as a float.")
    static double clockGettime(int clock) {
        return Clocks.seconds(Clocks.get(clock));
    }

    @PyMethod(value = "clock_gettime_ns(clk_id, /)", doc = "Return the time of the specified clock as nanoseconds.")
    static long clockGettimeNs(int clock) {
        return Clocks.get(clock);
    }

    @PyMethod(value = "clock_settime(clk_id, time, /)", doc = "Set the time of the specified clock clk_id.")
    static void clockSettime(ThreadState ts, int clock, Object time) {
        Clocks.set(clock, Clocks.nanos(ts, time));
    }

    @PyMethod(value = "clock_settime_ns(clk_id, time, /)", doc = "Set the time of the specified clock with nanoseconds.")
    static void clockSettimeNs(int clock, long nanos) {
        Clocks.set(clock, nanos);
    }

    @PyMethod(value = "clock_getres(clk_id, /)", doc = "Return the resolution of the specified clock clk_id.")
    static double clockGetres(int clock) {
        return Clocks.seconds(Clocks.resolution(clock));
    }

    @PyMethod(value = "pthread_getcpuclockid(thread_id, /)", doc = "Return the clk_id of a thread's CPU time clock.")
    static long pthreadGetcpuclockid(ThreadState ts, long thread) {
        if (thread != ts.ident()) {
            throw org.taipan.modules.posix.OsErrors.of(3);
        }
        return CLOCK_THREAD_CPUTIME_ID;
    }

    @PyMethod(value = "get_clock_info(name, /)", doc = "Get information of the specified clock.")
    static Object getClockInfo(ThreadState ts, String name) {
        record Info(String implementation, boolean monotonic, boolean adjustable) {
        }
        Info info = switch (name) {
            case "time" -> new Info("clock_gettime(CLOCK_REALTIME)", false, true);
            case "monotonic", "perf_counter" -> new Info("clock_gettime(CLOCK_MONOTONIC)", true, false);
            case "process_time" -> new Info("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false);
            case "thread_time" -> new Info("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false);
            default -> throw Errors.valueError("unknown clock");
        };
        return Call.vector(ts, PyNamespace.TYPE, new Object[] {info.implementation, info.monotonic, info.adjustable, 1e-9},
                new String[] {"implementation", "monotonic", "adjustable", "resolution"});
    }

    @PyMethod(value = "sleep(seconds, /)", doc = "Delay execution for a given number of seconds.")
    static void sleep(ThreadState ts, Object seconds) {
        long nanos = Clocks.nanos(ts, seconds);
        if (nanos < 0) {
            throw Errors.valueError("sleep length must be non-negative");
        }
        org.taipan.modules.Audit.event(ts, "time.sleep", seconds);
        if (nanos == 0) {
            Thread.yield();
            return;
        }
        ParkingLock never = new ParkingLock();
        never.tryAcquire();
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = deadline - System.nanoTime()) {
            if (never.acquire(left, () -> ts.interrupts.pending) == ParkingLock.Outcome.INTERRUPTED) {
                ts.interrupts.run(ts);
            }
        }
    }

    private static long secondsOf(ThreadState ts, Object seconds) {
        return seconds == null || seconds == PyNone.NONE ? Math.floorDiv(Clocks.wall(), 1_000_000_000L)
                : Clocks.wholeSeconds(ts, seconds);
    }

    @PyMethod("localtime(seconds=None, /)")
    static Object localtime(ThreadState ts, Object seconds) {
        return BrokenDownTime.of(secondsOf(ts, seconds), true);
    }

    @PyMethod("gmtime(seconds=None, /)")
    static Object gmtime(ThreadState ts, Object seconds) {
        return BrokenDownTime.of(secondsOf(ts, seconds), false);
    }

    @PyMethod("asctime(tuple=<unrepresentable>, /)")
    static Object asctime(ThreadState ts, Object tuple) {
        return BrokenDownTime.asctime(ts, tuple == null ? localtime(ts, null) : tuple);
    }

    @PyMethod("ctime(seconds=None, /)")
    static Object ctime(ThreadState ts, Object seconds) {
        return BrokenDownTime.asctime(ts, localtime(ts, seconds));
    }

    @PyMethod("mktime(tuple, /)")
    static double mktime(ThreadState ts, Object tuple) {
        return BrokenDownTime.mktime(ts, tuple);
    }

    @PyMethod("strftime(format, tuple=<unrepresentable>, /)")
    static Object strftime(ThreadState ts, Object format, Object tuple) {
        if (!org.taipan.types.PyStr.check(format)) {
            throw Errors.typeError("strftime() argument 1 must be str, not " + org.taipan.ops.Obj.typeName(format));
        }
        return BrokenDownTime.strftime(ts, format, tuple);
    }

    @PyMethod("strptime(string, format='%a %b %d %H:%M:%S %Y', /)")
    static Object strptime(ThreadState ts, Object string, Object format) {
        Object module = ImportName.importModule(ts, "_strptime");
        return Call.call(ts, Attr.get(ts, module, "_strptime_time"), string, format);
    }

    @PyMethod("tzset()")
    void tzset() {
        Libc.call(TZSET);
        Zone.fromLibrary(module);
    }
}
