package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code staticmethod}. */
@PyTypeDef(name = "staticmethod", doc = "Convert a function to be a static method.\n\nA static method does not receive an "
        + "implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         @staticmethod"
        + "\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on the class (e.g. C.f()) or "
        + "on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither is passed "
        + "implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those found in "
        + "Java or C++.\nFor a more advanced concept, see the classmethod builtin.")
public final class PyStaticMethod extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyStaticMethodTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_DICT);

    private volatile Object callable;

    public PyStaticMethod(Object callable) {
        super(TYPE);
        this.callable = callable;
    }

    private PyStaticMethod(PyType cls, Object callable) {
        super(cls);
        this.callable = callable;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStaticMethod(cls, null);
    }

    @PyMethod("__init__(function, /)")
    void __init__(ThreadState ts, Object function) {
        callable = function;
        PyClassMethod.copyAttributes(ts, this, function);
    }

    /** {@code __func__}, or null. */
    public Object callable() {
        return callable;
    }

    private Object initialized() {
        Object f = callable;
        if (f == null) {
            throw Errors.runtimeError("uninitialized staticmethod object");
        }
        return f;
    }

    Object __get__(Object instance, Object owner) {
        return initialized();
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object __call__(ThreadState ts, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, initialized(), args, kwargs);
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("<staticmethod(" + (callable == null ? "<NULL>" : Obj.reprJava(ts, callable)) + ")>");
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
        return PyClassMethod.isAbstract(ts, callable);
    }
}
