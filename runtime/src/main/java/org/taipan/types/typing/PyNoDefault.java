package org.taipan.types.typing;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;

/** {@code typing.NoDefault}. */
@PyTypeDef(name = "NoDefaultType", doc = "The type of the NoDefault singleton.")
public final class PyNoDefault extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNoDefaultTable(), PyType.OBJECT, 0);
    public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

    private PyNoDefault() {
        super(TYPE);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs.size() > 0) {
            throw Errors.typeError("NoDefaultType takes no arguments");
        }
        return NO_DEFAULT;
    }

    Object __repr__() {
        return "typing.NoDefault";
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return "NoDefault";
    }
}
