package org.taipan.ops;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyGenericAlias;

/** Generic aliases of builtin classes (PEP 585). */
public final class Generics {
    private Generics() {
    }

    /** {@code origin[args]}: {@code Py_GenericAlias}. */
    public static Object alias(ThreadState ts, Object origin, Object args) {
        return new PyGenericAlias(origin, args);
    }
}
