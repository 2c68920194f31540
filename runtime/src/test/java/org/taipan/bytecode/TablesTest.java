package org.taipan.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void lineTableSurvivesEncoding() {
        int[][] runs = {{3, 5, 5, 0, 4}, {20, 5, 5, 79, 94}, {1, 6, 6, 127, 127}, {2, 4, 4, 3, 9}, {1, -1, -1, -1, -1},
            {7, 1000, 1004, 8, 2}, {1, 1000, 1000, -1, -1}, {1, 1001, 1001, 300, 70000}};
        var writer = new LineTable.Writer(5);
        for (int[] run : runs) {
            writer.add(run[0], run[1], run[2], run[3], run[4]);
        }
        var cursor = new LineTable.Cursor(writer.toByteArray(), 5);
        int unit = 0;
        for (int[] run : runs) {
            for (int i = 0; i < run[0]; i++) {
                assertTrue(cursor.seek(unit++));
                assertArrayEquals(new int[] {run[1], run[2], run[3], run[4]},
                        new int[] {cursor.line, cursor.endLine, cursor.column, cursor.endColumn});
            }
        }
        assertFalse(cursor.seek(unit));
        assertEquals(1000, LineTable.lineAt(writer.toByteArray(), 5, 27));
        assertEquals(-1, LineTable.lineAt(writer.toByteArray(), 5, unit));
    }

    @Test
    void exceptionTableSurvivesEncoding() {
        var writer = new ExceptionTable.Writer();
        writer.add(0, 3, 70, 0, false);
        writer.add(3, 5000, 1 << 20, 21, true);
        ExceptionTable.Entry[] expected = {new ExceptionTable.Entry(0, 3, 70, 0, false),
            new ExceptionTable.Entry(3, 5000, 1 << 20, 21, true)};
        assertArrayEquals(expected, ExceptionTable.decode(writer.toByteArray()));
    }

    @Test
    void everyInstructionHasAStackEffect() {
        for (int opcode = 0; opcode < Opcode.COUNT; opcode++) {
            if (Opcode.isValid(opcode) && opcode != Opcode.INSTRUMENTED_LINE) {
                assertNotEquals(StackEffect.INVALID, StackEffect.of(opcode, 0, false), Opcode.name(opcode));
            }
        }
    }
}
