package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;

/** {@code KeyError}: an ordinary exception whose text is the repr of the key. */
@PyTypeDef(name = "KeyError", doc = "Mapping key not found.")
final class PyKeyError {
    static final PyType TYPE = Exc.KeyError;

    private PyKeyError() {
    }

    static Object __str__(ThreadState ts, Object self) {
        PyBaseException e = (PyBaseException) self;
        return e.args().size() == 1 ? Obj.repr(ts, e.args().get(0)) : e.defaultStr(ts);
    }
}
