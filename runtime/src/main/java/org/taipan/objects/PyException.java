package org.taipan.objects;

import org.taipan.types.PyBaseException;

/**
 * A Python exception on its way through Java frames. Stackless: the Python traceback lives in {@link #value}.
 *
 * <p>{@link #chained} tells whether the first handler on the way has already set {@code __context__}; the interpreter
 * does that when the exception enters a Python frame, as {@code _PyErr_SetObject} does at the raise.
 */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** For work on the runtime: {@code -Dtaipan.traces=true} gives Python exceptions Java stack traces. */
    private static final boolean TRACES = Boolean.getBoolean("taipan.traces");

    public final transient PyBaseException value;
    public boolean chained;
    /** Whether the frame that throws this is in the traceback already: {@code raise} without an exception. */
    public boolean reraised;

    public PyException(PyBaseException value) {
        super(null, null, false, TRACES);
        this.value = value;
    }

    @Override
    public String getMessage() {
        return value.type().name() + ": " + java.util.Arrays.toString(value.args().items());
    }

    /** {@code isinstance(self.value, type)}. */
    public boolean matches(PyType type) {
        return value.type().isSubtype(type);
    }
}
