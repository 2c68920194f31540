package org.taipan.modules;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.taipan.bytecode.CodeFlags;
import org.taipan.compiler.AstValidator;
import org.taipan.compiler.Compiler;
import org.taipan.compiler.CompilerFlags;
import org.taipan.compiler.SymbolTable;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Parser;
import org.taipan.frontend.SourceCodec;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.TokenIterator;
import org.taipan.frontend.WarningSink;
import org.taipan.modules.ast.AstFromPython;
import org.taipan.modules.ast.AstToPython;
import org.taipan.modules.ast.AstTypes;
import org.taipan.modules.ast.PyAst;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCode;
import org.taipan.types.PyStr;

/** From source, or an AST, to a code object or an AST, with errors and warnings as Python has them. */
final class SourceCompiler {
    private static final int COMPILER_FLAGS = CodeFlags.FUTURE_MASK | CodeFlags.ALLOW_TOP_LEVEL_AWAIT;

    private SourceCompiler() {
    }

    static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, int optimize,
            int featureVersion) {
        try {
            Ast.Mod tree = parse(ts, source, filename, mode, flags, featureVersion, parserWarnings(ts, filename));
            if ((flags & CodeFlags.ONLY_AST) == 0) {
                return code(ts, tree, filename, new CompilerFlags(flags & COMPILER_FLAGS), optimize);
            }
            boolean optimized = (flags & CodeFlags.OPTIMIZED_AST) == CodeFlags.OPTIMIZED_AST;
            return AstToPython.convert(ts, optimized
                    ? Compiler.optimizeTree(tree, new CompilerFlags(flags & COMPILER_FLAGS), optimize) : tree);
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, filename);
        }
    }

    /** Compiles the contents of a script, which is read line by line: its errors differ from those of {@code compile()}. */
    static PyCode compileScript(ThreadState ts, byte[] source, Object filename) {
        try {
            Parser.Options options = options(ts, filename, 0, -1);
            if (PyStr.toJava(filename).equals("<stdin>")) {
                options = options.withFileLine((line, encoding) -> SourceLines.lineOf(ts, source, line, encoding));
            }
            Ast.Mod tree = Parser.parseFile(source, PyStr.toJava(filename), options, parserWarnings(ts, filename));
            return code(ts, tree, filename, CompilerFlags.NONE, ts.interp.config.optimize);
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, filename);
        }
    }

    /**
     * Compiles one statement of an interactive session.
     *
     * @param filename what the code says where it comes from; errors of the parser say "<stdin>"
     * @return null at the end of input
     */
    static PyCode compileInteractive(ThreadState ts, TokenIterator.Lines lines, Supplier<Object> filename, int flags) {
        Object shown = "<stdin>";
        Ast.Mod tree;
        try {
            tree = Parser.parseInteractive(lines, options(ts, shown, flags, -1), parserWarnings(ts, shown));
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, shown);
        }
        if (tree == null) {
            return null;
        }
        Object name = filename.get();
        try {
            return code(ts, tree, name, new CompilerFlags(flags & COMPILER_FLAGS), ts.interp.config.optimize);
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, name);
        }
    }

    private static PyCode code(ThreadState ts, Ast.Mod tree, Object filename, CompilerFlags flags, int optimize) {
        WarningSink warnings = (category, message, line) -> isError(category,
                type -> Warnings.warnInContext(ts, type, message, filename, line));
        PyCode code = Compiler.compile(tree, PyStr.toJava(filename), flags, optimize, warnings);
        return ts.interp.config.debugRanges ? code : code.withoutColumns();
    }

    /** The symbol table of source. */
    static SymbolTable symbolTable(ThreadState ts, Object source, Object filename, String mode) {
        try {
            return Compiler.symbolTable(parse(ts, source, filename, mode, 0, -1, parserWarnings(ts, filename)), CompilerFlags.NONE);
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, filename);
        }
    }

    private static Parser.Options options(ThreadState ts, Object filename, int flags, int featureVersion) {
        return Parser.Options.DEFAULT
                .withFeatureVersion(featureVersion >= 0 && (flags & CodeFlags.ONLY_AST) != 0 ? featureVersion : 13)
                .withTypeComments((flags & CodeFlags.TYPE_COMMENTS) != 0)
                .withBarryAsFlufl((flags & CodeFlags.FUTURE_BARRY_AS_BDFL) != 0)
                .withDontImplyDedent((flags & CodeFlags.DONT_IMPLY_DEDENT) != 0)
                .withAllowIncompleteInput((flags & CodeFlags.ALLOW_INCOMPLETE_INPUT) != 0)
                .withMaxIntDigits(ts.interp.intMaxStrDigits)
                .withFileLine((line, encoding) -> SourceLines.lineWithEnd(ts, PyStr.toJava(filename), line, encoding))
                .withCodec((bytes, encoding) -> decode(ts, bytes, encoding));
    }

    private static Ast.Mod parse(ThreadState ts, Object source, Object filename, String mode, int flags,
            int featureVersion, WarningSink warnings) {
        Parser.Mode m = Parser.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        Parser.Options options = options(ts, filename, flags, featureVersion);
        if (source instanceof PyAst) {
            return tree(ts, source, mode);
        }
        if (PyStr.check(source)) {
            return Parser.parse(PyStr.toJava(source), m, options, warnings);
        }
        byte[] bytes = bytesOf(ts, source);
        if (bytes == null) {
            throw Errors.typeError("compile() arg 1 must be a string, bytes or AST object");
        }
        return Parser.parse(bytes, m, options, warnings);
    }

    /** The tree behind Python's nodes, which must be what {@code mode} wants. */
    private static Ast.Mod tree(ThreadState ts, Object source, String mode) {
        String wanted = switch (mode) {
            case "exec" -> "Module";
            case "eval" -> "Expression";
            case "single" -> "Interactive";
            default -> "FunctionType";
        };
        if (!AstTypes.isInstance(ts, source, wanted)) {
            throw Errors.typeError("expected " + wanted + " node, got " + PyObject.typeOf(source).name());
        }
        Ast.Mod tree = AstFromPython.convert(ts, source);
        AstValidator.validate(tree);
        return tree;
    }

    /** Decodes a source with the codecs Python code knows. */
    private static String decode(ThreadState ts, byte[] source, String encoding) {
        try {
            return PyStr.toJava(Call.methodNamed(ts, new PyBytes(source), "decode", PyStr.of(encoding)));
        } catch (PyException e) {
            if (e.matches(Exc.LookupError)) {
                throw new SourceCodec.Failure("unknown encoding: " + encoding);
            }
            if (e.matches(Exc.UnicodeError)) {
                throw new SourceCodec.Failure(Obj.strJava(ts, e.value));
            }
            throw e;
        }
    }

    /** The bytes of a bytes-like object, or null. */
    static byte[] bytesOf(ThreadState ts, Object source) {
        return source instanceof PyBytes b ? b.value() : Buffers.isExporter(source) ? Buffers.toBytes(ts, source) : null;
    }

    /** Issues warnings as those of the tokenizer and the parser. */
    static WarningSink parserWarnings(ThreadState ts, Object filename) {
        return (category, message, line) -> isError(category,
                type -> Warnings.warnExplicit(ts, type, message, filename, line));
    }

    /** Issues a warning; true if it became an error. */
    private static boolean isError(String category, Consumer<PyType> issue) {
        PyType type = category.equals("SyntaxWarning") ? Exc.SyntaxWarning : Exc.DeprecationWarning;
        try {
            issue.accept(type);
            return false;
        } catch (PyException e) {
            if (e.matches(type)) {
                return true;
            }
            throw e;
        }
    }
}
