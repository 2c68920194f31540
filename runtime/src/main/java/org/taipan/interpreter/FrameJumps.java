package org.taipan.interpreter;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/** What may be done to a frame from outside: {@code f_lineno = …} and {@code clear()}. */
final class FrameJumps {
    private FrameJumps() {
    }

    static void jump(ThreadState ts, Frame f, Object line) {
        throw Errors.valueError("f_lineno can only be set in a trace function");
    }

    static void clear(ThreadState ts, Frame f) {
        if (f.generator != null) {
            if (f.generator.state() == GeneratorBase.EXECUTING) {
                throw Errors.runtimeError("cannot clear an executing frame");
            }
            if (f.generator.isSuspended()) {
                throw Errors.runtimeError("cannot clear a suspended frame");
            }
            f.generator.closeMethod(ts);
        } else if (!f.finished) {
            throw Errors.runtimeError("cannot clear an executing frame");
        }
        java.util.Arrays.fill(f.slots, null);
    }
}
