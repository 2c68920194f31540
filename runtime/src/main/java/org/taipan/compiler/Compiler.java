package org.taipan.compiler;

import org.taipan.frontend.Ast;
import org.taipan.frontend.WarningSink;
import org.taipan.types.PyCode;
import org.taipan.types.PyStr;

/** Compiles syntax trees to code objects that equal CPython 3.13's. */
public final class Compiler {
    private Compiler() {
    }

    /**
     * Compiles a module, an expression or interactive input.
     *
     * @param filename what the code objects say where they come from
     * @param optimize as {@code -O}: 1 drops assertions, 2 docstrings too
     * @throws org.taipan.frontend.SyntaxErrorException for what the grammar allows and the language does not, and with
     *         kind RecursionError for a tree that is too deep
     */
    public static PyCode compile(Ast.Mod mod, String filename, CompilerFlags flags, int optimize,
            WarningSink warnings) {
        try {
            Future future = future(mod, flags);
            Ast.Mod optimized = AstOptimizer.optimize(mod, optimize, future.features());
            SymbolTable symbols = SymbolTable.build(optimized, future);
            return new CodeGenerator(symbols, future, flags.bits() | future.features(), optimize,
                    PyStr.of(filename), warnings).module(optimized);
        } catch (StackOverflowError e) {
            throw CompileErrors.tooDeep();
        }
    }

    /** The tree with constants folded, as {@code ast.parse(optimize=…)} wants it. */
    public static Ast.Mod optimizeTree(Ast.Mod mod, CompilerFlags flags, int optimize) {
        try {
            return AstOptimizer.optimize(mod, optimize, future(mod, flags).features());
        } catch (StackOverflowError e) {
            throw CompileErrors.tooDeep();
        }
    }

    /** The symbol table of a tree, for the {@code symtable} module. */
    public static SymbolTable symbolTable(Ast.Mod mod, CompilerFlags flags) {
        try {
            return SymbolTable.build(mod, future(mod, flags));
        } catch (StackOverflowError e) {
            throw CompileErrors.tooDeep();
        }
    }

    private static Future future(Ast.Mod mod, CompilerFlags flags) {
        Future own = Future.of(mod);
        return new Future(own.features() | flags.bits(), own.location());
    }
}
