package org.taipan.modules.csv;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** Parses one record, by the automaton of CPython's reader. For one thread and one record. */
final class CsvParser {
    private enum State { START_RECORD, START_FIELD, ESCAPED, IN_FIELD, IN_QUOTED, ESCAPED_IN_QUOTED, QUOTE_IN_QUOTED,
        EAT_NEWLINE, AFTER_ESCAPED_NEWLINE }

    /** What follows the last character of a line. */
    private static final int END = -2;

    final PyList fields = new PyList();
    private final ThreadState ts;
    private final CsvDialect dialect;
    private final long limit;
    private State state = State.START_RECORD;
    private StrBuilder field = new StrBuilder();
    private int length;
    private boolean unquoted;

    CsvParser(ThreadState ts, CsvDialect dialect) {
        this.ts = ts;
        this.dialect = dialect;
        this.limit = CsvModule.State.of(ts).fieldLimit;
    }

    boolean isComplete() {
        return state == State.START_RECORD;
    }

    /** There is no further line; whether that leaves a record. */
    boolean endOfInput() {
        if (length == 0 && state != State.IN_QUOTED) {
            return false;
        }
        if (dialect.strict) {
            throw CsvModule.error("unexpected end of data");
        }
        save();
        return true;
    }

    void line(Object line) {
        String narrow = PyStr.narrow(line);
        if (narrow != null) {
            for (int i = 0; i < narrow.length(); i++) {
                next(narrow.charAt(i));
            }
        } else {
            for (int c : PyStr.codePoints(line)) {
                next(c);
            }
        }
        next(END);
    }

    private void add(int c) {
        if (length >= limit) {
            throw CsvModule.error("field larger than field limit (" + limit + ")");
        }
        field.append(c);
        length++;
    }

    private void save() {
        int quoting = dialect.quoting;
        if (unquoted && length == 0 && (quoting == CsvDialect.NOTNULL || quoting == CsvDialect.STRINGS)) {
            fields.append(PyNone.NONE);
            return;
        }
        Object text = field.toStr();
        boolean numeric = unquoted && length != 0
                && (quoting == CsvDialect.NONNUMERIC || quoting == CsvDialect.STRINGS);
        fields.append(numeric ? Call.call(ts, PyFloat.TYPE, text) : text);
        field = new StrBuilder();
        length = 0;
    }

    private static boolean isNewline(int c) {
        return c == '\n' || c == '\r';
    }

    private void next(int c) {
        switch (state) {
            case START_RECORD -> {
                if (isNewline(c)) {
                    state = State.EAT_NEWLINE;
                } else if (c != END) {
                    state = State.START_FIELD;
                    startField(c);
                }
            }
            case START_FIELD -> startField(c);
            case ESCAPED -> {
                add(c == END ? '\n' : c);
                state = isNewline(c) ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
            }
            case AFTER_ESCAPED_NEWLINE -> {
                if (c != END) {
                    inField(c);
                }
            }
            case IN_FIELD -> inField(c);
            case IN_QUOTED -> inQuoted(c);
            case ESCAPED_IN_QUOTED -> {
                add(c == END ? '\n' : c);
                state = State.IN_QUOTED;
            }
            case QUOTE_IN_QUOTED -> afterQuote(c);
            case EAT_NEWLINE -> {
                if (c == END) {
                    state = State.START_RECORD;
                } else if (!isNewline(c)) {
                    throw CsvModule.error("new-line character seen in unquoted field - do you need to open the file "
                            + "with newline=''?");
                }
            }
        }
    }

    /** Ends the record; returns false if {@code c} ends no line. */
    private boolean endOfLine(int c) {
        if (c != END && !isNewline(c)) {
            return false;
        }
        save();
        state = c == END ? State.START_RECORD : State.EAT_NEWLINE;
        return true;
    }

    private boolean isQuote(int c) {
        return c == dialect.quoteChar && dialect.quoting != CsvDialect.NONE;
    }

    private void startField(int c) {
        unquoted = true;
        if (endOfLine(c)) {
            return;
        }
        if (isQuote(c)) {
            unquoted = false;
            state = State.IN_QUOTED;
        } else if (c == dialect.escapeChar) {
            state = State.ESCAPED;
        } else if (c == dialect.delimiter && !(c == ' ' && dialect.skipInitialSpace)) {
            save();
        } else if (c != ' ' || !dialect.skipInitialSpace) {
            add(c);
            state = State.IN_FIELD;
        }
    }

    private void inField(int c) {
        if (endOfLine(c)) {
            return;
        }
        if (c == dialect.escapeChar) {
            state = State.ESCAPED;
        } else if (c == dialect.delimiter) {
            save();
            state = State.START_FIELD;
        } else {
            add(c);
            state = state == State.AFTER_ESCAPED_NEWLINE ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
        }
    }

    private void inQuoted(int c) {
        if (c == END) {
            return;
        }
        if (c == dialect.escapeChar) {
            state = State.ESCAPED_IN_QUOTED;
        } else if (isQuote(c)) {
            state = dialect.doubleQuote ? State.QUOTE_IN_QUOTED : State.IN_FIELD;
        } else {
            add(c);
        }
    }

    private void afterQuote(int c) {
        if (isQuote(c)) {
            add(c);
            state = State.IN_QUOTED;
        } else if (c == dialect.delimiter) {
            save();
            state = State.START_FIELD;
        } else if (!endOfLine(c)) {
            if (dialect.strict) {
                throw CsvModule.error("'" + Character.toString(dialect.delimiter) + "' expected after '"
                        + Character.toString(dialect.quoteChar) + "'");
            }
            add(c);
            state = State.IN_FIELD;
        }
    }
}
