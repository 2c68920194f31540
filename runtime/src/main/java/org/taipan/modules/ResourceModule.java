package org.taipan.modules;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.ResourceUsage;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code resource}. */
@PyModuleDef(name = "resource", types = ResourceUsage.class)
final class ResourceModule {
    private static final String CONSTANTS = """
            RLIMIT_AS=9 RLIMIT_CORE=4 RLIMIT_CPU=0 RLIMIT_DATA=2 RLIMIT_FSIZE=1 RLIMIT_MEMLOCK=8 RLIMIT_MSGQUEUE=12
            RLIMIT_NICE=13 RLIMIT_NOFILE=7 RLIMIT_NPROC=6 RLIMIT_OFILE=7 RLIMIT_RSS=5 RLIMIT_RTPRIO=14
            RLIMIT_RTTIME=15 RLIMIT_SIGPENDING=11 RLIMIT_STACK=3 RLIM_INFINITY=-1 RUSAGE_CHILDREN=-1 RUSAGE_SELF=0
            RUSAGE_THREAD=1""";
    private static final int LIMITS = 16;
    private static final Libc.Function GETRUSAGE = Libc.function("getrusage");
    private static final Libc.Function PRLIMIT = Libc.function("prlimit");

    ResourceModule(ThreadState ts, PyModule module) {
        module.add("error", Exc.OSError);
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
    }

    @PyMethod("getrusage(who, /)")
    static Object getrusage(int who) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(144);
            int r = Libc.call(GETRUSAGE, who, s.address());
            if (r == -Errno.EINVAL) {
                throw Errors.valueError("invalid who parameter");
            }
            OsErrors.check(r);
            return ResourceUsage.of(s);
        }
    }

    private static void known(int resource) {
        if (resource < 0 || resource >= LIMITS) {
            throw Errors.valueError("invalid resource specified");
        }
    }

    private static long limit(ThreadState ts, Object o) {
        BigInteger n = PyLong.big(Number.index(ts, o));
        if (n.bitLength() > 64) {
            throw Errors.overflowError("Python int too large to convert to C unsigned long");
        }
        return n.longValue();
    }

    private static Object exchange(ThreadState ts, int pid, int resource, Object limits) {
        known(resource);
        try (Memory m = Memory.open()) {
            MemorySegment fresh = m.zeros(16);
            MemorySegment old = m.zeros(16);
            if (limits != null) {
                Object[] pair = limits instanceof PyTuple t ? t.items() : Iter.toArray(ts, limits);
                if (pair.length != 2) {
                    throw Errors.valueError("expected a tuple of 2 integers");
                }
                fresh.set(ValueLayout.JAVA_LONG, 0, limit(ts, pair[0]));
                fresh.set(ValueLayout.JAVA_LONG, 8, limit(ts, pair[1]));
            }
            int r = Libc.call(PRLIMIT, pid, resource, limits == null ? 0 : fresh.address(), old.address());
            if (r < 0) {
                throw error(r, pid);
            }
            return new PyTuple(old.get(ValueLayout.JAVA_LONG, 0), old.get(ValueLayout.JAVA_LONG, 8));
        }
    }

    private static PyException error(int r, int pid) {
        if (r == -Errno.EINVAL) {
            return Errors.valueError("current limit exceeds maximum limit");
        }
        return r == -Errno.EPERM && pid == 0 ? Errors.valueError("not allowed to raise maximum limit")
                : OsErrors.of(r);
    }

    @PyMethod("getrlimit(resource, /)")
    static Object getrlimit(ThreadState ts, int resource) {
        return exchange(ts, 0, resource, null);
    }

    @PyMethod("setrlimit(resource, limits, /)")
    static void setrlimit(ThreadState ts, int resource, Object limits) {
        exchange(ts, 0, resource, limits);
    }

    @PyMethod("prlimit(pid, resource, limits=None, /)")
    static Object prlimit(ThreadState ts, int pid, int resource, Object limits) {
        return exchange(ts, pid, resource, limits == PyNone.NONE ? null : limits);
    }

    @PyMethod("getpagesize()")
    static long getpagesize() {
        return 4096;
    }
}
