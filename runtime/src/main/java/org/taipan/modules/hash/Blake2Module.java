package org.taipan.modules.hash;

import java.math.BigInteger;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.Buffers;
import org.taipan.types.PyLong;

/** The {@code _blake2} module. */
@PyModuleDef(name = "_blake2", doc = "_blake2b provides BLAKE2b for hashlib\n",
        types = {Blake2Module.B.class, Blake2Module.S.class})
final class Blake2Module {
    @PyConstant
    static final int BLAKE2B_MAX_DIGEST_SIZE = 64;
    @PyConstant
    static final int BLAKE2B_MAX_KEY_SIZE = 64;
    @PyConstant
    static final int BLAKE2B_SALT_SIZE = 16;
    @PyConstant
    static final int BLAKE2B_PERSON_SIZE = 16;
    @PyConstant
    static final int BLAKE2S_MAX_DIGEST_SIZE = 32;
    @PyConstant
    static final int BLAKE2S_MAX_KEY_SIZE = 32;
    @PyConstant
    static final int BLAKE2S_SALT_SIZE = 8;
    @PyConstant
    static final int BLAKE2S_PERSON_SIZE = 8;

    private static final String TREE = "key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, "
            + "node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=NULL)";

    Blake2Module(ThreadState ts, PyModule module) {
        for (PyType type : new PyType[] {B.TYPE, S.TYPE}) {
            boolean big = type == B.TYPE;
            type.putOwn("MAX_DIGEST_SIZE", big ? 64L : 32L);
            type.putOwn("MAX_KEY_SIZE", big ? 64L : 32L);
            type.putOwn("SALT_SIZE", big ? 16L : 8L);
            type.putOwn("PERSON_SIZE", big ? 16L : 8L);
        }
    }

    /** {@code blake2b}. */
    @PyTypeDef(name = "blake2b", module = "_blake2", doc = "Return a new BLAKE2b hash object.")
    static final class B {
        static final PyType TYPE = PyType.builtin(new Blake2ModuleBTable(), PyHash.TYPE);

        private B() {
        }

        @PyMethod("__new__(data=NULL, *, digest_size=64, " + TREE)
        static Object make(ThreadState ts, PyType cls, Object data, int digest_size, Object key, Object salt,
                Object person, int fanout, int depth, Object leaf_size, Object node_offset, int node_depth,
                int inner_size, boolean last_node, boolean usedforsecurity, Object string) {
            byte[] p = parameters(ts, true, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
                    node_depth, inner_size);
            return create(ts, cls, true, p, key, last_node, data, string);
        }
    }

    /** {@code blake2s}. */
    @PyTypeDef(name = "blake2s", module = "_blake2", doc = "Return a new BLAKE2s hash object.")
    static final class S {
        static final PyType TYPE = PyType.builtin(new Blake2ModuleSTable(), PyHash.TYPE);

        private S() {
        }

        @PyMethod("__new__(data=NULL, *, digest_size=32, " + TREE)
        static Object make(ThreadState ts, PyType cls, Object data, int digest_size, Object key, Object salt,
                Object person, int fanout, int depth, Object leaf_size, Object node_offset, int node_depth,
                int inner_size, boolean last_node, boolean usedforsecurity, Object string) {
            byte[] p = parameters(ts, false, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset,
                    node_depth, inner_size);
            return create(ts, cls, false, p, key, last_node, data, string);
        }
    }

    private static PyHash create(ThreadState ts, PyType cls, boolean big, byte[] parameters, Object key,
            boolean lastNode, Object data, Object string) {
        byte[] first = PyHash.dataArgument(ts, data, string);
        Digest state = Blake2.of(big, parameters, Buffers.toBytes(ts, key), lastNode);
        state.update(first);
        return new PyHash(cls, big ? "blake2b" : "blake2s", big ? 128 : 64, parameters[0], state);
    }

    /** The parameter block. @throws org.taipan.objects.PyException ValueError or OverflowError */
    private static byte[] parameters(ThreadState ts, boolean big, int digestSize, Object key, Object salt,
            Object person, int fanout, int depth, Object leafSize, Object nodeOffset, int nodeDepth, int innerSize) {
        int word = big ? 8 : 4;
        byte[] p = new byte[8 * word];
        if (digestSize <= 0 || digestSize > p.length) {
            throw Errors.valueError("digest_size must be between 1 and " + p.length + " bytes");
        }
        p[0] = (byte) digestSize;
        put(ts, p, 4 * word, salt, 2 * word, "salt");
        put(ts, p, 6 * word, person, 2 * word, "person");
        p[2] = small(fanout, 0, "fanout must be between 0 and 255");
        p[3] = small(depth, 1, "depth must be between 1 and 255");
        put(p, 4, unsigned(ts, leafSize, 32, "leaf_size is too large", true), 4);
        put(p, 8, unsigned(ts, nodeOffset, big ? 64 : 48, "node_offset is too large", false), big ? 8 : 6);
        p[big ? 16 : 14] = small(nodeDepth, 0, "node_depth must be between 0 and 255");
        if (innerSize < 0 || innerSize > p.length) {
            throw Errors.valueError("inner_size must be between 0 and is " + p.length);
        }
        p[big ? 17 : 15] = (byte) innerSize;
        int keyLength = Buffers.toBytes(ts, key).length;
        if (keyLength > p.length) {
            throw Errors.valueError("maximum key length is " + p.length + " bytes");
        }
        p[1] = (byte) keyLength;
        return p;
    }

    private static byte small(int value, int min, String message) {
        if (value < min || value > 255) {
            throw Errors.valueError(message);
        }
        return (byte) value;
    }

    private static void put(ThreadState ts, byte[] block, int at, Object value, int max, String what) {
        byte[] bytes = Buffers.toBytes(ts, value);
        if (bytes.length > max) {
            throw Errors.valueError("maximum " + what + " length is " + max + " bytes");
        }
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void put(byte[] block, int at, BigInteger value, int size) {
        for (int i = 0; i < size; i++) {
            block[at + i] = value.shiftRight(8 * i).byteValue();
        }
    }

    /** An unsigned C integer, as Argument Clinic converts it, of at most {@code bits}. */
    private static BigInteger unsigned(ThreadState ts, Object o, int bits, String tooLarge, boolean isLong) {
        BigInteger n = PyLong.big(Number.index(ts, o));
        if (n.signum() < 0) {
            throw Errors.valueError("value must be positive");
        }
        if (n.bitLength() > 64) {
            throw Errors.overflowError(isLong ? "Python int too large to convert to C unsigned long"
                    : "int too big to convert");
        }
        if (n.bitLength() > bits) {
            throw Errors.overflowError(tooLarge);
        }
        return n;
    }
}
