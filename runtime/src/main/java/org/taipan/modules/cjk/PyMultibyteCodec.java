package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;

/** {@code _multibytecodec.MultibyteCodec}, what {@code getcodec} returns: an encoding without a state. Immutable. */
@PyTypeDef(name = "MultibyteCodec", module = "_multibytecodec")
final class PyMultibyteCodec extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyMultibyteCodecTable(), PyType.OBJECT, 0);

    final Codec codec;

    PyMultibyteCodec(Codec codec) {
        super(TYPE);
        this.codec = codec;
    }

    /** The {@code codec} attribute of a class of incremental or stream codecs. */
    static Codec of(ThreadState ts, PyType cls) {
        if (!(Attr.get(ts, cls, "codec") instanceof PyMultibyteCodec c)) {
            throw Errors.typeError("codec is unexpected type");
        }
        return c.codec;
    }

    /** The text of what is to be encoded: itself, or its {@code str()}. */
    static Object text(ThreadState ts, Object input) {
        return PyStr.exact(PyStr.check(input) ? input : Obj.str(ts, input));
    }

    @PyMethod(value = "encode(input, errors=None)",
            doc = "Return an encoded string version of `input'.\n\n'errors' may be given to set a different error "
            + "handling scheme. Default is\n'strict' meaning that encoding errors raise a UnicodeEncodeError. Other "
            + "possible\nvalues are 'ignore', 'replace' and 'xmlcharrefreplace' as well as any other name\n"
            + "registered with codecs.register_error that can handle UnicodeEncodeErrors.")
    Object encode(ThreadState ts, Object input, String errors) {
        Object text = text(ts, input);
        byte[] state = new byte[Codec.STATE_SIZE];
        codec.startEncoding(state);
        byte[] encoded = new EncodingRun(ts, codec, state, text, errors == null ? "strict" : errors, true).run(true);
        return new PyTuple(new PyBytes(encoded), (long) PyStr.length(text));
    }

    @PyMethod(value = "decode(input, errors=None)",
            doc = "Decodes 'input'.\n\n'errors' may be given to set a different error handling scheme. Default is\n"
            + "'strict' meaning that encoding errors raise a UnicodeDecodeError. Other possible\nvalues are 'ignore' "
            + "and 'replace' as well as any other name registered with\ncodecs.register_error that is able to handle "
            + "UnicodeDecodeErrors.\"")
    Object decode(ThreadState ts, Object input, String errors) {
        byte[] in = Buffers.toBytes(ts, input);
        byte[] state = new byte[Codec.STATE_SIZE];
        codec.startDecoding(state);
        StrBuilder out = new StrBuilder(in.length);
        new DecodingRun(ts, codec, state, in, errors == null ? "strict" : errors, out).runWhole();
        return new PyTuple(out.toStr(), (long) in.length);
    }
}
