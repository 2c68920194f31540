package org.taipan.modules.hash;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** The {@code _md5} module. */
@PyModuleDef(name = "_md5")
final class Md5Module {
    private static final PyType TYPE = PyHash.type("_md5", "md5", "");

    Md5Module(ThreadState ts, PyModule module) {
        module.add("MD5Type", TYPE);
    }

    @PyMethod(value = "md5(data=NULL, *, usedforsecurity=True, string=NULL)",
            doc = "Return a new MD5 hash object; optionally initialized with a string.")
    static Object md5(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
        return PyHash.create(ts, TYPE, Algorithm.MD5, data, string);
    }
}
