package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;

/** {@code None}. */
@PyTypeDef(name = "NoneType", doc = "The type of the None singleton.")
public final class PyNone extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNoneTable(), PyType.OBJECT, 0);
    public static final PyNone NONE = new PyNone();

    private PyNone() {
        super(TYPE);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            throw Errors.typeError("NoneType takes no arguments");
        }
        return NONE;
    }

    Object __repr__() {
        return "None";
    }

    boolean __bool__() {
        return false;
    }

    long __hash__() {
        return 0xfca86420L;
    }
}
