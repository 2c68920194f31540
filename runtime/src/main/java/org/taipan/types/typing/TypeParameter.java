package org.taipan.types.typing;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Imports;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * A type parameter: {@code TypeVar}, {@code ParamSpec} or {@code TypeVarTuple}. Lazily evaluated values are computed by
 * whoever asks first; threads that race may evaluate twice and keep one result, as CPython's do.
 */
public abstract class TypeParameter extends PyObject {
    final Object name;
    private volatile Object defaultValue;
    private volatile Object evaluateDefault;

    TypeParameter(PyType type, Object name, Object defaultValue) {
        super(type);
        this.name = name;
        this.defaultValue = defaultValue;
    }

    /** What the intrinsic SET_TYPEPARAM_DEFAULT does. @throws org.taipan.objects.PyException TypeError */
    public static Object setDefault(ThreadState ts, Object parameter, Object evaluate) {
        if (!(parameter instanceof TypeParameter p)) {
            throw Errors.typeError("Expected a type param, got " + Obj.reprJava(ts, parameter));
        }
        p.evaluateDefault = evaluate;
        return p;
    }

    final Object defaultValue(ThreadState ts) {
        Object v = defaultValue;
        if (v == null) {
            Object evaluate = evaluateDefault;
            if (evaluate == null) {
                return PyNoDefault.NO_DEFAULT;
            }
            v = Call.call(ts, evaluate);
            defaultValue = v;
        }
        return v;
    }

    final boolean hasDefaultValue() {
        Object v = defaultValue;
        return evaluateDefault != null || v != null && v != PyNoDefault.NO_DEFAULT;
    }

    /** Sets {@code __module__} to the caller's. */
    final void setModule(ThreadState ts) {
        putOwn("__module__", callerModule(ts));
    }

    static Object callerModule(ThreadState ts) {
        Object module = ts.frame == null ? null : ts.frame.globals().getStr("__name__");
        return module == null ? PyNone.NONE : module;
    }

    /** Calls a function of the {@code typing} module. */
    static Object callTyping(ThreadState ts, String function, Object... args) {
        return Call.vector(ts, Attr.get(ts, Imports.module(ts, "typing"), function), args, null);
    }

    /** {@code type_check}: a bound as typing sees it. */
    static Object checkType(ThreadState ts, Object arg) {
        return arg == PyNone.NONE ? PyNone.TYPE : callTyping(ts, "_type_check", arg, "Bound must be a type.");
    }

    static void checkVariance(boolean covariant, boolean contravariant, boolean infer) {
        if (covariant && contravariant) {
            throw Errors.valueError("Bivariant types are not supported.");
        }
        if (infer && (covariant || contravariant)) {
            throw Errors.valueError("Variance cannot be specified with infer_variance.");
        }
    }

    /** {@code unpack_typevartuples}: the parameters with each {@code Ts} as {@code *Ts}. */
    static PyTuple unpackTuples(ThreadState ts, PyTuple params) {
        Object[] result = params.toArray();
        boolean changed = false;
        for (int i = 0; i < result.length; i++) {
            if (result[i] instanceof PyTypeVarTuple) {
                result[i] = unpack(ts, result[i]);
                changed = true;
            }
        }
        return changed ? new PyTuple(result) : params;
    }

    /** {@code typing.Unpack[o]}. */
    static Object unpack(ThreadState ts, Object o) {
        return Item.get(ts, Attr.get(ts, Imports.module(ts, "typing"), "Unpack"), o);
    }
}
