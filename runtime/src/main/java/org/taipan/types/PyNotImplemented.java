package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code NotImplemented}. */
@PyTypeDef(name = "NotImplementedType", doc = "The type of the NotImplemented singleton.")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNotImplementedTable(), PyType.OBJECT, 0);
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {
        super(TYPE);
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return NOT_IMPLEMENTED;
    }

    Object __repr__() {
        return "NotImplemented";
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return "NotImplemented";
    }
}
