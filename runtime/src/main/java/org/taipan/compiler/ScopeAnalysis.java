package org.taipan.compiler;

import static org.taipan.compiler.Symbols.*;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.taipan.compiler.SymbolTableEntry.BlockType;
import org.taipan.compiler.SymbolTableEntry.Comprehension;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.ops.Errors;

/**
 * The second pass over the symbol table: decides the scope of every name, finds the cells, and merges comprehensions
 * that will be inlined (PEP 709) into the blocks around them.
 */
final class ScopeAnalysis {
    /** What the blocks around a block say about names; {@code bound} is null at module level. */
    private record Outer(Set<String> bound, Set<String> global, Set<String> typeParams, SymbolTableEntry classEntry) {
    }

    void analyze(SymbolTableEntry top) {
        analyzeBlock(top, new Outer(null, new HashSet<>(), new HashSet<>(), null));
    }

    /** Analyses a block whose {@code outer} sets it may change. Returns the names that must be free around it. */
    private Set<String> analyzeBlock(SymbolTableEntry ste, Outer outer) {
        var scopes = new LinkedHashMap<String, Integer>();
        var local = new HashSet<String>();
        var free = new LinkedHashSet<String>();
        var inlinedCells = new HashSet<String>();
        boolean isClass = ste.type == BlockType.CLASS;
        // Names bound in a class are not visible in its methods: those see what is around the class.
        Set<String> childGlobal = isClass ? new HashSet<>(outer.global) : null;
        Set<String> childBound = isClass ? copy(outer.bound) : null;

        for (Map.Entry<String, Integer> symbol : ste.symbols.entrySet()) {
            scopes.put(symbol.getKey(), scopeOf(ste, symbol.getKey(), symbol.getValue(), outer, local, free));
        }
        if (isClass) {
            childBound.add("__class__");
            childBound.add("__classdict__");
        } else {
            childBound = copy(outer.bound);
            if (ste.isFunctionLike()) {
                childBound.addAll(local);
            }
            childGlobal = new HashSet<>(outer.global);
        }
        Set<String> childFree = new LinkedHashSet<>();
        for (SymbolTableEntry child : ste.children) {
            SymbolTableEntry classEntry = !child.canSeeClassScope ? null : isClass ? ste : outer.classEntry;
            boolean inline = child.comprehension != Comprehension.NONE && !child.generator && !ste.canSeeClassScope;
            Set<String> fromChild = analyzeBlock(child, new Outer(new HashSet<>(childBound),
                    new HashSet<>(childGlobal), new HashSet<>(outer.typeParams), classEntry));
            if (inline) {
                // Names free in earlier siblings stay in the set the comprehension sees.
                fromChild.addAll(childFree);
                inlineComprehension(ste, child, scopes, fromChild, inlinedCells);
                child.comprehensionInlined = true;
            }
            childFree.addAll(fromChild);
            if (child.free || child.childFree) {
                ste.childFree = true;
            }
        }
        spliceInlined(ste);
        if (ste.isFunctionLike()) {
            findCells(scopes, childFree, inlinedCells);
        } else if (isClass) {
            ste.needsClassClosure |= childFree.remove("__class__");
            ste.needsClassDict |= childFree.remove("__classdict__");
        }
        record(ste, scopes, outer.bound, childFree, inlinedCells);
        free.addAll(childFree);
        return free;
    }

    private static Set<String> copy(Set<String> names) {
        return names == null ? new HashSet<>() : new HashSet<>(names);
    }

    private static int scopeOf(SymbolTableEntry ste, String name, int flags, Outer outer, Set<String> local,
            Set<String> free) {
        if ((flags & DEF_GLOBAL) != 0) {
            if ((flags & DEF_NONLOCAL) != 0) {
                throw atDirective(ste, name, "name '" + name + "' is nonlocal and global");
            }
            outer.global.add(name);
            if (outer.bound != null) {
                outer.bound.remove(name);
            }
            return GLOBAL_EXPLICIT;
        }
        if ((flags & DEF_NONLOCAL) != 0) {
            if (outer.bound == null) {
                throw atDirective(ste, name, "nonlocal declaration not allowed at module level");
            }
            if (!outer.bound.contains(name)) {
                throw atDirective(ste, name, "no binding for nonlocal '" + name + "' found");
            }
            if (outer.typeParams.contains(name)) {
                throw atDirective(ste, name, "nonlocal binding not allowed for type parameter '" + name + "'");
            }
            ste.free = true;
            free.add(name);
            return FREE;
        }
        if ((flags & DEF_BOUND) != 0) {
            local.add(name);
            outer.global.remove(name);
            if ((flags & DEF_TYPE_PARAM) != 0) {
                outer.typeParams.add(name);
            } else {
                outer.typeParams.remove(name);
            }
            return LOCAL;
        }
        if (outer.classEntry != null) {
            // The class namespace is looked at first, so functions around the class must not provide the name.
            int inClass = outer.classEntry.symbol(name);
            if ((inClass & DEF_GLOBAL) != 0) {
                return GLOBAL_EXPLICIT;
            }
            if ((inClass & DEF_BOUND) != 0 && (inClass & DEF_NONLOCAL) == 0) {
                return GLOBAL_IMPLICIT;
            }
        }
        if (outer.bound != null && outer.bound.contains(name)) {
            ste.free = true;
            free.add(name);
            return FREE;
        }
        if (ste.nested && !outer.global.contains(name)) {
            ste.free = true;
        }
        return GLOBAL_IMPLICIT;
    }

    private static SyntaxErrorException atDirective(SymbolTableEntry ste, String name, String message) {
        for (SymbolTableEntry.Directive directive : ste.directives) {
            if (directive.name().equals(name)) {
                return CompileErrors.symbolError(directive.span(), message);
            }
        }
        throw Errors.runtimeError("BUG: internal directive bookkeeping broken");
    }

    private static void inlineComprehension(SymbolTableEntry ste, SymbolTableEntry comp, Map<String, Integer> scopes,
            Set<String> compFree, Set<String> inlinedCells) {
        boolean dropClass = false;
        for (Map.Entry<String, Integer> symbol : comp.symbols.entrySet()) {
            String name = symbol.getKey();
            int flags = symbol.getValue();
            if ((flags & DEF_PARAM) != 0) {
                continue;
            }
            int scope = scope(flags);
            int plainFlags = flags & (1 << SCOPE_OFFSET) - 1;
            if (scope == CELL || (plainFlags & DEF_COMP_CELL) != 0) {
                inlinedCells.add(name);
            }
            if (scope == FREE && ste.type == BlockType.CLASS && name.equals("__class__")) {
                // __class__ is never free through a class.
                scope = GLOBAL_IMPLICIT;
                compFree.remove(name);
                dropClass = true;
            }
            Integer existing = ste.symbols.get(name);
            if (existing == null) {
                ste.symbols.put(name, plainFlags);
                scopes.put(name, scope);
            } else if ((existing & DEF_BOUND) != 0 && ste.type != BlockType.CLASS && !isFreeInChild(comp, name)) {
                compFree.remove(name);
            }
        }
        comp.free = !compFree.isEmpty();
        if (dropClass) {
            comp.symbols.remove("__class__");
        }
    }

    private static boolean isFreeInChild(SymbolTableEntry entry, String name) {
        for (SymbolTableEntry child : entry.children) {
            if (child.scope(name) == FREE) {
                return true;
            }
        }
        return false;
    }

    /** Puts the children of inlined comprehensions in their places. */
    private static void spliceInlined(SymbolTableEntry ste) {
        for (int i = ste.children.size() - 1; i >= 0; i--) {
            SymbolTableEntry child = ste.children.get(i);
            if (child.comprehensionInlined) {
                ste.children.remove(i);
                ste.children.addAll(i, child.children);
            }
        }
    }

    /** A local that is free further in is a cell here, and no longer free. */
    private static void findCells(Map<String, Integer> scopes, Set<String> free, Set<String> inlinedCells) {
        for (Map.Entry<String, Integer> scope : scopes.entrySet()) {
            String name = scope.getKey();
            if (scope.getValue() == LOCAL && (free.contains(name) || inlinedCells.contains(name))) {
                scope.setValue(CELL);
                free.remove(name);
            }
        }
    }

    private static void record(SymbolTableEntry ste, Map<String, Integer> scopes, Set<String> bound, Set<String> free,
            Set<String> inlinedCells) {
        for (Map.Entry<String, Integer> symbol : ste.symbols.entrySet()) {
            String name = symbol.getKey();
            int flags = symbol.getValue() | (inlinedCells.contains(name) ? DEF_COMP_CELL : 0);
            symbol.setValue(flags | scopes.get(name) << SCOPE_OFFSET);
        }
        boolean classLike = ste.type == BlockType.CLASS || ste.canSeeClassScope;
        for (String name : free) {
            Integer symbol = ste.symbols.get(name);
            if (symbol != null) {
                if (classLike) {
                    ste.symbols.put(name, symbol | DEF_FREE_CLASS);
                }
            } else if (bound == null || bound.contains(name)) {
                ste.symbols.put(name, FREE << SCOPE_OFFSET);
            }
        }
    }
}
