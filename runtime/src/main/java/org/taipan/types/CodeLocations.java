package org.taipan.types;

import java.io.ByteArrayOutputStream;
import org.taipan.annotations.PyTypeDef;
import org.taipan.bytecode.LineTable;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** The locations in a code object, as {@code co_lines}, {@code co_positions} and {@code co_lnotab} tell them. */
final class CodeLocations {
    private CodeLocations() {
    }

    private static Object orNone(int n) {
        return n == -1 ? PyNone.NONE : (Object) (long) n;
    }

    /** {@code co_lnotab}. */
    static byte[] lnotab(PyCode code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineTable.Cursor c = new LineTable.Cursor(code.lineTable, code.firstLineNo);
        int offset = 0;
        int line = code.firstLineNo;
        while (c.next()) {
            if (c.line < 0 || c.line == line) {
                continue;
            }
            int bytes = c.start * 2 - offset;
            int lines = c.line - line;
            while (bytes > 254) {
                out.write(254);
                out.write(0);
                bytes -= 254;
            }
            while (lines < -128 || lines > 127) {
                int step = lines < 0 ? -128 : 127;
                out.write(bytes);
                out.write(step);
                bytes = 0;
                lines -= step;
            }
            out.write(bytes);
            out.write(lines);
            offset = c.start * 2;
            line = c.line;
        }
        return out.toByteArray();
    }

    /** {@code co_lines()}: start, end and line of each run of instructions on one line. */
    @PyTypeDef(name = "line_iterator")
    static final class Lines extends NativeIterator {
        static final PyType TYPE = PyType.builtin(new CodeLocationsLinesTable(), PyType.OBJECT);

        private final LineTable.Cursor cursor;
        private boolean more;

        Lines(PyCode code) {
            super(TYPE);
            cursor = new LineTable.Cursor(code.lineTable, code.firstLineNo);
            more = cursor.next();
        }

        @Override
        public synchronized Object next(ThreadState ts) {
            if (!more) {
                return null;
            }
            int start = cursor.start;
            int line = cursor.line;
            int end;
            do {
                end = cursor.end;
                more = cursor.next();
            } while (more && cursor.line == line);
            return new PyTuple(start * 2L, end * 2L, orNone(line));
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }
    }

    /** {@code co_positions()}: line, end line, column and end column of each code unit. */
    @PyTypeDef(name = "positions_iterator")
    static final class Positions extends NativeIterator {
        static final PyType TYPE = PyType.builtin(new CodeLocationsPositionsTable(), PyType.OBJECT);

        private final LineTable.Cursor cursor;
        private int unit;

        Positions(PyCode code) {
            super(TYPE);
            cursor = new LineTable.Cursor(code.lineTable, code.firstLineNo);
        }

        @Override
        public synchronized Object next(ThreadState ts) {
            if (unit >= cursor.end && !cursor.next()) {
                return null;
            }
            unit++;
            return new PyTuple(orNone(cursor.line), orNone(cursor.endLine), orNone(cursor.column),
                    orNone(cursor.endColumn));
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }
    }
}
