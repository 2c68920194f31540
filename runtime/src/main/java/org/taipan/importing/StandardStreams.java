package org.taipan.importing;

import org.taipan.modules.Hooks;
import org.taipan.modules.ImportName;
import org.taipan.objects.Config;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code sys.stdin}, {@code sys.stdout} and {@code sys.stderr}: {@code init_sys_streams} and {@code create_stdio}. */
final class StandardStreams {
    private StandardStreams() {
    }

    static void install(ThreadState ts) {
        ImportName.importModule(ts, "encodings");
        Object io = ImportName.importModule(ts, "io");
        PyDict sys = ts.interp.sys;
        sys.putStr("stdin", open(ts, io, 0, "<stdin>", false));
        sys.putStr("__stdin__", sys.getStr("stdin"));
        sys.putStr("stdout", open(ts, io, 1, "<stdout>", true));
        sys.putStr("__stdout__", sys.getStr("stdout"));
        sys.putStr("stderr", open(ts, io, 2, "<stderr>", true));
        sys.putStr("__stderr__", sys.getStr("stderr"));
        Object open = Attr.get(ts, io, "open");
        ts.interp.builtins.putStr("open", open);
    }

    private static Object open(ThreadState ts, Object io, int fd, String name, boolean write) {
        Config config = ts.interp.config;
        if (config.closedDescriptors.indexOf('0' + fd) >= 0) {
            return PyNone.NONE;
        }
        boolean buffered = config.bufferedStdio;
        Object buffer;
        try {
            buffer = Call.vector(ts, Attr.get(ts, io, "open"),
                    new Object[] {(long) fd, write ? "wb" : "rb", buffered || !write ? -1L : 0L, false},
                    new String[] {"mode", "buffering", "closefd"});
        } catch (PyException e) {
            if (e.matches(Exc.OSError)) {
                return PyNone.NONE;
            }
            throw e;
        }
        Object raw = buffered || !write ? Attr.get(ts, buffer, "raw") : buffer;
        Attr.set(ts, raw, "name", name);
        boolean tty = Obj.isTrue(ts, Call.methodNamed(ts, raw, "isatty"));
        String encoding = config.stdioEncoding != null ? config.stdioEncoding : "utf-8";
        String errors = fd == 2 ? "backslashreplace" : config.stdioErrors != null ? config.stdioErrors
                : coercedLocale(config) ? "surrogateescape" : "strict";
        Object newline = write ? "\n" : PyNone.NONE;
        Object text = Call.vector(ts, Attr.get(ts, io, "TextIOWrapper"),
                new Object[] {buffer, PyStr.of(encoding), PyStr.of(errors), newline, tty || fd == 2,
                    !buffered && write},
                new String[] {"encoding", "errors", "newline", "line_buffering", "write_through"});
        Attr.set(ts, text, "mode", write ? "w" : "r");
        return text;
    }

    /** The C and POSIX locales let undecodable bytes through (PEP 538, PEP 540). */
    private static boolean coercedLocale(Config config) {
        String locale = "";
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String v = config.environment.get(name);
            if (v != null && !v.isEmpty()) {
                locale = v;
                break;
            }
        }
        return config.utf8Mode != 0 || locale.isEmpty() || locale.equals("C") || locale.equals("POSIX")
                || locale.equals("C.UTF-8") || locale.equals("C.utf8") || locale.equals("UTF-8");
    }

    /** Flushes standard output and error; false if output failed. */
    static boolean flush(ThreadState ts) {
        boolean ok = true;
        for (String name : new String[] {"stdout", "stderr"}) {
            Object f = ts.interp.sys.getStr(name);
            if (f == null || f == PyNone.NONE) {
                continue;
            }
            try {
                if (!Obj.isTrue(ts, Attr.get(ts, f, "closed"))) {
                    Call.methodNamed(ts, f, "flush");
                }
            } catch (PyException e) {
                ok = false;
                if (name.equals("stdout")) {
                    Hooks.unraisable(ts, e.value, "Exception ignored on flushing sys.stdout", null);
                }
            }
        }
        return ok;
    }
}
