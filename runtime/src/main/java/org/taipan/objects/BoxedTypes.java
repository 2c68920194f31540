package org.taipan.objects;

import java.math.BigInteger;
import org.taipan.types.PyBool;
import org.taipan.types.PyFloat;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;

/** The types of the values that Python shares with Java. */
final class BoxedTypes {
    private BoxedTypes() {
    }

    static PyType of(Object o) {
        if (o instanceof String) {
            return PyStr.TYPE;
        }
        if (o instanceof Long || o instanceof BigInteger) {
            return PyLong.TYPE;
        }
        if (o instanceof Double) {
            return PyFloat.TYPE;
        }
        if (o instanceof Boolean) {
            return PyBool.TYPE;
        }
        throw new AssertionError("not a Python value: " + (o == null ? "null" : o.getClass().getName()));
    }
}
