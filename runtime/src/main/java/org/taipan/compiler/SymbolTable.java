package org.taipan.compiler;

import java.util.IdentityHashMap;
import org.taipan.frontend.Ast;

/**
 * The scopes of a module, one {@link SymbolTableEntry} a block, found by the syntax tree node that opens the block:
 * statement, expression, list of type parameters, or type parameter. CPython's symtable.c.
 */
public final class SymbolTable {
    private final IdentityHashMap<Object, SymbolTableEntry> blocks = new IdentityHashMap<>();
    /** A type variable may have two scopes of its own: one for its bound, in {@link #blocks}, one for its default. */
    private final IdentityHashMap<Ast.TypeVar, SymbolTableEntry> defaults = new IdentityHashMap<>();
    SymbolTableEntry top;

    SymbolTable() {
    }

    /**
     * Analyses a tree.
     *
     * @throws org.taipan.frontend.SyntaxErrorException for contradicting declarations and misplaced expressions
     */
    static SymbolTable build(Ast.Mod mod, Future future) {
        var table = new SymbolTable();
        new SymbolTableBuilder(table, future).build(mod);
        new ScopeAnalysis().analyze(table.top);
        return table;
    }

    /** The module's block. */
    public SymbolTableEntry top() {
        return top;
    }

    SymbolTableEntry block(Object node) {
        return blocks.get(node);
    }

    SymbolTableEntry defaultBlock(Ast.TypeVar node) {
        return defaults.get(node);
    }

    void put(Object node, SymbolTableEntry entry) {
        blocks.put(node, entry);
    }

    void putDefault(Ast.TypeVar node, SymbolTableEntry entry) {
        defaults.put(node, entry);
    }
}
