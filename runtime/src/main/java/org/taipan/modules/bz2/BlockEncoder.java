package org.taipan.modules.bz2;

import org.taipan.types.codecs.ByteSink;

/** Writes the blocks of a bzip2 stream: Burrows-Wheeler transform, move to front, run lengths, Huffman codes. */
final class BlockEncoder {
    private static final int GROUP_SIZE = 50;
    private static final int MAX_LENGTH = 17;

    private final ByteSink out;
    private long bits;
    private int bitCount;

    private final int[] frequencies = new int[258];
    private char[] symbols = {};
    private int symbolCount;

    BlockEncoder(ByteSink out) {
        this.out = out;
    }

    void write(int count, long value) {
        for (int left = count; left > 0;) {
            int n = Math.min(left, 24);
            left -= n;
            bits = bits << n | value >>> left & (1L << n) - 1;
            bitCount += n;
            while (bitCount >= 8) {
                bitCount -= 8;
                out.add((int) (bits >>> bitCount));
            }
        }
    }

    /** Fills the last byte up. */
    void finish() {
        if (bitCount > 0) {
            write(8 - bitCount, 0);
        }
    }

    void block(byte[] block, int n, int crc) {
        write(48, 0x314159265359L);
        write(32, crc & 0xFFFFFFFFL);
        write(1, 0);
        int[] order = BlockSort.sort(block, n);
        int origin = 0;
        while (order[origin] != 0) {
            origin++;
        }
        write(24, origin);
        boolean[] used = new boolean[256];
        for (int i = 0; i < n; i++) {
            used[block[i] & 0xFF] = true;
        }
        writeUsed(used);
        int alphabet = moveToFront(block, order, n, used);
        codes(alphabet);
    }

    private void writeUsed(boolean[] used) {
        int ranges = 0;
        for (int i = 0; i < 256; i++) {
            ranges |= used[i] ? 0x8000 >> (i >> 4) : 0;
        }
        write(16, ranges);
        for (int r = 0; r < 16; r++) {
            if ((ranges & 0x8000 >> r) != 0) {
                for (int i = 0; i < 16; i++) {
                    write(1, used[r * 16 + i] ? 1 : 0);
                }
            }
        }
    }

    /** Makes the symbols of the block; returns how many different ones there can be. */
    private int moveToFront(byte[] block, int[] order, int n, boolean[] used) {
        byte[] front = new byte[256];
        int count = 0;
        for (int i = 0; i < 256; i++) {
            if (used[i]) {
                front[count++] = (byte) i;
            }
        }
        int end = count + 1;
        symbols = new char[n + 1];
        symbolCount = 0;
        java.util.Arrays.fill(frequencies, 0);
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            byte b = block[order[i] == 0 ? n - 1 : order[i] - 1];
            if (front[0] == b) {
                zeros++;
                continue;
            }
            run(zeros);
            zeros = 0;
            int at = 1;
            while (front[at] != b) {
                at++;
            }
            System.arraycopy(front, 0, front, 1, at);
            front[0] = b;
            symbol(at + 1);
        }
        run(zeros);
        symbol(end);
        return count + 2;
    }

    private void symbol(int s) {
        symbols[symbolCount++] = (char) s;
        frequencies[s]++;
    }

    /** A run of zeros as a number with the digits 1 and 2, lowest first. */
    private void run(int zeros) {
        for (int left = zeros; left > 0; left = left - 1 >> 1) {
            symbol(left - 1 & 1);
        }
    }

    // ---- Huffman codes ------------------------------------------------------------------------------------------------

    private void codes(int alphabet) {
        int tables = symbolCount < 200 ? 2 : symbolCount < 600 ? 3 : symbolCount < 1200 ? 4 : symbolCount < 2400 ? 5 : 6;
        byte[][] lengths = initialLengths(tables, alphabet);
        int groups = (symbolCount + GROUP_SIZE - 1) / GROUP_SIZE;
        byte[] selectors = new byte[groups];
        for (int round = 0; round < 4; round++) {
            int[][] counts = new int[tables][alphabet];
            for (int g = 0; g < groups; g++) {
                int best = cheapest(lengths, g);
                selectors[g] = (byte) best;
                for (int i = g * GROUP_SIZE; i < Math.min((g + 1) * GROUP_SIZE, symbolCount); i++) {
                    counts[best][symbols[i]]++;
                }
            }
            for (int t = 0; t < tables; t++) {
                lengths[t] = HuffmanLengths.of(counts[t], MAX_LENGTH);
            }
        }
        write(3, tables);
        write(15, groups);
        writeSelectors(selectors, tables);
        for (byte[] l : lengths) {
            writeLengths(l);
        }
        writeSymbols(lengths, selectors);
    }

    /** Divides the alphabet among the tables by frequency. */
    private byte[][] initialLengths(int tables, int alphabet) {
        byte[][] lengths = new byte[tables][alphabet];
        int left = symbolCount;
        int from = 0;
        for (int t = 0; t < tables; t++) {
            int wanted = left / (tables - t);
            int to = from;
            int sum = 0;
            while (to < alphabet && (sum < wanted || to == from)) {
                sum += frequencies[to++];
            }
            for (int s = 0; s < alphabet; s++) {
                lengths[t][s] = (byte) (s >= from && s < to ? 0 : 15);
            }
            from = to;
            left -= sum;
        }
        return lengths;
    }

    private int cheapest(byte[][] lengths, int g) {
        int best = 0;
        int bestCost = Integer.MAX_VALUE;
        for (int t = 0; t < lengths.length; t++) {
            int cost = 0;
            for (int i = g * GROUP_SIZE; i < Math.min((g + 1) * GROUP_SIZE, symbolCount); i++) {
                cost += lengths[t][symbols[i]];
            }
            if (cost < bestCost) {
                best = t;
                bestCost = cost;
            }
        }
        return best;
    }

    private void writeSelectors(byte[] selectors, int tables) {
        byte[] front = new byte[tables];
        for (int t = 0; t < tables; t++) {
            front[t] = (byte) t;
        }
        for (byte s : selectors) {
            int at = 0;
            while (front[at] != s) {
                at++;
            }
            System.arraycopy(front, 0, front, 1, at);
            front[0] = s;
            write(at + 1, (1L << at + 1) - 2);
        }
    }

    private void writeLengths(byte[] lengths) {
        int current = lengths[0];
        write(5, current);
        for (byte l : lengths) {
            for (; current < l; current++) {
                write(2, 2);
            }
            for (; current > l; current--) {
                write(2, 3);
            }
            write(1, 0);
        }
    }

    private void writeSymbols(byte[][] lengths, byte[] selectors) {
        int[][] codes = new int[lengths.length][];
        for (int t = 0; t < lengths.length; t++) {
            codes[t] = HuffmanLengths.codes(lengths[t]);
        }
        for (int i = 0; i < symbolCount; i++) {
            int t = selectors[i / GROUP_SIZE];
            write(lengths[t][symbols[i]], codes[t][symbols[i]]);
        }
    }
}
