package org.taipan.modules.hash;

import java.util.Arrays;

/** HMAC (RFC 2104) and what is built on it: PBKDF2 (RFC 8018) and scrypt (RFC 7914). */
final class Hmac {
    private static final byte INNER = 0x36, OUTER = 0x5c;

    private final Digest inner;
    private final Digest outer;

    private Hmac(Digest inner, Digest outer) {
        this.inner = inner;
        this.outer = outer;
    }

    static Hmac of(Algorithm algorithm, byte[] key) {
        byte[] k = key;
        if (k.length > algorithm.blockSize) {
            Digest d = algorithm.create();
            d.update(k);
            k = d.digest();
        }
        return new Hmac(padded(algorithm, k, INNER), padded(algorithm, k, OUTER));
    }

    private static Digest padded(Algorithm algorithm, byte[] key, byte pad) {
        byte[] block = Arrays.copyOf(key, algorithm.blockSize);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        Digest d = algorithm.create();
        d.update(block);
        return d;
    }

    void update(byte[] message) {
        inner.update(message);
    }

    byte[] digest() {
        Digest d = outer.copy();
        d.update(inner.digest());
        return d.digest();
    }

    Hmac copy() {
        return new Hmac(inner.copy(), outer.copy());
    }

    static byte[] pbkdf2(Algorithm algorithm, byte[] password, byte[] salt, int iterations, int length) {
        Hmac keyed = of(algorithm, password);
        byte[] out = new byte[length];
        int size = algorithm.digestSize;
        for (int block = 0; (long) block * size < length; block++) {
            int number = block + 1;
            Hmac first = keyed.copy();
            first.update(salt);
            first.update(java.nio.ByteBuffer.allocate(4).putInt(number).array());
            byte[] u = first.digest();
            byte[] sum = u.clone();
            for (int i = 1; i < iterations; i++) {
                Hmac next = keyed.copy();
                next.update(u);
                u = next.digest();
                for (int j = 0; j < size; j++) {
                    sum[j] ^= u[j];
                }
            }
            System.arraycopy(sum, 0, out, block * size, Math.min(size, length - block * size));
        }
        return out;
    }

    // ---- scrypt -----------------------------------------------------------------------------------------------------

    /** {@code n} is a power of two; {@code 128 n r} bytes of memory are used. */
    static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        byte[] bytes = pbkdf2(Algorithm.SHA256, password, salt, 1, 128 * r * p);
        int[] words = new int[32 * r];
        for (int i = 0; i < p; i++) {
            int offset = 128 * r * i;
            for (int j = 0; j < words.length; j++) {
                int at = offset + 4 * j;
                words[j] = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16
                        | bytes[at + 3] << 24;
            }
            mix(words, n);
            for (int j = 0; j < 128 * r; j++) {
                bytes[offset + j] = (byte) (words[j >> 2] >>> (j & 3) * 8);
            }
        }
        return pbkdf2(Algorithm.SHA256, password, bytes, 1, length);
    }

    /** ROMix. */
    private static void mix(int[] x, int n) {
        int[][] seen = new int[n][];
        int[] y = new int[x.length];
        for (int i = 0; i < n; i++) {
            seen[i] = x.clone();
            blockMix(x, y);
        }
        for (int i = 0; i < n; i++) {
            int[] v = seen[x[x.length - 16] & n - 1];
            for (int j = 0; j < x.length; j++) {
                x[j] ^= v[j];
            }
            blockMix(x, y);
        }
    }

    /** BlockMix: even blocks go to the front, odd ones to the back; {@code y} is room to work in. */
    private static void blockMix(int[] x, int[] y) {
        int blocks = x.length / 16;
        int[] t = Arrays.copyOfRange(x, x.length - 16, x.length);
        for (int i = 0; i < blocks; i++) {
            for (int j = 0; j < 16; j++) {
                t[j] ^= x[16 * i + j];
            }
            salsa8(t);
            System.arraycopy(t, 0, y, (i / 2 + (i & 1) * (blocks / 2)) * 16, 16);
        }
        System.arraycopy(y, 0, x, 0, x.length);
    }

    private static void salsa8(int[] b) {
        int[] x = b.clone();
        for (int i = 0; i < 4; i++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < 16; i++) {
            b[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
