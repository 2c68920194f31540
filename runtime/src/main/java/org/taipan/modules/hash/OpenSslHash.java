package org.taipan.modules.hash;

import java.util.HexFormat;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;

/** The types of the hash objects of {@code _hashlib}. */
final class OpenSslHash {
    private OpenSslHash() {
    }

    /** {@code _hashlib.HASH}. */
    @PyTypeDef(name = "HASH", module = "_hashlib", doc = "A hash is an object used to calculate a checksum of a "
            + "string of "
            + "information.\n\nMethods:\n\nupdate() -- updates the current digest with an additional string\n"
            + "digest() -- return the current digest value\nhexdigest() -- return the current digest as a string of "
            + "hexadecimal digits\ncopy() -- return a copy of the current hash object\n\nAttributes:\n\n"
            + "name -- the hash algorithm being used by this object\ndigest_size -- number of bytes in this hashes "
            + "output")
    static final class Hash {
        static final PyType TYPE = PyType.builtin(new OpenSslHashHashTable(), PyHash.TYPE,
                PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

        private Hash() {
        }

        static Object __repr__(PyHash self) {
            return "<" + self.name() + " " + Obj.typeName(self) + " object @ " + Obj.address(self) + ">";
        }
    }

    /** {@code _hashlib.HASHXOF}. */
    @PyTypeDef(name = "HASHXOF", module = "_hashlib", doc = "A hash is an object used to calculate a checksum of a "
            + "string "
            + "of information.\n\nMethods:\n\nupdate() -- updates the current digest with an additional string\n"
            + "digest(length) -- return the current digest value\nhexdigest(length) -- return the current digest as a "
            + "string of hexadecimal digits\ncopy() -- return a copy of the current hash object\n\nAttributes:\n\n"
            + "name -- the hash algorithm being used by this object\ndigest_size -- number of bytes in this hashes "
            + "output")
    static final class Xof {
        static final PyType TYPE = PyType.builtin(new OpenSslHashXofTable(), Hash.TYPE,
                PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

        private Xof() {
        }

        @PyMethod(value = "digest(length)", doc = "Return the digest value as a bytes object.")
        static Object digest(PyHash self, long length) {
            return new PyBytes(self.extended(size(length)));
        }

        @PyMethod(value = "hexdigest(length)", doc = "Return the digest value as a string of hexadecimal digits.")
        static String hexdigest(PyHash self, long length) {
            return HexFormat.of().formatHex(self.extended(size(length)));
        }

        private static int size(long length) {
            if (length < 0) {
                throw Errors.systemError("Negative size passed to PyBytes_FromStringAndSize");
            }
            if (length > Integer.MAX_VALUE / 2) {
                throw Errors.memoryError();
            }
            return (int) length;
        }

        @PyGetter("digest_size")
        static long digestSize(PyHash self) {
            return 0;
        }
    }
}
