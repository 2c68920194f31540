package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** A cell: a variable shared by a function and the functions nested in it. */
@PyTypeDef(name = "cell")
public final class PyCell extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyCellTable(), PyType.OBJECT, 0);

    /** The contents, or null when empty. */
    public volatile Object value;

    public PyCell(Object value) {
        super(TYPE);
        this.value = value;
    }
}
