package org.taipan.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyStr;

/**
 * The modules that must exist before importing works. CPython freezes them into its binary; here they come from the
 * library like all others, but without asking importlib.
 */
public final class Frozen {
    private Frozen() {
    }

    /** CPython's frozen modules, but for those that only its tests use. */
    private static final String[] NAMES = {"_frozen_importlib", "_frozen_importlib_external", "zipimport", "abc", "codecs",
        "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os", "site", "stat",
        "importlib.util", "importlib.machinery", "runpy"};

    static Object[] names() {
        return NAMES.clone();
    }

    /** The source below the library folder, or null if {@code name} is not frozen. */
    static String path(String name) {
        for (String n : NAMES) {
            if (n.equals(name)) {
                return originalName(name).replace('.', '/') + ".py";
            }
        }
        return null;
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

    /** The code of a frozen module, from its {@code .pyc} if there is one beside it. */
    static PyCode code(ThreadState ts, String name) {
        Path source = library(ts).resolve(path(name));
        String file = source.getFileName().toString();
        Path cached = source.resolveSibling("__pycache__")
                .resolve(file.substring(0, file.length() - 3) + "." + SysNamespace.CACHE_TAG + optimization(ts) + ".pyc");
        Object filename = PyStr.of("<frozen " + originalName(name) + ">");
        try {
            if (Files.exists(cached)) {
                PyCode code = (PyCode) MarshalReader.read(ts, Files.readAllBytes(cached), 16);
                ImpModule.rename(code, code.filename, filename);
                return code;
            }
            return CodeRunner.compileBytes(ts, Files.readAllBytes(source), filename);
        } catch (IOException e) {
            throw Errors.of(Exc.ImportError, "cannot read the standard library: " + source);
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
        org.taipan.interpreter.Eval.run(ts, code(ts, name), module.dict(), module.dict());
        return module;
    }
}
