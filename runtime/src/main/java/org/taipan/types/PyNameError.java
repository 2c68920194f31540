package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code NameError}. */
@PyTypeDef(name = "NameError", doc = "Name not found globally.")
public final class PyNameError extends PyBaseException {
    public static final PyType TYPE = Exc.NameError;

    private volatile Object name;

    PyNameError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyNameError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, null);
        name = keywordFields("NameError", kwargs, "name")[0];
    }

    /** Sets {@code name}. */
    public void setContext(String newName) {
        name = PyStr.of(newName);
    }

    @PyGetter(value = "name", doc = "name", member = true)
    Object getName() {
        return orNone(name);
    }

    @PySetter("name")
    void setName(Object value) {
        name = value;
    }

    @PyDeleter("name")
    void deleteName() {
        name = null;
    }
}
