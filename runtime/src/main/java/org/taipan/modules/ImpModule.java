package org.taipan.modules;

import java.util.concurrent.locks.ReentrantLock;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ModuleTable;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCode;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code _imp}: what importlib needs from the runtime. */
@PyModuleDef(name = "_imp", doc = "(Extremely) low-level import machinery bits as used by importlib.")
public final class ImpModule {
    private final ReentrantLock lock = new ReentrantLock();

    ImpModule(ThreadState ts, PyModule module) {
        module.add("check_hash_based_pycs", PyStr.of(ts.interp.config.checkHashPycs));
    }

    @PyMethod(value = "acquire_lock()", doc = "Acquires the interpreter's import lock for the current thread.")
    void acquireLock(ThreadState ts) {
        ts.lock(lock);
    }

    @PyMethod(value = "release_lock()", doc = "Release the interpreter's import lock.")
    void releaseLock() {
        if (!lock.isHeldByCurrentThread()) {
            throw Errors.runtimeError("not holding the import lock");
        }
        lock.unlock();
    }

    @PyMethod(value = "lock_held()", doc = "Return True if the import lock is currently held, else False.")
    boolean lockHeld() {
        return lock.isLocked();
    }

    @PyMethod(value = "extension_suffixes()", doc = "Returns the list of file suffixes used to identify extension modules.")
    static Object extensionSuffixes() {
        return new PyList();
    }

    // ---- native modules ---------------------------------------------------------------------------------------------

    @PyMethod(value = "is_builtin(name, /)",
            doc = "Returns True if the module name corresponds to a built-in module.")
    static long isBuiltin(String name) {
        return name.equals("sys") || name.equals("builtins") ? -1 : ModuleIndex.create(name) != null ? 1 : 0;
    }

    @PyMethod(value = "create_builtin(spec, /)", doc = "Create an extension module.")
    static Object createBuiltin(ThreadState ts, Object spec) {
        Object name = Attr.get(ts, spec, "name");
        if (!PyStr.check(name)) {
            throw Errors.typeError("name must be string, not " + Obj.typeName(name));
        }
        Object present = ts.interp.modules.get(ts, name);
        if (present instanceof PyModule m && m.state instanceof ModuleTable) {
            return m;
        }
        ModuleTable table = ModuleIndex.create(PyStr.toJava(name));
        return table == null ? PyNone.NONE : NativeModules.create(PyStr.toJava(name), table);
    }

    @PyMethod(value = "exec_builtin(mod, /)", doc = "Initialize a built-in module.")
    static long execBuiltin(ThreadState ts, Object mod) {
        if (mod instanceof PyModule m) {
            NativeModules.execute(ts, m);
        }
        return 0;
    }

    @PyMethod(value = "create_dynamic(spec, file=<unrepresentable>, /)", doc = "Create an extension module.")
    static Object createDynamic(ThreadState ts, Object spec, Object file) {
        throw Errors.of(Exc.ImportError, "C extension modules are not supported");
    }

    @PyMethod(value = "exec_dynamic(mod, /)", doc = "Initialize an extension module.")
    static long execDynamic(Object mod) {
        return 0;
    }

    @PyMethod(value = "_override_multi_interp_extensions_check(override, /)",
            doc = "(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.")
    static long overrideMultiInterpExtensionsCheck(int override) {
        return 0;
    }

    // ---- frozen modules -----------------------------------------------------------------------------------------------

    @PyMethod(value = "is_frozen(name, /)", doc = "Returns True if the module name corresponds to a frozen module.")
    static boolean isFrozen(String name) {
        return Frozen.path(name) != null;
    }

    @PyMethod(value = "is_frozen_package(name, /)", doc = "Returns True if the module name is of a frozen package.")
    static boolean isFrozenPackage(String name) {
        if (Frozen.path(name) == null) {
            throw noFrozen(name);
        }
        return Frozen.isPackage(name);
    }

    @PyMethod(value = "find_frozen(name, /, *, withdata=False)",
            doc = "Return info about the corresponding frozen module (if there is one) or None.")
    static Object findFrozen(String name, boolean withdata) {
        if (Frozen.path(name) == null) {
            return PyNone.NONE;
        }
        return new PyTuple(PyNone.NONE, Frozen.isPackage(name), PyStr.of(Frozen.originalName(name)));
    }

    @PyMethod(value = "get_frozen_object(name, data=None, /)", doc = "Create a code object for a frozen module.")
    static Object getFrozenObject(ThreadState ts, String name, Object data) {
        if (Frozen.path(name) == null) {
            throw noFrozen(name);
        }
        return Frozen.code(ts, name);
    }

    @PyMethod(value = "init_frozen(name, /)", doc = "Initializes a frozen module.")
    static Object initFrozen(ThreadState ts, String name) {
        return Frozen.path(name) == null ? PyNone.NONE : Frozen.load(ts, name);
    }

    @PyMethod(value = "_frozen_module_names()", doc = "Returns the list of available frozen modules.")
    static Object frozenModuleNames() {
        return new PyList(Frozen.names());
    }

    @PyMethod(value = "_override_frozen_modules_for_tests(override, /)",
            doc = "(internal-only) Override PyConfig.use_frozen_modules.")
    static void overrideFrozenModulesForTests(int override) {
    }

    private static org.taipan.objects.PyException noFrozen(String name) {
        var e = Errors.of(Exc.ImportError, "No such frozen object named " + name);
        e.value.putOwn("name", PyStr.of(name));
        return e;
    }

    // ---- code -----------------------------------------------------------------------------------------------------------

    @PyMethod("_fix_co_filename(code, path, /)")
    static void fixCoFilename(ThreadState ts, PyCode code, Object path) {
        if (!PyStr.toJava(code.filename).equals(PyStr.toJava(path))) {
            rename(code, code.filename, path);
        }
    }

    static void rename(PyCode code, Object old, Object path) {
        if (PyStr.toJava(code.filename).equals(PyStr.toJava(old))) {
            code.filename = path;
            for (Object c : code.consts) {
                if (c instanceof PyCode inner) {
                    rename(inner, old, path);
                }
            }
        }
    }

    @PyMethod("source_hash(key, source)")
    static Object sourceHash(ThreadState ts, long key, Object source) {
        return new PyBytes(SipHash.hash13(key, 0, Buffers.toBytes(ts, source)));
    }
}
