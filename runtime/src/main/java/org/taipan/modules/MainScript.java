package org.taipan.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taipan.interpreter.Eval;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Runs a program as {@code __main__}: {@code pythonrun.c}. */
public final class MainScript {
    private MainScript() {
    }

    private static PyDict mainDict(ThreadState ts) {
        return ((PyModule) ts.interp.modules.getStr("__main__")).dict();
    }

    /** {@code -c}: the text is kept for tracebacks. */
    public static void runText(ThreadState ts, Object source, String filename) {
        Object linecache = ImportName.importModule(ts, "linecache");
        Object register = Attr.lookup(ts, linecache, "_register_code");
        PyCode code = (PyCode) SourceCompiler.compile(ts, source, filename, "exec", 0, ts.interp.config.optimize, -1);
        if (register != null) {
            Call.call(ts, register, code, source, filename);
        }
        run(ts, code);
    }

    /** A script that came through standard input. */
    public static void runStandardInput(ThreadState ts, Object bytes) {
        PyDict main = mainDict(ts);
        main.putStr("__file__", "<stdin>");
        main.putStr("__cached__", PyNone.NONE);
        run(ts, SourceCompiler.compileScript(ts, SourceCompiler.bytesOf(ts, bytes), "<stdin>"));
        main.removeStr("__file__");
        main.removeStr("__cached__");
    }

    /** A script, or a {@code .pyc} file. */
    public static void runFile(ThreadState ts, Path file, boolean skipFirstLine) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Errors.of(Exc.OSError, e.getMessage());
        }
        runFile(ts, PyStr.of(file.toString()), bytes, skipFirstLine);
    }

    /** A script of which Java cannot express the name. */
    public static void runUnnamableFile(ThreadState ts, Object name, boolean skipFirstLine) {
        Object file = Call.methodNamed(ts, ImportName.importModule(ts, "io"), "open_code", name);
        try {
            runFile(ts, name, SourceCompiler.bytesOf(ts, Call.methodNamed(ts, file, "read")), skipFirstLine);
        } finally {
            Call.methodNamed(ts, file, "close");
        }
    }

    private static void runFile(ThreadState ts, Object name, byte[] bytes, boolean skipFirstLine) {
        PyDict main = mainDict(ts);
        main.putStr("__file__", name);
        main.putStr("__cached__", PyNone.NONE);
        boolean compiled = PyStr.toJava(name).endsWith(".pyc");
        Object external = ts.interp.modules.getStr("_frozen_importlib_external");
        Object loader = Attr.get(ts, external, compiled ? "SourcelessFileLoader" : "SourceFileLoader");
        main.putStr("__loader__", Call.call(ts, loader, "__main__", name));
        if (compiled) {
            run(ts, readPyc(ts, bytes));
        } else {
            byte[] source = skipFirstLine ? blankFirstLine(bytes) : bytes;
            run(ts, SourceCompiler.compileScript(ts, source, name));
        }
        main.removeStr("__file__");
        main.removeStr("__cached__");
    }

    /** Removes the text of the first line but keeps the line, so that line numbers stay right. */
    private static byte[] blankFirstLine(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return java.util.Arrays.copyOfRange(bytes, i, bytes.length);
    }

    /** {@code run_pyc_file}: what is wrong with the code object itself is not told. */
    private static PyCode readPyc(ThreadState ts, byte[] bytes) {
        boolean bad = bytes.length >= 4
                && ((bytes[0] & 0xff) != 0xf3 || bytes[1] != 0x0d || bytes[2] != 0x0d || bytes[3] != 0x0a);
        if (bad) {
            throw Errors.runtimeError("Bad magic number in .pyc file");
        }
        if (bytes.length < 16) {
            throw Errors.of(Exc.EOFError, "EOF read where not expected");
        }
        try {
            if (MarshalReader.read(ts, bytes, 16) instanceof PyCode code) {
                return code;
            }
        } catch (PyException e) {
            throw Errors.runtimeError("Bad code object in .pyc file");
        }
        throw Errors.runtimeError("Bad code object in .pyc file");
    }

    private static void run(ThreadState ts, PyCode code) {
        PyDict main = mainDict(ts);
        Eval.run(ts, code, main, main);
    }
}
