package org.taipan.modules.lzma;

import org.taipan.types.codecs.ByteSink;

/** LZMA2: chunks of LZMA symbols or of plain bytes. */
final class ChunkDecoder {
    private final LzmaDecoder decoder;
    private boolean needsDictionary = true;
    private boolean needsProperties = true;
    private boolean finished;
    /** Bytes left of the input and of the output of the chunk under way. */
    private int packed;
    private int size;
    private boolean plain;
    private boolean started;

    ChunkDecoder(int dictionarySize) {
        decoder = new LzmaDecoder(dictionarySize);
    }

    boolean isFinished() {
        return finished;
    }

    /** Decodes some more; returns how many bytes of input it took, or -1 if it got nowhere without more. */
    int step(byte[] input, int at, ByteSink out) throws LzmaFailure {
        if (packed == 0) {
            return header(input, at);
        }
        int available = Math.min(packed, input.length - at);
        int used = plain ? plain(input, at, available, out) : symbols(input, at, available, out);
        packed -= Math.max(used, 0);
        return used;
    }

    private int header(byte[] input, int at) throws LzmaFailure {
        int available = input.length - at;
        if (available < 1) {
            return -1;
        }
        int control = input[at] & 0xFF;
        if (control == 0) {
            finished = true;
            return 1;
        }
        plain = control < 0x80;
        int length = plain ? 3 : control >= 0xC0 ? 6 : 5;
        if (plain && control > 2) {
            throw LzmaFailure.DATA;
        }
        if (available < length) {
            return -1;
        }
        if (control >= 0xE0 || control == 1) {
            needsDictionary = false;
            needsProperties |= control >= 0xE0;
            decoder.resetDictionary();
        } else if (needsDictionary) {
            throw LzmaFailure.DATA;
        }
        size = ((plain ? 0 : control & 0x1F) << 16 | (input[at + 1] & 0xFF) << 8 | input[at + 2] & 0xFF) + 1;
        packed = plain ? size : ((input[at + 3] & 0xFF) << 8 | input[at + 4] & 0xFF) + 1;
        if (!plain) {
            reset(control, input[at + 5 < input.length ? at + 5 : at] & 0xFF);
        }
        started = false;
        return length;
    }

    private void reset(int control, int properties) throws LzmaFailure {
        if (control >= 0xC0) {
            int lc = properties % 9;
            int lp = properties / 9 % 5;
            if (properties >= 9 * 5 * 5 || lc + lp > 4) {
                throw LzmaFailure.DATA;
            }
            decoder.properties(lc, lp, properties / 45);
            needsProperties = false;
        } else if (needsProperties) {
            throw LzmaFailure.DATA;
        } else if (control >= 0xA0) {
            decoder.resetState();
        }
    }

    private int symbols(byte[] input, int at, int available, ByteSink out) throws LzmaFailure {
        if (!started) {
            if (available < 5) {
                if (packed < 5) {
                    throw LzmaFailure.DATA;
                }
                return -1;
            }
            if (!decoder.start(input, at)) {
                throw LzmaFailure.DATA;
            }
            started = true;
            return 5;
        }
        boolean whole = available == packed;
        int before = out.size();
        decoder.input = input;
        decoder.in = at;
        decoder.inEnd = at + available;
        if (size > 0) {
            if (decoder.decode(out, size, size, whole) == LzmaDecoder.Outcome.END_MARKER) {
                throw LzmaFailure.DATA;
            }
            size -= out.size() - before;
        }
        if (size == 0) {
            boolean settled = decoder.settle();
            if (settled ? decoder.in - at != packed || !decoder.isAtEnd() : whole) {
                throw LzmaFailure.DATA;
            }
        }
        int used = decoder.in - at;
        return used == 0 && out.size() == before ? -1 : used;
    }

    private int plain(byte[] input, int at, int available, ByteSink out) {
        for (int i = 0; i < available; i++) {
            decoder.put(input[at + i], out);
        }
        return available == 0 ? -1 : available;
    }
}
