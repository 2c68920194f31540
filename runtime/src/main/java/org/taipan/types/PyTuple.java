package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;

/** {@code tuple}. Immutable; the items are final and so published safely. */
@PyTypeDef(name = "tuple")
public final class PyTuple extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyTupleTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE | PyType.TUPLE_SUBCLASS | PyType.SEQUENCE_OPERATORS);
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;

    /** A tuple of {@code items}, which it takes over. */
    public PyTuple(Object... items) {
        super(TYPE);
        this.items = items;
    }

    /** An instance of a subtype. */
    public PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    public int size() {
        return items.length;
    }

    public Object get(int i) {
        return items[i];
    }

    /** The items themselves; not to be modified. */
    public Object[] items() {
        return items;
    }

    /** A copy of the items. */
    public Object[] toArray() {
        return items.clone();
    }

    /** {@code self[i]}. @throws org.taipan.objects.PyException IndexError */
    public Object getItem(long i) {
        long j = i < 0 ? i + items.length : i;
        if (j < 0 || j >= items.length) {
            throw Errors.indexError("tuple index out of range");
        }
        return items[(int) j];
    }
}
