package org.taipan.bytecode;

/**
 * The format of {@code co_exceptiontable} (CPython's Objects/exception_handling_notes.txt): entries of start, length,
 * target and {@code depth << 1 | lasti}, all in code units, as big-endian varints of six bits with 64 for "goes on" and
 * 128 for the first byte of an entry. Entries are sorted and do not overlap.
 */
public final class ExceptionTable {
    private ExceptionTable() {
    }

    /**
     * One protected range: where it starts and ends, its handler, the stack depth there, and whether lasti is pushed.
     */
    public record Entry(int start, int end, int target, int depth, boolean lasti) {
    }

    /** Writes a table, entry after entry in order. */
    public static final class Writer {
        private final ByteSink out = new ByteSink(32);

        /** Adds an entry. */
        public void add(int start, int end, int target, int depth, boolean lasti) {
            item(start, 128);
            item(end - start, 0);
            item(target, 0);
            item(depth << 1 | (lasti ? 1 : 0), 0);
        }

        /** The table. */
        public byte[] toByteArray() {
            return out.toByteArray();
        }

        private void item(int value, int mark) {
            int first = mark;
            for (int shift = 24; shift > 0; shift -= 6) {
                if (value >= 1 << shift) {
                    out.put(value >> shift & 63 | 64 | first);
                    first = 0;
                }
            }
            out.put(value & 63 | first);
        }
    }

    /** All entries of a table in order; a truncated one at the end is left out. */
    public static Entry[] decode(byte[] table) {
        int count = 0;
        for (byte b : table) {
            count += b < 0 ? 1 : 0;
        }
        var entries = new Entry[count];
        int[] item = new int[4];
        int position = 0;
        int found = 0;
        while (position < table.length) {
            for (int i = 0; i < 4; i++) {
                int value = 0;
                boolean more = true;
                while (more) {
                    if (position >= table.length) {
                        return found == count ? entries : java.util.Arrays.copyOf(entries, found);
                    }
                    int next = table[position++];
                    value = value << 6 | next & 63;
                    more = (next & 64) != 0;
                }
                item[i] = value;
            }
            if (found == count) {
                break;
            }
            entries[found++] = new Entry(item[0], item[0] + item[1], item[2], item[3] >> 1, (item[3] & 1) != 0);
        }
        return found == count ? entries : java.util.Arrays.copyOf(entries, found);
    }
}
