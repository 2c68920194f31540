package org.taipan.types.typing;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code typing.TypeVar}. */
@PyTypeDef(name = "TypeVar", module = "typing", doc = "Type variable.\n\nThe preferred way to construct a type variable is "
        + "via the dedicated\nsyntax for generic functions, classes, and type aliases.\n")
public final class PyTypeVar extends TypeParameter {
    public static final PyType TYPE =
            PyType.builtin(new PyTypeVarTable(), PyType.OBJECT, PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private volatile Object bound;
    private volatile Object evaluateBound;
    private volatile Object constraints;
    private volatile Object evaluateConstraints;
    private final boolean covariant;
    private final boolean contravariant;
    private final boolean infersVariance;

    private PyTypeVar(Object name, Object defaultValue, boolean covariant, boolean contravariant, boolean infersVariance) {
        super(TYPE, name, defaultValue);
        this.covariant = covariant;
        this.contravariant = contravariant;
        this.infersVariance = infersVariance;
    }

    /**
     * What the intrinsics TYPEVAR, TYPEVAR_WITH_BOUND and TYPEVAR_WITH_CONSTRAINTS make.
     *
     * @param evaluateBound a function that gives the bound, or null; likewise for the constraints
     */
    public static PyTypeVar create(Object name, Object evaluateBound, Object evaluateConstraints) {
        PyTypeVar v = new PyTypeVar(name, null, false, false, true);
        v.evaluateBound = evaluateBound;
        v.evaluateConstraints = evaluateConstraints;
        return v;
    }

    @PyMethod("__new__(name, *constraints, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, "
            + "infer_variance=False)")
    static Object make(ThreadState ts, PyType cls, Object name, PyTuple constraints, Object bound, Object defaultValue,
            boolean covariant, boolean contravariant, boolean infer_variance) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("typevar", "argument 'name'", "str", name);
        }
        checkVariance(covariant, contravariant, infer_variance);
        Object checked = bound == PyNone.NONE ? null : checkType(ts, bound);
        if (constraints.size() == 1) {
            throw Errors.typeError("A single constraint is not allowed");
        }
        if (constraints.size() > 0 && checked != null) {
            throw Errors.typeError("Constraints cannot be combined with bound=...");
        }
        PyTypeVar v = new PyTypeVar(name, defaultValue == null ? PyNoDefault.NO_DEFAULT : defaultValue, covariant,
                contravariant, infer_variance);
        v.bound = checked;
        v.constraints = constraints.size() == 0 ? null : constraints;
        v.setModule(ts);
        return v;
    }

    Object __repr__() {
        return infersVariance ? name
                : PyStr.of((covariant ? "+" : contravariant ? "-" : "~") + PyStr.toJava(name));
    }

    Object __or__(ThreadState ts, Object other) {
        return callTyping(ts, "_make_union", this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return callTyping(ts, "_make_union", other, this);
    }

    @PyMethod("__typing_subst__(arg, /)")
    Object typingSubst(ThreadState ts, Object arg) {
        return callTyping(ts, "_typevar_subst", this, arg);
    }

    @PyMethod("__typing_prepare_subst__(alias, args, /)")
    Object typingPrepareSubst(ThreadState ts, Object alias, Object args) {
        long i = indexIn(ts, Attr.get(ts, alias, "__parameters__"));
        long given = Obj.length(ts, args);
        if (i < given) {
            return args;
        }
        if (i == given) {
            Object value = defaultValue(ts);
            if (value != PyNoDefault.NO_DEFAULT) {
                return BinaryOp.ADD.apply(ts, args, new PyTuple(value));
            }
        }
        throw Errors.typeError("Too few arguments for " + Obj.strJava(ts, alias) + "; actual " + given
                + ", expected at least " + (i + 1));
    }

    private long indexIn(ThreadState ts, Object parameters) {
        Object[] items = Iter.toArray(ts, parameters);
        for (int i = 0; i < items.length; i++) {
            if (Compare.eq(ts, items[i], this)) {
                return i;
            }
        }
        throw Errors.valueError("sequence.index(x): x not in sequence");
    }

    @PyMethod("__mro_entries__(bases, /)")
    Object mroEntries(Object bases) {
        throw Errors.typeError("Cannot subclass an instance of TypeVar");
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

    @PyGetter(value = "__covariant__", member = true)
    boolean getCovariant() {
        return covariant;
    }

    @PyGetter(value = "__contravariant__", member = true)
    boolean getContravariant() {
        return contravariant;
    }

    @PyGetter(value = "__infer_variance__", member = true)
    boolean getInferVariance() {
        return infersVariance;
    }

    @PyGetter("__bound__")
    Object getBound(ThreadState ts) {
        Object b = bound;
        if (b == null) {
            if (evaluateBound == null) {
                return PyNone.NONE;
            }
            b = Call.call(ts, evaluateBound);
            bound = b;
        }
        return b;
    }

    @PyGetter("__constraints__")
    Object getConstraints(ThreadState ts) {
        Object c = constraints;
        if (c == null) {
            if (evaluateConstraints == null) {
                return PyTuple.EMPTY;
            }
            c = Call.call(ts, evaluateConstraints);
            constraints = c;
        }
        return c;
    }

    @PyGetter("__default__")
    Object getDefault(ThreadState ts) {
        return defaultValue(ts);
    }
}
