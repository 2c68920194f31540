package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;

/** {@code bool}: a {@link Boolean}. */
@PyTypeDef(name = "bool", doc = "Returns True when the argument is true, False otherwise.\nThe builtins True and "
        + "False are "
        + "the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be "
        + "subclassed.")
public final class PyBool {
    public static final PyType TYPE = PyType.builtin(new PyBoolTable(), PyLong.TYPE, 0);

    private PyBool() {
    }

    public static boolean check(Object o) {
        return o instanceof Boolean;
    }

    @PyMethod("__new__(object=False, /)")
    static boolean __new__(ThreadState ts, PyType cls, Object object) {
        return Obj.isTrue(ts, object);
    }

    static Object __repr__(Object self) {
        return (Boolean) self ? "True" : "False";
    }

    static Object __and__(Object self, Object other) {
        return other instanceof Boolean b ? (Object) ((Boolean) self & b) : PyLong.__and__(self, other);
    }

    static Object __rand__(Object self, Object other) {
        return __and__(self, other);
    }

    static Object __or__(Object self, Object other) {
        return other instanceof Boolean b ? (Object) ((Boolean) self | b) : PyLong.__or__(self, other);
    }

    static Object __ror__(Object self, Object other) {
        return __or__(self, other);
    }

    static Object __xor__(Object self, Object other) {
        return other instanceof Boolean b ? (Object) ((Boolean) self ^ b) : PyLong.__xor__(self, other);
    }

    static Object __rxor__(Object self, Object other) {
        return __xor__(self, other);
    }

    static Object __invert__(ThreadState ts, Object self) {
        Warnings.deprecated(ts, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
                + "returns the bitwise inversion of the underlying int object and is usually not what you expect from "
                + "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the "
                + "bitwise "
                + "inversion of the underlying int.");
        return PyLong.__invert__(self);
    }
}
