package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code staticmethod}. */
@PyTypeDef(name = "staticmethod")
public final class PyStaticMethod extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyStaticMethodTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_DICT);

    private Object callable;

    public PyStaticMethod(Object callable) {
        super(TYPE);
        this.callable = callable;
    }

    /** {@code __func__}. */
    public Object callable() {
        return callable;
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object owner) {
        return callable;
    }
}
