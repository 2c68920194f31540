package org.taipan.interpreter;

import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.types.PyNotImplemented;

/**
 * What an arithmetic or comparing instruction keeps as feedback when its left operand was of a builtin type other than the
 * numbers and strings that are Java values: the method that is tried first. Builtin types do not change.
 */
public record BuiltinOperator(PyType left, PyType right, PyWrapperDescriptor method) {
    static BuiltinOperator of(Object a, Object b, int kind) {
        PyType right = right(a, b);
        return right == null ? null : of((PyObject) a, right,
                Arithmetic.operator(kind).builtinMethod(((PyObject) a).type(), right, kind >= Oparg.NB_INPLACE));
    }

    /** @param operator one of {@link Slot} */
    static BuiltinOperator ofComparison(Object a, Object b, int operator) {
        PyType right = right(a, b);
        PyType left = right == null ? null : ((PyObject) a).type();
        return right == null || left != right && right.isSubtype(left) ? null : of((PyObject) a, right, left.slot(operator));
    }

    /** The type of the right operand, or null if one of the two may have methods written in Python. */
    private static PyType right(Object a, Object b) {
        PyType right = PyObject.typeOf(b);
        return a instanceof PyObject p && !p.type().isHeapType() && !right.isHeapType() ? right : null;
    }

    private static BuiltinOperator of(PyObject a, PyType right, Object method) {
        return method instanceof PyWrapperDescriptor w && w.table.hasAdapters() && a.type().isSubtype(w.owner)
                ? new BuiltinOperator(a.type(), right, w) : null;
    }

    static boolean holds(Object a, Object b, BuiltinOperator c) {
        return a instanceof PyObject p && p.type() == c.left && PyObject.typeOf(b) == c.right;
    }

    /** Whether the method has given a result, and, of a comparison whose result has to be a bool, one that is. */
    static boolean isResult(Object r, boolean bool) {
        return r != PyNotImplemented.NOT_IMPLEMENTED && (!bool || r instanceof Boolean);
    }
}
