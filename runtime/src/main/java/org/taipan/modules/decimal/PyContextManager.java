package org.taipan.modules.decimal;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;

/** What {@code localcontext()} returns. */
@PyTypeDef(name = "ContextManager", module = "decimal")
final class PyContextManager extends PyObject {
    static final PyType TYPE =
            PyType.builtin(new PyContextManagerTable(), PyType.OBJECT, TypeFlags.DISALLOW_INSTANTIATION);

    private final PyDecimalContext local;
    private final PyDecimalContext outer;

    PyContextManager(PyDecimalContext local, PyDecimalContext outer) {
        super(TYPE);
        this.local = local;
        this.outer = outer;
    }

    @PyMethod("__enter__()")
    Object enter(ThreadState ts) {
        DecimalState.of(ts).setCurrent(ts, local);
        return local;
    }

    @PyMethod("__exit__(*args)")
    void exit(ThreadState ts, Object[] args) {
        DecimalState.of(ts).setCurrent(ts, outer);
    }
}
