package org.taipan.objects;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.types.PyStr;

/** A special method of a builtin type bound to an object: {@code method-wrapper}. */
@PyTypeDef(name = "method-wrapper")
public final class PyMethodWrapper extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyMethodWrapperTable(), PyType.OBJECT, 0);

    private final PyWrapperDescriptor descriptor;
    private final Object self;

    PyMethodWrapper(PyWrapperDescriptor descriptor, Object self) {
        super(TYPE);
        this.descriptor = descriptor;
        this.self = self;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return descriptor.table.call(descriptor.index, ts, all, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return descriptor.table.call1(descriptor.index, ts, self);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return descriptor.table.call2(descriptor.index, ts, self, a);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, org.taipan.types.PyDict kwargs) {
        return org.taipan.ops.Call.withDict(ts, this, args, kwargs);
    }

    boolean __eq__(Object other) {
        return other instanceof PyMethodWrapper w && w.self == self && w.descriptor == descriptor;
    }

    long __hash__() {
        return System.identityHashCode(self) * 31L + System.identityHashCode(descriptor);
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return org.taipan.ops.Attr.reduceByName(ts, self, descriptor.entryName());
    }

    @PyGetter(value = "__self__", member = true)
    Object getSelf() {
        return self;
    }

    @PyGetter("__name__")
    Object getName() {
        return PyStr.of(descriptor.entryName());
    }

    @PyGetter("__qualname__")
    Object getQualname() {
        return PyStr.of(descriptor.qualifiedName());
    }

    @PyGetter("__objclass__")
    Object getObjclass() {
        return descriptor.owner;
    }

    @PyGetter("__doc__")
    Object getDoc() {
        return descriptor.documentation();
    }

    @PyGetter("__text_signature__")
    Object getTextSignature() {
        return descriptor.textSignature();
    }

    Object __repr__() {
        return PyStr.of("<method-wrapper '" + descriptor.entryName() + "' of " + typeOf(self).tpName() + " object at "
                + org.taipan.ops.Obj.address(self) + ">");
    }
}
