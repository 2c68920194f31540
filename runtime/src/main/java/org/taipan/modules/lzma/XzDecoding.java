package org.taipan.modules.lzma;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.taipan.types.codecs.ByteSink;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.check.Check;

/** One stream of the {@code .xz} format: blocks, their index, and a footer. */
final class XzDecoding extends Decoding {
    private enum State { HEADER, BLOCK, DATA, CHECK, INDEX, FOOTER, END }

    private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
    private static final int EDGE = 12;
    private static final int[] CHECK_SIZES = {0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64};

    private final long memoryLimit;
    private State state = State.HEADER;
    private int checkId = LzmaModule.CHECK_UNKNOWN;
    private Check check;
    private ChunkDecoder chunks;
    private FilterChain chain;
    private int headerSize;
    private long packedWanted, sizeWanted, packed, size;
    private final List<long[]> blocks = new ArrayList<>();
    private long indexSize;

    XzDecoding(long memoryLimit) {
        this.memoryLimit = memoryLimit;
    }

    @Override
    boolean isFinished() {
        return state == State.END;
    }

    @Override
    int check() {
        return checkId;
    }

    @Override
    boolean step(ByteSink out) throws LzmaFailure {
        return switch (state) {
            case HEADER -> header();
            case BLOCK -> available() > 0 && (u8(0) == 0 ? beginIndex() : blockHeader());
            case DATA -> data(out);
            case CHECK -> blockCheck();
            case INDEX -> index();
            case FOOTER -> footer();
            case END -> false;
        };
    }

    private long crc32(int from, int count) {
        CRC32 crc = new CRC32();
        crc.update(input, at + from, count);
        return crc.getValue();
    }

    private boolean header() throws LzmaFailure {
        for (int i = 0; i < Math.min(available(), MAGIC.length); i++) {
            if (input[at + i] != MAGIC[i]) {
                throw LzmaFailure.FORMAT;
            }
        }
        if (available() < EDGE) {
            return false;
        }
        if (crc32(6, 2) != u32(8)) {
            throw LzmaFailure.DATA;
        }
        if (u8(6) != 0 || u8(7) > 15) {
            throw LzmaFailure.OPTIONS;
        }
        checkId = u8(7);
        at += EDGE;
        state = State.BLOCK;
        return true;
    }

    /** Reads the variable-length number at {@link #cursor}. */
    private long number(int end) throws LzmaFailure {
        long value = 0;
        for (int i = 0; i < 9; i++) {
            if (cursor >= end) {
                throw LzmaFailure.DATA;
            }
            int b = input[cursor++] & 0xFF;
            value |= (long) (b & 0x7F) << 7 * i;
            if (b < 0x80) {
                if (b == 0 && i > 0) {
                    throw LzmaFailure.DATA;
                }
                return value;
            }
        }
        throw LzmaFailure.DATA;
    }

    private int cursor;

    private boolean blockHeader() throws LzmaFailure {
        headerSize = (u8(0) + 1) * 4;
        if (available() < headerSize) {
            return false;
        }
        if (crc32(0, headerSize - 4) != u32(headerSize - 4)) {
            throw LzmaFailure.DATA;
        }
        int end = at + headerSize - 4;
        int flags = u8(1);
        if ((flags & 0x3C) != 0) {
            throw LzmaFailure.OPTIONS;
        }
        cursor = at + 2;
        packedWanted = (flags & 0x40) != 0 ? number(end) : -1;
        sizeWanted = (flags & 0x80) != 0 ? number(end) : -1;
        FilterSpec[] filters = new FilterSpec[(flags & 3) + 1];
        for (int i = 0; i < filters.length; i++) {
            long id = number(end);
            long length = number(end);
            if (length > end - cursor) {
                throw LzmaFailure.DATA;
            }
            filters[i] = FilterSpec.decode(id, java.util.Arrays.copyOfRange(input, cursor, cursor + (int) length));
            cursor += (int) length;
            if ((filters[i].id() == LzmaModule.FILTER_LZMA2) != (i == filters.length - 1)) {
                throw LzmaFailure.OPTIONS;
            }
        }
        while (cursor < end) {
            if (input[cursor++] != 0) {
                throw LzmaFailure.OPTIONS;
            }
        }
        int dictionary = filters[filters.length - 1].lzma().getDictSize();
        if (Long.compareUnsigned(dictionary + (1L << 16), memoryLimit) > 0) {
            throw LzmaFailure.MEMORY;
        }
        chunks = new ChunkDecoder(dictionary);
        chain = new FilterChain(filters);
        try {
            check = Check.getInstance(checkId);
        } catch (UnsupportedOptionsException e) {
            check = null;
        }
        packed = 0;
        size = 0;
        at += headerSize;
        state = State.DATA;
        return true;
    }

    private boolean data(ByteSink out) throws LzmaFailure {
        ByteSink decoded = new ByteSink(1 << 12);
        int used = chunks.step(input, at, decoded);
        if (used < 0) {
            return false;
        }
        at += used;
        packed += used;
        byte[] bytes = chain.run(decoded, chunks.isFinished());
        size += bytes.length;
        if (check != null) {
            check.update(bytes, 0, bytes.length);
        }
        out.add(bytes);
        if (packedWanted >= 0 && packed > packedWanted || sizeWanted >= 0 && size > sizeWanted) {
            throw LzmaFailure.DATA;
        }
        if (chunks.isFinished()) {
            if (packedWanted >= 0 && packed != packedWanted || sizeWanted >= 0 && size != sizeWanted) {
                throw LzmaFailure.DATA;
            }
            state = State.CHECK;
        }
        return true;
    }

    private boolean blockCheck() throws LzmaFailure {
        int padding = (int) (-packed & 3);
        int length = CHECK_SIZES[checkId];
        if (available() < padding + length) {
            return false;
        }
        for (int i = 0; i < padding; i++) {
            if (u8(i) != 0) {
                throw LzmaFailure.DATA;
            }
        }
        at += padding;
        if (check != null && !java.util.Arrays.equals(check.finish(), 0, length, input, at, at + length)) {
            throw LzmaFailure.DATA;
        }
        at += length;
        blocks.add(new long[] {headerSize + packed + length, size});
        state = State.BLOCK;
        return true;
    }

    private boolean beginIndex() {
        state = State.INDEX;
        return true;
    }

    /** Reads the index when all of it is there: its size is known from the blocks. */
    private boolean index() throws LzmaFailure {
        long length = 1 + numberSize(blocks.size());
        for (long[] b : blocks) {
            length += numberSize(b[0]) + numberSize(b[1]);
        }
        int padded = (int) (length + 3 & ~3L);
        if (available() < padded + 4) {
            return false;
        }
        cursor = at + 1;
        int end = at + padded;
        boolean right = number(end) == blocks.size();
        for (long[] b : blocks) {
            right = right && number(end) == b[0] && number(end) == b[1];
        }
        while (right && cursor < end) {
            right = input[cursor++] == 0;
        }
        if (!right || crc32(0, padded) != u32(padded)) {
            throw LzmaFailure.DATA;
        }
        at += padded + 4;
        indexSize = padded + 4;
        state = State.FOOTER;
        return true;
    }

    private static int numberSize(long value) {
        int n = 1;
        for (long v = value >>> 7; v != 0; v >>>= 7) {
            n++;
        }
        return n;
    }

    private boolean footer() throws LzmaFailure {
        if (available() < EDGE) {
            return false;
        }
        if (u8(10) != 'Y' || u8(11) != 'Z' || crc32(4, 6) != u32(0) || (u32(4) + 1) * 4 != indexSize || u8(8) != 0
                || u8(9) != checkId) {
            throw LzmaFailure.DATA;
        }
        at += EDGE;
        state = State.END;
        return true;
    }
}
