package org.taipan.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.taipan.compiler.SymbolTableEntry.BlockType;

/** One code object being made. */
final class CompilationUnit {
    enum Scope {
        MODULE, CLASS, FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION, TYPE_PARAMETERS
    }

    final Scope scope;
    final SymbolTableEntry ste;
    final String name;
    final int firstLine;
    final InstructionSequence code = new InstructionSequence();
    final ConstantTable consts;
    final LinkedHashMap<String, Integer> names = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> varnames = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> cellvars;
    /** Numbered on from the cells. */
    final LinkedHashMap<String, Integer> freevars;
    /** The sequences of the units inside, where someone asked to keep them. */
    final ArrayList<CompilerStages.Generated> nested = new ArrayList<>();
    /** Names that inlined comprehensions use as fast locals in a block without them; true while one does. */
    final HashMap<String, Boolean> fastHidden = new HashMap<>();
    /** The statements around the present one that need work to leave. */
    final ArrayList<FrameBlock> blocks = new ArrayList<>();
    /** In a class: the attributes that methods assign on self. */
    final TreeSet<String> staticAttributes = new TreeSet<>(Names.ORDER);
    /** The class that names are mangled with, or null. */
    String className;
    String qualname;
    int inlinedComprehensions;
    int argCount;
    int posOnlyArgCount;
    int kwOnlyArgCount;

    CompilationUnit(Scope scope, SymbolTableEntry ste, String name, int firstLine, ConstantCache cache) {
        this.scope = scope;
        this.ste = ste;
        this.name = name;
        this.firstLine = firstLine;
        consts = new ConstantTable(cache);
        ste.parameters.forEach(p -> varnames.put(p, varnames.size()));
        cellvars = select(Symbols.CELL, Symbols.DEF_COMP_CELL, 0);
        if (ste.needsClassClosure) {
            cellvars.putIfAbsent("__class__", cellvars.size());
        }
        if (ste.needsClassDict) {
            cellvars.putIfAbsent("__classdict__", cellvars.size());
        }
        freevars = select(Symbols.FREE, Symbols.DEF_FREE_CLASS, cellvars.size());
    }

    /** A unit whose instructions come from elsewhere. */
    CompilationUnit(String name, int firstLine, ConstantTable consts, LinkedHashMap<String, Integer> cellvars,
            LinkedHashMap<String, Integer> freevars) {
        this.scope = null;
        this.ste = null;
        this.name = name;
        this.firstLine = firstLine;
        this.consts = consts;
        this.cellvars = cellvars;
        this.freevars = freevars;
    }

    /** The names of a scope or with a flag, sorted, numbered from {@code offset}. */
    private LinkedHashMap<String, Integer> select(int wantedScope, int flag, int offset) {
        var sorted = new TreeMap<String, Integer>(Names.ORDER);
        for (Map.Entry<String, Integer> symbol : ste.symbols.entrySet()) {
            if (Symbols.scope(symbol.getValue()) == wantedScope || (symbol.getValue() & flag) != 0) {
                sorted.put(symbol.getKey(), 0);
            }
        }
        var selected = new LinkedHashMap<String, Integer>();
        for (String key : sorted.keySet()) {
            selected.put(key, offset + selected.size());
        }
        return selected;
    }

    /** The number of a name in one of the tables above, which it is added to if it is new. */
    static int index(LinkedHashMap<String, Integer> table, String name) {
        Integer index = table.get(name);
        if (index == null) {
            index = table.size();
            table.put(name, index);
        }
        return index;
    }

    String mangle(String plain) {
        return ste.mangle(className, plain);
    }

    boolean isClassBlock() {
        return ste.type == BlockType.CLASS;
    }
}
