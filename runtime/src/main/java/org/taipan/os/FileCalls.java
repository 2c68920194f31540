package org.taipan.os;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that start-up and plain programs make on files. Until the C library is linked for another reason, those
 * that {@link JavaFiles} can answer go there; the answers are the same.
 *
 * <p>File names are bytes. Results are values or {@code -errno}.
 */
public final class FileCalls {
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;

    private static final Libc.Function FSTATAT = Libc.function("fstatat");
    private static final Libc.Function FSTAT = Libc.function("fstat");
    private static final Libc.Function OPENAT = Libc.function("openat");
    private static final Libc.Function CLOSE = Libc.function("close");
    private static final Libc.Function READ = Libc.function("read");
    private static final Libc.Function WRITE = Libc.function("write");
    private static final Libc.Function PREAD = Libc.function("pread");
    private static final Libc.Function PWRITE = Libc.function("pwrite");
    private static final Libc.Function LSEEK = Libc.function("lseek");
    private static final Libc.Function ISATTY = Libc.function("isatty");
    private static final Libc.Function GETCWD = Libc.function("getcwd");
    private static final Libc.Function READLINKAT = Libc.function("readlinkat");
    private static final Libc.Function OPENDIR = Libc.function("opendir");
    private static final Libc.Function FDOPENDIR = Libc.function("fdopendir");
    private static final Libc.Function READDIR = Libc.function("readdir");
    private static final Libc.Function REWINDDIR = Libc.function("rewinddir");
    private static final Libc.Function CLOSEDIR = Libc.function("closedir");
    private static final Libc.Function GETPID = Libc.function("getpid");
    private static final Libc.Function GETTID = Libc.function("gettid");
    private static final Libc.Function ERRNO_LOCATION = Libc.function("__errno_location");

    private FileCalls() {
    }

    private static boolean early() {
        return !Libc.isLinked();
    }

    /** The status of a file, or null; then {@code error[0]} is {@code -errno}. */
    public static FileStatus stat(int dirFd, byte[] name, boolean follow, int[] error) {
        if (early() && dirFd == AT_FDCWD) {
            FileStatus s = JavaFiles.stat(name, follow, error);
            if (s != null || error[0] != JavaFiles.UNKNOWN) {
                return s;
            }
        }
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(FileStatus.SIZE);
            error[0] = Libc.call(FSTATAT, dirFd, m.string(name), buffer.address(), follow ? 0 : AT_SYMLINK_NOFOLLOW);
            return error[0] == 0 ? FileStatus.read(buffer) : null;
        }
    }

    /** The status of a file with its blocks, or null. */
    public static FileStatus completeStatus(byte[] name, boolean follow) {
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(FileStatus.SIZE);
            int r = Libc.call(FSTATAT, AT_FDCWD, m.string(name), buffer.address(), follow ? 0 : AT_SYMLINK_NOFOLLOW);
            return r == 0 ? FileStatus.read(buffer) : null;
        }
    }

    /** The status of an open file, or null; then {@code error[0]} is {@code -errno}. */
    public static FileStatus status(int fd, int[] error) {
        if (early() && fd >= 0 && fd <= 2) {
            FileStatus s = JavaFiles.status(fd, error);
            if (s != null) {
                return s;
            }
        }
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(FileStatus.SIZE);
            error[0] = Libc.call(FSTAT, fd, buffer.address());
            return error[0] == 0 ? FileStatus.read(buffer) : null;
        }
    }

    /** {@code openat}. */
    public static int open(int dirFd, byte[] name, int flags, int mode) {
        try (Memory m = Memory.open()) {
            return Libc.call(OPENAT, dirFd, m.string(name), flags, mode);
        }
    }

    public static int close(int fd) {
        return Libc.call(CLOSE, fd);
    }

    /** {@code read} into an array. */
    public static int read(int fd, byte[] into, int offset, int length) {
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(Math.max(length, 1));
            int n = (int) Libc.callLong(READ, fd, buffer.address(), length);
            if (n > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, offset, n);
            }
            return n;
        }
    }

    public static int pread(int fd, byte[] into, int offset, int length, long position) {
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(Math.max(length, 1));
            int n = (int) Libc.callLong(PREAD, fd, buffer.address(), length, position);
            if (n > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, offset, n);
            }
            return n;
        }
    }

    /** {@code write} from an array. */
    public static int write(int fd, byte[] from, int offset, int length) {
        if (early() && (fd == 1 || fd == 2)) {
            int n = JavaFiles.write(fd, from, offset, length);
            if (n != JavaFiles.UNKNOWN) {
                return n;
            }
        }
        try (Memory m = Memory.open()) {
            return (int) Libc.callLong(WRITE, fd, m.bytes(from, offset, length).address(), length);
        }
    }

    public static int pwrite(int fd, byte[] from, int offset, int length, long position) {
        try (Memory m = Memory.open()) {
            return (int) Libc.callLong(PWRITE, fd, m.bytes(from, offset, length).address(), length, position);
        }
    }

    public static long seek(int fd, long position, int whence) {
        if (early() && fd >= 0 && fd <= 2 && position == 0 && whence == 1) {
            long at = JavaFiles.position(fd);
            if (at != JavaFiles.UNKNOWN) {
                return at;
            }
        }
        return Libc.callLong(LSEEK, fd, position, whence);
    }

    public static boolean isTerminal(int fd) {
        if (early() && fd >= 0 && fd <= 2) {
            int t = JavaFiles.isTerminal(fd);
            if (t != JavaFiles.UNKNOWN) {
                return t == 1;
            }
        }
        return Libc.call(ISATTY, fd) == 1;
    }

    /** The current directory, or null; then {@code error[0]} is {@code -errno}. */
    public static byte[] currentDirectory(int[] error) {
        if (early()) {
            byte[] start = JavaFiles.startDirectory();
            if (start != null) {
                return start;
            }
        }
        try (Memory m = Memory.open()) {
            for (int size = 1024;; size *= 4) {
                MemorySegment buffer = m.allocate(size);
                if (Libc.callRaw(GETCWD, buffer.address(), size) != 0) {
                    return Libc.string(buffer.address());
                }
                error[0] = -Libc.errno();
                if (error[0] != -Errno.ERANGE) {
                    return null;
                }
            }
        }
    }

    /** The target of a symbolic link, or null; then {@code error[0]} is {@code -errno}. */
    public static byte[] readLink(int dirFd, byte[] name, int[] error) {
        if (early() && dirFd == AT_FDCWD) {
            byte[] target = JavaFiles.readLink(name, error);
            if (target != null || error[0] != JavaFiles.UNKNOWN) {
                return target;
            }
        }
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.allocate(4097);
            long n = Libc.callLong(READLINKAT, dirFd, m.string(name), buffer.address(), 4096);
            error[0] = (int) n;
            return n < 0 ? null : buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** The names in a directory without . and .., or null; then {@code error[0]} is {@code -errno}. */
    public static List<byte[]> list(byte[] name, int[] error) {
        if (early()) {
            List<byte[]> names = JavaFiles.list(name, error);
            if (names != null || error[0] != JavaFiles.UNKNOWN) {
                return names;
            }
        }
        List<byte[]> names = new ArrayList<>();
        long dir = openDirectory(name, error);
        if (dir == 0) {
            return null;
        }
        try {
            DirectoryEntry entry;
            while ((entry = nextEntry(dir, error)) != null) {
                names.add(entry.name());
            }
            return error[0] == 0 ? names : null;
        } finally {
            closeDirectory(dir);
        }
    }

    /** One entry of a directory; {@code type} is one of {@code DT_*}. */
    public record DirectoryEntry(byte[] name, long ino, int type) {
    }

    /** Opens a directory for reading: a handle, or 0; then {@code error[0]} is {@code -errno}. */
    public static long openDirectory(byte[] name, int[] error) {
        try (Memory m = Memory.open()) {
            long dir = Libc.callRaw(OPENDIR, m.string(name));
            error[0] = dir == 0 ? -Libc.errno() : 0;
            return dir;
        }
    }

    /** Reads an open directory, whose descriptor the handle takes over. */
    public static long openDirectory(int fd, int[] error) {
        long dir = Libc.callRaw(FDOPENDIR, fd);
        error[0] = dir == 0 ? -Libc.errno() : 0;
        return dir;
    }

    /** The next entry except . and .., or null; then {@code error[0]} is {@code -errno}, or 0 at the end. */
    public static DirectoryEntry nextEntry(long dir, int[] error) {
        while (true) {
            Libc.at(Libc.callRaw(ERRNO_LOCATION, 0), 4).set(ValueLayout.JAVA_INT, 0, 0);
            long entry = Libc.callRaw(READDIR, dir);
            if (entry == 0) {
                error[0] = -Libc.errno();
                return null;
            }
            MemorySegment s = Libc.at(entry, 19);
            byte[] name = Libc.string(entry + 19);
            if (!(name[0] == '.' && (name.length == 1 || name.length == 2 && name[1] == '.'))) {
                return new DirectoryEntry(name, s.get(ValueLayout.JAVA_LONG, 0), s.get(ValueLayout.JAVA_BYTE, 18));
            }
        }
    }

    public static void rewindDirectory(long dir) {
        Libc.callRaw(REWINDDIR, dir);
    }

    public static int closeDirectory(long dir) {
        return Libc.call(CLOSEDIR, dir);
    }

    public static int processId() {
        return early() ? (int) ProcessHandle.current().pid() : Libc.call(GETPID);
    }

    /** The kernel's id of the running thread. */
    public static int threadId() {
        if (early()) {
            byte[] target = JavaFiles.readLink("/proc/thread-self".getBytes(), new int[1]);
            if (target != null) {
                String t = new String(target);
                return Integer.parseInt(t.substring(t.lastIndexOf('/') + 1));
            }
        }
        return Libc.call(GETTID);
    }

    /** Id number {@code index} (real, effective, saved) of the process: {@code label} is "Uid:" or "Gid:". */
    public static long processOwner(String label, int index) {
        return JavaFiles.field("/proc/self/status", label, index);
    }
}
