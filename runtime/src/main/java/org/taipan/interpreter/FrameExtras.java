package org.taipan.interpreter;

import org.taipan.types.PyDict;

/** What few frames need: the state of tracing, and variables added through {@code f_locals}. */
final class FrameExtras {
    /** {@code f_trace}, or null. */
    Object trace;
    boolean traceLines = true;
    boolean traceOpcodes;
    /** The event that is being handled, on which it depends whether {@code f_lineno} may be set. */
    int event = Event.NONE;
    /** Whether {@code f_lineno} was set as the frame yielded: it still yields, and then goes on there. */
    boolean movedAtYield;
    /** The index of the last traced instruction, or -1. */
    int lastIndex = -1;
    /** The builtin that the running CALL calls, when a profiler has been told. */
    Object nativeCallee;
    /** The same for {@code sys.monitoring}, with its first argument and the instruction that called it. */
    Object monitoredCallee;
    Object monitoredArgument;
    int monitoredCall;
    /** A jump or branch whose target is to be told, or -1. */
    int branchFrom = -1;
    /** Variables that {@code f_locals} got and the code does not know, or null. */
    volatile PyDict extraLocals;
}
