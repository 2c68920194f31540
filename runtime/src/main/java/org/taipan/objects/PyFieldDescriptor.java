package org.taipan.objects;

import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A field of a builtin type: what CPython declares in a {@code PyMemberDef}. */
public final class PyFieldDescriptor extends PyMemberDescriptor {
    private final BuiltinTable table;
    private final int index;

    PyFieldDescriptor(PyType owner, BuiltinTable table, int index) {
        super(owner, table.name(index), -1);
        this.table = table;
        this.index = index;
    }

    @Override
    Object read(ThreadState ts, Object self) {
        return table.get(index, ts, self);
    }

    @Override
    void write(ThreadState ts, Object self, Object value) {
        if (!table.set(index, ts, self, value)) {
            throw Errors.attributeError("readonly attribute");
        }
    }

    @Override
    Object getDoc() {
        String doc = table.doc(index);
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }
}
