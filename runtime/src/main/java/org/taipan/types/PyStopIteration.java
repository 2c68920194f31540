package org.taipan.types;

import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code StopIteration}. */
@PyTypeDef(name = "StopIteration", doc = "Signal the end from iterator.__next__().")
public final class PyStopIteration extends PyBaseException {
    public static final PyType TYPE = Exc.StopIteration;

    private Object value;

    PyStopIteration(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyStopIteration(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
        setFields(arguments.items());
    }

    @Override
    protected void setFields(Object[] arguments) {
        value = arguments.length > 0 ? arguments[0] : PyNone.NONE;
    }

    /** {@code value}: what the generator returned. */
    public Object value() {
        return orNone(value);
    }

    @PyGetter(value = "value", doc = "generator return value", member = true)
    Object getValue() {
        return orNone(value);
    }

    @PySetter("value")
    void setValue(Object newValue) {
        VarHandle.releaseFence();
        value = newValue;
    }

    @PyDeleter("value")
    void deleteValue() {
        value = null;
    }
}
