package org.taipan.modules;

import org.taipan.bytecode.CodeFlags;
import org.taipan.interpreter.Eval;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * Reads statements from standard input and runs them one by one in {@code __main__}: {@code PyRun_InteractiveLoop}. What
 * was typed stays in {@code linecache}, for tracebacks and {@code inspect}.
 */
public final class InteractiveLoop {
    private final ThreadState ts;
    private final boolean terminal;
    private final PyDict main;
    /** The {@code __future__} features that earlier statements asked for. */
    private int features;
    private int statements;
    /** What the present statement consists of so far. */
    private final StringBuilder typed = new StringBuilder();

    private InteractiveLoop(ThreadState ts, boolean terminal) {
        this.ts = ts;
        this.terminal = terminal;
        this.main = ((PyModule) ts.interp.modules.getStr("__main__")).dict();
    }

    /**
     * Runs until the end of input. Exceptions are shown, but for SystemExit, which ends the loop.
     *
     * @param terminal whether a person types, who may edit lines
     */
    public static void run(ThreadState ts, boolean terminal) {
        var loop = new InteractiveLoop(ts, terminal);
        boolean more = true;
        while (more) {
            try {
                more = loop.statement();
            } catch (PyException e) {
                if (e.matches(Exc.SystemExit)) {
                    throw e;
                }
                Hooks.uncaught(ts, e.value);
            }
            loop.flush("stderr");
            loop.flush("stdout");
        }
    }

    /** Reads and runs a statement; false at the end of input. */
    private boolean statement() {
        typed.setLength(0);
        PyCode code;
        try {
            code = SourceCompiler.compileInteractive(ts, this::readLine, () -> "<stdin>-" + statements++, features);
        } catch (PyException e) {
            if (e.value.type().isSubtype(Exc.SyntaxError)) {
                addText(e);
            }
            throw e;
        }
        if (code == null) {
            return false;
        }
        features |= code.flags & CodeFlags.FUTURE_MASK;
        Object register = Attr.get(ts, ImportName.importModule(ts, "linecache"), "_register_code");
        Call.call(ts, register, code, PyStr.of(typed.toString()), "<stdin>");
        Audit.event(ts, "exec", code);
        Eval.run(ts, code, main, main);
        return true;
    }

    /** The compiler's errors do not know the text of the line, which no file has. */
    private void addText(PyException e) {
        Object line = Attr.get(ts, e.value, "lineno");
        if (line == PyNone.NONE || !PyLong.check(line) || Attr.get(ts, e.value, "text") != PyNone.NONE) {
            return;
        }
        Object lines = Call.methodNamed(ts, PyStr.of(typed.toString()), "splitlines", Boolean.TRUE);
        if (lines instanceof PyList list && line instanceof Long n && n > 0 && n <= list.size()) {
            Attr.set(ts, e.value, "text", list.get((int) (n - 1)));
        }
    }

    private String readLine() {
        if (!typed.isEmpty() && typed.charAt(typed.length() - 1) != '\n') {
            return "";
        }
        String prompt = prompt(typed.isEmpty() ? "ps1" : "ps2");
        String line = terminal ? edited(prompt) : plain(prompt);
        if (line.isEmpty()) {
            show("\n");
        } else if (!line.endsWith("\n")) {
            // CPython asks for the rest of a line without end, and gets nothing.
            show(prompt("ps2") + "\n");
        }
        typed.append(line);
        return line;
    }

    private void show(String text) {
        Object err = stream("stderr");
        if (err != null) {
            Call.methodNamed(ts, err, "write", PyStr.of(text));
            flush("stderr");
        }
    }

    private String edited(String prompt) {
        try {
            return text(Call.call(ts, ts.interp.builtins.getStr("input"), PyStr.of(prompt))) + "\n";
        } catch (PyException e) {
            if (e.matches(Exc.EOFError)) {
                return "";
            }
            throw e;
        }
    }

    private String plain(String prompt) {
        Object in = stream("stdin");
        if (in == null) {
            return "";
        }
        show(prompt);
        try {
            return text(Call.methodNamed(ts, in, "readline"));
        } catch (PyException e) {
            // A descriptor that the program has closed is the end of input.
            if (e.matches(Exc.OSError)) {
                return "";
            }
            throw e;
        }
    }

    private static String text(Object line) {
        if (!PyStr.check(line)) {
            throw Errors.typeError("object.readline() returned non-string");
        }
        return PyStr.toJava(line);
    }

    private String prompt(String name) {
        Object prompt = ts.interp.sys.getStr(name);
        if (prompt == null) {
            return "";
        }
        try {
            return Obj.strJava(ts, prompt);
        } catch (PyException e) {
            // CPython goes on without a prompt.
            return "";
        }
    }

    private Object stream(String name) {
        Object stream = ts.interp.sys.getStr(name);
        return stream == PyNone.NONE ? null : stream;
    }

    private void flush(String name) {
        Object stream = stream(name);
        if (stream != null) {
            try {
                Call.methodNamed(ts, stream, "flush");
            } catch (PyException e) {
                // flush_io ignores what a stream has to say.
            }
        }
    }
}
