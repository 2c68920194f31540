package org.taipan.modules.io;

import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyOSError;
import org.taipan.types.PyTuple;

/** The exceptions of {@code _io}. */
final class IoErrors {
    private IoErrors() {
    }

    static PyException closed() {
        return Errors.valueError("I/O operation on closed file.");
    }

    static PyException unsupported(ThreadState ts, String message) {
        PyType type = IoModule.of(ts).unsupportedOperation;
        Object e = org.taipan.ops.Call.call(ts, type, message);
        return new PyException((PyBaseException) e);
    }


    /** BlockingIOError: {@code written} characters could be written before the write would have blocked. */
    static PyException wouldBlock(long written) {
        return new PyException(PyOSError.create(Exc.BlockingIOError, new PyTuple(11L,
                "write could not complete without blocking", written)));
    }
}
