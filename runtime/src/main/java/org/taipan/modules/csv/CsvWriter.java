package org.taipan.modules.csv;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** {@code _csv.writer}. Immutable; each record is written by one call of the file's {@code write}. */
@PyTypeDef(name = "writer", module = "_csv", doc = "CSV writer\n\nWrites sequences as records of CSV.")
public final class CsvWriter extends PyObject {
    public static final PyType TYPE = PyType.builtin(new CsvWriterTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.DISALLOW_INSTANTIATION);

    private final Object write;
    private final CsvDialect dialect;

    CsvWriter(Object write, CsvDialect dialect) {
        super(TYPE);
        this.write = write;
        this.dialect = dialect;
    }

    @PyGetter("dialect")
    Object dialect() {
        return dialect;
    }

    @PyMethod(value = "writerow(object, /)", doc = "writerow(iterable)\n\nWrite a record with the items of an "
            + "iterable as fields; what is no string is converted\nto one.")
    Object writerow(ThreadState ts, Object row) {
        Object it;
        try {
            it = Iter.iter(ts, row);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError) ? CsvModule.error("iterable expected, not " + Obj.typeName(row)) : e;
        }
        StrBuilder record = new StrBuilder();
        int count = 0;
        Object last = null;
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            Object text = v == PyNone.NONE ? null : PyStr.check(v) ? v : Obj.str(ts, v);
            append(record, count++, text, isQuoted(v));
            last = v;
        }
        if (count > 0 && record.length() == 0) {
            if (dialect.quoting == CsvDialect.NONE || last == PyNone.NONE && wantsNull()) {
                throw CsvModule.error("single empty field record must be quoted");
            }
            append(record, 0, null, true);
        }
        record.append(dialect.lineTerminator);
        return Call.call(ts, write, record.toStr());
    }

    @PyMethod(value = "writerows(object, /)", doc = "writerows(iterable of iterables)\n\nWrite a series of records.")
    void writerows(ThreadState ts, Object rows) {
        Object it = Iter.iter(ts, rows);
        for (Object row = Iter.next(ts, it); row != null; row = Iter.next(ts, it)) {
            writerow(ts, row);
        }
    }

    private boolean wantsNull() {
        return dialect.quoting == CsvDialect.STRINGS || dialect.quoting == CsvDialect.NOTNULL;
    }

    private boolean isQuoted(Object v) {
        return switch (dialect.quoting) {
            case CsvDialect.NONNUMERIC -> !isNumber(v);
            case CsvDialect.ALL -> true;
            case CsvDialect.STRINGS -> PyStr.check(v);
            case CsvDialect.NOTNULL -> v != PyNone.NONE;
            default -> false;
        };
    }

    private static boolean isNumber(Object v) {
        PyType t = typeOf(v);
        return t.slot(Slot.INDEX) != null || t.slot(Slot.INT) != null || t.slot(Slot.FLOAT) != null
                || t.isSubtype(org.taipan.types.PyComplex.TYPE);
    }

    /** Appends field number {@code index}; a null {@code text} is an empty field. */
    private void append(StrBuilder record, int index, Object text, boolean forced) {
        CsvDialect d = dialect;
        boolean quoted = forced;
        int[] chars = text == null ? new int[0] : PyStr.codePoints(text);
        if (chars.length == 0 && d.delimiter == ' ' && d.skipInitialSpace) {
            if (d.quoting == CsvDialect.NONE || text == null && wantsNull()) {
                throw CsvModule.error("empty field must be quoted if delimiter is a space and "
                        + "skipinitialspace is true");
            }
            quoted = true;
        }
        if (index > 0) {
            record.append(d.delimiter);
        }
        StrBuilder field = new StrBuilder(chars.length);
        for (int c : chars) {
            if (c == d.delimiter || c == d.escapeChar || c == d.quoteChar || c == '\n' || c == '\r' || d.endsLines(c)) {
                if (d.quoting == CsvDialect.NONE || c == d.quoteChar && !d.doubleQuote
                        || c == d.escapeChar && c != d.quoteChar) {
                    if (d.escapeChar == CsvDialect.NOT_SET) {
                        throw CsvModule.error("need to escape, but no escapechar set");
                    }
                    field.append(d.escapeChar);
                } else {
                    quoted = true;
                    if (c == d.quoteChar) {
                        field.append(c);
                    }
                }
            }
            field.append(c);
        }
        if (quoted) {
            record.append(d.quoteChar);
        }
        record.append(field.toStr());
        if (quoted) {
            record.append(d.quoteChar);
        }
    }
}
