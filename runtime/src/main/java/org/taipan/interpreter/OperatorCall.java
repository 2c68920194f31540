package org.taipan.interpreter;

import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/**
 * What an arithmetic instruction keeps as feedback when its left operand was an instance of a Python class: the
 * method that
 * was called.
 *
 * @param right the type of the right operand, or null if that was no {@link PyObject}, so of a type that has no
 * subtypes here
 */
public record OperatorCall(PyType left, PyType.Version version, PyType right, PyType.Version rightVersion, Function method) {
    static OperatorCall of(Object a, Object b, int kind) {
        if (!(a instanceof PyObject p) || !p.type().isHeapType()) {
            return null;
        }
        PyType left = p.type();
        PyType right = PyObject.typeOf(b);
        PyType.Version version = left.version();
        PyType.Version rightVersion = right.version();
        Object m = Arithmetic.operator(kind).leftMethod(left, right, kind >= Oparg.NB_INPLACE);
        return m instanceof Function fn
                ? new OperatorCall(left, version, b instanceof PyObject ? right : null, rightVersion, fn) : null;
    }

    /** Whether the method is still what these operands have first, and runs that code. */
    static boolean holds(Object a, Object b, OperatorCall c, Executable x) {
        return c.method.runs(x) && a instanceof PyObject p && p.type() == c.left && c.version.isValid()
                && (b instanceof PyObject q ? q.type() == c.right && (c.right == c.left || c.rightVersion.isValid())
                        : c.right == null);
    }
}
