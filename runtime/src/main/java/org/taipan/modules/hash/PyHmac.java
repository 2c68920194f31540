package org.taipan.modules.hash;

import java.util.HexFormat;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;

/** {@code _hashlib.HMAC}. Using the state holds the object's monitor. */
@PyTypeDef(name = "HMAC", module = "_hashlib", doc = "The object used to calculate HMAC of a message.\n\nMethods:\n\n"
        + "update() -- updates the current digest with an additional string\ndigest() -- return the current digest "
        + "value\n"
        + "hexdigest() -- return the current digest as a string of hexadecimal digits\n"
        + "copy() -- return a copy of the current hash object\n\nAttributes:\n\n"
        + "name -- the name, including the hash algorithm used by this object\n"
        + "digest_size -- number of bytes in digest() output\n")
final class PyHmac extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyHmacTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

    private final Algorithm algorithm;
    private final Hmac state;

    PyHmac(Algorithm algorithm, Hmac state) {
        super(TYPE);
        this.algorithm = algorithm;
        this.state = state;
    }

    @PyMethod(value = "update(msg)", doc = "Update the HMAC object with msg.")
    void update(ThreadState ts, Object msg) {
        byte[] data = PyHash.bytes(ts, msg);
        synchronized (this) {
            state.update(data);
        }
    }

    @PyMethod(value = "digest()", doc = "Return the digest of the bytes passed to the update() method so far.")
    synchronized Object digest() {
        return new PyBytes(state.digest());
    }

    @PyMethod(value = "hexdigest()", doc = "Return hexadecimal digest of the bytes passed to the update() method so "
            + "far."
            + "\n\nThis may be used to exchange the value safely in email or other non-binary\nenvironments.")
    synchronized String hexdigest() {
        return HexFormat.of().formatHex(state.digest());
    }

    @PyMethod(value = "copy()", doc = "Return a copy (\"clone\") of the HMAC object.")
    synchronized Object copy() {
        return new PyHmac(algorithm, state.copy());
    }

    @PyGetter("name")
    String name() {
        return "hmac-" + algorithm.pythonName;
    }

    @PyGetter("digest_size")
    long digestSize() {
        return algorithm.digestSize;
    }

    @PyGetter("block_size")
    long blockSize() {
        return algorithm.blockSize;
    }

    Object __repr__() {
        return "<" + algorithm.pythonName + " HMAC object @ " + Obj.address(this) + ">";
    }
}
