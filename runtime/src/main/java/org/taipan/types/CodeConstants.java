package org.taipan.types;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;

/** Equality of constants as code objects see it: by type and exact value, {@code _PyCode_ConstantKey}. */
final class CodeConstants {
    private CodeConstants() {
    }

    static boolean equal(ThreadState ts, Object[] a, Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!equal(ts, a[i], b[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(ThreadState ts, Object a, Object b) {
        if (a == b) {
            return true;
        }
        PyType type = PyObject.typeOf(a);
        if (type != PyObject.typeOf(b)) {
            return false;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.equals(y);
        }
        if (a instanceof PyTuple x && b instanceof PyTuple y && type == PyTuple.TYPE) {
            return equal(ts, x.items(), y.items());
        }
        if (a instanceof PyFrozenSet x && b instanceof PyFrozenSet y) {
            return sameMembers(ts, x.toArray(), y.toArray());
        }
        if (a instanceof PySlice x && b instanceof PySlice y) {
            return equal(ts, x.start, y.start) && equal(ts, x.stop, y.stop) && equal(ts, x.step, y.step);
        }
        if (a instanceof PyComplex) {
            return Compare.eq(ts, org.taipan.ops.Obj.repr(ts, a), org.taipan.ops.Obj.repr(ts, b));
        }
        boolean comparable = type == PyLong.TYPE || type == PyStr.TYPE || type == PyBytes.TYPE || type == PyBool.TYPE
                || type == PyCode.TYPE;
        return comparable && Compare.eq(ts, a, b);
    }

    private static boolean sameMembers(ThreadState ts, Object[] a, Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (Object x : a) {
            boolean found = false;
            for (Object y : b) {
                found |= equal(ts, x, y);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
