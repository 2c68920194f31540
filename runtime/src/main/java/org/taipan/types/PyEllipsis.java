package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code ...}. */
@PyTypeDef(name = "ellipsis", doc = "The type of the Ellipsis singleton.")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyEllipsisTable(), PyType.OBJECT, 0);
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {
        super(TYPE);
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return ELLIPSIS;
    }

    Object __repr__() {
        return "Ellipsis";
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return "Ellipsis";
    }
}
