package org.taipan.types;

import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyGetSetDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** The attributes {@code __dict__} and {@code __weakref__} that a type has if its instances do. */
public final class InstanceTable extends BuiltinTable {
    private static final InstanceTable TABLE = new InstanceTable();
    private static final int DICT = 0;
    private static final int WEAKREF = 1;

    private InstanceTable() {
    }

    /** The descriptor {@code __dict__} of a type. */
    public static Object dictOf(PyType type) {
        return new PyGetSetDescriptor(type, TABLE, DICT);
    }

    /** The descriptor {@code __weakref__} of a type. */
    public static Object weakrefOf(PyType type) {
        return new PyGetSetDescriptor(type, TABLE, WEAKREF);
    }

    @Override
    public boolean hasAdapters() {
        return false;
    }

    @Override
    public String ownerName() {
        return "object";
    }

    @Override
    public String ownerDoc() {
        return null;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public String name(int index) {
        return index == DICT ? "__dict__" : "__weakref__";
    }

    @Override
    public Kind kind(int index) {
        return Kind.GETSET;
    }

    @Override
    public String signature(int index) {
        return null;
    }

    @Override
    public String doc(int index) {
        return index == DICT ? "dictionary for instance variables" : "list of weak references to the object";
    }

    @Override
    public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
        throw Errors.systemError("attribute '" + name(index) + "' called");
    }

    @Override
    public Object get(int index, ThreadState ts, Object self) {
        if (index == WEAKREF) {
            return PyWeakRef.first(self);
        }
        if (self instanceof PyType t) {
            return new PyMappingProxy(t.namespace());
        }
        PyDict dict = self instanceof PyObject o ? o.dict() : null;
        if (dict == null) {
            throw Errors.attributeError("This object has no __dict__");
        }
        return dict;
    }

    @Override
    public boolean set(int index, ThreadState ts, Object self, Object value) {
        if (index == WEAKREF) {
            return false;
        }
        if (value != null && !(value instanceof PyDict)) {
            throw Errors.typeError("__dict__ must be set to a dictionary, not a '" + Obj.typeName(value) + "'");
        }
        if (!(self instanceof PyObject o) || !o.hasDict()) {
            throw Errors.attributeError("This object has no __dict__");
        }
        if (self instanceof PyType || self instanceof org.taipan.objects.PyModule) {
            return false;
        }
        if (value == null && o.type().builtinBase().hasDict) {
            throw Errors.typeError("cannot delete __dict__");
        }
        o.setDict(value == null ? new PyDict() : (PyDict) value);
        return true;
    }
}
