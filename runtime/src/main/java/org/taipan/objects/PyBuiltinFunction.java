package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A builtin function, or a builtin method bound to its receiver: {@code builtin_function_or_method}. */
@PyTypeDef(name = "builtin_function_or_method")
public final class PyBuiltinFunction extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyBuiltinFunctionTable(), PyType.OBJECT, TypeFlags.HAS_WEAKREF);

    public final BuiltinTable table;
    public final int index;
    /** The receiver; of {@code __new__} and static methods the type, not passed; null for functions of modules. */
    public final Object self;
    /** The module of a module's function. */
    private final PyModule module;

    public PyBuiltinFunction(BuiltinTable table, int index, Object self, PyModule module) {
        super(TYPE);
        this.table = table;
        this.index = index;
        this.self = self;
        this.module = module;
    }

    /** What becomes of the receiver: 0: there is none, 1: it is passed, 2: it is the type of {@code __new__}. */
    public int receiver() {
        return self == null ? 0 : switch (table.kind(index)) {
            case NEW -> 2;
            case STATIC_METHOD -> 0;
            default -> 1;
        };
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        int receiver = receiver();
        if (receiver != 1) {
            if (receiver == 2) {
                checkNew(args);
            }
            return table.call(index, ts, args, kwnames);
        }
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return table.call(index, ts, all, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return switch (receiver()) {
            case 0 -> table.call0(index, ts);
            case 1 -> table.call1(index, ts, self);
            default -> call(ts, org.taipan.ops.Args.NONE, null);
        };
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return switch (receiver()) {
            case 0 -> table.call1(index, ts, a);
            case 1 -> table.call2(index, ts, self, a);
            default -> call(ts, new Object[] {a}, null);
        };
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return switch (receiver()) {
            case 0 -> table.call2(index, ts, a, b);
            case 1 -> table.call3(index, ts, self, a, b);
            default -> call(ts, new Object[] {a, b}, null);
        };
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return receiver() == 0 ? table.call3(index, ts, a, b, c) : call(ts, new Object[] {a, b, c}, null);
    }

    /** The checks of {@code tp_new_wrapper} on an explicit {@code T.__new__(S, …)}. */
    private void checkNew(Object[] args) {
        PyType owner = (PyType) self;
        String name = owner.tpName();
        if (args.length == 0) {
            throw Errors.typeError(name + ".__new__(): not enough arguments");
        }
        if (!(args[0] instanceof PyType sub)) {
            throw Errors.typeError(name + ".__new__(X): X is not a type object (" + typeOf(args[0]).tpName() + ")");
        }
        if (!sub.isSubtype(owner)) {
            throw Errors.typeError(name + ".__new__(" + sub.tpName() + "): " + sub.tpName() + " is not a subtype of " + name);
        }
        PyType built = sub.builtinBase();
        if (built != owner && built.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self != owner) {
            throw Errors.typeError(name + ".__new__(" + sub.tpName() + ") is not safe, use " + built.tpName() + ".__new__()");
        }
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, org.taipan.types.PyDict kwargs) {
        return org.taipan.ops.Call.withDict(ts, this, args, kwargs);
    }

    boolean __eq__(Object other) {
        return other instanceof PyBuiltinFunction f && f.table == table && f.index == index
                && (f.self == self || self != null && f.self != null && org.taipan.ops.Obj.is(self, f.self));
    }

    long __hash__() {
        return System.identityHashCode(table) * 31L + index
                + (self instanceof PyObject ? System.identityHashCode(self) : self == null ? 0 : self.hashCode());
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return self == null || self == module ? PyStr.of(table.name(index))
                : org.taipan.ops.Attr.reduceByName(ts, self, table.name(index));
    }

    @PyGetter("__self__")
    Object getSelf() {
        return self != null ? self : module != null ? module : PyNone.NONE;
    }

    @PyGetter(value = "__module__", member = true)
    Object getModule() {
        return module != null ? PyStr.of(module.name()) : PyNone.NONE;
    }

    @PyGetter("__name__")
    Object getName() {
        return PyStr.of(table.name(index));
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        String name = table.name(index);
        return PyStr.of(self == null ? name : (self instanceof PyType t ? t : typeOf(self)).name() + "." + name);
    }

    @PyGetter("__doc__")
    Object getDoc() {
        String doc = table.doc(index);
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }

    @PyGetter("__text_signature__")
    Object getTextSignature() {
        String signature = table.textSignature(index);
        return signature == null || signature.isEmpty() ? PyNone.NONE : PyStr.of(signature);
    }

    Object __repr__() {
        if (self == null) {
            return PyStr.of("<built-in function " + table.name(index) + ">");
        }
        return PyStr.of("<built-in method " + table.name(index) + " of " + typeOf(self).tpName() + " object at "
                + org.taipan.ops.Obj.address(self) + ">");
    }
}
