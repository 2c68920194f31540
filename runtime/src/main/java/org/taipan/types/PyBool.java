package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;

/** {@code bool}: a {@link Boolean}. */
@PyTypeDef(name = "bool")
public final class PyBool {
    public static final PyType TYPE = PyType.builtin(new PyBoolTable(), PyLong.TYPE, 0);

    private PyBool() {
    }

    public static boolean check(Object o) {
        return o instanceof Boolean;
    }
}
