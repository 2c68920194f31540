package org.taipan.interpreter;

import org.taipan.types.PyDict;

/** What few frames need: the state of tracing, and variables added through {@code f_locals}. */
final class FrameExtras {
    /** {@code f_trace}, or null. */
    Object trace;
    boolean traceLines = true;
    boolean traceOpcodes;
    /** Whether {@code f_lineno} may be set: a line event is being handled. */
    boolean jumpAllowed;
    /** The index of the last traced instruction, or -1. */
    int lastIndex = -1;
    /** The builtin that the running CALL calls, when a profiler has been told. */
    Object nativeCallee;
    /** Variables that {@code f_locals} got and the code does not know, or null. */
    volatile PyDict extraLocals;
}
