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
            throw Errors.typeError("unbound method " + qualifiedName() + "() needs an argument");
        }
        Object bound = bindTo(PyType.cast(args[0], "descriptor '" + entryName() + "' needs a type; it"));
        Object[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
        return org.taipan.ops.Call.withDict(ts, bound, rest, kwargs);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object ownerType) {
        if (ownerType == PyNone.NONE) {
            return bindTo(typeOf(instance));
        }
        if (ownerType instanceof PyType t) {
            return bindTo(t);
        }
        throw Errors.typeError("descriptor '" + entryName() + "' for type '" + owner.name()
                + "' needs a type, not a '" + typeOf(ownerType).name() + "' as arg 2");
    }

    private Object bindTo(PyType t) {
        if (!t.isSubtype(owner)) {
            throw Errors.typeError("descriptor '" + entryName() + "' requires a subtype of '" + owner.name()
                    + "' but received '" + t.name() + "'");
        }
        return new PyBuiltinFunction(table, index, t, null);
    }

    @PyGetter("__name__")
    Object getName() {
        return PyStr.of(entryName());
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return PyStr.of(qualifiedName());
    }

    @PyGetter("__objclass__")
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
