package org.taipan.ops;

import org.taipan.objects.ThreadState;

/** Generic aliases of builtin classes (PEP 585). */
public final class Generics {
    private Generics() {
    }

    /** {@code origin[args]}: {@code Py_GenericAlias}. */
    public static Object alias(ThreadState ts, Object origin, Object args) {
        throw Errors.notImplementedError("generic aliases");
    }
}
