package org.taipan.modules.bz2;

/** Decodes canonical Huffman codes of at most 20 bits. */
final class HuffmanDecoder {
    static final int MAX_LENGTH = 20;
    static final long MISSING = -1;
    static final long INVALID = -2;

    private final int[] firstCode = new int[MAX_LENGTH + 2];
    private final int[] firstIndex = new int[MAX_LENGTH + 2];
    private final char[] symbols;
    private final int shortest;

    HuffmanDecoder(byte[] lengths) {
        symbols = new char[lengths.length];
        int[] counts = new int[MAX_LENGTH + 2];
        for (byte l : lengths) {
            counts[l]++;
        }
        int code = 0;
        int index = 0;
        int least = MAX_LENGTH;
        for (int l = 1; l <= MAX_LENGTH; l++) {
            firstCode[l] = code;
            firstIndex[l] = index;
            if (counts[l] > 0) {
                least = Math.min(least, l);
            }
            for (int s = 0; s < lengths.length; s++) {
                if (lengths[s] == l) {
                    symbols[index++] = (char) s;
                }
            }
            code = code + counts[l] << 1;
        }
        firstIndex[MAX_LENGTH + 1] = index;
        shortest = least;
    }

    /** The symbol at a bit of the input, and its length in bits 16 and up; or {@link #MISSING} or {@link #INVALID}. */
    long decode(byte[] input, long bit) {
        int at = (int) (bit >>> 3);
        int window = 0;
        for (int i = 0; i < 4; i++) {
            window = window << 8 | (at + i < input.length ? input[at + i] & 0xFF : 0);
        }
        window <<= (int) (bit & 7);
        for (int l = shortest; l <= MAX_LENGTH; l++) {
            int offset = (window >>> 32 - l) - firstCode[l];
            if (offset >= 0 && offset < firstIndex[l + 1] - firstIndex[l]) {
                return bit + l > (long) input.length * 8 ? MISSING : (long) l << 16 | symbols[firstIndex[l] + offset];
            }
        }
        return bit + MAX_LENGTH > (long) input.length * 8 ? MISSING : INVALID;
    }
}
