package org.taipan.modules.cjk;

import org.taipan.types.StrBuilder;
import org.taipan.types.codecs.ByteSink;

/**
 * One encoding. It has no state of its own: what it must remember between calls is in eight bytes that the caller
 * keeps, which CPython's incremental codecs show as {@code getstate()}.
 */
abstract class Codec {
    static final int STATE_SIZE = 8;
    /** Results of a step; a positive one is how many bytes or characters are illegal. */
    static final int DONE = 0;
    static final int TOO_FEW = -2;
    static final int INTERNAL = -3;

    final String name;

    Codec(String name) {
        this.name = name;
    }

    /** Bytes to decode and where the codec is in them. */
    static final class Bytes {
        final byte[] in;
        int pos;
        final StrBuilder out;

        Bytes(byte[] in, StrBuilder out) {
            this.in = in;
            this.out = out;
        }

        int left() {
            return in.length - pos;
        }

        int at(int i) {
            return in[pos + i] & 0xFF;
        }

        /** Writes what {@code n} bytes stand for: a character or a pair of a {@link CodeTable}. */
        int emit(int c, int n) {
            if (CodeTable.isPair(c) || c < 0) {
                out.append(c >>> 16).append(c & 0xFFFF);
            } else {
                out.append(c);
            }
            pos += n;
            return DONE;
        }
    }

    /** Characters to encode and where the codec is in them. */
    static final class Chars {
        final int[] in;
        int pos;
        final ByteSink out;
        /** Whether there is no more to come after {@link #in}. */
        boolean last;

        Chars(int[] in, ByteSink out, boolean last) {
            this.in = in;
            this.out = out;
            this.last = last;
        }

        int left() {
            return in.length - pos;
        }

        int emit(int b) {
            out.add(b);
            pos++;
            return DONE;
        }

        int emitTwo(int code, int n) {
            out.add(code >> 8).add(code);
            pos += n;
            return DONE;
        }
    }

    /** Sets the state for a new run of {@link #encode}. */
    void startEncoding(byte[] state) {
    }

    /** Writes what takes the output back to its first state. */
    void endEncoding(byte[] state, ByteSink out) {
    }

    void startDecoding(byte[] state) {
    }

    void resetDecoding(byte[] state) {
    }

    /** Decodes until the end, or to what cannot be decoded: {@link #DONE}, {@link #TOO_FEW} or a count. */
    final int decode(byte[] state, Bytes b) {
        while (b.pos < b.in.length) {
            int r = decodeNext(state, b);
            if (r != DONE) {
                return r;
            }
        }
        return DONE;
    }

    /** As {@link #decode}, for characters. */
    final int encode(byte[] state, Chars c) {
        while (c.pos < c.in.length) {
            int r = encodeNext(state, c);
            if (r != DONE) {
                return r;
            }
        }
        return DONE;
    }

    abstract int decodeNext(byte[] state, Bytes b);

    abstract int encodeNext(byte[] state, Chars c);
}
