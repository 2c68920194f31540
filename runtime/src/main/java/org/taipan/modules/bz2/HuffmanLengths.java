package org.taipan.modules.bz2;

import java.util.PriorityQueue;

/** Huffman codes of limited length. */
final class HuffmanLengths {
    private HuffmanLengths() {
    }

    /** The length of the code of each symbol, at least 1; frequencies are flattened until no code is too long. */
    static byte[] of(int[] frequencies, int limit) {
        long[] weights = new long[frequencies.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(frequencies[i], 1);
        }
        while (true) {
            byte[] lengths = lengths(weights);
            int longest = 0;
            for (byte l : lengths) {
                longest = Math.max(longest, l);
            }
            if (longest <= limit) {
                return lengths;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weights[i] / 2 + 1;
            }
        }
    }

    private static byte[] lengths(long[] weights) {
        int n = weights.length;
        int[] parent = new int[2 * n];
        // The weight above, the node below.
        PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0])
                : Long.compare(a[1], b[1]));
        for (int i = 0; i < n; i++) {
            queue.add(new long[] {weights[i], i});
        }
        int node = n;
        while (queue.size() > 1) {
            long[] a = queue.poll();
            long[] b = queue.poll();
            parent[(int) a[1]] = node;
            parent[(int) b[1]] = node;
            queue.add(new long[] {a[0] + b[0], node++});
        }
        int root = node - 1;
        byte[] depth = new byte[node];
        for (int i = root - 1; i >= 0; i--) {
            depth[i] = (byte) (depth[parent[i]] + 1);
        }
        return java.util.Arrays.copyOf(depth, n);
    }

    /** The canonical codes. */
    static int[] codes(byte[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int l = 1; l <= 20; l++) {
            for (int s = 0; s < lengths.length; s++) {
                if (lengths[s] == l) {
                    codes[s] = code++;
                }
            }
            code <<= 1;
        }
        return codes;
    }
}
