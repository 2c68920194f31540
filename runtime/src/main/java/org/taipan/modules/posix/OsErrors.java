package org.taipan.modules.posix;

import org.taipan.objects.PyException;
import org.taipan.os.Errno;
import org.taipan.types.PyNone;
import org.taipan.types.PyOSError;
import org.taipan.types.PyTuple;

/** Makes the OSError of a failed call, of the subclass that {@code errno} selects: {@code PyErr_SetFromErrno}. */
public final class OsErrors {
    private OsErrors() {
    }

    private static PyException make(Object... args) {
        return new PyException(PyOSError.create(PyOSError.TYPE, new PyTuple(args)));
    }

    public static PyException of(int errno) {
        return make((long) Math.abs(errno), Errno.message(Math.abs(errno)));
    }

    /** An error about a file; {@code filename} is the object that the caller was given, or null. */
    public static PyException of(int errno, Object filename) {
        return filename == null ? of(errno)
                : make((long) Math.abs(errno), Errno.message(Math.abs(errno)), filename);
    }

    public static PyException of(int errno, Object filename, Object filename2) {
        return make((long) Math.abs(errno), Errno.message(Math.abs(errno)), filename, PyNone.NONE, filename2);
    }

    /** Passes a result on. @throws PyException OSError if it is {@code -errno} */
    public static long check(long result) {
        if (result < 0) {
            throw of((int) result);
        }
        return result;
    }
}
