package org.taipan.ops;

import java.util.Arrays;
import org.taipan.objects.ArgSpec;
import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * Arguments of builtins: binding them to parameters and converting them to Java types, with the errors of
 * {@code Python/getargs.c}. Arrays of arguments are never modified here, and a bound array may be the given one.
 */
public final class Args {
    public static final Object[] NONE = {};
    public static final String[] NO_NAMES = {};

    private Args() {
    }

    // ---- binding ----------------------------------------------------------------------------------------------------

    /**
     * Binds arguments to the parameters of a builtin.
     *
     * @param kwnames null, or the names of the last {@code kwnames.length} arguments
     * @return the receiver if there is one, then an element a parameter: null if it is absent, an {@code Object[]} for
     *     {@code *args}, a fresh {@code PyDict} or null for {@code **kwargs}
     */
    public static Object[] bind(ArgSpec spec, ThreadState ts, Object[] args, String[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int nargs = args.length - nkw - spec.receivers;
        if (nargs < 0) {
            throw missingReceiver(spec);
        }
        if (spec.style != ArgSpec.Style.KEYWORDS) {
            if (nkw > 0) {
                if (!ignoresKeywords(spec, args)) {
                    throw noKeywords(spec);
                }
                return bind(spec, ts, Arrays.copyOf(args, args.length - nkw), null);
            }
            if (nargs < spec.required || nargs > spec.positional && spec.varargs < 0) {
                throw wrongCount(spec, nargs);
            }
            if (spec.varargs < 0) {
                return nargs == spec.positional ? args : Arrays.copyOf(args, spec.receivers + spec.positional);
            }
        } else {
            checkPositional(spec, nargs, nkw);
        }
        int r = spec.receivers;
        Object[] v = new Object[r + spec.names.length];
        System.arraycopy(args, 0, v, 0, r + Math.min(nargs, spec.positional));
        if (spec.varargs >= 0) {
            v[r + spec.varargs] = nargs > spec.positional ? Arrays.copyOfRange(args, r + spec.positional, r + nargs)
                    : NONE;
        }
        if (spec.style == ArgSpec.Style.KEYWORDS) {
            bindKeywords(spec, ts, v, nargs, args, kwnames == null ? NO_NAMES : kwnames);
        }
        return v;
    }

    /**
     * Whether a constructor without keywords leaves them to the other half of the construction: {@code __new__} does if a
     * subclass has an {@code __init__} of its own, and the other way round.
     */
    private static boolean ignoresKeywords(ArgSpec spec, Object[] args) {
        if (args.length == 0) {
            return false;
        }
        boolean isNew = spec.kind == BuiltinTable.Kind.NEW;
        PyType type = isNew && args[0] instanceof PyType t ? t
                : spec.kind == BuiltinTable.Kind.SLOT && spec.name.equals("__init__") ? PyObject.typeOf(args[0]) : null;
        int slot = isNew ? Slot.INIT : Slot.NEW;
        return type != null && type.slot(slot) != type.builtinBase().slot(slot);
    }

    private static void bindKeywords(ArgSpec spec, ThreadState ts, Object[] v, int nargs, Object[] args,
            String[] kwnames) {
        int r = spec.receivers;
        int first = args.length - kwnames.length;
        int left = kwnames.length;
        for (int i = Math.max(Math.min(nargs, spec.positional), spec.positionalOnly); i < spec.names.length; i++) {
            if (i == spec.varargs || i == spec.varkw) {
                continue;
            }
            int k = left == 0 ? -1 : find(kwnames, spec.names[i]);
            if (k >= 0) {
                v[r + i] = args[first + k];
                left--;
            } else if (!spec.isOptional(i)) {
                throw Errors.typeError(spec.fname() + "() missing required argument '" + spec.names[i] + "' (pos "
                        + (spec.varargs >= 0 && i > spec.varargs ? i : i + 1) + ")");
            }
        }
        if (left > 0) {
            excessKeywords(spec, ts, v, nargs, args, kwnames);
        }
    }

    private static int find(String[] names, String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Keyword arguments remain that no free parameter takes: they go into {@code **kwargs} or are errors. */
    private static void excessKeywords(ArgSpec spec, ThreadState ts, Object[] v, int nargs, Object[] args,
            String[] kwnames) {
        for (int i = spec.positionalOnly; i < Math.min(nargs, spec.positional); i++) {
            if (find(kwnames, spec.names[i]) >= 0) {
                throw Errors.typeError("argument for " + spec.fname() + "() given by name ('" + spec.names[i]
                        + "') and position (" + (i + 1) + ")");
            }
        }
        PyDict rest = spec.varkw < 0 ? null : new PyDict();
        int first = args.length - kwnames.length;
        for (int k = 0; k < kwnames.length; k++) {
            int i = find(spec.names, kwnames[k]);
            if (i >= spec.positionalOnly && i != spec.varargs && i != spec.varkw) {
                continue;
            }
            if (rest == null) {
                String[] known = spec.varargs < 0
                        ? Arrays.copyOfRange(spec.names, spec.positionalOnly, spec.names.length)
                        : without(spec.names, spec.positionalOnly, spec.varargs);
                String suggestion = Suggestions.closest(known, kwnames[k]);
                throw Errors.typeError(spec.fname() + "() got an unexpected keyword argument '" + kwnames[k] + "'"
                        + (suggestion == null ? "" : ". Did you mean '" + suggestion + "'?"));
            }
            rest.putStr(kwnames[k], args[first + k]);
        }
        if (rest != null) {
            v[spec.receivers + spec.varkw] = rest;
        }
    }

    private static String[] without(String[] names, int from, int index) {
        String[] result = new String[names.length - from - 1];
        for (int i = from, n = 0; i < names.length; i++) {
            if (i != index) {
                result[n++] = names[i];
            }
        }
        return result;
    }

    private static void checkPositional(ArgSpec spec, int nargs, int nkw) {
        int max = spec.positional;
        int minOnly = Math.min(spec.positionalOnly, spec.required);
        if (nargs <= max && nkw == 0 && nargs >= minOnly) {
            return;
        }
        int named = spec.namedCount();
        if (nkw == 0 && nargs > max && spec.fname().equals("str")) {
            // the one type whose arguments have names and whose call without names words this on its own
            throw Errors.typeError("str expected at most " + max + " arguments, got " + nargs);
        }
        if (spec.varargs < 0 && spec.varkw < 0 && nargs + nkw > named) {
            throw Errors.typeError(spec.fname() + "() takes at most " + named + (nargs == 0 ? " keyword" : "")
                    + " argument" + plural(named) + " (" + (nargs + nkw) + " given)");
        }
        if (spec.varargs < 0 && nargs > max) {
            throw Errors.typeError(max == 0 ? spec.fname() + "() takes no positional arguments"
                    : spec.fname() + "() takes " + (spec.required < max ? "at most " : "exactly ") + max
                    + " positional argument" + plural(max) + " (" + nargs + " given)");
        }
        if (nargs < minOnly) {
            boolean exact = spec.varargs < 0 && minOnly >= max;
            throw Errors.typeError(spec.fname() + "() takes " + (exact ? "exactly " : "at least ") + minOnly
                    + " positional argument" + plural(minOnly) + " (" + nargs + " given)");
        }
    }

    private static PyException wrongCount(ArgSpec spec, int nargs) {
        int min = spec.required;
        int max = spec.varargs < 0 ? spec.positional : Integer.MAX_VALUE;
        return Errors.typeError(switch (spec.style) {
            case NO_ARGS -> spec.qualifiedName() + " takes no arguments (" + nargs + " given)";
            case SINGLE -> spec.qualifiedName() + " takes exactly one argument (" + nargs + " given)";
            case SLOT -> unpacksTuple(spec.name) ? expected("", min, max, nargs)
                    : "expected " + max + " argument" + plural(max) + ", got " + nargs;
            default -> max == 0 ? spec.fname() + "() takes no arguments" : expected(spec.fname(), min, max, nargs);
        });
    }

    /** {@code _PyArg_CheckPositional}. */
    private static String expected(String fname, int min, int max, int nargs) {
        int limit = nargs < min ? min : max;
        String bound = min == max ? "" : nargs < min ? "at least " : "at most ";
        return fname + " expected " + bound + limit + " argument" + plural(limit) + ", got " + nargs;
    }

    /** The slot wrappers that count with {@code PyArg_UnpackTuple} and an empty name. */
    private static boolean unpacksTuple(String slot) {
        return switch (slot) {
            case "__pow__", "__rpow__", "__setitem__", "__setattr__", "__get__", "__set__", "__buffer__",
                "__release_buffer__" -> true;
            default -> false;
        };
    }

    private static String plural(int n) {
        return n == 1 ? "" : "s";
    }

    private static PyException noKeywords(ArgSpec spec) {
        return Errors.typeError(switch (spec.kind) {
            case SLOT -> (spec.style == ArgSpec.Style.SLOT ? "wrapper " + spec.name : spec.fname())
                    + "() takes no keyword arguments";
            case NEW -> spec.fname() + "() takes no keyword arguments";
            default -> spec.qualifiedName() + " takes no keyword arguments";
        });
    }

    private static PyException missingReceiver(ArgSpec spec) {
        return Errors.typeError(switch (spec.kind) {
            case NEW -> spec.owner + ".__new__(): not enough arguments";
            case METHOD -> "unbound method " + spec.qualifiedName() + " needs an argument";
            default -> "descriptor '" + spec.name + "' of '" + spec.owner + "' object needs an argument";
        });
    }

    /** The TypeError for a receiver that is not an instance of the owner of an entry. */
    public static PyException wrongReceiver(BuiltinTable table, int index, Object receiver) {
        String owner = "builtins".equals(table.ownerModule()) ? table.ownerName()
                : table.ownerModule() + "." + table.ownerName();
        String type = Obj.typeName(receiver);
        String descriptor = "descriptor '" + table.name(index) + "' ";
        return Errors.typeError(switch (table.kind(index)) {
            case SLOT -> descriptor + "requires a '" + owner + "' object but received a '" + type + "'";
            case NEW -> owner + ".__new__(X): X is not a type object (" + type + ")";
            case CLASS_METHOD -> descriptor + "for type '" + owner + "' needs a type, not a '" + type + "' as arg 2";
            default -> descriptor + "for '" + owner + "' objects doesn't apply to a '" + type + "' object";
        });
    }

    // ---- converting -------------------------------------------------------------------------------------------------

    /** {@code PyLong_AsSsize_t} after {@code __index__}: what Argument Clinic's {@code Py_ssize_t} does. */
    public static long toLong(ThreadState ts, Object o) {
        if (o instanceof Long n) {
            return n;
        }
        if (Number.index(ts, o) instanceof Long n) {
            return n;
        }
        throw Errors.overflowError("Python int too large to convert to C ssize_t");
    }

    /** {@code PyLong_AsInt}: Argument Clinic's {@code int}. */
    public static int toInt(ThreadState ts, Object o) {
        Object index = Number.index(ts, o);
        if (index instanceof Long n && n == (int) (long) n) {
            return (int) (long) n;
        }
        throw Errors.overflowError("Python int too large to convert to C int");
    }

    /** {@code PyFloat_AsDouble}. */
    public static double toDouble(ThreadState ts, Object o) {
        return o instanceof Double d ? d : Number.toDouble(ts, o);
    }

    /** A {@code str} argument as a Java string. */
    public static String toString(Object o, String function, String argument) {
        if (o instanceof String s) {
            return s;
        }
        if (PyStr.check(o)) {
            return PyStr.toJava(o);
        }
        throw badArgument(function, argument, "str", o);
    }

    /** A {@code str} argument as a Java string, None as null. */
    public static String toStringOrNone(Object o, String function, String argument) {
        if (o == PyNone.NONE) {
            return null;
        }
        if (!PyStr.check(o)) {
            throw badArgument(function, argument, "str or None", o);
        }
        return PyStr.toJava(o);
    }

    /** An argument that must be of a type. */
    public static <T> T cast(Class<T> type, Object o, String function, String argument, String expected) {
        if (type.isInstance(o)) {
            return type.cast(o);
        }
        throw badArgument(function, argument, expected, o);
    }

    /** An argument that must be of a type or None, which becomes null. */
    public static <T> T castOrNone(Class<T> type, Object o, String function, String argument, String expected) {
        return o == PyNone.NONE ? null : cast(type, o, function, argument, expected + " or None");
    }

    /** {@code _PyArg_BadArgument}: "f() argument 1 must be str, not int". */
    public static PyException badArgument(String function, String argument, String expected, Object actual) {
        return Errors.typeError(function + "() " + argument + " must be " + expected + ", not "
                + (actual == PyNone.NONE ? "None" : Obj.typeName(actual)));
    }

    /** The Python value of a Java result: null is None. */
    public static Object fromString(String s) {
        return s == null ? PyNone.NONE : PyStr.of(s);
    }
}
