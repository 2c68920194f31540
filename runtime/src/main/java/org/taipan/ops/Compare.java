package org.taipan.ops;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyTuple;

/** Rich comparison; operators are {@link Slot#LT} … {@link Slot#GE}. */
public final class Compare {
    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};
    private static final int[] SWAPPED = {Slot.GT, Slot.GE, Slot.EQ, Slot.NE, Slot.LT, Slot.LE};

    private Compare() {
    }

    /** {@code a op b}: {@code PyObject_RichCompare}. */
    public static Object rich(ThreadState ts, Object a, Object b, int op) {
        if (a instanceof Long x && b instanceof Long y) {
            return ordered(Long.compare(x, y), op);
        }
        if (a instanceof Double x && b instanceof Double y) {
            double p = x;
            double q = y;
            return switch (op) {
                case Slot.LT -> p < q;
                case Slot.LE -> p <= q;
                case Slot.EQ -> p == q;
                case Slot.NE -> p != q;
                case Slot.GT -> p > q;
                default -> p >= q;
            };
        }
        if (a instanceof String x && b instanceof String y) {
            return op == Slot.EQ ? (Boolean) x.equals(y) : op == Slot.NE ? (Boolean) !x.equals(y)
                    : ordered(x.compareTo(y), op);
        }
        ts.enterCall(" in comparison");
        try {
            if (a instanceof PyTuple x && x.type() == PyTuple.TYPE && b instanceof PyTuple y && y.type() == PyTuple.TYPE) {
                return x.compare(ts, y, op);
            }
            return slow(ts, a, b, op);
        } finally {
            ts.leaveCall();
        }
    }

    private static Object slow(ThreadState ts, Object a, Object b, int op) {
        PyType ta = PyObject.typeOf(a);
        PyType tb = PyObject.typeOf(b);
        boolean tried = false;
        if (ta != tb && tb.isSubtype(ta)) {
            tried = true;
            Object r = compare(ts, tb.slot(SWAPPED[op]), b, a);
            if (r != null) {
                return r;
            }
        }
        Object r = compare(ts, ta.slot(op), a, b);
        if (r != null) {
            return r;
        }
        if (!tried) {
            r = compare(ts, tb.slot(SWAPPED[op]), b, a);
            if (r != null) {
                return r;
            }
        }
        if (op == Slot.EQ) {
            return Obj.is(a, b);
        }
        if (op == Slot.NE) {
            return !Obj.is(a, b);
        }
        throw Errors.typeError("'" + SYMBOLS[op] + "' not supported between instances of '" + ta.tpName() + "' and '"
                + tb.tpName() + "'");
    }

    /** The result of a special method, or null for NotImplemented and where it cannot be bound, as in CPython. */
    private static Object compare(ThreadState ts, Object method, Object a, Object b) {
        if (Call.isUnboundMethod(method)) {
            return Obj.implemented(Call.method(ts, method, a, b));
        }
        Object bound;
        try {
            bound = Call.bind(ts, method, a);
        } catch (PyException e) {
            return null;
        }
        return Obj.implemented(Call.call(ts, bound, b));
    }

    /** What a three-way comparison says about {@code op}. */
    public static Boolean ordered(int c, int op) {
        return switch (op) {
            case Slot.LT -> c < 0;
            case Slot.LE -> c <= 0;
            case Slot.EQ -> c == 0;
            case Slot.NE -> c != 0;
            case Slot.GT -> c > 0;
            default -> c >= 0;
        };
    }

    /** {@code bool(a op b)}, with identity implying equality: {@code PyObject_RichCompareBool}. */
    public static boolean richBool(ThreadState ts, Object a, Object b, int op) {
        if (op == Slot.EQ || op == Slot.NE) {
            if (Obj.is(a, b)) {
                return op == Slot.EQ;
            }
        }
        return Obj.isTrue(ts, rich(ts, a, b, op));
    }

    /** {@code bool(a op b)}. */
    public static boolean test(ThreadState ts, Object a, Object b, int op) {
        if (a instanceof Long x && b instanceof Long y) {
            return ordered(Long.compare(x, y), op);
        }
        return Obj.isTrue(ts, rich(ts, a, b, op));
    }

    /** Equality as containers see it: identity or {@code ==}. */
    public static boolean eq(ThreadState ts, Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        int known = a instanceof PyTuple x && b instanceof PyTuple y ? equal(x, y) : -1;
        return known < 0 ? richBool(ts, a, b, Slot.EQ) : known > 0;
    }

    /** Whether tuples of ints and strings are equal: 1 or 0; -1 if there is anything else in the way. */
    private static int equal(PyTuple x, PyTuple y) {
        if (x.type() != PyTuple.TYPE || y.type() != PyTuple.TYPE) {
            return -1;
        }
        Object[] a = x.items();
        Object[] b = y.items();
        for (int i = 0; i < a.length && i < b.length; i++) {
            Object v = a[i];
            Object w = b[i];
            if (v == w) {
                continue;
            }
            if (v instanceof Long p && w instanceof Long q) {
                if (p.longValue() != q.longValue()) {
                    return 0;
                }
            } else if (!(v instanceof String p && w instanceof String q)) {
                return -1;
            } else if (!p.equals(q)) {
                return 0;
            }
        }
        return a.length == b.length ? 1 : 0;
    }

    /** {@code a < b}. */
    public static boolean lt(ThreadState ts, Object a, Object b) {
        return test(ts, a, b, Slot.LT);
    }
}
