package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A slot of {@code __slots__}: {@code member_descriptor}. */
@PyTypeDef(name = "member_descriptor")
public final class PyMemberDescriptor extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyMemberDescriptorTable(), PyType.OBJECT, 0);

    public final PyType owner;
    public final String name;
    /** The reserved slot, the same in every subtype. */
    public final int slot;

    public PyMemberDescriptor(PyType owner, String name, int slot) {
        super(TYPE);
        this.owner = owner;
        this.name = name;
        this.slot = slot;
    }

    private void check(Object self) {
        if (!owner.isInstance(self)) {
            throw Errors.typeError("descriptor '" + name + "' for '" + owner.tpName() + "' objects doesn't apply to a '"
                    + typeOf(self).tpName() + "' object");
        }
    }

    /** Reads the slot. @throws PyException AttributeError if it is empty */
    public Object get(Object self) {
        Object v = ((PyObject) self).getSlot(slot);
        if (v == null) {
            throw Errors.noAttribute(self, name);
        }
        return v;
    }

    /** Writes the slot; null empties it. */
    public void set(Object self, Object value) {
        PyObject o = (PyObject) self;
        if (value == null && o.getSlot(slot) == null) {
            throw Errors.attributeError(name);
        }
        o.setSlot(slot, value);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object ownerType) {
        if (!TableDescriptor.isInstance(instance, ownerType)) {
            return this;
        }
        check(instance);
        return get(instance);
    }

    @PyMethod("__set__(instance, value, /)")
    void assign(Object instance, Object value) {
        check(instance);
        set(instance, value);
    }

    @PyMethod("__delete__(instance, /)")
    void delete(Object instance) {
        check(instance);
        set(instance, null);
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return org.taipan.ops.Attr.reduceByName(ts, owner, name);
    }

    @PyGetter("__name__")
    Object getName() {
        return PyStr.of(name);
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return PyStr.of(owner.name() + "." + name);
    }

    @PyGetter("__objclass__")
    Object getObjclass() {
        return owner;
    }

    @PyGetter("__doc__")
    Object getDoc() {
        return PyNone.NONE;
    }

    Object __repr__() {
        return PyStr.of("<member '" + name + "' of '" + owner.name() + "' objects>");
    }
}
