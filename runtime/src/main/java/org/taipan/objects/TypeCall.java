package org.taipan.objects;

import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** Calling a type: {@code type_call} and a metaclass's {@code __call__}. */
public final class TypeCall {
    private TypeCall() {
    }

    static Object call(ThreadState ts, PyType type, Object[] args, String[] kwnames) {
        PyType meta = type.type();
        if (meta != PyType.TYPE) {
            Object slot = meta.slot(Slot.CALL);
            if (!(slot instanceof PyWrapperDescriptor w && w.owner == PyType.TYPE)) {
                return Call.method(ts, slot, type, args, kwnames);
            }
        }
        return instantiate(ts, type, args, kwnames);
    }

    /** The same with one argument: builtin types without an {@code __init__} need no array for it. */
    static Object call(ThreadState ts, PyType type, Object a) {
        if (type.type() == PyType.TYPE && type != PyType.TYPE && !type.isHeapType()
                && type.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self == type
                && f.table.kind(f.index) == BuiltinTable.Kind.NEW) {
            Object made = f.table.call2(f.index, ts, type, a);
            PyType t = PyObject.typeOf(made);
            return t == type && t.slot(Slot.INIT) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT ? made
                    : initialise(ts, type, made, new Object[] {a}, null);
        }
        if (type.type() == PyType.TYPE && isPlainException(type)) {
            return PyBaseException.create(type, new PyTuple(a));
        }
        return call(ts, type, new Object[] {a}, null);
    }

    /** Whether instances are made and initialised by BaseException itself: their arguments are all there is to them. */
    private static boolean isPlainException(PyType type) {
        return type.slot(Slot.INIT) instanceof PyWrapperDescriptor w && w.owner == PyBaseException.TYPE
                && type.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self == PyBaseException.TYPE
                && !type.is(TypeFlags.DISALLOW_INSTANTIATION);
    }

    /** {@code type.__call__}: {@code __new__}, then {@code __init__} if the result is an instance. */
    public static Object instantiate(ThreadState ts, PyType type, Object[] args, String[] kwnames) {
        if (type == PyType.TYPE) {
            if (args.length == 1 && kwnames == null) {
                return PyObject.typeOf(args[0]);
            }
            if (args.length - (kwnames == null ? 0 : kwnames.length) != 3) {
                throw Errors.typeError("type() takes 1 or 3 arguments");
            }
        }
        if (kwnames == null && isPlainException(type)) {
            return PyBaseException.create(type, new PyTuple(args.clone()));
        }
        Object factory = type.is(TypeFlags.DISALLOW_INSTANTIATION) ? null : type.slot(Slot.NEW);
        if (factory == null) {
            throw Errors.typeError("cannot create '" + type.tpName() + "' instances");
        }
        Object[] all = new Object[args.length + 1];
        all[0] = type;
        System.arraycopy(args, 0, all, 1, args.length);
        Object made;
        if (factory instanceof PyBuiltinFunction f && f.table.kind(f.index) == BuiltinTable.Kind.NEW) {
            made = f.table.call(f.index, ts, all, kwnames);
        } else {
            made = Call.vector(ts, Call.unwrapStatic(ts, factory, type), all, kwnames);
        }
        return initialise(ts, type, made, args, kwnames);
    }

    /** The second half of an instantiation: what {@code __new__} has made is initialised if it is an instance of the type. */
    public static Object initialise(ThreadState ts, PyType type, Object made, Object[] args, String[] kwnames) {
        PyType t = PyObject.typeOf(made);
        if (t != type && !t.isSubtype(type)) {
            return made;
        }
        Object init = t.slot(Slot.INIT);
        if (init instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT) {
            if (args.length > 0) {
                org.taipan.types.PyBaseObject.checkInitArguments(t);
            }
        } else if (init != null) {
            Object result = Call.method(ts, init, made, args, kwnames);
            if (result != PyNone.NONE) {
                throw Errors.typeError("__init__() should return None, not '" + PyObject.typeOf(result).name() + "'");
            }
        }
        return made;
    }
}
