package org.taipan.modules.lzma;

import org.taipan.types.codecs.ByteSink;

/** A stream that is decoded as its bytes come in. */
abstract class Decoding {
    byte[] input = {};
    int at;

    void feed(byte[] data) {
        byte[] all = new byte[input.length - at + data.length];
        System.arraycopy(input, at, all, 0, input.length - at);
        System.arraycopy(data, 0, all, input.length - at, data.length);
        input = all;
        at = 0;
    }

    final int available() {
        return input.length - at;
    }

    final byte[] rest() {
        return java.util.Arrays.copyOfRange(input, at, input.length);
    }

    final int u8(int offset) {
        return input[at + offset] & 0xFF;
    }

    final long u32(int offset) {
        return u8(offset) | u8(offset + 1) << 8 | u8(offset + 2) << 16 | (long) u8(offset + 3) << 24;
    }

    /** Decodes some more; false if that needs more input or the stream has ended. */
    abstract boolean step(ByteSink out) throws LzmaFailure;

    abstract boolean isFinished();

    /** The integrity check of the stream, or {@link LzmaModule#CHECK_UNKNOWN} while it is not known. */
    abstract int check();
}
