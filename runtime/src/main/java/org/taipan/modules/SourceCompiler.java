package org.taipan.modules;

import org.taipan.compiler.Compiler;
import org.taipan.compiler.CompilerFlags;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Parser;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.WarningSink;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** From source, or an AST, to a code object or an AST, with errors and warnings as Python has them. */
final class SourceCompiler {
    private SourceCompiler() {
    }

    static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, int optimize,
            int featureVersion) {
        WarningSink warnings = (category, message, line) -> warn(ts, category, message, filename, line);
        try {
            Ast.Mod tree = parse(source, mode, flags, featureVersion, warnings);
            return Compiler.compile(tree, PyStr.toJava(filename), CompilerFlags.of(flags), optimize, warnings);
        } catch (SyntaxErrorException e) {
            throw raise(ts, e, filename);
        }
    }

    private static Ast.Mod parse(Object source, String mode, int flags, int featureVersion, WarningSink warnings) {
        Parser.Mode m = Parser.Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT));
        Parser.Flags f = Parser.Flags.of(flags, featureVersion);
        if (PyStr.check(source)) {
            return Parser.parse(PyStr.toJava(source), m, f, warnings);
        }
        byte[] bytes = bytesOf(source);
        if (bytes == null) {
            throw Errors.typeError("compile() arg 1 must be a string, bytes or AST object");
        }
        return Parser.parse(bytes, m, f, warnings);
    }

    /** The bytes of a bytes-like object, or null. */
    static byte[] bytesOf(Object source) {
        return source instanceof PyBytes b ? b.value() : PyBytes.bytesOrNull(source);
    }

    private static boolean warn(ThreadState ts, String category, String message, Object filename, int line) {
        PyType type = category.equals("SyntaxWarning") ? Exc.SyntaxWarning : Exc.DeprecationWarning;
        try {
            Warnings.warnExplicit(ts, type, message, filename, line);
            return false;
        } catch (PyException e) {
            if (e.matches(type)) {
                return true;
            }
            throw e;
        }
    }

    private static PyException raise(ThreadState ts, SyntaxErrorException e, Object filename) {
        PyType type = switch (e.kind) {
            case SyntaxError -> Exc.SyntaxError;
            case IndentationError -> Exc.IndentationError;
            case TabError -> Exc.TabError;
            case IncompleteInputError -> Exc._IncompleteInputError;
            case MemoryError -> Exc.MemoryError;
            case ValueError -> Exc.ValueError;
            case OverflowError -> Exc.OverflowError;
            case UnicodeEncodeError -> Exc.ValueError;
            case KeyboardInterrupt -> Exc.KeyboardInterrupt;
        };
        Object message = PyStr.of(e.getMessage());
        if (!e.hasLocation) {
            return e.getMessage().isEmpty() ? Errors.of(type, new Object[0]) : Errors.of(type, new Object[] {message});
        }
        PyTuple details = new PyTuple(filename, (long) e.line, (long) e.offset,
                e.text == null ? PyNone.NONE : PyStr.of(e.text), (long) e.endLine, (long) e.endOffset);
        return new PyException((PyBaseException) Call.call(ts, type, message, details));
    }
}
