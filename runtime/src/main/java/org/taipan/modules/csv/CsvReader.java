package org.taipan.modules.csv;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;

/**
 * {@code _csv.reader}. Each record is parsed by itself, so threads may share a reader, as far as they may its input.
 */
@PyTypeDef(name = "reader", module = "_csv", doc = "CSV reader\n\nAn iterator over the records in lines of text.")
public final class CsvReader extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new CsvReaderTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.DISALLOW_INSTANTIATION);

    private final Object lines;
    private final CsvDialect dialect;
    private volatile long lineNumber;

    CsvReader(Object lines, CsvDialect dialect) {
        super(TYPE);
        this.lines = lines;
        this.dialect = dialect;
    }

    @Override
    public Object next(ThreadState ts) {
        CsvParser parser = new CsvParser(ts, dialect);
        do {
            Object line = Iter.next(ts, lines);
            if (line == null) {
                return parser.endOfInput() ? parser.fields : null;
            }
            if (!PyStr.check(line)) {
                throw CsvModule.error("iterator should return strings, not " + Obj.typeName(line)
                        + " (the file should be opened in text mode)");
            }
            lineNumber++;
            parser.line(line);
        } while (!parser.isComplete());
        return parser.fields;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyGetter("dialect")
    Object dialect() {
        return dialect;
    }

    @PyGetter("line_num")
    long lineNumber() {
        return lineNumber;
    }
}
