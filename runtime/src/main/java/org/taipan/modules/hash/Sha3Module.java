package org.taipan.modules.hash;

import java.util.HexFormat;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.LongArithmetic;
import org.taipan.types.PyBytes;

/** The {@code _sha3} module. */
@PyModuleDef(name = "_sha3", types = {Sha3Module.Sha3_224.class, Sha3Module.Sha3_256.class, Sha3Module.Sha3_384.class,
    Sha3Module.Sha3_512.class, Sha3Module.Shake128.class, Sha3Module.Shake256.class})
final class Sha3Module {
    @org.taipan.annotations.PyConstant
    static final String implementation = "HACL";
    private static final String PARAMETERS = "__new__(data=NULL, *, usedforsecurity=True, string=NULL)";
    private static final int STATE_BITS = 1600;
    private static final int MAX_LENGTH = 1 << 29;

    private Sha3Module() {
    }

    /** What all types of the module have. */
    @PyTypeDef(name = "sha3", module = "_sha3")
    static final class Sha3 {
        static final PyType TYPE =
                PyType.builtin(new Sha3ModuleSha3Table(), PyHash.TYPE, PyType.DISALLOW_INSTANTIATION);

        private Sha3() {
        }

        @PyGetter("_rate_bits")
        static long rateBits(PyHash self) {
            return self.blockSize() * 8;
        }

        @PyGetter("_capacity_bits")
        static long capacityBits(PyHash self) {
            return STATE_BITS - self.blockSize() * 8;
        }

        @PyGetter("_suffix")
        static Object suffix(PyHash self) {
            return new PyBytes(new byte[] {self.digestSize() == 0 ? Keccak.SHAKE : Keccak.SHA3});
        }
    }

    /** What the types have whose hashes are of any length. */
    @PyTypeDef(name = "shake", module = "_sha3")
    static final class Shake {
        static final PyType TYPE =
                PyType.builtin(new Sha3ModuleShakeTable(), Sha3.TYPE, PyType.DISALLOW_INSTANTIATION);

        private Shake() {
        }

        @PyMethod(value = "digest(length)", doc = "Return the digest value as a bytes object.")
        static Object digest(ThreadState ts, PyHash self, Object length) {
            return new PyBytes(self.extended(size(ts, length)));
        }

        @PyMethod(value = "hexdigest(length)", doc = "Return the digest value as a string of hexadecimal digits.")
        static String hexdigest(ThreadState ts, PyHash self, Object length) {
            return HexFormat.of().formatHex(self.extended(size(ts, length)));
        }

        private static int size(ThreadState ts, Object length) {
            Object n = Number.index(ts, length);
            if (LongArithmetic.sign(n) < 0) {
                throw Errors.valueError("value must be positive");
            }
            if (!(n instanceof Long l) || l >= MAX_LENGTH) {
                throw Errors.valueError("length is too large");
            }
            return (int) (long) l;
        }
    }

    /** {@code sha3_224}. */
    @PyTypeDef(name = "sha3_224", module = "_sha3", doc = "sha3_224([data], *, usedforsecurity=True) -> SHA3 object\n\n"
            + "Return a new SHA3 hash object with a hashbit length of 28 bytes.")
    static final class Sha3_224 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleSha3_224Table(), Sha3.TYPE, PyType.IMMUTABLE);

        private Sha3_224() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHA3_224, data, string);
        }
    }

    /** {@code sha3_256}. */
    @PyTypeDef(name = "sha3_256", module = "_sha3", doc = "sha3_256([data], *, usedforsecurity=True) -> SHA3 object\n\n"
            + "Return a new SHA3 hash object with a hashbit length of 32 bytes.")
    static final class Sha3_256 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleSha3_256Table(), Sha3.TYPE, PyType.IMMUTABLE);

        private Sha3_256() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHA3_256, data, string);
        }
    }

    /** {@code sha3_384}. */
    @PyTypeDef(name = "sha3_384", module = "_sha3", doc = "sha3_384([data], *, usedforsecurity=True) -> SHA3 object\n\n"
            + "Return a new SHA3 hash object with a hashbit length of 48 bytes.")
    static final class Sha3_384 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleSha3_384Table(), Sha3.TYPE, PyType.IMMUTABLE);

        private Sha3_384() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHA3_384, data, string);
        }
    }

    /** {@code sha3_512}. */
    @PyTypeDef(name = "sha3_512", module = "_sha3", doc = "sha3_512([data], *, usedforsecurity=True) -> SHA3 object\n\n"
            + "Return a new SHA3 hash object with a hashbit length of 64 bytes.")
    static final class Sha3_512 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleSha3_512Table(), Sha3.TYPE, PyType.IMMUTABLE);

        private Sha3_512() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHA3_512, data, string);
        }
    }

    /** {@code shake_128}. */
    @PyTypeDef(name = "shake_128", module = "_sha3", doc = "shake_128([data], *, usedforsecurity=True) -> SHAKE "
            + "object\n\n"
            + "Return a new SHAKE hash object.")
    static final class Shake128 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleShake128Table(), Shake.TYPE, PyType.IMMUTABLE);

        private Shake128() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHAKE_128, data, string);
        }
    }

    /** {@code shake_256}. */
    @PyTypeDef(name = "shake_256", module = "_sha3", doc = "shake_256([data], *, usedforsecurity=True) -> SHAKE "
            + "object\n\n"
            + "Return a new SHAKE hash object.")
    static final class Shake256 {
        static final PyType TYPE = PyType.builtin(new Sha3ModuleShake256Table(), Shake.TYPE, PyType.IMMUTABLE);

        private Shake256() {
        }

        @PyMethod(PARAMETERS)
        static Object make(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
            return PyHash.create(ts, cls, Algorithm.SHAKE_256, data, string);
        }
    }
}
