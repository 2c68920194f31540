package org.taipan.modules;

import java.util.Set;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNamespace;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * Imports the modules that every start needs. What importlib's {@code _find_and_load} does for builtin and frozen modules,
 * with importlib's own classes, but without its locks and its search: before the first line of a program runs there is
 * nobody to wait for and nothing that could have changed the search, which takes half of the time of a start.
 * {@code conformance/behaviour/boot_modules.py} holds the modules to be as importlib makes them.
 */
final class BootModules {
    /** All of these are imported before anything that a program or its environment could have brought in. */
    private static final Set<String> NAMES = Set.of("_abc", "_codecs", "_collections_abc", "_frozen_importlib_external", "_io",
            "_sitebuiltins", "_stat", "abc", "codecs", "encodings", "encodings.aliases", "errno", "genericpath", "io",
            "marshal", "os", "posix", "posixpath", "site", "stat", "time", "zipimport");
    private static final String[] SPEC = {"origin", "is_package"};
    private static final String[] STATE = {"filename", "origname"};

    private BootModules() {
    }

    /** Whether the import is one of these and the program has not begun. */
    static boolean expects(ThreadState ts, String name) {
        return ts.interp.booting && ts.interp.config.verbose == 0 && NAMES.contains(name);
    }

    /** Loads the module and enters it; {@code name} is {@linkplain #expects expected} and not in {@code sys.modules}. */
    static PyModule load(ThreadState ts, String name) {
        PyModule importlib = (PyModule) ts.interp.importlib;
        boolean frozen = Frozen.path(name) != null;
        boolean isPackage = frozen && Frozen.isPackage(name);
        Object loader = importlib.getOwn(frozen ? "FrozenImporter" : "BuiltinImporter");
        Object spec = Call.vector(ts, importlib.getOwn("ModuleSpec"),
                new Object[] {PyStr.of(name), loader, frozen ? "frozen" : "built-in", isPackage}, SPEC);
        PyModule module;
        if (frozen) {
            module = new PyModule(name, null);
            place(ts, module, spec, name, isPackage);
        } else {
            module = NativeModules.create(name, ModuleIndex.create(name));
        }
        int dot = name.lastIndexOf('.');
        module.add("__loader__", loader);
        module.add("__package__", PyStr.of(isPackage ? name : name.substring(0, Math.max(dot, 0))));
        module.add("__spec__", spec);
        if (isPackage) {
            module.add("__path__", Attr.get(ts, spec, "submodule_search_locations"));
        }
        run(ts, module, spec, name, frozen);
        if (dot > 0) {
            ((PyModule) ts.interp.modules.getStr(name.substring(0, dot))).add(name.substring(dot + 1), module);
        }
        return module;
    }

    /** {@code FrozenImporter._resolve_filename} and what is made of it. */
    private static void place(ThreadState ts, PyModule module, Object spec, String name, boolean isPackage) {
        String origin = Frozen.originalName(name);
        String folder = Frozen.library(ts) + "/" + origin.replace('.', '/');
        Object file = PyStr.of(folder + (isPackage ? "/__init__.py" : ".py"));
        Attr.set(ts, spec, "loader_state", Call.vector(ts, PyNamespace.TYPE, new Object[] {file, PyStr.of(origin)}, STATE));
        if (isPackage) {
            ((PyList) Attr.get(ts, spec, "submodule_search_locations")).append(PyStr.of(folder));
        }
        module.add("__file__", file);
    }

    /** {@code _load_unlocked}: the module is in {@code sys.modules} while it runs, and moves to the end of it then. */
    private static void run(ThreadState ts, PyModule module, Object spec, String name, boolean frozen) {
        PyDict modules = ts.interp.modules;
        Attr.set(ts, spec, "_initializing", true);
        modules.putStr(name, module);
        boolean done = false;
        try {
            if (frozen) {
                CodeRunner.exec(ts, Frozen.code(ts, name), module.dict(), PyNone.NONE, PyNone.NONE);
            } else {
                NativeModules.execute(ts, module);
            }
            done = true;
        } finally {
            modules.removeStr(name);
            if (done) {
                modules.putStr(name, module);
            }
            Attr.set(ts, spec, "_initializing", false);
        }
    }
}
