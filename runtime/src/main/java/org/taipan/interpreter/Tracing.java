package org.taipan.interpreter;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyFrame;

/** What {@code sys.settrace} and {@code sys.setprofile} tell the interpreter. */
public final class Tracing {
    private Tracing() {
    }

    /** The trace or profile function of the running thread has changed: frames on its stack take notice. */
    public static void changed(ThreadState ts) {
        if (ts.traceFunction == null && ts.profileFunction == null) {
            return;
        }
        for (PyFrame f = ts.frame; f != null; f = f.back) {
            ((Frame) f).executable.trace();
        }
    }
}
