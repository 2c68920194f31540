package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code AttributeError}. */
@PyTypeDef(name = "AttributeError", doc = "Attribute not found.")
public final class PyAttributeError extends PyBaseException {
    public static final PyType TYPE = Exc.AttributeError;

    private volatile Object name;
    private volatile Object object;

    PyAttributeError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyAttributeError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, null);
        Object[] given = keywordFields("AttributeError", kwargs, "name", "obj");
        name = given[0];
        object = given[1];
    }

    /** Sets {@code name} and {@code obj} unless one of them is set: {@code _PyObject_SetAttributeErrorContext}. */
    public void setContext(Object newObject, String newName) {
        if (name == null && object == null) {
            name = PyStr.of(newName);
            object = newObject;
        }
    }

    @PyMethod("__getstate__()")
    Object getState() {
        PyDict state = copyOfState();
        if (name != null) {
            state.putStr("name", name);
        }
        state.putStr("args", args());
        return state;
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return new PyTuple(type(), args(), getState());
    }

    @PyGetter(value = "name", doc = "attribute name", member = true)
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

    @PyGetter(value = "obj", doc = "object", member = true)
    Object getObj() {
        return orNone(object);
    }

    @PySetter("obj")
    void setObj(Object value) {
        object = value;
    }

    @PyDeleter("obj")
    void deleteObj() {
        object = null;
    }
}
