package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;

/** The Python side of modules: {@code types.ModuleType}. */
@PyTypeDef(name = "module")
public final class PyModuleObject {
    public static final PyType TYPE =
            PyType.builtin(new PyModuleObjectTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_WEAKREF);

    private PyModuleObject() {
    }

    public static boolean check(Object o) {
        return o instanceof PyModule;
    }
}
