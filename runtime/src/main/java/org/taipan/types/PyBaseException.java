package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code BaseException}, and the Java class of every exception without fields of its own. */
@PyTypeDef(name = "BaseException", doc = "Common base class for all exceptions.")
public class PyBaseException extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyBaseExceptionTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.EXCEPTION_SUBCLASS);

    private volatile PyTuple args;
    /** {@code __traceback__}, or null. */
    public volatile Object traceback;
    /** {@code __context__}, or null. */
    public volatile PyBaseException context;
    /** {@code __cause__}, or null. */
    public volatile PyBaseException cause;
    public volatile boolean suppressContext;

    public PyBaseException(PyType type, PyTuple args) {
        super(type);
        this.args = args;
    }

    public final PyTuple args() {
        return args;
    }

    public final void setArgs(PyTuple newArgs) {
        args = newArgs;
    }

    /** An instance of a builtin exception type with its fields set from {@code args}, made without running Python code. */
    public static PyBaseException create(PyType type, PyTuple args) {
        return new PyBaseException(type, args);
    }
}
