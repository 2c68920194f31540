package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** {@code SyntaxError}. */
@PyTypeDef(name = "SyntaxError", doc = "Invalid syntax.")
public final class PySyntaxError extends PyBaseException {
    public static final PyType TYPE = Exc.SyntaxError;

    private volatile Object message;
    private volatile Object filename;
    private volatile Object line;
    private volatile Object offset;
    private volatile Object text;
    private volatile Object endLine;
    private volatile Object endOffset;
    private volatile Object printFileAndLine;

    PySyntaxError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PySyntaxError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
        if (arguments.size() == 2 && !(arguments.get(1) instanceof PyTuple)) {
            setFields(new Object[] {arguments.get(0), new PyTuple(Iter.toArray(ts, arguments.get(1)))});
        } else {
            setFields(arguments.items());
        }
    }

    @Override
    protected void setFields(Object[] arguments) {
        if (arguments.length >= 1) {
            message = arguments[0];
        }
        if (arguments.length != 2) {
            return;
        }
        Object[] info = ((PyTuple) arguments[1]).items();
        if (info.length < 4 || info.length > 6) {
            throw Errors.typeError("function takes at " + (info.length < 4 ? "least 4" : "most 6") + " arguments ("
                    + info.length + " given)");
        }
        filename = info[0];
        line = info[1];
        offset = info[2];
        text = info[3];
        endLine = info.length > 4 ? info[4] : null;
        endOffset = info.length > 5 ? info[5] : null;
        if (info.length == 5) {
            throw Errors.typeError("end_offset must be provided when end_lineno is provided");
        }
    }

    Object __str__(ThreadState ts) {
        String name = filename != null && PyStr.check(filename) ? PyStr.toJava(filename) : null;
        if (name != null) {
            name = name.substring(name.lastIndexOf('/') + 1);
        }
        boolean hasLine = line instanceof Long || line instanceof java.math.BigInteger;
        if (name == null && !hasLine) {
            return Obj.str(ts, orNone(message));
        }
        String number = hasLine ? "line " + (line instanceof Long n ? n : -1L) : null;
        return PyStr.of(Obj.strJava(ts, orNone(message)) + " (" + (name == null ? number
                : hasLine ? name + ", " + number : name) + ")");
    }

    @PyGetter(value = "msg", doc = "exception msg", member = true)
    Object getMsg() {
        return orNone(message);
    }

    @PySetter("msg")
    void setMsg(Object value) {
        message = value;
    }

    @PyDeleter("msg")
    void deleteMsg() {
        message = null;
    }

    @PyGetter(value = "filename", doc = "exception filename", member = true)
    Object getFilename() {
        return orNone(filename);
    }

    @PySetter("filename")
    void setFilename(Object value) {
        filename = value;
    }

    @PyDeleter("filename")
    void deleteFilename() {
        filename = null;
    }

    @PyGetter(value = "lineno", doc = "exception lineno", member = true)
    Object getLineno() {
        return orNone(line);
    }

    @PySetter("lineno")
    void setLineno(Object value) {
        line = value;
    }

    @PyDeleter("lineno")
    void deleteLineno() {
        line = null;
    }

    @PyGetter(value = "offset", doc = "exception offset", member = true)
    Object getOffset() {
        return orNone(offset);
    }

    @PySetter("offset")
    void setOffset(Object value) {
        offset = value;
    }

    @PyDeleter("offset")
    void deleteOffset() {
        offset = null;
    }

    @PyGetter(value = "text", doc = "exception text", member = true)
    Object getText() {
        return orNone(text);
    }

    @PySetter("text")
    void setText(Object value) {
        text = value;
    }

    @PyDeleter("text")
    void deleteText() {
        text = null;
    }

    @PyGetter(value = "end_lineno", doc = "exception end lineno", member = true)
    Object getEndLineno() {
        return orNone(endLine);
    }

    @PySetter("end_lineno")
    void setEndLineno(Object value) {
        endLine = value;
    }

    @PyDeleter("end_lineno")
    void deleteEndLineno() {
        endLine = null;
    }

    @PyGetter(value = "end_offset", doc = "exception end offset", member = true)
    Object getEndOffset() {
        return orNone(endOffset);
    }

    @PySetter("end_offset")
    void setEndOffset(Object value) {
        endOffset = value;
    }

    @PyDeleter("end_offset")
    void deleteEndOffset() {
        endOffset = null;
    }

    @PyGetter(value = "print_file_and_line", doc = "exception print_file_and_line", member = true)
    Object getPrintFileAndLine() {
        return orNone(printFileAndLine);
    }

    @PySetter("print_file_and_line")
    void setPrintFileAndLine(Object value) {
        printFileAndLine = value;
    }

    @PyDeleter("print_file_and_line")
    void deletePrintFileAndLine() {
        printFileAndLine = null;
    }
}
