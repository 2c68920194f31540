package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;

/** {@code ...}. */
@PyTypeDef(name = "ellipsis", doc = "The type of the Ellipsis singleton.")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyEllipsisTable(), PyType.OBJECT, 0);
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {
        super(TYPE);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            throw Errors.typeError("EllipsisType takes no arguments");
        }
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
