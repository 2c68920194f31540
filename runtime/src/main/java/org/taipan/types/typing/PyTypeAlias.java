package org.taipan.types.typing;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyGenericAlias;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.PyUnionType;

/** {@code typing.TypeAliasType}: what {@code type X = …} makes. */
@PyTypeDef(name = "TypeAliasType", module = "typing", doc = "Type alias.\n\nType aliases are created through the type "
        + "statement::\n\n    type Alias = int\n")
public final class PyTypeAlias extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyTypeAliasTable(), PyType.OBJECT, 0);

    private final Object name;
    /** Null without parameters. */
    private final PyTuple parameters;
    private final Object computeValue;
    private volatile Object value;
    private final Object module;

    private PyTypeAlias(Object name, Object parameters, Object computeValue, Object value, Object module) {
        super(TYPE);
        this.name = name;
        this.parameters = parameters instanceof PyTuple t && t.size() > 0 ? t : null;
        this.computeValue = computeValue;
        this.value = value;
        this.module = module;
    }

    /** What the intrinsic TYPEALIAS makes of {@code (name, type parameters or None, function)}. */
    public static PyTypeAlias create(PyTuple parts) {
        return new PyTypeAlias(parts.get(0), parts.get(1), parts.get(2), null, null);
    }

    @PyMethod("__new__(name, value, *, type_params=<unrepresentable>)")
    static Object make(ThreadState ts, PyType cls, Object name, Object value, Object type_params) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("typealias", "argument 'name'", "str", name);
        }
        if (type_params != null && !(type_params instanceof PyTuple)) {
            throw Errors.typeError("type_params must be a tuple");
        }
        return new PyTypeAlias(name, type_params, null, value, TypeParameter.callerModule(ts));
    }

    Object __repr__() {
        return name;
    }

    Object __getitem__(Object key) {
        if (parameters == null) {
            throw Errors.typeError("Only generic type aliases are subscriptable");
        }
        return new PyGenericAlias(this, key);
    }

    Object __or__(ThreadState ts, Object other) {
        return PyUnionType.union(ts, this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return PyUnionType.union(ts, other, this);
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return name;
    }

    @PyGetter(value = "__name__", member = true)
    Object getName() {
        return name;
    }

    @PyGetter("__value__")
    Object getValue(ThreadState ts) {
        Object v = value;
        if (v == null) {
            v = Call.call(ts, computeValue);
            value = v;
        }
        return v;
    }

    @PyGetter("__type_params__")
    Object getTypeParams() {
        return parameters == null ? PyTuple.EMPTY : parameters;
    }

    @PyGetter("__parameters__")
    Object getParameters(ThreadState ts) {
        return parameters == null ? PyTuple.EMPTY : TypeParameter.unpackTuples(ts, parameters);
    }

    @PyGetter("__module__")
    Object getModule(ThreadState ts) {
        Object m = module != null ? module : computeValue == null ? null : Attr.lookup(ts, computeValue, "__module__");
        return m == null ? PyNone.NONE : m;
    }
}
