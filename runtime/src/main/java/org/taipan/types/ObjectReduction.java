package org.taipan.types;

import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Imports;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** How {@code object} reduces itself for {@code pickle} and {@code copy}, with the help of {@code copyreg}. */
final class ObjectReduction {
    private ObjectReduction() {
    }

    /** {@code _common_reduce}. */
    static Object reduce(ThreadState ts, Object self, int protocol) {
        Object copyreg = importCopyreg(ts);
        if (protocol < 2) {
            return Call.methodNamed(ts, copyreg, "_reduce_ex", self, (long) protocol);
        }
        PyType type = PyObject.typeOf(self);
        if (type.is(PyType.DISALLOW_INSTANTIATION)) {
            throw cannotPickle(type);
        }
        Object[] given = newArguments(ts, self);
        PyTuple args = (PyTuple) given[0];
        PyDict kwargs = (PyDict) given[1];
        Object factory;
        PyTuple factoryArgs;
        if (kwargs == null || kwargs.size() == 0) {
            factory = Attr.get(ts, copyreg, "__newobj__");
            Object[] all = new Object[1 + (args == null ? 0 : args.size())];
            all[0] = type;
            for (int i = 1; i < all.length; i++) {
                all[i] = args.get(i - 1);
            }
            factoryArgs = new PyTuple(all);
        } else {
            factory = Attr.get(ts, copyreg, "__newobj_ex__");
            factoryArgs = new PyTuple(type, args, kwargs);
        }
        boolean required = !(args != null || self instanceof PyList || self instanceof PyDict);
        Object state = stateOf(ts, self, required);
        Object listItems = self instanceof PyList ? Iter.iter(ts, self) : PyNone.NONE;
        Object dictItems = self instanceof PyDict ? Iter.iter(ts, Call.methodNamed(ts, self, "items")) : PyNone.NONE;
        return new PyTuple(factory, factoryArgs, state, listItems, dictItems);
    }

    private static org.taipan.objects.PyException cannotPickle(PyType type) {
        return Errors.typeError("cannot pickle '" + type.tpName() + "' object");
    }

    private static Object importCopyreg(ThreadState ts) {
        return Imports.module(ts, "copyreg");
    }

    /** {@code _PyObject_GetNewArguments}: the tuple and the dict that {@code __getnewargs_ex__} gives, or nulls. */
    private static Object[] newArguments(ThreadState ts, Object self) {
        PyType type = PyObject.typeOf(self);
        Object ex = type.lookup("__getnewargs_ex__");
        if (ex != null) {
            Object result = Call.method(ts, ex, self);
            if (!(result instanceof PyTuple pair)) {
                throw Errors.typeError("__getnewargs_ex__ should return a tuple, not '" + Obj.typeName(result) + "'");
            }
            if (pair.size() != 2) {
                throw Errors.valueError("__getnewargs_ex__ should return a tuple of length 2, not " + pair.size());
            }
            if (!(pair.get(0) instanceof PyTuple)) {
                throw Errors.typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '"
                        + Obj.typeName(pair.get(0)) + "'");
            }
            if (!(pair.get(1) instanceof PyDict)) {
                throw Errors.typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '"
                        + Obj.typeName(pair.get(1)) + "'");
            }
            return new Object[] {pair.get(0), pair.get(1)};
        }
        Object plain = type.lookup("__getnewargs__");
        if (plain != null) {
            Object result = Call.method(ts, plain, self);
            if (!(result instanceof PyTuple)) {
                throw Errors.typeError("__getnewargs__ should return a tuple, not '" + Obj.typeName(result) + "'");
            }
            return new Object[] {result, null};
        }
        return new Object[2];
    }

    /** {@code object_getstate}: the result of {@code __getstate__}; the default one checks for unknown fields. */
    private static Object stateOf(ThreadState ts, Object self, boolean required) {
        Object getstate = Attr.get(ts, self, "__getstate__");
        if (getstate instanceof PyBuiltinFunction f && f.self == self && f.table == PyType.OBJECT.table) {
            return state(ts, self, required);
        }
        return Call.call(ts, getstate);
    }

    /** {@code object_getstate_default}. */
    static Object state(ThreadState ts, Object self, boolean required) {
        PyType type = PyObject.typeOf(self);
        if (required && Layout.itemSize(type) != 0) {
            throw Errors.typeError("cannot pickle " + type.tpName() + " objects");
        }
        PyDict dict = self instanceof PyObject o && o.hasDict() ? o.dict() : null;
        Object state = dict == null || dict.size() == 0 ? PyNone.NONE : dict;
        Object names = slotNames(ts, type);
        if (required && type.layoutBase() != PyType.OBJECT) {
            throw cannotPickle(type);
        }
        if (names == PyNone.NONE || ((PyList) names).size() == 0) {
            if (required && type.reservedSlots() > reservedForAttributes(type)) {
                throw cannotPickle(type);
            }
            return state;
        }
        PyList list = (PyList) names;
        PyDict slots = new PyDict();
        int size = list.size();
        for (Object name : list.toArray()) {
            Object value = Attr.lookup(ts, self, PyBaseObject.attributeName(name));
            if (value != null) {
                slots.put(ts, name, value);
            }
            if (size != list.size()) {
                throw Errors.runtimeError("__slotsname__ changed size during iteration");
            }
        }
        return slots.size() > 0 ? new PyTuple(state, slots) : state;
    }

    private static int reservedForAttributes(PyType type) {
        return (type.hasDict ? 1 : 0) + (type.hasWeakref ? 1 : 0);
    }

    /** {@code _PyType_GetSlotNames}: a list of names, or None. */
    private static Object slotNames(ThreadState ts, PyType type) {
        Object names = type.namespace().getStr("__slotnames__");
        if (names != null) {
            if (names != PyNone.NONE && !(names instanceof PyList)) {
                throw Errors.typeError(type.tpName() + ".__slotnames__ should be a list or None, not "
                        + Obj.typeName(names));
            }
            return names;
        }
        names = Call.methodNamed(ts, importCopyreg(ts), "_slotnames", type);
        if (names != PyNone.NONE && !(names instanceof PyList)) {
            throw Errors.typeError("copyreg._slotnames didn't return a list or None");
        }
        return names;
    }
}
