package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.StringJoiner;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;

/** Loads, stores and deletions of variables, by the scope that the symbol table found. */
final class Variables extends Emitter {
    Variables(CodeGenerator g) {
        super(g);
    }

    /** {@code __debug__} cannot be bound. */
    void checkName(Span loc, String name, Ast.Context ctx) {
        if (ctx != Ast.Context.Load && name.equals("__debug__")) {
            throw g.error(loc, ctx == Ast.Context.Store ? "cannot assign to __debug__" : "cannot delete __debug__");
        }
    }

    void access(Span loc, String name, Ast.Context ctx) {
        checkName(loc, name, ctx);
        String mangled = unit().mangle(name);
        SymbolTableEntry ste = unit().ste;
        int scope = ste.scope(mangled);
        switch (scope) {
            case Symbols.FREE, Symbols.CELL -> accessCell(loc, mangled, ctx, scope == Symbols.CELL);
            case Symbols.LOCAL -> {
                if (ste.isFunctionLike() || unit().fastHidden.getOrDefault(mangled, false)) {
                    accessFast(loc, mangled, ctx);
                } else {
                    accessByName(loc, mangled, ctx);
                }
            }
            case Symbols.GLOBAL_EXPLICIT -> accessGlobal(loc, mangled, ctx, false);
            case Symbols.GLOBAL_IMPLICIT -> {
                if (ste.isFunctionLike()) {
                    accessGlobal(loc, mangled, ctx, ste.canSeeClassScope);
                } else {
                    accessByName(loc, mangled, ctx);
                }
            }
            default -> accessByName(loc, mangled, ctx);
        }
    }

    private void accessCell(Span loc, String name, Ast.Context ctx, boolean cell) {
        int opcode = switch (ctx) {
            case Store -> STORE_DEREF;
            case Del -> DELETE_DEREF;
            case Load -> {
                if (unit().isClassBlock() && unit().inlinedComprehensions == 0) {
                    op(loc, LOAD_LOCALS);
                    yield LOAD_FROM_DICT_OR_DEREF;
                }
                if (unit().ste.canSeeClassScope) {
                    loadClassDict(loc);
                    yield LOAD_FROM_DICT_OR_DEREF;
                }
                yield LOAD_DEREF;
            }
        };
        op(loc, opcode, CompilationUnit.index(cell ? unit().cellvars : unit().freevars, name));
    }

    private void loadClassDict(Span loc) {
        op(loc, LOAD_DEREF, CompilationUnit.index(unit().freevars, "__classdict__"));
    }

    private void accessFast(Span loc, String name, Ast.Context ctx) {
        int opcode = switch (ctx) {
            case Load -> LOAD_FAST;
            case Store -> STORE_FAST;
            case Del -> DELETE_FAST;
        };
        op(loc, opcode, CompilationUnit.index(unit().varnames, name));
    }

    private void accessGlobal(Span loc, String name, Ast.Context ctx, boolean classDictFirst) {
        switch (ctx) {
            case Load -> {
                if (classDictFirst) {
                    loadClassDict(loc);
                    op(loc, LOAD_FROM_DICT_OR_GLOBALS, CompilationUnit.index(unit().names, name));
                } else {
                    op(loc, LOAD_GLOBAL, CompilationUnit.index(unit().names, name) << 1);
                }
            }
            case Store -> op(loc, STORE_GLOBAL, CompilationUnit.index(unit().names, name));
            case Del -> op(loc, DELETE_GLOBAL, CompilationUnit.index(unit().names, name));
        }
    }

    private void accessByName(Span loc, String name, Ast.Context ctx) {
        int index = CompilationUnit.index(unit().names, name);
        switch (ctx) {
            case Load -> {
                if (unit().isClassBlock() && unit().inlinedComprehensions > 0) {
                    op(loc, LOAD_GLOBAL, index << 1);
                } else {
                    op(loc, LOAD_NAME, index);
                }
            }
            case Store -> op(loc, STORE_NAME, index);
            case Del -> op(loc, DELETE_NAME, index);
        }
    }

    /** The scope through which a nested function gets a name of this unit. */
    int closureScope(String name) {
        if (unit().scope == CompilationUnit.Scope.CLASS
                && (name.equals("__class__") || name.equals("__classdict__"))) {
            return Symbols.CELL;
        }
        return unit().ste.scope(name);
    }

    /** Loads the cell itself, for the closure of a nested function. */
    void loadClosure(Span loc, String name, PyCode function) {
        int scope = closureScope(name);
        Integer index = scope == Symbols.CELL ? unit().cellvars.get(name) : unit().freevars.get(name);
        if (index == null) {
            throw noCell(name, scope, function);
        }
        op(loc, LOAD_CLOSURE, index);
    }

    /** CPython 3.13's error for a scope it analyses wrongly: {@code __class__} in a comprehension in a class's body. */
    private PyException noCell(String name, int scope, PyCode function) {
        int first = function.localsPlusNames.length - function.freeCount;
        var free = new StringJoiner(", ", "(", function.freeCount == 1 ? ",)" : ")");
        for (int i = first; i < function.localsPlusNames.length; i++) {
            free.add("'" + function.localsPlusNames[i] + "'");
        }
        return Errors.systemError("compiler_lookup_arg(name='" + name + "') with reftype=" + scope + " failed in "
                + unit().name + "; freevars of code " + function.name + ": " + free);
    }
}
