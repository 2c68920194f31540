package org.taipan.modules.hash;

import java.util.HexFormat;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/**
 * The hash objects of all hash modules; each module has types of its own, without methods of their own. Using the state
 * holds the object's monitor, so that threads may share a hash object.
 */
@PyTypeDef(name = "hash", module = "_hashlib")
final class PyHash extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyHashTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

    private final String name;
    private final int blockSize;
    private final int digestSize;
    private final Digest state;

    PyHash(PyType type, String name, int blockSize, int digestSize, Digest state) {
        super(type);
        this.name = name;
        this.blockSize = blockSize;
        this.digestSize = digestSize;
        this.state = state;
    }

    /** A hash type of a module. */
    static PyType type(String module, String name, String doc) {
        return PyType.builtin(new SimpleTable(module, name, doc), TYPE,
                PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);
    }

    /** A new hash object of a function, fed with the arguments that all constructors have; absent ones are null. */
    static PyHash create(ThreadState ts, PyType type, Algorithm algorithm, Object data, Object string) {
        byte[] first = dataArgument(ts, data, string);
        Digest state = algorithm.create();
        state.update(first);
        return new PyHash(type, algorithm.pythonName, algorithm.blockSize, algorithm.digestSize, state);
    }

    /** {@code _Py_hashlib_data_argument}. @throws org.taipan.objects.PyException TypeError */
    static byte[] dataArgument(ThreadState ts, Object data, Object string) {
        if (data != null && string != null) {
            throw Errors.typeError("'data' and 'string' are mutually exclusive and support for 'string' keyword "
                    + "parameter is slated for removal in a future version.");
        }
        Object given = data != null ? data : string;
        return given == null ? new byte[0] : bytes(ts, given);
    }

    /** The bytes to hash. @throws org.taipan.objects.PyException TypeError */
    static byte[] bytes(ThreadState ts, Object o) {
        if (PyStr.check(o)) {
            throw Errors.typeError("Strings must be encoded before hashing");
        }
        if (!Buffers.isExporter(o)) {
            throw Errors.typeError("object supporting the buffer API required");
        }
        return Buffers.toBytes(ts, o);
    }

    /** The hash in {@code length} bytes. */
    synchronized byte[] extended(int length) {
        return state.digest(length);
    }

    synchronized Digest stateCopy() {
        return state.copy();
    }

    @PyMethod(value = "update(obj, /)", doc = "Update this hash object's state with the provided string.")
    void update(ThreadState ts, Object obj) {
        byte[] data = bytes(ts, obj);
        synchronized (this) {
            state.update(data);
        }
    }

    @PyMethod(value = "digest()", doc = "Return the digest value as a bytes object.")
    synchronized Object digest() {
        return new PyBytes(state.digest());
    }

    @PyMethod(value = "hexdigest()", doc = "Return the digest value as a string of hexadecimal digits.")
    synchronized String hexdigest() {
        return HexFormat.of().formatHex(state.digest());
    }

    @PyMethod(value = "copy()", doc = "Return a copy of the hash object.")
    Object copy() {
        return new PyHash(type(), name, blockSize, digestSize, stateCopy());
    }

    @PyGetter("name")
    String name() {
        return name;
    }

    @PyGetter("block_size")
    long blockSize() {
        return blockSize;
    }

    @PyGetter("digest_size")
    long digestSize() {
        return digestSize;
    }
}
