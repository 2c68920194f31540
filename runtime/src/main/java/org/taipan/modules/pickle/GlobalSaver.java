package org.taipan.modules.pickle;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.DictCursor;
import org.taipan.types.PyDict;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Writes classes and functions: where to find them. */
final class GlobalSaver {
    private final ObjectSaver saver;
    private final PickleOutput out;
    private final ThreadState ts;
    private final int protocol;

    GlobalSaver(ObjectSaver saver) {
        this.saver = saver;
        this.out = saver.out;
        this.ts = saver.ts;
        this.protocol = saver.protocol;
    }

    void type(PyType type) {
        Object singleton = type == PyObject.typeOf(PyNone.NONE) ? PyNone.NONE
                : type == PyObject.typeOf(PyEllipsis.ELLIPSIS) ? PyEllipsis.ELLIPSIS
                : type == PyObject.typeOf(PyNotImplemented.NOT_IMPLEMENTED) ? PyNotImplemented.NOT_IMPLEMENTED : null;
        if (singleton != null) {
            saver.saveReduction(new PyTuple(PyType.TYPE, new PyTuple(singleton)), type);
        } else {
            save(type, null);
        }
    }

    /** {@code o} by {@code name}, or by its qualified name if that is null. */
    void save(Object o, Object name) {
        Object global = name != null ? name : Attr.lookup(ts, o, "__qualname__");
        if (global == null) {
            global = Attr.get(ts, o, "__name__");
        }
        String[] path = dottedPath(ts, null, global);
        Object moduleName = moduleOf(o, path);
        Object module;
        try {
            module = importModule(ts, moduleName);
        } catch (PyException e) {
            throw PickleState.picklingError("Can't pickle " + Obj.reprJava(ts, o) + ": import of module "
                    + Obj.reprJava(ts, moduleName) + " failed");
        }
        Object parent = module;
        Object found = module;
        for (String step : path) {
            parent = found;
            found = quietLookup(parent, step);
            if (found == null) {
                throw PickleState.picklingError("Can't pickle " + Obj.reprJava(ts, o) + ": attribute lookup "
                        + Obj.strJava(ts, global) + " on " + Obj.strJava(ts, moduleName) + " failed");
            }
        }
        if (!Obj.is(found, o)) {
            throw PickleState.picklingError("Can't pickle " + Obj.reprJava(ts, o) + ": it's not the same object as "
                    + Obj.strJava(ts, moduleName) + "." + Obj.strJava(ts, global));
        }
        if (protocol >= 2) {
            Object code = PickleState.of(ts).extensionRegistry.get(ts, new PyTuple(moduleName, global));
            if (code != null) {
                extension(code);
                return;
            }
        }
        if (parent == module) {
            global = PyStr.of(path[path.length - 1]);
            path = new String[] {path[path.length - 1]};
        }
        if (protocol >= 4) {
            saver.save(moduleName);
            saver.save(global);
            out.put(Op.STACK_GLOBAL);
        } else {
            byNames(moduleName, path);
        }
        saver.memoize(o);
    }

    private void extension(Object code) {
        if (!(code instanceof Long n) || n <= 0 || n > 0x7fffffffL) {
            throw Errors.runtimeError("extension code " + Obj.strJava(ts, code) + " is out of range");
        }
        int size = n <= 0xff ? 1 : n <= 0xffff ? 2 : 4;
        out.putLittle(size == 1 ? Op.EXT1 : size == 2 ? Op.EXT2 : Op.EXT4, n, size);
    }

    /** Before protocol 4: the first name by GLOBAL, and {@code getattr} for each further one. */
    private void byNames(Object module, String[] path) {
        for (int i = 1; i < path.length; i++) {
            saver.save(PickleState.of(ts).getattr);
            if (protocol < 2) {
                out.put(Op.MARK);
            }
        }
        Object moduleName = module;
        Object global = PyStr.of(path[0]);
        if (protocol < 3 && saver.pickler.fixImports) {
            PickleState state = PickleState.of(ts);
            Object pair = state.reverseNameMapping.get(ts, new PyTuple(moduleName, global));
            if (pair != null) {
                PyTuple t = pair(pair, "REVERSE_NAME_MAPPING");
                moduleName = t.get(0);
                global = t.get(1);
            } else {
                Object renamed = state.reverseImportMapping.get(ts, moduleName);
                moduleName = renamed == null ? moduleName : string(renamed, "REVERSE_IMPORT_MAPPING");
            }
        }
        out.put(Op.GLOBAL);
        out.put(identifier(moduleName, "module"));
        out.put('\n');
        out.put(identifier(global, "global"));
        out.put('\n');
        for (int i = 1; i < path.length; i++) {
            saver.save(PyStr.of(path[i]));
            out.put(protocol < 2 ? Op.TUPLE : Op.TUPLE2);
            out.put(Op.REDUCE);
        }
    }

    /** A pair of strings from {@code _compat_pickle}. */
    static PyTuple pair(Object o, String mapping) {
        if (!(o instanceof PyTuple t) || t.size() != 2) {
            throw Errors.runtimeError("_compat_pickle." + mapping + " values should be 2-tuples, not "
                    + Obj.typeName(o));
        }
        if (!PyStr.check(t.get(0)) || !PyStr.check(t.get(1))) {
            throw Errors.runtimeError("_compat_pickle." + mapping + " values should be pairs of str, not ("
                    + Obj.typeName(t.get(0)) + ", " + Obj.typeName(t.get(1)) + ")");
        }
        return t;
    }

    /** A string from {@code _compat_pickle}. */
    static Object string(Object o, String mapping) {
        if (!PyStr.check(o)) {
            throw Errors.runtimeError("_compat_pickle." + mapping + " values should be strings, not "
                    + Obj.typeName(o));
        }
        return o;
    }

    private byte[] identifier(Object name, String what) {
        boolean ascii = PyStr.check(name) && PyStr.isAscii(name);
        if (!ascii && protocol != 3 || PyStr.narrow(name) == null && hasSurrogates(name)) {
            throw PickleState.picklingError("can't pickle " + what + " identifier '" + Obj.strJava(ts, name)
                    + "' using pickle protocol " + protocol);
        }
        return PyStr.toJava(name).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasSurrogates(Object str) {
        for (int c : PyStr.codePoints(str)) {
            if (c >= 0xd800 && c < 0xe000) {
                return true;
            }
        }
        return false;
    }

    // ---- finding ----------------------------------------------------------------------------------------------------

    /** The parts of a qualified name. @throws PyException AttributeError for something local to a function */
    static String[] dottedPath(ThreadState ts, Object o, Object name) {
        String[] path = PyStr.toJava(name).split("\\.", -1);
        for (String step : path) {
            if (step.equals("<locals>")) {
                throw Errors.attributeError(o == null ? "Can't get local object " + Obj.reprJava(ts, name)
                        : "Can't get local attribute " + Obj.reprJava(ts, name) + " on " + Obj.reprJava(ts, o));
            }
        }
        return path;
    }

    /** The module {@code name}, imported if it is not yet. */
    static Object importModule(ThreadState ts, Object name) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("module name must be a string");
        }
        if (PyStr.length(name) == 0) {
            throw Errors.valueError("Empty module name");
        }
        Object imp = Attr.get(ts, org.taipan.ops.Imports.module(ts, "builtins"), "__import__");
        Call.vector(ts, imp, new Object[] {name, new PyDict(), new PyDict(), new PyList("__doc__"), 0L}, null);
        Object modules = ts.interp.sys.getStr("modules");
        return Item.get(ts, modules == null ? ts.interp.modules : modules, name);
    }

    private Object quietLookup(Object o, String name) {
        try {
            return Attr.lookup(ts, o, name);
        } catch (PyException e) {
            return null;
        }
    }

    private Object moduleOf(Object o, String[] path) {
        Object name = Attr.lookup(ts, o, "__module__");
        if (name != null && name != PyNone.NONE) {
            return name;
        }
        Object modules = ts.interp.sys.getStr("modules");
        if (modules instanceof PyDict d && d.type() == PyDict.TYPE) {
            DictCursor cursor = new DictCursor(d.copyExact(), false);
            while (cursor.advance()) {
                if (contains(cursor.key, cursor.value, path, o)) {
                    return cursor.key;
                }
            }
        } else if (modules != null) {
            Object iterator = Iter.iter(ts, modules);
            for (Object key = Iter.next(ts, iterator); key != null; key = Iter.next(ts, iterator)) {
                if (contains(key, Item.get(ts, modules, key), path, o)) {
                    return key;
                }
            }
        }
        return "__main__";
    }

    private boolean contains(Object name, Object module, String[] path, Object o) {
        if (module == PyNone.NONE || "__main__".equals(name)) {
            return false;
        }
        Object found = module;
        for (String step : path) {
            found = Attr.lookup(ts, found, step);
            if (found == null) {
                return false;
            }
        }
        return Obj.is(found, o);
    }
}
