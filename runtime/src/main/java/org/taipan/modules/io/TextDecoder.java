package org.taipan.modules.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Codecs;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.codecs.Utf8;

/** An incremental decoder: the built-in ones in Java, all others as Python objects. */
abstract class TextDecoder {
    /** What has not been decoded yet, and a number that only the decoder understands. */
    record State(byte[] pending, long flags) {
        static final State INITIAL = new State(new byte[0], 0);
    }

    abstract Object decode(ThreadState ts, byte[] bytes, boolean last);

    abstract State state(ThreadState ts);

    abstract void setState(ThreadState ts, State state);

    abstract void reset(ThreadState ts);

    /** UTF-8. */
    static final class Utf8Decoder extends TextDecoder {
        private final String errors;
        private byte[] pending = {};

        Utf8Decoder(String errors) {
            this.errors = errors;
        }

        @Override
        Object decode(ThreadState ts, byte[] bytes, boolean last) {
            byte[] in = bytes;
            if (pending.length > 0) {
                in = Arrays.copyOf(pending, pending.length + bytes.length);
                System.arraycopy(bytes, 0, in, pending.length, bytes.length);
            }
            Utf8.Decoded d = Utf8.decode(ts, in, errors, last);
            pending = d.consumed() == in.length ? State.INITIAL.pending : Arrays.copyOfRange(in, d.consumed(),
                    in.length);
            return d.text();
        }

        @Override
        State state(ThreadState ts) {
            return new State(pending, 0);
        }

        @Override
        void setState(ThreadState ts, State state) {
            pending = state.pending;
        }

        @Override
        void reset(ThreadState ts) {
            pending = State.INITIAL.pending;
        }
    }

    /** An encoding of one byte a character. */
    static final class ByteDecoder extends TextDecoder {
        private final String encoding;
        private final String errors;

        ByteDecoder(String encoding, String errors) {
            this.encoding = encoding;
            this.errors = errors;
        }

        @Override
        Object decode(ThreadState ts, byte[] bytes, boolean last) {
            return encoding.equals("latin-1") ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : Codecs.decode(ts, bytes, encoding, errors);
        }

        @Override
        State state(ThreadState ts) {
            return State.INITIAL;
        }

        @Override
        void setState(ThreadState ts, State state) {
        }

        @Override
        void reset(ThreadState ts) {
        }
    }

    /** An incremental decoder written in Python, or one of the {@code codecs} module. */
    static final class PythonDecoder extends TextDecoder {
        private final Object decoder;

        PythonDecoder(Object decoder) {
            this.decoder = decoder;
        }

        @Override
        Object decode(ThreadState ts, byte[] bytes, boolean last) {
            Object r = Call.methodNamed(ts, decoder, "decode", new PyBytes(bytes), last);
            if (!PyStr.check(r)) {
                throw Errors.typeError("decoder should return a string result, not '" + Obj.typeName(r) + "'");
            }
            return r;
        }

        @Override
        State state(ThreadState ts) {
            Object r = Call.methodNamed(ts, decoder, "getstate");
            if (!(r instanceof PyTuple t) || t.size() != 2) {
                throw Errors.typeError("illegal decoder state");
            }
            if (!(t.get(0) instanceof PyBytes b)) {
                throw Errors.typeError("illegal decoder state: the first item should be a bytes object, not '"
                        + Obj.typeName(t.get(0)) + "'");
            }
            return new State(b.value(), Args.toLong(ts, t.get(1)));
        }

        @Override
        void setState(ThreadState ts, State state) {
            Call.methodNamed(ts, decoder, "setstate", new PyTuple(new PyBytes(state.pending), state.flags));
        }

        @Override
        void reset(ThreadState ts) {
            Call.methodNamed(ts, decoder, "reset");
        }
    }

    /** A decoder whose text goes through universal newlines. */
    static final class NewlineDecoder extends TextDecoder {
        private final TextDecoder decoder;
        final Newlines newlines;

        NewlineDecoder(TextDecoder decoder, boolean translate) {
            this.decoder = decoder;
            newlines = new Newlines(translate);
        }

        @Override
        Object decode(ThreadState ts, byte[] bytes, boolean last) {
            return newlines.decode(decoder.decode(ts, bytes, last), last);
        }

        @Override
        State state(ThreadState ts) {
            State s = decoder.state(ts);
            return new State(s.pending, s.flags << 1 | (newlines.pendingReturn ? 1 : 0));
        }

        @Override
        void setState(ThreadState ts, State state) {
            newlines.pendingReturn = (state.flags & 1) != 0;
            decoder.setState(ts, new State(state.pending, state.flags >> 1));
        }

        @Override
        void reset(ThreadState ts) {
            newlines.reset();
            decoder.reset(ts);
        }
    }
}
