package org.taipan.types;

import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeCall;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;

/** The Python side of {@code type}. Classes are made in {@link ClassCreation}. */
@PyTypeDef(name = "type", doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")
public final class PyTypeObject {
    public static final PyType TYPE = PyType.TYPE;

    private PyTypeObject() {
    }

    /** Whether {@code o} is a Python function: {@code PyFunction_Check}. */
    static boolean isFunction(Object o) {
        return o instanceof PyFunction;
    }

    /** {@code _PyType_CalculateMetaclass}: the most derived of {@code metatype} and the types of the bases. */
    public static PyType calculateMetaclass(PyType metatype, PyTuple bases) {
        return ClassCreation.calculateMetaclass(metatype, bases);
    }

    /** Whether CPython's collector would look after the instances: {@code Py_TPFLAGS_HAVE_GC}. */
    public static boolean isCollected(PyType type) {
        return Layout.isCollected(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        return ClassCreation.create(ts, cls, args, kwargs);
    }

    @PyMethod("__init__(*args, **kwargs)")
    static void __init__(PyType self, Object[] args, PyDict kwargs) {
        if (args.length == 1 && kwargs.size() != 0) {
            throw Errors.typeError("type.__init__() takes no keyword arguments");
        }
        if (args.length != 1 && args.length != 3) {
            throw Errors.typeError("type.__init__() takes 1 or 3 arguments");
        }
    }

    @PyMethod("__call__(*args, **kwargs)")
    static Object __call__(ThreadState ts, PyType self, Object[] args, PyDict kwargs) {
        Object[][] items = kwargs.items();
        if (items.length == 0) {
            return TypeCall.instantiate(ts, self, args, null);
        }
        Object[] all = Arrays.copyOf(args, args.length + items.length);
        String[] names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            names[i] = PyStr.toJava(items[i][0]);
            all[args.length + i] = items[i][1];
        }
        return TypeCall.instantiate(ts, self, all, names);
    }

    static Object __repr__(PyType self) {
        Object module = moduleOf(self);
        return PyStr.of(module != null && PyStr.check(module) && !PyStr.toJava(module).equals("builtins")
                ? "<class '" + PyStr.toJava(module) + "." + PyStr.toJava(self.qualname()) + "'>"
                : "<class '" + self.tpName() + "'>");
    }

    // ---- attribute access -------------------------------------------------------------------------------------------

    static Object __getattribute__(ThreadState ts, PyType self, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object v = Attr.ofType(ts, self, n);
        if (v == null) {
            throw Errors.noAttribute(self, n);
        }
        return v;
    }

    static void __setattr__(ThreadState ts, PyType self, Object name, Object value) {
        setAttribute(ts, self, name, value);
    }

    static void __delattr__(ThreadState ts, PyType self, Object name) {
        setAttribute(ts, self, name, null);
    }

    private static void setAttribute(ThreadState ts, PyType self, Object name, Object value) {
        if (!self.isHeapType() && !self.is(PyType.MUTABLE)) {
            throw immutable(self, "set", Obj.reprJava(ts, name));
        }
        String n = PyBaseObject.attributeName(name);
        Object descriptor = self.type().lookup(n);
        if (descriptor != null && Attr.setThrough(ts, descriptor, self, value)) {
            return;
        }
        if (value != null) {
            self.putOwn(n.intern(), value);
        } else if (self.removeOwn(n) == null) {
            throw Errors.noAttribute(self, n);
        }
    }

    private static PyException immutable(PyType self, String what, String attribute) {
        return Errors.typeError("cannot " + what + " " + attribute + " attribute of immutable type '" + self.tpName()
                + "'");
    }

    /** {@code check_set_special_type_attr}. */
    private static void checkSettable(PyType self, Object value, String attribute) {
        if (!self.isHeapType()) {
            throw immutable(self, "set", "'" + attribute + "'");
        }
        if (value == null) {
            throw Errors.typeError("cannot delete '" + attribute + "' attribute of immutable type '" + self.tpName()
                    + "'");
        }
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    @PyGetter("__name__")
    static Object getName(PyType self) {
        return PyStr.of(self.name());
    }

    @PySetter("__name__")
    static void setName(PyType self, Object value) {
        checkSettable(self, value, "__name__");
        String name = PyStr.toJava(checkString(self, value, "__name__"));
        if (name.indexOf('\0') >= 0) {
            throw Errors.valueError("type name must not contain null characters");
        }
        Codecs.encodeUtf8(value);
        self.setName(name);
    }

    @PyDeleter("__name__")
    static void deleteName(PyType self) {
        checkSettable(self, null, "__name__");
    }

    @PyGetter("__qualname__")
    static Object getQualname(PyType self) {
        return self.qualname();
    }

    @PySetter("__qualname__")
    static void setQualname(PyType self, Object value) {
        checkSettable(self, value, "__qualname__");
        self.setQualname(checkString(self, value, "__qualname__"));
    }

    @PyDeleter("__qualname__")
    static void deleteQualname(PyType self) {
        checkSettable(self, null, "__qualname__");
    }

    private static Object checkString(PyType self, Object value, String attribute) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("can only assign string to " + self.tpName() + "." + attribute + ", not '"
                    + Obj.typeName(value) + "'");
        }
        return value;
    }

    /** {@code __module__}, or null. */
    static Object moduleOf(PyType self) {
        return self.isHeapType() ? self.namespace().getStr("__module__") : PyStr.of(self.table.ownerModule());
    }

    /** {@code _PyType_GetFullyQualifiedName}: with the module, unless that is builtins or {@code __main__}. */
    public static String fullyQualifiedName(PyType self) {
        if (!self.isHeapType()) {
            return self.tpName();
        }
        Object module = moduleOf(self);
        String qualname = PyStr.toJava(self.qualname());
        if (module == null) {
            throw Errors.attributeError("__module__");
        }
        return PyStr.check(module) && !PyStr.toJava(module).equals("builtins")
                && !PyStr.toJava(module).equals("__main__") ? PyStr.toJava(module) + "." + qualname : qualname;
    }

    @PyGetter("__module__")
    static Object getModule(PyType self) {
        Object module = moduleOf(self);
        if (module == null) {
            throw Errors.attributeError("__module__");
        }
        return module;
    }

    @PySetter("__module__")
    static void setModule(PyType self, Object value) {
        checkSettable(self, value, "__module__");
        self.namespace().removeStr("__firstlineno__");
        self.putOwn("__module__", value);
    }

    @PyDeleter("__module__")
    static void deleteModule(PyType self) {
        checkSettable(self, null, "__module__");
    }

    // ---- the hierarchy ----------------------------------------------------------------------------------------------

    @PyGetter(value = "__base__", member = true)
    static Object getBase(PyType self) {
        return self.base() == null ? PyNone.NONE : self.base();
    }

    @PyGetter("__bases__")
    static Object getBases(PyType self) {
        return self.bases();
    }

    @PySetter("__bases__")
    static void setBases(ThreadState ts, PyType self, Object value) {
        checkSettable(self, value, "__bases__");
        MethodResolution.setBases(ts, self, value);
    }

    @PyDeleter("__bases__")
    static void deleteBases(PyType self) {
        checkSettable(self, null, "__bases__");
    }

    @PyGetter("__mro__")
    static Object getMro(PyType self) {
        PyType[] order = self.mro();
        return self.isComplete() ? new PyTuple(Arrays.copyOf(order, order.length, Object[].class)) : PyNone.NONE;
    }

    @PyMethod(value = "mro()", doc = "Return a type's method resolution order.")
    static Object mro(ThreadState ts, PyType self) {
        PyType[] order = MethodResolution.linearize(ts, self);
        return new PyList(Arrays.copyOf(order, order.length, Object[].class));
    }

    @PyMethod(value = "__subclasses__()", doc = "Return a list of immediate subclasses.")
    static Object subclasses(PyType self) {
        return new PyList(self.subclasses().toArray());
    }

    @PyMethod(value = "__instancecheck__(instance, /)", doc = "Check if an object is an instance.")
    static boolean isInstance(ThreadState ts, PyType self, Object instance) {
        return Types.isRealInstance(ts, instance, self);
    }

    @PyMethod(value = "__subclasscheck__(subclass, /)", doc = "Check if a class is a subclass.")
    static boolean isSubclass(ThreadState ts, PyType self, Object subclass) {
        return Types.isRealSubclass(ts, subclass, self);
    }

    @PyClassMethod(value = "__prepare__(*args, **kwargs)",
            doc = "Create the namespace for the class statement")
    static Object prepare(PyType cls, Object[] args, PyDict kwargs) {
        return new PyDict();
    }

    static Object __or__(ThreadState ts, Object self, Object other) {
        return PyUnionType.union(ts, self, other);
    }

    static Object __ror__(ThreadState ts, Object self, Object other) {
        return PyUnionType.union(ts, other, self);
    }

    // ---- the namespace ----------------------------------------------------------------------------------------------

    @PyGetter("__dict__")
    static Object getDict(PyType self) {
        return new PyMappingProxy(self.namespace());
    }

    @PyGetter("__doc__")
    static Object getDoc(ThreadState ts, PyType self) {
        Object doc = self.namespace().getStr("__doc__");
        if (doc == null) {
            return PyNone.NONE;
        }
        Object get = PyObject.typeOf(doc).slot(Slot.GET);
        return get == null || !self.isHeapType() ? doc : Call.method(ts, get, doc, PyNone.NONE, self);
    }

    @PySetter("__doc__")
    static void setDoc(PyType self, Object value) {
        checkSettable(self, value, "__doc__");
        self.putOwn("__doc__", value);
    }

    @PyDeleter("__doc__")
    static void deleteDoc(PyType self) {
        checkSettable(self, null, "__doc__");
    }

    @PyGetter("__text_signature__")
    static Object getTextSignature(PyType self) {
        if (self == PyType.OBJECT) {
            return "()";
        }
        Object doc = self.table != null ? self.table.ownerDoc() : self.namespace().getStr("__doc__");
        String declared = doc instanceof String d ? org.taipan.objects.InternalDoc.signature(self.name(), d) : null;
        if (declared != null) {
            return PyStr.of(declared);
        }
        String signature = constructorSignature(self, "__new__");
        if (signature == null || signature.contains("*args")) {
            signature = constructorSignature(self, "__init__");
        }
        return signature == null || signature.contains("*args") || signature.contains("<unrepresentable>") ? PyNone.NONE
                : PyStr.of(signature);
    }

    /** The parameters of a builtin type's own {@code __new__} or {@code __init__} without the receiver, or null. */
    private static String constructorSignature(PyType self, String name) {
        for (int i = 0; self.table != null && i < self.table.size(); i++) {
            if (self.table.name(i).equals(name)) {
                String s = self.table.signature(i);
                int comma = s.indexOf(", ");
                String rest = comma < 0 ? "" : s.substring(comma + 2, s.length() - 1);
                return "(" + (rest.equals("/") ? "" : rest.startsWith("/, ") ? rest.substring(3) : rest) + ")";
            }
        }
        return null;
    }

    @PyGetter("__abstractmethods__")
    static Object getAbstractMethods(PyType self) {
        Object methods = self == PyType.TYPE ? null : self.namespace().getStr("__abstractmethods__");
        if (methods == null) {
            throw Errors.attributeError("__abstractmethods__");
        }
        return methods;
    }

    @PySetter("__abstractmethods__")
    static void setAbstractMethods(ThreadState ts, PyType self, Object value) {
        boolean isAbstract = Obj.isTrue(ts, value);
        self.isAbstract = isAbstract;
        self.putOwn("__abstractmethods__", value);
    }

    @PyDeleter("__abstractmethods__")
    static void deleteAbstractMethods(PyType self) {
        if (self.removeOwn("__abstractmethods__") == null) {
            throw Errors.attributeError("__abstractmethods__");
        }
        self.isAbstract = false;
    }

    @PyGetter("__annotations__")
    static Object getAnnotations(ThreadState ts, PyType self) {
        if (!self.isHeapType()) {
            throw Errors.attributeError("type object '" + self.tpName() + "' has no attribute '__annotations__'");
        }
        Object annotations = self.namespace().getStr("__annotations__");
        if (annotations == null) {
            annotations = self.namespace().putIfAbsent(ts, "__annotations__", new PyDict());
            self.modified();
            return annotations;
        }
        Object get = PyObject.typeOf(annotations).slot(Slot.GET);
        return get == null ? annotations : Call.method(ts, get, annotations, PyNone.NONE, self);
    }

    @PySetter("__annotations__")
    static void setAnnotations(PyType self, Object value) {
        if (!self.isHeapType()) {
            throw immutable(self, "set", "'__annotations__'");
        }
        self.putOwn("__annotations__", value);
    }

    @PyDeleter("__annotations__")
    static void deleteAnnotations(PyType self) {
        if (!self.isHeapType()) {
            throw immutable(self, "set", "'__annotations__'");
        }
        if (self.removeOwn("__annotations__") == null) {
            throw Errors.attributeError("__annotations__");
        }
    }

    @PyGetter("__type_params__")
    static Object getTypeParams(PyType self) {
        Object params = self == PyType.TYPE ? null : self.namespace().getStr("__type_params__");
        return params == null ? PyTuple.EMPTY : params;
    }

    @PySetter("__type_params__")
    static void setTypeParams(PyType self, Object value) {
        checkSettable(self, value, "__type_params__");
        self.putOwn("__type_params__", value);
    }

    @PyDeleter("__type_params__")
    static void deleteTypeParams(PyType self) {
        checkSettable(self, null, "__type_params__");
    }

    @PyMethod(value = "__dir__()", doc = "Specialized __dir__ implementation for types.")
    static Object dir(ThreadState ts, PyType self) {
        PyDict names = new PyDict();
        Types.mergeClassDict(ts, names, self);
        return new PyList(names.keys());
    }

    // ---- CPython's memory layout, as far as programs look at it -----------------------------------------------------

    @PyGetter(value = "__flags__", member = true)
    static Object getFlags(PyType self) {
        return TypeLayoutFacts.flags(self);
    }

    @PyGetter(value = "__basicsize__", member = true)
    static Object getBasicSize(PyType self) {
        return TypeLayoutFacts.basicSize(self);
    }

    @PyGetter(value = "__itemsize__", member = true)
    static Object getItemSize(PyType self) {
        return Layout.itemSize(self);
    }

    @PyGetter(value = "__dictoffset__", member = true)
    static Object getDictOffset(PyType self) {
        return TypeLayoutFacts.dictOffset(self);
    }

    @PyGetter(value = "__weakrefoffset__", member = true)
    static Object getWeakrefOffset(PyType self) {
        return TypeLayoutFacts.weakrefOffset(self);
    }

    @PyMethod(value = "__sizeof__()", doc = "Return memory consumption of the type object.")
    static Object sizeOf(PyType self) {
        return self.isHeapType() ? 1704L : 416L;
    }
}
