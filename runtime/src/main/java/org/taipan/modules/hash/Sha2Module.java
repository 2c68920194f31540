package org.taipan.modules.hash;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** The {@code _sha2} module. */
@PyModuleDef(name = "_sha2")
final class Sha2Module {
    private static final PyType SHA224 = PyHash.type("_sha2", "SHA224Type", "");
    private static final PyType SHA256 = PyHash.type("_sha2", "SHA256Type", "");
    private static final PyType SHA384 = PyHash.type("_sha2", "SHA384Type", "");
    private static final PyType SHA512 = PyHash.type("_sha2", "SHA512Type", "");
    private static final String PARAMETERS = "(data=NULL, *, usedforsecurity=True, string=NULL)";
    private static final String DOC = " hash object; optionally initialized with a string.";

    Sha2Module(ThreadState ts, PyModule module) {
        module.addType(SHA224);
        module.addType(SHA256);
        module.addType(SHA384);
        module.addType(SHA512);
    }

    @PyMethod(value = "sha224" + PARAMETERS, doc = "Return a new SHA-224" + DOC)
    static Object sha224(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, SHA224, Algorithm.SHA224, data, string);
    }

    @PyMethod(value = "sha256" + PARAMETERS, doc = "Return a new SHA-256" + DOC)
    static Object sha256(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, SHA256, Algorithm.SHA256, data, string);
    }

    @PyMethod(value = "sha384" + PARAMETERS, doc = "Return a new SHA-384" + DOC)
    static Object sha384(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, SHA384, Algorithm.SHA384, data, string);
    }

    @PyMethod(value = "sha512" + PARAMETERS, doc = "Return a new SHA-512" + DOC)
    static Object sha512(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, SHA512, Algorithm.SHA512, data, string);
    }
}
