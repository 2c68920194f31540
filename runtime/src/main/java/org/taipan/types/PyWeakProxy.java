package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.Finalization;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.WeakReferences;
import org.taipan.ops.Attr;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** {@code weakref.proxy}: stands for an object without keeping it alive. Callable objects get a {@link Callable}. */
@PyTypeDef(name = "ProxyType", module = "weakref")
public sealed class PyWeakProxy extends PyObject implements WeakReferences.Weak {
    public static final PyType TYPE = PyType.builtin(new PyWeakProxyTable(), PyType.OBJECT, 0);

    private final Finalization.Referent referent;
    private final boolean isBasic;

    private PyWeakProxy(ThreadState ts, PyType cls, PyObject object, Object callback) {
        super(cls);
        referent = new Finalization.Referent(object, this, callback, Finalization.of(ts.interp));
        isBasic = callback == null;
    }

    /** A proxy for {@code o}; {@code callback} may be null. @throws org.taipan.objects.PyException TypeError */
    public static PyWeakProxy to(ThreadState ts, Object o, Object callback) {
        PyObject object = PyWeakRef.checkReferable(o);
        PyWeakProxy fresh = Call.isCallable(o) ? new Callable(ts, object, callback)
                : new PyWeakProxy(ts, TYPE, object, callback);
        WeakReferences references = object.makeWeakReferences();
        if (callback == null) {
            return (PyWeakProxy) references.basic(fresh.type(), fresh);
        }
        references.add(fresh);
        return fresh;
    }

    @Override
    public int rank() {
        return isBasic ? PROXY : OTHER;
    }

    /** The object behind a proxy; anything else itself. @throws org.taipan.objects.PyException ReferenceError */
    static Object unwrap(Object o) {
        if (!(o instanceof PyWeakProxy p)) {
            return o;
        }
        Object object = p.referent.get();
        if (object == null) {
            throw Errors.of(Exc.ReferenceError, "weakly-referenced object no longer exists");
        }
        return object;
    }

    Object __getattribute__(ThreadState ts, Object name) {
        return Attr.get(ts, unwrap(this), PyBaseObject.attributeName(name));
    }

    void __setattr__(ThreadState ts, Object name, Object value) {
        Attr.set(ts, unwrap(this), PyBaseObject.attributeName(name), value);
    }

    void __delattr__(ThreadState ts, Object name) {
        Attr.delete(ts, unwrap(this), PyBaseObject.attributeName(name));
    }

    Object __str__(ThreadState ts) {
        return Obj.str(ts, unwrap(this));
    }

    Object __repr__() {
        PyObject o = referent.get();
        return PyStr.of("<weakproxy at " + Obj.address(this) + "; " + (o == null ? "dead>" : "to '"
                + PyTypeObject.fullyQualifiedName(o.type()) + "' at " + Obj.address(o) + ">"));
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return Compare.rich(ts, unwrap(this), unwrap(other), op);
    }

    boolean __bool__(ThreadState ts) {
        return Obj.isTrue(ts, unwrap(this));
    }

    long __len__(ThreadState ts) {
        return Obj.length(ts, unwrap(this));
    }

    Object __getitem__(ThreadState ts, Object key) {
        return Item.get(ts, unwrap(this), unwrap(key));
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        Item.set(ts, unwrap(this), key, value);
    }

    void __delitem__(ThreadState ts, Object key) {
        Item.delete(ts, unwrap(this), key);
    }

    boolean __contains__(ThreadState ts, Object value) {
        return Item.contains(ts, unwrap(this), value);
    }

    Object __iter__(ThreadState ts) {
        return Iter.iter(ts, unwrap(this));
    }

    Object __next__(ThreadState ts) {
        Object o = unwrap(this);
        if (typeOf(o).slot(Slot.NEXT) == null) {
            throw Errors.typeError("Weakref proxy referenced a non-iterator '" + Obj.typeName(o) + "' object");
        }
        Object v = Iter.next(ts, o);
        if (v == null) {
            throw Errors.stopIteration(null);
        }
        return v;
    }

    @PyMethod("__bytes__()")
    Object bytes(ThreadState ts) {
        return Call.methodNamed(ts, unwrap(this), "__bytes__");
    }

    @PyMethod("__reversed__()")
    Object reversed(ThreadState ts) {
        return Call.methodNamed(ts, unwrap(this), "__reversed__");
    }

    Object __add__(ThreadState ts, Object other) {
        return BinaryOp.ADD.apply(ts, unwrap(this), unwrap(other));
    }

    Object __radd__(ThreadState ts, Object other) {
        return BinaryOp.ADD.apply(ts, unwrap(other), unwrap(this));
    }

    Object __iadd__(ThreadState ts, Object other) {
        return BinaryOp.ADD.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __sub__(ThreadState ts, Object other) {
        return BinaryOp.SUB.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rsub__(ThreadState ts, Object other) {
        return BinaryOp.SUB.apply(ts, unwrap(other), unwrap(this));
    }

    Object __isub__(ThreadState ts, Object other) {
        return BinaryOp.SUB.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __mul__(ThreadState ts, Object other) {
        return BinaryOp.MUL.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rmul__(ThreadState ts, Object other) {
        return BinaryOp.MUL.apply(ts, unwrap(other), unwrap(this));
    }

    Object __imul__(ThreadState ts, Object other) {
        return BinaryOp.MUL.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __mod__(ThreadState ts, Object other) {
        return BinaryOp.MOD.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rmod__(ThreadState ts, Object other) {
        return BinaryOp.MOD.apply(ts, unwrap(other), unwrap(this));
    }

    Object __imod__(ThreadState ts, Object other) {
        return BinaryOp.MOD.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __lshift__(ThreadState ts, Object other) {
        return BinaryOp.LSHIFT.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rlshift__(ThreadState ts, Object other) {
        return BinaryOp.LSHIFT.apply(ts, unwrap(other), unwrap(this));
    }

    Object __ilshift__(ThreadState ts, Object other) {
        return BinaryOp.LSHIFT.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __rshift__(ThreadState ts, Object other) {
        return BinaryOp.RSHIFT.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rrshift__(ThreadState ts, Object other) {
        return BinaryOp.RSHIFT.apply(ts, unwrap(other), unwrap(this));
    }

    Object __irshift__(ThreadState ts, Object other) {
        return BinaryOp.RSHIFT.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __and__(ThreadState ts, Object other) {
        return BinaryOp.AND.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rand__(ThreadState ts, Object other) {
        return BinaryOp.AND.apply(ts, unwrap(other), unwrap(this));
    }

    Object __iand__(ThreadState ts, Object other) {
        return BinaryOp.AND.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __xor__(ThreadState ts, Object other) {
        return BinaryOp.XOR.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rxor__(ThreadState ts, Object other) {
        return BinaryOp.XOR.apply(ts, unwrap(other), unwrap(this));
    }

    Object __ixor__(ThreadState ts, Object other) {
        return BinaryOp.XOR.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __or__(ThreadState ts, Object other) {
        return BinaryOp.OR.apply(ts, unwrap(this), unwrap(other));
    }

    Object __ror__(ThreadState ts, Object other) {
        return BinaryOp.OR.apply(ts, unwrap(other), unwrap(this));
    }

    Object __ior__(ThreadState ts, Object other) {
        return BinaryOp.OR.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __floordiv__(ThreadState ts, Object other) {
        return BinaryOp.FLOORDIV.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rfloordiv__(ThreadState ts, Object other) {
        return BinaryOp.FLOORDIV.apply(ts, unwrap(other), unwrap(this));
    }

    Object __ifloordiv__(ThreadState ts, Object other) {
        return BinaryOp.FLOORDIV.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __truediv__(ThreadState ts, Object other) {
        return BinaryOp.TRUEDIV.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rtruediv__(ThreadState ts, Object other) {
        return BinaryOp.TRUEDIV.apply(ts, unwrap(other), unwrap(this));
    }

    Object __itruediv__(ThreadState ts, Object other) {
        return BinaryOp.TRUEDIV.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __matmul__(ThreadState ts, Object other) {
        return BinaryOp.MATMUL.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rmatmul__(ThreadState ts, Object other) {
        return BinaryOp.MATMUL.apply(ts, unwrap(other), unwrap(this));
    }

    Object __imatmul__(ThreadState ts, Object other) {
        return BinaryOp.MATMUL.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __neg__(ThreadState ts) {
        return Number.negative(ts, unwrap(this));
    }

    Object __pos__(ThreadState ts) {
        return Number.positive(ts, unwrap(this));
    }

    Object __abs__(ThreadState ts) {
        return Number.absolute(ts, unwrap(this));
    }

    Object __invert__(ThreadState ts) {
        return Number.invert(ts, unwrap(this));
    }

    Object __index__(ThreadState ts) {
        return Number.index(ts, unwrap(this));
    }

    Object __divmod__(ThreadState ts, Object other) {
        return BinaryOp.DIVMOD.apply(ts, unwrap(this), unwrap(other));
    }

    Object __rdivmod__(ThreadState ts, Object other) {
        return BinaryOp.DIVMOD.apply(ts, unwrap(other), unwrap(this));
    }

    Object __pow__(ThreadState ts, Object other, Object mod) {
        return Number.power(ts, unwrap(this), unwrap(other), unwrap(mod));
    }

    Object __rpow__(ThreadState ts, Object other, Object mod) {
        return Number.power(ts, unwrap(other), unwrap(this), unwrap(mod));
    }

    Object __ipow__(ThreadState ts, Object other) {
        return BinaryOp.POW.applyInPlace(ts, unwrap(this), unwrap(other));
    }

    Object __int__(ThreadState ts) {
        return Call.call(ts, PyLong.TYPE, unwrap(this));
    }

    Object __float__(ThreadState ts) {
        return Call.call(ts, PyFloat.TYPE, unwrap(this));
    }

    /** {@code weakref.CallableProxyType}. */
    @PyTypeDef(name = "CallableProxyType", module = "weakref")
    public static final class Callable extends PyWeakProxy {
        public static final PyType TYPE =
                PyType.builtin(new PyWeakProxyCallableTable(), PyWeakProxy.TYPE, PyType.DISALLOW_INSTANTIATION);

        private Callable(ThreadState ts, PyObject object, Object callback) {
            super(ts, TYPE, object, callback);
        }

        @PyMethod("__call__(*args, **kwargs)")
        Object __call__(ThreadState ts, Object[] args, PyDict kwargs) {
            return Call.withDict(ts, unwrap(this), args, kwargs);
        }
    }
}
