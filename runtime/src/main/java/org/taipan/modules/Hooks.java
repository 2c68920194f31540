package org.taipan.modules;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTraceback;

/** The default hooks of {@code sys}: display, exceptions, unraisable exceptions, breakpoints. */
public final class Hooks {
    private Hooks() {
    }

    static void display(ThreadState ts, Object object) {
        if (object == PyNone.NONE) {
            return;
        }
        PyDict builtins = ts.interp.builtins;
        builtins.putStr("_", PyNone.NONE);
        Object out = ts.interp.sys.getStr("stdout");
        if (out == null || out == PyNone.NONE) {
            throw Errors.runtimeError("lost sys.stdout");
        }
        Object text = Obj.repr(ts, object);
        try {
            Call.methodNamed(ts, out, "write", text);
        } catch (PyException e) {
            if (!e.matches(Exc.UnicodeEncodeError)) {
                throw e;
            }
            Object encoding = Attr.get(ts, out, "encoding");
            Object bytes = Call.methodNamed(ts, text, "encode", encoding, "backslashreplace");
            Call.methodNamed(ts, out, "write", Call.methodNamed(ts, bytes, "decode", encoding, "strict"));
        }
        Call.methodNamed(ts, out, "write", "\n");
        builtins.putStr("_", object);
    }

    /** Shows an exception as CPython's {@code PyErr_Display} does: through {@code traceback}, or plainly without it. */
    static void except(ThreadState ts, Object value, Object traceback) {
        Object err = ts.interp.sys.getStr("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        show(ts, value, traceback, err);
    }

    /** Writes an exception with its traceback to {@code err}. */
    public static void show(ThreadState ts, Object value, Object traceback, Object err) {
        if (!(value instanceof PyBaseException e)) {
            Call.methodNamed(ts, err, "write", PyStr.of("TypeError: print_exception(): Exception expected for value, "
                    + Obj.typeName(value) + " found\n"));
            return;
        }
        if (traceback != PyNone.NONE && e.traceback == null) {
            e.traceback = traceback;
        }
        try {
            Object module = ImportName.importModule(ts, "traceback");
            if (err == ts.interp.sys.getStr("stderr")) {
                Call.call(ts, Attr.get(ts, module, "_print_exception_bltin"), e);
            } else {
                Call.vector(ts, Attr.get(ts, module, "print_exception"), new Object[] {e, err}, new String[] {"file"});
            }
        } catch (PyException broken) {
            if (broken.matches(Exc.BrokenPipeError)) {
                throw broken;
            }
            Call.methodNamed(ts, err, "write", PyStr.of(plain(ts, e)));
        }
        Call.methodNamed(ts, err, "flush");
    }

    /** The exception as the interpreter shows it when the traceback module cannot be used. */
    public static String plain(ThreadState ts, PyBaseException e) {
        return TracebackText.of(ts, e, e.traceback);
    }

    /** Calls {@code sys.excepthook} for an exception nobody caught: {@code PyErr_PrintEx} without the exit. */
    public static void uncaught(ThreadState ts, PyBaseException e) {
        PyDict sys = ts.interp.sys;
        sys.putStr("last_exc", e);
        sys.putStr("last_type", e.type());
        sys.putStr("last_value", e);
        Object tb = e.traceback == null ? PyNone.NONE : e.traceback;
        sys.putStr("last_traceback", tb);
        Object hook = sys.getStr("excepthook");
        if (hook == null) {
            write(ts, "sys.excepthook is missing\n");
            except(ts, e, tb);
            return;
        }
        try {
            Audit.event(ts, "sys.excepthook", hook, e.type(), e, tb);
        } catch (PyException refused) {
            if (refused.matches(Exc.RuntimeError)) {
                return;
            }
            unraisable(ts, refused.value, "in audit hook", PyNone.NONE);
        }
        try {
            Call.call(ts, hook, e.type(), e, tb);
        } catch (PyException failed) {
            if (failed.matches(Exc.SystemExit)) {
                throw failed;
            }
            write(ts, "Error in sys.excepthook:\n");
            except(ts, failed.value, failed.value.traceback == null ? PyNone.NONE : failed.value.traceback);
            write(ts, "\nOriginal exception was:\n");
            except(ts, e, tb);
        }
    }

    private static void write(ThreadState ts, String text) {
        Object err = ts.interp.sys.getStr("stderr");
        if (err != null && err != PyNone.NONE) {
            Call.methodNamed(ts, err, "write", PyStr.of(text));
        }
    }

    /** {@code sys.unraisablehook(args)}. */
    static void unraisable(ThreadState ts, Object args) {
        Object err = ts.interp.sys.getStr("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        Object message = Attr.get(ts, args, "err_msg");
        Object object = Attr.get(ts, args, "object");
        StringBuilder head = new StringBuilder();
        if (object != PyNone.NONE) {
            String what;
            try {
                what = Obj.reprJava(ts, object);
            } catch (PyException e) {
                what = "<object repr() failed>";
            }
            head.append(message == PyNone.NONE ? "Exception ignored in" : Obj.strJava(ts, message)).append(": ")
                    .append(what).append('\n');
        } else if (message != PyNone.NONE) {
            head.append(Obj.strJava(ts, message)).append(":\n");
        }
        if (Attr.get(ts, args, "exc_value") instanceof PyBaseException e) {
            head.append(TracebackText.of(ts, e, Attr.get(ts, args, "exc_traceback")));
        }
        Call.methodNamed(ts, err, "write", PyStr.of(head.toString()));
        Call.methodNamed(ts, err, "flush");
    }

    /** Reports an exception that nobody can be told of: {@code PyErr_FormatUnraisable}. */
    public static void unraisable(ThreadState ts, PyBaseException e, String message, Object object) {
        if (e.traceback == null && ts.frame != null) {
            e.traceback = new PyTraceback(null, ts.frame, ts.frame.lasti());
        }
        Object args = SysNamespace.unraisableArgs(e.type(), e, e.traceback == null ? PyNone.NONE : e.traceback,
                message == null ? PyNone.NONE : PyStr.of(message), object == null ? PyNone.NONE : object);
        Object hook = ts.interp.sys.getStr("unraisablehook");
        try {
            if (hook == null || hook == PyNone.NONE) {
                unraisable(ts, args);
            } else {
                Call.call(ts, hook, args);
            }
        } catch (PyException failed) {
            write(ts, "Exception ignored in sys.unraisablehook: " + plain(ts, failed.value));
        }
    }

    static Object breakpoint(ThreadState ts, Object[] args, PyDict kwargs) {
        String target = ts.interp.config.useEnvironment ? System.getenv("PYTHONBREAKPOINT") : null;
        Object environ = ts.interp.modules.getStr("os");
        if (environ != null && ts.interp.config.useEnvironment) {
            Object v = Call.methodNamed(ts, Attr.get(ts, environ, "environ"), "get", "PYTHONBREAKPOINT");
            target = PyStr.check(v) ? PyStr.toJava(v) : null;
        }
        if (target == null || target.isEmpty()) {
            target = "pdb.set_trace";
        }
        if (target.equals("0")) {
            return PyNone.NONE;
        }
        int dot = target.lastIndexOf('.');
        Object hook = null;
        try {
            Object module = dot <= 0 ? ts.interp.modules.getStr("builtins")
                    : ImportName.importModule(ts, target.substring(0, dot));
            hook = dot == 0 ? null : Attr.get(ts, module, target.substring(dot + 1));
        } catch (PyException e) {
            if (!e.matches(Exc.ImportError) && !e.matches(Exc.AttributeError)) {
                throw e;
            }
        }
        if (hook == null) {
            Warnings.warn(ts, Exc.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + target + "\"", 1);
            return PyNone.NONE;
        }
        return Call.withDict(ts, hook, args, kwargs);
    }
}
