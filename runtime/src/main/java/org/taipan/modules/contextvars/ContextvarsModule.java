package org.taipan.modules.contextvars;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;

/** The {@code _contextvars} module. */
@PyModuleDef(name = "_contextvars", doc = "Context Variables",
        types = {PyContext.class, PyContextVar.class, PyToken.class})
final class ContextvarsModule {
    private ContextvarsModule() {
    }

    @PyMethod("copy_context()")
    static Object copy_context(ThreadState ts) {
        return PyContext.copyCurrent(ts);
    }
}
