package org.taipan.interpreter;

import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** UNPACK_SEQUENCE and UNPACK_EX: {@code _PyEval_UnpackIterable}. The first item ends on top of the stack. */
final class Unpack {
    private Unpack() {
    }

    static int sequence(ThreadState ts, Object[] s, int sp, int n) {
        Object o = s[sp - 1];
        if (o instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            if (t.size() == n) {
                spread(s, sp - 1, t.items(), n);
                return sp - 1 + n;
            }
            throw wrongCount(t.size(), n);
        }
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            Object[] items = l.toArray();
            if (items.length == n) {
                spread(s, sp - 1, items, n);
                return sp - 1 + n;
            }
            throw wrongCount(items.length, n);
        }
        Object it = iterator(ts, o);
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = Iter.next(ts, it);
            if (items[i] == null) {
                throw wrongCount(i, n);
            }
        }
        if (Iter.next(ts, it) != null) {
            throw wrongCount(n + 1, n);
        }
        spread(s, sp - 1, items, n);
        return sp - 1 + n;
    }

    private static void spread(Object[] s, int base, Object[] items, int n) {
        for (int i = 0; i < n; i++) {
            s[base + i] = items[n - 1 - i];
        }
    }

    private static PyException wrongCount(int got, int expected) {
        return Errors.valueError(got > expected ? "too many values to unpack (expected " + expected + ")"
                : "not enough values to unpack (expected " + expected + ", got " + got + ")");
    }

    private static Object iterator(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        if (type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("cannot unpack non-iterable " + type.tpName() + " object");
        }
        return Iter.iter(ts, o);
    }

    /** The argument: how many before the starred target, and in the higher bits how many after it. */
    static int starred(ThreadState ts, Object[] s, int sp, int arg) {
        int before = arg & 0xFF;
        int after = arg >> 8;
        Object it = iterator(ts, s[sp - 1]);
        Object[] head = new Object[before];
        for (int i = 0; i < before; i++) {
            head[i] = Iter.next(ts, it);
            if (head[i] == null) {
                throw tooFew(before + after, i);
            }
        }
        Object[] rest = Iter.toArray(ts, it);
        if (rest.length < after) {
            throw tooFew(before + after, before + rest.length);
        }
        int i = sp - 1;
        for (int k = rest.length - 1; k >= rest.length - after; k--) {
            s[i++] = rest[k];
        }
        s[i++] = new PyList(Arrays.copyOf(rest, rest.length - after));
        for (int k = before - 1; k >= 0; k--) {
            s[i++] = head[k];
        }
        return i;
    }

    private static PyException tooFew(int expected, int got) {
        return Errors.valueError("not enough values to unpack (expected at least " + expected + ", got " + got + ")");
    }
}
