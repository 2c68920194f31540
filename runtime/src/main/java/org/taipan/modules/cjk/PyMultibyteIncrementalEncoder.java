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
import org.taipan.types.Codecs;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.codecs.ByteSink;

/** {@code _multibytecodec.MultibyteIncrementalEncoder}. */
@PyTypeDef(name = "MultibyteIncrementalEncoder", module = "_multibytecodec")
final class PyMultibyteIncrementalEncoder extends StatefulEncoder {
    static final PyType TYPE = PyType.builtin(new PyMultibyteIncrementalEncoderTable(), PyType.OBJECT, PyType.BASETYPE);

    /** The pending text of a state is at most this many bytes of UTF-8. */
    private static final int LONGEST_TEXT = LONGEST_PENDING * 4;

    private PyMultibyteIncrementalEncoder(PyType type, Codec codec, Object errors) {
        super(type, codec, errors);
    }

    @PyMethod("__new__(errors='strict')")
    static Object make(ThreadState ts, PyType cls, Object errors) {
        Codec codec = PyMultibyteCodec.of(ts, cls);
        return new PyMultibyteIncrementalEncoder(cls, codec, CodecNames.errors(errors, "IncrementalEncoder", 1));
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

    @PyMethod("encode(input, final=False)")
    Object encode(ThreadState ts, Object input, boolean last) {
        return new PyBytes(encodePiece(ts, input, last));
    }

    @PyMethod("getstate()")
    Object getState() {
        Carry now = carry;
        byte[] text = now.pending() == null ? new byte[0] : Codecs.encodeUtf8(now.pending());
        return StateNumber.of(new ByteSink(32).add(text.length).add(text).add(now.state()).toByteArray());
    }

    @PyMethod("setstate(state, /)")
    void setState(Object state) {
        if (!PyLong.check(state)) {
            throw Args.badArgument("setstate", "argument", "int", state);
        }
        byte[] b = StateNumber.bytes(state, 1 + LONGEST_TEXT + Codec.STATE_SIZE);
        int n = b[0] & 0xFF;
        if (n > LONGEST_TEXT) {
            throw Errors.of(Exc.UnicodeError, "pending buffer too large");
        }
        Object pending = Codecs.decodeUtf8(java.util.Arrays.copyOfRange(b, 1, 1 + n));
        carry = new Carry(java.util.Arrays.copyOfRange(b, 1 + n, 1 + n + Codec.STATE_SIZE), pending);
    }

    @PyMethod("reset()")
    void reset() {
        byte[] state = carry.state().clone();
        codec.endEncoding(state, new ByteSink(4));
        carry = new Carry(state, null);
    }
}
