package org.taipan.modules;

import java.util.concurrent.ConcurrentHashMap;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.InternedStrings;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrame;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The functions of {@code sys}; its data are entered by {@link SysNamespace}. */
@PyModuleDef(name = "sys", doc = "This module provides access to some objects used or maintained by the\n"
        + "interpreter and to functions that interact strongly with the interpreter.")
public final class SysModule {
    private SysModule() {
    }

    // ---- audit and hooks ------------------------------------------------------------------------------------------

    @PyMethod(value = "addaudithook(hook)", doc = "Adds a new audit hook callback.")
    static void addaudithook(ThreadState ts, Object hook) {
        try {
            Audit.event(ts, "sys.addaudithook");
        } catch (PyException e) {
            if (e.matches(Exc.RuntimeError)) {
                return;
            }
            throw e;
        }
        Audit.of(ts).add(hook);
    }

    @PyMethod(value = "audit(event, /, *args)", doc = "Passes the event to any hooks that are attached.")
    static void audit(ThreadState ts, String event, Object[] args) {
        Audit.event(ts, event, args);
    }

    @PyMethod(value = "breakpointhook(*args, **kwargs)", doc = "This hook function is called by built-in breakpoint().")
    static Object breakpointhook(ThreadState ts, Object[] args, PyDict kwargs) {
        return Hooks.breakpoint(ts, args, kwargs);
    }

    @PyMethod(value = "displayhook(object, /)", doc = "Print an object to sys.stdout and also save it in builtins._")
    static void displayhook(ThreadState ts, Object object) {
        Hooks.display(ts, object);
    }

    @PyMethod(value = "excepthook(exctype, value, traceback, /)",
            doc = "Handle an exception by displaying it with a traceback on sys.stderr.")
    static void excepthook(ThreadState ts, Object exctype, Object value, Object traceback) {
        Hooks.except(ts, value, traceback);
    }

    @PyMethod(value = "unraisablehook(unraisable, /)", doc = "Handle an unraisable exception.")
    static void unraisablehook(ThreadState ts, Object unraisable) {
        Hooks.unraisable(ts, unraisable);
    }

    // ---- exceptions and exit --------------------------------------------------------------------------------------

    @PyMethod(value = "exception()", doc = "Return the current exception.")
    static Object exception(ThreadState ts) {
        PyBaseException e = ts.handled();
        return e == null ? PyNone.NONE : e;
    }

    @PyMethod(value = "exc_info()", doc = "Return current exception information: (type, value, traceback).")
    static Object excInfo(ThreadState ts) {
        PyBaseException e = ts.handled();
        if (e == null) {
            return new PyTuple(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        return new PyTuple(e.type(), e, e.traceback == null ? PyNone.NONE : e.traceback);
    }

    @PyMethod(value = "exit(status=None, /)", doc = "Exit the interpreter by raising SystemExit(status).")
    static Object exit(ThreadState ts, Object status) {
        if (status instanceof PyTuple t) {
            throw Errors.of(Exc.SystemExit, t.toArray());
        }
        throw status == PyNone.NONE ? Errors.of(Exc.SystemExit, new Object[0])
                : Errors.of(Exc.SystemExit, new Object[] {status});
    }

    @PyMethod(value = "is_finalizing()", doc = "Return True if Python is exiting.")
    static boolean isFinalizing(ThreadState ts) {
        return ts.interp.finalizing;
    }

    // ---- frames, tracing --------------------------------------------------------------------------------------------

    @PyMethod(value = "_getframe(depth=0, /)", doc = "Return a frame object from the call stack.")
    static Object getframe(ThreadState ts, int depth) {
        PyFrame frame = ts.frame;
        for (int i = depth; frame != null && i > 0; i--) {
            frame = frame.back;
        }
        if (frame == null) {
            throw Errors.valueError("call stack is not deep enough");
        }
        frame.captured = true;
        Audit.event(ts, "sys._getframe", frame);
        return frame;
    }

    @PyMethod(value = "_getframemodulename(depth=0)", doc = "Return the name of the module for a calling frame.")
    static Object getframemodulename(ThreadState ts, int depth) {
        PyFrame frame = ts.frame;
        for (int i = depth; frame != null && i > 0; i--) {
            frame = frame.back;
        }
        if (frame == null) {
            return PyNone.NONE;
        }
        Object name = frame.globals().getStr("__name__");
        return name == null ? PyNone.NONE : name;
    }

    @PyMethod(value = "_current_frames()", doc = "Return a dict mapping each thread's thread id to its current stack frame.")
    static Object currentFrames(ThreadState ts) {
        PyDict result = new PyDict();
        for (ThreadState t : ts.interp.threads) {
            PyFrame frame = t.frame;
            if (frame != null) {
                frame.captured = true;
                result.put(ts, t.ident(), frame);
            }
        }
        return result;
    }

    @PyMethod(value = "_current_exceptions()", doc = "Return a dict mapping each thread's identifier to its raised exception.")
    static Object currentExceptions(ThreadState ts) {
        PyDict result = new PyDict();
        for (ThreadState t : ts.interp.threads) {
            PyBaseException e = t.handled();
            result.put(ts, t.ident(), e == null ? PyNone.NONE : e);
        }
        return result;
    }

    @PyMethod(value = "settrace(function, /)", doc = "Set the global debug tracing function.")
    static void settrace(ThreadState ts, Object function) {
        Audit.event(ts, "sys.settrace");
        ts.traceFunction = function == PyNone.NONE ? null : function;
        org.taipan.interpreter.Tracing.changed(ts);
    }

    @PyMethod(value = "gettrace()", doc = "Return the global debug tracing function set with sys.settrace.")
    static Object gettrace(ThreadState ts) {
        return ts.traceFunction == null ? PyNone.NONE : ts.traceFunction;
    }

    @PyMethod(value = "setprofile(function, /)", doc = "Set the profiling function.")
    static void setprofile(ThreadState ts, Object function) {
        Audit.event(ts, "sys.setprofile");
        ts.profileFunction = function == PyNone.NONE ? null : function;
        org.taipan.interpreter.Tracing.changed(ts);
    }

    @PyMethod(value = "getprofile()", doc = "Return the profiling function set with sys.setprofile.")
    static Object getprofile(ThreadState ts) {
        return ts.profileFunction == null ? PyNone.NONE : ts.profileFunction;
    }

    @PyMethod(value = "_settraceallthreads(function, /)", doc = "Set the global debug tracing function in all threads.")
    static void settraceallthreads(ThreadState ts, Object function) {
        for (ThreadState t : ts.interp.threads) {
            t.interrupts.post(self -> settrace(self, function));
        }
    }

    @PyMethod(value = "_setprofileallthreads(function, /)", doc = "Set the profiling function in all threads.")
    static void setprofileallthreads(ThreadState ts, Object function) {
        for (ThreadState t : ts.interp.threads) {
            t.interrupts.post(self -> setprofile(self, function));
        }
    }

    @PyMethod(value = "call_tracing(func, args, /)", doc = "Call func(*args), while tracing is enabled.")
    static Object callTracing(ThreadState ts, Object func, PyTuple args) {
        int tracing = ts.tracing;
        ts.tracing = 0;
        try {
            return Call.vector(ts, func, args.toArray(), null);
        } finally {
            ts.tracing = tracing;
        }
    }

    // ---- limits and settings ------------------------------------------------------------------------------------------

    @PyMethod(value = "getrecursionlimit()", doc = "Return the current value of the recursion limit.")
    static int getrecursionlimit(ThreadState ts) {
        return ts.interp.recursionLimit;
    }

    @PyMethod(value = "setrecursionlimit(limit, /)", doc = "Set the maximum depth of the Python interpreter stack.")
    static void setrecursionlimit(ThreadState ts, int limit) {
        if (limit < 1) {
            throw Errors.valueError("recursion limit must be greater or equal than 1");
        }
        if (ts.depth >= limit) {
            throw Errors.of(Exc.RecursionError, "cannot set the recursion limit to " + limit + " at the recursion depth "
                    + ts.depth + ": the limit is too low");
        }
        ts.interp.recursionLimit = limit;
    }

    @PyMethod(value = "getswitchinterval()", doc = "Return the current thread switch interval.")
    static double getswitchinterval(ThreadState ts) {
        return Settings.of(ts).switchInterval;
    }

    @PyMethod(value = "setswitchinterval(interval, /)", doc = "Set the ideal thread switching delay inside the interpreter.")
    static void setswitchinterval(ThreadState ts, double interval) {
        if (!(interval > 0)) {
            throw Errors.valueError("switch interval must be strictly positive");
        }
        Settings.of(ts).switchInterval = interval;
        if (ts.interp.gil != null) {
            ts.interp.gil.setInterval(interval);
        }
    }

    @PyMethod(value = "get_int_max_str_digits()", doc = "Return the maximum string digits limit for int conversions.")
    static int getIntMaxStrDigits(ThreadState ts) {
        return ts.interp.intMaxStrDigits;
    }

    @PyMethod(value = "set_int_max_str_digits(maxdigits)", doc = "Set the maximum string digits limit for int conversions.")
    static void setIntMaxStrDigits(ThreadState ts, int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw Errors.valueError("maxdigits must be 0 or larger than 640");
        }
        ts.interp.intMaxStrDigits = maxdigits;
    }

    @PyMethod(value = "getdlopenflags()", doc = "Return the current value of the flags used for dlopen calls.")
    static int getdlopenflags(ThreadState ts) {
        return Settings.of(ts).dlopenFlags;
    }

    @PyMethod(value = "setdlopenflags(flags, /)", doc = "Set the flags used for dlopen calls.")
    static void setdlopenflags(ThreadState ts, int flags) {
        Settings.of(ts).dlopenFlags = flags;
    }

    @PyMethod(value = "_is_gil_enabled()", doc = "Return True if the GIL is currently enabled.")
    static boolean isGilEnabled(ThreadState ts) {
        return ts.interp.config.gil == 1;
    }

    @PyMethod(value = "getdefaultencoding()", doc = "Return the current default encoding used by the Unicode implementation.")
    static Object getdefaultencoding() {
        return "utf-8";
    }

    @PyMethod(value = "getfilesystemencoding()", doc = "Return the encoding used to convert Unicode filenames to OS filenames.")
    static Object getfilesystemencoding() {
        return "utf-8";
    }

    @PyMethod(value = "getfilesystemencodeerrors()", doc = "Return the error mode used for Unicode to OS filename conversion.")
    static Object getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    // ---- objects ------------------------------------------------------------------------------------------------------

    @PyMethod(value = "intern(string, /)", doc = "``Intern'' the given string.")
    static Object intern(ThreadState ts, Object string) {
        if (string instanceof String s) {
            return InternedStrings.of(ts).intern(s);
        }
        if (PyObject.typeOf(string) == PyStr.TYPE) {
            return Settings.of(ts).interned.computeIfAbsent(PyStr.toJava(string), text -> string);
        }
        throw Errors.typeError(PyStr.check(string) ? "can't intern " + Obj.typeName(string)
                : "intern() argument must be str, not " + Obj.typeName(string));
    }

    @PyMethod(value = "_is_interned(string, /)", doc = "Return True if the given string is \"interned\".")
    static boolean isInterned(Object string) {
        return string instanceof String s && s.intern() == s;
    }

    @PyMethod(value = "getrefcount(object, /)", doc = "Return the reference count of object.")
    static long getrefcount(Object object) {
        return 2;
    }

    @PyMethod(value = "getsizeof(object, default=<unrepresentable>)", doc = "Return the size of object in bytes.")
    static Object getsizeof(ThreadState ts, Object object, Object otherwise) {
        PyType type = PyObject.typeOf(object);
        try {
            Object slot = type.slot(Slot.SIZEOF);
            if (slot == null) {
                throw Errors.typeError("Type " + type.name() + " doesn't define __sizeof__");
            }
            Object size = Number.index(ts, Call.method(ts, slot, object));
            if (size instanceof Long l && l < 0) {
                throw Errors.valueError("__sizeof__() should return >= 0");
            }
            return size;
        } catch (PyException e) {
            if (otherwise != null && e.matches(Exc.TypeError)) {
                return otherwise;
            }
            throw e;
        }
    }

    @PyMethod(value = "getallocatedblocks()", doc = "Return the number of memory blocks currently allocated.")
    static long getallocatedblocks() {
        return 0;
    }

    @PyMethod(value = "getunicodeinternedsize(*, _only_immortal=False)", doc = "Return the number of strings interned.")
    static long getunicodeinternedsize(boolean onlyImmortal) {
        return 0;
    }

    @PyMethod(value = "_clear_type_cache()", doc = "Clear the internal type lookup cache.")
    static void clearTypeCache() {
        PyType.OBJECT.modified();
    }

    @PyMethod(value = "_clear_internal_caches()", doc = "Clear all internal performance-related caches.")
    static void clearInternalCaches() {
        PyType.OBJECT.modified();
    }

    @PyMethod(value = "_debugmallocstats()", doc = "Print debug info to stderr about the state of the memory allocator.")
    static void debugmallocstats() {
        Runtime rt = Runtime.getRuntime();
        System.err.printf("heap: %d bytes used of %d%n", rt.totalMemory() - rt.freeMemory(), rt.totalMemory());
    }

    @PyMethod(value = "_get_cpu_count_config()", doc = "Private function for getting PyConfig.cpu_count")
    static long getCpuCountConfig(ThreadState ts) {
        return ts.interp.config.cpuCount;
    }

    @PyMethod(value = "activate_stack_trampoline(backend, /)", doc = "Activate stack profiler trampoline *backend*.")
    static void activateStackTrampoline(String backend) {
        throw Errors.valueError("perf trampoline not available");
    }

    @PyMethod(value = "deactivate_stack_trampoline()", doc = "Deactivate the current stack profiler trampoline backend.")
    static void deactivateStackTrampoline() {
    }

    @PyMethod(value = "is_stack_trampoline_active()", doc = "Return *True* if a stack profiler trampoline is active.")
    static boolean isStackTrampolineActive() {
        return false;
    }

    // ---- asynchronous generators and coroutines ---------------------------------------------------------------------

    @PyMethod(value = "get_asyncgen_hooks()", doc = "Return the installed asynchronous generators hooks.")
    static Object getAsyncgenHooks(ThreadState ts) {
        return SysNamespace.asyncgenHooks(orNone(ts.asyncGenFirstIter), orNone(ts.asyncGenFinalizer));
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    @PyMethod("set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)")
    static void setAsyncgenHooks(ThreadState ts, Object firstiter, Object finalizer) {
        checkHook("finalizer", finalizer);
        checkHook("firstiter", firstiter);
        if (finalizer != null) {
            Audit.event(ts, "sys.set_asyncgen_hooks_finalizer");
            ts.asyncGenFinalizer = finalizer == PyNone.NONE ? null : finalizer;
        }
        if (firstiter != null) {
            Audit.event(ts, "sys.set_asyncgen_hooks_firstiter");
            ts.asyncGenFirstIter = firstiter == PyNone.NONE ? null : firstiter;
        }
    }

    private static void checkHook(String name, Object hook) {
        if (hook != null && hook != PyNone.NONE && !Call.isCallable(hook)) {
            throw Errors.typeError("callable " + name + " expected, got " + Obj.typeName(hook));
        }
    }

    @PyMethod(value = "get_coroutine_origin_tracking_depth()", doc = "Check status of origin tracking for coroutine objects.")
    static int getCoroutineOriginTrackingDepth(ThreadState ts) {
        return ts.coroutineOriginDepth;
    }

    @PyMethod(value = "set_coroutine_origin_tracking_depth(depth)", doc = "Enable or disable origin tracking for coroutines.")
    static void setCoroutineOriginTrackingDepth(ThreadState ts, int depth) {
        if (depth < 0) {
            throw Errors.valueError("depth must be >= 0");
        }
        ts.coroutineOriginDepth = depth;
    }

    /** What {@code sys} lets a program set, where nothing else keeps it. */
    static final class Settings {
        volatile double switchInterval = 0.005;
        volatile int dlopenFlags = 2;
        /** Interned strings with surrogates, which Java's own interning does not know, by their UTF-16 text. */
        final ConcurrentHashMap<String, Object> interned = new ConcurrentHashMap<>();

        private Settings(Interpreter interp) {
        }

        static Settings of(ThreadState ts) {
            return ts.interp.state(Settings.class, Settings::new);
        }
    }
}
