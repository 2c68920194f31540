package org.taipan.objects;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.taipan.types.PyDict;

/**
 * One Python interpreter: everything that is not immutable and not a thread's own hangs off it. Many can live in one JVM.
 */
public final class Interpreter {
    /** {@code sys.modules}. */
    public final PyDict modules = new PyDict();
    /** The namespace of {@code builtins}. */
    public PyDict builtins = new PyDict();
    /** The namespace of {@code sys}. */
    public PyDict sys = new PyDict();
    /** {@code importlib._bootstrap}, which imports go through, whatever {@code sys.modules} says; null before it is loaded. */
    public volatile Object importlib;
    /** How many imports importlib is busy with, nested ones too. */
    public final java.util.concurrent.atomic.AtomicInteger imports = new java.util.concurrent.atomic.AtomicInteger();
    /** {@code sys.setrecursionlimit}. Not volatile: compiled code asks at every call. */
    public int recursionLimit = 1000;
    /** {@code sys.set_int_max_str_digits}. */
    public volatile int intMaxStrDigits;
    /** Makes Python functions; set by the interpreter proper before it runs any code. */
    public volatile org.taipan.types.PyFunction.Factory functions;
    public final ObjectIds ids = new ObjectIds();
    /** How the interpreter was started. */
    public final Config config;
    /** Python threads alive, the main one first. */
    public final List<ThreadState> threads = new CopyOnWriteArrayList<>();
    /** State that native modules and subsystems keep an interpreter, by their class. */
    private final ConcurrentHashMap<Class<?>, Object> state = new ConcurrentHashMap<>();
    /** The lock under which all Python code runs, or null: there is none unless {@code -X gil=1} asks for it. */
    public final org.taipan.threads.Gil gil;
    /** Whether {@code sys.monitoring} has been told to watch anything. */
    public volatile boolean monitored;
    public volatile ThreadState mainThread;
    public volatile boolean finalizing;
    /** Whether the interpreter is on its way up: no code but the library's own has run. */
    public volatile boolean booting = true;

    /** Reports an exception that nobody can be told of: {@code PyErr_FormatUnraisable}. */
    @FunctionalInterface
    public interface Unraisable {
        /** @param message what was going on, or null; {@code object} what it was about, or null */
        void report(ThreadState ts, org.taipan.types.PyBaseException e, String message, Object object);
    }

    /** Calls {@code sys.unraisablehook}; set with the {@code sys} module. */
    public volatile Unraisable unraisable = (ts, e, message, object) -> System.err.println(
            (message == null ? "Exception ignored" : message) + ": " + new PyException(e).getMessage());

    public Interpreter(Config config) {
        this.config = config;
        this.gil = config.gil == 1 ? new org.taipan.threads.Gil() : null;
        this.intMaxStrDigits = config.intMaxStrDigits;
    }

    /** The one instance of {@code type} that belongs to this interpreter, made on first use. */
    public <T> T state(Class<T> type, java.util.function.Function<Interpreter, T> make) {
        Object s = state.get(type);
        if (s == null) {
            s = state.computeIfAbsent(type, t -> make.apply(this));
        }
        return type.cast(s);
    }
}
