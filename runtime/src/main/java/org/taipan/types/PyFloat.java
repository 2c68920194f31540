package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code float}: a {@link Double}; instances of subclasses are {@link FloatSubclass}. */
@PyTypeDef(name = "float")
public final class PyFloat {
    public static final PyType TYPE = PyType.builtin(new PyFloatTable(), PyType.OBJECT);

    private PyFloat() {
    }

    /** An instance of a subclass of {@code float}. */
    static final class FloatSubclass extends PyObject {
        final double value;

        FloatSubclass(PyType type, double value) {
            super(type);
            this.value = value;
        }
    }

    /** Whether {@code o} is a {@code float} or of a subclass. */
    public static boolean check(Object o) {
        return o instanceof Double || o instanceof FloatSubclass;
    }

    /** The value of a float or subclass instance. */
    public static double value(Object o) {
        return o instanceof Double d ? d : ((FloatSubclass) o).value;
    }
}
