package org.taipan.ops;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyStr;

/** Issues warnings from Java code, through the {@code _warnings} module. */
public final class Warnings {
    private Warnings() {
    }

    /**
     * {@code PyErr_WarnEx}: {@code stackLevel} 1 blames the running Python frame.
     *
     * @throws org.taipan.objects.PyException the warning itself, when filters turn it into an error
     */
    public static void warn(ThreadState ts, PyType category, String message, long stackLevel) {
        Object module = ts.interp.modules.getStr("_warnings");
        if (module instanceof PyObject m && m.getOwn("warn") instanceof PyObject warn) {
            warn.call3(ts, PyStr.of(message), category, stackLevel);
        }
    }

    public static void deprecated(ThreadState ts, String message) {
        warn(ts, org.taipan.types.Exc.DeprecationWarning, message, 1);
    }
}
