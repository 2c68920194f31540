package org.taipan.modules.posix;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** The functions of {@code posix} on the machine, its file systems and extended attributes. */
@PyModuleDef(name = "posix", isPart = true,
        types = {PosixSystem.Uname.class, PosixSystem.Times.class, PosixSystem.Statvfs.class})
final class PosixSystem {
    private static final int TICKS = 100;

    private static final Libc.Function UNAME = Libc.function("uname");
    private static final Libc.Function TIMES = Libc.function("times");
    private static final Libc.Function GETLOADAVG = Libc.function("getloadavg");
    private static final Libc.Function SYSCONF = Libc.function("sysconf");
    private static final Libc.Function CONFSTR = Libc.function("confstr");
    private static final Libc.Function PATHCONF = Libc.function("pathconf");
    private static final Libc.Function FPATHCONF = Libc.function("fpathconf");
    private static final Libc.Function STATVFS = Libc.function("statvfs");
    private static final Libc.Function FSTATVFS = Libc.function("fstatvfs");
    private static final Libc.Function SYNC = Libc.function("sync");
    private static final Libc.Function GETRANDOM = Libc.function("getrandom");

    private PosixSystem() {
    }

    /** {@code posix.uname_result}. */
    static final class Uname {
        static final PyType TYPE = StructSequence.type("posix", "uname_result",
                "uname_result: Result from os.uname().\n\nThis object may be accessed either as a tuple of\n  "
                        + "(sysname, nodename, release, version, machine),\nor via the attributes sysname, nodename, "
                        + "release, version, and machine.\n\nSee os.uname for more information.",
                5, field("sysname", "operating system name"),
                field("nodename", "name of machine on network (implementation-defined)"),
                field("release", "operating system release"), field("version", "operating system version"),
                field("machine", "hardware identifier"));

        private Uname() {
        }
    }

    /** {@code posix.times_result}. */
    static final class Times {
        static final PyType TYPE = StructSequence.type("posix", "times_result",
                "times_result: Result from os.times().\n\nThis object may be accessed either as a tuple of\n  (user, "
                        + "system, children_user, children_system, elapsed),\nor via the attributes user, system, "
                        + "children_user, children_system,\nand elapsed.\n\nSee os.times for more information.",
                5, field("user", "user time"), field("system", "system time"),
                field("children_user", "user time of children"), field("children_system", "system time of children"),
                field("elapsed", "elapsed time since an arbitrary point in the past"));

        private Times() {
        }
    }

    /** {@code os.statvfs_result}. */
    static final class Statvfs {
        static final PyType TYPE = StructSequence.type("os", "statvfs_result",
                "statvfs_result: Result from statvfs or fstatvfs.\n\nThis object may be accessed either as a tuple "
                        + "of\n  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),\nor via "
                        + "the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.\n\nSee os.statvfs for more "
                        + "information.",
                10, field("f_bsize", null), field("f_frsize", null), field("f_blocks", null), field("f_bfree", null),
                field("f_bavail", null), field("f_files", null), field("f_ffree", null), field("f_favail", null),
                field("f_flag", null), field("f_namemax", null), field("f_fsid", null));

        private Statvfs() {
        }
    }

    @PyMethod(value = "uname()", doc = "Return an object identifying the current operating system.\n\nThe object "
            + "behaves like a named tuple with the following fields:\n  (sysname, nodename, release, version, "
            + "machine)")
    static Object uname() {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(6 * 65);
            OsErrors.check(Libc.call(UNAME, s.address()));
            Object[] v = new Object[5];
            for (int i = 0; i < 5; i++) {
                v[i] = FsText.decode(Libc.string(s.address() + 65L * i));
            }
            return new PyStructSequence(Uname.TYPE, v);
        }
    }

    @PyMethod(value = "times()", doc = "Return a collection containing process timing information.\n\nThe object "
            + "returned behaves like a named tuple with these fields:\n  (utime, stime, cutime, cstime, "
            + "elapsed_time)\nAll fields are floating-point numbers.")
    static Object times() {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            long elapsed = Libc.callRaw(TIMES, s.address());
            Object[] v = new Object[5];
            for (int i = 0; i < 4; i++) {
                v[i] = (double) s.get(ValueLayout.JAVA_LONG, 8L * i) / TICKS;
            }
            v[4] = (double) elapsed / TICKS;
            return new PyStructSequence(Times.TYPE, v);
        }
    }

    @PyMethod(value = "getloadavg()", doc = "Return average recent system load information.\n\nReturn the number of "
            + "processes in the system run queue averaged over\nthe last 1, 5, and 15 minutes as a tuple of three "
            + "floats.\nRaises OSError if the load average was unobtainable.")
    static Object getloadavg() {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(24);
            if ((int) Libc.callRaw(GETLOADAVG, s.address(), 3) != 3) {
                throw Errors.of(org.taipan.types.Exc.OSError, "Load averages are unobtainable");
            }
            return new PyTuple(s.get(ValueLayout.JAVA_DOUBLE, 0), s.get(ValueLayout.JAVA_DOUBLE, 8),
                    s.get(ValueLayout.JAVA_DOUBLE, 16));
        }
    }

    @PyMethod(value = "cpu_count()", doc = "Return the number of logical CPUs in the system.\n\nReturn None if "
            + "indeterminable.")
    static long cpuCount(ThreadState ts) {
        int configured = ts.interp.config.cpuCount;
        return configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
    }

    @PyMethod(value = "sync()", doc = "Force write of everything to disk.")
    static void sync() {
        Libc.callRaw(SYNC, 0);
    }

    @PyMethod(value = "getrandom(size, flags=0)", doc = "Obtain a series of random bytes.")
    static Object getrandom(ThreadState ts, long size, int flags) {
        if (size < 0) {
            throw OsErrors.of(Errno.EINVAL);
        }
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(Math.max(size, 1));
            long n = OsErrors.check(Blocking.call(ts, () -> Libc.callLong(GETRANDOM, s.address(), size, flags)));
            return new PyBytes(s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    // ---- limits -----------------------------------------------------------------------------------------------------

    /** {@code conv_confname}. */
    private static long limit(ThreadState ts, Object name, String table) {
        if (PyStr.check(name)) {
            Object number = PosixConstants.enter(table, new PyDict()).getStr(PyStr.toJava(name));
            if (number == null) {
                throw Errors.valueError("unrecognized configuration name");
            }
            return (Long) number;
        }
        if (!PyLong.check(name)) {
            throw Errors.typeError("configuration names must be strings or integers");
        }
        return Args.toInt(ts, name);
    }

    @PyMethod(value = "sysconf(name, /)", doc = "Return an integer-valued system configuration variable.")
    static long sysconf(ThreadState ts, Object name) {
        long r = Libc.callLong(SYSCONF, limit(ts, name, PosixConstants.SYSCONF), 0, 0);
        if (r == -Errno.EINVAL) {
            throw OsErrors.of((int) r);
        }
        return r < 0 ? -1 : r;
    }

    @PyMethod(value = "confstr(name, /)", doc = "Return a string-valued system configuration variable.")
    static Object confstr(ThreadState ts, Object name) {
        int n = (int) limit(ts, name, PosixConstants.CONFSTR);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(4096);
            long length = Libc.callRaw(CONFSTR, n, s.address(), 4096);
            if (length == 0) {
                int errno = Libc.errno();
                if (errno == Errno.EINVAL) {
                    throw OsErrors.of(errno);
                }
                return PyNone.NONE;
            }
            return FsText.decode(Libc.string(s.address()));
        }
    }

    @PyMethod(value = "pathconf(path, name)", doc = "Return the configuration limit name for the file or directory "
            + "path.\n\nIf there is no limit, return -1.\nOn some platforms, path may also be specified as an open "
            + "file descriptor.\n  If this functionality is unavailable, using it raises an exception.")
    static long pathconf(ThreadState ts, Object path, Object name) {
        PathArg p = PathArg.orFd(ts, path, "pathconf");
        long n = limit(ts, name, PosixConstants.PATHCONF);
        try (Memory m = Memory.open()) {
            long r = p.name() == null ? Libc.callLong(FPATHCONF, p.fd(), n, 0)
                    : Libc.callLong(PATHCONF, m.string(p.name()), n, 0);
            if (r < -1) {
                throw OsErrors.of((int) r, r == -Errno.EINVAL ? null : p.name() == null ? path : p.object());
            }
            return r;
        }
    }

    @PyMethod(value = "fpathconf(fd, name, /)", doc = "Return the configuration limit name for the file descriptor "
            + "fd.\n\nIf there is no limit, return -1.")
    static long fpathconf(ThreadState ts, Object fd, Object name) {
        long n = limit(ts, name, PosixConstants.PATHCONF);
        long r = Libc.callLong(FPATHCONF, PathArg.fileDescriptor(ts, fd), n, 0);
        return r < -1 ? OsErrors.check(r) : r;
    }

    // ---- file systems -----------------------------------------------------------------------------------------------

    @PyMethod(value = "statvfs(path)", doc = "Perform a statvfs system call on the given path.\n\npath may always be "
            + "specified as a string.\nOn some platforms, path may also be specified as an open file descriptor.\n  "
            + "If this functionality is unavailable, using it raises an exception.")
    static Object statvfs(ThreadState ts, Object path) {
        PathArg p = PathArg.orFd(ts, path, "statvfs");
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(112);
            int r = p.name() == null ? Libc.call(FSTATVFS, p.fd(), s.address())
                    : Libc.call(STATVFS, m.string(p.name()), s.address());
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
            return result(s);
        }
    }

    @PyMethod(value = "fstatvfs(fd, /)", doc = "Perform an fstatvfs system call on the given fd.\n\nEquivalent to "
            + "statvfs(fd).")
    static Object fstatvfs(int fd) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(112);
            OsErrors.check(Libc.call(FSTATVFS, fd, s.address()));
            return result(s);
        }
    }

    /** Offsets in {@code struct statvfs}: bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax. */
    private static final int[] STATVFS_FIELDS = {0, 8, 16, 24, 32, 40, 48, 56, 72, 80, 64};

    private static Object result(MemorySegment s) {
        Object[] v = new Object[STATVFS_FIELDS.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = PyLong.ofUnsigned(s.get(ValueLayout.JAVA_LONG, STATVFS_FIELDS[i]));
        }
        return new PyStructSequence(Statvfs.TYPE, v);
    }
}
