package org.taipan.cli;

import org.taipan.modules.ImportName;
import org.taipan.modules.InteractiveLoop;
import org.taipan.modules.SysNamespace;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * The interactive interpreter. On a terminal it is the library's {@code _pyrepl}, elsewhere (or with
 * {@code PYTHON_BASIC_REPL}) {@link InteractiveLoop}.
 */
final class Repl {
    private Repl() {
    }

    static int run(ThreadState ts) {
        PyDict sys = ts.interp.sys;
        sys.putStr("ps1", ">>> ");
        sys.putStr("ps2", "... ");
        Object hook = sys.getStr("__interactivehook__");
        if (hook != null) {
            Call.call(ts, hook);
        }
        if (ts.interp.config.quiet == 0) {
            Object err = sys.getStr("stderr");
            Call.methodNamed(ts, err, "write", PyStr.of("Python " + SysNamespace.version() + " on linux\n"
                    + "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n"));
        }
        if (terminal(ts) && !basicRequested(ts)) {
            try {
                Call.methodNamed(ts, ImportName.importModule(ts, "_pyrepl.main"), "interactive_console");
                return 0;
            } catch (PyException e) {
                if (!e.matches(Exc.ImportError)) {
                    throw e;
                }
            }
        }
        if (sys.getStr("stdin") == PyNone.NONE) {
            System.err.println(">>> ");
            return 0;
        }
        InteractiveLoop.run(ts, terminal(ts));
        return 0;
    }

    private static boolean basicRequested(ThreadState ts) {
        String v = ts.interp.config.useEnvironment ? System.getenv("PYTHON_BASIC_REPL") : null;
        return v != null && !v.isEmpty();
    }

    private static boolean terminal(ThreadState ts) {
        Object in = ts.interp.sys.getStr("stdin");
        return in != null && in != PyNone.NONE && Obj.isTrue(ts, Call.methodNamed(ts, in, "isatty"));
    }
}
