package org.taipan.bytecode;

/**
 * The format of {@code co_linetable} (CPython's Objects/locations.md): for each run of code units its source range.
 *
 * <p>An entry starts with a byte {@code 1ccccnnn}: form {@code c}, {@code n + 1} code units. Forms 0-9 hold columns
 * below 80 of the same line in one byte more, 10-12 a line 0 to 2 further and two column bytes, 13 a line only, 14 all
 * four numbers as varints, 15 nothing.
 */
public final class LineTable {
    private static final int ONE_LINE = 10;
    private static final int NO_COLUMNS = 13;
    private static final int LONG = 14;
    private static final int NONE = 15;
    private static final int MAX_UNITS = 8;

    private LineTable() {
    }

    /** Writes a table, run after run. */
    public static final class Writer {
        private final ByteSink out = new ByteSink(64);
        private int previousLine;

        public Writer(int firstLine) {
            previousLine = firstLine;
        }

        /** Adds {@code units} code units with one source range; a line of -1 says that they have none. */
        public void add(int units, int line, int endLine, int column, int endColumn) {
            int rest = units;
            while (rest > MAX_UNITS) {
                entry(MAX_UNITS, line, endLine, column, endColumn);
                rest -= MAX_UNITS;
            }
            if (rest > 0) {
                entry(rest, line, endLine, column, endColumn);
            }
        }

        /** The table. */
        public byte[] toByteArray() {
            return out.toByteArray();
        }

        private void entry(int units, int line, int endLine, int column, int endColumn) {
            if (line == -1) {
                head(NONE, units);
                return;
            }
            int delta = line - previousLine;
            if (column < 0 || endColumn < 0) {
                if (endLine == line || endLine < 0) {
                    head(NO_COLUMNS, units);
                    signedVarint(delta);
                    previousLine = line;
                    return;
                }
            } else if (endLine == line) {
                int width = endColumn - column;
                if (delta == 0 && column < 80 && width >= 0 && width < 16) {
                    head(column >> 3, units);
                    out.put((column & 7) << 4 | width);
                    return;
                }
                if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
                    head(ONE_LINE + delta, units);
                    out.put(column);
                    out.put(endColumn);
                    previousLine = line;
                    return;
                }
            }
            head(LONG, units);
            signedVarint(delta);
            varint(endLine - line);
            varint(column + 1);
            varint(endColumn + 1);
            previousLine = line;
        }

        private void head(int form, int units) {
            out.put(0x80 | form << 3 | units - 1);
        }

        private void varint(int value) {
            int rest = value;
            while (Integer.compareUnsigned(rest, 64) >= 0) {
                out.put(rest & 63 | 64);
                rest >>>= 6;
            }
            out.put(rest);
        }

        private void signedVarint(int value) {
            varint(value < 0 ? -value << 1 | 1 : value << 1);
        }
    }

    /** Walks over a table. The fields describe the entry that the last {@link #next} read; -1 stands for "unknown". */
    public static final class Cursor {
        private final byte[] table;
        private int position;
        private int computedLine;
        /** First code unit of the entry. */
        public int start;
        /** Code unit after its last one. */
        public int end;
        public int line = -1;
        public int endLine = -1;
        /** Byte offset of the first character in its line, from 0. */
        public int column = -1;
        public int endColumn = -1;

        public Cursor(byte[] table, int firstLine) {
            this.table = table;
            computedLine = firstLine;
        }

        /** Reads the next entry; false at the end. A damaged table ends early rather than failing. */
        public boolean next() {
            if (position >= table.length) {
                return false;
            }
            int head = table[position++] & 0xFF;
            start = end;
            end += (head & 7) + 1;
            int form = head >> 3 & 15;
            switch (form) {
                case NONE -> set(-1, -1, -1, -1);
                case LONG -> {
                    computedLine += signedVarint();
                    int lines = varint();
                    int first = varint() - 1;
                    int last = varint() - 1;
                    set(computedLine, computedLine + lines, first, last);
                }
                case NO_COLUMNS -> {
                    computedLine += signedVarint();
                    set(computedLine, computedLine, -1, -1);
                }
                case ONE_LINE, ONE_LINE + 1, ONE_LINE + 2 -> {
                    computedLine += form - ONE_LINE;
                    int first = read();
                    set(computedLine, computedLine, first, read());
                }
                default -> {
                    int second = read();
                    int first = form << 3 | second >> 4;
                    set(computedLine, computedLine, first, first + (second & 15));
                }
            }
            return true;
        }

        /** Moves on to the entry that covers a code unit at or after the present one; false if there is none. */
        public boolean seek(int unit) {
            while (end <= unit) {
                if (!next()) {
                    return false;
                }
            }
            return true;
        }

        private void set(int newLine, int newEndLine, int newColumn, int newEndColumn) {
            line = newLine;
            endLine = newEndLine;
            column = newColumn;
            endColumn = newEndColumn;
        }

        private int read() {
            return position < table.length ? table[position++] & 0xFF : 0;
        }

        private int varint() {
            int value = 0;
            int shift = 0;
            int next;
            do {
                next = read();
                value |= (next & 63) << shift;
                shift += 6;
            } while ((next & 64) != 0);
            return value;
        }

        private int signedVarint() {
            int value = varint();
            return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
        }
    }

    /** A table without columns and last lines, as {@code -X no_debug_ranges} wants it. */
    public static byte[] withoutColumns(byte[] table, int firstLine) {
        Writer writer = new Writer(firstLine);
        Cursor cursor = new Cursor(table, firstLine);
        while (cursor.next()) {
            writer.add(cursor.end - cursor.start, cursor.line, cursor.line, -1, -1);
        }
        return writer.toByteArray();
    }

    /** The line of a code unit, -1 if it has none: CPython's {@code PyCode_Addr2Line}. */
    public static int lineAt(byte[] table, int firstLine, int unit) {
        Cursor cursor = new Cursor(table, firstLine);
        return cursor.seek(unit) ? cursor.line : -1;
    }
}
