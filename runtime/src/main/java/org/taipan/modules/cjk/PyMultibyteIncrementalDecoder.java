package org.taipan.modules.cjk;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;

/** {@code _multibytecodec.MultibyteIncrementalDecoder}. */
@PyTypeDef(name = "MultibyteIncrementalDecoder", module = "_multibytecodec")
final class PyMultibyteIncrementalDecoder extends StatefulDecoder {
    static final PyType TYPE = PyType.builtin(new PyMultibyteIncrementalDecoderTable(), PyType.OBJECT, PyType.BASETYPE);

    static final int LONGEST_PENDING = 8;

    private PyMultibyteIncrementalDecoder(PyType type, Codec codec, Object errors) {
        super(type, codec, errors);
    }

    @PyMethod("__new__(errors='strict')")
    static Object make(ThreadState ts, PyType cls, Object errors) {
        Codec codec = PyMultibyteCodec.of(ts, cls);
        return new PyMultibyteIncrementalDecoder(cls, codec, CodecNames.errors(errors, "IncrementalDecoder", 1));
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

    @PyMethod("decode(input, final=False)")
    Object decode(ThreadState ts, Object input, boolean last) {
        byte[] in = Buffers.toBytes(ts, input);
        StrBuilder out = new StrBuilder(in.length);
        decodePiece(ts, in, last, true, out);
        return out.toStr();
    }

    @PyMethod("getstate()")
    Object getState() {
        Carry now = carry;
        return new PyTuple(new PyBytes(now.pending()), StateNumber.of(now.state()));
    }

    @PyMethod("setstate(state, /)")
    void setState(ThreadState ts, Object state) {
        if (!(state instanceof PyTuple t)) {
            throw Args.badArgument("setstate", "argument", "tuple", state);
        }
        if (t.size() != 2 || !(t.get(0) instanceof PyBytes pending) || !PyLong.check(t.get(1))) {
            throw Errors.typeError("setstate(): illegal state argument");
        }
        byte[] b = StateNumber.bytes(t.get(1), Codec.STATE_SIZE);
        if (pending.size() > LONGEST_PENDING) {
            throw DecodingRun.error(ts, codec, pending.value(), "pending buffer too large");
        }
        carry = new Carry(b, pending.value());
    }

    @PyMethod("reset()")
    void reset() {
        resetState();
    }
}
