package org.taipan.types;

import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** The fields that {@code UnicodeEncodeError}, {@code UnicodeDecodeError} and {@code UnicodeTranslateError} share. */
public abstract class PyUnicodeErrorBase extends PyBaseException {
    volatile Object encoding;
    volatile Object object;
    volatile long start;
    volatile long end;
    volatile Object reason;

    PyUnicodeErrorBase(PyType type, PyTuple args) {
        super(type, args);
    }

    /** {@code encoding}; null for translation. */
    public final Object encoding() {
        return encoding;
    }

    /** The text or bytes that could not be converted. */
    public final Object object() {
        return object;
    }

    public final long start() {
        return start;
    }

    public final long end() {
        return end;
    }

    public final Object reason() {
        return reason;
    }

    /** Checks and stores the arguments; {@code kinds} as for {@code PyArg_ParseTuple}: U str, n index, O any. */
    final void parse(ThreadState ts, Object[] arguments, String kinds) {
        if (arguments.length != kinds.length()) {
            throw Errors.typeError("function takes exactly " + kinds.length() + " arguments (" + arguments.length
                    + " given)");
        }
        long[] numbers = new long[kinds.length()];
        for (int i = 0; i < arguments.length; i++) {
            if (kinds.charAt(i) == 'U' && !PyStr.check(arguments[i])) {
                throw Errors.typeError("argument " + (i + 1) + " must be str, not "
                        + (arguments[i] == PyNone.NONE ? "None" : Obj.typeName(arguments[i])));
            }
            if (kinds.charAt(i) == 'n') {
                numbers[i] = arguments[i] instanceof Long n ? n : Args.toLong(ts, arguments[i]);
            }
        }
        int i = 0;
        encoding = kinds.length() == 5 ? arguments[i++] : null;
        object = arguments[i++];
        start = numbers[i++];
        end = numbers[i++];
        reason = arguments[i];
    }

    /** The text of the error: {@code what} names an item, {@code items} several. */
    final Object describe(ThreadState ts, long length, String what, String items) {
        String why = Obj.strJava(ts, orNone(reason));
        String codec = this instanceof PyUnicodeTranslateError ? "can't " : "'" + Obj.strJava(ts, orNone(encoding))
                + "' codec can't ";
        boolean single = start >= 0 && start < length && end >= 0 && end <= length && end == start + 1;
        return PyStr.of(codec + (single ? what + " in position " + start
                : items + " in position " + start + "-" + (end - 1)) + ": " + why);
    }

    /** {@code 'character '\xe9''} for the one at {@code start}, or null. */
    static String character(String verb, int codePoint) {
        return verb + " character '" + String.format(codePoint <= 0xff ? "\\x%02x" : codePoint <= 0xffff ? "\\u%04x"
                : "\\U%08x", codePoint) + "'";
    }

    /** {@code encode character '\xe9'} where there is one at {@code start}. */
    final Object describeText(ThreadState ts, String verb) {
        if (object == null) {
            return "";
        }
        int n = PyStr.length(object);
        String single = start >= 0 && start < n ? character(verb, PyStr.codePointAt(object, (int) start)) : "";
        return describe(ts, n, single, verb + " characters");
    }
}
