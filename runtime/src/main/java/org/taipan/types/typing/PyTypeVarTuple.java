package org.taipan.types.typing;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code typing.TypeVarTuple}. */
@PyTypeDef(name = "TypeVarTuple", module = "typing", doc = "Type variable tuple. A specialized form of type variable that "
        + "enables\nvariadic generics.\n")
public final class PyTypeVarTuple extends TypeParameter {
    public static final PyType TYPE =
            PyType.builtin(new PyTypeVarTupleTable(), PyType.OBJECT, PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private PyTypeVarTuple(Object name, Object defaultValue) {
        super(TYPE, name, defaultValue);
    }

    /** What the intrinsic TYPEVARTUPLE makes. */
    public static PyTypeVarTuple create(Object name) {
        return new PyTypeVarTuple(name, null);
    }

    @PyMethod("__new__(name, *, default=<unrepresentable>)")
    static Object make(ThreadState ts, PyType cls, Object name, Object defaultValue) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("typevartuple", "argument 'name'", "str", name);
        }
        PyTypeVarTuple t = new PyTypeVarTuple(name, defaultValue == null ? PyNoDefault.NO_DEFAULT : defaultValue);
        t.setModule(ts);
        return t;
    }

    Object __iter__(ThreadState ts) {
        return Iter.iter(ts, new PyTuple(unpack(ts, this)));
    }

    Object __repr__() {
        return name;
    }

    @PyMethod("__typing_subst__(arg, /)")
    Object typingSubst(Object arg) {
        throw Errors.typeError("Substitution of bare TypeVarTuple is not supported");
    }

    @PyMethod("__typing_prepare_subst__(alias, args, /)")
    Object typingPrepareSubst(ThreadState ts, Object alias, Object args) {
        return callTyping(ts, "_typevartuple_prepare_subst", this, alias, args);
    }

    @PyMethod("__mro_entries__(bases, /)")
    Object mroEntries(Object bases) {
        throw Errors.typeError("Cannot subclass an instance of TypeVarTuple");
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return name;
    }

    @PyMethod("has_default()")
    boolean hasDefault() {
        return hasDefaultValue();
    }

    @PyGetter(value = "__name__", member = true)
    Object getName() {
        return name;
    }

    @PyGetter(value = "__default__", doc = "The default value for this TypeVarTuple.")
    Object getDefault(ThreadState ts) {
        return defaultValue(ts);
    }
}
