package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code method}: a function (or other callable) bound to an instance. */
@PyTypeDef(name = "method", doc = "Create a bound instance method object.")
public final class PyMethod extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyMethodTable(), PyType.OBJECT, TypeFlags.HAS_WEAKREF);

    public final Object function;
    public final Object self;

    public PyMethod(Object function, Object self) {
        super(TYPE);
        this.function = function;
        this.self = self;
    }

    @org.taipan.annotations.PyMethod("__new__(function, instance, /)")
    static Object make(PyType cls, Object function, Object instance) {
        if (!Call.isCallable(function)) {
            throw Errors.typeError("first argument must be callable");
        }
        if (instance == PyNone.NONE) {
            throw Errors.typeError("instance must not be None");
        }
        return new PyMethod(function, instance);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return Call.vector(ts, function, all, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return Call.call(ts, function, self);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return Call.call(ts, function, self, a);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return Call.call(ts, function, self, a, b);
    }

    @org.taipan.annotations.PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, this, args, kwargs);
    }

    @org.taipan.annotations.PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object owner) {
        return this;
    }

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object descriptor = TYPE.lookup(n);
        if (descriptor != null) {
            Object get = typeOf(descriptor).slot(Slot.GET);
            return get == null ? descriptor : Call.method(ts, get, descriptor, this, TYPE);
        }
        return Attr.get(ts, function, n);
    }

    Object __eq__(ThreadState ts, Object other) {
        return other instanceof PyMethod m
                ? (Object) (Compare.eq(ts, function, m.function) && Obj.is(self, m.self))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    long __hash__(ThreadState ts) {
        return ts.interp.ids.number(self) >> 4 ^ Obj.hash(ts, function);
    }

    Object __repr__(ThreadState ts) {
        Object name = Attr.lookup(ts, function, "__qualname__");
        if (name == null) {
            name = Attr.lookup(ts, function, "__name__");
        }
        return PyStr.of("<bound method " + (name != null && PyStr.check(name) ? PyStr.toJava(name) : "?") + " of "
                + Obj.reprJava(ts, self) + ">");
    }

    @org.taipan.annotations.PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        Object name = Attr.get(ts, function, "__name__");
        return new PyTuple(ts.interp.builtins.getStr("getattr"), new PyTuple(self, name));
    }

    @PyGetter(value = "__func__", member = true)
    Object getFunction() {
        return function;
    }

    @PyGetter(value = "__self__", member = true)
    Object getSelf() {
        return self;
    }

    @PyGetter("__doc__")
    Object getDoc(ThreadState ts) {
        return Attr.get(ts, function, "__doc__");
    }
}
