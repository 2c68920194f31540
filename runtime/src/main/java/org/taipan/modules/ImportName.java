package org.taipan.modules;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyModuleObject;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTraceback;

/** {@code __import__}: {@code PyImport_ImportModuleLevelObject}; finding and loading is importlib's. */
public final class ImportName {
    private ImportName() {
    }

    /** {@code importlib.import_module(name)} for an absolute name. */
    public static Object importModule(ThreadState ts, String name) {
        Object found = ts.interp.modules.getStr(name);
        if (found != null && found != PyNone.NONE) {
            awaitInitialized(ts, found, name);
            return found;
        }
        return BootModules.expects(ts, name) ? BootModules.load(ts, name)
                : Call.call(ts, Attr.get(ts, bootstrap(ts), "_gcd_import"), PyStr.of(name));
    }

    private static Object bootstrap(ThreadState ts) {
        Object importlib = ts.interp.importlib;
        if (importlib == null) {
            throw Errors.of(Exc.ImportError, "importlib is not initialized");
        }
        return importlib;
    }

    static Object importModule(ThreadState ts, Object name, Object globals, Object fromlist, int level) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("module name must be a string");
        }
        if (level < 0) {
            throw Errors.valueError("level must be >= 0");
        }
        String asked = PyStr.toJava(name);
        String absolute;
        if (level > 0) {
            absolute = resolve(ts, asked, globals, level);
        } else {
            if (asked.isEmpty()) {
                throw Errors.valueError("Empty module name");
            }
            absolute = asked;
        }
        Object module = load(ts, absolute);
        boolean from = fromlist != null && fromlist != PyNone.NONE && Obj.isTrue(ts, fromlist);
        if (from) {
            return Attr.lookup(ts, module, "__path__") == null ? module
                    : Call.call(ts, Attr.get(ts, bootstrap(ts), "_handle_fromlist"), module, fromlist,
                            ts.interp.builtins.getStr("__import__"));
        }
        int dot = asked.indexOf('.');
        if (level == 0 || !asked.isEmpty()) {
            if (dot < 0) {
                return module;
            }
            if (level == 0) {
                return importModule(ts, asked.substring(0, dot));
            }
            String top = absolute.substring(0, absolute.length() - (asked.length() - dot));
            Object found = ts.interp.modules.getStr(top);
            if (found == null) {
                throw Errors.of(Exc.KeyError, "'" + top + "' not in sys.modules as expected");
            }
            return found;
        }
        return module;
    }

    private static Object load(ThreadState ts, String absolute) {
        Object module = ts.interp.modules.getStr(absolute);
        if (module == null || module == PyNone.NONE) {
            if (BootModules.expects(ts, absolute)) {
                return BootModules.load(ts, absolute);
            }
            ts.interp.imports.incrementAndGet();
            try {
                return Call.call(ts, Attr.get(ts, bootstrap(ts), "_find_and_load"), PyStr.of(absolute),
                        Attr.get(ts, bootstrap(ts), "_gcd_import"));
            } catch (PyException e) {
                if (ts.interp.config.verbose == 0) {
                    hideImportlib(e);
                }
                throw e;
            } finally {
                ts.interp.imports.decrementAndGet();
            }
        }
        awaitInitialized(ts, module, absolute);
        return module;
    }

    /** Waits for another thread that is importing the module: {@code import_ensure_initialized}. */
    private static void awaitInitialized(ThreadState ts, Object module, String name) {
        if (isInitializing(ts, module)) {
            Call.call(ts, Attr.get(ts, bootstrap(ts), "_lock_unlock_module"), PyStr.of(name));
        }
    }

    /**
     * Takes importlib's own frames out of the traceback: all runs of them if the import failed, else those that end in a
     * call of {@code _call_with_frames_removed}. {@code remove_importlib_frames} of import.c.
     */
    private static void hideImportlib(PyException e) {
        boolean all = e.matches(Exc.ImportError);
        List<PyTraceback> kept = new ArrayList<>();
        boolean inside = false;
        int start = 0;
        for (Object tb = e.value.traceback; tb instanceof PyTraceback t; tb = t.next()) {
            String file = PyStr.toJava(t.frame.code.filename);
            boolean here = file.equals("<frozen importlib._bootstrap>")
                    || file.equals("<frozen importlib._bootstrap_external>");
            if (here && !inside) {
                start = kept.size();
            }
            inside = here;
            if (here && (all || t.frame.code.name.equals("_call_with_frames_removed"))) {
                kept.subList(start, kept.size()).clear();
            } else {
                kept.add(t);
            }
        }
        PyTraceback first = null;
        for (int i = kept.size() - 1; i >= 0; i--) {
            kept.get(i).link(first);
            first = kept.get(i);
        }
        e.value.traceback = first;
    }

    /** {@code module.__spec__._initializing}, without hooks for modules. */
    private static boolean isInitializing(ThreadState ts, Object module) {
        Object spec = module instanceof PyModule m ? m.getOwn("__spec__") : Attr.lookup(ts, module, "__spec__");
        return PyModuleObject.isInitializing(ts, spec);
    }

    /** {@code resolve_name} of import.c: what a relative name means in the package of {@code globals}. */
    private static String resolve(ThreadState ts, String name, Object globals, int level) {
        if (globals == null || globals == PyNone.NONE) {
            throw Errors.keyError("'__name__' not in globals");
        }
        if (!(globals instanceof PyDict dict)) {
            throw Errors.typeError("globals must be a dict");
        }
        Object pkg = dict.getStr("__package__");
        Object spec = dict.getStr("__spec__");
        if (pkg != null && pkg != PyNone.NONE) {
            if (!PyStr.check(pkg)) {
                throw Errors.typeError("package must be a string");
            }
            if (spec != null && spec != PyNone.NONE) {
                Object parent = Attr.get(ts, spec, "parent");
                if (!Obj.isTrue(ts, org.taipan.ops.Compare.rich(ts, pkg, parent, org.taipan.objects.Slot.EQ))) {
                    Warnings.warn(ts, Exc.DeprecationWarning, "__package__ != __spec__.parent", 1);
                }
            }
        } else if (spec != null && spec != PyNone.NONE) {
            pkg = Attr.get(ts, spec, "parent");
            if (!PyStr.check(pkg)) {
                throw Errors.typeError("__spec__.parent must be a string");
            }
        } else {
            Warnings.warn(ts, Exc.ImportWarning, "can't resolve package from __spec__ or __package__, "
                    + "falling back on __name__ and __path__", 1);
            pkg = dict.getStr("__name__");
            if (pkg == null) {
                throw Errors.keyError("'__name__' not in globals");
            }
            if (!PyStr.check(pkg)) {
                throw Errors.typeError("__name__ must be a string");
            }
            if (dict.getStr("__path__") == null) {
                String n = PyStr.toJava(pkg);
                int dot = n.lastIndexOf('.');
                pkg = PyStr.of(dot < 0 ? "" : n.substring(0, dot));
            }
        }
        String base = PyStr.toJava(pkg);
        if (base.isEmpty()) {
            throw Errors.of(Exc.ImportError, "attempted relative import with no known parent package");
        }
        for (int i = 1; i < level; i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw Errors.of(Exc.ImportError, "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return name.isEmpty() ? base : base + "." + name;
    }
}
