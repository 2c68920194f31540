package org.taipan.modules.csv;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code _csv.Dialect}: the options of reading and writing. Immutable. */
@PyTypeDef(name = "Dialect", module = "_csv", doc = "CSV dialect\n\nThe options of parsing and generating CSV.")
public final class CsvDialect extends PyObject {
    public static final PyType TYPE = PyType.builtin(new CsvDialectTable(), PyType.OBJECT);
    static final int MINIMAL = 0, ALL = 1, NONNUMERIC = 2, NONE = 3, STRINGS = 4, NOTNULL = 5;
    /** No character. */
    static final int NOT_SET = -1;

    final int delimiter;
    final int quoteChar;
    final int escapeChar;
    final boolean doubleQuote;
    final boolean skipInitialSpace;
    final boolean strict;
    final int quoting;
    final Object lineTerminator;
    private final int[] terminator;

    private CsvDialect(ThreadState ts, PyType type, Object delimiter, Object doubleQuote, Object escapeChar,
            Object lineTerminator, Object quoteChar, Object quoting, Object skipInitialSpace, Object strict) {
        super(type);
        this.delimiter = delimiter == null ? ',' : character("delimiter", delimiter, false);
        this.doubleQuote = doubleQuote == null || Obj.isTrue(ts, doubleQuote);
        this.escapeChar = escapeChar == null ? NOT_SET : character("escapechar", escapeChar, true);
        if (lineTerminator != null && lineTerminator != PyNone.NONE && !PyStr.check(lineTerminator)) {
            throw Errors.typeError("\"lineterminator\" must be a string");
        }
        this.quoteChar = quoteChar == null ? '"' : character("quotechar", quoteChar, true);
        if (quoting != null && !(quoting instanceof Long) && !(quoting instanceof java.math.BigInteger)) {
            throw Errors.typeError("\"quoting\" must be an integer");
        }
        int style = quoting == null ? MINIMAL : Args.toInt(ts, quoting);
        this.skipInitialSpace = skipInitialSpace != null && Obj.isTrue(ts, skipInitialSpace);
        this.strict = strict != null && Obj.isTrue(ts, strict);
        if (style < MINIMAL || style > NOTNULL) {
            throw Errors.typeError("bad \"quoting\" value");
        }
        this.quoting = quoteChar == PyNone.NONE && quoting == null ? NONE : style;
        if (this.quoting != NONE && this.quoteChar == NOT_SET) {
            throw Errors.typeError("quotechar must be set if quoting enabled");
        }
        if (lineTerminator == PyNone.NONE) {
            throw Errors.typeError("lineterminator must be set");
        }
        this.lineTerminator = lineTerminator == null ? "\r\n" : lineTerminator;
        this.terminator = PyStr.codePoints(this.lineTerminator);
        check("delimiter", this.delimiter, true);
        check("escapechar", this.escapeChar, !this.skipInitialSpace);
        check("quotechar", this.quoteChar, !this.skipInitialSpace);
        differ("delimiter", "escapechar", this.delimiter, this.escapeChar);
        differ("delimiter", "quotechar", this.delimiter, this.quoteChar);
        differ("escapechar", "quotechar", this.escapeChar, this.quoteChar);
    }

    private static int character(String name, Object o, boolean orNone) {
        if (orNone && o == PyNone.NONE) {
            return NOT_SET;
        }
        if (!PyStr.check(o)) {
            throw Errors.typeError("\"" + name + "\" must be string" + (orNone ? " or None" : "") + ", not "
                    + Obj.typeName(o));
        }
        if (PyStr.length(o) != 1) {
            throw Errors.typeError("\"" + name + "\" must be a 1-character string");
        }
        return PyStr.codePointAt(o, 0);
    }

    private void check(String name, int c, boolean spaceAllowed) {
        if (c == '\r' || c == '\n' || c == ' ' && !spaceAllowed) {
            throw Errors.valueError("bad " + name + " value");
        }
        if (endsLines(c)) {
            throw Errors.valueError("bad " + name + " or lineterminator value");
        }
    }

    private static void differ(String name, String other, int a, int b) {
        if (a == b && a != NOT_SET) {
            throw Errors.valueError("bad " + name + " or " + other + " value");
        }
    }

    /** Whether the line terminator contains a character. */
    boolean endsLines(int c) {
        for (int t : terminator) {
            if (t == c) {
                return true;
            }
        }
        return false;
    }

    @PyMethod("__new__(dialect=NULL, delimiter=NULL, doublequote=NULL, escapechar=NULL, lineterminator=NULL, "
            + "quotechar=NULL, quoting=NULL, skipinitialspace=NULL, strict=NULL)")
    static Object create(ThreadState ts, PyType cls, Object dialect, Object delimiter, Object doubleQuote,
            Object escapeChar, Object lineTerminator, Object quoteChar, Object quoting, Object skipInitialSpace,
            Object strict) {
        Object base = dialect != null && PyStr.check(dialect) ? CsvModule.registered(ts, dialect) : dialect;
        if (base instanceof CsvDialect && delimiter == null && doubleQuote == null && escapeChar == null
                && lineTerminator == null && quoteChar == null && quoting == null && skipInitialSpace == null
                && strict == null) {
            return base;
        }
        return new CsvDialect(ts, cls, option(ts, base, "delimiter", delimiter),
                option(ts, base, "doublequote", doubleQuote), option(ts, base, "escapechar", escapeChar),
                option(ts, base, "lineterminator", lineTerminator), option(ts, base, "quotechar", quoteChar),
                option(ts, base, "quoting", quoting), option(ts, base, "skipinitialspace", skipInitialSpace),
                option(ts, base, "strict", strict));
    }

    /** An option as it is given, else that of another dialect, else null. */
    private static Object option(ThreadState ts, Object base, String name, Object given) {
        if (given != null || base == null) {
            return given;
        }
        try {
            return Attr.get(ts, base, name);
        } catch (PyException e) {
            return null;
        }
    }

    private static Object shown(int c) {
        return c == NOT_SET ? PyNone.NONE : PyStr.ofCodePoint(c);
    }

    @PyGetter("delimiter")
    Object delimiter() {
        return shown(delimiter);
    }

    @PyGetter("escapechar")
    Object escapeChar() {
        return shown(escapeChar);
    }

    @PyGetter("quotechar")
    Object quoteChar() {
        return shown(quoteChar);
    }

    @PyGetter("lineterminator")
    Object lineTerminator() {
        return lineTerminator;
    }

    @PyGetter("quoting")
    int quoting() {
        return quoting;
    }

    @PyGetter("doublequote")
    boolean doubleQuote() {
        return doubleQuote;
    }

    @PyGetter("skipinitialspace")
    boolean skipInitialSpace() {
        return skipInitialSpace;
    }

    @PyGetter("strict")
    boolean strict() {
        return strict;
    }

    @PyMethod(value = "__reduce__(*args)", doc = "Raises TypeError: dialects are not pickled.")
    Object reduce(Object[] args) {
        throw Errors.typeError("cannot pickle '" + type().name() + "' instances");
    }

    @PyMethod(value = "__reduce_ex__(*args)", doc = "Raises TypeError: dialects are not pickled.")
    Object reduceEx(Object[] args) {
        return reduce(args);
    }
}
