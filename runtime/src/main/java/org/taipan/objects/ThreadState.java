package org.taipan.objects;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.taipan.ops.Errors;
import org.taipan.threads.Gil;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyFrame;

/**
 * What belongs to one Python thread in one interpreter. Passed down every call as the first argument; only its own thread
 * touches it, but for {@link #interrupts}.
 */
public final class ThreadState implements Gil.Holder {
    private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>();

    /** The exception being handled: one item a frame of {@code except}, generators bring their own (PEP 3134). */
    public static final class ExceptionItem {
        public PyBaseException value;
        public ExceptionItem previous;
    }

    /** What keeps something for a thread and drops it when the thread ends. */
    public interface EndListener {
        /** The thread has run its last Python code; called on that thread. */
        void ended(ThreadState ts);
    }

    public final Interpreter interp;
    public final Thread thread;
    /** The running Python frame, or null. */
    public PyFrame frame;
    /** Top of the stack of exceptions being handled; never null. */
    public ExceptionItem exceptions = new ExceptionItem();
    /** CPython's {@code Py_C_RECURSION_LIMIT}. */
    private static final int NATIVE_LIMIT = 10_000;

    /** The result of compiled code that is of another kind than it was compiled for, on its way to the caller; else null. */
    public Object result;
    /** A call in compiled code that has to go on in the loop, on its way to the callers that it has left; else null. */
    public Object pending;
    /** How deep Python calls are nested here, checked against {@code sys.getrecursionlimit()}. */
    public int depth;
    /** How deep native code that may call itself is nested, which {@code sys.setrecursionlimit()} does not change. */
    private int nativeDepth;
    /** Signals, asynchronous exceptions and other things to do between two instructions; see {@link Interrupts}. */
    public final Interrupts interrupts = new Interrupts();
    /** {@code sys.settrace} and {@code sys.setprofile} functions, or null. */
    public Object traceFunction;
    public Object profileFunction;
    /** Whether somebody traces, profiles or monitors: each RESUME looks. Set by other threads too. */
    public boolean observed;
    /** More than 0 while a trace or profile function runs: it is not traced itself. */
    public int tracing;
    /** The current {@code contextvars.Context}, or null. */
    public Object context;
    /** Objects whose repr is being computed, for {@code Py_ReprEnter}. */
    public final java.util.ArrayList<Object> reprStack = new java.util.ArrayList<>();
    /** Hooks of {@code sys.set_asyncgen_hooks}, or null. */
    public Object asyncGenFirstIter;
    public Object asyncGenFinalizer;
    public int coroutineOriginDepth;
    /** The event loop of asyncio that runs in this thread, or null. */
    public Object asyncioRunningLoop;
    /** What the decimal module has found the thread's context to be, or null. */
    public Object decimalContext;
    /** The tuple whose hash was computed last, and that hash: see {@code ops.Hash}. */
    public Object lastHashed;
    public long lastHash;
    /** The newest guards, made with the first; see {@link Guard}. */
    Guard.Ring guards;

    private final Set<EndListener> endListeners = Collections.newSetFromMap(new WeakHashMap<>());

    public ThreadState(Interpreter interp, Thread thread) {
        this.interp = interp;
        this.thread = thread;
        Sharing.enter(thread);
        this.observed = interp.monitored;
    }

    /** {@code threading.get_ident()}. */
    public long ident() {
        return thread.threadId();
    }

    // ---- the global interpreter lock ----------------------------------------------------------------------------------

    private static final Interrupts.Aside SWITCH = ts -> ts.interp.gil.yield(ts);

    @Override
    public void requestSwitch() {
        interrupts.postOnce(SWITCH);
    }

    /** Before something that may wait: {@code Py_BEGIN_ALLOW_THREADS}. Nothing happens where there is no lock. */
    public void releaseGil() {
        Gil gil = interp.gil;
        if (gil != null) {
            gil.release();
        }
    }

    /** After it: {@code Py_END_ALLOW_THREADS}. */
    public void takeGil() {
        Gil gil = interp.gil;
        if (gil != null) {
            gil.acquire(this);
        }
    }

    /** Waits for a lock that its holder may keep while it waits itself. */
    public void lock(java.util.concurrent.locks.Lock lock) {
        if (!lock.tryLock()) {
            releaseGil();
            lock.lock();
            takeGil();
        }
    }

    /** The state of the running thread; for callbacks from Java that were not handed one. */
    public static ThreadState current() {
        return CURRENT.get();
    }

    /** Makes this the running thread's state. */
    public void bind() {
        CURRENT.set(this);
    }

    /** Ends {@link #bind}. */
    public static void unbind() {
        CURRENT.remove();
    }

    /** Has {@code listener}, which is held weakly, told of the end of this thread. */
    public void tellEnd(EndListener listener) {
        endListeners.add(listener);
    }

    /** The thread has run its last Python code: takes it out of the interpreter, and ends {@link #bind}. */
    public void end() {
        for (EndListener listener : endListeners) {
            listener.ended(this);
        }
        endListeners.clear();
        interp.threads.remove(this);
        unbind();
    }

    /** Counts one level of nested calls. @throws PyException RecursionError when the limit is passed */
    public void enterCall(String where) {
        if (++nativeDepth > NATIVE_LIMIT) {
            nativeDepth--;
            throw Errors.of(Exc.RecursionError, "maximum recursion depth exceeded" + where);
        }
    }

    public void leaveCall() {
        nativeDepth--;
    }

    /** How many more native calls may nest. */
    public int nativeCallsLeft() {
        return NATIVE_LIMIT - nativeDepth;
    }

    /** The exception being handled, or null: {@code sys.exception()}. */
    public PyBaseException handled() {
        for (ExceptionItem item = exceptions; item != null; item = item.previous) {
            if (item.value != null) {
                return item.value;
            }
        }
        return null;
    }

    /** {@code Py_ReprEnter}: false if {@code o}'s repr is already being computed by this thread. */
    public boolean reprEnter(Object o) {
        for (Object x : reprStack) {
            if (x == o) {
                return false;
            }
        }
        reprStack.add(o);
        return true;
    }

    /** {@code Py_ReprLeave}. */
    public void reprLeave(Object o) {
        for (int i = reprStack.size() - 1; i >= 0; i--) {
            if (reprStack.get(i) == o) {
                reprStack.remove(i);
                return;
            }
        }
    }
}
