package org.taipan.modules.contextvars;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;

/** The {@code _contextvars} module. */
@PyModuleDef(name = "_contextvars", doc = "Context Variables",
        types = {PyContext.class, PyContextVar.class, PyToken.class})
final class ContextvarsModule {
    ContextvarsModule(ThreadState ts, PyModule module) {
        PyToken.TYPE.putOwn("MISSING", PyToken.Missing.MISSING);
    }

    @PyMethod("copy_context()")
    static Object copy_context(ThreadState ts) {
        return PyContext.copyCurrent(ts);
    }
}
