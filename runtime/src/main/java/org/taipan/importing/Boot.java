package org.taipan.importing;

import java.util.List;
import org.taipan.modules.BuiltinsNamespace;
import org.taipan.modules.Frozen;
import org.taipan.modules.NativeModules;
import org.taipan.modules.SysNamespace;
import org.taipan.modules.io.OpenFiles;
import org.taipan.modules.signal.SignalModule;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.modules.ImportName;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Brings an interpreter up, in the order of CPython's {@code pylifecycle.c}: builtins, sys, importlib, io, main, site. */
public final class Boot {
    private Boot() {
    }

    /** A running interpreter whose main Python thread is the calling thread. */
    public static ThreadState start(Config config) {
        Interpreter interp = new Interpreter(config);
        ThreadState ts = new ThreadState(interp, Thread.currentThread());
        ts.bind();
        interp.mainThread = ts;
        interp.threads.add(ts);
        ts.takeGil();
        org.taipan.jit.Jit.install(interp);
        interp.unraisable = org.taipan.modules.Hooks::unraisable;
        BuiltinsNamespace.create(ts);
        PyModule sys = SysNamespace.create(ts);
        if (config.verbose > 0) {
            ts.interp.sys.putStr("stderr", new StandardPrinter(2));
        }
        Frozen.readAhead(ts);
        importSystem(ts, sys);
        if (config.installSignalHandlers) {
            SignalModule.install(ts, NativeModules.boot(ts, "_signal"));
        }
        StandardStreams.install(ts);
        mainModule(ts);
        if (!config.warnOptions.isEmpty()) {
            ImportName.importModule(ts, "warnings");
        }
        if (config.importSite) {
            ImportName.importModule(ts, "site");
        }
        interp.booting = false;
        return ts;
    }

    private static void importSystem(ThreadState ts, PyModule sys) {
        PyModule imp = NativeModules.boot(ts, "_imp");
        PyModule importlib = Frozen.load(ts, "_frozen_importlib");
        ts.interp.importlib = importlib;
        Call.methodNamed(ts, importlib, "_install", sys, imp);
        Call.methodNamed(ts, importlib, "_install_external_importers");
        Object zipimporter = Attr.get(ts, ImportName.importModule(ts, "zipimport"), "zipimporter");
        Call.methodNamed(ts, ts.interp.sys.getStr("path_hooks"), "insert", 0L, zipimporter);
    }

    private static void mainModule(ThreadState ts) {
        PyModule main = new PyModule("__main__", null);
        PyDict d = main.dict();
        d.putStr("__annotations__", new PyDict());
        d.putStr("__builtins__", ts.interp.modules.getStr("builtins"));
        d.putStr("__loader__", Attr.get(ts, ts.interp.importlib, "BuiltinImporter"));
        ts.interp.modules.putStr("__main__", main);
    }

    /** Puts the folder of the program first on {@code sys.path}, unless {@code -P} or {@code -I} says not to. */
    public static void prependPath(ThreadState ts, String folder) {
        if (!ts.interp.config.safePath && ts.interp.sys.getStr("path") instanceof PyList path) {
            insertPath(ts, path, folder);
        }
    }

    /** Puts the program itself first on {@code sys.path}: a folder or archive with a {@code __main__}. */
    public static void prependProgram(ThreadState ts, String program) {
        insertPath(ts, ts.interp.sys.getStr("path"), program);
    }

    private static void insertPath(ThreadState ts, Object path, String entry) {
        ts.interp.config.pathZero = entry;
        Call.methodNamed(ts, path, "insert", 0L, PyStr.of(entry));
    }

    /**
     * Ends the interpreter: joins threads, runs exit functions, flushes.
     *
     * @return false if standard output could not be flushed
     */
    public static boolean finish(ThreadState ts) {
        Object threading = ts.interp.modules.getStr("threading");
        if (threading != null && threading != PyNone.NONE) {
            guarded(ts, "Exception ignored on threading shutdown", () -> Call.methodNamed(ts, threading, "_shutdown"));
        }
        Object atexit = ts.interp.modules.getStr("atexit");
        if (atexit != null && atexit != PyNone.NONE) {
            guarded(ts, "Exception ignored in atexit callback", () -> Call.methodNamed(ts, atexit, "_run_exitfuncs"));
        }
        forget(ts);
        org.taipan.objects.Finalization.of(ts.interp).finish(ts);
        boolean flushed = StandardStreams.flush(ts);
        OpenFiles.flushAll(ts);
        ts.interp.finalizing = true;
        return flushed;
    }

    /** Takes from {@code sys} what would import or keep objects alive: finalisers of a program that ends cannot import. */
    private static void forget(ThreadState ts) {
        for (String name : List.of("path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback",
                "__interactivehook__", "meta_path")) {
            ts.interp.sys.putStr(name, PyNone.NONE);
        }
    }

    private static void guarded(ThreadState ts, String message, Runnable action) {
        try {
            action.run();
        } catch (org.taipan.objects.PyException e) {
            org.taipan.modules.Hooks.unraisable(ts, e.value, message, null);
        }
    }

    /** {@code runpy._run_module_as_main(name, alter_argv)}. */
    public static void runModule(ThreadState ts, String name, boolean alterArgv) {
        Object runpy = ImportName.importModule(ts, "runpy");
        Call.vector(ts, Attr.get(ts, runpy, "_run_module_as_main"), new Object[] {PyStr.of(name), alterArgv}, null);
    }
}
