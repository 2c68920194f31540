package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;

/** The Python side of modules: {@code types.ModuleType}. */
@PyTypeDef(name = "module", doc = "Create a module object.\n\nThe name must be a string; the optional docstring argument can "
        + "have any type.")
public final class PyModuleObject {
    public static final PyType TYPE = PyType.builtin(new PyModuleObjectTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private PyModuleObject() {
    }

    public static boolean check(Object o) {
        return o instanceof PyModule;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyModule(cls);
    }

    @PyMethod("__init__(name, doc=None)")
    static void __init__(PyModule self, Object name, Object doc) {
        if (!PyStr.check(name)) {
            throw org.taipan.ops.Args.badArgument("module", "argument 'name'", "str", name);
        }
        PyDict dict = self.dict();
        dict.putStr("__name__", name);
        dict.putStr("__doc__", doc);
        dict.putStr("__package__", PyNone.NONE);
        dict.putStr("__loader__", PyNone.NONE);
        dict.putStr("__spec__", PyNone.NONE);
    }

    /** Through {@code importlib._bootstrap._module_repr}; the same text without a loader before that is imported. */
    static Object __repr__(ThreadState ts, PyModule self) {
        Object bootstrap = ts.interp.importlib;
        if (bootstrap != null) {
            return Call.methodNamed(ts, bootstrap, "_module_repr", self);
        }
        return PyStr.of("<module '" + self.name() + "'>");
    }

    static Object __getattribute__(ThreadState ts, PyModule self, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object v = find(ts, self, n);
        if (v == null) {
            throw noAttribute(ts, self, n);
        }
        return v;
    }

    /** The attribute, by way of the module's {@code __getattr__} (PEP 562) if there is one; else null. */
    public static Object find(ThreadState ts, PyModule self, String name) {
        try {
            Object v = Attr.generic(ts, self, self.type(), name);
            if (v != null) {
                return v;
            }
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
        }
        Object getattr = self.getOwn("__getattr__");
        return getattr == null ? null : Call.call(ts, getattr, PyStr.of(name));
    }

    /** The AttributeError for a missing attribute, which guesses at the reason as CPython's does. */
    public static PyException noAttribute(ThreadState ts, PyModule self, String name) {
        PyException e = Errors.attributeError(missingMessage(ts, self, name));
        ((PyAttributeError) e.value).setContext(self, name);
        return e;
    }

    private static String missingMessage(ThreadState ts, PyModule self, String name) {
        Object moduleName = self.getOwn("__name__");
        if (moduleName == null || !PyStr.check(moduleName)) {
            return "module has no attribute '" + name + "'";
        }
        String module = PyStr.toJava(moduleName);
        String plain = "module '" + module + "' has no attribute '" + name + "'";
        Object spec = self.getOwn("__spec__");
        if (spec == null) {
            return plain;
        }
        String origin = fileOrigin(ts, spec);
        boolean shadowing = origin != null && mayShadow(ts, origin);
        if (shadowing && isStandardModule(ts, moduleName)) {
            return plain + " (consider renaming " + renamed(ts, origin) + " since it has the same name as the standard library "
                    + "module named '" + module + "' and prevents importing that standard library module)";
        }
        if (isInitializing(ts, spec)) {
            return shadowing ? plain + " (consider renaming " + renamed(ts, origin) + " if it has the same name as a library you "
                    + "intended to import)" : "partially initialized module '" + module + "'"
                    + (origin == null ? "" : " from '" + origin + "'") + " has no attribute '" + name
                    + "' (most likely due to a circular import)";
        }
        Object submodules = Attr.lookup(ts, spec, "_uninitialized_submodules");
        return submodules != null && Item.contains(ts, submodules, PyStr.of(name)) ? "cannot access submodule '" + name
                + "' of module '" + module + "' (most likely due to a circular import)" : plain;
    }

    private static String renamed(ThreadState ts, String origin) {
        return Obj.reprJava(ts, PyStr.of(origin));
    }

    /** {@code _PyModuleSpec_IsInitializing}. */
    public static boolean isInitializing(ThreadState ts, Object spec) {
        Object flag = spec == null ? null : Attr.lookup(ts, spec, "_initializing");
        return flag != null && Obj.isTrue(ts, flag);
    }

    /** {@code _PyModuleSpec_GetFileOrigin}: the file a module was loaded from, or null. */
    public static String fileOrigin(ThreadState ts, Object spec) {
        Object located = Attr.lookup(ts, spec, "has_location");
        if (located == null || !Obj.isTrue(ts, located)) {
            return null;
        }
        Object origin = Attr.lookup(ts, spec, "origin");
        return origin != null && PyStr.check(origin) ? PyStr.toJava(origin) : null;
    }

    /** {@code _PyModule_IsPossiblyShadowing}: whether the file lies where it hides modules later on {@code sys.path}. */
    public static boolean mayShadow(ThreadState ts, String origin) {
        if (ts.interp.config.safePath || ts.interp.config.pathZero == null) {
            return false;
        }
        int end = origin.lastIndexOf('/');
        if (end >= 0 && origin.substring(end + 1).equals("__init__.py")) {
            end = origin.lastIndexOf('/', end - 1);
        }
        String first = ts.interp.config.pathZero;
        return end >= 0 && origin.substring(0, end).equals(first.isEmpty() ? System.getProperty("user.dir") : first);
    }

    /** Whether a name is in {@code sys.stdlib_module_names}. */
    public static boolean isStandardModule(ThreadState ts, Object name) {
        return ts.interp.sys.getStr("stdlib_module_names") instanceof AnySet names
                && Item.contains(ts, names, name);
    }

    @PyMethod(value = "__dir__()", doc = "__dir__() -> list\nspecialized dir() implementation")
    static Object dir(ThreadState ts, PyModule self) {
        PyDict dict = dictOf(ts, self);
        Object custom = dict.getStr("__dir__");
        return custom != null ? Call.call(ts, custom) : new PyList(dict.keys());
    }

    private static PyDict dictOf(ThreadState ts, PyModule self) {
        if (Attr.get(ts, self, "__dict__") instanceof PyDict d) {
            return d;
        }
        throw Errors.typeError("<module>.__dict__ is not a dictionary");
    }

    @PyGetter(value = "__dict__", member = true)
    static Object getDict(PyModule self) {
        return self.dict();
    }

    @PyGetter("__annotations__")
    static Object getAnnotations(ThreadState ts, PyModule self) {
        PyDict dict = dictOf(ts, self);
        Object annotations = dict.getStr("__annotations__");
        return annotations != null ? annotations : dict.putIfAbsent(ts, "__annotations__", new PyDict());
    }

    @PySetter("__annotations__")
    static void setAnnotations(ThreadState ts, PyModule self, Object value) {
        dictOf(ts, self).putStr("__annotations__", value);
    }

    @PyDeleter("__annotations__")
    static void deleteAnnotations(ThreadState ts, PyModule self) {
        if (dictOf(ts, self).removeStr("__annotations__") == null) {
            throw Errors.attributeError("__annotations__");
        }
    }
}
