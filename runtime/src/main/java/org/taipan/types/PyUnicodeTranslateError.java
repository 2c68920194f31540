package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;

/** {@code UnicodeTranslateError}. */
@PyTypeDef(name = "UnicodeTranslateError", doc = "Unicode translation error.")
public final class PyUnicodeTranslateError extends PyUnicodeErrorBase {
    public static final PyType TYPE = Exc.UnicodeTranslateError;

    PyUnicodeTranslateError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyUnicodeTranslateError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
        parse(ts, arguments.items(), "UnnU");
    }

    @Override
    protected void setFields(Object[] arguments) {
        parse(null, arguments, "UnnU");
    }

    Object __str__(ThreadState ts) {
        return describeText(ts, "translate");
    }

    @PyGetter(value = "encoding", doc = "exception encoding", member = true)
    Object getEncoding() {
        return orNone(encoding);
    }

    @PySetter("encoding")
    void setEncoding(Object value) {
        encoding = value;
    }

    @PyDeleter("encoding")
    void deleteEncoding() {
        encoding = null;
    }

    @PyGetter(value = "object", doc = "exception object", member = true)
    Object getObject() {
        return orNone(object);
    }

    @PySetter("object")
    void setObject(Object value) {
        object = value;
    }

    @PyDeleter("object")
    void deleteObject() {
        object = null;
    }

    @PyGetter(value = "start", doc = "exception start", member = true)
    long getStart() {
        return start;
    }

    @PySetter("start")
    void setStart(ThreadState ts, Object value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError("an integer is required");
        }
        start = Args.toLong(ts, value);
    }

    @PyDeleter("start")
    void deleteStart() {
        throw Errors.typeError("can't delete numeric/char attribute");
    }

    @PyGetter(value = "end", doc = "exception end", member = true)
    long getEnd() {
        return end;
    }

    @PySetter("end")
    void setEnd(ThreadState ts, Object value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError("an integer is required");
        }
        end = Args.toLong(ts, value);
    }

    @PyDeleter("end")
    void deleteEnd() {
        throw Errors.typeError("can't delete numeric/char attribute");
    }

    @PyGetter(value = "reason", doc = "exception reason", member = true)
    Object getReason() {
        return orNone(reason);
    }

    @PySetter("reason")
    void setReason(Object value) {
        reason = value;
    }

    @PyDeleter("reason")
    void deleteReason() {
        reason = null;
    }
}
