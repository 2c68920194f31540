package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.TableDescriptor;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code super}: attribute access along the MRO after a class. */
@PyTypeDef(name = "super", doc = "super() -> same as super(__class__, <first argument>)\n"
        + "super(type) -> unbound super object\n"
        + "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
        + "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
        + "Typical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n"
        + "        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n"
        + "    def cmeth(cls, arg):\n        super().cmeth(arg)\n")
public final class PySuper extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySuperTable(), PyType.OBJECT, PyType.BASETYPE);

    /** {@code __thisclass__}, {@code __self__} and {@code __self_class__}; null where Python sees None. */
    private record State(PyType thisClass, Object self, PyType selfClass) {
    }

    private static final State UNSET = new State(null, null, null);

    private volatile State state = UNSET;

    private PySuper(PyType cls) {
        super(cls);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PySuper(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, Object[] args, PyDict kwargs) {
        if (kwargs.size() != 0) {
            throw Errors.typeError("super() takes no keyword arguments");
        }
        if (args.length > 2) {
            throw Errors.typeError("super() expected at most 2 arguments, got " + args.length);
        }
        if (args.length == 0) {
            state = fromFrame(ts);
            return;
        }
        if (!(args[0] instanceof PyType type)) {
            throw Errors.typeError("super() argument 1 must be a type, not " + Obj.typeName(args[0]));
        }
        state = bound(ts, type, args.length == 1 ? PyNone.NONE : args[1]);
    }

    private static State bound(ThreadState ts, PyType type, Object self) {
        return self == PyNone.NONE ? new State(type, null, null) : new State(type, self, check(ts, type, self));
    }

    /** {@code supercheck}: the class from whose MRO to look up for {@code self}. @throws PyException TypeError */
    private static PyType check(ThreadState ts, PyType type, Object self) {
        if (self instanceof PyType t && t.isSubtype(type)) {
            return t;
        }
        PyType own = typeOf(self);
        if (own.isSubtype(type)) {
            return own;
        }
        if (Attr.lookup(ts, self, "__class__") instanceof PyType claimed && claimed != own && claimed.isSubtype(type)) {
            return claimed;
        }
        throw Errors.typeError("super(type, obj): obj (" + (self instanceof PyType t ? "type " + t.tpName()
                : "instance of " + own.tpName()) + ") is not an instance or subtype of type (" + type.tpName() + ").");
    }

    /** The class and the first argument that {@code super()} finds in the calling function. */
    private static State fromFrame(ThreadState ts) {
        PyFrame frame = ts.frame;
        if (frame == null) {
            throw Errors.runtimeError("super(): no current frame");
        }
        PyCode code = frame.code;
        if (code.argCount == 0) {
            throw Errors.runtimeError("super(): no arguments");
        }
        Object first = frame.localPlus(0);
        if ((code.localsPlusKinds[0] & PyCode.KIND_CELL) != 0 && first instanceof PyCell cell) {
            first = cell.get();
        }
        if (first == null) {
            throw Errors.runtimeError("super(): arg[0] deleted");
        }
        for (int i = code.localsPlusNames.length - code.freeCount; i < code.localsPlusNames.length; i++) {
            if (code.localsPlusNames[i].equals("__class__")) {
                if (!(frame.localPlus(i) instanceof PyCell cell)) {
                    throw Errors.runtimeError("super(): bad __class__ cell");
                }
                Object type = cell.get();
                if (type == null) {
                    throw Errors.runtimeError("super(): empty __class__ cell");
                }
                if (!(type instanceof PyType t)) {
                    throw Errors.runtimeError("super(): __class__ is not a type (" + Obj.typeName(type) + ")");
                }
                return bound(ts, t, first);
            }
        }
        throw Errors.runtimeError("super(): __class__ cell not found");
    }

    // ---- lookup -----------------------------------------------------------------------------------------------------

    /** What a lookup for {@code super(…, self)} found in the MRO of {@code start}, bound. */
    public static Object bind(ThreadState ts, Object found, Object self, PyType start) {
        Object get = typeOf(found).slot(Slot.GET);
        if (get == null) {
            return found;
        }
        if (self == start) {
            return Call.method(ts, get, found, PyNone.NONE, start);
        }
        return found instanceof TableDescriptor d ? d.bound(ts, self, start) : Call.method(ts, get, found, self, start);
    }

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        State s = state;
        if (s.selfClass != null && !n.equals("__class__")) {
            Object found = s.selfClass.lookupAfter(s.thisClass, n);
            if (found != null) {
                return bind(ts, found, s.self, s.selfClass);
            }
        }
        Object v = Attr.generic(ts, this, type(), n);
        if (v == null) {
            throw Errors.noAttribute(this, n);
        }
        return v;
    }

    Object __get__(ThreadState ts, Object instance, Object owner) {
        State s = state;
        if (instance == PyNone.NONE || s.self != null || s.thisClass == null) {
            return this;
        }
        if (type() != TYPE) {
            return Call.call(ts, type(), s.thisClass, instance);
        }
        PySuper bound = new PySuper(TYPE);
        bound.state = new State(s.thisClass, instance, check(ts, s.thisClass, instance));
        return bound;
    }

    Object __repr__() {
        State s = state;
        String cls = s.thisClass == null ? "NULL" : s.thisClass.tpName();
        return PyStr.of("<super: <class '" + cls + "'>, "
                + (s.selfClass == null ? "NULL>" : "<" + s.selfClass.tpName() + " object>>"));
    }

    @PyGetter(value = "__thisclass__", doc = "the class invoking super()", member = true)
    Object getThisClass() {
        return orNone(state.thisClass);
    }

    @PyGetter(value = "__self__", doc = "the instance invoking super(); may be None", member = true)
    Object getSelf() {
        return orNone(state.self);
    }

    @PyGetter(value = "__self_class__", doc = "the type of the instance invoking super(); may be None", member = true)
    Object getSelfClass() {
        return orNone(state.selfClass);
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }
}
