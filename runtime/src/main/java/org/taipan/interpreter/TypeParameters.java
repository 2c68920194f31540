package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;

/** Type parameters (PEP 695), which the {@code _typing} module makes. */
final class TypeParameters {
    private TypeParameters() {
    }

    private static Object module(ThreadState ts) {
        Object m = ts.interp.modules.getStr("_typing");
        if (m == null) {
            Object load = ts.interp.builtins.getStr("__import__");
            m = load == null ? null : Call.call(ts, load, "_typing");
        }
        if (m == null) {
            throw Errors.systemError("no module _typing");
        }
        return m;
    }

    private static Object function(ThreadState ts, String name) {
        Object f = ((PyObject) module(ts)).getOwn(name);
        if (f == null) {
            throw Errors.notImplementedError("_typing." + name);
        }
        return f;
    }

    static Object make(ThreadState ts, String what, Object a) {
        return Call.call(ts, function(ts, switch (what) {
            case "TypeVar" -> "_make_typevar";
            case "ParamSpec" -> "_make_paramspec";
            case "TypeVarTuple" -> "_make_typevartuple";
            case "Generic" -> "_subscript_generic";
            default -> "_make_typealias";
        }), a);
    }

    static Object typeVar(ThreadState ts, Object name, Object bound, Object constraints) {
        return bound != null ? Call.call(ts, function(ts, "_make_typevar_with_bound"), name, bound)
                : Call.call(ts, function(ts, "_make_typevar_with_constraints"), name, constraints);
    }

    static Object setDefault(ThreadState ts, Object parameter, Object evaluate) {
        return Call.call(ts, function(ts, "_set_typeparam_default"), parameter, evaluate);
    }
}
