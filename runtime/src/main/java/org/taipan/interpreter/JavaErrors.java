package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;

/** Java exceptions that reach a Python frame become Python exceptions there. */
final class JavaErrors {
    private JavaErrors() {
    }

    /** The Python exception for an error in the runtime itself. */
    static PyException convert(ThreadState ts, Throwable t) {
        switch (t) {
            case StackOverflowError s -> {
                return Errors.of(Exc.RecursionError, "maximum recursion depth exceeded");
            }
            case OutOfMemoryError o -> {
                return Errors.memoryError();
            }
            case NegativeArraySizeException n -> {
                return Errors.memoryError();
            }
            default -> {
            }
        }
        if (ts.interp.config.showJava) {
            t.printStackTrace();
        }
        String message = t.getMessage();
        return Errors.of(Exc.SystemError, "Java " + t.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }
}
