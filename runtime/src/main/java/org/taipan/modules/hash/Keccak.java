package org.taipan.modules.hash;

/** SHA-3 and SHAKE (FIPS 202): the sponge over the permutation Keccak-f[1600]. */
final class Keccak extends Digest {
    /** What follows the message, before the padding. */
    static final byte SHA3 = 0x06, SHAKE = 0x1f;
    private static final int ROUNDS = 24;
    private static final long[] ROUND_CONSTANTS = roundConstants();
    /** The rotation of each lane, and where it goes, along the path that starts at lane 1. */
    private static final int[] ROTATIONS = new int[24];
    private static final int[] PATH = new int[24];

    static {
        int x = 1;
        int y = 0;
        for (int t = 0; t < 24; t++) {
            int nextY = (2 * x + 3 * y) % 5;
            x = y;
            y = nextY;
            ROTATIONS[t] = (t + 1) * (t + 2) / 2 % 64;
            PATH[t] = x + 5 * y;
        }
    }

    private final long[] lanes;
    private final int rate;
    private final byte suffix;
    private final int digestSize;
    private int position;

    /** @param rate how many bytes a block has */
    Keccak(int rate, byte suffix, int digestSize) {
        this(new long[25], rate, suffix, digestSize, 0);
    }

    private Keccak(long[] lanes, int rate, byte suffix, int digestSize, int position) {
        this.lanes = lanes;
        this.rate = rate;
        this.suffix = suffix;
        this.digestSize = digestSize;
        this.position = position;
    }

    /** The bits that a linear feedback shift register puts at the positions 2^j - 1. */
    private static long[] roundConstants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j < 7; j++) {
                if ((register & 1) != 0) {
                    constants[round] |= 1L << (1 << j) - 1;
                }
                register = register << 1 ^ (register >> 7) * 0x171;
            }
        }
        return constants;
    }

    @Override
    void update(byte[] data) {
        for (byte b : data) {
            absorb(b);
            if (++position == rate) {
                permute();
                position = 0;
            }
        }
    }

    private void absorb(byte b) {
        lanes[position >> 3] ^= (b & 0xffL) << (position & 7) * 8;
    }

    @Override
    byte[] digest() {
        return digest(digestSize);
    }

    @Override
    byte[] digest(int length) {
        Keccak end = copy();
        end.absorb(suffix);
        end.position = rate - 1;
        end.absorb((byte) 0x80);
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            int p = i % rate;
            if (p == 0) {
                end.permute();
            }
            out[i] = (byte) (end.lanes[p >> 3] >>> (p & 7) * 8);
        }
        return out;
    }

    @Override
    Keccak copy() {
        return new Keccak(lanes.clone(), rate, suffix, digestSize, position);
    }

    private void permute() {
        long[] a = lanes;
        long[] c = new long[5];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[x == 0 ? 4 : x - 1] ^ Long.rotateLeft(c[x == 4 ? 0 : x + 1], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[x + y] ^= d;
                }
            }
            long moving = a[1];
            for (int t = 0; t < 24; t++) {
                long next = a[PATH[t]];
                a[PATH[t]] = Long.rotateLeft(moving, ROTATIONS[t]);
                moving = next;
            }
            for (int y = 0; y < 25; y += 5) {
                System.arraycopy(a, y, c, 0, 5);
                for (int x = 0; x < 5; x++) {
                    a[y + x] = c[x] ^ ~c[x == 4 ? 0 : x + 1] & c[x >= 3 ? x - 3 : x + 2];
                }
            }
            a[0] ^= ROUND_CONSTANTS[round];
        }
    }
}
