package org.taipan.interpreter;

import java.lang.invoke.MethodHandles;
import org.taipan.objects.ThreadState;

/**
 * A code object translated to JVM bytecode by tier 1: the superclass of what the translator generates. Each subclass has
 * one instance. A call leaves compiled code in one of three ways: it returns, it throws, or it goes on in the loop, with
 * the frame as it would be there ({@link Tier1#restore}).
 */
public abstract class CompiledCode {
    /** Says: not finished; the frame tells where to go on. */
    static final Object GO_ON = new Object();
    /** In place of a result: the thread has a {@link PendingCall}. */
    static final Object PENDING = new Object();

    /** So many calls of code that could be called directly justify compiling the caller again. */
    private static final int RELINK = 3000;
    private static final int MOST_AWAITED = 500;

    /** What typed code returns in place of a long when the result is no long, or just this one. */
    public static final long WAY_OUT = 0x8F3A_51C6_D27E_94B1L;

    public final Executable executable;
    /** The compiler's: what the code takes and returns without boxing, or null. */
    public Object signature;
    /** In {@link #quiet}: calls may be nested to any depth, and count in {@code ThreadState.depth}. */
    public static final int COUNTS = 50;
    /**
     * 0 if this is not quiet; else how deep calls may be nested in it, itself included, or {@link #COUNTS}. Quiet code makes no
     * frames and runs nothing that could look at them, as long as it is not left. So whoever calls it need not
     * have a frame, nor one that knows the variables: where quiet code must be left, its callers are left with it.
     */
    public int quiet;
    /** For each place where compiled code can be left: what the frame holds there; see {@link Tier1#restore}. */
    public int[][] states;
    /** The constants that states name. */
    public Object[] constants;
    /** Instead of a handler's entry: the frame does not handle the exception. */
    public static final int LEFT = -3;
    /** Instead of an entry's number: a handler that was left out because it is hardly ever entered. */
    public static final int RARE = -2;
    /** The number of the entry at each instruction, -1 or {@link #RARE} where there is none. */
    public int[] entries;
    /** The compiler's: what it was asked for. */
    public Object request;
    /** Whether the code is out of use: too many of its guesses were wrong, or its function is traced. */
    boolean dropped;
    private int misses;
    /** Calls from here of functions that were compiled later than this. */
    private int unlinked;
    /** How often the code was left because a callee had not been compiled yet. */
    private int awaited;

    protected CompiledCode(Executable executable) {
        this.executable = executable;
    }

    /** Calls with exactly the arguments that the code takes. */
    public Object call0(ThreadState ts, Function fn) {
        return inFrame(ts, fn);
    }

    public Object call1(ThreadState ts, Function fn, Object a) {
        return inFrame(ts, fn, a);
    }

    public Object call2(ThreadState ts, Function fn, Object a, Object b) {
        return inFrame(ts, fn, a, b);
    }

    public Object call3(ThreadState ts, Function fn, Object a, Object b, Object c) {
        return inFrame(ts, fn, a, b, c);
    }

    public Object call4(ThreadState ts, Function fn, Object a, Object b, Object c, Object d) {
        return inFrame(ts, fn, a, b, c, d);
    }

    /** A quiet call of code that was not there when the caller was compiled; null if this is not quiet, or takes others. */
    public Object quietly0(ThreadState ts, Function fn) {
        return null;
    }

    public Object quietly1(ThreadState ts, Function fn, Object a) {
        return null;
    }

    public Object quietly2(ThreadState ts, Function fn, Object a, Object b) {
        return null;
    }

    public Object quietly3(ThreadState ts, Function fn, Object a, Object b, Object c) {
        return null;
    }

    public Object quietly4(ThreadState ts, Function fn, Object a, Object b, Object c, Object d) {
        return null;
    }

    /** A call with another number of arguments. */
    public Object callAll(ThreadState ts, Function fn, Object[] args) {
        return inFrame(ts, fn, args);
    }

    /** A call with an argument of another kind than the code was compiled for. */
    final Object unfit(ThreadState ts, Function fn, int parameter, Object[] args) {
        if (executable.unfit(parameter)) {
            Hot.outgrow(this);
        }
        return inFrame(ts, fn, args);
    }

    private Object inFrame(ThreadState ts, Function fn, Object... args) {
        Frame f = new Frame(executable, fn);
        System.arraycopy(args, 0, f.slots, 0, args.length);
        return Eval.enter(ts, f);
    }

    /** Goes on at an entry in a frame that has been entered; {@link #GO_ON} when the loop has to. */
    public abstract Object enter(ThreadState ts, Frame f, int entry);

    /** The number of the entry at an instruction, or less than 0. */
    final int entryAt(int pc) {
        return pc < entries.length ? entries[pc] : -1;
    }

    /** Counts a speculation that failed at an instruction. */
    final void missed(ThreadState ts, int pc) {
        boolean drop = executable.missed(pc) || ++misses > 200;
        if (drop) {
            Hot.drop(this);
        }
        Hot.missed(ts, this, pc, drop);
    }

    /** Counts that the code was left where it had not run before; in time it is compiled anew, with more feedback. */
    final void cameToCold(ThreadState ts, int pc) {
        if (!executable.awaitsFeedback(pc)) {
            Hot.outgrow(this);
            Hot.missed(ts, this, pc, true);
        }
    }

    /**
     * Counts a call of a function that was not compiled yet, or otherwise, when this was; in time this is compiled anew,
     * to call its code without asking for it. Until then this stays in use.
     */
    final void calls(ThreadState ts, Function callee) {
        Executable x = callee.executable();
        // No more is written then, so that threads that run this do not wait for each other's writes.
        if (unlinked < RELINK && x.compiled != null && !x.makesGenerator && ++unlinked == RELINK && !dropped
                && executable.relinks()) {
            Hot.of(ts).compiler.again(this);
        }
    }

    /** A callee that was being compiled when this was is not there yet; it may never be. */
    final void awaits(ThreadState ts, int pc) {
        if (++awaited > MOST_AWAITED) {
            awaited = 0;
            unlinked(ts, pc);
        }
    }

    /** An instruction has met values that are not plain. */
    final void metOthers(ThreadState ts, int pc) {
        if (!Hot.of(ts).deoptimises()) {
            boolean often = executable.missed(pc);
            if (often && executable.mayUnlink()) {
                executable.retire(this);
            } else if (often) {
                Hot.drop(this);
            }
            Hot.missed(ts, this, pc, often);
        }
    }

    /** The code of a callee that this has been compiled with is out of use, or does not take what it is given. */
    final void unlinked(ThreadState ts, int pc) {
        if (executable.mayUnlink()) {
            executable.retire(this);
            Hot.missed(ts, this, pc, true);
        } else {
            missed(ts, pc);
        }
    }

    /** Loads an interface into this package. */
    public static void defineEntry(byte[] classFile) throws ReflectiveOperationException {
        MethodHandles.lookup().defineClass(classFile);
    }

    /** The number of the entry at a handler, or less than 0; then it is counted as in {@link #cameToCold}. */
    final int handlerAt(ThreadState ts, int pc) {
        int entry = entryAt(pc);
        if (entry == RARE && !executable.rarelyHandles(pc)) {
            Hot.outgrow(this);
            Hot.missed(ts, this, pc, true);
        }
        return entry;
    }

    /** Loads generated classes into this package; {@code data} is what their constants are taken from. */
    public static CompiledCode define(byte[] classFile, Object[] data, Executable x) throws ReflectiveOperationException {
        MethodHandles.Lookup l = MethodHandles.lookup().defineHiddenClassWithClassData(classFile, data, true);
        return (CompiledCode) l.lookupClass().getConstructor(Executable.class).newInstance(x);
    }
}
