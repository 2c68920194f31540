package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyInstance;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

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

    /** {@code excess_args} of {@code object_init}: {@code __init__} is object's own here. */
    public static void checkInitArguments(PyType type) {
        Object create = type.slot(Slot.NEW);
        if (create instanceof org.taipan.objects.PyBuiltinFunction f && f.self == PyType.OBJECT) {
            throw Errors.typeError(type.name() + "() takes no arguments");
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            if (!(cls.slot(Slot.NEW) instanceof org.taipan.objects.PyBuiltinFunction f && f.self == PyType.OBJECT)) {
                throw Errors.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (cls.slot(Slot.INIT) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT) {
                throw Errors.typeError(cls.name() + "() takes no arguments");
            }
        }
        return new PyInstance(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    static void __init__(ThreadState ts, Object self, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            PyType type = PyObject.typeOf(self);
            if (!(type.slot(Slot.INIT) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT)) {
                throw Errors.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            checkInitArguments(type);
        }
    }

    static Object __repr__(ThreadState ts, Object self) {
        PyType type = PyObject.typeOf(self);
        Object module = type.lookup("__module__");
        String prefix = module != null && PyStr.check(module) && !PyStr.toJava(module).equals("builtins")
                ? PyStr.toJava(module) + "." + PyStr.toJava(type.qualname()) : type.name();
        return PyStr.of("<" + prefix + " object at " + Obj.address(self) + ">");
    }

    static Object __str__(ThreadState ts, Object self) {
        return Obj.repr(ts, self);
    }

    static long __hash__(ThreadState ts, Object self) {
        return ts.interp.ids.number(self) >> 4;
    }

    static Object __eq__(Object self, Object other) {
        return Obj.is(self, other) ? Boolean.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static Object __ne__(ThreadState ts, Object self, Object other) {
        Object r = org.taipan.ops.Call.method(ts, PyObject.typeOf(self).slot(Slot.EQ), self, other);
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

    static Object __getattribute__(ThreadState ts, Object self, Object name) {
        String n = attributeName(name);
        Object v = Attr.generic(ts, self, PyObject.typeOf(self), n);
        if (v == null) {
            throw Errors.noAttribute(self, n);
        }
        return v;
    }

    static void __setattr__(ThreadState ts, Object self, Object name, Object value) {
        Attr.genericSet(ts, self, PyObject.typeOf(self), attributeName(name), value);
    }

    static void __delattr__(ThreadState ts, Object self, Object name) {
        Attr.genericSet(ts, self, PyObject.typeOf(self), attributeName(name), null);
    }

    /** A name as Java text. @throws org.taipan.objects.PyException TypeError unless it is a str */
    public static String attributeName(Object name) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("attribute name must be string, not '" + Obj.typeName(name) + "'");
        }
        return PyStr.toJava(name);
    }
}
