package org.taipan.modules.binary;

import java.util.zip.Adler32;
import java.util.zip.CRC32;

/** CRC-32 and Adler-32 that go on from a given value, on top of the JDK's, which always start afresh. */
public final class Checksums {
    private static final int ADLER_BASE = 65521;
    /** Below this, going on byte by byte is cheaper than combining. */
    private static final int SHORT = 256;
    private static final int[] TABLE = new int[256];

    static {
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >>> 1 : c >>> 1;
            }
            TABLE[n] = c;
        }
    }

    private Checksums() {
    }

    /** The CRC-32 of data that follows other data whose CRC-32 is {@code crc}. */
    public static long crc32(byte[] data, int crc) {
        if (data.length < SHORT) {
            int c = ~crc;
            for (byte b : data) {
                c = TABLE[(c ^ b) & 0xFF] ^ c >>> 8;
            }
            return ~c & 0xFFFFFFFFL;
        }
        CRC32 whole = new CRC32();
        whole.update(data);
        int second = (int) whole.getValue();
        return (crc == 0 ? second : shifted(crc, data.length) ^ second) & 0xFFFFFFFFL;
    }

    /** {@code crc} multiplied by x to the power of 8 × length, modulo the polynomial (bits reflected). */
    private static int shifted(int crc, int length) {
        int power = 0x80000000 >>> 8;
        int result = crc;
        for (int n = length; n > 0; n >>= 1) {
            if ((n & 1) != 0) {
                result = multiply(power, result);
            }
            power = multiply(power, power);
        }
        return result;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int x = b;
        for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= x;
            }
            x = (x & 1) != 0 ? x >>> 1 ^ 0xEDB88320 : x >>> 1;
        }
        return product;
    }

    /** The Adler-32 of data that follows other data whose Adler-32 is {@code adler}. */
    public static long adler32(byte[] data, int adler) {
        Adler32 whole = new Adler32();
        whole.update(data);
        int second = (int) whole.getValue();
        if (adler == 1) {
            return second & 0xFFFFFFFFL;
        }
        long a1 = (adler & 0xFFFF) % ADLER_BASE;
        long b1 = (adler >>> 16) % ADLER_BASE;
        long a2 = second & 0xFFFF;
        long b2 = second >>> 16;
        long a = (a1 + a2 - 1 + ADLER_BASE) % ADLER_BASE;
        long b = (b1 + b2 + (a1 - 1 + ADLER_BASE) % ADLER_BASE * (data.length % ADLER_BASE)) % ADLER_BASE;
        return b << 16 | a;
    }

    /** The CRC of BinHex 4: CCITT's polynomial, going on from {@code crc}. */
    static int crcHqx(byte[] data, int crc) {
        int c = crc & 0xFFFF;
        for (byte b : data) {
            c ^= (b & 0xFF) << 8;
            for (int k = 0; k < 8; k++) {
                c = (c & 0x8000) != 0 ? c << 1 ^ 0x1021 : c << 1;
            }
            c &= 0xFFFF;
        }
        return c;
    }
}
