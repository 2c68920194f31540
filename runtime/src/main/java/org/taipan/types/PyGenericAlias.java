package org.taipan.types;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code types.GenericAlias}: {@code list[int]}. Immutable. */
@PyTypeDef(name = "GenericAlias", module = "types", doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], "
        + "t.__origin__ is list and t.__args__ is (int,).")
public final class PyGenericAlias extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyGenericAliasTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_WEAKREF);
    /** The attributes that are the alias's own; all others are the origin's. */
    private static final List<String> OWN = List.of("__class__", "__bases__", "__origin__", "__args__", "__unpacked__",
            "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__",
            "__copy__", "__deepcopy__");

    private final Object origin;
    private final PyTuple args;
    private final boolean starred;
    private volatile PyTuple parameters;

    /** {@code origin[args]}: {@code Py_GenericAlias}. */
    public PyGenericAlias(Object origin, Object args) {
        this(TYPE, origin, args, false);
    }

    private PyGenericAlias(PyType cls, Object origin, Object args, boolean starred) {
        super(cls);
        this.origin = origin;
        this.args = args instanceof PyTuple t ? t : new PyTuple(args);
        this.starred = starred;
    }

    public Object origin() {
        return origin;
    }

    public PyTuple args() {
        return args;
    }

    public boolean isStarred() {
        return starred;
    }

    @PyMethod("__new__(origin, args, /)")
    static Object make(PyType cls, Object origin, Object args) {
        return new PyGenericAlias(cls, origin, args, false);
    }

    // ---- text -------------------------------------------------------------------------------------------------------

    /** An argument as the reprs of aliases and unions show it: classes by qualified name. */
    static String describe(ThreadState ts, Object o) {
        if (Attr.lookup(ts, o, "__origin__") != null && Attr.lookup(ts, o, "__args__") != null) {
            return Obj.reprJava(ts, o);
        }
        Object qualname = Attr.lookup(ts, o, "__qualname__");
        Object module = qualname == null ? null : Attr.lookup(ts, o, "__module__");
        if (module == null || module == PyNone.NONE) {
            return Obj.reprJava(ts, o);
        }
        String prefix = Obj.strJava(ts, module);
        return (PyStr.check(module) && prefix.equals("builtins") ? "" : prefix + ".") + Obj.strJava(ts, qualname);
    }

    private static String describeArgument(ThreadState ts, Object o) {
        return o == PyEllipsis.ELLIPSIS ? "..." : describe(ts, o);
    }

    Object __repr__(ThreadState ts) {
        List<String> parts = new ArrayList<>();
        for (Object o : args.items()) {
            if (typeOf(o) == PyList.TYPE) {
                List<String> items = new ArrayList<>();
                for (Object item : ((PyList) o).toArray()) {
                    items.add(describeArgument(ts, item));
                }
                parts.add("[" + String.join(", ", items) + "]");
            } else {
                parts.add(describeArgument(ts, o));
            }
        }
        return PyStr.of((starred ? "*" : "") + describeArgument(ts, origin) + "["
                + (parts.isEmpty() ? "()" : String.join(", ", parts)) + "]");
    }

    // ---- behaviour --------------------------------------------------------------------------------------------------

    @Override
    public Object call(ThreadState ts, Object[] arguments, String[] kwnames) {
        Object made = Call.vector(ts, origin, arguments, kwnames);
        try {
            Attr.set(ts, made, "__orig_class__", this);
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError) && !e.matches(Exc.TypeError)) {
                throw e;
            }
        }
        return made;
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object __call__(ThreadState ts, Object[] arguments, PyDict kwargs) {
        return Call.withDict(ts, this, arguments, kwargs);
    }

    Object __getitem__(ThreadState ts, Object item) {
        return new PyGenericAlias(TYPE, origin,
                new PyTuple(TypeParameters.substitute(ts, this, args, parameters(ts), item)), starred);
    }

    private PyTuple parameters(ThreadState ts) {
        PyTuple p = parameters;
        if (p == null) {
            p = TypeParameters.collect(ts, args);
            parameters = p;
        }
        return p;
    }

    Object __eq__(ThreadState ts, Object other) {
        if (!(other instanceof PyGenericAlias g)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return starred == g.starred && Compare.eq(ts, origin, g.origin) && Compare.eq(ts, args, g.args);
    }

    long __hash__(ThreadState ts) {
        return Obj.hash(ts, origin) ^ Obj.hash(ts, args);
    }

    Object __or__(ThreadState ts, Object other) {
        return PyUnionType.union(ts, this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return PyUnionType.union(ts, other, this);
    }

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        if (!OWN.contains(n)) {
            return Attr.get(ts, origin, n);
        }
        Object v = Attr.generic(ts, this, type(), n);
        if (v == null) {
            throw Errors.noAttribute(this, n);
        }
        return v;
    }

    Object __iter__() {
        return new StarIterator(this);
    }

    @PyMethod("__mro_entries__(bases, /)")
    Object mroEntries(Object bases) {
        return new PyTuple(origin);
    }

    @PyMethod("__instancecheck__(instance, /)")
    Object instanceCheck(Object instance) {
        throw Errors.typeError("isinstance() argument 2 cannot be a parameterized generic");
    }

    @PyMethod("__subclasscheck__(cls, /)")
    Object subclassCheck(Object cls) {
        throw Errors.typeError("issubclass() argument 2 cannot be a parameterized generic");
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return starred ? new PyTuple(ts.interp.builtins.getStr("next"), new PyTuple(new StarIterator(
                new PyGenericAlias(origin, args)))) : new PyTuple(type(), new PyTuple(origin, args));
    }

    @PyMethod("__dir__()")
    Object dir(ThreadState ts) {
        PyDict names = new PyDict();
        for (Object name : org.taipan.ops.Iter.toArray(ts, Call.call(ts, Attr.special(ts, origin, "__dir__")))) {
            names.put(ts, name, PyNone.NONE);
        }
        for (String name : OWN) {
            names.putStr(name, PyNone.NONE);
        }
        return new PyList(names.keys());
    }

    @PyGetter(value = "__origin__", member = true)
    Object getOrigin() {
        return origin;
    }

    @PyGetter(value = "__args__", member = true)
    Object getArgs() {
        return args;
    }

    @PyGetter(value = "__unpacked__", member = true)
    boolean getUnpacked() {
        return starred;
    }

    @PyGetter(value = "__parameters__", doc = "Type variables in the GenericAlias.")
    Object getParameters(ThreadState ts) {
        return parameters(ts);
    }

    @PyGetter("__typing_unpacked_tuple_args__")
    Object getUnpackedTupleArgs() {
        return starred && origin == PyTuple.TYPE ? args : PyNone.NONE;
    }

    /** {@code iter(list[int])}: gives {@code *list[int]}, once. */
    @PyTypeDef(name = "generic_alias_iterator")
    public static final class StarIterator extends NativeIterator {
        public static final PyType TYPE = PyType.builtin(new PyGenericAliasStarIteratorTable(), PyType.OBJECT, 0);

        private final java.util.concurrent.atomic.AtomicReference<PyGenericAlias> alias;

        StarIterator(PyGenericAlias alias) {
            super(TYPE);
            this.alias = new java.util.concurrent.atomic.AtomicReference<>(alias);
        }

        @Override
        public Object next(ThreadState ts) {
            PyGenericAlias a = alias.getAndSet(null);
            return a == null ? null : new PyGenericAlias(PyGenericAlias.TYPE, a.origin, a.args, true);
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }

        @PyMethod("__reduce__()")
        Object reduce(ThreadState ts) {
            // looking up the builtin may run Python code, and that may move this iterator
            Object iter = PyFrame.builtin(ts, "iter");
            PyGenericAlias a = alias.get();
            return new PyTuple(iter, new PyTuple(a == null ? PyTuple.EMPTY : a));
        }
    }
}
