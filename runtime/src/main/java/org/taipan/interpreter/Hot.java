package org.taipan.interpreter;

import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;

/**
 * Which code is hot. Calls and back-edges count down {@link Executable#heat}; at zero the compiler is asked for the whole
 * function, or for the loop from its header on. Counting races: a count may be lost.
 */
public final class Hot {
    /** What compiles. */
    public interface Compiler {
        /**
         * Asks for code: of the whole function if {@code header} is 0, else for entering the loop with that first
         * instruction with variables as in {@code frame}. It is installed when it is ready, on any thread.
         */
        void request(Executable x, int header, Frame frame);

        /** Asks for what was asked for when this code was made, since what it calls has been compiled meanwhile. */
        void again(CompiledCode code);

        /** A speculation failed at an instruction; for the log. */
        void missed(Executable x, int pc, boolean dropped);
    }

    /** How often a function may be compiled anew because a speculation failed. */
    private static final int ATTEMPTS = 6;

    Compiler compiler;
    int callThreshold = Integer.MAX_VALUE;
    int loopThreshold = Integer.MAX_VALUE;

    /** How likely compiled code is left where it need not be; for tests. */
    private double failures;
    private final java.util.concurrent.atomic.AtomicLong chance = new java.util.concurrent.atomic.AtomicLong(1);

    boolean deoptimises() {
        return failures > 0;
    }

    /** The next of a fixed sequence of outcomes. */
    boolean fails() {
        long n = chance.getAndIncrement() * 0x9E3779B97F4A7C15L;
        n = (n ^ n >>> 30) * 0xBF58476D1CE4E5B9L;
        n = (n ^ n >>> 27) * 0x94D049BB133111EBL;
        return ((n ^ n >>> 31) >>> 11) * 0x1p-53 < failures;
    }

    /** Switches tier 1 on; {@code failures} is how likely compiled code is left where it need not be. */
    public static void install(Interpreter interp, Compiler compiler, int calls, int loops, double failures) {
        UnusedCode.load();
        Hot h = interp.state(Hot.class, i -> new Hot());
        h.callThreshold = calls;
        h.failures = failures;
        h.loopThreshold = loops;
        h.compiler = compiler;
    }

    static Hot of(ThreadState ts) {
        return ts.interp.state(Hot.class, i -> new Hot());
    }

    /** So few calls before it would be hot, a function that hot code calls is compiled at once. */
    private static final int NEARLY = 700;

    /** Whether a function should be compiled that is about to be hot, or was asked for already; only once. */
    public static boolean claim(Executable x) {
        if (x.makesGenerator || x.compiled != null || x.cold || x.attempts >= ATTEMPTS || x.claimed || x.isTraced()) {
            return false;
        }
        x.claimed = x.heat < NEARLY || x.requests > 0;
        return x.claimed;
    }

    /** A function's heat has come to its end. */
    static void function(ThreadState ts, Executable x) {
        Hot h = of(ts);
        if (x.cold) {
            x.cold = false;
            x.heat = h.callThreshold;
            return;
        }
        x.heat = Integer.MAX_VALUE;
        if (h.compiler != null && x.compiled == null && x.attempts < ATTEMPTS && x.requests < 3) {
            x.requests++;
            h.compiler.request(x, 0, null);
        }
    }

    /**
     * A loop's heat has come to its end, at its header.
     *
     * @return {@link CompiledCode#GO_ON}, or what the frame returned
     */
    static Object loop(ThreadState ts, Frame f) {
        Executable x = f.executable;
        if (x.cold) {
            x.cold = false;
            x.heat = of(ts).callThreshold;
            return CompiledCode.GO_ON;
        }
        CompiledCode c = x.loop(f.pc);
        if (c != null) {
            if (x.isTraced() || f.disturbed) {
                x.heat = of(ts).loopThreshold;
                return CompiledCode.GO_ON;
            }
            x.heat = 0;
            int header = f.pc;
            Object r = c.enter(ts, f, c.entryAt(header));
            if (r == CompiledCode.GO_ON) {
                x.heat = Math.min(20, of(ts).loopThreshold);
                if (f.pc == header) {
                    c.missed(ts, header);
                }
            }
            return r;
        }
        Hot h = of(ts);
        x.heat = h.loopThreshold;
        if (h.compiler != null && x.attempts < ATTEMPTS && !x.isTraced() && x.ask(f.pc)) {
            h.compiler.request(x, f.pc, f);
        }
        return CompiledCode.GO_ON;
    }

    /** Takes code out of use: too many of its speculations have failed. */
    static void drop(CompiledCode c) {
        synchronized (c.executable) {
            if (!c.dropped) {
                c.dropped = true;
                c.executable.drop(c);
            }
        }
    }

    /** Takes code out of use: more of it is in use than had run when it was compiled. */
    static void outgrow(CompiledCode c) {
        synchronized (c.executable) {
            if (!c.dropped) {
                c.dropped = true;
                c.executable.outgrow(c);
            }
        }
    }

    /** Tells the compiler's log of a guess that was wrong. */
    static void missed(ThreadState ts, CompiledCode c, int pc, boolean dropped) {
        Compiler compiler = of(ts).compiler;
        if (compiler != null) {
            compiler.missed(c.executable, pc, dropped);
        }
    }
}
