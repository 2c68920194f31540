package org.taipan.modules;

import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.*;

/** Enters the builtin types, exceptions and constants into {@code builtins}. */
public final class BuiltinsNamespace {
    private BuiltinsNamespace() {
    }

    /** Makes the module and the interpreter's builtins. */
    public static PyModule create(ThreadState ts) {
        PyModule module = NativeModules.boot(ts, "builtins");
        PyDict d = module.dict();
        ts.interp.builtins = d;
        d.putStr("None", PyNone.NONE);
        d.putStr("Ellipsis", PyEllipsis.ELLIPSIS);
        d.putStr("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        d.putStr("False", Boolean.FALSE);
        d.putStr("True", Boolean.TRUE);
        d.putStr("__debug__", ts.interp.config.optimize == 0);
        PyType[] types = {PyBool.TYPE, PyMemoryView.TYPE, PyByteArray.TYPE, PyBytes.TYPE, PyClassMethod.TYPE,
            PyComplex.TYPE, PyDict.TYPE, PyEnumerate.TYPE, PyFilter.TYPE, PyFloat.TYPE, PyFrozenSet.TYPE,
            PyProperty.TYPE, PyLong.TYPE, PyList.TYPE, PyMap.TYPE, PyType.OBJECT, PyRange.TYPE, PyReversed.TYPE,
            PySet.TYPE, PySlice.TYPE, PyStaticMethod.TYPE, PyStr.TYPE, PySuper.TYPE, PyTuple.TYPE, PyType.TYPE,
            PyZip.TYPE};
        for (PyType t : types) {
            module.addType(t);
        }
        for (PyType t : Exc.ALL) {
            module.addType(t);
        }
        d.putStr("EnvironmentError", Exc.OSError);
        d.putStr("IOError", Exc.OSError);
        return module;
    }
}
