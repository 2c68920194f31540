package org.taipan.types;

import java.util.List;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.Finalization;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.WeakReferences;
import org.taipan.ops.Attr;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code weakref.ref}. */
@PyTypeDef(name = "ReferenceType", module = "weakref")
public final class PyWeakRef extends PyObject implements WeakReferences.Weak {
    public static final PyType TYPE = PyType.builtin(new PyWeakRefTable(), PyType.OBJECT, PyType.BASETYPE);

    private final Finalization.Referent referent;
    private final boolean isBasic;
    private volatile long hash;
    private volatile boolean isHashed;

    private PyWeakRef(ThreadState ts, PyType cls, PyObject object, Object callback) {
        super(cls);
        referent = new Finalization.Referent(object, this, callback, Finalization.of(ts.interp));
        isBasic = callback == null;
    }

    /** A weak reference to {@code o}; {@code callback} may be null. @throws PyException TypeError */
    public static PyWeakRef to(ThreadState ts, PyType cls, Object o, Object callback) {
        PyObject object = checkReferable(o);
        PyWeakRef fresh = new PyWeakRef(ts, cls, object, callback);
        WeakReferences references = object.makeWeakReferences();
        if (callback == null && cls == TYPE) {
            return (PyWeakRef) references.basic(TYPE, fresh);
        }
        references.add(fresh);
        return fresh;
    }

    /** {@code o} as an object that can be weakly referenced. @throws PyException TypeError if it cannot */
    static PyObject checkReferable(Object o) {
        if (o instanceof PyObject p && p.type().hasWeakref) {
            return p;
        }
        throw Errors.typeError("cannot create weak reference to '" + Obj.typeName(o) + "' object");
    }

    /** {@code __weakref__}: the first weak reference to {@code o}, or None. */
    static Object first(Object o) {
        WeakReferences references = o instanceof PyObject p ? p.weakReferences() : null;
        List<PyObject> all = references == null ? List.of() : references.all();
        return all.isEmpty() ? PyNone.NONE : all.getFirst();
    }

    /** The object, or null when it is gone. */
    public PyObject object() {
        return referent.get();
    }

    @Override
    public int rank() {
        return isBasic && type() == TYPE ? REFERENCE : OTHER;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        checkArguments("__new__", args);
        return to(ts, cls, args[0], args.length < 2 || args[1] == PyNone.NONE ? null : args[1]);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(Object[] args, PyDict kwargs) {
        if (kwargs.size() > 0) {
            throw Errors.typeError("ref() takes no keyword arguments");
        }
        checkArguments("__init__", args);
    }

    private static void checkArguments(String function, Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError(function + " expected at " + (args.length < 1 ? "least 1 argument" : "most 2 arguments")
                    + ", got " + args.length);
        }
    }

    @PyMethod("__call__()")
    Object __call__() {
        PyObject o = referent.get();
        return o == null ? PyNone.NONE : o;
    }

    @Override
    public Object call0(ThreadState ts) {
        return type() == TYPE ? __call__() : super.call0(ts);
    }

    long __hash__(ThreadState ts) {
        if (!isHashed) {
            PyObject o = referent.get();
            if (o == null) {
                throw Errors.typeError("weak object has gone away");
            }
            hash = Obj.hash(ts, o);
            isHashed = true;
        }
        return hash;
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE || !(other instanceof PyWeakRef r)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject a = referent.get();
        PyObject b = r.referent.get();
        if (a == null || b == null) {
            return (this == other) == (op == Slot.EQ);
        }
        return Compare.rich(ts, a, b, op);
    }

    Object __repr__(ThreadState ts) {
        PyObject o = referent.get();
        if (o == null) {
            return PyStr.of("<weakref at " + Obj.address(this) + "; dead>");
        }
        Object name = Attr.special(ts, o, "__name__");
        return PyStr.of("<weakref at " + Obj.address(this) + "; to '" + PyTypeObject.fullyQualifiedName(o.type())
                + "' at " + Obj.address(o) + (name != null && PyStr.check(name) ? " (" + PyStr.toJava(name) + ")>" : ">"));
    }

    @PyGetter(value = "__callback__", member = true)
    Object getCallback() {
        Object c = referent.callback();
        return c == null ? PyNone.NONE : c;
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetItem(PyType cls, Object object) {
        return new PyGenericAlias(cls, object);
    }
}
