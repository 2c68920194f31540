package org.taipan.modules.cjk;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;

/** {@code _multibytecodec.MultibyteStreamWriter}. */
@PyTypeDef(name = "MultibyteStreamWriter", module = "_multibytecodec")
final class PyMultibyteStreamWriter extends StatefulEncoder {
    static final PyType TYPE = PyType.builtin(new PyMultibyteStreamWriterTable(), PyType.OBJECT, PyType.BASETYPE);

    private final Object stream;

    private PyMultibyteStreamWriter(PyType type, Codec codec, Object errors, Object stream) {
        super(type, codec, errors);
        this.stream = stream;
    }

    @PyMethod("__new__(stream, errors='strict')")
    static Object make(ThreadState ts, PyType cls, Object stream, Object errors) {
        Codec codec = PyMultibyteCodec.of(ts, cls);
        return new PyMultibyteStreamWriter(cls, codec, CodecNames.errors(errors, "StreamWriter", 2), stream);
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

    @PyMethod("write(strobj, /)")
    void write(ThreadState ts, Object text) {
        Call.methodNamed(ts, stream, "write", new PyBytes(encodePiece(ts, text, false)));
    }

    @PyMethod("writelines(lines, /)")
    void writelines(ThreadState ts, Object lines) {
        PyType t = typeOf(lines);
        if (t.is(PyType.DICT_SUBCLASS) || t.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("arg must be a sequence object");
        }
        for (long i = 0; i < Obj.length(ts, lines); i++) {
            write(ts, Item.get(ts, lines, i));
        }
    }

    @PyMethod("reset()")
    void reset(ThreadState ts) {
        Carry before = carry;
        if (before.pending() == null) {
            return;
        }
        byte[] state = before.state().clone();
        byte[] encoded;
        try {
            encoded = new EncodingRun(ts, codec, state, before.pending(), PyStr.toJava(errors), true).run(true);
        } finally {
            carry = new Carry(state, null);
        }
        if (encoded.length > 0) {
            Call.methodNamed(ts, stream, "write", new PyBytes(encoded));
        }
    }
}
