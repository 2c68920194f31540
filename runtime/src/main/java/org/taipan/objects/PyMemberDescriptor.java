package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code member_descriptor}: a slot of {@code __slots__}, or a {@link PyFieldDescriptor}. */
@PyTypeDef(name = "member_descriptor")
public sealed class PyMemberDescriptor extends PyObject permits PyFieldDescriptor {
    public static final PyType TYPE = PyType.builtin(new PyMemberDescriptorTable(), PyType.OBJECT, 0);

    public final PyType owner;
    public final String name;
    /** The reserved slot, the same in every subtype; -1 for a field of a builtin type. */
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
    Object read(ThreadState ts, Object self) {
        Object v = ((PyObject) self).getMember(slot);
        if (v == null) {
            throw Errors.unsetMember(self, name);
        }
        return v;
    }

    /** Writes the slot; null empties it. */
    void write(ThreadState ts, Object self, Object value) {
        PyObject o = (PyObject) self;
        if (value != null) {
            o.setMember(slot, value);
        } else if (!o.removeMember(slot)) {
            throw Errors.attributeError(name);
        }
    }

    @PyMethod("__get__(instance, owner=None, /)")
    final Object bind(ThreadState ts, Object instance, Object ownerType) {
        if (!TableDescriptor.isInstance(instance, ownerType)) {
            return this;
        }
        return of(ts, instance);
    }

    /** The member of an instance; unlike {@code __get__}, also where that is None. */
    public final Object of(ThreadState ts, Object instance) {
        check(instance);
        return read(ts, instance);
    }

    @PyMethod("__set__(instance, value, /)")
    final void assign(ThreadState ts, Object instance, Object value) {
        check(instance);
        write(ts, instance, value);
    }

    @PyMethod("__delete__(instance, /)")
    final void delete(ThreadState ts, Object instance) {
        check(instance);
        write(ts, instance, null);
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return org.taipan.ops.Attr.reduceByName(ts, owner, name);
    }

    @PyGetter(value = "__name__", member = true)
    Object getName() {
        return PyStr.of(name);
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return PyStr.of(owner.name() + "." + name);
    }

    @PyGetter(value = "__objclass__", member = true)
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
