package org.taipan.interpreter;

import org.taipan.objects.PyInstance;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;

/** What compiled code makes instances of classes with. */
final class Instances {
    private Instances() {
    }

    static boolean isClass(Object callable, Calls.ClassCall c) {
        return callable == c.type() && c.version().isValid();
    }

    /** An instance without attributes. */
    static Object make(PyType type, int slots, int primitives) {
        return PyInstance.make(type, slots, primitives);
    }

    /** One that has its attributes from the start. */
    static Object make(Shape shape, Object[] slots, long[] primitives) {
        return new PyInstance(shape, slots, primitives);
    }

    static void initialised(Object result) {
        Calls.initialised(result);
    }

    // ---- what attributes start with ---------------------------------------------------------------------------------

    static Object list() {
        return new PyList();
    }

    static Object dict() {
        return new PyDict();
    }
}
