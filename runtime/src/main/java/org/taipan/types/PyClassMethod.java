package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code classmethod}. */
@PyTypeDef(name = "classmethod", doc = "Convert a function to be a class method.\n\nA class method receives the class as "
        + "implicit first argument,\njust like an instance method receives the instance.\nTo declare a class method, use "
        + "this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be "
        + "called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is ignored except "
        + "for its class.\nIf a class method is called for a derived class, the derived class\nobject is passed as the "
        + "implied first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you want those, "
        + "see the staticmethod builtin.")
public final class PyClassMethod extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyClassMethodTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_DICT);

    private volatile Object callable;

    public PyClassMethod(Object callable) {
        super(TYPE);
        this.callable = callable;
    }

    private PyClassMethod(PyType cls, Object callable) {
        super(cls);
        this.callable = callable;
    }

    @org.taipan.annotations.PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyClassMethod(cls, null);
    }

    @org.taipan.annotations.PyMethod("__init__(function, /)")
    void __init__(ThreadState ts, Object function) {
        callable = function;
        copyAttributes(ts, this, function);
    }

    /** {@code functools_wraps}: what a class or static method takes over from its function. */
    static void copyAttributes(ThreadState ts, PyObject wrapper, Object wrapped) {
        for (String name : new String[] {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}) {
            Object value = Attr.lookup(ts, wrapped, name);
            if (value != null) {
                Attr.set(ts, wrapper, name, value);
            }
        }
    }

    /** {@code _PyObject_IsAbstract}. */
    static boolean isAbstract(ThreadState ts, Object o) {
        Object flag = o == null ? null : Attr.lookup(ts, o, "__isabstractmethod__");
        return flag != null && Obj.isTrue(ts, flag);
    }

    Object __get__(Object instance, Object owner) {
        if (callable == null) {
            throw Errors.runtimeError("uninitialized classmethod object");
        }
        return new PyMethod(callable, owner == PyNone.NONE ? typeOf(instance) : owner);
    }

    /** {@code __func__}. */
    public Object callable() {
        return callable;
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("<classmethod(" + (callable == null ? "<NULL>" : Obj.reprJava(ts, callable)) + ")>");
    }

    @PyGetter(value = "__func__", member = true)
    Object getFunc() {
        return callable == null ? PyNone.NONE : callable;
    }

    @PyGetter(value = "__wrapped__", member = true)
    Object getWrapped() {
        return getFunc();
    }

    @PyGetter("__isabstractmethod__")
    Object getIsAbstract(ThreadState ts) {
        return isAbstract(ts, callable);
    }
}
