package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.Finalization;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyFinalizableInstance;
import org.taipan.objects.PyInstance;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;

/** {@code object}. */
@PyTypeDef(name = "object", doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
        + "returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n")
public final class PyBaseObject {
    public static final PyType TYPE = PyType.OBJECT;

    private PyBaseObject() {
    }

    public static boolean check(Object o) {
        return true;
    }

    // ---- making instances -------------------------------------------------------------------------------------------

    private static boolean hasOwnNew(PyType type) {
        return !(type.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self == PyType.OBJECT);
    }

    private static boolean isObjects(Object slot) {
        return slot instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT;
    }

    /** {@code object.__init__} with arguments, where it is the type's own. @throws PyException TypeError */
    public static void checkInitArguments(PyType type) {
        if (!hasOwnNew(type)) {
            throw Errors.typeError(type.tpName()
                    + ".__init__() takes exactly one argument (the instance to initialize)");
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            if (hasOwnNew(cls)) {
                throw Errors.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (isObjects(cls.slot(Slot.INIT))) {
                throw Errors.typeError(cls.tpName() + "() takes no arguments");
            }
        }
        if (cls.isAbstract) {
            throw abstractClass(ts, cls);
        }
        if (cls.layoutBase() != PyType.OBJECT) {
            throw Errors.typeError("cannot create '" + cls.tpName() + "' instances");
        }
        return cls.slot(Slot.DEL) == null ? new PyInstance(cls)
                : new PyFinalizableInstance(cls, Finalization.of(ts.interp));
    }

    private static org.taipan.objects.PyException abstractClass(ThreadState ts, PyType cls) {
        Object[] methods = Iter.toArray(ts, PyTypeObject.getAbstractMethods(cls));
        java.util.TreeSet<String> names = new java.util.TreeSet<>();
        for (Object m : methods) {
            if (!PyStr.check(m)) {
                throw Errors.typeError("sequence item 0: expected str instance, " + Obj.typeName(m) + " found");
            }
            names.add(PyStr.toJava(m));
        }
        return Errors.typeError("Can't instantiate abstract class " + cls.tpName()
                + " without an implementation for abstract method" + (methods.length > 1 ? "s" : "") + " '"
                + String.join("', '", names) + "'");
    }

    @PyMethod("__init__(*args, **kwargs)")
    static void __init__(ThreadState ts, Object self, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            PyType type = PyObject.typeOf(self);
            if (!isObjects(type.slot(Slot.INIT))) {
                throw Errors.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            checkInitArguments(type);
        }
    }

    // ---- text, hash, comparison -------------------------------------------------------------------------------------

    static Object __repr__(ThreadState ts, Object self) {
        PyType type = PyObject.typeOf(self);
        Object module = PyTypeObject.moduleOf(type);
        String name = module != null && PyStr.check(module) && !PyStr.toJava(module).equals("builtins")
                ? PyStr.toJava(module) + "." + PyStr.toJava(type.qualname()) : type.tpName();
        return PyStr.of("<" + name + " object at " + Obj.address(self) + ">");
    }

    static Object __str__(ThreadState ts, Object self) {
        return Obj.repr(ts, self);
    }

    static long __hash__(ThreadState ts, Object self) {
        return self instanceof PyObject ? System.identityHashCode(self) : self.hashCode();
    }

    static Object __eq__(Object self, Object other) {
        return Obj.is(self, other) ? Boolean.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static Object __ne__(ThreadState ts, Object self, Object other) {
        Object r = Call.method(ts, PyObject.typeOf(self).slot(Slot.EQ), self, other);
        return r == PyNotImplemented.NOT_IMPLEMENTED ? r : (Object) !Obj.isTrue(ts, r);
    }

    static Object __lt__(Object self, Object other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    static Object __le__(Object self, Object other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    static Object __gt__(Object self, Object other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    static Object __ge__(Object self, Object other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__format__(format_spec, /)",
            doc = "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.")
    static Object format(ThreadState ts, Object self, Object format_spec) {
        if (!PyStr.check(format_spec)) {
            throw org.taipan.ops.Args.badArgument("__format__", "argument", "str", format_spec);
        }
        if (!PyStr.toJava(format_spec).isEmpty()) {
            throw Errors.typeError("unsupported format string passed to " + Obj.typeName(self) + ".__format__");
        }
        return Obj.str(ts, self);
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    static Object __getattribute__(ThreadState ts, Object self, Object name) {
        String n = attributeName(name);
        Object v = Attr.generic(ts, self, PyObject.typeOf(self), n);
        if (v == null) {
            throw Errors.noInstanceAttribute(self, n);
        }
        return v;
    }

    static void __setattr__(ThreadState ts, Object self, Object name, Object value) {
        checkApplicable(self, Slot.SETATTR, "__setattr__");
        Attr.genericSet(ts, self, PyObject.typeOf(self), attributeName(name), value);
    }

    static void __delattr__(ThreadState ts, Object self, Object name) {
        checkApplicable(self, Slot.DELATTR, "__delattr__");
        Attr.genericSet(ts, self, PyObject.typeOf(self), attributeName(name), null);
    }

    /** {@code hackcheck}: object's setter must not get around that of a builtin subtype, such as {@code type}'s. */
    private static void checkApplicable(Object self, int slot, String what) {
        PyType type = PyObject.typeOf(self);
        if (!isObjects(type.builtinBase().slot(slot))) {
            throw Errors.typeError("can't apply this " + what + " to " + type.tpName() + " object");
        }
    }

    /** A name as Java text. @throws org.taipan.objects.PyException TypeError unless it is a str */
    public static String attributeName(Object name) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("attribute name must be string, not '" + Obj.typeName(name) + "'");
        }
        return PyStr.toJava(name);
    }

    @PyGetter(value = "__class__", doc = "the object's class")
    static Object getClass(Object self) {
        return PyObject.typeOf(self);
    }

    @PySetter("__class__")
    static void setClass(Object self, Object value) {
        if (!(value instanceof PyType to)) {
            throw Errors.typeError("__class__ must be set to a class, not '" + Obj.typeName(value) + "' object");
        }
        PyType from = PyObject.typeOf(self);
        boolean modules = self instanceof PyModule && to.isSubtype(PyModuleObject.TYPE);
        if (!modules && !(from.isHeapType() && to.isHeapType())) {
            throw Errors.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        Layout.checkReplaceable(from, to, "__class__");
        ((PyObject) self).setType(to);
    }

    @PyDeleter("__class__")
    static void deleteClass(Object self) {
        throw Errors.typeError("can't delete __class__ attribute");
    }

    @PyMethod(value = "__dir__()", doc = "Default dir() implementation.")
    static Object dir(ThreadState ts, Object self) {
        PyDict names = new PyDict();
        Object dict = Attr.lookup(ts, self, "__dict__");
        if (dict instanceof PyDict d) {
            for (Object key : d.keys()) {
                names.put(ts, key, PyNone.NONE);
            }
        }
        Object cls = Attr.lookup(ts, self, "__class__");
        if (cls != null) {
            Types.mergeClassDict(ts, names, cls);
        }
        return new PyList(names.keys());
    }

    // ---- subclassing ------------------------------------------------------------------------------------------------

    @PyClassMethod(value = "__init_subclass__()", doc = "This method is called when a class is subclassed.\n\nThe default "
            + "implementation does nothing. It may be\noverridden to extend subclasses.")
    static void initSubclass(PyType cls) {
    }

    @PyClassMethod(value = "__subclasshook__(object, /)", doc = "Abstract classes can override this to customize "
            + "issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, "
            + "False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\n"
            + "overrides the normal algorithm (and the outcome is cached).")
    static Object subclassHook(PyType cls, Object object) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- pickling ---------------------------------------------------------------------------------------------------

    @PyMethod(value = "__reduce__()", doc = "Helper for pickle.")
    static Object reduce(ThreadState ts, Object self) {
        return ObjectReduction.reduce(ts, self, 0);
    }

    @PyMethod(value = "__reduce_ex__(protocol, /)", doc = "Helper for pickle.")
    static Object reduceEx(ThreadState ts, Object self, int protocol) {
        Object reduce = Attr.lookup(ts, self, "__reduce__");
        if (reduce != null && PyObject.typeOf(self).lookup("__reduce__") != PyType.OBJECT.lookup("__reduce__")) {
            return Call.call(ts, reduce);
        }
        return ObjectReduction.reduce(ts, self, protocol);
    }

    @PyMethod(value = "__getstate__()", doc = "Helper for pickle.")
    static Object getState(ThreadState ts, Object self) {
        return ObjectReduction.state(ts, self, false);
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of object in memory, in bytes.")
    static Object sizeOf(ThreadState ts, Object self) {
        PyType type = PyObject.typeOf(self);
        long item = Layout.itemSize(type);
        return TypeLayoutFacts.basicSize(type) + (item > 0 && type.slot(Slot.LEN) != null ? item * Obj.length(ts, self)
                : 0);
    }
}
