package org.taipan.modules.cjk;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.StrBuilder;

/** {@code _multibytecodec.MultibyteStreamReader}. */
@PyTypeDef(name = "MultibyteStreamReader", module = "_multibytecodec")
final class PyMultibyteStreamReader extends StatefulDecoder {
    static final PyType TYPE = PyType.builtin(new PyMultibyteStreamReaderTable(), PyType.OBJECT, PyType.BASETYPE);

    private final Object stream;

    private PyMultibyteStreamReader(PyType type, Codec codec, Object errors, Object stream) {
        super(type, codec, errors);
        this.stream = stream;
    }

    @PyMethod("__new__(stream, errors='strict')")
    static Object make(ThreadState ts, PyType cls, Object stream, Object errors) {
        Codec codec = PyMultibyteCodec.of(ts, cls);
        return new PyMultibyteStreamReader(cls, codec, CodecNames.errors(errors, "StreamReader", 2), stream);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
    }

    @PyGetter(value = "errors", doc = "how to treat errors")
    Object getErrors() {
        return errors;
    }

    @PySetter("errors")
    void setErrors(Object value) {
        errors = StatefulEncoder.errorsName(value);
    }

    @PyDeleter("errors")
    void deleteErrors() {
        throw Errors.attributeError("cannot delete attribute");
    }

    @PyGetter(value = "stream", member = true)
    Object getStream() {
        return stream;
    }

    /** {@code mbstreamreader_iread}: reads until there is at least one character, or the end. */
    private Object read(ThreadState ts, String method, Object sizeArgument) {
        long size = -1;
        if (sizeArgument != PyNone.NONE) {
            if (!PyLong.check(sizeArgument)) {
                throw Errors.typeError("arg 1 must be an integer");
            }
            size = Args.toLong(ts, sizeArgument);
        }
        if (size == 0) {
            return "";
        }
        StrBuilder out = new StrBuilder();
        while (true) {
            Object r = size < 0 ? Call.methodNamed(ts, stream, method) : Call.methodNamed(ts, stream, method, size);
            if (!(r instanceof PyBytes b)) {
                throw Errors.typeError("stream function returned a non-bytes object (" + Obj.typeName(r) + ")");
            }
            boolean wasPending = carry.pending().length > 0;
            decodePiece(ts, b.value(), size < 0 || b.size() == 0, false, out);
            if (size < 0 || out.length() > 0 || b.size() == 0 && !wasPending) {
                return out.toStr();
            }
            size = 1;
        }
    }

    @PyMethod("read(sizeobj=None, /)")
    Object read(ThreadState ts, Object size) {
        return read(ts, "read", size);
    }

    @PyMethod("readline(sizeobj=None, /)")
    Object readline(ThreadState ts, Object size) {
        return read(ts, "readline", size);
    }

    @PyMethod("readlines(sizehintobj=None, /)")
    Object readlines(ThreadState ts, Object size) {
        return Call.methodNamed(ts, read(ts, "read", size), "splitlines", true);
    }

    @PyMethod("reset()")
    void reset() {
        resetState();
    }
}
