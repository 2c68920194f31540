package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/** {@code NotImplemented}. */
@PyTypeDef(name = "NotImplementedType", doc = "The type of the NotImplemented singleton.")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNotImplementedTable(), PyType.OBJECT, 0);
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {
        super(TYPE);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            throw Errors.typeError("NotImplementedType takes no arguments");
        }
        return NOT_IMPLEMENTED;
    }

    boolean __bool__(ThreadState ts) {
        org.taipan.ops.Warnings.deprecated(ts, "NotImplemented should not be used in a boolean context");
        return true;
    }

    Object __repr__() {
        return "NotImplemented";
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return "NotImplemented";
    }
}
