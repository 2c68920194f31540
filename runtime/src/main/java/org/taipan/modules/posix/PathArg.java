package org.taipan.modules.posix;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * A path argument of a function of {@code posix}: {@code path_t} and its converter.
 *
 * @param object what the caller gave, for the filename of errors; null where a descriptor or the default was given
 * @param name the file's name, or null if a descriptor was given
 * @param fd the descriptor, or -1
 * @param isText whether names that come back are {@code str} rather than {@code bytes}
 */
public record PathArg(Object object, byte[] name, int fd, boolean isText) {
    static final int AT_FDCWD = -100;

    /** A path: {@code str}, {@code bytes} or path-like. */
    public static PathArg of(ThreadState ts, Object o, String function, String argument) {
        return convert(ts, o, function, argument, false, false);
    }

    /** A path, or an open descriptor. */
    static PathArg orFd(ThreadState ts, Object o, String function) {
        return convert(ts, o, function, "path", true, false);
    }

    /** A path, a descriptor, or None for the current directory. */
    static PathArg orFdOrNone(ThreadState ts, Object o, String function) {
        return convert(ts, o, function, "path", true, true);
    }

    private static PathArg convert(ThreadState ts, Object o, String function, String argument, boolean allowFd,
            boolean nullable) {
        if (o == PyNone.NONE && nullable) {
            return new PathArg(null, new byte[] {'.'}, -1, true);
        }
        Object p = o;
        if (!PyStr.check(p) && !(p instanceof PyBytes)) {
            if (allowFd && Number.hasIndex(p)) {
                return new PathArg(null, null, fd(ts, p), true);
            }
            Object slot = PyObject.typeOf(p).slot(Slot.FSPATH);
            p = slot == null ? null : PosixModule.fspath(ts, p);
            if (p == null) {
                throw Errors.typeError(function + ": " + argument + " should be "
                        + (allowFd && nullable ? "string, bytes, os.PathLike, integer or None"
                        : allowFd ? "string, bytes, os.PathLike or integer"
                        : nullable ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike")
                        + ", not " + Obj.typeName(o));
            }
        }
        byte[] name = p instanceof PyBytes b ? b.value() : FsText.encode(p);
        for (byte c : name) {
            if (c == 0) {
                throw Errors.valueError(function + ": embedded null character in " + argument);
            }
        }
        return new PathArg(p == o ? o : p, name, -1, !(p instanceof PyBytes));
    }

    /** An integer that is to be a descriptor: {@code _fd_converter}. */
    static int fd(ThreadState ts, Object o) {
        if (o instanceof Boolean) {
            Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
        }
        Object index = Number.index(ts, o);
        long n = index instanceof Long l ? l : ((java.math.BigInteger) index).signum() < 0 ? Long.MIN_VALUE
                : Long.MAX_VALUE;
        if (n > Integer.MAX_VALUE) {
            throw Errors.overflowError("fd is greater than maximum");
        }
        if (n < Integer.MIN_VALUE) {
            throw Errors.overflowError("fd is less than minimum");
        }
        return (int) n;
    }

    /** The {@code dir_fd} argument. */
    static int dirFd(ThreadState ts, Object o) {
        if (o == PyNone.NONE) {
            return AT_FDCWD;
        }
        if (!Number.hasIndex(o)) {
            throw Errors.typeError("argument should be integer or None, not " + Obj.typeName(o));
        }
        return fd(ts, o);
    }

    /**
     * A descriptor argument: an int, or an object with {@code fileno()}: {@code PyObject_AsFileDescriptor}.
     *
     * @throws PyException TypeError, ValueError
     */
    public static int fileDescriptor(ThreadState ts, Object o) {
        Object n = o;
        if (o instanceof Boolean) {
            Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
            n = (Boolean) o ? 1L : 0L;
        } else if (!org.taipan.types.PyLong.check(o)) {
            Object method = org.taipan.ops.Attr.lookup(ts, o, "fileno");
            if (method == null) {
                throw Errors.typeError("argument must be an int, or have a fileno() method.");
            }
            n = Call.call(ts, method);
            if (!org.taipan.types.PyLong.check(n)) {
                throw Errors.typeError("fileno() returned a non-integer");
            }
        }
        int fd = org.taipan.ops.Args.toInt(ts, n);
        if (fd < 0) {
            throw Errors.valueError("file descriptor cannot be a negative integer (" + fd + ")");
        }
        return fd;
    }

    /** A name found in or through this path, as the caller wants names: {@code str} or {@code bytes}. */
    Object result(byte[] bytes) {
        return isText ? FsText.decode(bytes) : new PyBytes(bytes);
    }

    /** The error of a failed call on this path. */
    PyException error(int errno) {
        return OsErrors.of(errno, object);
    }
}
