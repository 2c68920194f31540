package org.taipan.modules.time;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.ImportName;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.TimeArg;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.os.TimeZone;
import org.taipan.threads.Waker;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code time}: clocks, sleeping, calendar time by the C library's rules. */
@PyModuleDef(name = "time", doc = "This module provides various functions to manipulate time values.\n\nThere are two "
        + "standard representations of time.  One is the number\nof seconds since the Epoch, in UTC (a.k.a. GMT).  It "
        + "may be an integer\nor a floating-point number (to represent fractions of seconds).\nThe epoch is the point "
        + "where the time starts, the return value of time.gmtime(0).\nIt is January 1, 1970, 00:00:00 (UTC) on all "
        + "platforms.\n\nThe other representation is a tuple of 9 integers giving local time.\nThe tuple items are:\n "
        + " year (including century, e.g. 1998)\n  month (1-12)\n  day (1-31)\n  hours (0-23)\n  minutes (0-59)\n  "
        + "seconds (0-59)\n  weekday (0-6, Monday is 0)\n  Julian day (day in the year, 1-366)\n  DST (Daylight "
        + "Savings Time) flag (-1, 0 or 1)\nIf the DST flag is 0, the time is given in the regular time zone;\nif it "
        + "is 1, the time is given in the DST time zone;\nif it is -1, mktime() should guess based on the date and "
        + "time.\n", types = StructTime.class)
final class TimeModule {
    @PyConstant static final int CLOCK_REALTIME = 0;
    @PyConstant static final int CLOCK_MONOTONIC = 1;
    @PyConstant static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    @PyConstant static final int CLOCK_THREAD_CPUTIME_ID = 3;
    @PyConstant static final int CLOCK_MONOTONIC_RAW = 4;
    @PyConstant static final int CLOCK_BOOTTIME = 7;
    @PyConstant static final int CLOCK_TAI = 11;
    @PyConstant static final int _STRUCT_TM_ITEMS = 11;

    private static final Clock UTC = Clock.systemUTC();
    private static final Libc.Function CLOCK_GETTIME = Libc.function("clock_gettime");
    private static final Libc.Function CLOCK_SETTIME = Libc.function("clock_settime");
    private static final Libc.Function CLOCK_GETRES = Libc.function("clock_getres");
    private static final Libc.Function PTHREAD_SELF = Libc.function("pthread_self");
    private static final Libc.Function PTHREAD_GETCPUCLOCKID = Libc.function("pthread_getcpuclockid");

    private final PyModule module;

    TimeModule(ThreadState ts, PyModule module) {
        this.module = module;
        if (!Libc.isLinked() && TimeZone.isUtc(System.getenv("TZ"))) {
            zones(0, 0, "UTC", "UTC");
        } else {
            readZones();
        }
    }

    // ---- the time zone ----------------------------------------------------------------------------------------------

    private void zones(long timezone, long altzone, Object winter, Object summer) {
        module.add("timezone", timezone);
        module.add("altzone", altzone);
        module.add("daylight", timezone != altzone ? 1L : 0L);
        module.add("tzname", new PyTuple(winter, summer));
    }

    /** {@code init_timezone}: looks at January and July of this year. */
    private void readZones() {
        StructTime.tzset();
        long year = (365 * 24 + 6) * 3600;
        long start = System.currentTimeMillis() / 1000 / year * year;
        StructTime january = StructTime.of(start, true);
        StructTime july = StructTime.of(start + year / 2, true);
        long j = -january.offset();
        long s = -july.offset();
        if (j < s) {
            zones(s, j, july.zone(), january.zone());
        } else {
            zones(j, s, january.zone(), july.zone());
        }
    }

    @PyMethod("tzset()")
    void tzset() {
        readZones();
    }

    // ---- clocks -----------------------------------------------------------------------------------------------------

    private static long realtime() {
        Instant now = UTC.instant();
        return now.getEpochSecond() * TimeArg.SECOND + now.getNano();
    }

    private static long clock(int id) {
        try (Memory m = Memory.open()) {
            MemorySegment spec = m.allocate(16);
            OsErrors.check(Libc.call(CLOCK_GETTIME, id, spec.address()));
            return spec.get(ValueLayout.JAVA_LONG, 0) * TimeArg.SECOND + spec.get(ValueLayout.JAVA_LONG, 8);
        }
    }

    @PyMethod(value = "time()", doc = "time() -> floating-point number\n\nReturn the current time in seconds since "
            + "the Epoch.\nFractions of a second may be present if the system clock provides them.")
    static double time() {
        return TimeArg.toDouble(realtime());
    }

    @PyMethod(value = "time_ns()", doc = "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.")
    static long timeNs() {
        return realtime();
    }

    @PyMethod(value = "monotonic()", doc = "monotonic() -> float\n\nMonotonic clock, cannot go backward.")
    static double monotonic() {
        return TimeArg.toDouble(System.nanoTime());
    }

    @PyMethod(value = "monotonic_ns()", doc = "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as "
            + "nanoseconds.")
    static long monotonicNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "perf_counter()", doc = "perf_counter() -> float\n\nPerformance counter for benchmarking.")
    static double perfCounter() {
        return TimeArg.toDouble(System.nanoTime());
    }

    @PyMethod(value = "perf_counter_ns()", doc = "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as "
            + "nanoseconds.")
    static long perfCounterNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "process_time()", doc = "process_time() -> float\n\nProcess time for profiling: sum of the "
            + "kernel and user-space CPU time.")
    static double processTime() {
        return TimeArg.toDouble(clock(CLOCK_PROCESS_CPUTIME_ID));
    }

    @PyMethod(value = "process_time_ns()", doc = "process_time() -> int\n\nProcess time for profiling as "
            + "nanoseconds:\nsum of the kernel and user-space CPU time.")
    static long processTimeNs() {
        return clock(CLOCK_PROCESS_CPUTIME_ID);
    }

    @PyMethod(value = "thread_time()", doc = "thread_time() -> float\n\nThread time for profiling: sum of the kernel "
            + "and user-space CPU time.")
    static double threadTime() {
        return TimeArg.toDouble(clock(CLOCK_THREAD_CPUTIME_ID));
    }

    @PyMethod(value = "thread_time_ns()", doc = "thread_time() -> int\n\nThread time for profiling as "
            + "nanoseconds:\nsum of the kernel and user-space CPU time.")
    static long threadTimeNs() {
        return clock(CLOCK_THREAD_CPUTIME_ID);
    }

    @PyMethod(value = "clock_gettime(clk_id, /)", doc = "Return the time of the specified clock clk_id as a float.")
    static double clockGettime(int id) {
        return TimeArg.toDouble(clock(id));
    }

    @PyMethod(value = "clock_gettime_ns(clk_id, /)", doc = "Return the time of the specified clock clk_id as "
            + "nanoseconds (int).")
    static long clockGettimeNs(int id) {
        return clock(id);
    }

    private static void setClock(int id, long nanos) {
        try (Memory m = Memory.open()) {
            MemorySegment spec = m.allocate(16);
            spec.set(ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, TimeArg.SECOND));
            spec.set(ValueLayout.JAVA_LONG, 8, Math.floorMod(nanos, TimeArg.SECOND));
            OsErrors.check(Libc.call(CLOCK_SETTIME, id, spec.address()));
        }
    }

    @PyMethod(value = "clock_settime(clk_id, time, /)", doc = "clock_settime(clk_id, time)\n\nSet the time of the "
            + "specified clock clk_id.")
    static void clockSettime(ThreadState ts, int id, Object time) {
        setClock(id, TimeArg.timeout(ts, time));
    }

    @PyMethod(value = "clock_settime_ns(clk_id, time, /)", doc = "clock_settime_ns(clk_id, time)\n\nSet the time of "
            + "the specified clock clk_id with nanoseconds.")
    static void clockSettimeNs(ThreadState ts, int id, Object time) {
        setClock(id, TimeArg.nanoseconds(ts, time));
    }

    @PyMethod(value = "clock_getres(clk_id, /)", doc = "clock_getres(clk_id) -> floating-point number\n\nReturn the "
            + "resolution (precision) of the specified clock clk_id.")
    static double clockGetres(int id) {
        try (Memory m = Memory.open()) {
            MemorySegment spec = m.allocate(16);
            OsErrors.check(Libc.call(CLOCK_GETRES, id, spec.address()));
            return spec.get(ValueLayout.JAVA_LONG, 0) + spec.get(ValueLayout.JAVA_LONG, 8) * 1e-9;
        }
    }

    @PyMethod(value = "pthread_getcpuclockid(thread_id, /)", doc = "pthread_getcpuclockid(thread_id) -> int\n\nReturn "
            + "the clk_id of a thread's CPU time clock.")
    static long threadClock(ThreadState ts, long ident) {
        if (ident != ts.ident()) {
            throw Errors.of(org.taipan.types.Exc.OSError, 3L, "No such process");
        }
        try (Memory m = Memory.open()) {
            MemorySegment id = m.allocate(4);
            int r = (int) Libc.callRaw(PTHREAD_GETCPUCLOCKID, Libc.callRaw(PTHREAD_SELF, 0), id.address());
            OsErrors.check(-r);
            return id.get(ValueLayout.JAVA_INT, 0);
        }
    }

    @PyMethod(value = "get_clock_info(name, /)", doc = "get_clock_info(name: str) -> dict\n\nGet information of the "
            + "specified clock.")
    static Object getClockInfo(ThreadState ts, String name) {
        String clock = switch (name) {
            case "time" -> "CLOCK_REALTIME";
            case "monotonic", "perf_counter" -> "CLOCK_MONOTONIC";
            case "process_time" -> "CLOCK_PROCESS_CPUTIME_ID";
            case "thread_time" -> "CLOCK_THREAD_CPUTIME_ID";
            default -> throw Errors.valueError("unknown clock");
        };
        boolean real = name.equals("time");
        PyDict info = new PyDict();
        info.putStr("implementation", "clock_gettime(" + clock + ")");
        info.putStr("monotonic", !real);
        info.putStr("adjustable", real);
        info.putStr("resolution", 1e-9);
        Object namespace = Attr.get(ts, ImportName.importModule(ts, "types"), "SimpleNamespace");
        return Call.withDict(ts, namespace, new Object[0], info);
    }

    @PyMethod(value = "sleep(object, /)", doc = "sleep(seconds)\n\nDelay execution for a given number of seconds.  "
            + "The argument may be\na floating-point number for subsecond precision.")
    static void sleep(ThreadState ts, Object seconds) {
        long nanos = TimeArg.timeout(ts, seconds);
        if (nanos < 0) {
            throw Errors.valueError("sleep length must be non-negative");
        }
        Waker waker = Waker.ofCurrentThread();
        long deadline = System.nanoTime() + nanos;
        do {
            ts.releaseGil();
            long left = deadline - System.nanoTime();
            if (waker == null) {
                LockSupport.parkNanos(left);
            } else {
                waker.enterPark();
                if (!ts.interrupts.pending) {
                    LockSupport.parkNanos(left);
                }
                waker.leave();
            }
            ts.takeGil();
            if (ts.interrupts.pending) {
                ts.interrupts.run(ts);
            }
        } while (deadline - System.nanoTime() > 0);
    }

    // ---- calendar time ----------------------------------------------------------------------------------------------

    private static long when(ThreadState ts, Object seconds) {
        return seconds == null || seconds == PyNone.NONE ? System.currentTimeMillis() / 1000
                : TimeArg.seconds(ts, seconds);
    }

    @PyMethod("gmtime(seconds=NULL, /)")
    static Object gmtime(ThreadState ts, Object seconds) {
        Object t = StructTime.of(when(ts, seconds), false).toPython();
        return t;
    }

    @PyMethod("localtime(seconds=NULL, /)")
    static Object localtime(ThreadState ts, Object seconds) {
        return StructTime.of(when(ts, seconds), true).toPython();
    }

    private static StructTime given(ThreadState ts, Object tuple, String function) {
        return tuple == null ? StructTime.of(when(ts, null), true) : StructTime.parse(ts, tuple, function).check();
    }

    @PyMethod("asctime(tuple=NULL, /)")
    static Object asctime(ThreadState ts, Object tuple) {
        return given(ts, tuple, "asctime").asctime();
    }

    @PyMethod("ctime(seconds=NULL, /)")
    static Object ctime(ThreadState ts, Object seconds) {
        return StructTime.of(when(ts, seconds), true).asctime();
    }

    @PyMethod("mktime(tuple, /)")
    static double mktime(ThreadState ts, Object tuple) {
        return StructTime.parse(ts, tuple, "mktime").mktime();
    }

    @PyMethod("strftime(format, tuple=NULL, /)")
    static Object strftime(ThreadState ts, Object format, Object tuple) {
        if (!PyStr.check(format)) {
            throw Args.badArgument("strftime", "argument 1", "str", format);
        }
        return given(ts, tuple, "strftime").strftime(format);
    }

    @PyMethod("strptime(*args)")
    static Object strptime(ThreadState ts, Object[] args) {
        return Call.vector(ts, Attr.get(ts, ImportName.importModule(ts, "_strptime"), "_strptime_time"), args, null);
    }
}
