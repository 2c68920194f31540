package org.taipan.ops;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.types.Exc;
import org.taipan.types.PyAttributeError;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.PyTypeObject;

/** Makes exceptions to throw: {@code throw Errors.typeError("…")}. Each method returns the exception, none throws it. */
public final class Errors {
    private Errors() {
    }

    /** An exception of a builtin type with one string argument, made without running Python code. */
    public static PyException of(PyType type, String message) {
        return of(type, (Object) PyStr.of(message));
    }

    /** An exception of a builtin type with the given arguments, made without running Python code. */
    public static PyException of(PyType type, Object... args) {
        return new PyException(PyBaseException.create(type, new PyTuple(args)));
    }

    public static PyException typeError(String message) {
        return of(Exc.TypeError, message);
    }

    public static PyException valueError(String message) {
        return of(Exc.ValueError, message);
    }

    public static PyException attributeError(String message) {
        return of(Exc.AttributeError, message);
    }

    public static PyException indexError(String message) {
        return of(Exc.IndexError, message);
    }

    public static PyException overflowError(String message) {
        return of(Exc.OverflowError, message);
    }

    public static PyException zeroDivisionError(String message) {
        return of(Exc.ZeroDivisionError, message);
    }

    public static PyException runtimeError(String message) {
        return of(Exc.RuntimeError, message);
    }

    public static PyException systemError(String message) {
        return of(Exc.SystemError, message);
    }

    public static PyException notImplementedError(String message) {
        return of(Exc.NotImplementedError, message);
    }

    public static PyException memoryError() {
        return of(Exc.MemoryError, new Object[0]);
    }

    /** KeyError, whose argument is the key itself. */
    public static PyException keyError(Object key) {
        return of(Exc.KeyError, new Object[] {key});
    }

    /** StopIteration carrying {@code value} unless that is None. */
    public static PyException stopIteration(Object value) {
        return value == org.taipan.types.PyNone.NONE || value == null ? of(Exc.StopIteration, new Object[0])
                : of(Exc.StopIteration, new Object[] {value});
    }

    /** "'T' object has no attribute 'name'", with {@code name} and {@code obj} set. */
    public static PyException noAttribute(Object o, String name) {
        String what = o instanceof PyType t ? "type object '" + t.tpName() + "'"
                : "'" + PyObject.typeOf(o).tpName() + "' object";
        PyException e = attributeError(what + " has no attribute '" + name + "'");
        ((PyAttributeError) e.value).setContext(o, name);
        return e;
    }

    /** "'T' object has no attribute 'name'", also where {@code o} is a type. */
    public static PyException noInstanceAttribute(Object o, String name) {
        PyException e = attributeError("'" + PyObject.typeOf(o).tpName() + "' object has no attribute '" + name + "'");
        ((PyAttributeError) e.value).setContext(o, name);
        return e;
    }

    /** The same for a slot of {@code __slots__} that is not set: the type's name is qualified. */
    public static PyException unsetMember(Object o, String name) {
        PyException e = attributeError("'" + PyTypeObject.fullyQualifiedName(PyObject.typeOf(o))
                + "' object has no attribute '" + name + "'");
        ((PyAttributeError) e.value).setContext(o, name);
        return e;
    }

    /** "bad operand type for unary -: 'T'". */
    public static PyException badOperand(String what, Object o) {
        return typeError("bad operand type for " + what + ": '" + PyObject.typeOf(o).tpName() + "'");
    }
}
