package org.taipan.ops;

import java.math.BigInteger;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;
import org.taipan.types.format.FloatFormat;
import org.taipan.types.format.FormatSpec;
import org.taipan.types.format.NumberFormat;

/** The object protocol: truth, identity, hash, text, length. CPython's {@code PyObject_*} functions of that kind. */
public final class Obj {
    private Obj() {
    }

    /** The name of the value's type as messages show it: {@code Py_TYPE(o)->tp_name}. */
    public static String typeName(Object o) {
        return PyObject.typeOf(o).tpName();
    }

    /**
     * {@code a is b}: boxes have no identity, so numbers are compared by type and value (floats by their bits), strings
     * of at most one character by value, all else by identity.
     */
    public static boolean is(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyObject || b instanceof PyObject) {
            return false;
        }
        if (a instanceof String s) {
            return s.length() <= 1 && s.equals(b);
        }
        return a.equals(b);
    }

    /** {@code ascii(o)}: the repr with everything beyond ASCII escaped. */
    public static Object ascii(ThreadState ts, Object o) {
        return org.taipan.types.StrRepr.escapeNonAscii(repr(ts, o));
    }

    /** {@code bool(o)}: {@code PyObject_IsTrue}. */
    public static boolean isTrue(ThreadState ts, Object o) {
        if (o instanceof Boolean b) {
            return b;
        }
        if (o == PyNone.NONE) {
            return false;
        }
        if (o instanceof Long l) {
            return l != 0;
        }
        if (o instanceof String s) {
            return !s.isEmpty();
        }
        if (o instanceof Double d) {
            return d != 0.0;
        }
        if (o instanceof BigInteger) {
            return true;
        }
        PyType type = PyObject.typeOf(o);
        if (type == PyList.TYPE) {
            return ((PyList) o).size() != 0;
        }
        if (type == PyDict.TYPE) {
            return ((PyDict) o).size() != 0;
        }
        if (type == PyTuple.TYPE) {
            return ((PyTuple) o).size() != 0;
        }
        Object slot = type.slot(Slot.BOOL);
        if (slot != null) {
            Object r = Call.method(ts, slot, o);
            if (r instanceof Boolean b) {
                return b;
            }
            throw Errors.typeError("__bool__ should return bool, returned " + typeName(r));
        }
        return type.slot(Slot.LEN) == null || length(ts, o) != 0;
    }

    /** {@code len(o)}. @throws org.taipan.objects.PyException TypeError if it has none; what {@code __len__} raises */
    public static long length(ThreadState ts, Object o) {
        if (o instanceof String s) {
            return s.length();
        }
        PyType type = PyObject.typeOf(o);
        if (type == PyList.TYPE) {
            return ((PyList) o).size();
        }
        if (type == PyTuple.TYPE) {
            return ((PyTuple) o).size();
        }
        if (type == PyDict.TYPE) {
            return ((PyDict) o).size();
        }
        Object slot = type.slot(Slot.LEN);
        if (slot == null) {
            throw Errors.typeError("object of type '" + type.tpName() + "' has no len()");
        }
        Object r = Call.method(ts, slot, o);
        if (r instanceof Long l && l >= 0) {
            return l;
        }
        Object n = Number.index(ts, r);
        if (n instanceof Long l) {
            if (l < 0) {
                throw Errors.valueError("__len__() should return >= 0");
            }
            return l;
        }
        if (((BigInteger) n).signum() < 0) {
            throw Errors.valueError("__len__() should return >= 0");
        }
        throw Errors.overflowError("cannot fit 'int' into an index-sized integer");
    }

    /** {@code repr(o)}, a Python string. */
    public static Object repr(ThreadState ts, Object o) {
        if (o instanceof Long l) {
            return Long.toString(l);
        }
        if (o instanceof Double d) {
            return FloatFormat.repr(d);
        }
        Object slot = PyObject.typeOf(o).slot(Slot.REPR);
        ts.enterCall(" while getting the repr of an object");
        try {
            Object r = Call.method(ts, slot, o);
            if (PyStr.check(r)) {
                return r;
            }
            throw Errors.typeError("__repr__ returned non-string (type " + typeName(r) + ")");
        } finally {
            ts.leaveCall();
        }
    }

    /** {@code str(o)}, a Python string. */
    public static Object str(ThreadState ts, Object o) {
        if (o instanceof String) {
            return o;
        }
        if (o instanceof Long l) {
            return Long.toString(l);
        }
        PyType type = PyObject.typeOf(o);
        if (type == PyStr.TYPE) {
            return o;
        }
        ts.enterCall(" while getting the str of an object");
        try {
            Object r = Call.method(ts, type.slot(Slot.STR), o);
            if (PyStr.check(r)) {
                return r;
            }
            throw Errors.typeError("__str__ returned non-string (type " + typeName(r) + ")");
        } finally {
            ts.leaveCall();
        }
    }

    /** {@code repr(o)} as Java text (UTF-16). */
    public static String reprJava(ThreadState ts, Object o) {
        return PyStr.toJava(repr(ts, o));
    }

    /** {@code str(o)} as Java text (UTF-16). */
    public static String strJava(ThreadState ts, Object o) {
        return PyStr.toJava(str(ts, o));
    }

    /** {@code hash(o)}. @throws org.taipan.objects.PyException TypeError if it is unhashable */
    public static long hash(ThreadState ts, Object o) {
        if (o instanceof String s) {
            return PyStr.hash(s);
        }
        if (o instanceof Long l) {
            return PyLong.hash(l);
        }
        PyType type = PyObject.typeOf(o);
        if (type == PyTuple.TYPE) {
            return Hash.tuple(ts, (PyTuple) o);
        }
        Object slot = type.slot(Slot.HASH);
        if (slot == null || slot == PyNone.NONE) {
            throw Errors.typeError("unhashable type: '" + type.tpName() + "'");
        }
        Object r = Call.method(ts, slot, o);
        if (r instanceof Long l) {
            return l == -1 ? -2 : l;
        }
        if (PyLong.check(r)) {
            long h = PyLong.hash(PyLong.value(r));
            return h == -1 ? -2 : h;
        }
        throw Errors.typeError("__hash__ method should return an integer");
    }

    /** {@code format(o, spec)}. */
    public static Object format(ThreadState ts, Object o, Object spec) {
        if (spec instanceof String s && s.isEmpty()) {
            if (o instanceof String) {
                return o;
            }
            if (o instanceof Long l) {
                return Long.toString(l);
            }
            if (o instanceof Double d) {
                return FloatFormat.repr(d);
            }
            if (o instanceof Boolean b) {
                return b ? "True" : "False";
            }
        } else if (spec instanceof String && (o instanceof Long || o instanceof Double || o instanceof String)) {
            StrBuilder out = new StrBuilder();
            format(ts, o, spec, out);
            return out.toStr();
        }
        Object r = Call.method(ts, PyObject.typeOf(o).slot(Slot.FORMAT), o, spec);
        if (!PyStr.check(r)) {
            throw Errors.typeError("__format__ must return a str, not " + typeName(r));
        }
        return r;
    }

    /** Writes {@code format(o, spec)}. */
    public static void format(ThreadState ts, Object o, Object spec, StrBuilder out) {
        if (spec instanceof String s && !s.isEmpty()) {
            if (o instanceof String) {
                FormatSpec.formatStr(o, s, out);
                return;
            }
            if (o instanceof Long) {
                NumberFormat.formatInt(ts, o, s, out);
                return;
            }
            if (o instanceof Double d) {
                NumberFormat.formatFloat(ts, o, d, s, out);
                return;
            }
        }
        out.append(format(ts, o, spec));
    }

    /** {@code id(o)}: unique among objects alive; for values without identity it follows from type and value. */
    public static Object id(ThreadState ts, Object o) {
        return ts.interp.ids.of(o);
    }

    /** "0x7f…", as {@code %p} prints an object's address in default reprs. */
    public static String address(Object o) {
        return "0x" + String.format("%012x", ThreadState.current().interp.ids.number(o));
    }

    /** {@code isinstance(o, type)} for builtin types that define no check of their own. */
    public static boolean isInstance(Object o, PyType type) {
        return PyObject.typeOf(o).isSubtype(type);
    }

    /** A special method's result, or null when it is NotImplemented. */
    static Object implemented(Object result) {
        return result == PyNotImplemented.NOT_IMPLEMENTED ? null : result;
    }
}
