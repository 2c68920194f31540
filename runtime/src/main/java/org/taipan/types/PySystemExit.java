package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code SystemExit}. */
@PyTypeDef(name = "SystemExit", doc = "Request to exit from the interpreter.")
public final class PySystemExit extends PyBaseException {
    public static final PyType TYPE = Exc.SystemExit;

    private volatile Object code;

    PySystemExit(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PySystemExit(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
        setFields(arguments.items());
    }

    @Override
    protected void setFields(Object[] arguments) {
        if (arguments.length > 0) {
            code = arguments.length == 1 ? arguments[0] : args();
        }
    }

    /** {@code code}: an int, None or something to print. */
    public Object code() {
        return orNone(code);
    }

    @PyGetter(value = "code", doc = "exception code", member = true)
    Object getCode() {
        return orNone(code);
    }

    @PySetter("code")
    void setCode(Object value) {
        code = value;
    }

    @PyDeleter("code")
    void deleteCode() {
        code = null;
    }
}
