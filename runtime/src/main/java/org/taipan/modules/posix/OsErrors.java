package org.taipan.modules.posix;

import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.os.Errno;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;

/** Makes the OSError of a failed call, of the subclass that {@code errno} selects: {@code PyErr_SetFromErrno}. */
public final class OsErrors {
    private OsErrors() {
    }

    public static PyException of(int errno) {
        return Errors.of(Exc.OSError, (long) Math.abs(errno), Errno.message(Math.abs(errno)));
    }

    /** An error about a file; {@code filename} is the object that the caller was given, or null. */
    public static PyException of(int errno, Object filename) {
        return filename == null ? of(errno)
                : Errors.of(Exc.OSError, (long) Math.abs(errno), Errno.message(Math.abs(errno)), filename);
    }

    public static PyException of(int errno, Object filename, Object filename2) {
        return Errors.of(Exc.OSError, (long) Math.abs(errno), Errno.message(Math.abs(errno)), filename, PyNone.NONE,
                filename2);
    }

    /** Passes a result on. @throws PyException OSError if it is {@code -errno} */
    public static long check(long result) {
        if (result < 0) {
            throw of((int) result);
        }
        return result;
    }
}
