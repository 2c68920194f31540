package org.taipan.compiler;

import java.math.BigInteger;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** What the compiler needs to know about the objects in {@code co_consts}. */
final class Constants {
    static final Object NONE = PyNone.NONE;

    private Constants() {
    }

    static boolean isNone(Object o) {
        return o == PyNone.NONE;
    }

    /** A tuple of {@code items}, which it takes over. */
    static Object tuple(Object[] items) {
        return items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
    }

    /** A tuple of strings. */
    static Object names(java.util.List<String> names) {
        var items = new Object[names.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyStr.of(names.get(i));
        }
        return tuple(items);
    }

    /** A frozenset of {@code items}. */
    static Object frozenSet(Object... items) {
        return new PyFrozenSet(ThreadState.current(), items);
    }

    /** A key that is equal for constants that are equal in Python, whatever their types. */
    static Object equalityKey(Object o) {
        return switch (o) {
            case Boolean b -> b ? 1L : 0L;
            case Double d when d == Math.rint(d) && !d.isInfinite() ->
                    PyLong.of(new java.math.BigDecimal(d).toBigInteger());
            case PyComplex c when c.imag == 0 -> equalityKey(c.real);
            default -> ConstantKey.of(o);
        };
    }

    static boolean isInt(Object o) {
        return o instanceof Long || o instanceof BigInteger || o instanceof Boolean;
    }

    static boolean isStr(Object o) {
        return PyStr.check(o);
    }

    /** Truth of a constant. */
    static boolean isTrue(Object o) {
        if (o instanceof Boolean b) {
            return b;
        }
        if (o instanceof Long n) {
            return n != 0;
        }
        if (o instanceof Double d) {
            return d != 0;
        }
        if (o instanceof String s) {
            return !s.isEmpty();
        }
        if (o instanceof PyNone) {
            return false;
        }
        if (o instanceof PyTuple t) {
            return t.size() != 0;
        }
        if (o instanceof PyBytes b) {
            return b.size() != 0;
        }
        if (o instanceof PyComplex c) {
            return c.real != 0 || c.imag != 0;
        }
        if (o instanceof PyFrozenSet s) {
            return s.toArray().length != 0;
        }
        return true;
    }

    /** Whether the constant is one of the named singletons. */
    static boolean isSingleton(Object o) {
        return o instanceof Boolean || o == PyNone.NONE || o == PyEllipsis.ELLIPSIS;
    }

    static String typeName(Object o) {
        return PyObject.typeOf(o).name();
    }

    /** At most {@code limit} characters of a text, as {@code %.100s} prints. */
    static String clip(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit ? text
                : text.substring(0, text.offsetByCodePoints(0, limit));
    }
}
