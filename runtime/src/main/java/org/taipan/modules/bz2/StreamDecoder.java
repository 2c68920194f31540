package org.taipan.modules.bz2;

import org.taipan.types.codecs.ByteSink;

/**
 * Reads a bzip2 stream as its bytes come in. The headers of the stream and of a block are read again from their start
 * when bytes are missing; the symbols of a block are read as they come.
 */
final class StreamDecoder {
    /** The data is not what it should be. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid() {
            super(null, null, false, false);
        }
    }

    /** More input is needed. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing() {
            super(null, null, false, false);
        }
    }

    private enum State { START, BLOCK, SYMBOLS, OUTPUT, END }

    private static final Missing MISSING = new Missing();
    private static final int GROUP_SIZE = 50;

    private byte[] input = {};
    private long bit;
    private State state = State.START;
    private int maxSize;
    private int streamCrc;

    // The block that is being read.
    private int blockCrc;
    private int origin;
    private final byte[] front = new byte[256];
    private int end;
    private HuffmanDecoder[] tables;
    private byte[] selectors;
    private int symbolIndex;
    private int run;
    private int runWeight;
    private int[] links;
    private int size;

    // The block that is being written.
    private int position;
    private int left;
    private int crc;
    private int last;
    private int equal;
    private int repeats;

    /** Adds input. */
    void feed(byte[] data) {
        int used = (int) (bit >>> 3);
        byte[] all = new byte[input.length - used + data.length];
        System.arraycopy(input, used, all, 0, input.length - used);
        System.arraycopy(data, 0, all, input.length - used, data.length);
        input = all;
        bit &= 7;
    }

    boolean isFinished() {
        return state == State.END;
    }

    /** The input after the end of the stream. */
    byte[] rest() {
        return java.util.Arrays.copyOfRange(input, (int) (bit + 7 >>> 3), input.length);
    }

    /** Decodes until the input is used up, the stream ends or {@code limit} bytes have come. */
    void decode(ByteSink out, long limit) throws Invalid {
        long start = bit;
        try {
            while (state != State.END) {
                start = bit;
                switch (state) {
                    case START -> header();
                    case BLOCK -> blockHeader();
                    case SYMBOLS -> symbols();
                    default -> {
                        if (!output(out, limit)) {
                            return;
                        }
                    }
                }
            }
        } catch (Missing e) {
            if (state != State.SYMBOLS) {
                bit = start;
            }
        }
    }

    private long read(int count) throws Missing {
        if (bit + count > (long) input.length * 8) {
            throw MISSING;
        }
        long value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value = value << 1 | input[(int) (bit >>> 3)] >>> 7 - (bit & 7) & 1;
        }
        return value;
    }

    private void header() throws Missing, Invalid {
        int available = (int) Math.min(input.length, 3);
        for (int i = 0; i < available; i++) {
            if (input[i] != "BZh".charAt(i)) {
                throw new Invalid();
            }
        }
        read(24);
        int level = (int) read(8) - '0';
        if (level < 1 || level > 9) {
            throw new Invalid();
        }
        maxSize = level * 100_000;
        state = State.BLOCK;
    }

    private void blockHeader() throws Missing, Invalid {
        long magic = read(48);
        int stored = (int) read(32);
        if (magic == 0x177245385090L) {
            if (stored != streamCrc) {
                throw new Invalid();
            }
            bit = bit + 7 & ~7L;
            state = State.END;
            return;
        }
        // The randomisation of the first versions of bzip2 is not known any more.
        if (magic != 0x314159265359L || read(1) != 0) {
            throw new Invalid();
        }
        blockCrc = stored;
        origin = (int) read(24);
        readUsed();
        readTables();
        if (links == null || links.length < maxSize) {
            links = new int[maxSize];
        }
        size = 0;
        symbolIndex = 0;
        run = 0;
        runWeight = 1;
        state = State.SYMBOLS;
    }

    private void readUsed() throws Missing, Invalid {
        int ranges = (int) read(16);
        int count = 0;
        for (int r = 0; r < 16; r++) {
            if ((ranges & 0x8000 >> r) != 0) {
                int used = (int) read(16);
                for (int i = 0; i < 16; i++) {
                    if ((used & 0x8000 >> i) != 0) {
                        front[count++] = (byte) (r * 16 + i);
                    }
                }
            }
        }
        if (count == 0) {
            throw new Invalid();
        }
        end = count + 1;
    }

    private void readTables() throws Missing, Invalid {
        int count = (int) read(3);
        int groups = (int) read(15);
        if (count < 2 || count > 6 || groups < 1) {
            throw new Invalid();
        }
        byte[] order = {0, 1, 2, 3, 4, 5};
        selectors = new byte[groups];
        for (int i = 0; i < groups; i++) {
            int at = 0;
            while (read(1) != 0) {
                if (++at >= count) {
                    throw new Invalid();
                }
            }
            byte s = order[at];
            System.arraycopy(order, 0, order, 1, at);
            order[0] = s;
            selectors[i] = s;
        }
        tables = new HuffmanDecoder[count];
        for (int t = 0; t < count; t++) {
            byte[] lengths = new byte[end + 1];
            int length = (int) read(5);
            for (int s = 0; s <= end; s++) {
                while (true) {
                    if (length < 1 || length > HuffmanDecoder.MAX_LENGTH) {
                        throw new Invalid();
                    }
                    if (read(1) == 0) {
                        break;
                    }
                    length += read(1) == 0 ? 1 : -1;
                }
                lengths[s] = (byte) length;
            }
            tables[t] = new HuffmanDecoder(lengths);
        }
    }

    private void symbols() throws Missing, Invalid {
        while (true) {
            int group = symbolIndex / GROUP_SIZE;
            if (group >= selectors.length) {
                throw new Invalid();
            }
            HuffmanDecoder table = tables[selectors[group]];
            long packed = table.decode(input, bit);
            if (packed == HuffmanDecoder.MISSING) {
                throw MISSING;
            }
            if (packed == HuffmanDecoder.INVALID) {
                throw new Invalid();
            }
            bit += packed >>> 16;
            symbolIndex++;
            int symbol = (int) (packed & 0xFFFF);
            if (symbol <= 1) {
                run += runWeight << symbol;
                runWeight <<= 1;
                if (run > maxSize) {
                    throw new Invalid();
                }
                continue;
            }
            endRun();
            if (symbol == end) {
                prepareOutput();
                return;
            }
            byte b = front[symbol - 1];
            System.arraycopy(front, 0, front, 1, symbol - 1);
            front[0] = b;
            add(b, 1);
        }
    }

    private void endRun() throws Invalid {
        if (run > 0) {
            add(front[0], run);
            run = 0;
            runWeight = 1;
        }
    }

    private void add(byte b, int count) throws Invalid {
        if (size + count > maxSize) {
            throw new Invalid();
        }
        java.util.Arrays.fill(links, size, size + count, b & 0xFF);
        size += count;
    }

    /** Undoes the transform: each entry gets the index of its successor above its byte. */
    private void prepareOutput() throws Invalid {
        if (origin >= size) {
            throw new Invalid();
        }
        int[] next = new int[257];
        for (int i = 0; i < size; i++) {
            next[(links[i] & 0xFF) + 1]++;
        }
        for (int i = 0; i < 256; i++) {
            next[i + 1] += next[i];
        }
        for (int i = 0; i < size; i++) {
            links[next[links[i] & 0xFF]++] |= i << 8;
        }
        position = links[origin] >>> 8;
        left = size;
        crc = -1;
        last = -1;
        equal = 0;
        repeats = 0;
        state = State.OUTPUT;
    }

    /** Writes the block out; false if the limit was reached first. */
    private boolean output(ByteSink out, long limit) throws Invalid {
        while (true) {
            for (; repeats > 0; repeats--) {
                if (out.size() >= limit) {
                    return false;
                }
                out.add(last);
                crc = Crc.update(crc, last);
            }
            if (left == 0) {
                break;
            }
            if (out.size() >= limit) {
                return false;
            }
            int link = links[position];
            position = link >>> 8;
            left--;
            int b = link & 0xFF;
            if (equal == 4) {
                repeats = b;
                equal = 0;
                continue;
            }
            equal = b == last ? equal + 1 : 1;
            last = b;
            out.add(b);
            crc = Crc.update(crc, b);
        }
        if (~crc != blockCrc) {
            throw new Invalid();
        }
        streamCrc = Integer.rotateLeft(streamCrc, 1) ^ blockCrc;
        state = State.BLOCK;
        return true;
    }
}
