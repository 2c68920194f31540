package org.taipan.modules;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.taipan.compiler.Compiler;
import org.taipan.compiler.CompilerFlags;
import org.taipan.frontend.Parser;
import org.taipan.frontend.WarningSink;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyList;
import org.taipan.types.PyStr;

/**
 * The modules that must exist before importing works. CPython freezes them into its binary; here they come from the
 * library like all others, but without asking importlib.
 */
public final class Frozen {
    private Frozen() {
    }

    /**
     * CPython's frozen modules, but for those that only its tests use; and what else every start imports, since looking for a
     * module on the path takes longer than running these.
     */
    private static final String[] NAMES = {"_frozen_importlib", "_frozen_importlib_external", "zipimport", "abc", "codecs",
        "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os", "site", "stat",
        "importlib.util", "importlib.machinery", "runpy", "encodings", "encodings.aliases"};

    static Object[] names() {
        return NAMES.clone();
    }

    /** The source below the library folder, or null if {@code name} is not frozen. */
    static String path(String name) {
        for (String n : NAMES) {
            if (n.equals(name)) {
                return originalName(name).replace('.', '/') + (isPackage(name) ? "/__init__.py" : ".py");
            }
        }
        return null;
    }

    static boolean isPackage(String name) {
        return name.equals("encodings");
    }

    static String originalName(String name) {
        return switch (name) {
            case "_frozen_importlib" -> "importlib._bootstrap";
            case "_frozen_importlib_external" -> "importlib._bootstrap_external";
            default -> name;
        };
    }

    /** The library folder. */
    public static Path library(ThreadState ts) {
        return Path.of(ts.interp.config.home, "lib", "python3.13");
    }

    /**
     * Reads the code of the modules that every start needs on a thread of its own, while the calling thread runs those
     * before them. The thread runs no Python code: it makes code objects, which nobody else can see yet.
     */
    public static void readAhead(ThreadState ts) {
        Ahead ahead = ts.interp.state(Ahead.class, Ahead::new);
        for (String name : ts.interp.config.importSite ? AT_START : AT_BARE_START) {
            // Compiling would be no work for a thread that must not run Python code: it may warn.
            if (cached(ts, name).exists()) {
                ahead.codes.put(name, new FutureTask<>(() -> read(ts, name)));
            }
        }
        List<FutureTask<PyCode>> tasks = List.copyOf(ahead.codes.values());
        Thread thread = new Thread(null, new Runnable() {
            @Override
            public void run() {
                for (FutureTask<PyCode> task : tasks) {
                    task.run();
                }
                // Initialises the compiler's classes, whose static parts wait for none that waits for them, before the
                // program needs them.
                Compiler.compile(Parser.parse("pass\n", Parser.Mode.EXEC, Parser.Options.DEFAULT, WarningSink.NONE), "",
                        CompilerFlags.NONE, 0, WarningSink.NONE);
            }
        }, "taipan-read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** In the order of their imports; {@code _frozen_importlib} comes too early to gain. */
    private static final String[] AT_START = {"_frozen_importlib_external", "zipimport", "codecs", "encodings",
        "encodings.aliases", "io", "abc", "site", "os", "stat", "_collections_abc", "posixpath",
        "genericpath", "_sitebuiltins"};
    private static final String[] AT_BARE_START = {"_frozen_importlib_external", "zipimport", "codecs", "encodings",
        "encodings.aliases", "io", "abc"};

    /** What {@link #readAhead} reads; a code is handed out once. */
    private static final class Ahead {
        Ahead(Interpreter interp) {
        }

        final Map<String, FutureTask<PyCode>> codes = new LinkedHashMap<>();

        synchronized FutureTask<PyCode> take(String name) {
            return codes.remove(name);
        }
    }

    /** The code of a frozen module. */
    static PyCode code(ThreadState ts, String name) {
        FutureTask<PyCode> task = ts.interp.state(Ahead.class, Ahead::new).take(name);
        if (task != null) {
            // Whoever comes first reads; the other one waits or has nothing to do.
            task.run();
            try {
                return task.get();
            } catch (ExecutionException | InterruptedException e) {
                return read(ts, name);
            }
        }
        return read(ts, name);
    }

    /** Reads the code from the {@code .pyc} if there is one beside the source. */
    private static PyCode read(ThreadState ts, String name) {
        File cached = cached(ts, name);
        Object filename = PyStr.of("<frozen " + originalName(name) + ">");
        try {
            if (cached.exists()) {
                PyCode code = (PyCode) MarshalReader.read(ts, bytes(cached), 16);
                ImpModule.rename(code, code.filename, filename);
                return code;
            }
            return CodeRunner.compileBytes(ts, bytes(new File(source(ts, name))), filename);
        } catch (IOException e) {
            throw Errors.of(Exc.ImportError, "cannot read the standard library: " + source(ts, name));
        }
    }

    private static String source(ThreadState ts, String name) {
        return ts.interp.config.home + "/lib/python3.13/" + path(name);
    }

    private static File cached(ThreadState ts, String name) {
        String source = source(ts, name);
        int file = source.lastIndexOf('/') + 1;
        return new File(source.substring(0, file) + "__pycache__/" + source.substring(file, source.length() - 3) + "."
                + SysNamespace.CACHE_TAG + optimization(ts) + ".pyc");
    }

    private static byte[] bytes(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    private static String optimization(ThreadState ts) {
        int level = ts.interp.config.optimize;
        return level == 0 ? "" : ".opt-" + Math.min(level, 2);
    }

    /** Loads a frozen module into {@code sys.modules}. */
    public static PyModule load(ThreadState ts, String name) {
        PyModule module = new PyModule(name, null);
        ts.interp.modules.putStr(name, module);
        module.add("__builtins__", ts.interp.modules.getStr("builtins"));
        module.add("__origname__", PyStr.of(originalName(name)));
        if (isPackage(name)) {
            module.add("__path__", new PyList());
        }
        org.taipan.interpreter.Eval.run(ts, code(ts, name), module.dict(), module.dict());
        return module;
    }
}
