package org.taipan.modules.cjk;

import java.util.Arrays;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** What decodes piece by piece; as thread safe as {@link StatefulEncoder}, by the same means. */
abstract class StatefulDecoder extends PyObject {
    static final byte[] NOTHING = {};

    final Codec codec;
    volatile Object errors;
    volatile Carry carry;

    /** The codec's state and the bytes that the next piece completes; neither array is ever written. */
    record Carry(byte[] state, byte[] pending) {
    }

    StatefulDecoder(PyType type, Codec codec, Object errors) {
        super(type);
        this.codec = codec;
        this.errors = errors;
        byte[] state = new byte[Codec.STATE_SIZE];
        codec.startDecoding(state);
        carry = new Carry(state, NOTHING);
    }

    /**
     * Decodes one piece after what was pending.
     *
     * @param last whether half a character at its end is an error
     * @param keep whether what was pending stays so after that error
     */
    final void decodePiece(ThreadState ts, byte[] piece, boolean last, boolean keep, StrBuilder out) {
        Carry before = carry;
        byte[] in = piece;
        if (before.pending.length > 0) {
            in = Arrays.copyOf(before.pending, before.pending.length + piece.length);
            System.arraycopy(piece, 0, in, before.pending.length, piece.length);
        }
        byte[] state = before.state.clone();
        byte[] pending = NOTHING;
        try {
            DecodingRun run = new DecodingRun(ts, codec, state, in, PyStr.toJava(errors), out);
            run.run();
            if (last && run.hasRest()) {
                pending = keep ? before.pending : NOTHING;
                run.end();
                pending = NOTHING;
            }
            pending = run.rest();
        } finally {
            carry = new Carry(state, pending);
        }
    }

    final void resetState() {
        byte[] state = carry.state.clone();
        codec.resetDecoding(state);
        carry = new Carry(state, NOTHING);
    }
}
