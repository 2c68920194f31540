package org.taipan.modules.bz2;

/** The checksum of bzip2: CRC-32 with the highest bit first. */
final class Crc {
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i << 24;
            for (int k = 0; k < 8; k++) {
                c = c < 0 ? c << 1 ^ 0x04C11DB7 : c << 1;
            }
            TABLE[i] = c;
        }
    }

    private Crc() {
    }

    static int update(int crc, int b) {
        return crc << 8 ^ TABLE[(crc >>> 24 ^ b) & 0xFF];
    }
}
