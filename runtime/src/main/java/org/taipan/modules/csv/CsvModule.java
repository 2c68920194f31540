package org.taipan.modules.csv;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyStr;

/** The {@code _csv} module. */
@PyModuleDef(name = "_csv", doc = "CSV parsing and writing.\n", types = {CsvDialect.class})
final class CsvModule {
    @PyConstant
    static final int QUOTE_MINIMAL = CsvDialect.MINIMAL;
    @PyConstant
    static final int QUOTE_ALL = CsvDialect.ALL;
    @PyConstant
    static final int QUOTE_NONNUMERIC = CsvDialect.NONNUMERIC;
    @PyConstant
    static final int QUOTE_NONE = CsvDialect.NONE;
    @PyConstant
    static final int QUOTE_STRINGS = CsvDialect.STRINGS;
    @PyConstant
    static final int QUOTE_NOTNULL = CsvDialect.NOTNULL;
    @PyConstant("Error")
    static final PyType ERROR = PyType.builtin(new SimpleTable("_csv", "Error", null), Exc.Exception);

    /** What an interpreter keeps: the registered dialects and the limit of fields. */
    static final class State {
        final PyDict dialects = new PyDict();
        volatile long fieldLimit = 128 * 1024;

        static State of(ThreadState ts) {
            return ts.interp.state(State.class, i -> new State());
        }
    }

    CsvModule(ThreadState ts, PyModule module) {
        module.add("_dialects", State.of(ts).dialects);
        module.add("Reader", CsvReader.TYPE);
        module.add("Writer", CsvWriter.TYPE);
    }

    static PyException error(String message) {
        return Errors.of(ERROR, message);
    }

    /** The dialect of that name. */
    static Object registered(ThreadState ts, Object name) {
        Object dialect = State.of(ts).dialects.get(ts, name);
        if (dialect == null) {
            throw error("unknown dialect");
        }
        return dialect;
    }

    /** One argument and perhaps a dialect. */
    private static void checkCount(Object[] args) {
        if (args.length == 0) {
            throw Errors.typeError(" expected at least 1 argument, got 0");
        }
        if (args.length > 2) {
            throw Errors.typeError(" expected at most 2 arguments, got " + args.length);
        }
    }

    private static CsvDialect dialect(ThreadState ts, Object[] args, PyDict options) {
        Object[] given = args.length == 2 ? new Object[] {args[1]} : Args.NONE;
        return (CsvDialect) Call.withDict(ts, CsvDialect.TYPE, given, options);
    }

    @PyMethod(value = "reader(*args, **kwargs)", doc = "reader(iterable [, dialect='excel'] [optional keyword "
            + "args])\n\n"
            + "An iterator over the records in lines of text; each is a list of fields.")
    Object reader(ThreadState ts, Object[] args, PyDict kwargs) {
        checkCount(args);
        Object lines = org.taipan.ops.Iter.iter(ts, args[0]);
        return new CsvReader(lines, dialect(ts, args, kwargs));
    }

    @PyMethod(value = "writer(*args, **kwargs)", doc = "writer(fileobj [, dialect='excel'] [optional keyword args])\n\n"
            + "An object that writes records to whatever has a write method.")
    Object writer(ThreadState ts, Object[] args, PyDict kwargs) {
        checkCount(args);
        Object write = org.taipan.ops.Attr.lookup(ts, args[0], "write");
        if (write == null || !Call.isCallable(write)) {
            throw Errors.typeError("argument 1 must have a \"write\" method");
        }
        return new CsvWriter(write, dialect(ts, args, kwargs));
    }

    @PyMethod(value = "register_dialect(*args, **kwargs)", doc = "Create a mapping from a string name to a dialect.")
    void registerDialect(ThreadState ts, Object[] args, PyDict kwargs) {
        checkCount(args);
        if (!PyStr.check(args[0])) {
            throw Errors.typeError("dialect name must be a string");
        }
        State.of(ts).dialects.put(ts, args[0], dialect(ts, args, kwargs));
    }

    @PyMethod(value = "unregister_dialect(name)", doc = "Delete the dialect of that name.")
    void unregisterDialect(ThreadState ts, Object name) {
        if (State.of(ts).dialects.remove(ts, name) == null) {
            throw error("unknown dialect");
        }
    }

    @PyMethod(value = "get_dialect(name)", doc = "The dialect of that name.")
    Object getDialect(ThreadState ts, Object name) {
        return registered(ts, name);
    }

    @PyMethod(value = "list_dialects()", doc = "The names of all dialects.")
    Object listDialects(ThreadState ts) {
        return new PyList(State.of(ts).dialects.keys());
    }

    @PyMethod(value = "field_size_limit(new_limit=<unrepresentable>)", doc = "The limit of the size of fields, which "
            + "is set to another one if that is given.")
    long fieldSizeLimit(ThreadState ts, Object limit) {
        State state = State.of(ts);
        long old = state.fieldLimit;
        if (limit != null) {
            if (!(limit instanceof Long) && !(limit instanceof java.math.BigInteger)) {
                throw Errors.typeError("limit must be an integer");
            }
            state.fieldLimit = Args.toLong(ts, limit);
        }
        return old;
    }
}
