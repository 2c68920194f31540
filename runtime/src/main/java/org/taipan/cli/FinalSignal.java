package org.taipan.cli;

import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;

/** Ends the process by a signal, so that whoever waits for it sees that it was interrupted: {@code exit_sigint}. */
final class FinalSignal {
    private static final Libc.Function KILL = Libc.function("kill");
    private static final Libc.Function SIGACTION = Libc.function("sigaction");
    private static final int SIGACTION_SIZE = 152;
    private static final int SIGINT = 2;
    private static final int STATUS = 128 + SIGINT;

    private FinalSignal() {
    }

    /** Does not return. */
    static void interrupt() {
        try (Memory m = Memory.open()) {
            // All zeros is the default action; the JVM's own way would leave an ignored signal ignored.
            Libc.call(SIGACTION, SIGINT, m.zeros(SIGACTION_SIZE).address(), 0);
        }
        Libc.call(KILL, FileCalls.processId(), SIGINT);
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            // The exit status says it too.
        }
        Runtime.getRuntime().halt(STATUS);
    }
}
