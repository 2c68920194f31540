package org.taipan.modules;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.PyFrame;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * {@code faulthandler}: tracebacks of all threads, now or by a watchdog. The frames of other threads are read while they
 * run, so what is printed of them is where they were at some moment. Fatal signals belong to the JVM, whose own report
 * covers them.
 */
@PyModuleDef(name = "faulthandler", doc = "faulthandler module.")
public final class FaulthandlerModule {
    private static final int MAX_FRAMES = 100;

    private volatile boolean enabled;
    private CountDownLatch watchdog;

    FaulthandlerModule(ThreadState ts, PyModule module) {
    }

    @PyMethod(value = "enable(file=<unrepresentable>, all_threads=True)", doc = "Enable the fault handler.")
    void enable(Object file, boolean allThreads) {
        enabled = true;
    }

    @PyMethod(value = "disable()", doc = "Disable the fault handler.")
    boolean disable() {
        boolean was = enabled;
        enabled = false;
        return was;
    }

    @PyMethod(value = "is_enabled()", doc = "Check if the handler is enabled.")
    boolean isEnabled() {
        return enabled;
    }

    /** The stream for a file argument: its descriptor, as CPython writes without its buffer. */
    private static PrintStream stream(ThreadState ts, Object file) {
        Object f = file == null || file == PyNone.NONE ? ts.interp.sys.getStr("stderr") : file;
        if (f == null || f == PyNone.NONE) {
            throw Errors.runtimeError("unable to get sys.stderr");
        }
        long fd = f instanceof Long l ? l : (Long) Number.index(ts, Call.methodNamed(ts, f, "fileno"));
        if (Attr.lookup(ts, f, "flush") != null) {
            Call.methodNamed(ts, f, "flush");
        }
        if (fd < 0) {
            throw Errors.valueError("file is not a valid file descriptor");
        }
        return fd == 1 ? new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                : fd == 2 ? new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                        : open(fd);
    }

    private static PrintStream open(long fd) {
        try {
            return new PrintStream(new FileOutputStream("/proc/self/fd/" + fd, true), true, StandardCharsets.UTF_8);
        } catch (java.io.FileNotFoundException e) {
            throw Errors.valueError("file is not a valid file descriptor");
        }
    }

    private static void dump(ThreadState of, PrintStream out, String header) {
        out.println(header);
        int n = 0;
        for (PyFrame f = of.frame; f != null; f = f.back) {
            if (n++ == MAX_FRAMES) {
                out.println("  ...");
                return;
            }
            out.println("  File \"" + PyStr.toJava(f.code.filename) + "\", line " + f.lineNumber() + " in " + f.code.name);
        }
        if (n == 0) {
            out.println("  <no Python frame>");
        }
    }

    private static void dumpAll(ThreadState current, Iterable<ThreadState> threads, PrintStream out) {
        boolean first = true;
        for (ThreadState t : threads) {
            if (!first) {
                out.println();
            }
            first = false;
            dump(t, out, String.format("%s 0x%016x (most recent call first):", t == current ? "Current thread" : "Thread",
                    t.ident()));
        }
    }

    @PyMethod(value = "dump_traceback(file=<unrepresentable>, all_threads=True)", doc = "Dump the traceback into file.")
    static void dumpTraceback(ThreadState ts, Object file, boolean allThreads) {
        PrintStream out = stream(ts, file);
        if (allThreads) {
            dumpAll(ts, ts.interp.threads, out);
        } else {
            dump(ts, out, "Stack (most recent call first):");
        }
        out.flush();
    }

    @PyMethod(value = "dump_traceback_later(timeout, repeat=False, file=<unrepresentable>, exit=False)",
            doc = "Dump the traceback of all threads in timeout seconds.")
    synchronized void dumpTracebackLater(ThreadState ts, double timeout, boolean repeat, Object file, boolean exit) {
        if (!(timeout > 0)) {
            throw Errors.valueError("timeout must be greater than 0");
        }
        PrintStream out = stream(ts, file);
        cancelDumpTracebackLater();
        CountDownLatch cancelled = new CountDownLatch(1);
        watchdog = cancelled;
        long millis = (long) Math.ceil(timeout * 1000);
        long seconds = millis / 1000;
        String header = String.format("Timeout (%d:%02d:%02d%s)!", seconds / 3600, seconds / 60 % 60, seconds % 60,
                millis % 1000 == 0 ? "" : String.format(".%06d", millis % 1000 * 1000));
        Thread t = new Thread(() -> {
            try {
                do {
                    if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    out.println(header);
                    dumpAll(null, ts.interp.threads, out);
                    out.flush();
                    if (exit) {
                        Runtime.getRuntime().halt(1);
                    }
                } while (repeat);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "faulthandler watchdog");
        t.setDaemon(true);
        t.start();
    }

    @PyMethod(value = "cancel_dump_traceback_later()", doc = "Cancel the previous call to dump_traceback_later().")
    synchronized void cancelDumpTracebackLater() {
        if (watchdog != null) {
            watchdog.countDown();
            watchdog = null;
        }
    }

    @PyMethod(value = "register(signum, file=<unrepresentable>, all_threads=True, chain=False)",
            doc = "Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads.")
    void register(ThreadState ts, int signum, Object file, boolean allThreads, boolean chain) {
        PrintStream out = stream(ts, file);
        String name = org.taipan.os.SignalNames.java(signum);
        if (name == null) {
            throw Errors.runtimeError("signal " + signum + " cannot be registered, use enable() instead");
        }
        sun.misc.Signal.handle(new sun.misc.Signal(name), s -> dumpAll(null, ts.interp.threads, out));
    }

    @PyMethod(value = "unregister(signum, /)", doc = "Unregister the handler of a signal.")
    boolean unregister(int signum) {
        String name = org.taipan.os.SignalNames.java(signum);
        if (name == null) {
            return false;
        }
        sun.misc.Signal.handle(new sun.misc.Signal(name), sun.misc.SignalHandler.SIG_DFL);
        return true;
    }
}
