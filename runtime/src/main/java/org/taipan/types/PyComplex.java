package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code complex}. */
@PyTypeDef(name = "complex")
public final class PyComplex extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyComplexTable(), PyType.OBJECT);

    public final double real;
    public final double imag;

    public PyComplex(double real, double imag) {
        this(TYPE, real, imag);
    }

    public PyComplex(PyType type, double real, double imag) {
        super(type);
        this.real = real;
        this.imag = imag;
    }
}
