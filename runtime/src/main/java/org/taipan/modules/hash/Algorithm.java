package org.taipan.modules.hash;

import java.util.Locale;

/** The hash functions that need no parameters. */
enum Algorithm {
    MD5("md5", "MD5", 16, 64), SHA1("sha1", "SHA-1", 20, 64), SHA224("sha224", "SHA-224", 28, 64),
    SHA256("sha256", "SHA-256", 32, 64), SHA384("sha384", "SHA-384", 48, 128), SHA512("sha512", "SHA-512", 64, 128),
    SHA512_224("sha512_224", "SHA-512/224", 28, 128), SHA512_256("sha512_256", "SHA-512/256", 32, 128),
    SHA3_224("sha3_224", null, 28, 144), SHA3_256("sha3_256", null, 32, 136), SHA3_384("sha3_384", null, 48, 104),
    SHA3_512("sha3_512", null, 64, 72), SHAKE_128("shake_128", null, 0, 168), SHAKE_256("shake_256", null, 0, 136),
    BLAKE2B("blake2b", null, 64, 128), BLAKE2S("blake2s", null, 32, 64);

    final String pythonName;
    private final String jdkName;
    /** In bytes; 0 if the caller chooses the length. */
    final int digestSize;
    final int blockSize;

    Algorithm(String pythonName, String jdkName, int digestSize, int blockSize) {
        this.pythonName = pythonName;
        this.jdkName = jdkName;
        this.digestSize = digestSize;
        this.blockSize = blockSize;
    }

    boolean isExtendable() {
        return digestSize == 0;
    }

    Digest create() {
        if (jdkName != null) {
            return Digest.Jdk.of(jdkName);
        }
        return this == BLAKE2B || this == BLAKE2S ? Blake2.simple(this == BLAKE2B)
                : new Keccak(blockSize, isExtendable() ? Keccak.SHAKE : Keccak.SHA3, digestSize);
    }

    /** The function of a name as OpenSSL knows it, or null. */
    static Algorithm named(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('-', '_').replace('/', '_');
        String plain = switch (key) {
            case "sha_1" -> "sha1";
            case "sha_224", "sha_256", "sha_384", "sha_512" -> "sha" + key.substring(4);
            case "sha2_224", "sha2_256", "sha2_384", "sha2_512" -> "sha" + key.substring(5);
            case "sha_512_224", "sha512_224" -> "sha512_224";
            case "sha_512_256", "sha512_256" -> "sha512_256";
            case "shake128" -> "shake_128";
            case "shake256" -> "shake_256";
            case "blake2b512" -> "blake2b";
            case "blake2s256" -> "blake2s";
            default -> key;
        };
        for (Algorithm a : values()) {
            if (a.pythonName.equals(plain)) {
                return a;
            }
        }
        return null;
    }
}
