package org.taipan.modules;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.PathArg;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Codecs;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;

/** {@code fcntl}. */
@PyModuleDef(name = "fcntl", doc = "This module performs file control and I/O control on file\ndescriptors.  It is an "
        + "interface to the fcntl() and ioctl() Unix\nroutines.  File descriptors can be obtained with the fileno() "
        + "method of\na file or socket object.")
final class FcntlModule {
    private static final String CONSTANTS = """
            DN_ACCESS=1 DN_ATTRIB=32 DN_CREATE=4 DN_DELETE=8 DN_MODIFY=2 DN_MULTISHOT=2147483648 DN_RENAME=16
            FASYNC=8192 FD_CLOEXEC=1 FICLONE=1074041865 FICLONERANGE=1075876877 F_ADD_SEALS=1033 F_DUPFD=0
            F_DUPFD_CLOEXEC=1030 F_EXLCK=4 F_GETFD=1 F_GETFL=3 F_GETLEASE=1025 F_GETLK=5 F_GETLK64=5 F_GETOWN=9
            F_GETOWN_EX=16 F_GETPIPE_SZ=1032 F_GETSIG=11 F_GET_FILE_RW_HINT=1037 F_GET_RW_HINT=1035 F_GET_SEALS=1034
            F_NOTIFY=1026 F_OFD_GETLK=36 F_OFD_SETLK=37 F_OFD_SETLKW=38 F_OWNER_PGRP=2 F_OWNER_PID=1 F_OWNER_TID=0
            F_RDLCK=0 F_SEAL_FUTURE_WRITE=16 F_SEAL_GROW=4 F_SEAL_SEAL=1 F_SEAL_SHRINK=2 F_SEAL_WRITE=8 F_SETFD=2
            F_SETFL=4 F_SETLEASE=1024 F_SETLK=6 F_SETLK64=6 F_SETLKW=7 F_SETLKW64=7 F_SETOWN=8 F_SETOWN_EX=15
            F_SETPIPE_SZ=1031 F_SETSIG=10 F_SET_FILE_RW_HINT=1038 F_SET_RW_HINT=1036 F_SHLCK=8 F_UNLCK=2 F_WRLCK=1
            LOCK_EX=2 LOCK_MAND=32 LOCK_NB=4 LOCK_READ=64 LOCK_RW=192 LOCK_SH=1 LOCK_UN=8 LOCK_WRITE=128
            RWH_WRITE_LIFE_EXTREME=5 RWH_WRITE_LIFE_LONG=4 RWH_WRITE_LIFE_MEDIUM=3 RWH_WRITE_LIFE_NONE=1
            RWH_WRITE_LIFE_NOT_SET=0 RWH_WRITE_LIFE_SHORT=2""";
    private static final int LARGEST = 1024;
    private static final int LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4, LOCK_UN = 8;
    private static final int F_SETLK = 6, F_SETLKW = 7;
    private static final Libc.Function FCNTL = Libc.function("fcntl");
    private static final Libc.Function IOCTL = Libc.function("ioctl");
    private static final Libc.Function FLOCK = Libc.function("flock");

    FcntlModule(ThreadState ts, PyModule module) {
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
    }

    /** Bytes of a string or bytes-like argument, or null if it is a number. */
    private static byte[] bytes(ThreadState ts, Object arg) {
        return PyStr.check(arg) ? Codecs.encodeUtf8(arg) : Buffers.isExporter(arg) ? Buffers.toBytes(ts, arg) : null;
    }

    /** The low 32 bits of a number, as the masked conversion of C gives them. */
    private static long masked(ThreadState ts, Object arg) {
        return PyLong.big(Number.index(ts, arg)).intValue();
    }

    private static byte[] through(ThreadState ts, Libc.Function f, int fd, long command, byte[] in) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(LARGEST + 8);
            MemorySegment.copy(in, 0, s, ValueLayout.JAVA_BYTE, 0, in.length);
            OsErrors.check(Blocking.call(ts, () -> Libc.call(f, fd, command, s.address())));
            return s.asSlice(0, in.length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @PyMethod(value = "fcntl(fd, cmd, arg=0, /)", doc = "Perform the operation `cmd` on file descriptor fd.\n\nThe "
            + "values used for `cmd` are operating system dependent, and are available\nas constants in the fcntl "
            + "module, using the same names as used in\nthe relevant C header files.  The argument arg is optional, "
            + "and\ndefaults to 0; it may be an int or a string.  If arg is given as a string,\nthe return value of "
            + "fcntl is a string of that length, containing the\nresulting value put in the arg buffer by the "
            + "operating system.  The length\nof the arg string is not allowed to exceed 1024 bytes.  If the arg "
            + "given\nis an integer or if none is specified, the result value is an integer\ncorresponding to the "
            + "return value of the fcntl call in the C code.")
    static Object fcntl(ThreadState ts, Object fd, int command, Object arg) {
        int n = PathArg.fileDescriptor(ts, fd);
        byte[] in = bytes(ts, arg);
        if (in != null) {
            if (in.length > LARGEST) {
                throw Errors.valueError("fcntl string arg too long");
            }
            return new PyBytes(through(ts, FCNTL, n, command, in));
        }
        long value = masked(ts, arg);
        return OsErrors.check(Blocking.call(ts, () -> Libc.call(FCNTL, n, command, value)));
    }

    @PyMethod(value = "ioctl(fd, request, arg=0, mutate_flag=True, /)", doc = "Perform the operation `request` on "
            + "file descriptor `fd`.\n\nThe values used for `request` are operating system dependent, and are "
            + "available\nas constants in the fcntl or termios library modules, using the same names as\nused in the "
            + "relevant C header files.\n\nThe argument `arg` is optional, and defaults to 0; it may be an int or "
            + "a\nbuffer containing character data (most likely a string or an array).\n\nIf the argument is a "
            + "mutable buffer (such as an array) and if the\nmutate_flag argument (which is only allowed in this "
            + "case) is true then the\nbuffer is (in effect) passed to the operating system and changes made by\nthe "
            + "OS will be reflected in the contents of the buffer after the call has\nreturned.  The return value is "
            + "the integer returned by the ioctl system\ncall.\n\nIf the argument is a mutable buffer and the "
            + "mutable_flag argument is false,\nthe behavior is as if a string had been passed.\n\nIf the argument is "
            + "an immutable buffer (most likely a string) then a copy\nof the buffer is passed to the operating "
            + "system and the return value is a\nstring of the same length containing whatever the operating system "
            + "put in\nthe buffer.  The length of the arg buffer in this case is not allowed to\nexceed 1024 "
            + "bytes.\n\nIf the arg given is an integer or if none is specified, the result value is\nan integer "
            + "corresponding to the return value of the ioctl call in the C\ncode.")
    static Object ioctl(ThreadState ts, Object fd, Object request, Object arg, boolean mutate) {
        int n = PathArg.fileDescriptor(ts, fd);
        long command = masked(ts, request) & 0xffffffffL;
        byte[] in = bytes(ts, arg);
        if (in == null) {
            long value = masked(ts, arg);
            return OsErrors.check(Blocking.call(ts, () -> Libc.call(IOCTL, n, command, value)));
        }
        if (mutate && !(arg instanceof PyBytes) && !PyStr.check(arg)) {
            try (Buffer b = Buffers.acquire(ts, arg, Buffer.SIMPLE)) {
                if (!b.readOnly) {
                    return mutate(ts, n, command, b);
                }
            }
        }
        if (in.length > LARGEST) {
            throw Errors.valueError("ioctl string arg too long");
        }
        return new PyBytes(through(ts, IOCTL, n, command, in));
    }

    private static Object mutate(ThreadState ts, int fd, long command, Buffer b) {
        byte[] in = b.toByteArray();
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(in.length + LARGEST);
            MemorySegment.copy(in, 0, s, ValueLayout.JAVA_BYTE, 0, in.length);
            long r = OsErrors.check(Blocking.call(ts, () -> Libc.call(IOCTL, fd, command, s.address())));
            b.memory.put(b.offset, s.asSlice(0, in.length).toArray(ValueLayout.JAVA_BYTE));
            return r;
        }
    }

    @PyMethod(value = "flock(fd, operation, /)", doc = "Perform the lock operation `operation` on file descriptor "
            + "`fd`.\n\nSee the Unix manual page for flock(2) for details (On some systems, this\nfunction is "
            + "emulated using fcntl()).")
    static void flock(ThreadState ts, Object fd, int operation) {
        int n = PathArg.fileDescriptor(ts, fd);
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FLOCK, n, operation)));
    }

    @PyMethod(value = "lockf(fd, cmd, len=0, start=0, whence=0, /)", doc = "A wrapper around the fcntl() locking "
            + "calls.\n\n`fd` is the file descriptor of the file to lock or unlock, and operation is one\nof the "
            + "following values:\n\n    LOCK_UN - unlock\n    LOCK_SH - acquire a shared lock\n    LOCK_EX - acquire "
            + "an exclusive lock\n\nWhen operation is LOCK_SH or LOCK_EX, it can also be bitwise ORed with\nLOCK_NB "
            + "to avoid blocking on lock acquisition.  If LOCK_NB is used and the\nlock cannot be acquired, an "
            + "OSError will be raised and the exception will\nhave an errno attribute set to EACCES or EAGAIN "
            + "(depending on the operating\nsystem -- for portability, check for either value).\n\n`len` is the "
            + "number of bytes to lock, with the default meaning to lock to\nEOF.  `start` is the byte offset, "
            + "relative to `whence`, to that the lock\nstarts.  `whence` is as with fileobj.seek(), specifically:\n\n "
            + "   0 - relative to the start of the file (SEEK_SET)\n    1 - relative to the current buffer position "
            + "(SEEK_CUR)\n    2 - relative to the end of the file (SEEK_END)")
    static void lockf(ThreadState ts, Object fd, int operation, Object length, Object start, int whence) {
        int n = PathArg.fileDescriptor(ts, fd);
        int type = (operation & LOCK_UN) != 0 ? 2 : (operation & LOCK_SH) != 0 ? 0 : (operation & LOCK_EX) != 0 ? 1
                : -1;
        if (type < 0) {
            throw Errors.valueError("unrecognized lockf argument");
        }
        long from = Args.toLong(ts, start);
        long count = Args.toLong(ts, length);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            s.set(ValueLayout.JAVA_SHORT, 0, (short) type);
            s.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
            s.set(ValueLayout.JAVA_LONG, 8, from);
            s.set(ValueLayout.JAVA_LONG, 16, count);
            int command = (operation & LOCK_NB) != 0 ? F_SETLK : F_SETLKW;
            OsErrors.check(Blocking.call(ts, () -> Libc.call(FCNTL, n, command, s.address())));
        }
    }
}
