package org.taipan.types;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;

/** {@code list}. */
@PyTypeDef(name = "list")
public final class PyList extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyListTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE | PyType.LIST_SUBCLASS | PyType.SEQUENCE_OPERATORS);

    private Object[] items;
    private int size;

    public PyList() {
        super(TYPE);
        items = new Object[4];
    }

    /** A list of {@code items}, which it takes over. */
    public PyList(Object... items) {
        super(TYPE);
        this.items = items;
        this.size = items.length;
    }

    /** An empty instance of {@code type}, a subtype of list. */
    public PyList(PyType type) {
        super(type);
        items = new Object[4];
    }

    public int size() {
        return size;
    }

    public Object get(int i) {
        return items[i];
    }

    /** A copy of the items. */
    public synchronized Object[] toArray() {
        return Arrays.copyOf(items, size);
    }

    /** {@code self[i]}. @throws org.taipan.objects.PyException IndexError */
    public Object getItem(long i) {
        int n = size;
        long j = i < 0 ? i + n : i;
        Object[] a = items;
        if (j < 0 || j >= n || j >= a.length) {
            throw Errors.indexError("list index out of range");
        }
        return a[(int) j];
    }

    /** {@code self[i] = value}. @throws org.taipan.objects.PyException IndexError */
    public synchronized void setItem(long i, Object value) {
        long j = i < 0 ? i + size : i;
        if (j < 0 || j >= size) {
            throw Errors.indexError("list assignment index out of range");
        }
        VarHandle.releaseFence();
        items[(int) j] = value;
    }

    /** {@code self.append(value)}. */
    public synchronized void append(Object value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1) + 4);
        }
        VarHandle.releaseFence();
        items[size] = value;
        size++;
    }
}
