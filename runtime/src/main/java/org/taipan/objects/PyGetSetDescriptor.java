package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A computed attribute of a builtin type: {@code getset_descriptor}. */
@PyTypeDef(name = "getset_descriptor")
public final class PyGetSetDescriptor extends TableDescriptor {
    public static final PyType TYPE = PyType.builtin(new PyGetSetDescriptorTable(), PyType.OBJECT, 0);

    public PyGetSetDescriptor(PyType owner, BuiltinTable table, int index) {
        super(TYPE, owner, table, index);
    }

    /** Reads the attribute of {@code self}. */
    public Object get(ThreadState ts, Object self) {
        return table.get(index, ts, self);
    }

    /** Writes the attribute of {@code self}; null deletes it. */
    public void set(ThreadState ts, Object self, Object value) {
        if (!table.set(index, ts, self, value)) {
            throw Errors.attributeError("attribute '" + entryName() + "' of '" + owner.tpName()
                    + "' objects is not writable");
        }
    }

    @Override
    public Object bound(ThreadState ts, Object self, PyType type) {
        checkReceiver(self);
        return get(ts, self);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(ThreadState ts, Object instance, Object ownerType) {
        return isInstance(instance, ownerType) ? bound(ts, instance, null) : this;
    }

    @PyMethod("__set__(instance, value, /)")
    void assign(ThreadState ts, Object instance, Object value) {
        checkReceiver(instance);
        set(ts, instance, value);
    }

    @PyMethod("__delete__(instance, /)")
    void delete(ThreadState ts, Object instance) {
        checkReceiver(instance);
        set(ts, instance, null);
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

    Object __repr__() {
        return PyStr.of("<attribute '" + entryName() + "' of '" + owner.name() + "' objects>");
    }
}
