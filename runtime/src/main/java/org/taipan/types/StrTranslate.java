package org.taipan.types;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;

/** {@code str.translate} and {@code str.maketrans}. */
final class StrTranslate {
    private StrTranslate() {
    }

    /** Texts shorter than this are looked up character by character. */
    private static final int LONG = 64;

    static Object translate(ThreadState ts, Object self, Object table) {
        int n = PyStr.length(self);
        // What is known of the ASCII characters.
        Object[] known = n < LONG ? null : new Object[128];
        StrBuilder out = null;
        int copied = 0;
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(self, i);
            Object r = known != null && c < 128 ? known[c] : null;
            if (r == SAME) {
                continue;
            }
            if (r == null) {
                r = lookup(ts, table, c);
                if (known != null && c < 128) {
                    known[c] = r;
                }
            }
            if (r != SAME) {
                out = out == null ? new StrBuilder(n) : out;
                out.append(self, copied, i);
                copied = i + 1;
                if (r instanceof Long code) {
                    out.append((int) (long) code);
                } else if (r != PyNone.NONE) {
                    out.append(r);
                }
            }
        }
        return out != null ? out.append(self, copied, n).toStr() : PyStr.exact(self);
    }

    /** Stands for a character that stays. */
    private static final Object SAME = new Object();

    /** What the table has for a character: another code point, a str or None; SAME if it has nothing or the character. */
    private static Object lookup(ThreadState ts, Object table, int c) {
        Object r;
        if (PyObject.typeOf(table) == PyDict.TYPE) {
            r = ((PyDict) table).get(ts, (long) c);
        } else {
            try {
                r = Item.get(ts, table, (long) c);
            } catch (PyException e) {
                if (!e.matches(Exc.LookupError)) {
                    throw e;
                }
                r = null;
            }
        }
        if (r == null) {
            return SAME;
        }
        if (PyLong.check(r)) {
            if (PyLong.value(r) instanceof Long code && code >= 0 && code <= Character.MAX_CODE_POINT) {
                return code == c ? SAME : code;
            }
            throw Errors.valueError("character mapping must be in range(0x110000)");
        }
        if (r != PyNone.NONE && !PyStr.check(r)) {
            throw Errors.typeError("character mapping must return integer, None or str");
        }
        return r;
    }

    static Object makeTable(ThreadState ts, Object x, Object y, Object z) {
        PyDict table = new PyDict();
        if (y != null) {
            fill(ts, table, x, y, z);
            return table;
        }
        if (PyObject.typeOf(x) != PyDict.TYPE) {
            throw Errors.typeError("if you give only one argument to maketrans it must be a dict");
        }
        for (Object[] item : ((PyDict) x).items()) {
            Object key = item[0];
            if (PyStr.check(key)) {
                if (PyStr.length(key) != 1) {
                    throw Errors.valueError("string keys in translate table must be of length 1");
                }
                key = (long) PyStr.codePointAt(key, 0);
            } else if (!PyLong.check(key)) {
                throw Errors.typeError("keys in translate table must be strings or integers");
            }
            table.put(ts, key, item[1]);
        }
        return table;
    }

    private static void fill(ThreadState ts, PyDict table, Object x, Object y, Object z) {
        if (!PyStr.check(y)) {
            throw Args.badArgument("maketrans", "argument 2", "str", y);
        }
        if (z != null && !PyStr.check(z)) {
            throw Args.badArgument("maketrans", "argument 3", "str", z);
        }
        if (!PyStr.check(x)) {
            throw Errors.typeError("first maketrans argument must be a string if there is a second argument");
        }
        int n = PyStr.length(x);
        if (n != PyStr.length(y)) {
            throw Errors.valueError("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < n; i++) {
            table.put(ts, (long) PyStr.codePointAt(x, i), (long) PyStr.codePointAt(y, i));
        }
        for (int i = 0; z != null && i < PyStr.length(z); i++) {
            table.put(ts, (long) PyStr.codePointAt(z, i), PyNone.NONE);
        }
    }
}
