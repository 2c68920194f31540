package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyImportError;
import org.taipan.types.PyModuleObject;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** IMPORT_NAME, IMPORT_FROM and {@code import *}. */
final class Imports {
    private Imports() {
    }

    /** Calls {@code builtins.__import__}. */
    static Object importName(ThreadState ts, Frame f, String name, Object level, Object fromList) {
        Object function = Names.lookup(ts, f.function.builtins, "__import__");
        if (function == null) {
            throw Errors.of(Exc.ImportError, "__import__ not found");
        }
        Object locals = f.locals == null ? PyNone.NONE : f.locals;
        return Call.vector(ts, function, new Object[] {PyStr.of(name), f.function.globals, locals, fromList, level}, null);
    }

    /** {@code from module import name}; a submodule that is being imported is found in {@code sys.modules}. */
    static Object importFrom(ThreadState ts, Object module, String name) {
        Object v = Attr.lookup(ts, module, name);
        if (v != null) {
            return v;
        }
        Object moduleName = Attr.lookup(ts, module, "__name__");
        if (moduleName == null || !PyStr.check(moduleName)) {
            throw cannotImport(ts, module, name, null);
        }
        String full = PyStr.toJava(moduleName) + "." + name;
        v = ts.interp.modules.getStr(full);
        if (v == null) {
            throw cannotImport(ts, module, name, moduleName);
        }
        return v;
    }

    private static PyException cannotImport(ThreadState ts, Object module, String name, Object moduleName) {
        String from = moduleName == null ? "'<unknown module name>'" : Obj.reprJava(ts, moduleName);
        String head = "cannot import name " + Obj.reprJava(ts, PyStr.of(name)) + " from ";
        Object spec = Attr.lookup(ts, module, "__spec__");
        String location = spec == null ? null : PyModuleObject.fileOrigin(ts, spec);
        boolean shadowing = location != null && PyModuleObject.mayShadow(ts, location);
        Object origin = location != null ? PyStr.of(location)
                : spec != null && module instanceof PyModule m && m.getOwn("__file__") instanceof Object file
                        && PyStr.check(file) ? file : null;
        String message;
        if (spec == null) {
            message = head + from + " (unknown location)";
        } else if (shadowing && moduleName != null && PyModuleObject.isStandardModule(ts, moduleName)) {
            message = head + from + " (consider renaming " + Obj.reprJava(ts, origin) + " since it has the same name as "
                    + "the standard library module named " + from + " and prevents importing that standard library module)";
        } else if (PyModuleObject.isInitializing(ts, spec)) {
            message = shadowing
                    ? head + from + " (consider renaming " + Obj.reprJava(ts, origin)
                            + " if it has the same name as a library you intended to import)"
                    : head + "partially initialized module " + from + " (most likely due to a circular import)"
                            + (origin == null ? "" : " (" + PyStr.toJava(origin) + ")");
        } else {
            message = head + from + (origin == null ? " (unknown location)" : " (" + PyStr.toJava(origin) + ")");
        }
        PyException e = Errors.of(Exc.ImportError, message);
        ((PyImportError) e.value).setContext(moduleName, origin, PyStr.of(name));
        return e;
    }

    /** {@code from module import *}. */
    static Object importStar(ThreadState ts, Frame f, Object module) {
        Object locals = Names.locals(f, "no locals found during 'import *'");
        Object all = Attr.lookup(ts, module, "__all__");
        boolean skip = all == null;
        if (skip) {
            Object dict = Attr.lookup(ts, module, "__dict__");
            if (dict == null) {
                throw Errors.of(Exc.ImportError, "from-import-* object has no __dict__ and no __all__");
            }
            all = new org.taipan.types.PyTuple(dict instanceof PyDict d ? d.keys()
                    : org.taipan.ops.Iter.toArray(ts, Call.methodNamed(ts, dict, "keys")));
        }
        for (long i = 0;; i++) {
            Object name;
            try {
                name = Item.get(ts, all, i);
            } catch (PyException e) {
                if (e.matches(Exc.IndexError)) {
                    return PyNone.NONE;
                }
                throw e;
            }
            if (!PyStr.check(name)) {
                throw notAName(ts, module, name, skip);
            }
            String n = PyStr.toJava(name);
            if (!(skip && n.startsWith("_"))) {
                Names.store(ts, locals, n.intern(), Attr.get(ts, module, n));
            }
        }
    }

    private static PyException notAName(ThreadState ts, Object module, Object name, boolean fromDict) {
        Object moduleName = Attr.get(ts, module, "__name__");
        if (!PyStr.check(moduleName)) {
            return Errors.typeError("module __name__ must be a string, not " + Obj.typeName(moduleName));
        }
        return Errors.typeError((fromDict ? "Key" : "Item") + " in " + PyStr.toJava(moduleName) + "."
                + (fromDict ? "__dict__" : "__all__") + " must be str, not " + Obj.typeName(name));
    }
}
