package org.taipan.modules;

import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.os.Errno;
import org.taipan.types.PyDict;

/** {@code errno}: the names of the operating system's error numbers. */
@PyModuleDef(name = "errno", doc = "This module makes available standard errno system symbols.\n\nThe value of each "
        + "symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer "
        + "2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could "
        + "be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo "
        + "map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No "
        + "such file or directory'.")
final class ErrnoModule {
    ErrnoModule(ThreadState ts, PyModule module) {
        PyDict names = new PyDict();
        module.add("errorcode", names);
        for (String constant : Errno.constants()) {
            int eq = constant.indexOf('=');
            String name = constant.substring(0, eq);
            Long number = Long.valueOf(constant.substring(eq + 1));
            module.add(name, number);
            names.put(ts, number, name);
        }
    }
}
