package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.types.Exc;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyNameError;
import org.taipan.types.PyStr;

/** Loading and storing variables by name: locals, cells, globals, builtins and the namespaces of classes. */
public final class Names {
    /** A global: its entry in the dictionary of globals. */
    public record GlobalCache(Object layout, int entry) {
    }

    /** A builtin: absent from the globals as long as their version lasts; its entry in the builtins. */
    public record BuiltinCache(PyDict globals, int globalsVersion, Object layout, int entry) {
    }

    private Names() {
    }

    // ---- locals and cells -------------------------------------------------------------------------------------------

    static Object local(Frame f, int i) {
        Object v = f.slots[i];
        if (v == null) {
            throw Errors.of(Exc.UnboundLocalError, "cannot access local variable '" + f.code.localsPlusNames[i]
                    + "' where it is not associated with a value");
        }
        return v;
    }

    static void copyFreeVariables(Frame f, int n) {
        PyCell[] cells = f.function.cells();
        System.arraycopy(cells, 0, f.slots, f.executable.localCount - n, n);
    }

    static Object loadCell(Frame f, int i) {
        Object v = ((PyCell) f.slots[i]).get();
        if (v == null) {
            throw unbound(f.code, i);
        }
        return v;
    }

    static void deleteCell(Frame f, int i) {
        if (((PyCell) f.slots[i]).swap(null) == null) {
            throw unbound(f.code, i);
        }
    }

    private static PyException unbound(PyCode code, int i) {
        String name = code.localsPlusNames[i];
        if ((code.localsPlusKinds[i] & PyCode.KIND_FREE) == 0) {
            return Errors.of(Exc.UnboundLocalError,
                    "cannot access local variable '" + name + "' where it is not associated with a value");
        }
        return nameError(name, "cannot access free variable '" + name
                + "' where it is not associated with a value in enclosing scope");
    }

    private static PyException notDefined(String name) {
        return nameError(name, "name '" + name + "' is not defined");
    }

    private static PyException nameError(String name, String message) {
        PyException e = Errors.of(Exc.NameError, message);
        ((PyNameError) e.value).setContext(name);
        return e;
    }

    // ---- globals ----------------------------------------------------------------------------------------------------

    /** Op.LOAD_GLOBAL not yet specialised. */
    static Object global(ThreadState ts, Frame f, int pc, int ins) {
        Executable x = f.executable;
        String name = x.names[ins >>> 8];
        if (x.warm(pc) && f.function.builtins instanceof PyDict builtins && builtins.type() == PyDict.TYPE
                && f.function.globals.type() == PyDict.TYPE) {
            specialise(x, pc, ins, name, f.function.globals, builtins);
        }
        return loadGlobal(ts, f, name);
    }

    private static void specialise(Executable x, int pc, int ins, String name, PyDict globals, PyDict builtins) {
        boolean call = isCall(ins);
        if (x.exhausted(pc)) {
            x.quicken(pc, call ? Op.LOAD_GLOBAL_NULL_GENERIC : Op.LOAD_GLOBAL_GENERIC);
            return;
        }
        int version = globals.version();
        Object layout = globals.layout();
        int entry = PyDict.entryOf(layout, name);
        if (entry >= 0 && globals.valueAt(layout, entry) != null) {
            x.quicken(pc, call ? Op.LOAD_GLOBAL_NULL_CACHED : Op.LOAD_GLOBAL_CACHED, new GlobalCache(layout, entry));
            return;
        }
        Object own = builtins.layout();
        entry = PyDict.entryOf(own, name);
        if (entry >= 0) {
            x.quicken(pc, call ? Op.LOAD_BUILTIN_NULL_CACHED : Op.LOAD_BUILTIN_CACHED,
                    new BuiltinCache(globals, version, own, entry));
        }
    }

    private static boolean isCall(int ins) {
        return switch (ins & 0xFF) {
            case Op.LOAD_GLOBAL_NULL, Op.LOAD_GLOBAL_NULL_CACHED, Op.LOAD_BUILTIN_NULL_CACHED -> true;
            default -> false;
        };
    }

    static Object globalCached(ThreadState ts, Frame f, int pc, int ins) {
        if (f.executable.caches[pc] instanceof GlobalCache c) {
            Object v = f.function.globals.valueAt(c.layout, c.entry);
            if (v != null) {
                return v;
            }
        }
        return miss(ts, f, pc, ins);
    }

    static Object builtinCached(ThreadState ts, Frame f, int pc, int ins) {
        if (f.executable.caches[pc] instanceof BuiltinCache c && c.globals == f.function.globals
                && f.function.globals.version() == c.globalsVersion && f.function.builtins instanceof PyDict builtins) {
            Object v = builtins.valueAt(c.layout, c.entry);
            if (v != null) {
                return v;
            }
        }
        return miss(ts, f, pc, ins);
    }

    private static Object miss(ThreadState ts, Frame f, int pc, int ins) {
        f.executable.quicken(pc, isCall(ins) ? Op.LOAD_GLOBAL_NULL : Op.LOAD_GLOBAL);
        return global(ts, f, pc, isCall(ins) ? ins & ~0xFF | Op.LOAD_GLOBAL_NULL : ins & ~0xFF | Op.LOAD_GLOBAL);
    }


    static Object loadGlobal(ThreadState ts, Frame f, String name) {
        Object v = lookupGlobal(ts, f, name);
        if (v == null) {
            throw notDefined(name);
        }
        return v;
    }

    private static Object lookupGlobal(ThreadState ts, Frame f, String name) {
        PyDict g = f.function.globals;
        Object v = g.type() == PyDict.TYPE ? g.getStr(name) : lookup(ts, g, name);
        return v != null ? v : lookup(ts, f.function.builtins, name);
    }

    static void storeGlobal(ThreadState ts, Frame f, String name, Object value) {
        f.function.globals.putStr(name, value);
    }

    static void deleteGlobal(ThreadState ts, Frame f, String name) {
        if (f.function.globals.removeStr(name) == null) {
            throw notDefined(name);
        }
    }

    // ---- namespaces that may be any mapping ---------------------------------------------------------------------------

    /** {@code PyMapping_GetOptionalItem}: null if the key is missing. */
    static Object lookup(ThreadState ts, Object mapping, String name) {
        if (mapping instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.getStr(name);
        }
        try {
            return Item.get(ts, mapping, PyStr.of(name));
        } catch (PyException e) {
            if (e.matches(Exc.KeyError)) {
                return null;
            }
            throw e;
        }
    }

    static void store(ThreadState ts, Object mapping, String name, Object value) {
        if (mapping instanceof PyDict d && d.type() == PyDict.TYPE) {
            d.putStr(name, value);
        } else {
            Item.set(ts, mapping, PyStr.of(name), value);
        }
    }

    static Object locals(Frame f, String message) {
        Object ns = f.locals;
        if (ns == null) {
            throw Errors.systemError(message);
        }
        return ns;
    }

    static Object loadName(ThreadState ts, Frame f, String name) {
        Object v = lookup(ts, locals(f, "no locals found"), name);
        if (v == null) {
            v = f.function.globals == f.locals ? lookup(ts, f.function.builtins, name) : lookupGlobalDict(ts, f, name);
            if (v == null) {
                throw notDefined(name);
            }
        }
        return v;
    }

    private static Object lookupGlobalDict(ThreadState ts, Frame f, String name) {
        Object v = f.function.globals.getStr(name);
        return v != null ? v : lookup(ts, f.function.builtins, name);
    }

    static void storeName(ThreadState ts, Frame f, String name, Object value) {
        if (f.locals == null) {
            throw Errors.systemError("no locals found when storing '" + name + "'");
        }
        store(ts, f.locals, name, value);
    }

    static void deleteName(ThreadState ts, Frame f, String name) {
        Object ns = f.locals;
        if (ns == null) {
            throw Errors.systemError("no locals when deleting '" + name + "'");
        }
        if (ns instanceof PyDict d && d.type() == PyDict.TYPE) {
            if (d.removeStr(name) == null) {
                throw notDefined(name);
            }
            return;
        }
        try {
            Item.delete(ts, ns, PyStr.of(name));
        } catch (PyException e) {
            // CPython replaces whatever the mapping raised.
            throw notDefined(name);
        }
    }

    static Object fromDictOrGlobals(ThreadState ts, Frame f, Object dict, String name) {
        Object v = lookup(ts, dict, name);
        return v != null ? v : loadGlobal(ts, f, name);
    }

    static Object fromDictOrCell(ThreadState ts, Frame f, Object dict, int i) {
        Object v = lookup(ts, dict, f.code.localsPlusNames[i]);
        return v != null ? v : loadCell(f, i);
    }

    static Object buildClass(ThreadState ts, Frame f) {
        Object v = lookup(ts, f.function.builtins, "__build_class__");
        if (v == null) {
            throw Errors.of(Exc.NameError, "__build_class__ not found");
        }
        return v;
    }

    static void setupAnnotations(ThreadState ts, Frame f) {
        Object ns = locals(f, "no locals found when setting up annotations");
        if (lookup(ts, ns, "__annotations__") == null) {
            store(ts, ns, "__annotations__", new PyDict());
        }
    }
}
