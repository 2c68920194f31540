package org.taipan.modules.hash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The functions written here, against the JDK or published values. */
class DigestTest {
    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(Algorithm algorithm, String text) {
        Digest d = algorithm.create();
        d.update(bytes(text));
        return HexFormat.of().formatHex(d.digest());
    }

    @Test
    void sha3AgreesWithTheJdk() throws Exception {
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 135, 136, 137, 143, 144, 1000}) {
            byte[] data = new byte[size];
            random.nextBytes(data);
            Digest d = Algorithm.SHA3_256.create();
            d.update(data);
            assertArrayEquals(MessageDigest.getInstance("SHA3-256").digest(data), d.digest());
            Digest wide = Algorithm.SHA3_512.create();
            wide.update(data);
            assertArrayEquals(MessageDigest.getInstance("SHA3-512").digest(data), wide.digest());
        }
    }

    @Test
    void shake() {
        assertEquals("7f9c2ba4e88f827d616045507605853e",
                HexFormat.of().formatHex(Algorithm.SHAKE_128.create().digest(16)));
    }

    @Test
    void blake2() {
        assertEquals("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923", hex(Algorithm.BLAKE2B, "abc"));
        assertEquals("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", hex(Algorithm.BLAKE2S, "abc"));
    }

    @Test
    void scrypt() {
        // RFC 7914, section 12.
        assertEquals("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
                HexFormat.of().formatHex(Hmac.scrypt(bytes("password"), bytes("NaCl"), 1024, 8, 16, 64)));
    }
}
