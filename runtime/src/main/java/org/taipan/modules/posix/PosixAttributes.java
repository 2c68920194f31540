package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** The functions of {@code posix} on extended attributes, and timers as descriptors. */
@PyModuleDef(name = "posix", isPart = true)
final class PosixAttributes {
    private static final int LARGEST = 65536;
    private static final Libc.Function GETXATTR = Libc.function("getxattr");
    private static final Libc.Function LGETXATTR = Libc.function("lgetxattr");
    private static final Libc.Function FGETXATTR = Libc.function("fgetxattr");
    private static final Libc.Function SETXATTR = Libc.function("setxattr");
    private static final Libc.Function LSETXATTR = Libc.function("lsetxattr");
    private static final Libc.Function FSETXATTR = Libc.function("fsetxattr");
    private static final Libc.Function REMOVEXATTR = Libc.function("removexattr");
    private static final Libc.Function LREMOVEXATTR = Libc.function("lremovexattr");
    private static final Libc.Function FREMOVEXATTR = Libc.function("fremovexattr");
    private static final Libc.Function LISTXATTR = Libc.function("listxattr");
    private static final Libc.Function LLISTXATTR = Libc.function("llistxattr");
    private static final Libc.Function FLISTXATTR = Libc.function("flistxattr");
    private static final Libc.Function TIMERFD_CREATE = Libc.function("timerfd_create");
    private static final Libc.Function TIMERFD_SETTIME = Libc.function("timerfd_settime");
    private static final Libc.Function TIMERFD_GETTIME = Libc.function("timerfd_gettime");
    private static final Libc.Function CTERMID = Libc.function("ctermid");

    private PosixAttributes() {
    }

    private static void checkFollow(String function, PathArg p, boolean follow) {
        if (p.name() == null && !follow) {
            throw Errors.valueError(function + ": cannot use fd and follow_symlinks together");
        }
    }

    private static Libc.Function select(PathArg p, boolean follow, Libc.Function named, Libc.Function link,
            Libc.Function open) {
        return p.name() == null ? open : follow ? named : link;
    }

    private static long target(Memory m, PathArg p) {
        return p.name() == null ? p.fd() : m.string(p.name());
    }

    private static long check(long r, PathArg p, Object given) {
        if (r < 0) {
            throw OsErrors.of((int) r, p.name() == null ? given : p.object());
        }
        return r;
    }

    @PyMethod(value = "getxattr(path, attribute, *, follow_symlinks=True)", doc = "Return the value of extended "
            + "attribute attribute on path.")
    static Object getxattr(ThreadState ts, Object path, Object attribute, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "getxattr");
        byte[] name = PathArg.of(ts, attribute, "getxattr", "attribute").name();
        checkFollow("getxattr", p, follow);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(LARGEST);
            long n = check(Libc.callLong(select(p, follow, GETXATTR, LGETXATTR, FGETXATTR), target(m, p),
                    m.string(name), s.address(), LARGEST), p, path);
            return new PyBytes(s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyMethod(value = "setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)", doc = "Set extended "
            + "attribute attribute on path to value.")
    static void setxattr(ThreadState ts, Object path, Object attribute, Object value, int flags, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "setxattr");
        byte[] name = PathArg.of(ts, attribute, "setxattr", "attribute").name();
        byte[] data = Buffers.toBytes(ts, value);
        checkFollow("setxattr", p, follow);
        try (Memory m = Memory.open()) {
            check(Libc.call(select(p, follow, SETXATTR, LSETXATTR, FSETXATTR), target(m, p), m.string(name),
                    m.bytes(data, 0, data.length).address(), data.length, flags), p, path);
        }
    }

    @PyMethod(value = "removexattr(path, attribute, *, follow_symlinks=True)", doc = "Remove extended attribute "
            + "attribute on path.")
    static void removexattr(ThreadState ts, Object path, Object attribute, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "removexattr");
        byte[] name = PathArg.of(ts, attribute, "removexattr", "attribute").name();
        checkFollow("removexattr", p, follow);
        try (Memory m = Memory.open()) {
            check(Libc.call(select(p, follow, REMOVEXATTR, LREMOVEXATTR, FREMOVEXATTR), target(m, p), m.string(name)),
                    p, path);
        }
    }

    @PyMethod(value = "listxattr(path=None, *, follow_symlinks=True)", doc = "Return a list of extended attributes on "
            + "path.\n\npath may be either None, a string, a path-like object, or an open file descriptor.\nif path "
            + "is None, listxattr will examine the current directory.\nIf follow_symlinks is False, and the last "
            + "element of the path is a symbolic\n  link, listxattr will examine the symbolic link itself instead of "
            + "the file\n  the link points to.")
    static Object listxattr(ThreadState ts, Object path, boolean follow) {
        PathArg p = PathArg.orFdOrNone(ts, path, "listxattr");
        checkFollow("listxattr", p, follow);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(LARGEST);
            long n = check(Libc.callLong(select(p, follow, LISTXATTR, LLISTXATTR, FLISTXATTR), target(m, p),
                    s.address(), LARGEST), p, path);
            PyList names = new PyList();
            for (long i = 0; i < n;) {
                byte[] name = Libc.string(s.address() + i);
                names.append(FsText.decode(name));
                i += name.length + 1;
            }
            return names;
        }
    }

    // ---- timers -----------------------------------------------------------------------------------------------------

    @PyMethod(value = "timerfd_create(clockid, /, *, flags=0x80000)", doc = "Create and return a timer file "
            + "descriptor.")
    static long timerfdCreate(int clock, int flags) {
        return OsErrors.check(Libc.call(TIMERFD_CREATE, clock, flags));
    }

    private static void put(MemorySegment s, long offset, long nanos) {
        s.set(ValueLayout.JAVA_LONG, offset, Math.floorDiv(nanos, TimeArg.SECOND));
        s.set(ValueLayout.JAVA_LONG, offset + 8, Math.floorMod(nanos, TimeArg.SECOND));
    }

    private static long nanos(MemorySegment s, long offset) {
        return s.get(ValueLayout.JAVA_LONG, offset) * TimeArg.SECOND + s.get(ValueLayout.JAVA_LONG, offset + 8);
    }

    private static Object settime(int fd, int flags, long initial, long interval, boolean inNanos) {
        try (Memory m = Memory.open()) {
            MemorySegment fresh = m.zeros(32);
            MemorySegment old = m.zeros(32);
            put(fresh, 0, interval);
            put(fresh, 16, initial);
            OsErrors.check(Libc.call(TIMERFD_SETTIME, fd, flags, fresh.address(), old.address()));
            return result(old, inNanos);
        }
    }

    private static Object result(MemorySegment s, boolean inNanos) {
        long next = nanos(s, 16);
        long interval = nanos(s, 0);
        return inNanos ? new PyTuple(next, interval) : new PyTuple(TimeArg.toDouble(next), TimeArg.toDouble(interval));
    }

    @PyMethod(value = "timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0)", doc = "Alter a timer file "
            + "descriptor's internal timer in seconds.")
    static Object timerfdSettime(ThreadState ts, Object fd, int flags, Object initial, Object interval) {
        return settime(PathArg.fileDescriptor(ts, fd), flags, TimeArg.timeout(ts, initial),
                TimeArg.timeout(ts, interval), false);
    }

    @PyMethod(value = "timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0)", doc = "Alter a timer file "
            + "descriptor's internal timer in nanoseconds.")
    static Object timerfdSettimeNs(ThreadState ts, Object fd, int flags, long initial, long interval) {
        return settime(PathArg.fileDescriptor(ts, fd), flags, initial, interval, true);
    }

    private static Object gettime(ThreadState ts, Object fd, boolean inNanos) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            OsErrors.check(Libc.call(TIMERFD_GETTIME, PathArg.fileDescriptor(ts, fd), s.address()));
            return result(s, inNanos);
        }
    }

    @PyMethod(value = "timerfd_gettime(fd, /)", doc = "Return a tuple of a timer file descriptor's (interval, next "
            + "expiration) in float seconds.")
    static Object timerfdGettime(ThreadState ts, Object fd) {
        return gettime(ts, fd, false);
    }

    @PyMethod(value = "timerfd_gettime_ns(fd, /)", doc = "Return a tuple of a timer file descriptor's (interval, next "
            + "expiration) in nanoseconds.")
    static Object timerfdGettimeNs(ThreadState ts, Object fd) {
        return gettime(ts, fd, true);
    }

    @PyMethod(value = "ctermid()", doc = "Return the name of the controlling terminal for this process.")
    static Object ctermid() {
        long name = Libc.callRaw(CTERMID, 0);
        if (name == 0) {
            throw OsErrors.of(Errno.ENXIO);
        }
        return FsText.decode(Libc.string(name));
    }
}
