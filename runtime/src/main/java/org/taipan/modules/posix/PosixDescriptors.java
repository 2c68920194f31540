package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The functions of {@code posix} on file descriptors. */
@PyModuleDef(name = "posix", isPart = true)
final class PosixDescriptors {
    static final int O_CLOEXEC = 02000000;
    private static final int O_NONBLOCK = 04000;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int LARGEST = 0x7ffff000;
    private static final int CHUNK = 1 << 20;

    private static final Libc.Function FCNTL = Libc.function("fcntl");
    private static final Libc.Function DUP2 = Libc.function("dup2");
    private static final Libc.Function DUP3 = Libc.function("dup3");
    private static final Libc.Function PIPE2 = Libc.function("pipe2");
    private static final Libc.Function FSYNC = Libc.function("fsync");
    private static final Libc.Function FDATASYNC = Libc.function("fdatasync");
    private static final Libc.Function FTRUNCATE = Libc.function("ftruncate");
    private static final Libc.Function SENDFILE = Libc.function("sendfile");
    private static final Libc.Function COPY_FILE_RANGE = Libc.function("copy_file_range");
    private static final Libc.Function SPLICE = Libc.function("splice");
    private static final Libc.Function POSIX_FADVISE = Libc.function("posix_fadvise");
    private static final Libc.Function POSIX_FALLOCATE = Libc.function("posix_fallocate");
    private static final Libc.Function LOCKF = Libc.function("lockf");
    private static final Libc.Function CLOSE_RANGE = Libc.function("close_range");

    private PosixDescriptors() {
    }

    @PyMethod(value = "open(path, flags, mode=511, *, dir_fd=None)", doc = "Open a file for low level IO.  Returns a "
            + "file descriptor (integer).")
    static long open(ThreadState ts, Object path, int flags, int mode, Object dirFd) {
        PathArg p = PathArg.of(ts, path, "open", "path");
        int dir = PathArg.dirFd(ts, dirFd);
        long fd = Blocking.call(ts, () -> FileCalls.open(dir, p.name(), flags | O_CLOEXEC, mode));
        if (fd < 0) {
            throw p.error((int) fd);
        }
        return fd;
    }

    @PyMethod(value = "close(fd)", doc = "Close a file descriptor.")
    static void close(int fd) {
        int r = FileCalls.close(fd);
        if (r < 0 && r != -Errno.EINTR) {
            throw OsErrors.of(r);
        }
    }

    @PyMethod(value = "closerange(fd_low, fd_high, /)", doc = "Closes all file descriptors in [fd_low, fd_high), "
            + "ignoring errors.")
    static void closerange(int low, int high) {
        int from = Math.max(low, 0);
        if (from < high) {
            Libc.call(CLOSE_RANGE, from, high - 1L, 0);
        }
    }

    @PyMethod(value = "dup(fd, /)", doc = "Return a duplicate of a file descriptor.")
    static long dup(int fd) {
        return OsErrors.check(Libc.call(FCNTL, fd, F_DUPFD_CLOEXEC, 0));
    }

    @PyMethod(value = "dup2(fd, fd2, inheritable=True)", doc = "Duplicate file descriptor.")
    static long dup2(int fd, int fd2, boolean inheritable) {
        return OsErrors.check(inheritable || fd == fd2 ? Libc.call(DUP2, fd, fd2)
                : Libc.call(DUP3, fd, fd2, O_CLOEXEC));
    }

    @PyMethod(value = "pipe()", doc = "Create a pipe.\n\nReturns a tuple of two file descriptors:\n  (read_fd, "
            + "write_fd)")
    static Object pipe() {
        return pipe2(O_CLOEXEC);
    }

    @PyMethod(value = "pipe2(flags, /)", doc = "Create a pipe with flags set atomically.\n\nReturns a tuple of two "
            + "file descriptors:\n  (read_fd, write_fd)\n\nflags can be constructed by ORing together one or more of "
            + "these values:\nO_NONBLOCK, O_CLOEXEC.")
    static Object pipe2(int flags) {
        try (Memory m = Memory.open()) {
            MemorySegment fds = m.allocate(8);
            OsErrors.check(Libc.call(PIPE2, fds.address(), flags));
            return new PyTuple((long) fds.get(ValueLayout.JAVA_INT, 0), (long) fds.get(ValueLayout.JAVA_INT, 4));
        }
    }

    // ---- reading and writing ----------------------------------------------------------------------------------------

    @PyMethod(value = "read(fd, length, /)", doc = "Read from a file descriptor.  Returns a bytes object.")
    static Object read(ThreadState ts, int fd, long length) {
        if (length < 0) {
            throw OsErrors.of(Errno.EINVAL);
        }
        byte[] buffer = new byte[size(fd, length, -1)];
        int n = (int) OsErrors.check(Blocking.call(ts, () -> FileCalls.read(fd, buffer, 0, buffer.length)));
        return bytes(buffer, n);
    }

    @PyMethod(value = "pread(fd, length, offset, /)", doc = "Read a number of bytes from a file descriptor starting "
            + "at a particular offset.\n\nRead length bytes from file descriptor fd, starting at offset bytes "
            + "from\nthe beginning of the file.  The file offset remains unchanged.")
    static Object pread(ThreadState ts, int fd, int length, long offset) {
        if (length < 0) {
            throw OsErrors.of(Errno.EINVAL);
        }
        byte[] buffer = new byte[size(fd, length, offset)];
        int n = (int) OsErrors.check(Blocking.call(ts, () -> FileCalls.pread(fd, buffer, 0, buffer.length, offset)));
        return bytes(buffer, n);
    }

    /** How much to get ready for: not more than a file has, or than a pipe can hold. */
    private static int size(int fd, long wanted, long offset) {
        if (wanted <= CHUNK) {
            return (int) wanted;
        }
        FileStatus s = FileCalls.status(fd, new int[1]);
        long rest = CHUNK;
        if (s != null && s.isRegular()) {
            long at = offset >= 0 ? offset : FileCalls.seek(fd, 0, 1);
            rest = Math.max(s.size() - at + 1, 1);
        }
        return (int) Math.min(Math.min(wanted, rest), LARGEST);
    }

    private static PyBytes bytes(byte[] buffer, int n) {
        return new PyBytes(n == buffer.length ? buffer : java.util.Arrays.copyOf(buffer, n));
    }

    @PyMethod(value = "write(fd, data, /)", doc = "Write a bytes object to a file descriptor.")
    static long write(ThreadState ts, int fd, Object data) {
        byte[] b = Buffers.toBytes(ts, data);
        return OsErrors.check(Blocking.call(ts, () -> FileCalls.write(fd, b, 0, Math.min(b.length, LARGEST))));
    }

    @PyMethod(value = "pwrite(fd, buffer, offset, /)", doc = "Write bytes to a file descriptor starting at a "
            + "particular offset.\n\nWrite buffer to fd, starting at offset bytes from the beginning of\nthe file. "
            + "Returns the number of bytes written.  Does not change the\ncurrent file offset.")
    static long pwrite(ThreadState ts, int fd, Object data, long offset) {
        byte[] b = Buffers.toBytes(ts, data);
        return OsErrors.check(Blocking.call(ts,
                () -> FileCalls.pwrite(fd, b, 0, Math.min(b.length, LARGEST), offset)));
    }

    @PyMethod(value = "lseek(fd, position, whence, /)", doc = "Set the position of a file descriptor.  Return the new "
            + "position.")
    static long lseek(int fd, long position, int whence) {
        return OsErrors.check(FileCalls.seek(fd, position, whence));
    }

    @PyMethod(value = "sendfile(out_fd, in_fd, offset, count)", doc = "Copy count bytes from file descriptor in_fd to "
            + "file descriptor out_fd.")
    static long sendfile(ThreadState ts, int out, int in, Object offset, long count) {
        try (Memory m = Memory.open()) {
            long at = offset == PyNone.NONE ? 0 : pointer(m, Args.toLong(ts, offset));
            return OsErrors.check(Blocking.call(ts, () -> Libc.callLong(SENDFILE, out, in, at, count)));
        }
    }

    private static long pointer(Memory m, long value) {
        MemorySegment s = m.allocate(8);
        s.set(ValueLayout.JAVA_LONG, 0, value);
        return s.address();
    }

    @PyMethod(value = "copy_file_range(src, dst, count, offset_src=None, offset_dst=None)", doc = "Copy count bytes "
            + "from one file descriptor to another.")
    static long copyFileRange(ThreadState ts, int src, int dst, long count, Object offsetSrc, Object offsetDst) {
        if (count < 0) {
            throw Errors.valueError("negative value for 'count' not allowed");
        }
        try (Memory m = Memory.open()) {
            long s = offsetSrc == PyNone.NONE ? 0 : pointer(m, Args.toLong(ts, offsetSrc));
            long d = offsetDst == PyNone.NONE ? 0 : pointer(m, Args.toLong(ts, offsetDst));
            return OsErrors.check(Blocking.call(ts, () -> Libc.callLong(COPY_FILE_RANGE, src, s, dst, d, count, 0)));
        }
    }

    @PyMethod(value = "splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)", doc = "Transfer count "
            + "bytes from one pipe to a descriptor or vice versa.")
    static long splice(ThreadState ts, int src, int dst, long count, Object offsetSrc, Object offsetDst, int flags) {
        if (count < 0) {
            throw Errors.valueError("negative value for 'count' not allowed");
        }
        try (Memory m = Memory.open()) {
            long s = offsetSrc == PyNone.NONE ? 0 : pointer(m, Args.toLong(ts, offsetSrc));
            long d = offsetDst == PyNone.NONE ? 0 : pointer(m, Args.toLong(ts, offsetDst));
            return OsErrors.check(Blocking.call(ts, () -> Libc.callLong(SPLICE, src, s, dst, d, count, flags)));
        }
    }

    // ---- the state of a descriptor ----------------------------------------------------------------------------------

    @PyMethod(value = "fstat(fd)", doc = "Perform a stat system call on the given file descriptor.\n\nLike stat(), "
            + "but for an open file descriptor.\nEquivalent to os.stat(fd).")
    static Object fstat(int fd) {
        int[] error = new int[1];
        FileStatus s = FileCalls.status(fd, error);
        if (s == null) {
            throw OsErrors.of(error[0]);
        }
        return StatResult.of(s, link(fd), true);
    }

    /** A name that leads to an open file. */
    static byte[] link(int fd) {
        return ("/proc/self/fd/" + fd).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @PyMethod(value = "isatty(fd, /)", doc = "Return True if the fd is connected to a terminal.\n\nReturn True if the "
            + "file descriptor is an open file descriptor\nconnected to the slave end of a terminal.")
    static boolean isatty(int fd) {
        return FileCalls.isTerminal(fd);
    }

    @PyMethod(value = "fsync(fd)", doc = "Force write of fd to disk.")
    static void fsync(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FSYNC, n)));
    }

    @PyMethod(value = "fdatasync(fd)", doc = "Force write of fd to disk without forcing update of metadata.")
    static void fdatasync(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FDATASYNC, n)));
    }

    @PyMethod(value = "ftruncate(fd, length, /)", doc = "Truncate a file, specified by file descriptor, to a specific "
            + "length.")
    static void ftruncate(ThreadState ts, int fd, long length) {
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FTRUNCATE, fd, length)));
    }

    @PyMethod(value = "get_inheritable(fd, /)", doc = "Get the close-on-exe flag of the specified file descriptor.")
    static boolean getInheritable(int fd) {
        return (OsErrors.check(Libc.call(FCNTL, fd, F_GETFD)) & 1) == 0;
    }

    @PyMethod(value = "set_inheritable(fd, inheritable, /)", doc = "Set the inheritable flag of the specified file "
            + "descriptor.")
    static void setInheritable(int fd, int inheritable) {
        long flags = OsErrors.check(Libc.call(FCNTL, fd, F_GETFD));
        OsErrors.check(Libc.call(FCNTL, fd, F_SETFD, inheritable != 0 ? flags & ~1 : flags | 1));
    }

    @PyMethod(value = "get_blocking(fd, /)", doc = "Get the blocking mode of the file descriptor.\n\nReturn False if "
            + "the O_NONBLOCK flag is set, True if the flag is cleared.")
    static boolean getBlocking(int fd) {
        return (OsErrors.check(Libc.call(FCNTL, fd, F_GETFL)) & O_NONBLOCK) == 0;
    }

    @PyMethod(value = "set_blocking(fd, blocking, /)", doc = "Set the blocking mode of the specified file "
            + "descriptor.\n\nSet the O_NONBLOCK flag if blocking is False,\nclear the O_NONBLOCK flag otherwise.")
    static void setBlocking(int fd, boolean blocking) {
        long flags = OsErrors.check(Libc.call(FCNTL, fd, F_GETFL));
        OsErrors.check(Libc.call(FCNTL, fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
    }

    @PyMethod(value = "posix_fadvise(fd, offset, length, advice, /)", doc = "Announce an intention to access data in "
            + "a specific pattern.")
    static void fadvise(ThreadState ts, int fd, long offset, long length, int advice) {
        OsErrors.check(Blocking.call(ts, () -> -Libc.callRaw(POSIX_FADVISE, fd, offset, length, advice, 0, 0)
                << 32 >> 32));
    }

    @PyMethod(value = "posix_fallocate(fd, offset, length, /)", doc = "Ensure a file has allocated at least a "
            + "particular number of bytes on disk.")
    static void fallocate(ThreadState ts, int fd, long offset, long length) {
        OsErrors.check(Blocking.call(ts, () -> -Libc.callRaw(POSIX_FALLOCATE, fd, offset, length) << 32 >> 32));
    }

    @PyMethod(value = "lockf(fd, command, length, /)", doc = "Apply, test or remove a POSIX lock on an open file "
            + "descriptor.")
    static void lockf(ThreadState ts, int fd, int command, long length) {
        OsErrors.check(Blocking.call(ts, () -> Libc.call(LOCKF, fd, command, length)));
    }

    @PyMethod(value = "device_encoding(fd)", doc = "Return a string describing the encoding of a terminal's file "
            + "descriptor.\n\nThe file descriptor must be attached to a terminal.\nIf the device is not a terminal, "
            + "return None.")
    static Object deviceEncoding(int fd) {
        return FileCalls.isTerminal(fd) ? "UTF-8" : PyNone.NONE;
    }
}
