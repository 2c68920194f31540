package org.taipan.modules.bz2;

/**
 * Sorts the rotations of a block: the Burrows-Wheeler transform. It doubles the length that is compared in each pass and
 * leaves alone what is sorted (Larsson and Sadakane), so that repetitive blocks take no longer than others.
 */
final class BlockSort {
    private final int n;
    private final int[] order;
    /** For each rotation the last index of the group of those that are equal so far. */
    private final int[] group;
    private int compared = 2;

    private BlockSort(byte[] block, int n) {
        this.n = n;
        order = new int[n];
        group = new int[n];
        sortByPairs(block);
    }

    /** The starts of the rotations in their order. */
    static int[] sort(byte[] block, int n) {
        BlockSort s = new BlockSort(block, n);
        while (s.compared < n && s.order[0] > -n) {
            s.pass();
            s.compared *= 2;
        }
        return s.result();
    }

    private void sortByPairs(byte[] block) {
        int[] ends = new int[(1 << 16) + 1];
        for (int i = 0; i < n; i++) {
            ends[pair(block, i)]++;
        }
        int total = 0;
        for (int k = 0; k <= 1 << 16; k++) {
            total += ends[k];
            ends[k] = total;
        }
        int[] next = ends.clone();
        for (int i = n - 1; i >= 0; i--) {
            int key = pair(block, i);
            order[--next[key]] = i;
            group[i] = ends[key] - 1;
        }
        for (int i = 0; i < n;) {
            int last = group[order[i]];
            if (last == i) {
                order[i] = -1;
            }
            i = last + 1;
        }
    }

    private int pair(byte[] block, int i) {
        return (block[i] & 0xFF) << 8 | block[i + 1 < n ? i + 1 : 0] & 0xFF;
    }

    /** Splits each group by the groups of what follows; a run of sorted rotations is one negative length. */
    private void pass() {
        int sorted = 0;
        int i = 0;
        while (i < n) {
            int s = order[i];
            if (s < 0) {
                i -= s;
                sorted += s;
                continue;
            }
            if (sorted < 0) {
                order[i + sorted] = sorted;
                sorted = 0;
            }
            int end = group[s] + 1;
            split(i, end);
            i = end;
        }
        if (sorted < 0) {
            order[i + sorted] = sorted;
        }
    }

    private int key(int rotation) {
        int k = rotation + compared;
        return group[k < n ? k : k - n];
    }

    private void split(int from, int to) {
        int start = from;
        while (to - start > 0) {
            int pivot = median(key(order[start]), key(order[start + (to - start >> 1)]), key(order[to - 1]));
            int low = start;
            int high = to - 1;
            for (int i = start; i <= high;) {
                int o = order[i];
                int k = key(o);
                if (k < pivot) {
                    order[i++] = order[low];
                    order[low++] = o;
                } else if (k > pivot) {
                    order[i] = order[high];
                    order[high--] = o;
                } else {
                    i++;
                }
            }
            split(start, low);
            for (int i = low; i <= high; i++) {
                group[order[i]] = high;
            }
            if (low == high) {
                order[low] = -1;
            }
            start = high + 1;
        }
    }

    private static int median(int a, int b, int c) {
        return a < b ? b < c ? b : Math.max(a, c) : a < c ? a : Math.max(b, c);
    }

    private int[] result() {
        int[] next = new int[n];
        for (int i = 0; i < n; i++) {
            next[i] = i;
        }
        for (int i = 0; i < n; i++) {
            order[next[group[i]]--] = i;
        }
        return order;
    }
}
