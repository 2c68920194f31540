package org.taipan.interpreter;

import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyFrame;

/** What {@code sys.settrace} and {@code sys.setprofile} tell the interpreter. */
public final class Tracing {
    private Tracing() {
    }

    /** Whether any thread traces or profiles. */
    static boolean active(Interpreter interp) {
        for (ThreadState t : interp.threads) {
            if (t.traceFunction != null || t.profileFunction != null) {
                return true;
            }
        }
        return false;
    }

    /** The trace or profile function of the running thread has changed: frames on its stack take notice. */
    public static void changed(ThreadState ts) {
        if (ts.traceFunction == null && ts.profileFunction == null) {
            return;
        }
        ts.observed = true;
        for (PyFrame f = ts.frame; f != null; f = f.back) {
            f.disturbed = true;
            ((Frame) f).executable.trace();
        }
    }
}
