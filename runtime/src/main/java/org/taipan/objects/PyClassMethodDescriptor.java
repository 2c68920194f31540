package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A class method of a builtin type: {@code classmethod_descriptor}. */
@PyTypeDef(name = "classmethod_descriptor")
public final class PyClassMethodDescriptor extends TableDescriptor {
    public static final PyType TYPE = PyType.builtin(new PyClassMethodDescriptorTable(), PyType.OBJECT, 0);

    PyClassMethodDescriptor(PyType owner, BuiltinTable table, int index) {
        super(TYPE, owner, table, index);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, org.taipan.types.PyDict kwargs) {
        if (args.length == 0) {
            throw Errors.typeError("descriptor '" + entryName() + "' of '" + owner.tpName()
                    + "' object needs an argument");
        }
        Object bound = bindTo(asType(args[0]));
        Object[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
        return org.taipan.ops.Call.withDict(ts, bound, rest, kwargs);
    }

    @Override
    public Object bound(ThreadState ts, Object self, PyType type) {
        return bindTo(type);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object ownerType) {
        if (ownerType == PyNone.NONE) {
            if (instance == PyNone.NONE) {
                throw Errors.typeError("__get__(None, None) is invalid");
            }
            return bindTo(typeOf(instance));
        }
        return bindTo(asType(ownerType));
    }

    private PyType asType(Object o) {
        if (o instanceof PyType t) {
            return t;
        }
        throw Errors.typeError("descriptor '" + entryName() + "' for type '" + owner.tpName()
                + "' needs a type, not a '" + typeOf(o).tpName() + "' as arg 2");
    }

    private Object bindTo(PyType t) {
        if (!t.isSubtype(owner)) {
            throw Errors.typeError("descriptor '" + entryName() + "' requires a subtype of '" + owner.tpName()
                    + "' but received '" + t.tpName() + "'");
        }
        return new PyBuiltinFunction(table, index, t, null);
    }

    @PyGetter(value = "__name__", member = true)
    Object getName() {
        return PyStr.of(entryName());
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return PyStr.of(qualifiedName());
    }

    @PyGetter(value = "__objclass__", member = true)
    Object getObjclass() {
        return owner;
    }

    @PyGetter("__doc__")
    Object getDoc() {
        return documentation();
    }

    @PyGetter("__text_signature__")
    Object getTextSignature() {
        return textSignature();
    }

    Object __repr__() {
        return PyStr.of("<method '" + entryName() + "' of '" + owner.name() + "' objects>");
    }
}
