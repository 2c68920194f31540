package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;

/** {@code _warnings}. */
@PyModuleDef(name = "_warnings", doc = "_warnings provides basic warning filtering support.\n"
        + "It is a helper module to speed up interpreter start-up.")
public final class WarningsModule {
    private final Warnings warnings;

    WarningsModule(ThreadState ts, PyModule module) {
        warnings = Warnings.of(ts);
        module.add("filters", warnings.filters);
        module.add("_onceregistry", warnings.onceRegistry);
        module.add("_defaultaction", "default");
    }

    @PyMethod(value = "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)",
            doc = "Issue a warning, or maybe ignore it or raise an exception.")
    void warn(ThreadState ts, Object message, Object category, int stacklevel, Object source, Object skip) {
        warnings.issue(ts, message, Warnings.category(ts, message, category), stacklevel, source,
                skip == null ? PyNone.NONE : skip);
    }

    @PyMethod("warn_explicit(message, category, filename, lineno, module=<unrepresentable>, registry=None, "
            + "module_globals=None, source=None)")
    void warnExplicit(ThreadState ts, Object message, Object category, Object filename, int lineno, Object module,
            Object registry, Object globals, Object source) {
        Object line = globals == PyNone.NONE ? null : Warnings.sourceLine(ts, globals, (long) lineno);
        warnings.explicit(ts, category, message, filename, lineno, module == PyNone.NONE ? null : module, registry,
                line, source);
    }

    @PyMethod("_filters_mutated()")
    void filtersMutated() {
        warnings.mutated();
    }
}
