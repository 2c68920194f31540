package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A method of a builtin type, unbound: {@code method_descriptor}. */
@PyTypeDef(name = "method_descriptor")
public final class PyMethodDescriptor extends TableDescriptor {
    public static final PyType TYPE =
            PyType.builtin(new PyMethodDescriptorTable(), PyType.OBJECT, TypeFlags.METHOD_DESCRIPTOR);

    PyMethodDescriptor(PyType owner, BuiltinTable table, int index) {
        super(TYPE, owner, table, index);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        return table.call(index, ts, args, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return table.call0(index, ts);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return table.call1(index, ts, a);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return table.call2(index, ts, a, b);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return table.call3(index, ts, a, b, c);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, org.taipan.types.PyDict kwargs) {
        return org.taipan.ops.Call.withDict(ts, this, args, kwargs);
    }

    @Override
    public Object bound(ThreadState ts, Object self, PyType type) {
        checkReceiver(self);
        return new PyBuiltinFunction(table, index, self, null);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(ThreadState ts, Object instance, Object ownerType) {
        return isInstance(instance, ownerType) ? bound(ts, instance, null) : this;
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return org.taipan.ops.Attr.reduceByName(ts, owner, entryName());
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
        return PyStr.of("<method '" + entryName() + "' of '" + owner.tpName() + "' objects>");
    }
}
