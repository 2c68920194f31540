package org.taipan.modules.posix;

import static org.taipan.modules.posix.PathArg.AT_FDCWD;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyBytes;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The functions of {@code posix} that take the path of a file. */
@PyModuleDef(name = "posix", isPart = true)
final class PosixFiles {
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final int AT_EACCESS = 0x200;
    private static final int AT_REMOVEDIR = 0x200;
    private static final long UTIME_NOW = 0x3fffffff;

    private static final Libc.Function FACCESSAT = Libc.function("faccessat");
    private static final Libc.Function CHDIR = Libc.function("chdir");
    private static final Libc.Function FCHDIR = Libc.function("fchdir");
    private static final Libc.Function CHROOT = Libc.function("chroot");
    private static final Libc.Function CHMOD = Libc.function("chmod");
    private static final Libc.Function FCHMOD = Libc.function("fchmod");
    private static final Libc.Function FCHMODAT = Libc.function("fchmodat");
    private static final Libc.Function FCHOWN = Libc.function("fchown");
    private static final Libc.Function FCHOWNAT = Libc.function("fchownat");
    private static final Libc.Function LINKAT = Libc.function("linkat");
    private static final Libc.Function MKDIRAT = Libc.function("mkdirat");
    private static final Libc.Function MKFIFOAT = Libc.function("mkfifoat");
    private static final Libc.Function MKNODAT = Libc.function("mknodat");
    private static final Libc.Function RENAMEAT = Libc.function("renameat");
    private static final Libc.Function SYMLINKAT = Libc.function("symlinkat");
    private static final Libc.Function UNLINKAT = Libc.function("unlinkat");
    private static final Libc.Function TRUNCATE = Libc.function("truncate");
    private static final Libc.Function FTRUNCATE = Libc.function("ftruncate");
    private static final Libc.Function UTIMENSAT = Libc.function("utimensat");
    private static final Libc.Function FUTIMENS = Libc.function("futimens");

    private PosixFiles() {
    }

    /** A call on one path. */
    private static void check(int r, PathArg path) {
        if (r < 0) {
            throw path.error(r);
        }
    }

    private static long at(ThreadState ts, Object dirFd) {
        return PathArg.dirFd(ts, dirFd);
    }

    /** The rules for {@code dir_fd}, {@code follow_symlinks} and a descriptor as path. */
    private static void checkFd(String function, PathArg path, long dirFd, boolean follow) {
        if (path.name() == null && dirFd != AT_FDCWD) {
            throw Errors.valueError(function + ": can't specify dir_fd without matching path");
        }
        if (path.name() == null && !follow) {
            throw Errors.valueError(function + ": cannot use fd and follow_symlinks together");
        }
    }

    @PyMethod(value = "stat(path, *, dir_fd=None, follow_symlinks=True)", doc = "Perform a stat system call on the "
            + "given path.")
    static Object stat(ThreadState ts, Object path, Object dirFd, boolean follow) {
        return stat(ts, "stat", PathArg.orFd(ts, path, "stat"), path, dirFd, follow);
    }

    private static Object stat(ThreadState ts, String function, PathArg path, Object given, Object dirFd,
            boolean follow) {
        int dir = (int) at(ts, dirFd);
        checkFd(function, path, dir, follow);
        int[] error = new int[1];
        FileStatus s = path.name() == null ? FileCalls.status(path.fd(), error)
                : FileCalls.stat(dir, path.name(), follow, error);
        if (s == null) {
            throw OsErrors.of(error[0], path.name() == null ? given : path.object());
        }
        return StatResult.of(s, path.name() == null ? PosixDescriptors.link(path.fd()) : path.name(), follow);
    }

    @PyMethod(value = "lstat(path, *, dir_fd=None)", doc = "Perform a stat system call on the given path, without "
            + "following symbolic links.\n\nLike stat(), but do not follow symbolic links.\nEquivalent to stat(path, "
            + "follow_symlinks=False).")
    static Object lstat(ThreadState ts, Object path, Object dirFd) {
        return stat(ts, "lstat", PathArg.of(ts, path, "lstat", "path"), path, dirFd, false);
    }

    @PyMethod(value = "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
            doc = "Use the real uid/gid to test for access to a path.")
    static boolean access(ThreadState ts, Object path, int mode, Object dirFd, boolean effective, boolean follow) {
        PathArg p = PathArg.of(ts, path, "access", "path");
        int flags = (follow ? 0 : AT_SYMLINK_NOFOLLOW) | (effective ? AT_EACCESS : 0);
        try (Memory m = Memory.open()) {
            return Libc.call(FACCESSAT, at(ts, dirFd), m.string(p.name()), mode, flags) == 0;
        }
    }

    @PyMethod(value = "chdir(path)", doc = "Change the current working directory to the specified path.")
    static void chdir(ThreadState ts, Object path) {
        PathArg p = PathArg.orFd(ts, path, "chdir");
        try (Memory m = Memory.open()) {
            int r = p.name() == null ? Libc.call(FCHDIR, p.fd()) : Libc.call(CHDIR, m.string(p.name()));
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
        }
    }

    @PyMethod(value = "fchdir(fd)", doc = "Change to the directory of the given file descriptor.")
    static void fchdir(ThreadState ts, Object fd) {
        OsErrors.check(Libc.call(FCHDIR, PathArg.fileDescriptor(ts, fd)));
    }

    @PyMethod(value = "chroot(path)", doc = "Change root directory to path.")
    static void chroot(ThreadState ts, Object path) {
        PathArg p = PathArg.of(ts, path, "chroot", "path");
        try (Memory m = Memory.open()) {
            check(Libc.call(CHROOT, m.string(p.name())), p);
        }
    }

    @PyMethod(value = "getcwd()", doc = "Return a unicode string representing the current working directory.")
    static Object getcwd() {
        return FsText.decode(currentDirectory());
    }

    @PyMethod(value = "getcwdb()", doc = "Return a bytes string representing the current working directory.")
    static Object getcwdb() {
        return new PyBytes(currentDirectory());
    }

    private static byte[] currentDirectory() {
        int[] error = new int[1];
        byte[] cwd = FileCalls.currentDirectory(error);
        if (cwd == null) {
            throw OsErrors.of(error[0]);
        }
        return cwd;
    }

    @PyMethod(value = "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", doc = "Change the access permissions "
            + "of a file.")
    static void chmod(ThreadState ts, Object path, int mode, Object dirFd, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "chmod");
        long dir = at(ts, dirFd);
        try (Memory m = Memory.open()) {
            int r = p.name() == null ? Libc.call(FCHMOD, p.fd(), mode)
                    : Libc.call(FCHMODAT, dir, m.string(p.name()), mode, follow ? 0 : AT_SYMLINK_NOFOLLOW);
            if (r == -org.taipan.os.Errno.ENOTSUP && !follow) {
                if (dir != AT_FDCWD) {
                    throw Errors.valueError("chmod: cannot use dir_fd and follow_symlinks together");
                }
                throw Errors.notImplementedError("chmod: follow_symlinks unavailable on this platform");
            }
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
        }
    }

    @PyMethod(value = "fchmod(fd, mode)", doc = "Change the access permissions of the file given by file descriptor "
            + "fd.")
    static void fchmod(ThreadState ts, int fd, int mode) {
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FCHMOD, fd, mode)));
    }

    /** A user or group id argument; -1 leaves it alone. */
    static long id(ThreadState ts, Object o, String what) {
        if (!Number.hasIndex(o)) {
            throw Errors.typeError(what + " should be integer, not " + Obj.typeName(o));
        }
        BigInteger n = PyLong.big(Number.index(ts, o));
        if (n.bitLength() > 63 && n.signum() > 0) {
            throw Errors.overflowError(what + " is greater than maximum");
        }
        if (n.compareTo(BigInteger.ONE.negate()) < 0 || n.bitLength() > 32) {
            throw Errors.overflowError(what + " is less than minimum");
        }
        return n.longValue();
    }

    @PyMethod(value = "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", doc = "Change the owner and "
            + "group id of path to the numeric uid and gid.")
    static void chown(ThreadState ts, Object path, Object uid, Object gid, Object dirFd, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "chown");
        long u = id(ts, uid, "uid");
        long g = id(ts, gid, "gid");
        long dir = at(ts, dirFd);
        checkFd("chown", p, dir, follow);
        try (Memory m = Memory.open()) {
            int r = p.name() == null ? Libc.call(FCHOWN, p.fd(), u, g)
                    : Libc.call(FCHOWNAT, dir, m.string(p.name()), u, g, follow ? 0 : AT_SYMLINK_NOFOLLOW);
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
        }
    }

    @PyMethod(value = "fchown(fd, uid, gid)", doc = "Change the owner and group id of the file specified by file "
            + "descriptor.")
    static void fchown(ThreadState ts, int fd, Object uid, Object gid) {
        OsErrors.check(Libc.call(FCHOWN, fd, id(ts, uid, "uid"), id(ts, gid, "gid")));
    }

    @PyMethod(value = "lchown(path, uid, gid)", doc = "Change the owner and group id of path to the numeric uid and "
            + "gid.\n\nThis function will not follow symbolic links.\nEquivalent to os.chown(path, uid, gid, "
            + "follow_symlinks=False).")
    static void lchown(ThreadState ts, Object path, Object uid, Object gid) {
        chown(ts, PathArg.of(ts, path, "lchown", "path").object(), uid, gid, PyNone.NONE, false);
    }

    @PyMethod(value = "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
            doc = "Create a hard link to a file.")
    static void link(ThreadState ts, Object src, Object dst, Object srcDir, Object dstDir, boolean follow) {
        PathArg s = PathArg.of(ts, src, "link", "src");
        PathArg d = PathArg.of(ts, dst, "link", "dst");
        try (Memory m = Memory.open()) {
            int r = Libc.call(LINKAT, at(ts, srcDir), m.string(s.name()), at(ts, dstDir), m.string(d.name()),
                    follow ? AT_SYMLINK_FOLLOW : 0);
            checkPair(r, s, d);
        }
    }

    private static void checkPair(int r, PathArg src, PathArg dst) {
        if (r < 0) {
            throw OsErrors.of(r, src.object(), dst.object());
        }
    }

    @PyMethod(value = "symlink(src, dst, target_is_directory=False, *, dir_fd=None)", doc = "Create a symbolic link "
            + "pointing to src named dst.")
    static void symlink(ThreadState ts, Object src, Object dst, boolean directory, Object dirFd) {
        PathArg s = PathArg.of(ts, src, "symlink", "src");
        PathArg d = PathArg.of(ts, dst, "symlink", "dst");
        try (Memory m = Memory.open()) {
            checkPair(Libc.call(SYMLINKAT, m.string(s.name()), at(ts, dirFd), m.string(d.name())), s, d);
        }
    }

    @PyMethod(value = "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", doc = "Rename a file or directory.")
    static void rename(ThreadState ts, Object src, Object dst, Object srcDir, Object dstDir) {
        rename(ts, "rename", src, dst, srcDir, dstDir);
    }

    @PyMethod(value = "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", doc = "Rename a file or directory, "
            + "overwriting the destination.")
    static void replace(ThreadState ts, Object src, Object dst, Object srcDir, Object dstDir) {
        rename(ts, "replace", src, dst, srcDir, dstDir);
    }

    private static void rename(ThreadState ts, String function, Object src, Object dst, Object srcDir, Object dstDir) {
        PathArg s = PathArg.of(ts, src, function, "src");
        PathArg d = PathArg.of(ts, dst, function, "dst");
        try (Memory m = Memory.open()) {
            checkPair(Libc.call(RENAMEAT, at(ts, srcDir), m.string(s.name()), at(ts, dstDir), m.string(d.name())), s,
                    d);
        }
    }

    @PyMethod(value = "readlink(path, *, dir_fd=None)", doc = "Return a string representing the path to which the "
            + "symbolic link points.")
    static Object readlink(ThreadState ts, Object path, Object dirFd) {
        PathArg p = PathArg.of(ts, path, "readlink", "path");
        int[] error = new int[1];
        byte[] target = FileCalls.readLink((int) at(ts, dirFd), p.name(), error);
        if (target == null) {
            throw p.error(error[0]);
        }
        return p.result(target);
    }

    @PyMethod(value = "mkdir(path, mode=511, *, dir_fd=None)", doc = "Create a directory.")
    static void mkdir(ThreadState ts, Object path, int mode, Object dirFd) {
        PathArg p = PathArg.of(ts, path, "mkdir", "path");
        try (Memory m = Memory.open()) {
            check(Libc.call(MKDIRAT, at(ts, dirFd), m.string(p.name()), mode), p);
        }
    }

    @PyMethod(value = "mkfifo(path, mode=438, *, dir_fd=None)", doc = "Create a \"fifo\" (a POSIX named pipe).")
    static void mkfifo(ThreadState ts, Object path, int mode, Object dirFd) {
        PathArg p = PathArg.of(ts, path, "mkfifo", "path");
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(MKFIFOAT, at(ts, dirFd), m.string(p.name()), mode));
        }
    }

    @PyMethod(value = "mknod(path, mode=384, device=0, *, dir_fd=None)", doc = "Create a node in the file system.")
    static void mknod(ThreadState ts, Object path, int mode, long device, Object dirFd) {
        PathArg p = PathArg.of(ts, path, "mknod", "path");
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(MKNODAT, at(ts, dirFd), m.string(p.name()), mode, device));
        }
    }

    @PyMethod(value = "rmdir(path, *, dir_fd=None)", doc = "Remove a directory.")
    static void rmdir(ThreadState ts, Object path, Object dirFd) {
        unlink(ts, "rmdir", path, dirFd, AT_REMOVEDIR);
    }

    @PyMethod(value = "unlink(path, *, dir_fd=None)", doc = "Remove a file (same as remove()).")
    static void unlink(ThreadState ts, Object path, Object dirFd) {
        unlink(ts, "unlink", path, dirFd, 0);
    }

    @PyMethod(value = "remove(path, *, dir_fd=None)", doc = "Remove a file (same as unlink()).")
    static void remove(ThreadState ts, Object path, Object dirFd) {
        unlink(ts, "remove", path, dirFd, 0);
    }

    private static void unlink(ThreadState ts, String function, Object path, Object dirFd, int flags) {
        PathArg p = PathArg.of(ts, path, function, "path");
        try (Memory m = Memory.open()) {
            check(Libc.call(UNLINKAT, at(ts, dirFd), m.string(p.name()), flags), p);
        }
    }

    @PyMethod(value = "truncate(path, length)", doc = "Truncate a file, specified by path, to a specific length.")
    static void truncate(ThreadState ts, Object path, long length) {
        PathArg p = PathArg.orFd(ts, path, "truncate");
        try (Memory m = Memory.open()) {
            int r = p.name() == null ? Libc.call(FTRUNCATE, p.fd(), length)
                    : Libc.call(TRUNCATE, m.string(p.name()), length);
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
        }
    }

    @PyMethod(value = "listdir(path=None)", doc = "Return a list containing the names of the files in the directory.")
    static Object listdir(ThreadState ts, Object path) {
        PathArg p = PathArg.orFdOrNone(ts, path, "listdir");
        int[] error = new int[1];
        List<byte[]> names = p.name() == null ? ScandirIterator.list(p.fd(), error)
                : FileCalls.list(p.name(), error);
        if (names == null) {
            throw p.error(error[0]);
        }
        Object[] items = new Object[names.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = p.result(names.get(i));
        }
        return new PyList(items);
    }

    @PyMethod(value = "scandir(path=None)", doc = "Return an iterator of DirEntry objects for given path.")
    static Object scandir(ThreadState ts, Object path) {
        return ScandirIterator.open(PathArg.orFdOrNone(ts, path, "scandir"), path);
    }

    // ---- times ------------------------------------------------------------------------------------------------------

    @PyMethod(value = "utime(path, times=None, *, ns=NULL, dir_fd=None, follow_symlinks=True)",
            doc = "Set the access and modified time of path.")
    static void utime(ThreadState ts, Object path, Object times, Object ns, Object dirFd, boolean follow) {
        PathArg p = PathArg.orFd(ts, path, "utime");
        if (times != PyNone.NONE && ns != null) {
            throw Errors.valueError("utime: you may specify either 'times' or 'ns' but not both");
        }
        long[] t = null;
        if (times != PyNone.NONE) {
            if (!(times instanceof PyTuple tuple) || tuple.size() != 2) {
                throw Errors.typeError("utime: 'times' must be either a tuple of two ints or None");
            }
            t = new long[4];
            seconds(ts, tuple.get(0), t, 0);
            seconds(ts, tuple.get(1), t, 2);
        } else if (ns != null) {
            if (!(ns instanceof PyTuple tuple) || tuple.size() != 2) {
                throw Errors.typeError("utime: 'ns' must be a tuple of two ints");
            }
            t = new long[4];
            nanoseconds(ts, tuple.get(0), t, 0);
            nanoseconds(ts, tuple.get(1), t, 2);
        }
        long dir = at(ts, dirFd);
        checkFd("utime", p, dir, follow);
        try (Memory m = Memory.open()) {
            MemorySegment spec = m.zeros(32);
            for (int i = 0; i < 4; i++) {
                spec.set(ValueLayout.JAVA_LONG, 8L * i, t != null ? t[i] : i % 2 == 1 ? UTIME_NOW : 0);
            }
            int r = p.name() == null ? Libc.call(FUTIMENS, p.fd(), spec.address())
                    : Libc.call(UTIMENSAT, dir, m.string(p.name()), spec.address(), follow ? 0 : AT_SYMLINK_NOFOLLOW);
            if (r < 0) {
                throw OsErrors.of(r, p.name() == null ? path : p.object());
            }
        }
    }

    /** {@code _PyTime_ObjectToTimespec}, rounding down. */
    private static void seconds(ThreadState ts, Object o, long[] into, int i) {
        if (PyFloat.check(o)) {
            double d = org.taipan.ops.Args.toDouble(ts, o);
            if (Double.isNaN(d)) {
                throw Errors.valueError("Invalid value NaN (not a number)");
            }
            double whole = Math.floor(d);
            if (!(whole >= -0x1p63 && whole < 0x1p63)) {
                throw timeRange();
            }
            double nanos = Math.floor((d - whole) * 1e9);
            into[i] = (long) whole + (nanos >= 1e9 ? 1 : 0);
            into[i + 1] = nanos >= 1e9 ? 0 : (long) nanos;
            return;
        }
        if (!(Number.index(ts, o) instanceof Long n)) {
            throw timeRange();
        }
        into[i] = n;
    }

    private static PyException timeRange() {
        return Errors.overflowError("timestamp out of range for platform time_t");
    }

    private static void nanoseconds(ThreadState ts, Object o, long[] into, int i) {
        Object parts = Number.divmod(ts, o, 1_000_000_000L);
        if (!(parts instanceof PyTuple t) || t.size() != 2) {
            throw Errors.typeError(Obj.typeName(o) + ".__divmod__() must return a 2-tuple, not " + Obj.typeName(parts));
        }
        if (!(Number.index(ts, t.get(0)) instanceof Long s)) {
            throw timeRange();
        }
        into[i] = s;
        into[i + 1] = org.taipan.ops.Args.toLong(ts, t.get(1));
    }
}
