package org.taipan.modules.lzma;

import org.taipan.types.codecs.ByteSink;

/** LZMA symbols without a container, or behind the header of the {@code .lzma} format. */
final class AloneDecoding extends Decoding {
    private static final int HEADER = 13;
    /** How much is decoded in one step. */
    private static final int STEP = 1 << 16;

    private LzmaDecoder decoder;
    private final long memoryLimit;
    private boolean started;
    private boolean finished;
    /** Bytes left, or -1 if the stream has an end marker. */
    private long left = -1;

    /** @param decoder one with its properties, for raw streams, or null */
    AloneDecoding(LzmaDecoder decoder, long memoryLimit) {
        this.decoder = decoder;
        this.memoryLimit = memoryLimit;
    }

    @Override
    boolean isFinished() {
        return finished;
    }

    @Override
    int check() {
        return LzmaModule.CHECK_NONE;
    }

    @Override
    boolean step(ByteSink out) throws LzmaFailure {
        if (finished) {
            return false;
        }
        if (decoder == null && !header() || !started && !start()) {
            return false;
        }
        int before = out.size();
        decoder.input = input;
        decoder.in = at;
        decoder.inEnd = input.length;
        LzmaDecoder.Outcome outcome = left < 0 ? decoder.decode(out, STEP, Integer.MAX_VALUE, false)
                : decoder.decode(out, Math.min(left, STEP), left, false);
        at = decoder.in;
        int made = out.size() - before;
        if (left >= 0) {
            left -= made;
        }
        if (outcome == LzmaDecoder.Outcome.END_MARKER) {
            if (left > 0) {
                throw LzmaFailure.DATA;
            }
            finished = true;
        } else if (left == 0) {
            boolean settled = decoder.settle();
            at = decoder.in;
            finished = settled;
        }
        return made > 0 || finished;
    }

    private boolean header() throws LzmaFailure {
        if (available() > 0 && u8(0) >= 9 * 5 * 5) {
            throw LzmaFailure.FORMAT;
        }
        if (available() < HEADER) {
            return false;
        }
        int properties = u8(0);
        int lc = properties % 9;
        int lp = properties / 9 % 5;
        long dictionary = u32(1);
        long size = u32(5) | u32(9) << 32;
        long rounded = dictionary - 1;
        rounded |= rounded >>> 2;
        rounded |= rounded >>> 3;
        rounded |= rounded >>> 4;
        rounded |= rounded >>> 8;
        rounded |= rounded >>> 16;
        if (lc + lp > 4 || dictionary != 0xFFFFFFFFL && (dictionary == 0 || rounded + 1 != dictionary)
                || size != -1 && size >>> 38 != 0) {
            throw LzmaFailure.FORMAT;
        }
        if (Long.compareUnsigned(dictionary + (1 << 16), memoryLimit) > 0) {
            throw LzmaFailure.MEMORY;
        }
        at += HEADER;
        left = size;
        decoder = new LzmaDecoder((int) Math.min(dictionary, Integer.MAX_VALUE - 16));
        decoder.properties(lc, lp, properties / 45);
        return true;
    }

    private boolean start() throws LzmaFailure {
        if (available() < 5) {
            return false;
        }
        if (!decoder.start(input, at)) {
            throw LzmaFailure.DATA;
        }
        at += 5;
        started = true;
        return true;
    }
}
