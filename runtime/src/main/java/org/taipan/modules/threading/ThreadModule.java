package org.taipan.modules.threading;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.Audit;
import org.taipan.modules.Hooks;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** {@code _thread}: Python threads are platform threads, each with a {@link ThreadState}. */
@PyModuleDef(name = "_thread", doc = "This module provides primitive operations to write multi-threaded programs.\n"
        + "The 'threading' module provides a more convenient interface.",
        types = {PyLock.class, PyRLock.class, PyLocal.class, PyThreadHandle.class})
public final class ThreadModule {
    private static final PyType HOOK_ARGS = StructSequence.type("_thread", "_ExceptHookArgs",
            "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.", "exc_type", "exc_value",
            "exc_traceback", "thread");
    /** Deep enough for the default recursion limit many times over; only touched pages cost memory. */
    private static final long DEFAULT_STACK = 256L << 20;

    private final AtomicInteger running = new AtomicInteger();
    /** The handles of threads that {@code _shutdown} waits for. */
    private final Set<PyThreadHandle> joinedAtShutdown = ConcurrentHashMap.newKeySet();
    private volatile long stackSize;

    ThreadModule(ThreadState ts, PyModule module) {
        module.add("LockType", PyLock.TYPE);
        module.add("error", Exc.RuntimeError);
        module.add("TIMEOUT_MAX", LockWait.TIMEOUT_MAX);
        module.add("_ExceptHookArgs", HOOK_ARGS);
    }

    @PyMethod("start_new_thread(function, args, kwargs=<unrepresentable>, /)")
    Object startNewThread(ThreadState ts, Object function, Object args, Object kwargs) {
        if (!Call.isCallable(function)) {
            throw Errors.typeError("first arg must be callable");
        }
        if (!(args instanceof PyTuple a)) {
            throw Errors.typeError("2nd arg must be a tuple");
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw Errors.typeError("optional 3rd arg must be a dictionary");
        }
        Audit.event(ts, "_thread.start_new_thread", function, args, kwargs == null ? PyNone.NONE : kwargs);
        PyThreadHandle handle = new PyThreadHandle();
        start(ts, handle, function, a.toArray(), (PyDict) kwargs, true);
        return handle.ident;
    }

    @PyMethod("start_new(function, args, kwargs=<unrepresentable>, /)")
    Object startNew(ThreadState ts, Object function, Object args, Object kwargs) {
        return startNewThread(ts, function, args, kwargs);
    }

    @PyMethod("start_joinable_thread(function, handle=None, daemon=True)")
    Object startJoinableThread(ThreadState ts, Object function, Object handle, boolean daemon) {
        if (!Call.isCallable(function)) {
            throw Errors.typeError("thread function must be callable");
        }
        if (handle != PyNone.NONE && !(handle instanceof PyThreadHandle)) {
            throw Errors.typeError("'handle' must be a _ThreadHandle");
        }
        Audit.event(ts, "_thread.start_joinable_thread", function, (Object) daemon, handle);
        PyThreadHandle h = handle instanceof PyThreadHandle given ? given : new PyThreadHandle();
        start(ts, h, function, new Object[0], null, daemon);
        return h;
    }

    private void start(ThreadState ts, PyThreadHandle handle, Object function, Object[] args, PyDict kwargs,
            boolean daemon) {
        if (ts.interp.finalizing) {
            throw Errors.of(Exc.PythonFinalizationError, "can't create new thread at interpreter shutdown");
        }
        handle.starting();
        Interpreter interp = ts.interp;
        Thread thread = new Thread(null, () -> run(interp, handle, function, args, kwargs), "Thread",
                stackSize > 0 ? stackSize : DEFAULT_STACK);
        thread.setDaemon(true);
        handle.ident = thread.threadId();
        ThreadState state = new ThreadState(interp, thread);
        interp.threads.add(state);
        running.incrementAndGet();
        if (!daemon) {
            joinedAtShutdown.add(handle);
        }
        try {
            handle.state = PyThreadHandle.State.RUNNING;
            thread.start();
        } catch (OutOfMemoryError e) {
            running.decrementAndGet();
            interp.threads.remove(state);
            joinedAtShutdown.remove(handle);
            handle.startFailed();
            throw Errors.runtimeError("can't start new thread");
        }
    }

    private void run(Interpreter interp, PyThreadHandle handle, Object function, Object[] args, PyDict kwargs) {
        ThreadState ts = null;
        for (ThreadState t : interp.threads) {
            if (t.thread == Thread.currentThread()) {
                ts = t;
            }
        }
        ts.bind();
        ts.takeGil();
        try {
            Call.withDict(ts, function, args, kwargs);
        } catch (PyException e) {
            if (!e.matches(Exc.SystemExit)) {
                Hooks.unraisable(ts, e.value, "Exception ignored in thread started by " + shown(ts, function), null);
            }
        } finally {
            running.decrementAndGet();
            ts.end();
            handle.done();
            joinedAtShutdown.remove(handle);
            ts.releaseGil();
        }
    }

    private static String shown(ThreadState ts, Object function) {
        try {
            return Obj.reprJava(ts, function);
        } catch (PyException e) {
            return "<object repr() failed>";
        }
    }

    @PyMethod("daemon_threads_allowed()")
    static boolean daemonThreadsAllowed() {
        return true;
    }

    @PyMethod(value = "allocate_lock()", doc = "Create a new lock object.")
    static Object allocateLock() {
        return new PyLock();
    }

    @PyMethod(value = "allocate()", doc = "An obsolete synonym of allocate_lock().")
    static Object allocate() {
        return new PyLock();
    }

    @PyMethod(value = "exit()", doc = "Raises SystemExit, which ends the thread silently.")
    static Object exit() {
        throw Errors.of(Exc.SystemExit, new Object[0]);
    }

    @PyMethod(value = "exit_thread()", doc = "An obsolete synonym of exit().")
    static Object exitThread() {
        return exit();
    }

    @PyMethod(value = "get_ident()", doc = "Return an integer that identifies the current thread among those alive.")
    static long getIdent(ThreadState ts) {
        return ts.ident();
    }

    @PyMethod(value = "get_native_id()", doc = "Return the kernel's identity of the current thread.")
    static long getNativeId() {
        return org.taipan.os.FileCalls.threadId();
    }

    @PyMethod(value = "_get_main_thread_ident()", doc = "Return the identity of the main thread.")
    static long getMainThreadIdent(ThreadState ts) {
        return ts.interp.mainThread.ident();
    }

    @PyMethod(value = "_is_main_interpreter()", doc = "Return whether this is the main interpreter.")
    static boolean isMainInterpreter() {
        return true;
    }

    @PyMethod(value = "_count()", doc = "Return how many threads started here are running.")
    long count() {
        return running.get();
    }

    @PyMethod(value = "interrupt_main(signum=2, /)", doc = "Simulate the arrival of a signal in the main thread.")
    static void interruptMain(ThreadState ts, int signum) {
        if (signum < 1 || signum > 64) {
            throw Errors.valueError("signal number out of range");
        }
        org.taipan.modules.signal.Signals.of(ts.interp).arrive(signum);
    }

    @PyMethod(value = "stack_size(size=0, /)", doc = "Return the stack size of new threads and set another one.")
    long stackSize(long size) {
        if (size < 0) {
            throw Errors.valueError("size must be 0 or a positive value");
        }
        if (size != 0 && size < 32768) {
            throw Errors.valueError("size not valid: " + size + " bytes");
        }
        long old = stackSize;
        stackSize = size;
        return old;
    }

    @PyMethod("_make_thread_handle(ident, /)")
    static Object makeThreadHandle(Object ident) {
        if (!(ident instanceof Long id)) {
            throw Errors.typeError("ident must be an integer");
        }
        PyThreadHandle handle = new PyThreadHandle();
        handle.starting();
        handle.ident = id;
        handle.state = PyThreadHandle.State.RUNNING;
        return handle;
    }

    @PyMethod(value = "_shutdown()", doc = "Wait for all non-daemon threads (other than the calling thread) to stop.")
    void shutdown(ThreadState ts) {
        while (true) {
            PyThreadHandle next = null;
            for (PyThreadHandle handle : joinedAtShutdown) {
                if (handle.ident != ts.ident()) {
                    next = handle;
                    break;
                }
            }
            if (next == null) {
                return;
            }
            next.join(ts, PyNone.NONE);
            joinedAtShutdown.remove(next);
        }
    }

    @PyMethod(value = "_excepthook(args, /)", doc = "Handle uncaught Thread.run() exception.")
    static void excepthook(ThreadState ts, Object args) {
        if (!HOOK_ARGS.isInstance(args)) {
            throw Errors.typeError("_thread._excepthook argument type must be ExceptHookArgs");
        }
        if (Attr.get(ts, args, "exc_type") == Exc.SystemExit) {
            return;
        }
        Object err = ts.interp.sys.getStr("stderr");
        Object thread = Attr.get(ts, args, "thread");
        if (err == null || err == PyNone.NONE) {
            if (thread == PyNone.NONE) {
                return;
            }
            err = Attr.get(ts, thread, "_stderr");
            if (err == PyNone.NONE) {
                return;
            }
        }
        String name = thread == PyNone.NONE ? String.valueOf(ts.ident())
                : Obj.strJava(ts, Attr.get(ts, thread, "name"));
        Call.methodNamed(ts, err, "write", PyStr.of("Exception in thread " + name + ":\n"));
        if (Attr.get(ts, args, "exc_value") instanceof PyBaseException e) {
            Hooks.show(ts, e, Attr.get(ts, args, "exc_traceback"), err);
        }
        Call.methodNamed(ts, err, "flush");
    }
}
