package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code bytes}. Immutable. */
@PyTypeDef(name = "bytes")
public final class PyBytes extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyBytesTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.BYTES_SUBCLASS | PyType.SEQUENCE_OPERATORS);
    public static final PyBytes EMPTY = new PyBytes(new byte[0]);

    private final byte[] value;

    /** The bytes of {@code value}, which it takes over. */
    public PyBytes(byte[] value) {
        this(TYPE, value);
    }

    public PyBytes(PyType type, byte[] value) {
        super(type);
        this.value = value;
    }

    public int size() {
        return value.length;
    }

    /** The bytes themselves; not to be modified. */
    public byte[] value() {
        return value;
    }
}
