package org.taipan.interpreter;

import org.taipan.types.PyDict;

/** What few frames need: the state of tracing, and variables added through {@code f_locals}. */
final class FrameExtras {
    /** {@code f_trace}, or null. */
    Object trace;
    boolean traceLines = true;
    boolean traceOpcodes;
    /** The line a trace function is being told about, or 0 to look it up. */
    int line;
    /** The line of the last line event, to tell loops from going on. */
    int lastLine;
    /** The index of the last traced instruction. */
    int lastIndex = -1;
    /** Variables that {@code f_locals} got and the code does not know, or null. */
    volatile PyDict extraLocals;
}
