package org.taipan.modules;

import org.taipan.bytecode.CodeFlags;
import org.taipan.interpreter.Eval;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrame;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code compile}, {@code eval} and {@code exec}: from text to code objects, and running these. */
public final class CodeRunner {
    /** With one that means nothing any more. */
    private static final int KNOWN_FLAGS = CodeFlags.FUTURE_MASK | PyCode.NESTED | CodeFlags.DONT_IMPLY_DEDENT
            | CodeFlags.TYPE_COMMENTS | CodeFlags.ALLOW_TOP_LEVEL_AWAIT | CodeFlags.ALLOW_INCOMPLETE_INPUT
            | CodeFlags.OPTIMIZED_AST;

    private CodeRunner() {
    }

    static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, boolean dontInherit,
            int optimize, int featureVersion) {
        Object name = FsPaths.fsDecode(ts, filename);
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw Errors.valueError("compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw Errors.valueError("compile(): invalid optimize value");
        }
        int level = optimize < 0 ? ts.interp.config.optimize : optimize;
        if (!dontInherit && ts.frame != null) {
            flags |= ts.frame.code.flags & CodeFlags.FUTURE_MASK;
        }
        boolean onlyAst = (flags & CodeFlags.ONLY_AST) != 0;
        switch (mode) {
            case "exec", "eval", "single" -> {
            }
            case "func_type" -> {
                if (!onlyAst) {
                    throw Errors.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                }
            }
            default -> throw Errors.valueError(onlyAst
                    ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                    : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (onlyAst && source instanceof org.taipan.modules.ast.PyAst
                && (flags & CodeFlags.OPTIMIZED_AST) != CodeFlags.OPTIMIZED_AST) {
            return source;
        }
        Audit.event(ts, "compile", source, name);
        return SourceCompiler.compile(ts, source, name, mode, flags, level, featureVersion);
    }

    /** Compiles the bytes of a module. */
    static PyCode compileBytes(ThreadState ts, byte[] source, Object filename) {
        return (PyCode) SourceCompiler.compile(ts, new PyBytes(source), filename, "exec", 0,
                ts.interp.config.optimize, -1);
    }

    // ---- running ----------------------------------------------------------------------------------------------------

    static Object eval(ThreadState ts, Object source, Object globals, Object locals) {
        PyDict g = globals(ts, globals, locals, "eval");
        Object l = locals != PyNone.NONE ? locals : globals == PyNone.NONE ? callerLocals(ts) : g;
        ensureBuiltins(ts, g);
        if (source instanceof PyCode code) {
            Audit.event(ts, "exec", code);
            if (code.freeCount > 0) {
                throw Errors.typeError("code object passed to eval() may not contain free variables");
            }
            return Eval.run(ts, code, g, l);
        }
        Object text = stripLeadingBlanks(ts, source);
        int flags = ts.frame == null ? 0 : ts.frame.code.flags & CodeFlags.FUTURE_MASK;
        PyCode code = (PyCode) SourceCompiler.compile(ts, text, "<string>", "eval", flags,
                ts.interp.config.optimize, -1);
        Audit.event(ts, "exec", code);
        return Eval.run(ts, code, g, l);
    }

    private static Object stripLeadingBlanks(ThreadState ts, Object source) {
        if (PyStr.check(source)) {
            String s = PyStr.toJava(source);
            int i = 0;
            while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
                i++;
            }
            return i == 0 ? source : PyStr.of(s.substring(i));
        }
        byte[] bytes = SourceCompiler.bytesOf(ts, source);
        if (bytes == null) {
            throw Errors.typeError("eval() arg 1 must be a string, bytes or code object");
        }
        int i = 0;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return new PyBytes(java.util.Arrays.copyOfRange(bytes, i, bytes.length));
    }

    static void exec(ThreadState ts, Object source, Object globals, Object locals, Object closure) {
        PyDict g = globals(ts, globals, locals, "exec");
        Object l = locals != PyNone.NONE ? locals : globals == PyNone.NONE ? callerLocals(ts) : g;
        ensureBuiltins(ts, g);
        if (source instanceof PyCode code) {
            PyCell[] cells = closure(code, closure);
            Audit.event(ts, "exec", code);
            Eval.run(ts, code, g, l, cells);
            return;
        }
        if (closure != PyNone.NONE) {
            throw Errors.typeError("closure argument can only be used if source is a code object");
        }
        if (!PyStr.check(source) && SourceCompiler.bytesOf(ts, source) == null) {
            throw Errors.typeError("exec() arg 1 must be a string, bytes or code object");
        }
        int flags = ts.frame == null ? 0 : ts.frame.code.flags & CodeFlags.FUTURE_MASK;
        PyCode code = (PyCode) SourceCompiler.compile(ts, source, "<string>", "exec", flags,
                ts.interp.config.optimize, -1);
        Audit.event(ts, "exec", code);
        Eval.run(ts, code, g, l);
    }

    private static PyCell[] closure(PyCode code, Object closure) {
        int free = code.freeCount;
        if (free == 0) {
            if (closure != PyNone.NONE) {
                throw Errors.typeError("cannot use a closure with this code object");
            }
            return null;
        }
        PyCell[] cells = new PyCell[free];
        boolean valid = closure instanceof PyTuple t && t.size() == free;
        for (int i = 0; valid && i < free; i++) {
            valid = ((PyTuple) closure).get(i) instanceof PyCell;
            if (valid) {
                cells[i] = (PyCell) ((PyTuple) closure).get(i);
            }
        }
        if (!valid) {
            throw Errors.typeError("code object requires a closure of exactly length " + free);
        }
        return cells;
    }

    private static PyDict globals(ThreadState ts, Object globals, Object locals, String function) {
        if (globals == PyNone.NONE) {
            PyFrame frame = ts.frame;
            if (frame == null) {
                throw Errors.systemError("globals and locals cannot be NULL");
            }
            return frame.globals();
        }
        if (locals != PyNone.NONE && !isMapping(locals)) {
            throw Errors.typeError(function.equals("eval") ? "locals must be a mapping"
                    : "exec() locals must be a mapping or None, not " + Obj.typeName(locals));
        }
        if (!(globals instanceof PyDict g)) {
            throw Errors.typeError(function.equals("exec") ? "exec() globals must be a dict, not " + Obj.typeName(globals)
                    : isMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)"
                            : "globals must be a dict");
        }
        return g;
    }

    private static boolean isMapping(Object o) {
        PyType type = PyObject.typeOf(o);
        return type.slot(org.taipan.objects.Slot.GETITEM) != null;
    }

    private static Object callerLocals(ThreadState ts) {
        return ts.frame.localsSnapshot(ts);
    }

    private static void ensureBuiltins(ThreadState ts, PyDict globals) {
        if (globals.getStr("__builtins__") == null) {
            PyFrame frame = ts.frame;
            globals.putStr("__builtins__", frame == null ? ts.interp.builtins : frame.builtins());
        }
    }
}
