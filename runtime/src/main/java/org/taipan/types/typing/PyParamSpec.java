package org.taipan.types.typing;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;

/** {@code typing.ParamSpec}, with {@code ParamSpecArgs} and {@code ParamSpecKwargs}. */
@PyTypeDef(name = "ParamSpec", module = "typing", doc = "Parameter specification variable.\n\nThe preferred way to "
        + "construct a parameter specification is via the\ndedicated syntax for generic functions, classes, and type "
        + "aliases,\nwhere the use of '**' creates a parameter specification.\n")
public final class PyParamSpec extends TypeParameter {
    public static final PyType TYPE =
            PyType.builtin(new PyParamSpecTable(), PyType.OBJECT, PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private final Object bound;
    private final boolean covariant;
    private final boolean contravariant;
    private final boolean infersVariance;

    private PyParamSpec(Object name, Object bound, Object defaultValue, boolean covariant, boolean contravariant,
            boolean infersVariance) {
        super(TYPE, name, defaultValue);
        this.bound = bound;
        this.covariant = covariant;
        this.contravariant = contravariant;
        this.infersVariance = infersVariance;
    }

    /** What the intrinsic PARAMSPEC makes. */
    public static PyParamSpec create(Object name) {
        return new PyParamSpec(name, null, null, false, false, true);
    }

    @PyMethod("__new__(name, *, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, "
            + "infer_variance=False)")
    static Object make(ThreadState ts, PyType cls, Object name, Object bound, Object defaultValue, boolean covariant,
            boolean contravariant, boolean infer_variance) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("paramspec", "argument 'name'", "str", name);
        }
        checkVariance(covariant, contravariant, infer_variance);
        PyParamSpec p = new PyParamSpec(name, checkType(ts, bound),
                defaultValue == null ? PyNoDefault.NO_DEFAULT : defaultValue, covariant, contravariant, infer_variance);
        p.setModule(ts);
        return p;
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
        return callTyping(ts, "_paramspec_subst", this, arg);
    }

    @PyMethod("__typing_prepare_subst__(alias, args, /)")
    Object typingPrepareSubst(ThreadState ts, Object alias, Object args) {
        return callTyping(ts, "_paramspec_prepare_subst", this, alias, args);
    }

    @PyMethod("__mro_entries__(bases, /)")
    Object mroEntries(Object bases) {
        throw Errors.typeError("Cannot subclass an instance of ParamSpec");
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

    @PyGetter(value = "__bound__", member = true)
    Object getBound() {
        return bound == null ? PyNone.NONE : bound;
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

    @PyGetter(value = "args", doc = "Represents positional arguments.")
    Object getArgs() {
        return new ArgsPart(this);
    }

    @PyGetter(value = "kwargs", doc = "Represents keyword arguments.")
    Object getKwargs() {
        return new KwargsPart(this);
    }

    @PyGetter(value = "__default__", doc = "The default value for this ParamSpec.")
    Object getDefault(ThreadState ts) {
        return defaultValue(ts);
    }

    private static String describe(ThreadState ts, Object origin) {
        return origin instanceof PyParamSpec p ? PyStr.toJava(p.name) : Obj.reprJava(ts, origin);
    }

    private static Object compare(ThreadState ts, Object origin, Object otherOrigin, int op) {
        return otherOrigin == null || op != Slot.EQ && op != Slot.NE ? PyNotImplemented.NOT_IMPLEMENTED
                : Compare.rich(ts, origin, otherOrigin, op);
    }

    /** {@code P.args}. */
    @PyTypeDef(name = "ParamSpecArgs", module = "typing", doc = "The args for a ParamSpec object.\n\nGiven a ParamSpec "
            + "object P, P.args is an instance of ParamSpecArgs.\n")
    public static final class ArgsPart extends PyObject {
        public static final PyType TYPE =
                PyType.builtin(new PyParamSpecArgsPartTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

        private final Object origin;

        private ArgsPart(Object origin) {
            super(TYPE);
            this.origin = origin;
        }

        @PyMethod("__new__(origin)")
        static Object make(PyType cls, Object origin) {
            return new ArgsPart(origin);
        }

        Object __repr__(ThreadState ts) {
            return PyStr.of(describe(ts, origin) + ".args");
        }

        Object __richcmp__(ThreadState ts, Object other, int op) {
            return compare(ts, origin, other instanceof ArgsPart a ? a.origin : null, op);
        }

        @PyMethod("__mro_entries__(bases, /)")
        Object mroEntries(Object bases) {
            throw Errors.typeError("Cannot subclass an instance of ParamSpecArgs");
        }

        @PyGetter("__origin__")
        Object getOrigin() {
            return origin;
        }
    }

    /** {@code P.kwargs}. */
    @PyTypeDef(name = "ParamSpecKwargs", module = "typing", doc = "The kwargs for a ParamSpec object.\n\nGiven a "
            + "ParamSpec object P, P.kwargs is an instance of ParamSpecKwargs.\n")
    public static final class KwargsPart extends PyObject {
        public static final PyType TYPE =
                PyType.builtin(new PyParamSpecKwargsPartTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

        private final Object origin;

        private KwargsPart(Object origin) {
            super(TYPE);
            this.origin = origin;
        }

        @PyMethod("__new__(origin)")
        static Object make(PyType cls, Object origin) {
            return new KwargsPart(origin);
        }

        Object __repr__(ThreadState ts) {
            return PyStr.of(describe(ts, origin) + ".kwargs");
        }

        Object __richcmp__(ThreadState ts, Object other, int op) {
            return compare(ts, origin, other instanceof KwargsPart k ? k.origin : null, op);
        }

        @PyMethod("__mro_entries__(bases, /)")
        Object mroEntries(Object bases) {
            throw Errors.typeError("Cannot subclass an instance of ParamSpecKwargs");
        }

        @PyGetter("__origin__")
        Object getOrigin() {
            return origin;
        }
    }
}
