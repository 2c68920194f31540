package org.taipan.modules.cjk;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/**
 * What encodes piece by piece. A call works on its own copy of {@link #carry} and publishes the result whole, so
 * threads that share an encoder may lose a piece's state but never see half of one.
 */
abstract class StatefulEncoder extends PyObject {
    static final int LONGEST_PENDING = 2;

    final Codec codec;
    volatile Object errors;
    volatile Carry carry;

    /** The codec's state and the text, null or a {@code str}, that the next piece completes. */
    record Carry(byte[] state, Object pending) {
    }

    StatefulEncoder(PyType type, Codec codec, Object errors) {
        super(type);
        this.codec = codec;
        this.errors = errors;
        byte[] state = new byte[Codec.STATE_SIZE];
        codec.startEncoding(state);
        carry = new Carry(state, null);
    }

    /** The name that the {@code errors} attribute is set to. */
    static Object errorsName(Object value) {
        if (!PyStr.check(value)) {
            throw Errors.typeError("errors must be a string");
        }
        return PyStr.exact(value);
    }

    /** {@code encoder_encode_stateful}. */
    final byte[] encodePiece(ThreadState ts, Object input, boolean last) {
        Object text = PyMultibyteCodec.text(ts, input);
        Carry before = carry;
        if (before.pending != null) {
            text = new StrBuilder().append(before.pending).append(text).toStr();
        }
        byte[] state = before.state.clone();
        EncodingRun run = new EncodingRun(ts, codec, state, text, PyStr.toJava(errors), last);
        byte[] encoded;
        try {
            encoded = last || PyStr.length(text) > 0 ? run.run(last) : new byte[0];
        } catch (Throwable e) {
            carry = new Carry(state, before.pending);
            throw e;
        }
        int n = PyStr.length(text);
        int done = run.position();
        if (n - done > LONGEST_PENDING) {
            carry = new Carry(state, null);
            throw Errors.of(Exc.UnicodeEncodeError, codec.name, text, (long) done, (long) n, "pending buffer overflow");
        }
        carry = new Carry(state, done < n ? PyStr.slice(text, done, n) : null);
        return encoded;
    }
}
