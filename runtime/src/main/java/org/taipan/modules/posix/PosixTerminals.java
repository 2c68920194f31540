package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Number;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyLong;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** The functions of {@code posix} on terminals, and those that make descriptors of Linux's own kinds. */
@PyModuleDef(name = "posix", isPart = true, types = PosixTerminals.TerminalSize.class)
final class PosixTerminals {
    private static final int TIOCGWINSZ = 0x5413;
    private static final int O_CLOEXEC = 02000000;

    private static final Libc.Function IOCTL = Libc.function("ioctl");
    private static final Libc.Function TTYNAME_R = Libc.function("ttyname_r");
    private static final Libc.Function TCGETPGRP = Libc.function("tcgetpgrp");
    private static final Libc.Function TCSETPGRP = Libc.function("tcsetpgrp");
    private static final Libc.Function OPENPTY = Libc.function("openpty");
    private static final Libc.Function LOGIN_TTY = Libc.function("login_tty");
    private static final Libc.Function POSIX_OPENPT = Libc.function("posix_openpt");
    private static final Libc.Function GRANTPT = Libc.function("grantpt");
    private static final Libc.Function UNLOCKPT = Libc.function("unlockpt");
    private static final Libc.Function PTSNAME_R = Libc.function("ptsname_r");
    private static final Libc.Function EVENTFD = Libc.function("eventfd");
    private static final Libc.Function MEMFD_CREATE = Libc.function("memfd_create");

    private PosixTerminals() {
    }

    /** {@code os.terminal_size}. */
    static final class TerminalSize {
        static final PyType TYPE = StructSequence.type("os", "terminal_size",
                "A tuple of (columns, lines) for holding terminal window size", 2,
                StructSequence.field("columns", "width of the terminal window in characters"),
                StructSequence.field("lines", "height of the terminal window in characters"));

        private TerminalSize() {
        }
    }

    @PyMethod(value = "get_terminal_size(fd=1, /)", doc = "Return the size of the terminal window as (columns, "
            + "lines).\n\nThe optional argument fd (default standard output) specifies\nwhich file descriptor should "
            + "be queried.\n\nIf the file descriptor is not connected to a terminal, an OSError\nis thrown.\n\nThis "
            + "function will only be defined if an implementation is\navailable for this "
            + "system.\n\nshutil.get_terminal_size is the high-level function which should\nnormally be used, "
            + "os.get_terminal_size is the low-level implementation.")
    static Object getTerminalSize(int fd) {
        try (Memory m = Memory.open()) {
            MemorySegment size = m.zeros(8);
            OsErrors.check(Libc.call(IOCTL, fd, TIOCGWINSZ, size.address()));
            return new PyStructSequence(TerminalSize.TYPE, size.get(ValueLayout.JAVA_SHORT, 2) & 0xffffL,
                    size.get(ValueLayout.JAVA_SHORT, 0) & 0xffffL);
        }
    }

    /** A function that fills a buffer and returns an error number. */
    private static Object name(Libc.Function f, int fd) {
        try (Memory m = Memory.open()) {
            MemorySegment buffer = m.zeros(4096);
            int r = (int) Libc.callRaw(f, fd, buffer.address(), 4096);
            if (r != 0) {
                throw OsErrors.of(r);
            }
            return FsText.decode(Libc.string(buffer.address()));
        }
    }

    @PyMethod(value = "ttyname(fd, /)", doc = "Return the name of the terminal device connected to 'fd'.\n\n  fd\n    "
            + "Integer file descriptor handle.")
    static Object ttyname(int fd) {
        return name(TTYNAME_R, fd);
    }

    @PyMethod(value = "tcgetpgrp(fd, /)", doc = "Return the process group associated with the terminal specified by "
            + "fd.")
    static long tcgetpgrp(int fd) {
        return OsErrors.check(Libc.call(TCGETPGRP, fd));
    }

    @PyMethod(value = "tcsetpgrp(fd, pgid, /)", doc = "Set the process group associated with the terminal specified "
            + "by fd.")
    static void tcsetpgrp(int fd, int pgid) {
        OsErrors.check(Libc.call(TCSETPGRP, fd, pgid));
    }

    @PyMethod(value = "openpty()", doc = "Open a pseudo-terminal.\n\nReturn a tuple of (master_fd, slave_fd) "
            + "containing open file descriptors\nfor both the master and slave ends.")
    static Object openpty() {
        try (Memory m = Memory.open()) {
            MemorySegment fds = m.zeros(8);
            OsErrors.check(Libc.call(OPENPTY, fds.address(), fds.address() + 4, 0, 0, 0));
            int master = fds.get(ValueLayout.JAVA_INT, 0);
            int slave = fds.get(ValueLayout.JAVA_INT, 4);
            PosixDescriptors.setInheritable(master, 0);
            PosixDescriptors.setInheritable(slave, 0);
            return new PyTuple((long) master, (long) slave);
        }
    }

    @PyMethod(value = "login_tty(fd, /)", doc = "Prepare the tty of which fd is a file descriptor for a new login "
            + "session.\n\nMake the calling process a session leader; make the tty the\ncontrolling tty, the stdin, "
            + "the stdout, and the stderr of the\ncalling process; close fd.")
    static void loginTty(ThreadState ts, Object fd) {
        OsErrors.check(Libc.call(LOGIN_TTY, PathArg.fileDescriptor(ts, fd)));
    }

    @PyMethod(value = "posix_openpt(oflag, /)", doc = "Open and return a file descriptor for a master pseudo-terminal "
            + "device.\n\nPerforms a posix_openpt() C function call. The oflag argument is used to\nset file status "
            + "flags and file access modes as specified in the manual page\nof posix_openpt() of your system.")
    static long openpt(int flags) {
        return OsErrors.check(Libc.call(POSIX_OPENPT, flags | O_CLOEXEC));
    }

    @PyMethod(value = "grantpt(fd, /)", doc = "Grant access to the slave pseudo-terminal device.")
    static void grantpt(ThreadState ts, Object fd) {
        OsErrors.check(Libc.call(GRANTPT, PathArg.fileDescriptor(ts, fd)));
    }

    @PyMethod(value = "unlockpt(fd, /)", doc = "Unlock a pseudo-terminal master/slave pair.")
    static void unlockpt(ThreadState ts, Object fd) {
        OsErrors.check(Libc.call(UNLOCKPT, PathArg.fileDescriptor(ts, fd)));
    }

    @PyMethod(value = "ptsname(fd, /)", doc = "Return the name of the slave pseudo-terminal device.")
    static Object ptsname(ThreadState ts, Object fd) {
        return name(PTSNAME_R, PathArg.fileDescriptor(ts, fd));
    }

    @PyMethod(value = "eventfd(initval, flags=0x80000)", doc = "Creates and returns an event notification file "
            + "descriptor.")
    static long eventfd(ThreadState ts, Object initval, int flags) {
        BigInteger n = PyLong.big(Number.index(ts, initval));
        if (n.signum() < 0 || n.bitLength() > 32) {
            throw Errors.overflowError(n.signum() < 0 ? "can't convert negative value to unsigned int"
                    : "Python int too large to convert to C unsigned int");
        }
        return OsErrors.check(Libc.call(EVENTFD, n.longValue(), flags));
    }

    @PyMethod(value = "eventfd_read(fd)", doc = "Read eventfd value")
    static Object eventfdRead(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        byte[] value = new byte[8];
        OsErrors.check(Blocking.call(ts, () -> FileCalls.read(n, value, 0, 8)));
        return PyLong.ofUnsigned(java.nio.ByteBuffer.wrap(value).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong());
    }

    @PyMethod(value = "eventfd_write(fd, value)", doc = "Write eventfd value.")
    static void eventfdWrite(ThreadState ts, Object fd, Object value) {
        int n = PathArg.fileDescriptor(ts, fd);
        BigInteger v = PyLong.big(Number.index(ts, value));
        if (v.signum() < 0 || v.bitLength() > 64) {
            throw Errors.overflowError(v.signum() < 0 ? "can't convert negative int to unsigned"
                    : "int too big to convert");
        }
        byte[] bytes = java.nio.ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(v.longValue())
                .array();
        OsErrors.check(Blocking.call(ts, () -> FileCalls.write(n, bytes, 0, 8)));
    }

    @PyMethod("memfd_create(name, flags=1)")
    static long memfdCreate(ThreadState ts, Object name, int flags) {
        PathArg p = PathArg.of(ts, name, "memfd_create", "name");
        try (Memory m = Memory.open()) {
            return OsErrors.check(Libc.call(MEMFD_CREATE, m.string(p.name()), flags));
        }
    }
}
