package org.taipan.modules.hash;

import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.operator.Digests;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyLong;
import org.taipan.types.PyMappingProxy;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** The {@code _hashlib} module: what CPython takes from OpenSSL comes from the JDK and from this package. */
@PyModuleDef(name = "_hashlib", doc = "OpenSSL interface for hashlib module",
        types = {OpenSslHash.Hash.class, OpenSslHash.Xof.class, PyHmac.class})
final class HashlibModule {
    private static final String PARAMETERS = "(data=NULL, *, usedforsecurity=True, string=NULL)";
    private static final PyType UNSUPPORTED = PyType.builtin(
            new SimpleTable("_hashlib", "UnsupportedDigestmodError", null), Exc.ValueError);
    private static final String PREFIX = "openssl_";
    /** The memory scrypt may use unless told otherwise, as in OpenSSL. */
    private static final long SCRYPT_MEMORY = 32 << 20;

    private final PyModule module;
    private PyDict constructors;

    HashlibModule(ThreadState ts, PyModule module) {
        this.module = module;
        module.add("UnsupportedDigestmodError", UNSUPPORTED);
        Object[] names = new Object[Algorithm.values().length];
        for (Algorithm a : Algorithm.values()) {
            names[a.ordinal()] = a.pythonName;
        }
        module.add("openssl_md_meth_names", new PyFrozenSet(ts, names));
    }

    /** The constructors with the names of their functions. */
    private synchronized PyDict constructors(ThreadState ts) {
        if (constructors == null) {
            PyDict d = new PyDict();
            for (Algorithm a : Algorithm.values()) {
                Object f = module.getOwn(PREFIX + a.pythonName);
                if (f != null) {
                    d.put(ts, f, a.pythonName);
                }
            }
            constructors = d;
        }
        return constructors;
    }

    private static PyHash create(ThreadState ts, Algorithm algorithm, Object data, Object string) {
        PyType type = algorithm.isExtendable() ? OpenSslHash.Xof.TYPE : OpenSslHash.Hash.TYPE;
        return PyHash.create(ts, type, algorithm, data, string);
    }

    private static Algorithm named(String name) {
        Algorithm a = Algorithm.named(name);
        if (a == null) {
            throw unsupported();
        }
        return a;
    }

    private static PyException unsupported() {
        return Errors.of(UNSUPPORTED, "[digital envelope routines] unsupported");
    }

    @PyMethod(value = "new(name, data=NULL, *, usedforsecurity=True, string=NULL)",
            doc = "Return a new hash object using the named algorithm.\n\nAn optional string argument may be provided "
            + "and will be\nautomatically hashed.\n\nThe MD5 and SHA1 algorithms are always supported.")
    static Object make(ThreadState ts, String name, Object data, boolean usedforsecurity, Object string) {
        return create(ts, named(name), data, string);
    }

    @PyMethod(value = "openssl_md5" + PARAMETERS, doc = "Returns a md5 hash object; optionally initialized with a "
            + "string")
    static Object md5(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.MD5, data, string);
    }

    @PyMethod(value = "openssl_sha1" + PARAMETERS, doc = "Returns a sha1 hash object; optionally initialized with a "
            + "string")
    static Object sha1(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA1, data, string);
    }

    @PyMethod(value = "openssl_sha224" + PARAMETERS, doc = "Returns a sha224 hash object; optionally initialized "
            + "with a string")
    static Object sha224(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA224, data, string);
    }

    @PyMethod(value = "openssl_sha256" + PARAMETERS, doc = "Returns a sha256 hash object; optionally initialized "
            + "with a string")
    static Object sha256(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA256, data, string);
    }

    @PyMethod(value = "openssl_sha384" + PARAMETERS, doc = "Returns a sha384 hash object; optionally initialized "
            + "with a string")
    static Object sha384(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA384, data, string);
    }

    @PyMethod(value = "openssl_sha512" + PARAMETERS, doc = "Returns a sha512 hash object; optionally initialized "
            + "with a string")
    static Object sha512(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA512, data, string);
    }

    @PyMethod(value = "openssl_sha3_224" + PARAMETERS, doc = "Returns a sha3-224 hash object; optionally "
            + "initialized with a string")
    static Object sha3_224(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA3_224, data, string);
    }

    @PyMethod(value = "openssl_sha3_256" + PARAMETERS, doc = "Returns a sha3-256 hash object; optionally "
            + "initialized with a string")
    static Object sha3_256(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA3_256, data, string);
    }

    @PyMethod(value = "openssl_sha3_384" + PARAMETERS, doc = "Returns a sha3-384 hash object; optionally "
            + "initialized with a string")
    static Object sha3_384(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA3_384, data, string);
    }

    @PyMethod(value = "openssl_sha3_512" + PARAMETERS, doc = "Returns a sha3-512 hash object; optionally "
            + "initialized with a string")
    static Object sha3_512(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHA3_512, data, string);
    }

    @PyMethod(value = "openssl_shake_128" + PARAMETERS, doc = "Returns a shake-128 variable hash object; optionally "
            + "initialized with a string")
    static Object shake_128(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHAKE_128, data, string);
    }

    @PyMethod(value = "openssl_shake_256" + PARAMETERS, doc = "Returns a shake-256 variable hash object; optionally "
            + "initialized with a string")
    static Object shake_256(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return create(ts, Algorithm.SHAKE_256, data, string);
    }

    // ---- HMAC and key derivation ------------------------------------------------------------------------------------

    /** The function that a digestmod names or is the constructor of. */
    private Algorithm digestmod(ThreadState ts, Object digestmod) {
        Object name = PyStr.check(digestmod) ? digestmod
                : digestmod instanceof PyObject ? constructors(ts).get(ts, digestmod) : null;
        if (name == null) {
            throw Errors.of(UNSUPPORTED, "Unsupported digestmod " + Obj.reprJava(ts, digestmod));
        }
        Algorithm a = named(PyStr.toJava(name));
        if (a.isExtendable()) {
            throw unsupported();
        }
        return a;
    }

    @PyMethod(value = "hmac_new(key, msg=b'', digestmod=None)", doc = "Return a new hmac object.")
    Object hmacNew(ThreadState ts, Object key, Object msg, Object digestmod) {
        byte[] k = Buffers.toBytes(ts, key);
        if (digestmod == PyNone.NONE) {
            throw Errors.typeError("Missing required parameter 'digestmod'.");
        }
        Algorithm a = digestmod(ts, digestmod);
        Hmac state = Hmac.of(a, k);
        if (msg != PyNone.NONE) {
            state.update(PyHash.bytes(ts, msg));
        }
        return new PyHmac(a, state);
    }

    @PyMethod(value = "hmac_digest(key, msg, digest)", doc = "Single-shot HMAC.")
    Object hmacDigest(ThreadState ts, Object key, Object msg, Object digest) {
        Hmac state = Hmac.of(digestmod(ts, digest), Buffers.toBytes(ts, key));
        state.update(Buffers.toBytes(ts, msg));
        return new PyBytes(state.digest());
    }

    @PyMethod(value = "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
            doc = "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.")
    static Object pbkdf2(ThreadState ts, String hash_name, Object password, Object salt, long iterations,
            Object dklen) {
        byte[] p = Buffers.toBytes(ts, password);
        byte[] s = Buffers.toBytes(ts, salt);
        Algorithm a = named(hash_name);
        if (iterations < 1) {
            throw Errors.valueError("iteration value must be greater than 0.");
        }
        if (iterations > Integer.MAX_VALUE) {
            throw Errors.overflowError("iteration value is too great.");
        }
        long length = dklen == PyNone.NONE ? a.digestSize : org.taipan.ops.Args.toLong(ts, dklen);
        if (length < 1) {
            throw Errors.valueError("key length must be greater than 0.");
        }
        if (length > Integer.MAX_VALUE) {
            throw Errors.overflowError("key length is too great.");
        }
        return new PyBytes(Hmac.pbkdf2(a, p, s, (int) iterations, (int) length));
    }

    @PyMethod(value = "scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
            doc = "scrypt password-based key derivation function.")
    static Object scrypt(ThreadState ts, Object password, Object salt, Object n, Object r, Object p, long maxmem,
            long dklen) {
        byte[] secret = Buffers.toBytes(ts, password);
        if (salt == PyNone.NONE) {
            throw Errors.typeError("salt is required");
        }
        byte[] salted = Buffers.toBytes(ts, salt);
        BigInteger rounds = unsigned(n, "n");
        if (rounds.bitCount() != 1 || rounds.equals(BigInteger.ONE)) {
            throw Errors.valueError("n must be a power of 2.");
        }
        BigInteger blocks = unsigned(r, "r");
        BigInteger parallel = unsigned(p, "p");
        if (maxmem < 0 || maxmem > Integer.MAX_VALUE) {
            throw Errors.valueError("maxmem must be positive and smaller than " + Integer.MAX_VALUE);
        }
        if (dklen < 1 || dklen > Integer.MAX_VALUE) {
            throw Errors.valueError("dklen must be greater than 0 and smaller than " + Integer.MAX_VALUE);
        }
        BigInteger memory = blocks.shiftLeft(7).multiply(rounds.add(parallel).add(BigInteger.TWO));
        if (blocks.signum() == 0 || parallel.signum() == 0
                || memory.compareTo(BigInteger.valueOf(maxmem == 0 ? SCRYPT_MEMORY : maxmem)) > 0) {
            throw Errors.valueError("Invalid parameter combination for n, r, p, maxmem.");
        }
        return new PyBytes(Hmac.scrypt(secret, salted, rounds.intValue(), blocks.intValue(), parallel.intValue(),
                (int) dklen));
    }

    private static BigInteger unsigned(Object o, String name) {
        if (!PyLong.check(o) || PyLong.big(o).signum() < 0 || PyLong.big(o).bitLength() > 64) {
            throw Errors.typeError(name + " is required and must be an unsigned int");
        }
        return PyLong.big(o);
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    @PyMethod(value = "compare_digest(a, b, /)", doc = "Return 'a == b'.\n\nThis function uses an approach designed to "
            + "prevent\ntiming analysis, making it appropriate for cryptography.\n\na and b must both be of the same "
            + "type: either str (ASCII only),\nor any bytes-like object.\n\nNote: If a and b are of different lengths, "
            + "or if an error occurs,\na timing attack could theoretically reveal information about the\n"
            + "types and lengths of a and b--but not their values.")
    static boolean compareDigest(ThreadState ts, Object a, Object b) {
        return Digests.equal(ts, a, b);
    }

    @PyMethod(value = "get_fips_mode()", doc = "Determine the OpenSSL FIPS mode of operation.\n\nFor OpenSSL 3.0.0 and "
            + "newer it returns the state of the default provider\nin the default OSSL context. It's not quite the "
            + "same "
            + "as FIPS_mode() but good\nenough for unittests.\n\nEffectively any non-zero return value indicates FIPS "
            + "mode;\nvalues other than 1 may have additional significance.")
    static int getFipsMode() {
        return 0;
    }
}
