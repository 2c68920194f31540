package org.taipan.unicode;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Big-endian output of tables. */
final class Output {
    static final int CODE_POINTS = 0x110000;
    static final int BLOCK = 128;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final DataOutputStream data = new DataOutputStream(bytes);

    byte[] done() {
        return bytes.toByteArray();
    }

    /**
     * A two-stage table of one short a code point: the number of blocks, the block of each 128 code points, the blocks.
     */
    void trie(short[] values) throws IOException {
        Map<String, Integer> known = new HashMap<>();
        List<short[]> blocks = new ArrayList<>();
        short[] index = new short[CODE_POINTS / BLOCK];
        for (int i = 0; i < index.length; i++) {
            short[] block = Arrays.copyOfRange(values, i * BLOCK, (i + 1) * BLOCK);
            Integer n = known.putIfAbsent(Arrays.toString(block), blocks.size());
            if (n == null) {
                n = blocks.size();
                blocks.add(block);
            }
            index[i] = (short) (int) n;
        }
        data.writeShort(blocks.size());
        for (short n : index) {
            data.writeShort(n);
        }
        for (short[] block : blocks) {
            for (short v : block) {
                data.writeShort(v);
            }
        }
    }

    /** The lines of a resource of this package, comments left out, as fields between semicolons. */
    static List<String[]> fields(String resource) throws IOException {
        List<String[]> result = new ArrayList<>();
        try (BufferedReader r = new BufferedReader(new InputStreamReader(
                Output.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            for (String line = r.readLine(); line != null; line = r.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    result.add(line.split(";"));
                }
            }
        }
        return result;
    }
}
