package org.taipan.ops;

import org.taipan.objects.ThreadState;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;

/** Modules that the semantics of types need. */
public final class Imports {
    private Imports() {
    }

    /** The module {@code name}, imported if it is not yet: {@code PyImport_ImportModule}. */
    public static Object module(ThreadState ts, String name) {
        Object module = ts.interp.modules.getStr(name);
        if (module != null) {
            return module;
        }
        Object imp = ts.interp.builtins.getStr("__import__");
        if (imp == null) {
            throw Errors.of(Exc.ImportError, "__import__ not found");
        }
        Object top = Call.call(ts, imp, PyStr.of(name));
        module = ts.interp.modules.getStr(name);
        return module == null ? top : module;
    }
}
