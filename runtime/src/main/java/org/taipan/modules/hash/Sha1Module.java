package org.taipan.modules.hash;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** The {@code _sha1} module. */
@PyModuleDef(name = "_sha1")
final class Sha1Module {
    private static final PyType TYPE = PyHash.type("_sha1", "sha1", "");

    Sha1Module(ThreadState ts, PyModule module) {
        module.add("SHA1Type", TYPE);
    }

    @PyMethod(value = "sha1(data=NULL, *, usedforsecurity=True, string=NULL)",
            doc = "Return a new SHA1 hash object; optionally initialized with a string.")
    static Object sha1(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, TYPE, Algorithm.SHA1, data, string);
    }
}
