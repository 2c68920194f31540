package org.taipan.objects;

/** An instance of a class written in Python that derives from {@code object} alone. */
public final class PyInstance extends PyObject {
    public PyInstance(PyType type) {
        super(type, type.slotRoom(), type.roomFromStart());
    }
}
