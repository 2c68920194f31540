package org.taipan.types;

/**
 * The seed of the hashes of {@code str} and {@code bytes}: one a process, as {@code PYTHONHASHSEED} says. The launcher
 * hands it on in the system property {@code taipan.hashseed}, so that {@code -E} and {@code -R} can overrule the
 * environment.
 */
final class HashSeed {
    private static final long SEED = seed();

    private HashSeed() {
    }

    private static long seed() {
        String s = System.getProperty("taipan.hashseed", System.getenv("PYTHONHASHSEED"));
        if (s != null && !s.isEmpty() && !s.equals("random")) {
            try {
                return Long.parseLong(s) * 0xD1B54A32D192ED03L;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        try (var random = new java.io.FileInputStream("/dev/urandom")) {
            byte[] bytes = random.readNBytes(Long.BYTES);
            long seed = 0;
            for (byte b : bytes) {
                seed = seed << 8 | b & 0xFF;
            }
            return seed;
        } catch (java.io.IOException e) {
            return System.nanoTime() * 0xD1B54A32D192ED03L;
        }
    }

    /** The Python hash for a Java one; 0 stays 0, and -1 never comes out. */
    static long mix(int h) {
        long x = (h ^ SEED) * 0x9E3779B97F4A7C15L;
        return h == 0 ? 0 : x >> 3;
    }
}
