package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;

/** {@code sys.settrace} and {@code sys.setprofile}. */
final class Tracer {
    private Tracer() {
    }

    /** A traced instruction is about to run; returns the instruction itself. */
    static int before(ThreadState ts, Frame f) {
        return f.executable.instruction(f.pc);
    }

    static void resumed(ThreadState ts, Frame f, int where) {
    }

    static void exception(ThreadState ts, Frame f, PyException e) {
    }
}
