package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code UnicodeDecodeError}. */
@PyTypeDef(name = "UnicodeDecodeError", doc = "Unicode decoding error.")
public final class PyUnicodeDecodeError extends PyUnicodeErrorBase {
    public static final PyType TYPE = Exc.UnicodeDecodeError;

    PyUnicodeDecodeError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyUnicodeDecodeError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
        parse(ts, arguments.items(), "UOnnU");
        if (!(object instanceof PyBytes)) {
            if (typeOf(object).slot(Slot.BUFFER) == null) {
                Object wrong = object;
                object = null;
                throw Errors.typeError("a bytes-like object is required, not '" + Obj.typeName(wrong) + "'");
            }
            object = Call.call(ts, PyBytes.TYPE, object);
        }
    }

    @Override
    protected void setFields(Object[] arguments) {
        parse(null, arguments, "UOnnU");
    }

    Object __str__(ThreadState ts) {
        if (!(object instanceof PyBytes b)) {
            return "";
        }
        byte[] bytes = b.value();
        String single = start >= 0 && start < bytes.length
                ? String.format("decode byte 0x%02x", bytes[(int) start] & 0xff) : "";
        return describe(ts, bytes.length, single, "decode bytes");
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
