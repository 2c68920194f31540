package org.taipan.modules.hash;

/** BLAKE2b and BLAKE2s (RFC 7693) with all parameters, in one: words of 64 or 32 bits, kept in longs. */
final class Blake2 extends Digest {
    private static final long[] IV_B = {0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL,
        0xa54ff53a5f1d36f1L, 0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

    private final boolean big;
    private final int digestSize;
    private final boolean lastNode;
    private final long[] h;
    private final byte[] buffer;
    private int used;
    private long count;

    private Blake2(boolean big, int digestSize, boolean lastNode, long[] h, byte[] buffer, int used, long count) {
        this.big = big;
        this.digestSize = digestSize;
        this.lastNode = lastNode;
        this.h = h;
        this.buffer = buffer;
        this.used = used;
        this.count = count;
    }

    /**
     * @param big BLAKE2b, else BLAKE2s
     * @param parameters the parameter block: 64 or 32 bytes
     * @param key empty for none
     */
    static Blake2 of(boolean big, byte[] parameters, byte[] key, boolean lastNode) {
        int word = big ? 8 : 4;
        long[] h = new long[8];
        for (int i = 0; i < 8; i++) {
            h[i] = iv(big, i) ^ word(parameters, i * word, word);
        }
        int block = big ? 128 : 64;
        Blake2 state = new Blake2(big, parameters[0], lastNode, h, new byte[block], 0, 0);
        if (key.length > 0) {
            state.update(java.util.Arrays.copyOf(key, block));
        }
        return state;
    }

    /** Without key and tree, of the full length. */
    static Blake2 simple(boolean big) {
        byte[] parameters = new byte[big ? 64 : 32];
        parameters[0] = (byte) parameters.length;
        parameters[2] = 1;
        parameters[3] = 1;
        return of(big, parameters, new byte[0], false);
    }

    private static long iv(boolean big, int i) {
        return big ? IV_B[i] : IV_B[i] >>> 32;
    }

    private static long word(byte[] bytes, int at, int size) {
        long w = 0;
        for (int i = size - 1; i >= 0; i--) {
            w = w << 8 | bytes[at + i] & 0xff;
        }
        return w;
    }

    @Override
    void update(byte[] data) {
        for (int i = 0; i < data.length;) {
            // The last block is compressed only when more follows, as it must be marked as the last.
            if (used == buffer.length) {
                count += used;
                compress(false);
                used = 0;
            }
            int n = Math.min(buffer.length - used, data.length - i);
            System.arraycopy(data, i, buffer, used, n);
            used += n;
            i += n;
        }
    }

    @Override
    byte[] digest() {
        Blake2 end = copy();
        end.count += end.used;
        java.util.Arrays.fill(end.buffer, end.used, end.buffer.length, (byte) 0);
        end.compress(true);
        byte[] out = new byte[digestSize];
        int word = big ? 8 : 4;
        for (int i = 0; i < digestSize; i++) {
            out[i] = (byte) (end.h[i / word] >>> i % word * 8);
        }
        return out;
    }

    @Override
    Blake2 copy() {
        return new Blake2(big, digestSize, lastNode, h.clone(), buffer.clone(), used, count);
    }

    private void compress(boolean last) {
        long mask = big ? -1L : 0xffffffffL;
        int word = big ? 8 : 4;
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = word(buffer, i * word, word);
        }
        long[] v = new long[16];
        System.arraycopy(h, 0, v, 0, 8);
        for (int i = 0; i < 8; i++) {
            v[i + 8] = iv(big, i);
        }
        v[12] ^= count & mask;
        v[13] ^= big ? 0 : count >>> 32;
        if (last) {
            v[14] ^= mask;
            v[15] ^= lastNode ? mask : 0;
        }
        for (int round = 0; round < (big ? 12 : 10); round++) {
            byte[] s = SIGMA[round % 10];
            mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        if (big) {
            v[a] += v[b] + x;
            v[d] = Long.rotateRight(v[d] ^ v[a], 32);
            v[c] += v[d];
            v[b] = Long.rotateRight(v[b] ^ v[c], 24);
            v[a] += v[b] + y;
            v[d] = Long.rotateRight(v[d] ^ v[a], 16);
            v[c] += v[d];
            v[b] = Long.rotateRight(v[b] ^ v[c], 63);
            return;
        }
        int va = (int) (v[a] + v[b] + x);
        int vd = Integer.rotateRight((int) v[d] ^ va, 16);
        int vc = (int) v[c] + vd;
        int vb = Integer.rotateRight((int) v[b] ^ vc, 12);
        va += vb + (int) y;
        vd = Integer.rotateRight(vd ^ va, 8);
        vc += vd;
        vb = Integer.rotateRight(vb ^ vc, 7);
        v[a] = va & 0xffffffffL;
        v[b] = vb & 0xffffffffL;
        v[c] = vc & 0xffffffffL;
        v[d] = vd & 0xffffffffL;
    }
}
